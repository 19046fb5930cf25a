"""Which references no request bears yet, as far as one process of the office knows without asking the database."""

from collections.abc import Iterable
from typing import Final

from openroll.roll.bulk import after

from . import models
from .marks import Sieve, of, of_many

PIECE: Final = 5000  # references that are read at once: some ten milliseconds


class Borne:
    """A sieve that lets the marks of all requests pass, those that wait and those that are written out.

    It begins at a moment at which its maker holds the log's head. What was written out by then it reads piece by piece,
    beside the work: until it has done, everything passes.
    """

    def __init__(self, given: int) -> None:
        """Begin when ``given`` is the last number that was given to a request."""
        self._sieve = Sieve(given)
        self._seen = given  # what has a greater number was stored since
        self._place: tuple[int, str] | None = (0, "")  # authority and reference up to which it has been read

    @property
    def full(self) -> bool:
        """Whether it is time to begin a larger one."""
        return self._sieve.full

    def add(self, marks: bytes) -> None:
        """Learn of requests with these ``marks``, which stand behind each other."""
        self._sieve.add(marks)

    def catch_up(self, given: int) -> None:
        """Learn of what was stored since the last time. Whoever calls holds the log's head, which says ``given``."""
        if given > self._seen:
            names = ("number", "authority_id", "reference")
            rows = after(models.Request, names, self._seen)
            self._sieve.add(b"".join([of(authority, reference) for _, authority, reference in rows]))
            self._seen = given

    def may_bear(self, marks: Iterable[bytes]) -> list[bool]:
        """Tell of each of ``marks`` whether a request may bear it. Valid after ``catch_up`` under the same lock."""
        return self._sieve.passes(marks) if self._place is None else [True for _ in marks]

    @property
    def whole(self) -> bool:
        """Whether all has been read that was written out before this began."""
        return self._place is None

    def piece(self) -> tuple[int, list[str]]:
        """Ask the database for what is to be read next: references, and whose they are."""
        authority, reference = self._place or (0, "")
        rows = models.Request.objects.filter(authority_id=authority, reference__gt=reference)
        return authority, [*rows.order_by("reference").values_list("reference", flat=True)[:PIECE]]

    def learn(self, authority: int, references: list[str]) -> None:
        """Learn of a piece; without any the next authority's turn has come."""
        if references:
            self._sieve.add(b"".join(of_many(authority, [one.encode() for one in references])))
            self._place = authority, references[-1]
            return
        following = models.Authority.objects.filter(pk__gt=authority).order_by("pk")
        pk = following.values_list("pk", flat=True).first()
        self._place = None if pk is None else (pk, "")
