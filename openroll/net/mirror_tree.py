"""The tiles of a log under one checkpoint, of which none is believed that does not lead to its root.

From the right edge, one tile of each level, follows the root. A full tile is the hash that stands for it one level
up. So a tile is asked for from the top down, and whoever serves it can only serve the right one.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from openroll.core.errors import N_, Damage
from openroll.log.checkpoint import Checkpoint
from openroll.log.tiles import ENTRIES, WIDTH, MalformedTile, Tile, encode_bundle, parse_bundle
from openroll.log.tree import HASH_SIZE, leaf_hash, perfect_root, tree_root

Tiles: TypeAlias = Callable[
    [Tile], bytes | None
]  # the bytes that somebody has for a tile, None if they have not


class WrongTile(Damage):
    """A tile or bundle that is missing, or does not belong under the checkpoint."""

    code = "wrong-tile"


class VerifiedTree:
    """Gives the tiles under ``checkpoint`` out of ``sources``, which are asked in turn until one has the right bytes.

    ``fresh`` holds those that the first source did not have; whoever writes them down takes them out.
    """

    def __init__(self, checkpoint: Checkpoint, sources: Sequence[Tiles]) -> None:
        self.size = checkpoint.size
        self.fresh: dict[Tile, bytes] = {}
        self._root = checkpoint.root
        self._sources = sources
        self._kept: dict[Tile, bytes] = {}  # all above level 0, and the edge
        self._take_edge()

    def node(self, level: int, index: int) -> bytes:
        """Return the hash of a perfect subtree, as ``tree.Node`` has it. Raises WrongTile."""
        tiles, height = divmod(level, 8)
        first = index << height
        hashes = self.tile(tiles, first // WIDTH)
        start = first % WIDTH
        return perfect_root(hashes[start * HASH_SIZE : (start + (1 << height)) * HASH_SIZE])

    def root(self, size: int) -> bytes:
        """Return the root that the log had when it held ``size`` facts. Raises WrongTile."""
        return tree_root(self.node, size)

    def tile(self, level: int, number: int) -> bytes:
        """Return the hashes of a tile. Raises WrongTile."""
        tile = Tile(level, number, min(WIDTH, (self.size >> 8 * level) - number * WIDTH))
        if tile in self._kept:
            return self._kept[tile]
        above, place = divmod(number, WIDTH)
        expected = self.tile(level + 1, above)[place * HASH_SIZE : (place + 1) * HASH_SIZE]

        def right(data: bytes) -> bool:
            return len(data) == WIDTH * HASH_SIZE and perfect_root(data) == expected

        data = self._first(tile, right)
        if level:
            self._kept[tile] = data
        return data

    def bundle(self, number: int) -> list[bytes]:
        """Return the facts of a bundle. Raises WrongTile."""
        hashes = self.tile(0, number)
        tile = Tile(ENTRIES, number, len(hashes) // HASH_SIZE)

        def right(data: bytes) -> bool:
            try:
                return b"".join(map(leaf_hash, parse_bundle(data, tile.width))) == hashes
            except MalformedTile:
                return False

        return parse_bundle(self._first(tile, right), tile.width)

    def _first(self, tile: Tile, right: Callable[[bytes], bool]) -> bytes:
        found = False
        for number, source in enumerate(self._sources):
            data = source(tile)
            if data is not None and right(data):
                if number:
                    self.fresh[tile] = data
                return data
            found = data is not None
        raise (
            _missing(tile)
            if not found
            else WrongTile(
                N_("{path} does not belong under the checkpoint of {size} facts."),
                path=tile.path,
                size=self.size,
            )
        )

    def _take_edge(self) -> None:
        """Find a source whose right edge has the root. Raises WrongTile."""
        edge, level = list[Tile](), 0
        while self.size >> 8 * level:
            number, width = divmod(self.size >> 8 * level, WIDTH)
            edge += [Tile(level, number, width)] if width else []
            level += 1
        lacking = None
        for number, source in enumerate(self._sources):
            found = {tile: source(tile) for tile in edge}
            lacking = next((tile for tile, data in found.items() if data is None), None)
            if lacking is not None or any(
                len(data or b"") != t.width * HASH_SIZE for t, data in found.items()
            ):
                continue
            self._kept = {tile: data for tile, data in found.items() if data is not None}
            if self.root(self.size) == self._root:
                if number:
                    self.fresh.update(self._kept)
                return
        if lacking is not None:
            raise _missing(lacking)
        raise WrongTile(N_("The tiles do not have the root that the checkpoint signs."))


def of_wider(tile: Tile, source: Tiles) -> bytes | None:
    """Return what ``source`` has for a partial tile, or the beginning of the full one that has taken its place."""
    data = source(tile)
    if data is not None or tile.width == WIDTH:
        return data
    full = source(Tile(tile.level, tile.number))
    if full is None or tile.level != ENTRIES:
        return full and full[: tile.width * HASH_SIZE]
    try:
        return encode_bundle(parse_bundle(full, WIDTH)[: tile.width])
    except MalformedTile:
        return full


def _missing(tile: Tile) -> WrongTile:
    return WrongTile(N_("{path} is missing."), path=tile.path)
