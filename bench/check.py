"""How long a whole log takes to be checked: hashes, bundles, tiles, root. On all cores, and on one.

Where other work runs beside the measurement, the processor time says more than the clock: both are given.
"""

import hashlib
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from bench._making import folder, key, million
from openroll.log.verify import folder_names, folder_reader, verify_log

ROUNDS = 5


def plain_tree(rows: list[bytes]) -> float:
    """Return the seconds that nothing but the tree's hashes takes, on one core, with the facts in memory."""
    start = time.perf_counter()
    level = [hashlib.sha256(b"\0" + row).digest() for row in rows]
    while len(level) > 1:
        pairs = [
            hashlib.sha256(b"\1" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)
        ]
        level = pairs + level[len(pairs) * 2 :]
    return time.perf_counter() - start


def check(public: Path, *, all_cores: bool) -> float:
    """Return the seconds that the check takes."""
    start = time.perf_counter()
    report = verify_log(
        folder_reader(public),
        [key().verifier],
        names=folder_names(public),
        folder=public if all_cores else None,
    )
    if not report.ok:
        raise SystemExit(f"the log that was just made is damaged: {report.problems}")
    return time.perf_counter() - start


def _processor() -> float:
    """Return the processor time of this process and of its children that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def main() -> None:
    """Print the figures."""
    found: dict[str, list[tuple[float, float]]] = {}
    with folder() as where:
        rows = million(where)
        measures: dict[str, Callable[[], float]] = {
            "bare hashes, one core": lambda: plain_tree(rows),
            "the check, all cores": lambda: check(where / "public", all_cores=True),
            "the check, one core": lambda: check(where / "public", all_cores=False),
        }
        for _ in range(ROUNDS):
            for name, measure in measures.items():
                before = _processor()
                found.setdefault(name, []).append((measure(), _processor() - before))
    print(f"  {len(rows):,} facts of {len(rows[0])} bytes, the middle of {ROUNDS} (least-greatest):")
    for name, both in found.items():
        clock, processor = zip(*both, strict=True)
        print(
            f"    {name}: {statistics.median(clock):.2f} s ({min(clock):.2f}-{max(clock):.2f}), "
            f"{min(processor):.2f} s of processor"
        )
