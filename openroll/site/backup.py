"""A backup of a register that is being served and written to: one file, from which all of it can be restored.

The order of copying makes it one state. What signs waits for a moment: under the log's lock the small public files,
the entries with their proofs, the staged log and the keys are copied. Then the private database, which holds at least
the facts of that log; then evidence, which is kept before the database names it. So the database is never behind the
log, and what is public is never ahead of it. Tiles never change.

What is left out is made again: level files and disclosures (from the log and the database), sockets, locks, and the
copies that were made before upgrades.
"""

import os
import re
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openroll import __version__
from openroll.core.canonical import JSON
from openroll.core.clock import Clock, rfc3339
from openroll.core.durable import FolderLock
from openroll.core.errors import N_, Refusal, UnusableInput
from openroll.publish import disclosures
from openroll.publish.deskschema import DESK
from openroll.publish.directory import CHECKPOINT, KEY
from openroll.publish.rollfile import ROLL
from openroll.roll.backup_files import ENDING
from openroll.site import keys
from openroll.site.backup_file import BackupWriter, is_name
from openroll.site.private_database import copy_database, copy_sqlite, use_present
from openroll.site.register import Register

COPYING_LOG = N_("Copying the log and the entries")
COPYING_DATABASE = N_("Copying the private database")
COPYING_FILES = N_("Copying evidence and tiles")
DUMP = "database.pgdump"
DATABASE = "private/register.sqlite3"
LOG = "private/log/log.sqlite3"
# What is made again, or means something only to the process that wrote it.
LEFT_OUT = {"run", "backups", "restored", "comparing", "log/levels", "log/lock"}
TILES = "tile"
LOCK_SECONDS = 60.0

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Made:
    """A backup that was made."""

    path: Path
    size: int
    facts: int
    with_keys: bool


def back_up(
    register: Register,
    out: Path,
    *,
    clock: Clock,
    with_keys: bool = True,
    progress: Progress | None = None,
) -> Made:
    """Copy ``register`` into the new file ``out``, or into a file in the folder ``out`` named by register and day;
    the second one of a day by its time too.

    Nothing has the name ``out`` before all of it is there. Raises Refusal when it is there already, Conflict when the
    log is not free for a minute, UnusableInput, NotCopied, OSError.
    """
    now = clock.now()
    path = _in_folder(out, register, now) if out.is_dir() else out
    if path.resolve().is_relative_to(register.public.resolve()):
        raise UnusableInput(N_("{path} would be public, and a backup holds secrets."), path=str(path))
    show = progress or (lambda stage, done, total: None)
    with BackupWriter(path) as writer:
        # Beside the backup: where it fits, its parts fit.
        with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as scratch:
            about = _Copying(register, writer, Path(scratch), show, with_keys=with_keys).run()
        writer.finish(
            {
                **about,
                "at": rfc3339(now),
                "name": register.name,
                "origin": register.origin,
                "software": __version__,
                "keys": with_keys,
            }
        )
    facts = about["facts"]
    return Made(path, path.stat().st_size, facts if isinstance(facts, int) else 0, with_keys)


def _in_folder(folder: Path, register: Register, now: datetime) -> Path:
    name = register.folder.resolve().name
    path = folder / f"{name}-{now:%Y-%m-%d}{ENDING}"
    return folder / f"{name}-{now:%Y-%m-%dT%H%M%SZ}{ENDING}" if path.exists() else path


