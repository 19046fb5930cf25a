"""Facts and folders to measure with. The same every time."""

import base64
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from openroll.log.fact import build
from openroll.log.note import SigningKey

ORIGIN = "bench.openroll.example/log"
_AT = datetime(2026, 11, 23, tzinfo=UTC)


def key() -> SigningKey:
    """Return a signing key that guards nothing."""
    return SigningKey.from_seed(ORIGIN, bytes(32))


def facts(count: int, length: int = 300) -> list[bytes]:
    """Return ready facts of about ``length`` bytes each."""
    chance = random.Random(1)
    made = []
    for number in range(count):
        text = f"{chance.getrandbits(64):016x} Example Messaging Limited "
        one = build(
            type="entry-recorded",
            register=ORIGIN,
            subject=base64.b32encode(number.to_bytes(16, "big")).decode().rstrip("=").lower(),
            seq=1,
            prev=None,
            at=_AT,
            by="registrar",
            data={"entry": number + 1, "name": text},
        )
        missing = length - len(one)
        if missing > 0:
            one = one.replace(b"Limited ", b"Limited " + b"x" * missing)
        made.append(one)
    return made


@contextmanager
def folder() -> Iterator[Path]:
    """Yield an empty folder on the disk of the checkout, where fsync means what it says."""
    with tempfile.TemporaryDirectory(prefix="openroll-bench-", dir=Path(__file__).parent) as made:
        yield Path(made)
