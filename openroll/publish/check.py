"""Checks a whole public directory, trusting nothing but a key (docs/spec/public-directory.md, "What a check does").

The log first: checkpoint, tiles, bundles. Then each fact in its order, with its disclosures; from both, the rows of
``roll.sqlite3`` and ``desk.sqlite3`` are made again and compared, and each proof is checked. Memory stays bounded: what
grows with the register stands in a temporary folder.

A publisher may have been killed, or may be at work: files may then be ahead of the checkpoint. That is told in a note
and is no damage. What the checkpoint stands for must all be there.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from openroll.core.errors import N_, OpenrollError, UnusableInput
from openroll.log.checkpoint import parse_checkpoint
from openroll.log.keychange import follow
from openroll.log.note import VerifierKey
from openroll.log.reading import LARGEST_FILE, read_file
from openroll.log.tiles import ENTRIES, MalformedTile, Tile, parse_path
from openroll.log.verify import LogReport, Problem, Reader, folder_names, folder_reader, verify_log

from . import disclosures
from .deskcheck import DeskCheck
from .deskschema import DESK, DESK_CHECKSUM
from .directory import CHECKPOINT, KEY, REGISTER
from .keycheck import ANOTHER, named_keys
from .keys import FOLDER, KEYS
from .redactions import Sizes
from .replay import Chains, Replay, wrong_size
from .rollcopy import check_structure, compare, take, tree_size
from .rollfile import CHECKSUM, ROLL, RollWriter
from .witnesscheck import Fresh, WitnessCheck
from .witnessed import FILES as OF_WITNESSES
from .witnessed import WITNESSED

MOST_PROBLEMS = 1000
TRIES = 3
CHECKING_LOG = N_("Checking the log")
CHECKING_FACTS = N_("Checking each fact, and the entries made of them")
COMPARING = N_("Comparing the entries")

Progress = Callable[[str, int, int], None]
_FILES = {CHECKPOINT, KEY, KEYS, REGISTER, CHECKSUM, DESK_CHECKSUM} | {
    f"{name}{ending}" for name in (ROLL, DESK) for ending in ("", "-wal", "-shm", "-journal")
}
_OF_A_MIRROR = (".mirror/", "forks/")  # what a mirror keeps beside its copy (docs/mirror.md)


@dataclass(frozen=True, slots=True)
class DirectoryReport:
    """What a check found.

    ``problems`` are damage, each with the file that it is in; ``notes`` are not. ``authorship_proved`` says that a
    key given by whoever asked for the check has signed the checkpoint, and not merely one found in the directory.
    ``complete`` is False when damage kept the check from going through everything. ``checkpoint`` and ``witnessed``
    are the signed notes that were checked, for whoever has a policy of his own. ``entries`` are those that the signed
    facts record; ``unsigned`` versions of entries follow from facts ahead of the checkpoint, which nobody has signed.
    """

    origin: str
    size: int
    root: bytes
    entries: int
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    authorship_proved: bool
    complete: bool
    fresh: Fresh | None = None
    checkpoint: bytes = b""
    witnessed: bytes = b""
    unsigned: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing is damaged."""
        return not self.problems


def check_directory(
    folder: Path, keys: Sequence[VerifierKey] = (), *, progress: Progress | None = None
) -> DirectoryReport:
    """Check the public directory ``folder``. ``keys`` are trusted; without them the key in it is taken.

    ``progress`` is told a stage (a message), and how much of how much is done. Damage is in the report. Raises
    UnusableInput when ``folder`` is not a public directory at all.
    """
    if not any((folder / name).exists() for name in (CHECKPOINT, KEY, ROLL, "tile")):
        raise UnusableInput(N_("{path} is not the public directory of a register."), path=str(folder))
    show = progress or (lambda stage, done, total: None)
    for left in reversed(range(TRIES)):
        with tempfile.TemporaryDirectory(prefix="openroll-check-") as scratch:
            check = _Check(folder, keys, Path(scratch), show)
            report = check.run()
        if report.ok or not left or not check.moved_on():
            return report
    raise AssertionError  # the last try returns


class _TooMany(Exception):
    """The check stops."""


