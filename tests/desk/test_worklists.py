"""Lists of requests: each page by its key, counts of orders and items, filters, nonsense in an address."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openroll.roll.acting import Actor
from openroll.site.register import Register
from tests.people.making import person
from tests.people.organisers import entered

from .life_making import NOW, at, authority, request


@pytest.fixture
def filled(opened: Register) -> dict[str, Any]:
    """Five requests of two authorities: three with the organiser, one that waits for a person, one returned."""
    from openroll.desk import services

    entry, bka, ofac = entered(opened), authority(), authority("fr-ofac", country="FR")
    made = {
        "late": request(opened, entry, bka, reference="a/1", minutes=60),
        "later": request(
            opened, entry, ofac, reference="b/1", minutes=6000, locators=["https://tesco.example/x"]
        ),
        "same": request(opened, entry, bka, reference="a/2", minutes=60),
        "other": request(opened, entry, bka, reference="a/3", minutes=600, admitted=False),
        "back": request(opened, entry, ofac, reference="b/2", minutes=600, admitted=False),
    }
    actor = Actor("registrar", person("registrar", "back").pk)
    services.give_back(made["back"].number, "no", actor=actor, origin=opened.origin, clock=at())
    return made


def test_a_rare_category_is_read_by_its_index(opened: Register) -> None:
    """A list does not read all of a common state until fifty of a rare category are found, nor sort all of them."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from openroll.desk.worklists import VIEWS, Wanted, count, page

    if connection.vendor != "sqlite":
        pytest.skip("only on SQLite: what another database plans for depends on what is in it")
    wanted = [Wanted(view, category="spam") for view in VIEWS if view != "appealed"]
    with CaptureQueriesContext(connection) as asked:
        for one in wanted:
            page(one, NOW)
            count(one)
    assert len(asked) > len(wanted)
    for query in asked:
        told = connection.cursor().execute(f"EXPLAIN QUERY PLAN {query['sql']}").fetchall()
        plan = "; ".join(row[3] for row in told)
        assert re.search(r"desk_request USING INDEX requests_\w+ \(category=\?", plan), plan
        assert "B-TREE FOR ORDER BY" not in plan, plan


def names(made: dict[str, Any], found: Any) -> list[str]:
    by_number = {row.number: name for name, row in made.items()}
    return [by_number[line.request.number] for line in found.lines]


def test_what_is_due_stands_by_deadline_and_the_rest_newest_first(filled: dict[str, Any]) -> None:
    from openroll.desk.worklists import VIEWS, Wanted, page

    now = at(minutes=61).now()
    told = {view: names(filled, page(Wanted(view), now)) for view in VIEWS}
    assert told == {
        "due": ["late", "same", "other", "later"],
        "person": ["other"],
        "organiser": ["late", "same", "later"],
        "appealed": [],
        "answered": [],
        "returned": ["back"],
        "ended": [],
        "all": ["back", "other", "same", "later", "late"],
    }
    assert [line.late for line in page(Wanted(), now).lines] == [True, True, False, False]


def test_pages_of_any_size_hold_each_request_once(filled: dict[str, Any]) -> None:
    from openroll.desk.worklists import VIEWS, Wanted, every, page

    for view in VIEWS:
        whole = [line.request.number for line in every(Wanted(view), NOW)]
        for size in (1, 2, 3):
            seen, after = [], ""
            while True:
                found = page(Wanted(view), NOW, after, size)
                seen += [line.request.number for line in found.lines]
                if not (after := found.after):
                    break
            assert seen == whole, (view, size)


def test_filters_narrow_and_counts_say_by_how_much(filled: dict[str, Any], monkeypatch: Any) -> None:
    from openroll.desk import worklists
    from openroll.desk.worklists import Counted, Wanted, count, late, page, pressing

    everything = Wanted("all")
    for wanted, expected in (
        (replace(everything, authority="de-bka"), ["other", "same", "late"]),
        (replace(everything, country="FR"), ["back", "later"]),
        (replace(everything, country="FR", authority="de-bka"), []),
        (replace(everything, category="other"), ["back", "other"]),
        (replace(everything, entry=999), []),
        (replace(everything, state="returned"), ["back"]),
        (Wanted("due", state="returned"), []),
        (replace(everything, words="b/1"), ["later"]),
        (replace(everything, words=str(filled["same"].number)), ["same"]),
        (replace(everything, words="b"), []),
    ):
        assert names(filled, page(wanted, NOW)) == expected, wanted
        assert count(wanted).orders == len(expected)
    assert count(Wanted()) == Counted(4, 7)
    assert late(Wanted(), at(minutes=61).now()) == Counted(2, 4)
    assert late(Wanted("returned"), at(days=99).now()) == Counted()
    assert pressing(replace(everything, state="returned"))["person"] == Counted(1, 2)
    monkeypatch.setattr(worklists, "MOST", 2)
    assert count(everything) == Counted(2, 4, more=True) or count(everything).more
    assert count(everything).orders == 2


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(after=st.text(max_size=30) | st.from_regex(r"\d{1,25}\.?\d{0,25}", fullmatch=True))
def test_any_key_gives_a_page(filled: dict[str, Any], after: str) -> None:
    from openroll.desk.worklists import Wanted, page

    for view in ("due", "all"):
        assert len(page(Wanted(view), NOW, after).lines) <= 5
