"""How long the operator's deep check of a whole register takes: log, facts, entries, disclosures, private databases."""

import statistics
import time

from bench._making import folder
from bench.submit import run, write_list

ENTRIES = 5_000
ROUNDS = 3


def main() -> None:
    """Print the figures."""
    with folder() as where:
        write_list(where / "list.csv", ENTRIES)
        run("init", where / "register", "--name", "To measure")
        run("import", where / "list.csv", "--register", where / "register")
        start = time.perf_counter()
        run("--help")
        idle = time.perf_counter() - start
        quick = [run("fsck", where / "register") for _ in range(ROUNDS)]
        deep = [run("fsck", where / "register", "--deep") for _ in range(ROUNDS)]
    rate = ENTRIES / (statistics.median(deep) - idle)
    print(f"  a register of {ENTRIES:,} imported entries, whole command, the middle of {ROUNDS} (the least):")
    print(f"    fsck: {statistics.median(quick):.2f} s ({min(quick):.2f})")
    print(f"    fsck --deep: {statistics.median(deep):.2f} s ({min(deep):.2f}): {rate:,.0f} entries/s")
    print(f"    of each, a command that does nothing (--help): {idle:.2f} s")
