"""What files of mailings tell, one value at a time: whoever reads one of them refuses what is of another kind."""

from datetime import UTC, datetime


def told_text(value: object) -> str:
    """Return a text. Raises TypeError."""
    if not isinstance(value, str):
        raise TypeError
    return value


def told_count(value: object) -> int:
    """Return how many. Raises TypeError."""
    if not isinstance(value, int) or value < 0:
        raise TypeError
    return value


def told_time(value: str) -> datetime:
    """Return a moment in UTC. Raises TypeError, ValueError, OverflowError."""
    return datetime.fromisoformat(value).astimezone(UTC)
