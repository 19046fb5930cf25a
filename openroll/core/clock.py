"""Time is injected: code that needs it takes a Clock. UTC inside, RFC 3339 outside."""

import re
from datetime import UTC, datetime, timedelta
from typing import Protocol

_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)", re.ASCII)


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)


class FixedClock:
    """A clock for tests: starts at ``start`` and moves on by ``step`` each time it is asked."""

    def __init__(self, start: datetime, step: timedelta = timedelta(0)) -> None:
        self._next = start.astimezone(UTC)
        self._step = step

    def now(self) -> datetime:
        """Return the present moment of this clock, then move it on by one step."""
        moment = self._next
        self._next += self._step
        return moment


def rfc3339(moment: datetime) -> str:
    """Return an aware ``moment`` as RFC 3339 text in UTC, to the second: ``2017-06-28T10:00:00Z``."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be written")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def parse_rfc3339(text: str) -> datetime:
    """Return the moment that RFC 3339 ``text`` names, aware, in UTC. Raises ValueError for anything else."""
    if not _RFC3339.fullmatch(text):  # fromisoformat alone takes week dates and times without a zone
        raise ValueError(f"not an RFC 3339 moment: {text!r}")
    return datetime.fromisoformat(text).astimezone(UTC)