class _Copying:
    def __init__(
        self, register: Register, writer: BackupWriter, scratch: Path, show: Progress, *, with_keys: bool
    ) -> None:
        self._register = register
        self._writer = writer
        self._scratch = scratch
        self._show = show
        self._with_keys = with_keys
        self._done: set[str] = set()

    def run(self) -> dict[str, JSON]:
        """Copy everything; return what the manifest says of it."""
        register = self._register
        with keys.held(register, LOCK_SECONDS), FolderLock(register.private / "log" / "lock", LOCK_SECONDS):
            self._show(COPYING_LOG, 0, 1)
            self._settings()
            self._public()
            self._sqlite(LOG)
            self._keys()
            key = (register.public / KEY).read_text().strip()
            tiles = sorted(_files(register.public / TILES))
            for name in tiles:
                if ".p/" in name:  # a partial tile may go as soon as a full one is there
                    self._add(f"public/{TILES}/{name}", register.public / TILES / name)
        about = self._about_log()
        self._show(COPYING_DATABASE, 0, 1)
        about |= self._database()
        if about["facts"] < about["size"]:  # type: ignore[operator]  # both are counts
            raise Refusal(
                N_(
                    "The private database holds {committed} facts and the log {size}: is it an old copy? "
                    "Nothing has been changed."
                ),
                committed=about["facts"],
                size=about["size"],
            )
        self._rest([f"public/{TILES}/{name}" for name in tiles])
        return {**about, "key": key}

    def _settings(self) -> None:
        """Copy the settings, and what lies beside them: a policy, the witnesses."""
        folder = self._register.folder
        for path in sorted(folder.iterdir()):
            if path.is_file() and not path.name.startswith(".") and path.suffix != ENDING:
                self._add(path.name, path)
        policy = self._register.witness_policy
        if is_name(policy) and (folder / policy).is_file():
            self._add(policy, folder / policy)

    def _public(self) -> None:
        """Copy what is public but tiles, which are copied later, and disclosures, which the database holds."""
        public = self._register.public
        self._add(f"public/{CHECKPOINT}", public / CHECKPOINT)
        for name in sorted(_files(public)):
            if name.split("/")[0] not in (TILES, disclosures.FOLDER) and not name.startswith((ROLL, DESK)):
                self._add(f"public/{name}", public / name)
        for name in (ROLL, DESK):
            if (public / name).exists():
                self._sqlite(f"public/{name}")

    def _keys(self) -> None:
        for path in sorted(self._register.private.glob("*.key")):
            self._add(f"private/{path.name}", path)

    def _database(self) -> dict[str, JSON]:
        use_present(self._register)
        from openroll.roll.selectors import committed_facts, log_size

        facts = log_size()
        newest = committed_facts(facts - 1, 1)
        copy = self._scratch / "database"
        copy.touch(mode=0o600)
        copy_database(self._register, copy)
        self._add(DUMP if self._register.database else DATABASE, copy)
        copy.unlink()
        from openroll.log.fact import fact_hash

        return {
            "facts": facts,
            "newest": fact_hash(bytes(newest[0].data)) if newest else "",
            "database": "postgresql" if self._register.database else "sqlite",
        }

    def _about_log(self) -> dict[str, JSON]:
        with closing(sqlite3.connect(self._scratch / "log.sqlite3")) as log:
            size, root = log.execute("SELECT size, root FROM head").fetchone()
        (self._scratch / "log.sqlite3").unlink()
        return {"size": size, "root": root.hex()}

    def _rest(self, tiles: list[str]) -> None:
        names = [f"private/{name}" for name in sorted(_files(self._register.private, LEFT_OUT))] + tiles
        for done, name in enumerate(names, 1):
            path = self._register.folder / name
            if name in self._done or _is_passing(name):
                continue
            if path.suffix == ".sqlite3":
                self._sqlite(name)
            else:
                # Gone since it was listed: evidence that was redacted.
                with suppress(FileNotFoundError):
                    self._add(name, path)
            self._show(COPYING_FILES, done, len(names))

    def _sqlite(self, name: str) -> None:
        copy = self._scratch / Path(name).name
        copy.touch(mode=0o600)
        copy_sqlite(self._register.folder / name, copy)
        self._add(name, copy)
        if name != LOG:
            copy.unlink()

    def _add(self, name: str, path: Path) -> None:
        if name in self._done or (not self._with_keys and _is_secret(name)):
            return
        self._writer.add(name, path)
        self._done.add(name)


def _is_secret(name: str) -> bool:
    return name.endswith((".key", ".secret"))


def _is_passing(name: str) -> bool:
    """Tell whether a file is a lock, or one that SQLite keeps beside another and that the copy holds already."""
    return bool(re.search(r"(\.lock|\.sqlite3-(wal|shm|journal)|\.tmp)$", name)) or name == DATABASE


def _files(folder: Path, left_out: set[str] | frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the path of each plain file below ``folder`` that is not hidden and not ``left_out``. Raises Refusal."""
    for at, folders, names in os.walk(folder):
        place = Path(at).relative_to(folder)
        inside = [name for name in folders if not name.startswith(".")]
        folders[:] = [name for name in inside if (place / name).as_posix() not in left_out]
        for name in [*folders, *names]:
            path = Path(at) / name
            with suppress(FileNotFoundError):
                mode = path.lstat().st_mode
                if stat.S_ISLNK(mode):
                    raise Refusal(
                        N_("{path} is a link, and a backup would miss what it leads to."), path=str(path)
                    )
                relative = (place / name).as_posix()
                if stat.S_ISREG(mode) and not name.startswith(".") and relative not in left_out:
                    yield relative
