"""How long a whole log takes to be checked: hashes, bundles, tiles, root."""

import hashlib
import time

from bench._making import facts, folder, key
from bench.append import openroll_log
from openroll.log.verify import folder_names, folder_reader, verify_log

COUNT = 256 * 1000


def plain_tree(rows: list[bytes]) -> float:
    """Return the seconds that nothing but the tree's hashes takes, on one core."""
    start = time.perf_counter()
    level = [hashlib.sha256(b"\0" + row).digest() for row in rows]
    while len(level) > 1:
        pairs = [
            hashlib.sha256(b"\1" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)
        ]
        level = pairs + level[len(pairs) * 2 :]
    return time.perf_counter() - start


def main() -> None:
    """Print the figures."""
    rows = facts(COUNT)
    theirs = plain_tree(rows)
    with folder() as where:
        openroll_log(rows, where, batch=256 * 16)
        public = where / "public"
        start = time.perf_counter()
        report = verify_log(folder_reader(public), [key().verifier], names=folder_names(public))
        ours = time.perf_counter() - start
    if not report.ok:
        raise SystemExit(f"the log that was just made is damaged: {report.problems}")
    print(
        f"  {COUNT:,} facts: bare hashes {theirs:.2f} s, the check {ours:.2f} s ({COUNT / ours:,.0f} facts/s)"
    )
