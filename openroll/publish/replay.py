"""Goes through the facts of a public directory once, in order, and tests everything that can be said of each."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openroll.core.errors import N_, CheckFailed, OpenrollError
from openroll.log import proof as proofs
from openroll.log.checkpoint import Checkpoint, open_checkpoint, parse_checkpoint
from openroll.log.disclosure import Disclosure, MalformedDisclosure, digest_of
from openroll.log.disclosure import parse as parse_disclosure
from openroll.log.fact import Fact, parse
from openroll.log.note import VerifierKey
from openroll.log.tiles import ENTRIES, WIDTH, Tile, parse_bundle
from openroll.log.tree import EMPTY_ROOT, check_inclusion, leaf_hash
from openroll.log.verify import Problem, Reader

from . import disclosures
from .deskcheck import DeskCheck
from .directory import roll_meta
from .documents import LoggedFact
from .eras import Eras
from .keycheck import KeyCheck
from .projection import Projection
from .redactions import Redactions, Sizes, Tell, not_shown
from .rollfile import ROLL, RollWriter, Version
from .roots import Roots


class Chains:
    """Where each subject's chain of facts stands. On disk: there may be millions of subjects."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")
        self._db.execute("CREATE TABLE chain(subject TEXT PRIMARY KEY, seq INTEGER, hash TEXT) WITHOUT ROWID")

    def follows(self, fact: Fact, leaf: bytes) -> bool:
        """Tell whether ``fact`` goes on where its subject's last fact was; it is the last one then."""
        row = self._db.execute("SELECT seq, hash FROM chain WHERE subject = ?", (fact.subject,)).fetchone()
        self._db.execute(
            "INSERT OR REPLACE INTO chain VALUES (?, ?, ?)", (fact.subject, fact.seq, leaf.hex())
        )
        return bool((fact.seq - 1, fact.prev) == (row or (0, None)))

    def close(self) -> None:
        """Forget everything."""
        self._db.close()


