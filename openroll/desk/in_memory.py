"""By what the orders of batches that wait are known: every process holds it in memory, so that each comes once.

In the database it would be one entry of an index for each order, at places without any order, and most of what a batch
costs. Whoever stores orders holds the log's head; there this process first reads the marks of the batches that others
have stored since it last looked. A mark that is found says where to look, no more: the batch itself says whether the
order is there, and may have been written out long ago.
"""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db import connection

from openroll.roll.bulk import after

from . import models
from .borne import Borne
from .marks import apart

PART: Final = 100_000  # marks that are forgotten together


@dataclass(slots=True)
class _Part:
    """Marks of batches that follow on each other, each with the number of its batch's first request."""

    first: int
    last: int
    batches: dict[bytes, int] = field(default_factory=dict)


class Marks:
    """The marks of the batches of one database that wait, and of some that do so no more."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._reading = threading.Lock()  # whoever reads on; nobody waits for that
        self._parts: list[_Part] = []
        self._seen = 0  # no batch that was stored up to this number is unknown
        self._most = PART  # with so many it is looked which ones are no longer needed
        self._borne: Borne | None = None

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(len(part.batches) for part in self._parts)

    def catch_up(self, given: int | None = None) -> None:
        """Read the marks of batches that were stored since the last time, and with ``given`` those of requests.

        ``given`` is the last number that was given to a request, as the log's head says, which whoever calls holds: the
        database was set back if more was seen.
        """
        with self._lock:
            if given is not None:
                self._begin(given)
            names = ("first", "last", "marks", "part_of")
            for first, last, marks, part_of in after(models.Batch, names, self._seen):
                self._add(first if part_of is None else part_of, last, bytes(marks))
            if given is not None and self._borne is not None:
                self._borne.catch_up(given)
            if len(self) > self._most:
                self._forget()
                self._most = len(self) + PART

    def _begin(self, given: int) -> None:
        """Begin anew when the database was set back; and with another sieve when there is none, or it is full."""
        if given < self._seen:
            self._parts, self._seen, self._borne = [], 0, None
        if self._borne is None or self._borne.full:
            self._borne = Borne(given)
            for part in self._parts:
                self._borne.add(b"".join(part.batches))

    def read_on(self) -> bool:
        """Read on in what was written out before this process began to look; tell whether there is more.

        It takes some ten milliseconds, unless somebody else is reading.
        """
        if not self._reading.acquire(blocking=False):
            return True
        try:
            with self._lock:
                borne = self._borne
            if borne is None or borne.whole:
                return False
            piece = borne.piece()
            with self._lock:
                borne.learn(*piece)
            return True
        finally:
            self._reading.release()

    def add(self, batches: Iterable[tuple[int, int, bytes]]) -> None:
        """Learn of batches of this process, once they are committed; it had caught up in that very transaction."""
        with self._lock:
            for first, last, marks in batches:
                if first > self._seen:
                    self._add(first, last, marks)

    def among(self, wanted: Iterable[bytes]) -> dict[bytes, int]:
        """Return those of ``wanted`` that are known, each with the first number of the batch to look into."""
        with self._lock:
            return {mark: part.batches[mark] for part in self._parts for mark in part.batches.keys() & wanted}

    def may_bear(self, wanted: Sequence[bytes]) -> list[bool]:
        """Tell of each of ``wanted`` whether a request may bear it, after ``catch_up`` under the same lock."""
        with self._lock:
            return self._borne.may_bear(wanted) if self._borne is not None else [True for _ in wanted]

    def forget(self) -> None:
        """Forget what has been written out, by whole parts."""
        with self._lock:
            self._forget()

    def _forget(self) -> None:
        waits = models.Batch.objects.order_by("first").values_list("first", flat=True)
        failed = list(waits.filter(failed_at__isnull=False))
        first = waits.filter(failed_at=None).first()
        self._parts = [
            part
            for part in self._parts
            if (first is not None and part.last >= first) or any(part.first <= n <= part.last for n in failed)
        ]

    def _add(self, first: int, last: int, marks: bytes) -> None:
        if not self._parts or len(self._parts[-1].batches) >= PART:
            self._parts.append(_Part(first, last))
        part = self._parts[-1]
        part.last = last
        part.batches.update(dict.fromkeys(apart(marks), first))
        if self._borne is not None:
            self._borne.add(marks)
        self._seen = last


_HELD: Final[dict[tuple[str, ...], Marks]] = {}


def held() -> Marks:
    """Return what this process holds of its database."""
    told = connection.settings_dict
    name = tuple(str(told[one]) for one in ("NAME", "HOST", "PORT"))
    if name not in _HELD:
        _HELD.clear()  # a process has one database
        _HELD[name] = Marks()
    return _HELD[name]
