"""Orders that differ in their one place and their reference alone, as those of one authority mostly do. Pure.

They come by the thousand: what they have in common is held once, and no object is made for each of them.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from . import locators, marks
from .reading import Read


@dataclass(frozen=True, slots=True)
class Shared:
    """What stands in each of them before its place, between that and its reference, and behind it: canonical JSON."""

    before: bytes
    between: bytes
    behind: bytes

    @property
    def parts(self) -> tuple[bytes, bytes, bytes]:
        """The three, in this order."""
        return self.before, self.between, self.behind

    def orders(self, places: Sequence[bytes], references: Sequence[bytes]) -> list[bytes]:
        """Return the orders with these ``places`` and ``references``."""
        before, between, behind = self.before, self.between, self.behind
        return [
            b"%b%b%b%b%b" % (before, place, between, reference, behind)
            for place, reference in zip(places, references, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Alike:
    """Such orders: the first as it was read, and of each its place, its reference, its mark and its SHA-256.

    Each place is a public one of the service that has ``domains``.
    """

    first: Read
    shared: Shared
    domains: frozenset[str]
    places: Sequence[bytes]
    references: Sequence[bytes]
    marks: Sequence[bytes]
    sha256: Sequence[str]

    @classmethod
    def of(
        cls,
        first: Read,
        shared: Shared,
        domains: frozenset[str],
        places: Sequence[bytes],
        references: Sequence[bytes],
    ) -> "Alike":
        """Return those with these ``places`` and ``references``. Raises NotPublic, NotOurs, NotALocator for a place."""
        locators.judge([place.decode() for place in places], domains)
        known_by = marks.of_many(first.authority.id, references)
        hashes = [hashlib.sha256(order).hexdigest() for order in shared.orders(places, references)]
        return cls(first, shared, domains, places, references, known_by, hashes)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.places)

    def reads(self) -> list[Read]:
        """Return each of them as an order that was read for itself."""
        like, orders = self.first, self.shared.orders(self.places, self.references)
        places = locators.parse_many([place.decode() for place in self.places], self.domains)
        each = zip(self.marks, self.references, self.sha256, orders, places, strict=True)
        return [
            Read(
                mark, name.decode(), like.authority, like.entry, like.key, None, sha256, kept, 1, [(1, place)]
            )
            for mark, name, sha256, kept, place in each
        ]