@dataclass
class Replay:
    """One pass over the facts. ``rebuilt`` is written; ``copy`` holds the proofs that are to be checked."""

    read: Reader
    origin: str
    keys: Sequence[VerifierKey]
    sizes: Sizes
    rebuilt: RollWriter
    copy: sqlite3.Connection | None
    chains: Chains
    problem: Tell
    progress: Callable[[int, int], None]
    note: Tell
    first_key: VerifierKey | None  # that of log.vkey, if it can be read
    desk: DeskCheck
    registers: list[bytes] = field(default_factory=list)  # what register.json may say

    def __post_init__(self) -> None:
        self._projection = Projection(self.rebuilt)
        self._roots = Roots()
        self._claimed: dict[int, bytes] = {}  # roots that proofs claim for sizes that are still to come
        self._ahead: set[int] = set()
        self._checkpoint = (b"", Checkpoint("", 0, EMPTY_ROOT))
        self._eras = Eras(self.origin)
        self.key_check = KeyCheck(
            self.read, self.first_key, self.sizes.signed, self.problem, self.note, self._claim
        )
        self._not_shown = not_shown(self.read, self.sizes)
        self._redactions = Redactions(self.read, self.sizes, self.problem)

    def run(self) -> bool:
        """Go through everything; False when a bundle could not be read, which ends the comparison."""
        self._write([])
        self.desk.before(0, self._roots, anyway=True)
        for number in range(-(-self.sizes.all // WIDTH)):
            tile = Tile(ENTRIES, number, min(WIDTH, self.sizes.all - number * WIDTH))
            try:
                facts = parse_bundle(self.read(tile.path), tile.width)
            except (OSError, OpenrollError):
                if tile.start + tile.width > self.sizes.signed:  # otherwise the check of the log has named it
                    self.problem(Problem(tile.path, N_("The file cannot be read.")))
                return False
            self._bundle(tile, facts)
            self.progress(tile.start + tile.width, self.sizes.all)
        self._redactions.close()
        for missing in self._eras.close():
            self._wrong(0, missing)
        if self._claimed:
            self.problem(Problem(ROLL, N_("A proof is about a size that the log never had.")))
        if len(self._ahead) > 1:
            self.problem(
                Problem("checkpoint", N_("The register has signed later checkpoints: this one was put back."))
            )
        return True

    def _bundle(self, tile: Tile, facts: Sequence[bytes]) -> None:
        texts = self._disclosures(tile)
        versions: list[Version] = []
        for index, data in enumerate(facts, tile.start):
            if index == self.sizes.rows:
                self._write(versions)
                versions = []
            self.desk.before(index, self._roots)
            version = self._fact(index, data, texts.get(index, []))
            if version and index < self.sizes.rows:
                self._proof(version, data)
                versions.append(version)
        if tile.start + tile.width <= self.sizes.rows:
            self._write(versions)
            self._projection.written()
        self.desk.before(tile.start + tile.width, self._roots, anyway=True)

    def _write(self, versions: Sequence[Version]) -> None:
        """Bring the rebuilt file to the present size; its meta is right whenever the bundle ends there."""
        roots = self._roots
        self.rebuilt.write(
            versions,
            roll_meta(self.origin, roots.size, roots.root, self._projection.register)
            | self._projection.keys.meta(),
            self._projection.rewritten,
        )

    def _fact(self, index: int, data: bytes, texts: Sequence[str]) -> Version | None:
        leaf = leaf_hash(data)
        self._roots.add(leaf)
        self._compare_root()
        try:
            fact = parse(data)
            self._in_order(index, fact, leaf)
            version = self._projection.add(
                LoggedFact(
                    index, fact, self._belonging(index, fact, texts), self._eras.starts.get(fact.register, 0)
                )
            )
        except OpenrollError as error:
            self._wrong(index, error)
            return None
        self._request(index, fact)
        if fact.type == "policy-changed":
            self._register(index)
        self.key_check.follow(index, fact, self._projection.keys.ring)
        self._redactions.follow(index, fact, self._eras.starts.get(fact.register, 0))
        return version

    def _request(self, index: int, fact: Fact) -> None:
        try:
            self.desk.follow(index, fact)
        except OpenrollError as error:
            self._wrong(index, error)

    def _in_order(self, index: int, fact: Fact, leaf: bytes) -> None:
        for wrong in self._eras.follow(index, fact, leaf):
            self._wrong(index, wrong)
        if not self.chains.follows(fact, leaf):
            self._wrong(index, CheckFailed(N_("It does not follow from its subject's fact before it.")))

    def _register(self, index: int) -> None:
        data = roll_meta("", 0, b"", self._projection.register)["register"].encode()
        if index < self.sizes.signed:
            self.registers.clear()
        self.registers.append(data)

    def _disclosures(self, tile: Tile) -> dict[int, list[str]]:
        path = disclosures.path_of(tile.number)
        try:
            lines = disclosures.parse_lines(self.read(path), tile.number)
        except FileNotFoundError:
            return {}
        except OSError:
            self.problem(Problem(path, N_("The file cannot be read.")))
            return {}
        except OpenrollError as error:
            self.problem(Problem(path, error.message, error.params))
            return {}
        found: dict[int, list[str]] = {}
        for index, text in lines:
            found.setdefault(index, []).append(text)
        if max(found) >= tile.start + tile.width:
            self.problem(Problem(path, N_("It discloses facts that the log does not have.")))
        return found

    def _belonging(self, index: int, fact: Fact, texts: Sequence[str]) -> list[Disclosure]:
        """Return the fact's disclosures; each foreign or damaged one is a problem of its file."""
        found: list[Disclosure] = []
        for text in texts:
            try:
                digest = digest_of(text)
                if digest not in fact.digests:
                    raise MalformedDisclosure(N_("A disclosure does not belong to its fact."))
                disclosure = parse_disclosure(text)
                found += [] if digest in self._not_shown else [disclosure]
            except MalformedDisclosure as error:
                path = disclosures.path_of(index // WIDTH)
                self.problem(Problem(path, error.message, error.params, index))
        return found

    def _proof(self, version: Version, data: bytes) -> None:
        """Check the proof that the roll keeps with a version, in the place of the one that cannot be made again."""
        if self.copy is None:
            return
        place = (version.number, version.document["version"])
        try:
            row = self.copy.execute(
                "SELECT proof FROM version WHERE number = ? AND version = ?", place
            ).fetchone()
        except (sqlite3.Error, UnicodeDecodeError):  # the second: damaged text, quoted by the first
            row = None
        if row is None:
            return  # the comparison of rows names it
        index = self._roots.size - 1
        try:
            found = proofs.parse(row[0] if isinstance(row[0], bytes) else b"")
            checkpoint = self._opened(found.checkpoint)
            if (found.index, found.extra, checkpoint.origin) != (index, data, self.origin):
                raise proofs.MalformedProof(N_("The proof is one of another fact."))
            check_inclusion(leaf_hash(data), index, checkpoint.size, found.hashes, checkpoint.root)
        except OpenrollError as error:
            params: dict[str, object] = {"entry": place[0], "version": place[1], "reason": error}
            message = N_("The proof of entry {entry}, version {version}, is not sound: {reason}")
            self.problem(Problem(ROLL, message, params, index))
            return
        self._claim(checkpoint)

    def _opened(self, note: bytes) -> Checkpoint:
        """Return the checkpoint in ``note``; facts of one batch have the same, so the last one is kept."""
        if self._checkpoint[0] != note:
            self._checkpoint = (
                note,
                open_checkpoint(note, self.keys) if self.keys else parse_checkpoint(note),
            )
        return self._checkpoint[1]

    def _claim(self, checkpoint: Checkpoint) -> None:
        if checkpoint.size > self.sizes.signed:
            self._ahead.add(checkpoint.size)
        if checkpoint.size == self._roots.size:
            self._claimed[checkpoint.size] = checkpoint.root
            self._compare_root()
        elif self._claimed.setdefault(checkpoint.size, checkpoint.root) != checkpoint.root:
            self._forked(checkpoint.size)

    def _compare_root(self) -> None:
        claimed = self._claimed.pop(self._roots.size, None)
        if claimed is not None and claimed != self._roots.root:
            self._forked(self._roots.size)

    def _forked(self, size: int) -> None:
        message = N_("A proof's checkpoint has another root for {size} facts than the log.")
        self.problem(Problem(ROLL, message, {"size": size}))

    def _wrong(self, index: int, reason: OpenrollError) -> None:
        number = index // WIDTH
        path = Tile(ENTRIES, number, min(WIDTH, self.sizes.all - number * WIDTH)).path
        self.problem(Problem(path, N_("Fact {index}: {reason}"), {"index": index, "reason": reason}, index))


def wrong_size(sizes: Sizes) -> Iterator[Problem]:
    """Yield a problem when roll.sqlite3 is behind the checkpoint, which is written after it, or ahead of all facts."""
    if sizes.rows > max(sizes.signed, sizes.written):
        message = N_("The file stands for {rows} facts, more than the log has.")
        yield Problem(ROLL, message, {"rows": sizes.rows})
        sizes.rows = max(sizes.signed, sizes.written)
    if sizes.rows < sizes.signed:
        yield Problem(
            ROLL,
            N_("The file stands for {rows} facts and the checkpoint for {size}: it is an old copy."),
            {"rows": sizes.rows, "size": sizes.signed},
        )
