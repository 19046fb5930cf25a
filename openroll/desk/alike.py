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
class Sent:
    """What was sent: what the orders share, of each its place and its reference, and each as a whole."""

    shared: Shared
    places: Sequence[bytes]
    references: Sequence[bytes]
    orders: Sequence[bytes]


@dataclass(frozen=True, slots=True)
class Alike:
    """Such orders: the first as it was read, and of each its mark and its SHA-256.

    Each place is a public one of the service that has ``domains``.
    """

    first: Read
    sent: Sent
    domains: frozenset[str]
    marks: Sequence[bytes]
    sha256: Sequence[str]

    @classmethod
    def of(cls, first: Read, sent: Sent, domains: frozenset[str]) -> "Alike":
        """Return what was ``sent``. Raises NotPublic, NotOurs, NotALocator for a place."""
        locators.judge([place.decode() for place in sent.places], domains)
        known_by = marks.of_many(first.authority.id, sent.references)
        return cls(first, sent, domains, known_by, [hashlib.sha256(one).hexdigest() for one in sent.orders])

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.marks)

    def reads(self) -> list[Read]:
        """Return each of them as an order that was read for itself."""
        like, sent = self.first, self.sent
        places = locators.parse_many([place.decode() for place in sent.places], self.domains)
        each = zip(self.marks, sent.references, self.sha256, sent.orders, places, strict=True)
        return [
            Read(
                mark, name.decode(), like.authority, like.entry, like.key, None, sha256, kept, 1, [(1, place)]
            )
            for mark, name, sha256, kept, place in each
        ]
