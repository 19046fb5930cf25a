"""Verification by somebody who trusts nothing but a key: a whole log, or one proof file.

A log is read through a ``Reader``, so it may lie in a folder, behind HTTP or in memory. Every fact is hashed
and compared with its tile, every full tile with its hash one level up, and what is left at the right edge
with the root that the checkpoint says. A check goes on after damage and names each place, and it always ends.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from openroll.core.canonical import JSON
from openroll.core.errors import N_, CheckFailed, OpenrollError

from . import fact as facts
from . import proof as proofs
from .bundles import check_bundles, check_tile, read_part
from .checkpoint import Checkpoint, open_checkpoint, parse_checkpoint
from .note import VerifierKey
from .reading import Problem, Progress, Reader, folder_names, folder_reader
from .tiles import (
    ENTRIES,
    WIDTH,
    MalformedTile,
    Tile,
    parse_bundle,
    parse_path,
    parse_tile,
    tiles_of,
    tiles_of_level,
)
from .tree import HASH_SIZE, perfect_root, tree_root

MOST_PROBLEMS = (
    10_000  # after so many the check stops: a checkpoint may claim more facts than there are atoms
)


@dataclass(frozen=True, slots=True)
class LogReport:
    """What a check of a log found.

    ``authorship_proved`` says that a trusted key signed the checkpoint. ``unpublished`` names files that stand for
    more facts than the checkpoint does: they are there for a moment before each publication, and after a kill.
    """

    origin: str
    size: int
    root: bytes
    problems: tuple[Problem, ...]
    authorship_proved: bool
    complete: bool = True
    unpublished: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is damaged."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class ProofReport:
    """What a proof file proves: that ``fact`` stands at ``index`` in the log ``origin`` of ``size`` facts."""

    origin: str
    index: int
    size: int
    fact: dict[str, JSON]
    fact_bytes: bytes
    authorship_proved: bool


def verify_log(
    read: Reader,
    keys: Sequence[VerifierKey],
    *,
    beside: Sequence[VerifierKey] = (),
    names: Iterable[str] | None = None,
    folder: Path | None = None,
    progress: Progress | None = None,
) -> LogReport:
    """Check the checkpoint, every tile and every bundle of the log that ``read`` gives.

    ``keys`` are trusted. Without them ``beside``, keys found with the log, must have signed it, and then the
    log is consistent and its authorship not proved. ``names``, where the reader's files can be listed, makes
    the check name files that do not belong there and look at partial tiles of earlier checkpoints too. ``folder`` is
    the one that ``read`` reads, if it reads one: then all cores share the work. ``progress`` is told how many of how
    many facts have been checked. Raises nothing: damage is in the report.
    """
    try:
        checkpoint = _open(read("checkpoint"), keys, beside)
    except OSError:
        return _no_log(Problem("checkpoint", N_("The file cannot be read.")))
    except OpenrollError as error:
        return _no_log(Problem("checkpoint", error.message, error.params))
    check = _Check(read, folder, checkpoint, progress)
    complete = check.run(names)
    return LogReport(
        origin=checkpoint.origin,
        size=checkpoint.size,
        root=checkpoint.root,
        problems=tuple(check.problems),
        authorship_proved=bool(keys),
        complete=complete,
        unpublished=tuple(check.unpublished),
    )


def verify_proof_file(
    data: bytes, keys: Sequence[VerifierKey], *, beside: Sequence[VerifierKey] = (), taken_over: bool = False
) -> ProofReport:
    """Check a proof file of ours, which holds its fact; ``keys`` and ``beside`` as in ``verify_log``.

    With ``taken_over`` the fact may name another register, from which the log has taken it over; whoever asks for
    that says so to the reader, for the file does not show it.

    Raises MalformedProof, MalformedFact, MalformedNote, MalformedCheckpoint, BadSignature, BadProof, and
    CheckFailed when the fact names another register than the checkpoint otherwise.
    """
    found = proofs.parse(data)
    if found.extra is None:
        raise proofs.MalformedProof(N_("This proof file does not hold its fact."))
    checkpoint = found.check(found.extra, keys or beside)
    fact = facts.parse(found.extra)
    if fact.register != checkpoint.origin and not (taken_over and found.index):
        raise CheckFailed(
            N_("The fact is one of {register}, and the checkpoint one of {origin}."),
            register=fact.register,
            origin=checkpoint.origin,
        )
    return ProofReport(checkpoint.origin, found.index, checkpoint.size, fact.members, fact.bytes, bool(keys))


def iter_facts(read: Reader, size: int) -> Iterator[bytes]:
    """Yield the bytes of the first ``size`` facts, unverified. Raises MalformedTile, OSError."""
    for tile in tiles_of(size):
        if tile.level != ENTRIES:
            return
        yield from parse_bundle(read(tile.path), tile.width)


def _no_log(problem: Problem) -> LogReport:
    return LogReport("", 0, b"", (problem,), authorship_proved=False, complete=False)


def _open(data: bytes, keys: Sequence[VerifierKey], beside: Sequence[VerifierKey]) -> Checkpoint:
    trusted = keys or beside
    return open_checkpoint(data, trusted) if trusted else parse_checkpoint(data)


class _StopError(Exception):
    """The check stops."""


class _Check:
    """One check of one log, level by level from the facts up."""

    def __init__(
        self, read: Reader, folder: Path | None, checkpoint: Checkpoint, progress: Progress | None
    ) -> None:
        self._read = read
        self._folder = folder
        self._checkpoint = checkpoint
        self._progress = progress
        self.problems: list[Problem] = []
        self.unpublished: list[str] = []

    def run(self, names: Iterable[str] | None) -> bool:
        """Check everything; return False when there were too many problems to go on."""
        try:
            edges = self._levels()
            self._root(edges)
            if names is not None:
                self._names(names)
        except _StopError:
            return False
        return True

    def _levels(self) -> list[bytes]:
        """Check every level; return the hashes of each one's last, partial tile, concatenated."""
        if not self._checkpoint.size:
            return []
        below, edges = self._bundles()
        size, level = self._checkpoint.size // WIDTH, 1
        while size:
            roots: list[bytes | None] = []
            edge = b""
            for tile in tiles_of_level(level, 0, size):
                held = self._tile(tile, below[tile.start : tile.start + tile.width])
                if tile.width == WIDTH:
                    roots.append(perfect_root(held) if held else None)
                else:
                    edge = held
            edges.append(edge)
            below = roots
            size, level = size // WIDTH, level + 1
        return edges

    def _bundles(self) -> tuple[list[bytes | None], list[bytes]]:
        """Check the facts; return the root over each full bundle, and the hashes of the partial one in a list."""
        roots: list[bytes | None] = []
        edge = b""
        with closing(check_bundles(self._read, self._checkpoint.size, self._folder)) as ranges:
            for found in ranges:
                self._found(found.problems)
                roots += found.roots
                edge = found.edge
                if self._progress:
                    self._progress(found.stop, self._checkpoint.size)
        return roots, [edge]

    def _tile(self, tile: Tile, under: list[bytes | None]) -> bytes:
        problems: list[Problem] = []
        held = check_tile(self._read, tile, under, problems)
        self._found(problems)
        return held

    def _root(self, edges: list[bytes]) -> None:
        """Compare the root over the right edge with that of the checkpoint."""
        size = self._checkpoint.size

        def node(level: int, index: int) -> bytes:
            tiles, height = divmod(level, 8)
            start = (index << height) - (size >> 8 * tiles) // WIDTH * WIDTH
            return perfect_root(edges[tiles][start * HASH_SIZE : (start + (1 << height)) * HASH_SIZE])

        widths = [(size >> 8 * level) % WIDTH for level in range(len(edges))]
        if widths != [len(edge) // HASH_SIZE for edge in edges]:
            return  # an unreadable tile at the edge has been named already
        if tree_root(node, size) != self._checkpoint.root:
            self._problem("checkpoint", N_("The tiles do not have the root that the checkpoint signs."))

    def _names(self, names: Iterable[str]) -> None:
        """Check files that the checkpoint does not need: tiles of other sizes, and nothing else."""
        for name in names:
            if name.endswith(".tmp"):
                self.unpublished.append(name)
                continue
            try:
                tile = parse_path(name)
                if tile.width != self._width(tile):
                    self._other_size(tile)
            except MalformedTile as error:
                self._problem(name, error.message, error.params)

    def _width(self, tile: Tile) -> int:
        """Return how wide the tile in this place is that the checkpoint needs; 0 or less when it needs none."""
        return min(WIDTH, (self._checkpoint.size >> 8 * max(tile.level, 0)) - tile.start)

    def _other_size(self, tile: Tile) -> None:
        """Check that a tile of an earlier or later checkpoint begins as, or with, the one that ours needs.

        Raises MalformedTile.
        """
        width = self._width(tile)
        if tile.width > width:
            self.unpublished.append(tile.path)
        if width <= 0:
            return
        ours = Tile(tile.level, tile.number, width)
        data, needed = self._bytes(tile.path), self._bytes(ours.path)
        if data is None or needed is None:
            return
        read = parse_bundle if tile.level == ENTRIES else parse_tile
        common = min(tile.width, width)
        if read(data, tile.width)[:common] != read(needed, width)[:common]:
            self._problem(tile.path, N_("This tile and {tile} do not begin alike."), {"tile": ours.path})

    def _bytes(self, path: str) -> bytes | None:
        problems: list[Problem] = []
        data = read_part(self._read, path, problems)
        self._found(problems)
        return data

    def _problem(
        self, path: str, message: str, params: dict[str, object] | None = None, index: int | None = None
    ) -> None:
        self._found([Problem(path, message, params or {}, index)])

    def _found(self, problems: Sequence[Problem]) -> None:
        self.problems += problems[: MOST_PROBLEMS - len(self.problems)]
        if len(self.problems) >= MOST_PROBLEMS:
            raise _StopError


__all__ = [
    "LogReport",
    "Problem",
    "Progress",
    "ProofReport",
    "Reader",
    "folder_names",
    "folder_reader",
    "iter_facts",
    "verify_log",
    "verify_proof_file",
]
