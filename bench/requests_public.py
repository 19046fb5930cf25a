"""Facts about requests into ``desk.sqlite3``, and the pages of counts out of it.

OPENROLL_BENCH_REQUESTS says how many requests (100,000). Their facts are made up and go to the writer of the file
without a log behind them: what the log costs is measured elsewhere.
"""

import os
import random
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench._making import ORIGIN, folder
from bench._register import publish
from openroll.core.canonical import JSON
from openroll.core.clock import rfc3339
from openroll.log.fact import Fact
from openroll.public.app import WSGIApp, make_application
from openroll.publish.deskfile import DeskWriter
from openroll.publish.deskschema import DESK, DESK_CHECKSUM

REQUESTS = int(os.environ.get("OPENROLL_BENCH_REQUESTS", "100000"))
BATCH = 4096
ROUNDS = 30
ENTRIES = 1000
_START = datetime(2025, 1, 1, tzinfo=UTC)
_COUNTRIES = (
    "DE FR PL FI GB US RU KZ IN BR JP ES IT SE NO DK NL BE AT CH PT GR CZ SK HU RO BG HR SI EE LV LT IE TR UA GE AM AZ "
    "UZ MX"
)
_CATEGORIES = ("terrorism", "drugs", "calls-for-violence", "child-sexual-abuse", "spam", "other")
_PAGES = (
    "/en/requests",
    "/ru/requests",
    "/en/requests/by/country/DE",
    "/en/requests/by/authority/de-1",
    "/en/requests/by/category/spam",
    "/en/entries/1/requests",
    "/en/requests/5",
    "/en/requests.atom",
    "/api/v1/requests/counts?by=country",
)


def main() -> None:
    """Print the figures."""
    with folder() as where:
        public = publish(where, ENTRIES)
        for name in (DESK, DESK_CHECKSUM):
            (public / name).unlink()
        count, seconds = fill(public / DESK)
        size = (public / DESK).stat().st_size / 1e6
        print(
            f"  {REQUESTS:,} requests, {count:,} facts: {count / seconds:,.0f} facts/s into a file of {size:,.0f} MB"
        )
        site = make_application(public)
        for address in _PAGES:
            print(f"  {address}: {measure(site, address):.1f} ms")


def fill(path: Path) -> tuple[int, float]:
    """Write the file; return how many facts there were and how long it took."""
    start, count = time.perf_counter(), 0
    with DeskWriter(path, durable=False) as desk:
        for index, fact in enumerate(facts()):
            desk.add(index, fact)
            count = index + 1
            if count % BATCH == 0:
                desk.write({"origin": ORIGIN, "tree_size": str(count), "root": ""})
        desk.write({"origin": ORIGIN, "tree_size": str(count), "root": ""})
    return count, time.perf_counter() - start


def facts() -> Iterator[Fact]:
    """Yield the facts of all requests: each is received with its items, acknowledged, passed on and answered."""
    chance = random.Random(7)
    countries = _COUNTRIES.split()
    rare = [1 / (place + 1) for place in range(len(countries))]
    for number in range(1, REQUESTS + 1):
        at = _START + timedelta(seconds=number * 60)
        country = chance.choices(countries, rare)[0]
        code = f"{country.lower()}-{chance.randint(1, 5)}"
        about: dict[str, JSON] = {"request": number, "entry": min(ENTRIES, int(chance.paretovariate(0.6)))}
        items = chance.choice((1, 1, 1, 2, 3))
        asked: dict[str, JSON] = {
            "authority": {"code": code, "name": f"Authority {code}", "country": country},
            "category": chance.choices(_CATEGORIES, (30, 20, 20, 10, 15, 5))[0],
            "legal_basis": "An act",
            "items": items,
            "received_at": rfc3339(at),
            "deadline_at": rfc3339(at + timedelta(hours=1)),
        }
        yield _fact("received", number, None, at, {**about, **asked})
        for item in range(1, items + 1):
            yield _fact("received", number, item, at, {**about, "network": "matrix", "kind": "post"})
        at += timedelta(seconds=chance.randint(1, 20))
        yield _fact("acknowledged", number, None, at, {**about, "at": rfc3339(at)})
        yield _fact("admissible", number, None, at, {**about, "at": rfc3339(at)})
        for item in range(1, items + 1):
            acted = at + timedelta(seconds=int(chance.lognormvariate(8, 1.5)))
            effect = chance.choice(("full", "full", "partial", "limited"))
            done: dict[str, JSON] = {"effect": effect, "action": "remove-post", "acted_at": rfc3339(acted)}
            yield _fact("effect", number, item, acted, {**about, **done})


def _fact(kind: str, number: int, item: int | None, at: datetime, data: dict[str, JSON]) -> Fact:
    told = data if item is None else {**data, "item": item}
    subject = f"{number}/{item or ''}"
    return Fact(
        b"", {}, f"request-{kind}", ORIGIN, subject, 1, None, rfc3339(at), "desk", told, None, None, None, ()
    )


def measure(site: WSGIApp, address: str) -> float:
    """Return how many milliseconds an answer takes, the middle one of many."""
    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "bench.example",
    }
    took = []
    for _round in range(ROUNDS + 1):
        start = time.perf_counter()
        b"".join(site(environ, lambda *_: None))
        took.append(1000 * (time.perf_counter() - start))
    return statistics.median(took[1:])
