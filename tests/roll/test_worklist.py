"""Work lists: each view and filter finds its cases, page after page, without a query for each row."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from openroll.identity.claims import Alert
from openroll.roll import casework, erasure, models, steps, worklist, worklist_words
from openroll.roll.acting import COMMAND
from openroll.roll.worklist import ME, NOBODY, Reader, Wanted
from openroll.site.register import Register
from tests.people.making import person

from .making import NOW, clock, decide, everything, receive, what_was_made

NOBODYS = Reader(None, NOW)


def codes(wanted: Wanted, reader: Reader = NOBODYS, size: int = 50) -> list[str]:
    found, after = [], ""
    while True:
        page = worklist.page(wanted, reader, after, size)
        found += [row.code for row in page.rows]
        assert len(page.rows) <= size
        if not page.after:
            return found
        assert len(page.rows) == size
        after = page.after


def many(count: int, **more: Any) -> list[models.Case]:
    """Cases as rows alone: with another deadline and time each."""
    return models.Case.objects.bulk_create(
        models.Case(
            **{
                "code": f"2026-m{n}",
                "received_at": NOW - timedelta(hours=n),
                "changed_at": NOW - timedelta(minutes=n % 7),
                "due_at": None if n % 3 == 0 else NOW + timedelta(days=n % 5 - 2),
                "message": b"x",
                "language": "en",
                "basis": "own-request",
                "state": ("waiting", "sufficient", "closed", "opened")[n % 4],
                **more,
            }
        )
        for n in range(count)
    )


def _cases(register: Register) -> tuple[Register, dict[str, Any]]:
    mine = person("registrar", "ada")
    made = {
        "waiting": receive(basis="own-request"),
        "alert": receive(),
        "entered": receive(),
        "fresh": receive(),
    }
    decide(register, made["waiting"])
    decide(register, made["alert"], everything("GB-COH/00000002"), [Alert("GB-COH/00000002", "Dissolved.")])
    decide(register, made["entered"], everything("GB-COH/00000003"))
    casework.assign(made["alert"], mine.pk, actor=COMMAND, now=NOW)
    return register, {**made, "mine": mine}


@pytest.fixture
def both(tmp_path: Path, free_database: str) -> Iterator[tuple[Register, dict[str, Any]]]:
    with what_was_made(_cases, tmp_path / "register", free_database) as told:
        yield told


@pytest.fixture
def cases(both: tuple[Register, dict[str, Any]]) -> dict[str, Any]:
    return both[1]


def test_each_view_has_its_cases(cases: dict[str, Any]) -> None:
    reader = Reader(cases["mine"].pk, NOW)
    expected = {
        "mine": ["alert"],
        "today": [],
        "overdue": [],
        "waiting": ["waiting"],
        "unassigned": ["fresh", "waiting"],
        "sufficient": ["alert"],
        "all": ["fresh", "entered", "alert", "waiting"],
    }
    assert set(expected) == set(worklist.VIEWS)
    for view, names in expected.items():
        assert codes(Wanted(view), reader) == [cases[name].code for name in names], view
    told = worklist.counts(reader)
    assert told == {view: len(names) for view, names in expected.items() if view != "all"}
    due = models.Case.objects.get(pk=cases["alert"].pk).due_at
    assert due is not None
    assert codes(Wanted("today"), Reader(None, due)) == [cases["alert"].code]
    assert codes(Wanted("overdue"), Reader(None, due + timedelta(seconds=1)))[0] == cases["alert"].code
    assert codes(Wanted("mine"), NOBODYS) == []


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Wanted(states=("waiting", "decided")), ["entered", "waiting"]),
        (Wanted(basis="own-request"), ["waiting"]),
        (Wanted(kind="drift"), []),
        (Wanted(channel="command", states=("opened",)), ["fresh"]),
        (Wanted(assignee=NOBODY), ["fresh", "entered", "waiting"]),
        (Wanted(assignee=ME), ["alert"]),
        (Wanted(assignee="999999"), []),
        (Wanted(assignee="x"), []),
        (Wanted(entry=1), ["entered"]),
        (Wanted(since=date(2026, 11, 24)), []),
        (Wanted(until=date(2026, 11, 22)), []),
        (Wanted(since=date(2026, 11, 23), until=date(2026, 11, 23), states=("opened",)), ["fresh"]),
        (Wanted(words="TESCO"), ["entered", "alert"]),
        (Wanted(words="tesco.exam"), ["entered", "alert"]),
        (Wanted(words="post.office@tesco.example 00000003"), ["entered"]),
        (Wanted(words="tesco nobody"), []),
        (Wanted(words="%"), []),
        (Wanted(words="_"), []),
        (Wanted(view="none", sort="none", states=("waiting",)), ["waiting"]),
    ],
)
def test_filters_narrow(cases: dict[str, Any], wanted: Wanted, names: list[str]) -> None:
    assert codes(wanted, Reader(cases["mine"].pk, NOW)) == [cases[name].code for name in names]


def test_a_case_is_found_by_its_code_and_its_sender(opened: Register) -> None:
    case, other = receive(), receive()
    case.sender_name, case.sender_email = "Zoë Ø\u200bderson-Łuk", "zoe@letters.example"
    case.save()
    worklist_words.index(case)
    for words in ("zoe", "ZOË", "zoe@letters.example", "Øders", case.code, "letters"):
        assert codes(Wanted(words=words)) == [case.code], words
    assert codes(Wanted(words=other.code)) == [other.code]


@pytest.mark.parametrize("sort", worklist.SORTS)
def test_pages_follow_each_other_without_a_gap(opened: Register, sort: str) -> None:
    many(43)
    whole = codes(Wanted(sort=sort))
    assert len(whole) == len(set(whole)) == 43
    for size in (1, 7, 10, 43, 44):
        assert codes(Wanted(sort=sort), size=size) == whole
    assert [row.code for row in worklist.every(Wanted(sort=sort), NOBODYS)] == whole
    rows = list(worklist.every(Wanted(sort=sort), NOBODYS))
    by_sort: dict[str, list[float]] = {
        "newest": [-row.pk for row in rows],
        "oldest": [row.pk for row in rows],
        "changed": [-row.changed_at.timestamp() for row in rows],
        "due": [row.due_at.timestamp() if row.due_at else float("inf") for row in rows],
    }
    assert by_sort[sort] == sorted(by_sort[sort])


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(["0", "1", "2", "x", "2026-11-23T10:00:00+00:00", "9" * 30])).map("~".join)
)
def test_a_key_of_strangers_leads_to_the_beginning_or_somewhere(after: str) -> None:
    for sort in worklist.SORTS:
        stretch, key = worklist._key(after, worklist._ORDERS[sort])
        assert stretch in (0, 1)
        assert key is None or len(key) == len(worklist._ORDERS[sort][stretch].fields)


def test_a_list_takes_as_many_queries_for_fifty_rows_as_for_two(opened: Register) -> None:
    taken = []
    for count in (2, 60):
        models.CaseWord.objects.all().delete()
        models.Case.objects.all().delete()
        many(count)
        with CaptureQueriesContext(connection) as queries:
            worklist.page(Wanted(states=("waiting", "opened", "sufficient")), NOBODYS)
            worklist.counts(NOBODYS)
        taken.append(len(queries))
    assert taken[0] == taken[1] <= 7


def test_a_count_ends_somewhere(opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worklist, "MOST", 5)
    many(12)
    assert worklist.count(Wanted(), NOBODYS) == 5


def test_rows_say_what_a_list_shows(cases: dict[str, Any]) -> None:
    rows = {row.code: row for row in worklist.page(Wanted(), NOBODYS).rows}
    entered, waiting = rows[cases["entered"].code], rows[cases["waiting"].code]
    assert (entered.name, entered.entry, entered.missing) == ("TESCO PLC", 1, ())
    assert (waiting.name, waiting.entry, set(waiting.missing)) == (
        "",
        None,
        {"name", "country", "number", "address", "email"},
    )
    assert rows[cases["alert"].code].assignee == "Ada"
    told = worklist.of_codes([waiting.code, "none", entered.code, waiting.code])
    assert told == [waiting, entered]


def test_what_is_redacted_is_found_no_more(
    both: tuple[Register, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from openroll.sources.evidence import Evidence

    register, cases = both
    assert codes(Wanted(words="post.office@tesco.example"))
    order = erasure.Order(1, "/identifiers/email", "A law", "A court", "registrar")
    erasure.redact(order, Evidence(register.evidence), origin=register.origin, clock=clock())
    assert cases["entered"].code not in codes(Wanted(words="post.office@tesco.example"))
    assert cases["entered"].code in codes(Wanted(words="tesco"))


def test_today_ends_where_the_register_is(opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.conf.settings.REGISTER_TIME_ZONE", "Asia/Tokyo")
    moment = datetime(2026, 11, 24, 14, 59, 59, tzinfo=NOW.tzinfo)
    many(1, due_at=moment, state="sufficient")
    assert steps.place().day(moment) == date(2026, 11, 24)
    assert codes(Wanted("today"), Reader(None, moment - timedelta(hours=14)))
    assert not codes(Wanted("today"), Reader(None, moment - timedelta(hours=24)))
