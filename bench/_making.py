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

from openroll.core.durable import make_folder
from openroll.log.fact import build, parse
from openroll.log.note import SigningKey
from openroll.log.sequencer import Sequencer
from openroll.log.stream import Stream

ORIGIN = "bench.openroll.example/log"
_AT = datetime(2026, 11, 23, tzinfo=UTC)


def key() -> SigningKey:
    """Return a signing key that guards nothing."""
    return SigningKey.from_seed(ORIGIN, bytes(32))


def facts(count: int, length: int = 300) -> list[bytes]:
    """Return ready facts of ``length`` bytes each.

    Building a million takes half a minute, so two are built, and the rest made after them: the bytes are the same.
    """
    chance = random.Random(1)
    made = [
        _PATTERN
        % (_AT.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), number + 1, _name(chance), b"%b", _subject(number))
        for number in range(count)
    ]
    made = [each % (b"x" * (length + 2 - len(each))) for each in made]
    if {len(each) for each in made} != {length} or [_built(made[n]) for n in (0, -1)] != [made[0], made[-1]]:
        raise AssertionError("these are not the facts that would be built")
    return made


_PATTERN = (
    b'{"at":"%b","by":"registrar","data":{"entry":%d,"name":"%b%b"},"register":"'
    + ORIGIN.encode()
    + b'","seq":1,"subject":"%b","type":"entry-recorded","v":1}'
)


def _name(chance: random.Random) -> bytes:
    return b"%016x Example Messaging Limited " % chance.getrandbits(64)


def _subject(number: int) -> bytes:
    return base64.b32encode(number.to_bytes(16, "big")).rstrip(b"=").lower()


def _built(data: bytes) -> bytes:
    """Build the fact anew that ``data`` writes."""
    fact = parse(data)
    return build(
        type=fact.type,
        register=fact.register,
        subject=fact.subject,
        seq=fact.seq,
        prev=fact.prev,
        at=_AT,
        by=fact.by,
        data=fact.data,
    )


def million(where: Path, count: int = 1_000_000) -> list[bytes]:
    """Make and publish a log of ``count`` facts under ``where``; return the facts."""
    rows = facts(count)
    private, public = where / "log", where / "public"
    make_folder(public)
    Sequencer.create(private, public, key())
    with Sequencer(private, public, key()) as log, Stream(log) as stream:
        for first in range(0, count, 4096):
            stream.append(rows[first : first + 4096])
    return rows


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
