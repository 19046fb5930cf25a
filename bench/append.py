"""How fast ready facts become durable lines of the log, beside the same rows in a plain SQLite table.

Batches of 256; tiles and checkpoint included. Also the bytes of tiles and bundles for each fact.
"""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from pymerkle import SqliteTree

from bench._making import facts, folder, key
from openroll.core.durable import make_folder
from openroll.log.sequencer import Sequencer
from openroll.log.tiles import tiles_of

COUNT = 256 * 200
BATCH = 256


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


def openroll_log(rows: list[bytes], where: Path, batch: int = BATCH) -> float:
    """Return the seconds that the log takes for the same rows, each batch published."""
    private, public = where / "log", where / "public"
    make_folder(public)
    Sequencer.create(private, public, key())
    with Sequencer(private, public, key()) as log:
        start = time.perf_counter()
        for first in range(0, len(rows), batch):
            log.publish(log.append(rows[first : first + batch], expected=first))
        return time.perf_counter() - start


def pymerkle_tree(rows: list[bytes], where: Path, _batch: int) -> float:
    """Return the seconds that pymerkle's tree on SQLite takes, one row after another."""
    with SqliteTree(str(where / "pymerkle.sqlite3")) as tree:
        start = time.perf_counter()
        for row in rows:
            tree.append_entry(row)
        return time.perf_counter() - start


def _rate(measure: Callable[[list[bytes], Path, int], float], rows: list[bytes], batch: int) -> float:
    best = 0.0
    for _ in range(3):
        with folder() as where:
            best = max(best, len(rows) / measure(rows, where, batch))
    return best


def main() -> None:
    """Print the figures."""
    rows = facts(COUNT)
    theirs = _rate(plain_sqlite, rows, BATCH)
    ours = _rate(openroll_log, rows, BATCH)
    print(
        f"  batches of {BATCH}: SQLite {theirs:,.0f} rows/s, the log {ours:,.0f} facts/s, {ours / theirs:.2f} of it"
    )
    few = rows[:500]
    theirs, merkle, ours = (_rate(one, few, 1) for one in (plain_sqlite, pymerkle_tree, openroll_log))
    print(
        f"  one at a time: SQLite {theirs:,.0f} rows/s, pymerkle {merkle:,.0f}/s, the log {ours:,.0f} facts/s"
    )
    with folder() as where:
        openroll_log(rows, where)
        tiles = sum((where / "public" / tile.path).stat().st_size for tile in tiles_of(COUNT))
        held = sum(path.stat().st_size for path in (where / "public" / "tile").rglob("*") if path.is_file())
    print(
        f"  {tiles / COUNT:.1f} bytes of tiles and bundles for a fact of {len(rows[0])} bytes, and"
        f" {(held - tiles) / 1000:.0f} kB of partial tiles that earlier checkpoints still need"
    )
