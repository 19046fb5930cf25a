"""A backup becomes a register again, in a new folder. It may not sign before it was compared (``comparing``).

The whole backup is read and checked before anything is written. Then a mark says that the folder is being filled; the
settings, without which nobody takes it for a register, come last, and the mark goes. Whoever is killed on the way
leaves the mark: the same restore begins again from the beginning.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from openroll.core.canonical import JSON, decode
from openroll.core.clock import Clock, rfc3339
from openroll.core.durable import make_folder, sync_folder, write_file
from openroll.core.errors import N_, Refusal, UnusableInput
from openroll.log.fact import fact_hash
from openroll.publish.deskschema import DESK, DESK_CHECKSUM
from openroll.publish.rollfile import CHECKSUM, ROLL, hash_file
from openroll.site import restored
from openroll.site.backup import DATABASE, DUMP
from openroll.site.backup_file import Backup, extract, read_backup, read_file
from openroll.site.private_database import ask_postgresql, fill_database, open_database
from openroll.site.register import SETTINGS_FILE, Register, load

READING = N_("Reading and checking the backup")
WRITING = N_("Writing the files")
FILLING = N_("Filling the private database")
MARK = "restoring"
_URL = re.compile(r'^url\s*=\s*".*"[ \t]*$', re.MULTILINE)

Progress = Callable[[str, int, int], None]


def restore(
    path: Path, folder: Path, *, clock: Clock, database: str = "", progress: Progress | None = None
) -> Register:
    """Make the register of the backup at ``path`` in ``folder``, which is new or empty; return it, not yet compared.

    A restore of the same backup that was stopped begins again; one that was done is left as it is. ``database`` is
    the address of an empty PostgreSQL database, for a backup of one (without it, the one that the settings name).
    Raises DamagedBackup before anything is written, Refusal when the folder holds anything else, UnusableInput.
    """
    show = progress or (lambda stage, done, total: None)
    try:
        backup = read_backup(path, lambda done, total: show(READING, done, total))
    except OSError as error:
        detail = error.strerror or str(error)
        raise UnusableInput(N_("{path} cannot be read: {detail}."), path=str(path), detail=detail) from error
    if _is_done(folder, backup):
        return load(folder)
    register = _settings(backup, folder, database)
    filled = _is_filled(register, backup)
    _begin(folder, backup)
    _write(register, backup, clock, show)
    _fill(register, show, filled=filled)
    _finish(register, backup, database)
    return load(folder)


def ready(register: Register, clock: Clock) -> None:
    """Use the restored private database, brought to this version; its copy is the backup itself."""
    open_database(register, now=clock.now(), backed_up=True, compared=False)


def _is_done(folder: Path, backup: Backup) -> bool:
    """Tell whether ``folder`` is this backup, restored and not compared yet."""
    if (folder / MARK).exists() or not (folder / SETTINGS_FILE).exists():
        return False
    known = restored.read(folder / "private")
    if known is None or known.get("digest") != backup.digest:
        return False
    if known["state"] == restored.COMPARED:
        raise Refusal(
            N_("{folder} was restored from this backup and compared already. Nothing was changed."),
            folder=str(folder),
        )
    return True


def _settings(backup: Backup, folder: Path, database: str) -> Register:
    """Return the register that ``folder`` will be. Raises UnusableInput before anything is written."""
    with tempfile.TemporaryDirectory(prefix="openroll-settings-") as scratch:
        write_file(Path(scratch) / SETTINGS_FILE, _settings_text(backup, database), mode=0o600)
        register = replace(load(Path(scratch)), folder=folder)
    kind = backup.text("database")
    if database and not database.startswith(("postgresql://", "postgres://")):
        raise UnusableInput(N_("The database address must start with postgresql://."))
    if (kind == "postgresql") != bool(register.database):
        raise UnusableInput(
            N_("The backup is one of a PostgreSQL database: give an empty one with --database.")
            if kind == "postgresql"
            else N_("The backup is one of a SQLite database, and is restored without --database.")
        )
    return register


def _settings_text(backup: Backup, database: str) -> bytes:
    text = read_file(backup, SETTINGS_FILE).decode("utf-8")
    return (settings_with_database(text, database) if database else text).encode()


def settings_with_database(text: str, database: str) -> str:
    """Return the settings ``text`` with ``database`` as the address of the private database."""
    before, section, after = text.partition("[database]\n")
    written = 'url = "' + database.replace("\\", "\\\\").replace('"', '\\"') + '"'
    inside, following, rest = after.partition("\n[")
    inside = _URL.sub(lambda _: written, inside, count=1) if _URL.search(inside) else f"{written}\n{inside}"
    return "".join((before, section or "\n[database]\n", inside, following, rest))


def _begin(folder: Path, backup: Backup) -> None:
    """Mark ``folder``, which is new or empty, as being filled; empty it of a restore that was stopped."""
    mark = folder / MARK
    if mark.exists():
        if mark.read_text() != backup.digest:
            raise Refusal(
                N_("{folder} holds half a restore of another backup. Nothing was changed."),
                folder=str(folder),
            )
        for path in folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path != mark:
                path.unlink()
    elif folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(
            N_("{folder} is not empty. A backup is restored into a new folder only; nothing was changed."),
            folder=str(folder),
        )
    make_folder(folder)
    write_file(mark, backup.digest.encode(), mode=0o600)


def _write(register: Register, backup: Backup, clock: Clock, show: Progress) -> None:
    """Write every file of ``backup`` but the settings; first of all that the register may not sign."""
    make_folder(register.private, 0o700)
    for folder in (register.private / "log", register.evidence, register.private / "run"):
        make_folder(folder, 0o700)
    make_folder(register.public)
    known: dict[str, JSON] = {
        "state": restored.NOT_COMPARED,
        "backup": str(backup.path.absolute()),
        "digest": backup.digest,
        "restored_at": rfc3339(clock.now()),
        "made_at": backup.text("at"),
        "key": backup.text("key"),
        "facts": backup.number("facts"),
        "lost_before": _lost_before(backup),
    }
    restored.write(register.private, known)

    def place(name: str) -> Path | None:
        return None if name in (SETTINGS_FILE, f"private/{restored.FILE}") else register.folder / name

    extract(backup, place, lambda done, total: show(WRITING, done, total))
    _open_to_all(register.public)
    for name, checksum in ((ROLL, CHECKSUM), (DESK, DESK_CHECKSUM)):
        table = register.public / name
        if table.exists():
            table.chmod(0o644)
            write_file(register.public / checksum, hash_file(table).encode() + b"\n")
    os.sync()  # one wait for all of them


def _lost_before(backup: Backup) -> dict[str, JSON]:
    """Return what earlier restores of the register had lost: the digests by the index of their fact."""
    name = f"private/{restored.FILE}"
    known = decode(read_file(backup, name)) if name in backup.files else None
    if not isinstance(known, dict):
        return {}
    lists = (known.get("lost_before"), known.get("lost_withheld"))
    return {index: lost for each in lists if isinstance(each, dict) for index, lost in each.items()}


def _open_to_all(public: Path) -> None:
    for at, _, names in os.walk(public):
        Path(at).chmod(0o755)
        for name in names:
            (Path(at) / name).chmod(0o444)


def _fill(register: Register, show: Progress, *, filled: bool) -> None:
    """Bring the private database back: a file that is there already, or PostgreSQL's, unless it is ``filled``."""
    if register.database:
        show(FILLING, 0, 1)
        if not filled:
            fill_database(register, register.folder / DUMP)
        (register.folder / DUMP).unlink()
    elif not (register.folder / DATABASE).exists():
        raise UnusableInput(N_("{path} is missing in the backup."), path=DATABASE)


def _is_filled(register: Register, backup: Backup) -> bool:
    """Tell whether PostgreSQL's database is that of ``backup``: a restore was killed behind its filling.

    Raises Refusal when it holds anything else.
    """
    if not register.database:
        return False
    tables = ask_postgresql(
        register, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
    )
    if not tables:
        return False
    facts = backup.number("facts")
    if (register.folder / MARK).exists() and ("roll_fact",) in tables:
        held = ask_postgresql(register, 'SELECT data FROM roll_fact WHERE "index" = %s', facts - 1)
        if [fact_hash(bytes(data)) for (data,) in held] == [backup.text("newest")]:
            return True
    raise Refusal(
        N_("The database is not empty. A backup is restored into an empty one; nothing was changed in it.")
    )


def _finish(register: Register, backup: Backup, database: str) -> None:
    write_file(register.folder / SETTINGS_FILE, _settings_text(backup, database), mode=0o600)
    (register.folder / MARK).unlink()
    sync_folder(register.folder)
