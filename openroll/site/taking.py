"""Takes facts that were published after a backup from a checked copy, and puts them back where they were.

The order is that of every write: the private database first, then the staged log, then the public directory, whose
checkpoint comes last. Each step is done only as far as it is not done, so whoever is killed goes on by beginning again.
Nothing is signed here: the checkpoint is the one that the register signed then.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from openroll.core.durable import make_folder, sync_folder, write_file
from openroll.core.errors import N_, Damage
from openroll.log.checkpoint import Checkpoint
from openroll.log.fact import parse
from openroll.log.redaction import REDACTED
from openroll.log.store import Store
from openroll.log.tiles import WIDTH, MalformedTile, parse_path
from openroll.log.tree import leaf_hash
from openroll.log.verify import folder_reader, iter_facts
from openroll.publish import disclosures
from openroll.publish.deskschema import DESK, DESK_CHECKSUM
from openroll.publish.directory import CHECKPOINT, KEY
from openroll.publish.rollcopy import tree_size
from openroll.publish.rollfile import CHECKSUM, ROLL
from openroll.publish.roots import Roots
from openroll.roll.recovering import Published, take_back
from openroll.roll.selectors import committed_facts, log_size
from openroll.site.register import Register

BATCH = 4 * WIDTH
PUBLIC = "public"
TAKING = N_("Taking back the facts that the backup does not have")
# What a copy may hold of its own, and what is made again within minutes.
_NOT_TAKEN = {CHECKPOINT, ROLL, CHECKSUM, DESK, DESK_CHECKSUM, "freshness"}

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Staged:
    """The staged log: its size and its root."""

    size: int
    root: bytes


def staged(register: Register) -> Staged:
    """Return how far the staged log goes. Raises Refusal when there is none."""
    with Store(register.private / "log" / "log.sqlite3") as store:
        return Staged(store.size, store.root)


def committed() -> int:
    """Return how many facts the private database holds."""
    return log_size()


def own_facts() -> Iterator[bytes]:
    """Yield the facts of the private database in order."""
    for start in range(0, log_size(), BATCH):
        yield from (bytes(row.data) for row in committed_facts(start, BATCH))


def take(register: Register, copy: Path, checkpoint: Checkpoint, show: Progress) -> None:
    """Bring ``register`` to the state of ``copy``, which was checked whole and whose first facts are its own.

    Whoever calls holds the log's lock. Raises OSError.
    """
    _into_database(copy, checkpoint.size, show)
    _into_log(register, copy, checkpoint)
    _into_public(register.public, copy, checkpoint.size)


def disclose(register: Register) -> None:
    """Write the public disclosures as the private database has them: a backup does not hold them twice.

    As far as the entries go; the publisher writes those of later facts. Whoever calls holds the log's lock.
    """
    roll = register.public / ROLL
    size = min(_rows(roll) if roll.exists() else 0, log_size())
    for start in range(0, size, WIDTH):
        rows = committed_facts(start, min(WIDTH, size - start))
        texts = [[each.text for each in row.disclosures.all() if each.state == PUBLIC] for row in rows]
        disclosures.store(register.public, start, texts)


def _into_database(copy: Path, size: int, show: Progress) -> None:
    start = log_size()
    facts = enumerate(iter_facts(folder_reader(copy), size))
    following = islice(facts, start, None)
    texts = _Texts(copy)
    while batch := list(islice(following, BATCH)):
        take_back([Published(index, data, texts.of(index)) for index, data in batch])
        show(TAKING, batch[-1][0] + 1 - start, size - start)


class _Texts:
    """The public disclosures of a copy, a group at a time."""

    def __init__(self, copy: Path) -> None:
        self._copy = copy
        self._group = -1
        self._texts: dict[int, list[str]] = {}

    def of(self, index: int) -> tuple[str, ...]:
        """Return the texts of the disclosures of the fact at ``index``."""
        group = index // WIDTH
        if group != self._group:
            path = self._copy / disclosures.path_of(group)
            lines = disclosures.parse_lines(path.read_bytes(), group) if path.exists() else []
            self._group, self._texts = group, {}
            for at, text in lines:
                self._texts.setdefault(at, []).append(text)
        return tuple(self._texts.get(index, ()))


def _into_log(register: Register, copy: Path, checkpoint: Checkpoint) -> None:
    """Stage the facts that the log lacks. The level files follow by themselves when the log is opened."""
    newest_key = (copy / KEY).read_text().strip()
    with Store(register.private / "log" / "log.sqlite3") as store:
        if store.key != newest_key:
            store.set_key(newest_key)  # only whoever holds that key can sign from here on
        roots, held = Roots(), store.size
        facts = iter_facts(folder_reader(copy), checkpoint.size)
        for fact in islice(facts, held):
            roots.add(leaf_hash(fact))
        if held < checkpoint.size and roots.root != store.root:
            raise Damage(N_("The private database and the log of the backup do not belong together."))
        while batch := list(islice(facts, BATCH)):
            start = roots.size
            for fact in batch:
                roots.add(leaf_hash(fact))
            store.stage(batch, start, roots.root)


def _into_public(public: Path, copy: Path, size: int) -> None:
    """Put the copy's files in the place of ours: tiles, disclosures, small files, entries; the checkpoint last.

    What the copy holds beyond its checkpoint stays there: nobody has signed it.
    """
    names = sorted(path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file())
    for name in names:
        if name.startswith(f"{disclosures.FOLDER}/"):
            _put_disclosures(copy / name, public / name, size)
        elif name not in _NOT_TAKEN and not _is_ahead(name, size):
            _put(copy / name, public / name, 0o444)
    for path in sorted((public / disclosures.FOLDER).rglob("*")):
        if path.is_file() and path.relative_to(public).as_posix() not in names:
            path.unlink()  # what it disclosed was redacted since
    _put_roll(public, copy, size)
    _put_desk(public, copy, size)
    os.sync()  # one wait for all of them
    _put(copy / CHECKPOINT, public / CHECKPOINT, 0o444)
    sync_folder(public)


def _is_ahead(name: str, size: int) -> bool:
    """Tell whether a file under ``tile/`` holds more than a log of ``size`` facts does."""
    if not name.startswith("tile/"):
        return False
    try:
        tile = parse_path(name)
    except MalformedTile:
        return True
    return tile.start + tile.width > size >> 8 * max(tile.level, 0)


def _put_disclosures(source: Path, target: Path, size: int) -> None:
    path = source.as_posix().rpartition(f"{disclosures.FOLDER}/")[2]
    number = parse_path(f"tile/entries/{path}").number
    lines = disclosures.parse_lines(source.read_bytes(), number)
    kept = disclosures.encode_lines(line for line in lines if line[0] < size)
    if kept:
        make_folder(target.parent)
        write_file(target, kept)


def _put_roll(public: Path, copy: Path, size: int) -> None:
    """Take the copy's entries with their proofs, if they stand for as many facts as its checkpoint.

    Otherwise (its publisher was killed) ours go on from where they are, unless they hold what was redacted since.
    """
    fits = (copy / ROLL).exists() and _rows(copy / ROLL) == size
    if not fits and not _redacts(copy, size):
        return
    _drop(public, ROLL, CHECKSUM)
    if fits:
        _put_table(public, copy, ROLL, CHECKSUM)


def _put_desk(public: Path, copy: Path, size: int) -> None:
    """Take the copy's requests if they stand for as many facts as its checkpoint; otherwise ours go on."""
    if (copy / DESK).exists() and _rows(copy / DESK) == size:
        _drop(public, DESK, DESK_CHECKSUM)
        _put_table(public, copy, DESK, DESK_CHECKSUM)


def _drop(public: Path, table: str, checksum: str) -> None:
    for name in (checksum, f"{table}-wal", f"{table}-shm", table):
        (public / name).unlink(missing_ok=True)


def _put_table(public: Path, copy: Path, table: str, checksum: str) -> None:
    _put(copy / table, public / table, 0o644)
    if (copy / checksum).exists():
        _put(copy / checksum, public / checksum, 0o444)


def _redacts(copy: Path, size: int) -> bool:
    return any(parse(fact).type == REDACTED for fact in iter_facts(folder_reader(copy), size))


def _rows(path: Path) -> int:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as roll:
        return tree_size(roll)


def _put(source: Path, target: Path, mode: int) -> None:
    """Copy a file into the public directory under its name, whole or not at all."""
    make_folder(target.parent)
    part = target.with_name(f".{target.name}.restored.tmp")
    shutil.copyfile(source, part)
    part.chmod(mode)
    part.replace(target)
