"""A message with five links: how much longer its answer takes than its slowest source.

The sources are answers with a delay of their own each, one of them slow; the floor is the slowest delay.
"""

import statistics
import time
from dataclasses import replace
from datetime import UTC, datetime

from openroll.core.errors import N_, SourceUnreachable
from openroll.sources.ask import ask
from openroll.sources.message import read_message
from openroll.sources.polite import PoliteFetcher
from openroll.sources.politeness import AT_ONCE, SPACING
from openroll.sources.snapshot import Snapshot
from tests.sources.recorded import VECTORS, snapshot_of

API = "https://api.company-information.service.gov.uk/company/99900001"
COMPANY = "https://find-and-update.company-information.service.gov.uk/company/99900001"
DELAYS = {API: 0.25, **{f"https://site{n}.example/": 0.1 + 0.2 * n for n in range(4)}}
ELSE = 0.05  # seconds until a site says that it has no such file
ROUNDS = 10
IMPRINT = (
    "<!doctype html><p>Invented Post Limited, registered in England and Wales, company number 99900001. Registered "
    "office: 1 Invented Street, Nowhere, ZZ1 1ZZ. E-mail: post@site0.example</p>"
)


class Slow:
    """Answers each of DELAYS after its delay, and has nothing else."""

    def __init__(self) -> None:
        """Read the register's answer once."""
        body = (VECTORS / "companies-house" / "active.json").read_bytes()
        self._answers = {API: snapshot_of(API, body)}
        html = (("content-type", "text/html; charset=utf-8"),)
        for url in DELAYS:
            if url != API:
                self._answers[url] = replace(snapshot_of(url, IMPRINT.encode()), headers=html)

    def fetch(self, url: str) -> Snapshot:
        """Return the answer at ``url``, late."""
        time.sleep(DELAYS.get(url, ELSE))
        if url not in self._answers:
            raise SourceUnreachable(N_("{link} cannot be reached: {detail}."), link=url, detail="not there")
        return self._answers[url]


def main() -> None:
    """Print the figures."""
    message = read_message(" ".join([COMPANY, *(url for url in DELAYS if url != API)]))
    slowest = max(DELAYS.values())
    took = []
    for _ in range(ROUNDS):
        fetcher = PoliteFetcher(Slow(), at_once=AT_ONCE, spacing=SPACING)
        start = time.perf_counter()
        found = ask(message, fetcher, case_url="bench", received_at=datetime(2026, 11, 26, tzinfo=UTC))
        took.append(time.perf_counter() - start - slowest)
        if len(found.snapshots) < len(DELAYS):
            raise SystemExit("not every source was read: nothing worth measuring")
    beyond = [1000 * one for one in took]
    print(
        f"  message with five links, beyond its slowest source ({slowest:.1f} s): "
        f"{statistics.median(beyond):.0f} ms ({min(beyond):.0f}-{max(beyond):.0f}); asked in turn it would be "
        f"{1000 * (sum(DELAYS.values()) - slowest):.0f} ms"
    )
