"""Tiles and entry bundles: the files a log is published as (c2sp.org/tlog-tiles). Names and bytes, no disk.

Level 0 holds the hashes of facts, level L the roots of full tiles of level L-1: 256 hashes a tile, less in
the last one of each level, whose name says how many. A bundle holds the 256 facts under a tile of level 0.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from openroll.core.errors import N_, Damage

from .fact import LARGEST_FACT
from .tree import HASH_SIZE

WIDTH = 256
LARGEST_BUNDLE = WIDTH * (2 + LARGEST_FACT)
ENTRIES = -1  # the "level" of bundles, whose names are made as those of tiles are

_NUMBER = r"(?P<number>(?:x[0-9]{3}/)*[0-9]{3})"
_NAME = re.compile(rf"tile/(?P<level>entries|[0-9]+)/{_NUMBER}(?:\.p/(?P<width>[0-9]+))?")


class MalformedTile(Damage):
    """A tile or a bundle that is not what its name says, or such a name."""

    code = "malformed-tile"


@dataclass(frozen=True, slots=True)
class Tile:
    """The name of a tile, or of a bundle when ``level`` is ENTRIES."""

    level: int
    number: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """The path in the public directory."""
        level = "entries" if self.level == ENTRIES else str(self.level)
        part = "" if self.width == WIDTH else f".p/{self.width}"
        return f"tile/{level}/{number_path(self.number)}{part}"

    @property
    def start(self) -> int:
        """The place of the tile's first hash among those of its level (of a bundle's first fact:

        its index).
        """
        return self.number * WIDTH


def number_path(number: int) -> str:
    """Return ``number`` as path elements of three digits: 1234067 is ``x001/x234/067``."""
    digits = f"{number:03d}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    *upper, last = (digits[at : at + 3] for at in range(0, len(digits), 3))
    return "".join(f"x{each}/" for each in upper) + last


def parse_path(path: str) -> Tile:
    """Return the tile whose path is ``path``. Raises MalformedTile for any other spelling."""
    found = _NAME.fullmatch(path)
    if found and path.isascii() and len(path) < 100:
        level = ENTRIES if found["level"] == "entries" else int(found["level"])
        number = int(re.sub(r"[x/]", "", found["number"]))
        tile = Tile(level, number, int(found["width"] or WIDTH))
        if level <= 63 and 1 <= tile.width <= WIDTH and tile.path == path:
            return tile
    raise MalformedTile(N_("{path} is not the name of a tile."), path=path[:200])


def tiles_between(old: int, new: int) -> Iterator[Tile]:
    """Yield the bundles and tiles of a log of ``new`` facts that one of ``old`` has not, bundles first."""
    yield from tiles_of_level(ENTRIES, old, new)
    level = 0
    while new and old != new:
        yield from tiles_of_level(level, old, new)
        old, new, level = old // WIDTH, new // WIDTH, level + 1


def tiles_of_level(level: int, old: int, new: int) -> Iterator[Tile]:
    """Yield the tiles of ``level`` that hold ``new`` hashes and not ``old`` ones."""
    if old != new:
        for number in range(old // WIDTH, -(-new // WIDTH)):
            yield Tile(level, number, min(WIDTH, new - number * WIDTH))


def tiles_of(size: int) -> Iterator[Tile]:
    """Yield every bundle and tile of a log of ``size`` facts."""
    return tiles_between(0, size)


def completed_between(old: int, new: int) -> Iterator[Tile]:
    """Yield the bundles and tiles that became full while the log grew from ``old`` to ``new``."""
    return (tile for tile in tiles_between(old, new) if tile.width == WIDTH)


def encode_bundle(facts: Iterable[bytes]) -> bytes:
    """Return ``facts``, each after its length in two bytes.

    Raises MalformedTile for one that is too large.
    """
    try:
        return b"".join([part for fact in facts for part in (len(fact).to_bytes(2, "big"), fact)])
    except OverflowError as error:
        raise MalformedTile(N_("A fact is larger than {limit} bytes."), limit=LARGEST_FACT) from error


def parse_bundle(data: bytes, count: int) -> list[bytes]:
    """Return the ``count`` facts in a bundle.

    Raises MalformedTile when it holds more, less or half a fact.
    """
    facts: list[bytes] = []
    at = 0
    try:
        for _ in range(count):
            stop = at + 2 + (data[at] << 8 | data[at + 1])
            facts.append(data[at + 2 : stop])
            at = stop
    except IndexError:  # too few facts, which is told below
        if at + 1 == len(data):
            raise MalformedTile(N_("A bundle is cut in its fact {number}."), number=len(facts)) from None
    if at > len(data):
        raise MalformedTile(N_("A bundle is cut in its fact {number}."), number=len(facts) - 1)
    if at != len(data) or len(facts) != count:
        raise MalformedTile(N_("A bundle does not hold the {count} facts that it should."), count=count)
    return facts


def parse_tile(data: bytes, count: int) -> list[bytes]:
    """Return the ``count`` hashes in a tile. Raises MalformedTile when it has another length."""
    if len(data) != count * HASH_SIZE:
        raise MalformedTile(N_("A tile does not hold the {count} hashes that it should."), count=count)
    return [data[at : at + HASH_SIZE] for at in range(0, len(data), HASH_SIZE)]


def encode_tile(hashes: Sequence[bytes]) -> bytes:
    """Return the bytes of a tile of ``hashes``."""
    return b"".join(hashes)
