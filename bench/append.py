"""How fast ready facts become durable lines of the log, beside the same rows in a plain SQLite table.

Batches of 256, tiles and checkpoint included: each batch published by itself, and sixteen at a time, each durable and
acknowledged by itself. One fact after another: published, and acknowledged with its index, published at the end.
Also the bytes of tiles and bundles for each fact.
"""

import sqlite3
import statistics
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from pymerkle import SqliteTree

from bench._making import facts, folder, key
from openroll.core.durable import make_folder
from openroll.log.sequencer import Sequencer
from openroll.log.tiles import tiles_of

COUNT = 256 * 200
BATCH = 256
ROUNDS = 5
Measure = Callable[[list[bytes], Path, int], float]


def plain_sqlite(rows: list[bytes], where: Path, batch: int = BATCH) -> float:
    """Return the seconds that a table takes: synchronous FULL, one transaction for each batch."""
    with closing(sqlite3.connect(where / "plain.sqlite3", isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE fact (number INTEGER PRIMARY KEY, data BLOB NOT NULL)")
        start = time.perf_counter()
        for first in range(0, len(rows), batch):
            database.execute("BEGIN IMMEDIATE")
            database.executemany(
                "INSERT INTO fact VALUES (?, ?)", enumerate(rows[first : first + batch], first)
            )
            database.execute("COMMIT")
        return time.perf_counter() - start


def openroll_log(rows: list[bytes], where: Path, batch: int = BATCH, shared: int = 1) -> float:
    """Return the seconds that the log takes for the same rows, ``shared`` batches published at a time."""
    private, public = where / "log", where / "public"
    make_folder(public)
    Sequencer.create(private, public, key())
    with Sequencer(private, public, key()) as log:
        start = time.perf_counter()
        for number, first in enumerate(range(0, len(rows), batch), 1):
            log.stage(rows[first : first + batch], expected=first)
            if number % shared == 0 or first + batch >= len(rows):
                log.publish(log.append((), expected=log.size))
        return time.perf_counter() - start


def pymerkle_tree(rows: list[bytes], where: Path, _batch: int) -> float:
    """Return the seconds that pymerkle's tree on SQLite takes, one row after another."""
    with SqliteTree(str(where / "pymerkle.sqlite3")) as tree:
        start = time.perf_counter()
        for row in rows:
            tree.append_entry(row)
        return time.perf_counter() - start


def openroll_shared(rows: list[bytes], where: Path, batch: int) -> float:
    """Return the seconds that the log takes when sixteen batches share their tiles and checkpoint."""
    return openroll_log(rows, where, batch, shared=16)


def openroll_acknowledged(rows: list[bytes], where: Path, batch: int) -> float:
    """Return the seconds until every row has its index, each batch durable by itself; published at the end."""
    return openroll_log(rows, where, batch, shared=len(rows))


def main() -> None:
    """Print the figures."""
    rows = facts(COUNT)
    print(f"  batches of {BATCH}, the middle of {ROUNDS} (the least):")
    _compare(rows, BATCH, {"each published": openroll_log, "sixteen published together": openroll_shared})
    few = rows[:1000]
    print("  one at a time:")
    ours = {"published": openroll_log, "acknowledged": openroll_acknowledged, "(pymerkle)": pymerkle_tree}
    _compare(few, 1, ours)
    _sizes(rows)


def _compare(rows: list[bytes], batch: int, measures: Mapping[str, Measure]) -> None:
    """Print how many rows a second each of ``measures`` and plain SQLite take, in alternating rounds."""
    found: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name, measure in {"SQLite": plain_sqlite, **measures}.items():
            with folder() as where:
                found.setdefault(name, []).append(len(rows) / measure(rows, where, batch))
    for name, rates in found.items():
        share = statistics.median(ours / theirs for ours, theirs in zip(rates, found["SQLite"], strict=True))
        print(
            f"    {name}: {statistics.median(rates):,.0f}/s ({min(rates):,.0f}), {share:.2f} of SQLite",
            flush=True,
        )


def _sizes(rows: list[bytes]) -> None:
    with folder() as where:
        openroll_log(rows, where)
        tiles = sum((where / "public" / tile.path).stat().st_size for tile in tiles_of(COUNT))
        held = sum(path.stat().st_size for path in (where / "public" / "tile").rglob("*") if path.is_file())
    print(
        f"  {tiles / COUNT:.1f} bytes of tiles and bundles for a fact of {len(rows[0])} bytes, and"
        f" {(held - tiles) / 1000:.0f} kB of partial tiles that earlier checkpoints still need"
    )
