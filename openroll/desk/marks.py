"""By what an order is known without taking it apart: its mark. Pure.

And a sieve for marks, which holds back most of those that no request ever bore, for one bit of each that one did.
To ask the database about a hundred references costs it as many searches in an index that no memory holds, to find
nothing. A mark that passes may still be new: then the database is asked.
"""

import hashlib
import struct
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

SIZE: Final = 16  # bytes of a mark
_BITS_OF_ONE: Final = 64  # of so many bits one is set: one new mark of 64 passes
_LEAST: Final = 1 << 20  # bits
_FULL: Final = 8  # when one bit of so many is set, a larger sieve is worth its making


def of(authority: int, reference: str) -> bytes:
    """Return the mark of an authority's order: half a hash."""
    return hashlib.sha256(b"%d\0%b" % (authority, reference.encode())).digest()[:SIZE]


def of_many(authority: int, references: Sequence[bytes]) -> list[bytes]:
    """Return the marks of an authority's orders with these ``references``, which are UTF-8."""
    whose, sha256 = b"%d\0" % authority, hashlib.sha256
    return [sha256(whose + reference).digest()[:SIZE] for reference in references]


def apart(marks: bytes) -> tuple[bytes, ...]:
    """Return each of ``marks``, which stand behind each other."""
    return _cut(len(marks) // SIZE).unpack(marks)


@lru_cache(16)
def _cut(count: int) -> struct.Struct:
    return struct.Struct(f"{SIZE}s" * count)


class Sieve:
    """Bits of which each mark sets one, which its first four bytes name."""

    def __init__(self, count: int) -> None:
        """Make one for ``count`` marks and as many again, in 8 to 16 bytes for each of them."""
        size = max(_LEAST, 1 << (_BITS_OF_ONE * count).bit_length())
        self._bits = bytearray(size // 8)
        self._mask = size - 1
        self._left = size // _FULL

    @property
    def full(self) -> bool:
        """Whether too many pass by now."""
        return self._left < 0

    def add(self, marks: bytes) -> None:
        """Let pass what bears one of ``marks``, which stand behind each other."""
        bits, mask = self._bits, self._mask
        places = memoryview(marks).cast("I")[::4].tolist()
        for place in places:
            bits[(place & mask) >> 3] |= 1 << (place & 7)
        self._left -= len(places)

    def passes(self, marks: Iterable[bytes]) -> list[bool]:
        """Tell of each of ``marks`` whether it passes: whether a request may bear it."""
        bits, mask = self._bits, self._mask
        places = memoryview(b"".join(marks)).cast("I")[::4].tolist()
        return [bits[(place & mask) >> 3] >> (place & 7) & 1 != 0 for place in places]
