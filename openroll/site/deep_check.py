"""What the operator checks on his own disk: ``openroll fsck`` (docs/fsck.md).

The quick check reads the log: checkpoint, tiles, bundles. The deep one adds all that a stranger's check of the public
directory looks at, and what no stranger sees: the log's own database, the private database, and what they say of each
other. It changes nothing, and it ends, whatever the damage.

A restored register that was not compared yet lacks what comparing writes: disclosures, and so the entries that show
them. That one reason is told, and what needs them is not looked at: it would be called damaged a thousand times.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from django.db import DatabaseError

from openroll.core.errors import N_, OpenrollError, UnusableInput
from openroll.log.checkpoint import parse_checkpoint
from openroll.log.disclosure import digest_of
from openroll.log.note import VerifierKey
from openroll.log.reading import LARGEST_FILE, Problem, folder_names, folder_reader, read_file
from openroll.log.tiles import ENTRIES, WIDTH, Tile, parse_bundle
from openroll.log.tree import leaf_hash
from openroll.log.verify import verify_log
from openroll.publish import disclosures
from openroll.publish.check import DirectoryReport, check_directory
from openroll.publish.directory import CHECKPOINT, KEY
from openroll.publish.roots import Roots
from openroll.site import keys, restored
from openroll.site.beside import begin
from openroll.site.private_database import use_present
from openroll.site.register import SETTINGS_FILE, Register, load
from openroll.sources.evidence import Evidence

MOST_PROBLEMS = 1000
CHECKING_LOG = N_("Checking the log")
CHECKING_STAGED = N_("Checking the log's own database")
CHECKING_EVIDENCE = N_("Checking the evidence")
CHECKING_PRIVATE = N_("Checking the private database")
DATABASE = "private"  # what a problem of the private database names as its place
STAGED = "private/log/log.sqlite3"
EVIDENCE = "private/evidence"
RESTORED = f"private/{restored.FILE}"
NOT_LOOKED_AT = N_(
    "Entries and disclosures are written when the register is compared, and were not looked at."
)

Progress = Callable[[str, int, int], None]


@dataclass
class Findings:
    """What a check found. ``problems`` are damage, ``notes`` are not; ``complete`` is False when damage ended it early.

    ``entries`` is None when they were not looked at. ``compared`` is False for a register that was restored and may
    not sign yet: the first problem says why.
    """

    origin: str = ""
    size: int = 0
    root: bytes = b""
    entries: int | None = None
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    complete: bool = False
    compared: bool = True

    @property
    def damaged(self) -> bool:
        """Tell whether anything is damaged; that a restored register was not compared is a problem and no damage."""
        return len(self.problems) > (0 if self.compared else 1)


class _Enough(Exception):
    """More problems than anybody reads."""


def check(folder: Path, *, deep: bool, progress: Progress, disclosed: bool = False) -> Findings:
    """Check the register or the public directory in ``folder``. Raises UnusableInput when it is neither.

    ``disclosed`` says that whoever restored the register wrote its disclosures: then all is looked at, compared or not.
    """
    register = load(folder) if (folder / SETTINGS_FILE).exists() else None
    inner = folder / "public"
    public = register.public if register else inner if inner.is_dir() else folder
    if not any((public / name).exists() for name in (CHECKPOINT, KEY, "tile")):
        raise UnusableInput(N_("{path} is not the public directory of a register."), path=str(public))
    found = Findings()
    if register is None and (folder / "private").is_dir() and public == inner:
        # What is private cannot be looked at then, and nobody should read that it was.
        found.problems.append(Problem(SETTINGS_FILE, N_("The file is missing.")))
    try:
        if register:
            _restored(register, found)
        trusted = _own_keys(register, found) if register and found.compared else []
        if not deep:
            _log(public, trusted, found, progress)
        elif register and not (found.compared or disclosed):
            _uncompared(register, found, progress)
        elif register:
            _both(register, trusted, found, progress)
        else:
            _directory(check_directory(public, trusted, progress=progress), found)
    except _Enough:
        found.complete = False
    return found


def _restored(register: Register, found: Findings) -> None:
    """Say that ``register`` was restored and may not sign, if it is so, and what to do."""
    try:
        restored.check_compared(register)
    except (restored.NotCompared, restored.Forked) as error:
        found.compared = False
        _problem(found, Problem(RESTORED, error.message, error.params))
    except (OpenrollError, OSError):
        return  # a file that cannot be read keeps the keys from being read too, and is told of there


def _own_keys(register: Register, found: Findings) -> list[VerifierKey]:
    """Return the keys that sign this log; without them the one that lies in public must do."""
    try:
        return [key.verifier for key in keys.signing_keys(register)]
    except OpenrollError as error:
        _problem(found, Problem("private/log.key", error.message, error.params))
        return []


def _log(public: Path, trusted: Sequence[VerifierKey], found: Findings, progress: Progress) -> None:
    report = verify_log(
        folder_reader(public),
        trusted,
        beside=[] if trusted else _key_beside(public),
        names=folder_names(public),
        folder=public,
        progress=lambda done, size: progress(CHECKING_LOG, done, size),
    )
    found.origin, found.size, found.root = report.origin, report.size, report.root
    found.problems += report.problems
    found.complete = report.complete
    if report.unpublished:
        message = N_("Files ahead of the checkpoint: {count}. The publisher is at work, or was stopped.")
        found.notes.append(Problem("tile", message, {"count": len(report.unpublished)}))


def _uncompared(register: Register, found: Findings, progress: Progress) -> None:
    """Check what a restore brought back, and nothing that only comparing makes."""
    _log(register.public, [], found, progress)
    found.notes.append(Problem("public", NOT_LOOKED_AT))
    private = Findings(size=found.size, compared=False)
    _private(register, private, progress)
    found.complete = found.complete and private.complete
    found.notes += private.notes
    for problem in private.problems:
        _problem(found, problem)


def _both(register: Register, trusted: Sequence[VerifierKey], found: Findings, progress: Progress) -> None:
    """Check what is public, and beside it what is private."""
    public = register.public
    report = begin(lambda: check_directory(public, trusted, progress=progress))
    private = Findings(size=_signed_size(public))
    try:
        _private(register, private, progress)
    except _Enough:
        private.complete = False
    _directory(report(), found)
    found.complete = found.complete and private.complete
    found.notes += private.notes
    for problem in private.problems:
        _problem(found, problem)


def _signed_size(public: Path) -> int:
    """Return how many facts are published; a checkpoint that cannot be read is told of elsewhere."""
    try:
        return parse_checkpoint(read_file(public / CHECKPOINT, LARGEST_FILE)).size
    except (OSError, OpenrollError):
        return 0


def _directory(report: DirectoryReport, found: Findings) -> None:
    found.origin, found.size, found.root = report.origin, report.size, report.root
    found.entries, found.complete = report.entries, report.complete
    found.notes += report.notes
    for problem in report.problems:
        _problem(found, problem)


def _key_beside(public: Path) -> list[VerifierKey]:
    try:
        return [
            VerifierKey.from_text(read_file(public / KEY, LARGEST_FILE).decode("utf-8", "replace").strip())
        ]
    except (OSError, OpenrollError):
        return []


def _private(register: Register, found: Findings, progress: Progress) -> None:
    found.complete = True
    published = _Published(register.public, found.size, disclosed=found.compared)
    staged = _staged(register, published, found, progress)
    if staged is not None and staged < found.size:
        message = N_("The log has been published with {published} facts, and {size} are here: an old copy?")
        _problem(found, Problem(STAGED, message, {"published": found.size, "size": staged}))
    try:
        use_present(register)
    except UnusableInput as error:
        _problem(found, Problem(DATABASE, error.message, error.params))
        found.complete = False
        return
    from openroll.roll.bookkeeping import (  # Django's models need a register
        Bookkeeping,
        named_snapshots,
        unfinished_removals,
    )

    book = Bookkeeping(
        published=found.size,
        elsewhere=published.held,
        problem=lambda index, message, params: _problem(found, Problem(DATABASE, message, params, index)),
        progress=lambda done, size: progress(CHECKING_PRIVATE, done, size),
        lost=restored.lost_digests(register.private),
    )
    try:
        committed = book.check()
        left = [*unfinished_removals()]
        hashes = named_snapshots()
    except (DatabaseError, UnicodeDecodeError) as error:  # the second: damaged text, quoted by SQLite
        message = N_("The private database cannot be read: {detail}")
        _problem(found, Problem(DATABASE, message, {"detail": str(error).strip()}))
        found.complete = False
        return
    _evidence(register, hashes, found, progress)
    for path in (register.private, *sorted(register.private.glob("*.key"))):
        if path.stat().st_mode & 0o077:
            message = N_("Others on this machine may read it. Close it: chmod go= {path}")
            found.notes.append(
                Problem(path.relative_to(register.folder).as_posix(), message, {"path": str(path)})
            )
    if committed < max(found.size, staged or 0):
        message = N_("The private database holds {committed} facts and the log {size}: is it an old copy?")
        _problem(
            found, Problem(DATABASE, message, {"committed": committed, "size": max(found.size, staged or 0)})
        )
    if committed > found.size:
        message = N_("Facts that are committed and not published yet: {count}.")
        found.notes.append(Problem(DATABASE, message, {"count": committed - found.size}))
    if book.lost:
        message = N_("Withheld values that are lost: {count}. The register was restored from a backup.")
        found.notes.append(Problem(DATABASE, message, {"count": len(book.lost)}))
    for index in left:
        message = N_("The redaction in fact {index} is not finished: the worker goes on with it.")
        found.notes.append(Problem(DATABASE, message, {"index": index}, index))


def _evidence(register: Register, hashes: Sequence[str], found: Findings, progress: Progress) -> None:
    """Check that each snapshot that the private database names is kept, and can be read."""
    evidence = Evidence(register.evidence)
    for done, sha256 in enumerate(hashes, 1):
        try:
            evidence.open(sha256)
        except OpenrollError as error:
            _problem(found, Problem(f"{EVIDENCE}/{sha256[:2]}/{sha256}", error.message, error.params))
        except OSError:
            _problem(found, Problem(f"{EVIDENCE}/{sha256[:2]}/{sha256}", N_("The file cannot be read.")))
        progress(CHECKING_EVIDENCE, done, len(hashes))


def _staged(register: Register, published: "_Published", found: Findings, progress: Progress) -> int | None:
    """Check the database in which the sequencer stages facts; return how many it holds, None if it cannot be read."""
    path = register.private / "log" / "log.sqlite3"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10)) as staged:
            staged.execute("BEGIN")  # one state of a log that may be growing
            for (line,) in staged.execute(
                "SELECT CAST(integrity_check AS BLOB) FROM pragma_integrity_check(20)"
            ):
                if line != b"ok":
                    detail = line.decode("utf-8", "replace")
                    _problem(found, Problem(STAGED, N_("SQLite says: {detail}."), {"detail": detail}))
            size, root = staged.execute("SELECT size, root FROM head").fetchone()
            roots = _staged_facts(published, staged, int(size), found, progress)
            if (roots.size, roots.root) != (size, root):
                message = N_("The {size} facts in it do not have the root that it names for {head}.")
                _problem(found, Problem(STAGED, message, {"size": roots.size, "head": size}))
            return int(size)
    except (sqlite3.Error, OpenrollError, TypeError, ValueError) as error:
        _problem(found, Problem(STAGED, N_("The file cannot be read: {detail}."), {"detail": str(error)}))
        return None


def _staged_facts(
    published: "_Published", staged: sqlite3.Connection, size: int, found: Findings, progress: Progress
) -> Roots:
    """Compare the staged facts with the published ones; return the tree over those that follow without a gap."""
    roots = Roots()
    for start, width, written in staged.execute("SELECT start, width, facts FROM batch ORDER BY start"):
        if start != roots.size:
            break  # the size tells
        facts = parse_bundle(bytes(written), width)
        for fact in facts:
            roots.add(leaf_hash(fact))
        public = published.bundle(start // WIDTH)[start % WIDTH :]
        for place, (ours, theirs) in enumerate(zip(facts, public, strict=False), start):
            if ours != theirs:
                message = N_("The log's own database and its bundles disagree on fact {index}.")
                _problem(found, Problem(STAGED, message, {"index": place}, place))
        progress(CHECKING_STAGED, min(roots.size, size), size)
    return roots


class _Published:
    """The facts of the public directory up to ``size``, with the digests that are disclosed there.

    What cannot be read is told by the check of the directory, and is nothing here. Where nothing is ``disclosed`` yet
    no digests are known.
    """

    def __init__(self, public: Path, size: int, *, disclosed: bool) -> None:
        self._read = folder_reader(public)
        self._size = size
        self._are_disclosed = disclosed
        self._bundle: tuple[int, list[bytes]] = (-1, [])
        self._group: tuple[int, dict[int, set[str]]] = (-1, {})

    def bundle(self, number: int) -> list[bytes]:
        """Return the facts of a bundle."""
        if self._bundle[0] != number:
            tile = Tile(ENTRIES, number, min(WIDTH, self._size - number * WIDTH))
            try:
                facts = parse_bundle(self._read(tile.path), tile.width) if tile.width > 0 else []
            except (OSError, OpenrollError):
                facts = []
            self._bundle = number, facts
        return self._bundle[1]

    def held(self, start: int, stop: int) -> list[tuple[bytes | None, frozenset[str] | None]]:
        """Return what is public of the facts from ``start`` up to ``stop``."""
        found: list[tuple[bytes | None, frozenset[str] | None]] = []
        for index in range(start, stop):
            number, place = divmod(index, WIDTH)
            facts = self.bundle(number)
            digests = frozenset(self._disclosed(number).get(index, ())) if self._are_disclosed else None
            found.append((facts[place] if place < len(facts) else None, digests))
        return found

    def _disclosed(self, number: int) -> dict[int, set[str]]:
        if self._group[0] != number:
            try:
                lines = disclosures.parse_lines(self._read(disclosures.path_of(number)), number)
            except (OSError, OpenrollError):
                lines = []
            found: dict[int, set[str]] = {}
            for index, text in lines:
                found.setdefault(index, set()).add(digest_of(text))
            self._group = number, found
        return self._group[1]


def _problem(found: Findings, problem: Problem) -> None:
    found.problems.append(problem)
    if len(found.problems) >= MOST_PROBLEMS:
        raise _Enough
