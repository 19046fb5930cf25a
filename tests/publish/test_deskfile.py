"""``desk.sqlite3``: what the publisher makes of facts about requests, again and again the same."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openroll.core.canonical import JSON
from openroll.log.fact import parse
from openroll.log.redaction import REDACTED
from openroll.log.request_rows import COUNTS
from openroll.publish.check import check_directory
from openroll.publish.deskfile import DeskWriter, _add_seconds
from openroll.publish.deskpump import UnpublishableRequest
from openroll.publish.deskschema import DESK, DESK_CHECKSUM
from openroll.publish.desktallies import rounded
from openroll.publish.pump import Publisher

from .desk_making import MARK, Requests, busy
from .making import KEY, ListSource, found_log, publish, subject


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found_log(tmp_path)
    return tmp_path


@pytest.fixture
def source() -> ListSource:
    made = ListSource()
    made.open_register()
    made.enter(1)
    made.enter(2)
    return made


def sound(folder: Path) -> None:
    report = check_directory(folder / "public", [KEY.verifier])
    assert report.ok, [str(each) for each in report.problems]
    assert not report.notes


def rows(folder: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"{(folder / 'public' / DESK).as_uri()}?mode=ro", uri=True)) as desk:
        return desk.execute(statement).fetchall()


def counted(folder: Path, part: str, key: str, *, apart: int = 0) -> dict[str, int]:
    names = ", ".join(COUNTS)
    place = f"part = '{part}' AND key = '{key}' AND by = '' AND apart = {apart}"
    (row,) = rows(folder, f"SELECT {names} FROM tally WHERE {place}")
    return {name: count for name, count in zip(COUNTS, row, strict=True) if count}


def dumped(folder: Path) -> Iterator[str]:
    with closing(sqlite3.connect(folder / "public" / DESK)) as desk:
        yield from desk.iterdump()


def test_every_state_and_count_follows_from_the_facts(folder: Path, source: ListSource) -> None:
    busy(source)
    publish(source, folder)
    sound(folder)
    states = dict(rows(folder, "SELECT number, state FROM request"))
    assert states == {
        1: "answered", 2: "admissible", 3: "returned", 4: "answered", 5: "withdrawn", 6: "annulled"
    }  # fmt: skip
    assert counted(folder, "", "") == {
        "orders": 5, "items": 9, "open": 1, "done": 1, "limited": 1, "refused": 1, "returned": 1, "private": 1,
        "private_items": 2, "withdrawn": 1, "annulled": 1, "deferred": 1, "repeated": 1, "appealed": 1, "reversed": 1,
        "reinstated": 1,
    }  # fmt: skip
    assert counted(folder, "", "", apart=1) == {"orders": 1, "items": 1, "partial": 1, "deferred": 1}
    assert counted(folder, "country", "FR")["orders"] == 3
    assert counted(folder, "entry", "2")["withdrawn"] == 1
    assert counted(folder, "month", "2017-06")["orders"] == 5
    (item,) = rows(folder, "SELECT state, outcome, action, gone, appeals, appeal_outcome FROM item WHERE request = 1"
                   " AND item = 1")  # fmt: skip
    assert item == ("reinstated", "full", "remove-post", 0, 1, "reversed")
    assert rows(folder, "SELECT same_request, same_item FROM item WHERE request = 2") == [(1, 1)]


def test_the_state_after_each_fact_is_kept(folder: Path, source: ListSource) -> None:
    busy(source)
    publish(source, folder)
    states = rows(folder, "SELECT state FROM fact WHERE request = 1 ORDER BY version")
    assert [state for (state,) in states][:9] == [
        *["received"] * 4, "acknowledged", "admissible", "admissible", "admissible", "answered"
    ]  # fmt: skip


def test_batches_make_no_difference(tmp_path: Path, source: ListSource) -> None:
    busy(source)
    dumps = []
    for batch in (1, 5, 256):
        folder = tmp_path / str(batch)
        found_log(folder)
        publish(source, folder, batch=batch)
        sound(folder)
        dumps.append(list(dumped(folder)))
    assert dumps[0] == dumps[1] == dumps[2]


@pytest.mark.parametrize("names", [(DESK,), (DESK_CHECKSUM,), (DESK, DESK_CHECKSUM)])
def test_a_lost_file_is_made_again(folder: Path, source: ListSource, names: tuple[str, ...]) -> None:
    busy(source)
    publish(source, folder)
    before = list(dumped(folder))
    for name in names:
        (folder / "public" / name).unlink()
    publish(source, folder)
    sound(folder)
    assert list(dumped(folder)) == before


def test_a_register_of_before_gets_the_file(folder: Path, source: ListSource) -> None:
    publish(source, folder)
    for name in (DESK, DESK_CHECKSUM):
        (folder / "public" / name).unlink()
    sound(folder)  # nobody has asked for anything: such a copy is as good as it was
    publish(source, folder)
    sound(folder)
    assert rows(folder, "SELECT count(*) FROM request") == [(0,)]


def test_a_missing_file_is_damage_where_there_are_requests(folder: Path, source: ListSource) -> None:
    busy(source)
    publish(source, folder)
    (folder / "public" / DESK).unlink()
    report = check_directory(folder / "public", [KEY.verifier])
    assert [each.path for each in report.problems] == [DESK]


def test_a_file_that_is_behind_catches_up(folder: Path, source: ListSource) -> None:
    made = busy(source)
    publish(source, folder)
    held = {name: (folder / "public" / name).read_bytes() for name in (DESK, DESK_CHECKSUM)}
    made.receive(7, 2)
    publish(source, folder)
    newest = list(dumped(folder))
    for name, data in held.items():
        (folder / "public" / name).unlink()
        (folder / "public" / name).write_bytes(data)
    report = check_directory(folder / "public", [KEY.verifier])
    assert any("old copy" in str(each) for each in report.problems)
    publish(source, folder)
    sound(folder)
    assert list(dumped(folder)) == newest


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE request SET state = 'answered' WHERE number = 2",
        "UPDATE item SET outcome = 'full' WHERE request = 2",
        "UPDATE fact SET said = '{}' WHERE request = 1 AND version = 1",
        "UPDATE tally SET orders = orders + 1 WHERE part = ''",
        "UPDATE tally SET effect_median = 7 WHERE part = 'country'",
        "UPDATE authority SET name = 'Somebody else'",
        "DELETE FROM clock",
        "DELETE FROM item",
        "UPDATE meta SET value = '3' WHERE key = 'tree_size'",
        "UPDATE meta SET value = 'roll.example/other' WHERE key = 'origin'",
        "DROP INDEX request_country",
        "UPDATE digest SET sha256 = x'00'",
    ],
)
def test_every_changed_row_is_found(folder: Path, source: ListSource, statement: str) -> None:
    busy(source)
    publish(source, folder)
    with closing(sqlite3.connect(folder / "public" / DESK)) as desk, desk:
        desk.execute(statement)
    (folder / "public" / DESK_CHECKSUM).unlink()
    report = check_directory(folder / "public", [KEY.verifier])
    assert {each.path for each in report.problems} == {DESK}


def test_a_changed_byte_is_found(folder: Path, source: ListSource) -> None:
    busy(source)
    publish(source, folder)
    path = folder / "public" / DESK
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.chmod(0o644)
    path.write_bytes(data)
    assert not check_directory(folder / "public", [KEY.verifier]).ok


@pytest.mark.parametrize("number", range(5))
def test_what_does_not_follow_is_never_logged(folder: Path, source: ListSource, number: int) -> None:
    made = busy(source)
    publish(source, folder)
    size = source.size()
    match number:
        case 0:
            made.effect(9)  # of no request
        case 1:
            made.effect(2, 7)  # of an item that it does not have
        case 2:
            made.receive(2)  # once more
        case 3:
            made.effect(2, 1, entry=2)  # of another entry
        case _:
            source.add("request-acknowledged", subject(1), {"request": 0, "entry": 1})
    with pytest.raises(UnpublishableRequest, match=f"Fact {size} cannot be published"):
        publish(source, folder)
    del source.committed[size:]
    sound(folder)
    assert rows(folder, "SELECT count(*) FROM request") == [(6,)]


def test_a_publisher_goes_on_after_what_it_refused(folder: Path, source: ListSource) -> None:
    made = busy(source)
    with Publisher(source, private=folder / "private", public=folder / "public", key=KEY) as publisher:
        publisher.pump()
        size, known = source.size(), dict(source._last)
        made.effect(9)
        with pytest.raises(UnpublishableRequest):
            publisher.pump()
        del source.committed[size:]
        source._last = known
        made.receive(7)
        publisher.pump()
    sound(folder)
    assert rows(folder, "SELECT state FROM request WHERE number = 7") == [("admissible",)]


def test_nothing_withheld_is_in_any_public_file(folder: Path, source: ListSource) -> None:
    busy(source)
    publish(source, folder)
    for path in (folder / "public").rglob("*"):
        if path.is_file():
            assert MARK.encode() not in path.read_bytes(), path


def test_an_unknown_member_is_not_taken_over(folder: Path, source: ListSource) -> None:
    made = busy(source)
    made.of(2, "acknowledged", {"at": made.at(0), "note": "SLIPPED-IN"}, by="desk")
    publish(source, folder)
    assert b"SLIPPED-IN" not in (folder / "public" / DESK).read_bytes()


def test_a_redaction_about_a_request_changes_nothing_that_is_shown(folder: Path, source: ListSource) -> None:
    first = Requests(source).receive(1)
    publish(source, folder)
    before = rows(folder, "SELECT * FROM fact")
    digests: list[JSON] = [*parse(source.committed[first].data).digests]
    said: dict[str, JSON] = {
        "fact": first, "digests": digests, "fields": ["/details"], "basis": "Art. 17", "authority": "A court",
    }  # fmt: skip
    source.add(REDACTED, subject(101_000), said)
    publish(source, folder)
    sound(folder)
    assert rows(folder, "SELECT * FROM fact") == before


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.integers(0, 5_000_000), min_size=1, max_size=8), min_size=1, max_size=8))
def test_the_median_is_the_lower_one(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[int]]
) -> None:
    with DeskWriter(tmp_path_factory.mktemp("median") / "desk", durable=False) as desk:
        desk.connection.execute("INSERT INTO tally(part, key, by, value, apart) VALUES ('', '', '', '', 0)")
        for batch in batches:
            _add_seconds(desk.connection, 1, "effect", [rounded(each) for each in batch])
        every = sorted(rounded(each) for batch in batches for each in batch)
        found = desk.connection.execute("SELECT effect_n, effect_median FROM tally").fetchone()
    assert found == (len(every), every[(len(every) - 1) // 2])


def test_clocks_are_kept_as_finely_as_anybody_reads_them() -> None:
    assert [rounded(each) for each in (0, 600, 601, 86399, 90_000, 5_184_001, 9_999_999)] == [
        0, 600, 600, 86340, 90_000, 5_184_000, 9_936_000
    ]  # fmt: skip
