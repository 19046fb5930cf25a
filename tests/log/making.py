"""Facts, keys and logs for tests."""

from datetime import UTC, datetime, timedelta

from openroll.core.canonical import JSON
from openroll.log import fact
from openroll.log.note import SigningKey

ORIGIN = "log.example/register"
KEY = SigningKey.from_seed(ORIGIN, bytes(range(32)))
START = datetime(2026, 11, 1, 12, tzinfo=UTC)


def make_fact(number: int, data: dict[str, JSON] | None = None) -> bytes:
    """Return the ``number``-th of a row of facts, each about another subject."""
    subject = "".join("abcdefghijklmnopqrstuvwxyz234567"[number >> 5 * place & 31] for place in range(26))
    return fact.build(
        type="entry-recorded",
        register=ORIGIN,
        subject=subject,
        seq=1,
        prev=None,
        at=START + timedelta(seconds=number),
        by="registrar",
        data=data or {"entry": number + 1},
    )


def make_facts(count: int, start: int = 0) -> list[bytes]:
    """Return ``count`` facts, the first one being the ``start``-th."""
    return [make_fact(number) for number in range(start, start + count)]
