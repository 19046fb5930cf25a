"""Copies the log into a mirror: first that it continues what the mirror holds, then every tile and bundle."""

import re
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

from openroll.core.clock import Clock
from openroll.core.durable import make_folder, write_file
from openroll.core.errors import N_, CheckFailed
from openroll.log.checkpoint import Checkpoint
from openroll.log.fact import Fact
from openroll.log.fact import parse as parse_fact
from openroll.log.files import write_files
from openroll.log.keychange import starts
from openroll.log.note import LARGEST_NOTE
from openroll.log.redaction import Named, named
from openroll.log.tiles import ENTRIES, LARGEST_BUNDLE, WIDTH, Tile
from openroll.log.tree import HASH_SIZE

from .download import Site
from .download_directory import CHECKPOINT, Progress
from .fork import Fork, path_between
from .mirror_tree import VerifiedTree, WrongTile, of_wider

COPYING = N_("Copying the log")
FORKS = "forks"
_TOGETHER = 16  # bundles that are in memory at once, and made durable together
_TELLING = re.compile(rb'"type":"(?:redacted|disclosed)"')  # spares most facts a second reading


class Forked(CheckFailed):
    """The origin shows another history than the one that the mirror holds. Parameters: ``evidence``."""

    code = "forked"


class WentBack(CheckFailed):
    """The origin shows an earlier state than the one that the mirror holds."""

    code = "went-back"


@dataclass(frozen=True, slots=True)
class Held:
    """The checkpoint that a mirror stands for, and its signed note."""

    checkpoint: Checkpoint
    note: bytes


