"""Copies the log into a mirror: first that it continues what the mirror holds, then every tile and bundle."""

import re
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from openroll.core.clock import Clock
from openroll.core.durable import make_folder, write_file
from openroll.core.errors import N_, CheckFailed
from openroll.log.checkpoint import Checkpoint
from openroll.log.fact import parse as parse_fact
from openroll.log.files import write_files
from openroll.log.redaction import Named, named
from openroll.log.tiles import ENTRIES, LARGEST_BUNDLE, WIDTH, Tile
from openroll.log.tree import HASH_SIZE

from .download import Site
from .download_directory import Progress
from .fork import Fork, path_between
from .mirror_tree import VerifiedTree, of_wider

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
    """Brings the log at ``site`` into ``folder``. ``named`` are the facts that redact or disclose, once it is there."""

    def __init__(self, folder: Path, site: Site, pool: Executor, clock: Clock, progress: Progress) -> None:
        self.named: list[Named] = []
        self.fetched = 0
        self._folder = folder
        self._site = site
        self._pool = pool
        self._clock = clock
        self._progress = progress

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
        tree = VerifiedTree(new, [self._local, self._remote])
        if mine.size and tree.root(mine.size) != mine.root:
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

    def _forked(self, fork: Fork, mine: Checkpoint, new: Checkpoint) -> Forked:
        """Write the evidence; return the error that says where it lies."""
        at = self._clock.now().strftime("%Y%m%dT%H%M%SZ")
        path = self._folder / FORKS / f"{at}.fork"
        make_folder(path.parent)
        write_file(path, fork.encode())
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
        for fact in tree.bundle(number):
            if _TELLING.search(fact):
                said = named(parse_fact(fact))
                if said:
                    self.named.append(said)

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
