"""Time is injected: code that needs it takes a Clock. UTC inside, RFC 3339 outside."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


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
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_rfc3339(text: str) -> datetime:
    """Return the moment that RFC 3339 ``text`` names, aware, in UTC. Raises ValueError for anything else."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or "T" not in text.upper():
        raise ValueError(f"not an RFC 3339 moment: {text!r}")
    return moment.astimezone(UTC)
