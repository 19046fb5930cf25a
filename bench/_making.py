"""Facts and folders to measure with. The same every time."""

import atexit
import base64
import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
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
    """Yield an empty folder on a disk, where fsync means what it says. All are removed at the end of the process."""
    yield Path(tempfile.mkdtemp(dir=_disk()))


@cache
def _disk() -> str:
    """Make the folder that all the others are in.

    Where many files have just been removed, ext4 searches for a free inode for up to a millisecond. The attribute T
    lets it place each folder in a part of the disk of its own; elsewhere it does nothing.
    """
    disk = Path("/var/tmp")  # kept over restarts, so never in memory; the name within it is fresh
    made = tempfile.mkdtemp(prefix="openroll-bench-", dir=disk if disk.is_dir() else None)
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    if chattr := shutil.which("chattr"):
        subprocess.run([chattr, "+T", made], capture_output=True)
    return made
