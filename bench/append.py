"""How fast ready facts become durable lines of the log, beside the same rows in a plain SQLite table.

Each batch is durable and has its indices by itself, tiles and checkpoints are included, and all is public when the
clock stops. Three ways: each batch published by itself; sixteen batches published together; and a second thread that
publishes while the next are staged, which is how a busy log works. One fact after another: published, acknowledged with
its index (published at the end), and how long until it is public. Also the bytes of tiles and bundles for each fact.
"""

import gc
import sqlite3
import statistics
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from pymerkle import SqliteTree

from bench._making import facts, folder, key
from openroll.core.durable import make_folder
from openroll.log.checkpoint import parse_checkpoint
from openroll.log.sequencer import Sequencer
from openroll.log.stream import Stream
from openroll.log.tiles import tiles_of

COUNT = 256 * 400
BATCH = 256
BATCHES = {1: 4_000, 64: 64 * 800, 256: COUNT, 1000: 100_000}  # facts appended for each size of batch
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


def openroll_stream(rows: list[bytes], where: Path, batch: int) -> float:
    """Return the seconds that the log takes when a second thread publishes."""
    private, public = where / "log", where / "public"
    make_folder(public)
    Sequencer.create(private, public, key())
    with Sequencer(private, public, key()) as log:
        start = time.perf_counter()
        with Stream(log) as stream:
            for first in range(0, len(rows), batch):
                stream.append(rows[first : first + batch])
        return time.perf_counter() - start


def main() -> None:
    """Print the figures."""
    rows = facts(COUNT)
    for batch, count in BATCHES.items():
        print(f"  batches of {batch}, {count:,} facts, the middle of {ROUNDS} (least-greatest):")
        ours: dict[str, Measure] = {
            "published by a second thread": openroll_stream,
            "each published": openroll_log,
        }
        if batch == 1:
            ours |= {"acknowledged, published at the end": openroll_acknowledged, "(pymerkle)": pymerkle_tree}
        else:
            ours["sixteen published together"] = openroll_shared
        _compare(rows[:count], batch, ours)
    _delay(rows[:200])
    _sizes(rows[: 256 * 200])


def _compare(rows: list[bytes], batch: int, measures: Mapping[str, Measure]) -> None:
    """Print how many rows a second each of ``measures`` and plain SQLite take, in alternating rounds."""
    found: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name, measure in {"SQLite": plain_sqlite, **measures}.items():
            few = rows[:1000] if name in ("each published", "(pymerkle)") and batch == 1 else rows
            gc.collect()
            with folder() as where:
                found.setdefault(name, []).append(len(few) / measure(few, where, batch))
    for name, rates in found.items():
        shares = [ours / theirs for ours, theirs in zip(rates, found["SQLite"], strict=True)]
        print(
            f"    {name}: {statistics.median(rates):,.0f}/s ({min(rates):,.0f}-{max(rates):,.0f}), "
            f"{statistics.median(shares):.2f} of SQLite ({min(shares):.2f}-{max(shares):.2f})",
            flush=True,
        )


def _delay(rows: list[bytes]) -> None:
    """Print how long it takes until a fact that comes alone has its index, and until it is public."""
    acknowledged, public = [], []
    with folder() as where:
        make_folder(where / "public")
        Sequencer.create(where / "log", where / "public", key())
        with Sequencer(where / "log", where / "public", key()) as log, Stream(log) as stream:
            for number, row in enumerate(rows, 1):
                start = time.perf_counter()
                stream.append([row])
                acknowledged.append(time.perf_counter() - start)
                while parse_checkpoint((where / "public" / "checkpoint").read_bytes()).size < number:
                    time.sleep(0.0005)
                public.append(time.perf_counter() - start)
    told = ((1000 * statistics.median(each), 1000 * max(each)) for each in (acknowledged, public))
    (index, slowest), (seen, latest) = told
    print(
        f"  a fact alone has its index after {index:.2f} ms (at most {slowest:.1f}), and is public after"
        f" {seen:.1f} ms (at most {latest:.0f})"
    )


def _sizes(rows: list[bytes]) -> None:
    with folder() as where:
        openroll_log(rows, where)
        tiles = sum((where / "public" / tile.path).stat().st_size for tile in tiles_of(len(rows)))
        held = sum(path.stat().st_size for path in (where / "public" / "tile").rglob("*") if path.is_file())
    print(
        f"  {tiles / len(rows):.1f} bytes of tiles and bundles for a fact of {len(rows[0])} bytes, and"
        f" {(held - tiles) / 1000:.0f} kB of partial tiles that earlier checkpoints still need"
    )