class _Check:
    def __init__(self, folder: Path, keys: Sequence[VerifierKey], scratch: Path, progress: Progress) -> None:
        self._folder = folder
        self._keys = follow(folder_reader(folder), keys)
        self._scratch = scratch
        self._progress = progress
        self._problems: dict[str, Problem] = {}
        self._notes: list[Problem] = []
        self._unsigned = 0
        self._checkpoint = self._held(CHECKPOINT)
        self._witnessed = self._held(WITNESSED)

    def moved_on(self) -> bool:
        """Tell whether the publisher has published while the check ran, so that it saw two states."""
        return self._held(CHECKPOINT) != self._checkpoint

    def run(self) -> DirectoryReport:
        """Check everything; more problems than anybody reads end the check."""
        log, entries, complete = LogReport("", 0, b"", (), False, complete=False), 0, False
        fresh = None
        try:
            beside = self._key()
            ahead, names = self._names()
            log = verify_log(
                self._reader,
                self._keys,
                beside=beside,
                names=names,
                folder=self._folder,
                progress=lambda done, size: self._progress(CHECKING_LOG, min(done, size), size),
            )
            for problem in log.problems:
                self._problem(problem)
            if log.origin:
                fresh = self._witnesses(log, [*self._keys] or beside)
                entries, complete = self._entries(log, beside, ahead)
            elif self._keys and beside and beside[0] not in self._keys:
                self._problem(Problem(KEY, ANOTHER))
        except _TooMany:
            complete = False
        return DirectoryReport(
            log.origin,
            log.size,
            log.root,
            entries,
            tuple(self._problems.values()),
            tuple(self._notes),
            log.authorship_proved,
            complete and log.complete,
            fresh,
            self._checkpoint or b"",
            self._witnessed or b"",
            self._unsigned,
        )

    def _witnesses(self, log: LogReport, keys: Sequence[VerifierKey]) -> Fresh | None:
        """Check what witnesses and the register itself say of its checkpoints; of a damaged log they say nothing."""
        if not log.ok:
            return None
        known = [*keys, *named_keys(self._reader)] if keys else []
        check = WitnessCheck(self._reader, log.size, known, self._problem)
        check.run()
        return check.fresh

    def _key(self) -> list[VerifierKey]:
        """Return the key in log.vkey."""
        data = self._held(KEY)
        try:
            if data is None:
                raise UnusableInput(N_("The file is missing."))
            key = VerifierKey.from_text(data.decode("utf-8", "replace").removesuffix("\n"))
            if data != key.text.encode() + b"\n":
                raise UnusableInput(N_("The file holds more than a key."))
        except OpenrollError as error:
            self._problem(Problem(KEY, error.message, error.params))
            return []
        return [key]

    def _names(self) -> tuple[int, list[str]]:
        """Return how far bundles go, and the names of tiles that are not ahead of the checkpoint."""
        try:
            signed = parse_checkpoint(self._checkpoint or b"").size
        except OpenrollError:
            return 0, []
        ahead, names, others = signed, [], 0
        for name in folder_names(self._folder):
            try:
                tile = parse_path(name)
            except MalformedTile:
                self._unknown(name)
                continue
            if tile.start + tile.width <= signed >> 8 * max(tile.level, 0):
                names.append(name)
                continue
            others += 1
            ahead = max(ahead, tile.start + tile.width) if tile.level == ENTRIES else ahead
        if others:
            message = N_("Files ahead of the checkpoint: {count}. The publisher is at work, or was stopped.")
            self._notes.append(Problem("tile", message, {"count": others}))
        return self._contiguous(signed, ahead), names

    def _contiguous(self, signed: int, ahead: int) -> int:
        """Return up to where bundles ahead of the checkpoint can be read without a gap."""
        for number in range(signed >> 8, ahead >> 8):
            if not (self._folder / Tile(ENTRIES, number).path).exists():
                return signed
        return ahead

    def _entries(self, log: LogReport, beside: Sequence[VerifierKey], ahead: int) -> tuple[int, bool]:
        """Check facts, disclosures, small files and roll.sqlite3; return the entries, and whether to the end."""
        keys = [*self._keys] or [*beside]
        with ExitStack() as opened:
            copy = self._copy(opened)
            sizes = Sizes(log.size, tree_size(copy) if copy else 0, ahead)
            for problem in wrong_size(sizes) if copy else ():
                self._problem(problem)
            desk = opened.enter_context(
                DeskCheck(self._folder, self._scratch, log.origin, self._problem, self._notes.append)
            )
            desk.begin(sizes)
            chains = opened.enter_context(closing(Chains(self._scratch / "chains")))
            rebuilt = opened.enter_context(RollWriter(self._scratch / "rebuilt", durable=False))
            replay = Replay(
                self._reader,
                log.origin,
                [*keys, *named_keys(self._reader)] if keys else [],
                sizes,
                rebuilt,
                copy,
                chains,
                self._problem,
                lambda done, size: self._progress(CHECKING_FACTS, min(done, size), size),
                self._notes.append,
                beside[0] if beside else None,
                desk,
            )
            complete = replay.run()
            if complete:
                desk.close()
                self._register(replay.registers, sizes)
                self._compare(copy, rebuilt)
            replay.key_check.close(
                self._keys, self._checkpoint or b"", self._names_of(FOLDER), complete=complete
            )
            self._others(sizes)
            count = "SELECT count(*) FROM version WHERE "
            signed = rebuilt.connection.execute(
                f"{count} version = 1 AND log_index < ?", [log.size]
            ).fetchone()
            ahead_of_it = rebuilt.connection.execute(f"{count} log_index >= ?", [log.size]).fetchone()
            self._unsigned = int(ahead_of_it[0])
        return int(signed[0]), complete and copy is not None

    def _copy(self, opened: ExitStack) -> sqlite3.Connection | None:
        path = self._scratch / "copy"
        if not take(self._folder, path, self._problem, self._notes.append):
            return None
        connection = opened.enter_context(closing(sqlite3.connect(path, isolation_level=None)))
        for problem in check_structure(connection):
            self._problem(problem)
        return connection

    def _compare(self, copy: sqlite3.Connection | None, rebuilt: RollWriter) -> None:
        if copy is None:
            return
        self._progress(COMPARING, 0, 1)
        for problem in compare(copy, rebuilt.connection):
            self._problem(problem)
        self._progress(COMPARING, 1, 1)

    def _register(self, allowed: Sequence[bytes], sizes: Sizes) -> None:
        data = self._held(REGISTER)
        if data is None and (sizes.signed or sizes.rows):
            self._problem(Problem(REGISTER, N_("The file is missing.")))
        if data is not None and data not in allowed:
            self._problem(Problem(REGISTER, N_("The file does not hold what the log says of the register.")))

    def _names_of(self, folder: str) -> list[str]:
        return sorted(f"{folder}/{path.name}" for path in (self._folder / folder).glob("*"))

    def _others(self, sizes: Sizes) -> None:
        """Note files that do not belong here; among the disclosures they are damage, for they might be believed."""
        groups = -(-sizes.all // 256)
        for name in folder_names(self._folder, within=""):
            if name.startswith(_OF_A_MIRROR):
                continue
            if name in _FILES or name in OF_WITNESSES or name.startswith(("tile/", f"{FOLDER}/")):
                continue
            if not name.startswith(f"{disclosures.FOLDER}/") or name.endswith(".tmp"):
                self._unknown(name)
            elif not _names_group(name, groups):
                self._problem(Problem(name, N_("It discloses facts that the log does not have.")))

    def _unknown(self, name: str) -> None:
        if len(self._notes) < MOST_PROBLEMS:
            self._notes.append(
                Problem(name, N_("The file is not a part of the register, and was not checked."))
            )

    def _problem(self, problem: Problem) -> None:
        self._problems.setdefault(str(problem), problem)
        if len(self._problems) >= MOST_PROBLEMS:
            raise _TooMany

    @property
    def _reader(self) -> Reader:
        """Read the directory, but its checkpoints as they were when the check began."""
        files = folder_reader(self._folder)
        kept = {CHECKPOINT: self._checkpoint, WITNESSED: self._witnessed}

        def read(path: str) -> bytes:
            found = kept[path] if path in kept else files(path)
            if found is None:
                raise FileNotFoundError(path)
            return found

        return read

    def _held(self, name: str) -> bytes | None:
        try:
            return read_file(self._folder / name, LARGEST_FILE)
        except OSError:
            return None


def _names_group(name: str, groups: int) -> bool:
    """Tell whether ``name`` is that of the disclosures of one of the first ``groups`` bundles."""
    try:
        return (
            parse_path(name.replace(disclosures.FOLDER, "tile/entries", 1)).number < groups
            and ".p/" not in name
        )
    except MalformedTile:
        return False
