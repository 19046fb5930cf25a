"""A lost or stolen key: the register goes on in a new folder, with a new log that takes over the old facts."""

import json
import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from openroll.core.clock import Clock
from openroll.core.durable import write_file
from openroll.core.errors import N_, CheckFailed, OpenrollError, UnusableInput
from openroll.log.checkpoint import Checkpoint, open_checkpoint
from openroll.log.keychange import LOG, KeyChange, Previous
from openroll.log.note import SigningKey, VerifierKey
from openroll.log.sequencer import Sequencer
from openroll.log.tree import EMPTY_ROOT, leaf_hash
from openroll.log.verify import folder_reader
from openroll.publish.directory import CHECKPOINT, KEY
from openroll.publish.directory import create as create_directory
from openroll.publish.keycheck import named_keys
from openroll.publish.roots import Roots
from openroll.site import keys, publishing
from openroll.site.private_database import copy_database, copy_sqlite, fill_database, open_database, use
from openroll.site.register import SETTINGS_FILE, Register, load, prepare

LOST, STOLEN = "lost", "stolen"
TAKEN_ALONG = ("evidence", "receipts")


@dataclass(frozen=True)
class Move:
    """What goes where: from ``register`` into ``folder``, as the log ``origin``, in the database at ``database``.

    ``checkpoint`` is the last one that is to be believed; without it the one in the public directory.
    """

    register: Register
    folder: Path
    origin: str
    reason: str
    checkpoint: bytes | None = None
    database: str = ""


def move(told: Move, *, clock: Clock, timeout: float = 30) -> tuple[Register, Previous]:
    """Make the new register, publish it, and return it with what it took over. The old one is not changed.

    The private database and the checkpoint are enough: neither the old private key nor the old log's own database is
    needed. Either the whole register is there afterwards, or nothing is. Raises Refusal, UnusableInput, CheckFailed
    when the database does not hold what the checkpoint stands for, Conflict while the old register is served.
    """
    old = told.register
    _check(told)
    with old.serving(), keys.held(old, timeout):
        open_database(old, now=clock.now())
        note, before = _last_checkpoint(told)
        previous = _taken_over(note, open_checkpoint(note, [before]))
        new = SigningKey.generate(told.origin)
        change = KeyChange(LOG, before, new.verifier, told.reason, previous=previous)
        was_there = told.folder.is_dir()
        register = prepare(told.folder, old.name, origin=told.origin, database=told.database)
        try:
            register = _fill(told, register, new, change, clock)
        except BaseException:
            use(old)
            _undo(replace(register, witness_policy=old.witness_policy), was_there=was_there)
            raise
    return register, previous


def _check(told: Move) -> None:
    """Refuse what cannot be, before anything is read or written."""
    if told.origin == told.register.origin:
        raise UnusableInput(
            N_("The new log needs another origin than the old one, {origin}."), origin=told.origin
        )
    if bool(told.database) != bool(told.register.database):
        raise UnusableInput(
            N_("The register is kept in PostgreSQL: give an empty database for the new one with --database.")
            if told.register.database
            else N_("The register is kept in a file, and so is the new one: it takes no --database.")
        )
    if told.database and told.database == told.register.database:
        raise UnusableInput(N_("The new register needs a database of its own."))


def _last_checkpoint(told: Move) -> tuple[bytes, VerifierKey]:
    """Return the last checkpoint that is to be believed, and the newest key of the old log that signed it."""
    public = told.register.public
    try:
        note = told.checkpoint if told.checkpoint is not None else (public / CHECKPOINT).read_bytes()
        shown = VerifierKey.from_text((public / KEY).read_text("utf-8").strip())
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableInput(
            N_("{path} does not hold the checkpoint and the key of the old log."), path=str(public)
        ) from error
    for key in dict.fromkeys([*reversed(named_keys(folder_reader(public))), shown]):
        try:
            if open_checkpoint(note, [key]).origin == told.register.origin:
                return note, key
        except OpenrollError:
            continue
    raise CheckFailed(N_("The checkpoint is not signed by a key of {origin}."), origin=told.register.origin)


def _taken_over(note: bytes, checkpoint: Checkpoint) -> Previous:
    """Return what the new log takes over: all that the database holds, which begins with the checkpoint's facts."""
    from openroll.roll.moving import every_fact

    roots = Roots()
    found = EMPTY_ROOT
    for fact in every_fact():
        roots.add(leaf_hash(fact))
        if roots.size == checkpoint.size:
            found = roots.root
    if roots.size < checkpoint.size:
        raise CheckFailed(
            N_("The private database holds {committed} facts and the checkpoint stands for {size}."),
            committed=roots.size,
            size=checkpoint.size,
        )
    if found != checkpoint.root:
        raise CheckFailed(
            N_("The facts of the private database are not those that the checkpoint stands for.")
        )
    return Previous(checkpoint.origin, note.decode(), roots.size)


def _fill(told: Move, register: Register, key: SigningKey, change: KeyChange, clock: Clock) -> Register:
    old = told.register
    write_file(register.folder / SETTINGS_FILE, _settings(told).encode(), mode=0o600)
    register = load(register.folder)
    for name in TAKEN_ALONG:
        if (old.private / name).is_dir():
            shutil.copytree(old.private / name, register.private / name, dirs_exist_ok=True)
    if old.witness_policy:
        # Without the old log's key, which such a policy may name; the witnesses and their number stay.
        lines = (old.folder / old.witness_policy).read_text("utf-8").splitlines()
        kept = [line for line in lines if line.split()[:1] != ["log"]]
        write_file(register.folder / old.witness_policy, ("\n".join(kept) + "\n").encode(), mode=0o600)
    keys.store(register.key_file, key)
    _copy_database(old, register)
    open_database(register, now=clock.now())
    from openroll.roll.moving import begin_anew

    begin_anew(register.origin, change, clock)
    keys.ensure_keys(register, clock)
    create_directory(register.public, key.verifier.text)
    Sequencer.create(register.private / "log", register.public, key)
    publishing.publish(register, clock=clock)
    return register


def _copy_database(old: Register, register: Register) -> None:
    if not old.database:
        path = register.private / "register.sqlite3"
        path.touch(mode=0o600)
        copy_sqlite(old.private / "register.sqlite3", path)
        return
    with TemporaryDirectory(dir=register.private) as scratch:
        dump = Path(scratch) / "dump"
        dump.touch(mode=0o600)
        copy_database(old, dump)
        fill_database(register, dump)


def _settings(told: Move) -> str:
    """Return the old register's settings with the new origin and database."""
    section, found = "", []
    for line in (told.register.folder / SETTINGS_FILE).read_text("utf-8").splitlines():
        name = line.partition("=")[0].strip()
        if line.startswith("["):
            section = line.strip()
        if (section, name) == ("", "origin"):
            found.append(f"origin = {json.dumps(told.origin)}")  # JSON writes such text as TOML does
        elif (section, name) == ("[database]", "url"):
            found.append(f"url = {json.dumps(told.database, ensure_ascii=False)}")
        else:
            found.append(line)
    return "\n".join(found) + "\n"


def _undo(register: Register, *, was_there: bool) -> None:
    shutil.rmtree(register.private, ignore_errors=True)
    shutil.rmtree(register.public, ignore_errors=True)
    for name in filter(None, (SETTINGS_FILE, register.witness_policy)):
        (register.folder / name).unlink(missing_ok=True)
    if not was_there:
        os.rmdir(register.folder)  # noqa: PTH106  # only when it is empty
