"""The staging database: rows of many facts, and the database of earlier versions."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openroll.log.store import Store
from openroll.log.tiles import encode_bundle, parse_bundle

from .making import Log, make_facts

ROOT = bytes(32)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 600), min_size=1, max_size=8), st.data())
def test_facts_and_bundles_are_those_that_were_staged(
    tmp_path_factory: pytest.TempPathFactory, batches: list[int], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("store") / "log.sqlite3"
    Store.create(path, "key")
    size = sum(batches)
    facts = [b"%d" % number * (number % 7) for number in range(size)]
    with Store(path) as store:
        for width in batches:
            store.stage(facts[store.size : store.size + width], store.size, bytes([store.size % 256]) * 32)
        for fresh in (False, True):
            with Store(path) if fresh else store as opened:
                start = data.draw(st.integers(0, size - 1))
                stop = data.draw(st.integers(start, size + 3))
                assert opened.facts(start, stop) == facts[start:stop]
                first = start // 256 * 256
                bundle = opened.bundle(first, min(first + 256, size))
                assert bundle == encode_bundle(facts[first : first + 256])
                assert parse_bundle(bundle, len(facts[first : first + 256]))


def as_it_was_at_first(path: Path) -> None:
    """Turn a log database into one with a row for each fact."""
    with Store(path) as store:
        facts = store.facts(0, store.size)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DROP TABLE batch")
        db.execute("CREATE TABLE fact (idx INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
        for name, when in (("fact_stays", "UPDATE"), ("fact_remains", "DELETE")):
            db.execute(f"CREATE TRIGGER {name} BEFORE {when} ON fact BEGIN SELECT RAISE(ABORT, 'no'); END")
        db.executemany("INSERT INTO fact VALUES (?, ?)", enumerate(facts))


@pytest.mark.parametrize("size", [0, 3, 256, 700])
def test_a_database_of_single_facts_is_taken_over(log: Log, size: int) -> None:
    log.grow(size)
    as_it_was_at_first(log.folder / "log.sqlite3")
    log.grow(5)
    with log.open() as opened:
        assert [opened.fact(index) for index in range(size + 5)] == make_facts(size + 5)
    assert log.check().ok
    with closing(sqlite3.connect(log.folder / "log.sqlite3")) as db:
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema")}
    assert tables >= {"batch", "batch_stays", "batch_remains"}
    assert "fact" not in tables