class LogCopy:
    """Brings the log at ``site`` into ``folder``. ``named`` are the facts that redact or disclose, each with its index,
    once it is there."""

    def __init__(
        self,
        folder: Path,
        site: Site,
        pool: Executor,
        clock: Clock,
        progress: Progress,
        proofs: Sequence[bytes] = (),
    ) -> None:
        self.named: list[tuple[int, Named]] = []
        self.fetched = 0
        self._telling: list[tuple[int, Fact]] = []
        self._folder = folder
        self._site = site
        self._pool = pool
        self._clock = clock
        self._progress = progress
        self._proofs = tuple(proofs)

    def _local(self, tile: Tile) -> bytes | None:
        try:
            return (self._folder / tile.path).read_bytes()
        except FileNotFoundError:
            return None

    def _remote(self, tile: Tile) -> bytes | None:
        self.fetched += 1
        return of_wider(tile, self._ask)

    def _ask(self, tile: Tile) -> bytes | None:
        return self._site.get(tile.path, LARGEST_BUNDLE if tile.level == ENTRIES else WIDTH * HASH_SIZE)

    def tree(self, new: Checkpoint, note: bytes, held: Held | None) -> VerifiedTree:
        """Return the origin's tree once it is known that it continues the mirror's.

        Raises Forked, WentBack, WrongTile.
        """
        if held is None:
            return VerifiedTree(new, [self._local, self._remote])
        mine = held.checkpoint
        if mine.size == new.size and mine.root != new.root:
            first, second = sorted([(mine.root, held.note), (new.root, note)])
            raise self._forked(Fork(first[1], second[1]), mine, new)
        if new.size < mine.size:
            raise self._smaller(new, note, held)
        try:
            tree = VerifiedTree(new, [self._local, self._remote])
            before = tree.root(mine.size)
        except WrongTile as error:
            raise self._withheld(note, mine, new, error) from error
        if before != mine.root:
            raise self._forked(Fork(held.note, note, path_between(tree.node, mine.size, new.size)), mine, new)
        return tree

    def copy(self, tree: VerifiedTree) -> None:
        """Take every tile and bundle into the mirror; the tree lets no wrong one pass. Raises WrongTile, OSError."""
        self._keep(tree)
        for level in range((tree.size.bit_length() - 1) // 8, 0, -1):
            self._each(partial(tree.tile, level), -(-(tree.size >> 8 * level) // WIDTH), tree)
        groups = -(-tree.size // WIDTH)
        self._each(
            partial(self._bundle, tree), groups, tree, lambda done: self._progress(COPYING, done, groups)
        )
        begin = starts(self.reader(tree)) if self._telling else {}
        for index, fact in self._telling:
            said = named(fact, begin.get(fact.register, 0))
            if said:
                self.named.append((index, said))

    def reader(self, tree: VerifiedTree) -> Callable[[int], bytes]:
        """Return what gives the fact at an index, once the log has been copied."""

        @lru_cache(maxsize=8)
        def bundle(number: int) -> list[bytes]:
            return tree.bundle(number)

        return lambda index: bundle(index // WIDTH)[index % WIDTH] if index < tree.size else b""

    def _smaller(self, new: Checkpoint, note: bytes, held: Held) -> CheckFailed:
        """Return what it means that the origin shows fewer facts than the mirror holds."""
        mine = held.checkpoint
        tree = VerifiedTree(mine, [self._local])
        if tree.root(new.size) != new.root:
            return self._forked(
                Fork(note, held.note, path_between(tree.node, new.size, mine.size)), mine, new
            )
        return WentBack(
            N_(
                "The register at {link} shows {size} facts, and this mirror has seen {held}. The two agree: it is an "
                "old copy, or facts are being taken back. Nothing was changed."
            ),
            link=self._site.base,
            size=new.size,
            held=mine.size,
        )

    def _withheld(self, note: bytes, mine: Checkpoint, new: Checkpoint, reason: WrongTile) -> WrongTile:
        """Keep the signed checkpoint to which no tiles are shown: one half of what would prove a fork."""
        if self._site.get(CHECKPOINT, LARGEST_NOTE) != note:
            return reason  # the publisher is at work
        return WrongTile(
            N_(
                "The register at {link} signs {size} facts and does not show what belongs to them ({reason}), so "
                "nobody can tell whether they continue the {held} that this mirror holds. Nothing was changed. The "
                "signed checkpoint is kept: {kept}"
            ),
            link=self._site.base,
            size=new.size,
            held=mine.size,
            reason=reason,
            kept=str(self._keep_for_others("checkpoint", note)),
        )

    def _keep_for_others(self, ending: str, data: bytes) -> Path:
        """Write ``data`` to a new file in the folder of evidence, unless it is there already; return its path."""
        folder = self._folder / FORKS
        make_folder(folder)
        for path in folder.glob(f"*.{ending}"):
            if path.read_bytes() == data:
                return path
        at = self._clock.now().strftime("%Y%m%dT%H%M%S.%fZ")
        write_file(folder / f"{at}.{ending}", data)
        return folder / f"{at}.{ending}"

    def _forked(self, fork: Fork, mine: Checkpoint, new: Checkpoint) -> Forked:
        """Write the evidence; return the error that says where it lies."""
        path = self._keep_for_others("fork", replace(fork, keys=self._proofs).encode())
        return Forked(
            N_(
                "The register at {link} has forked: its {size} facts are not the history of which this mirror holds "
                "{held}. Nothing was changed. The evidence, which anybody can check: {evidence}"
            ),
            link=self._site.base,
            size=new.size,
            held=mine.size,
            evidence=str(path),
        )

    def _bundle(self, tree: VerifiedTree, number: int) -> None:
        for index, fact in enumerate(tree.bundle(number), number * WIDTH):
            if _TELLING.search(fact):
                self._telling.append((index, parse_fact(fact)))

    def _each(
        self,
        take: Callable[[int], object],
        count: int,
        tree: VerifiedTree,
        step: Callable[[int], None] = lambda done: None,
    ) -> None:
        for start in range(0, count, _TOGETHER):
            stop = min(start + _TOGETHER, count)
            list(self._pool.map(take, range(start, stop)))
            self._keep(tree)
            step(stop)

    def _keep(self, tree: VerifiedTree) -> None:
        """Write down what the mirror did not have."""
        fresh = [(tile, tree.fresh.pop(tile)) for tile in list(tree.fresh)]
        write_files((self._folder / tile.path, data) for tile, data in fresh)
