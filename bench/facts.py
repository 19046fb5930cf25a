"""Making facts: canonical form, and three personal fields salted and taken out. Apart, and together with appending.

Beside the same rows, ready, in a plain SQLite table: what salting costs is ours alone.
"""

import base64
import gc
import random
import statistics
import time
from datetime import UTC, datetime
from pathlib import Path

from bench._making import ORIGIN, folder, key
from bench.append import plain_sqlite
from openroll.core.canonical import JSON
from openroll.core.durable import make_folder
from openroll.log.disclosure import conceal
from openroll.log.fact import build, parse
from openroll.log.sequencer import Sequencer
from openroll.log.stream import Stream

COUNT = 256 * 100
BATCH = 256
ROUNDS = 5
PERSONAL = ("/identifiers/address", "/identifiers/email", "/identifiers/name")
_AT = datetime(2026, 11, 23, tzinfo=UTC)


def contents(count: int) -> list[tuple[str, dict[str, JSON]]]:
    """Return subjects, and what the facts are to say of them."""
    chance = random.Random(1)
    return [
        (
            base64.b32encode(number.to_bytes(16, "big")).decode().rstrip("=").lower(),
            {
                "entry": number + 1,
                "identifiers": {
                    "address": {"value": f"{number} High Street, London"},
                    "country": {"value": "GB"},
                    "email": {"value": f"abuse@service{number}.example"},
                    "name": {"value": f"{chance.getrandbits(64):016x} Limited"},
                    "number": {"value": f"OC{number:06d}"},
                },
            },
        )
        for number in range(count)
    ]


def make(subject: str, data: dict[str, JSON], personal: tuple[str, ...] = PERSONAL) -> bytes:
    """Return the fact; its disclosures are made and dropped."""
    public, disclosures = conceal(data, personal)
    return build(
        type="entry-recorded",
        register=ORIGIN,
        subject=subject,
        seq=1,
        prev=None,
        at=_AT,
        by="registrar",
        data=public,
        digests=[each.digest for each in disclosures],
    )


def made_and_appended(told: list[tuple[str, dict[str, JSON]]], where: Path) -> float:
    """Return the seconds from what is to be said to a published log."""
    private, public = where / "log", where / "public"
    make_folder(public)
    Sequencer.create(private, public, key())
    with Sequencer(private, public, key()) as log:
        start = time.perf_counter()
        with Stream(log) as stream:
            for first in range(0, len(told), BATCH):
                stream.append([make(*each) for each in told[first : first + BATCH]])
        return time.perf_counter() - start


def main() -> None:
    """Print the figures."""
    told = contents(COUNT)
    rows = [make(*each) for each in told]
    found: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name, personal in (("without personal fields", ()), ("three personal fields salted", PERSONAL)):
            gc.collect()
            start = time.perf_counter()
            for subject, data in told:
                make(subject, data, personal)
            found.setdefault(name, []).append(time.perf_counter() - start)
        start = time.perf_counter()
        for row in rows:
            parse(row)
        found.setdefault("a fact read and tested, canonical to the byte", []).append(
            time.perf_counter() - start
        )
        with folder() as where:
            found.setdefault("SQLite", []).append(plain_sqlite(rows, where))
        with folder() as where:
            found.setdefault("made, appended, published", []).append(made_and_appended(told, where))
    print(f"  {COUNT:,} facts of {len(rows[0])} bytes, the middle of {ROUNDS}:")
    for name, times in found.items():
        share = statistics.median(theirs / ours for theirs, ours in zip(found["SQLite"], times, strict=True))
        each = statistics.median(times) / COUNT
        print(f"    {name}: {each * 1e6:.1f} us each, {1 / each:,.0f}/s, {share:.2f} of SQLite", flush=True)
