"""Requests in the office: lists by deadline, one request whole, and what persons do with it, each once."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from openroll.roll import models as roll
from tests.desk.life_making import LOCATORS, request
from tests.people.making import client_of
from tests.roll.making import what_was_made

from .desk import HARM, Filled, fill
from .test_cases import hidden
from .test_pages import page

LANGUAGES = ("en", "ru")


@pytest.fixture
def filled(tmp_path: Path, free_database: str) -> Iterator[Filled]:
    with what_was_made(fill, tmp_path / "register", free_database) as made:
        yield made


@pytest.fixture
def office(filled: Filled) -> Client:
    return client_of(filled.persons["registrar"])


def text_of(shown: str) -> str:
    return re.sub(r"\s+", " ", shown)


# Lists.


def test_lists_have_their_requests_and_count_orders_and_items_apart(office: Client, filled: Filled) -> None:
    from openroll.desk.worklists import VIEWS

    inside = {
        "due": ["due", "other"], "person": ["other"], "organiser": ["due"], "appealed": [], "answered": ["answered"],
        "returned": ["returned"], "ended": ["annulled"], "all": [*filled.requests],
    }  # fmt: skip
    assert inside.keys() == set(VIEWS)
    for view, names in inside.items():
        shown = text_of(page(office, f"/requests?view={view}"))
        for name, row in filled.requests.items():
            assert (f'href="/requests/{row.number}"' in shown) == (name in names), (view, name)
        assert f"Requests: {len(names)}. Items in them: {2 * len(names)}." in shown, view
        assert "/posts/" not in shown, view


def test_a_late_one_comes_first_and_says_by_how_much(office: Client, filled: Filled) -> None:
    desk = filled.desk
    late = request(desk.register, desk.entry, desk.authority, reference="late", minutes=1)
    late.alarms.create(kind="passed", at=late.deadline_at)
    shown = text_of(page(office, "/requests"))
    assert shown.index(f'href="/requests/{late.number}"') < shown.index(
        f'href="/requests/{filled.requests["due"].number}"'
    )
    assert "late by" in shown
    assert "the deadline has passed" in shown
    assert "Late requests: 2. Items in them: 4." in shown or "Late requests: 1." in shown


def test_filters_have_permanent_addresses(office: Client, filled: Filled) -> None:
    number = filled.requests["returned"].number
    for query, there in (
        ("country=FR", True), ("country=DE", False), ("authority=fr-ofac", True), ("authority=de-bka", False),
        ("category=other", True), ("category=drugs", False), (f"entry={filled.desk.entry.number}", True),
        ("entry=99", False), ("state=returned", True), ("state=answered", False), ("q=returned%2F1", True),
        (f"q={number}", True), ("q=returned", False),
    ):  # fmt: skip
        shown = page(office, f"/requests?view=all&{query}")
        assert (f'href="/requests/{number}"' in shown) == there, query
    shown = page(office, "/requests?view=all&country=FR")
    assert "/requests.csv?view=all&amp;country=FR" in shown
    assert "/requests?view=answered&amp;country=FR" in shown


@pytest.mark.parametrize(
    "query",
    ["view=none", "after=x", "after=9.9", "after=" + "9" * 50, "entry=x", "state=no", "q=%00", "country=ZZ"],
)
def test_nonsense_in_an_address_shows_a_list(office: Client, query: str) -> None:
    for path in ("/requests", "/requests.csv"):
        assert office.get(f"{path}?{query}").status_code == 200, path


def test_pages_lead_on(office: Client, monkeypatch: pytest.MonkeyPatch, filled: Filled) -> None:
    from openroll.desk import worklists

    read = worklists.page
    monkeypatch.setattr(
        worklists, "page", lambda wanted, now, after="", size=2: read(wanted, now, after, size)
    )
    for view in ("due", "all"):
        path, seen = f"/requests?view={view}", []
        while path:
            shown = page(office, path)
            seen += re.findall(r'<a class="govuk-link" href="/requests/(\d+)"', shown)
            further = re.search(r'href="([^"]+)" rel="next"', shown)
            path = further[1].replace("&amp;", "&") if further else ""
        assert len(seen) == len(set(seen)) == {"due": 2, "all": 5}[view]


def test_the_file_computes_nothing_and_holds_no_place(office: Client, filled: Filled) -> None:
    desk = filled.desk
    request(desk.register, desk.entry, desk.authority, reference="=HYPERLINK(1)")
    answer = office.get("/requests.csv?view=all")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]  # it streams
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["authority"] for row in rows] == ["de-bka", *["fr-ofac"] * 4, "de-bka"]
    assert rows[0]["reference"] == "'=HYPERLINK(1)"
    assert (rows[0]["items"], rows[0]["items_waiting"], rows[-1]["items_waiting"]) == ("2", "2", "0")
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert "tesco.example" not in text


# One request.


def test_one_request_is_whole_and_its_places_are_no_links(office: Client, filled: Filled) -> None:
    shown = text_of(page(office, f"/requests/{filled.requests['answered'].number}"))
    due = filled.requests["due"]
    for word in (
        *LOCATORS, "It praises an attack.", "desk@bka.example", "Verwaltungsgericht Wiesbaden", "Post removed",
        "neither illegal", f"request {due.number}, item 1 (fr-ofac)", "It is being signed.", "by the API",
        "The request was offered", "Reasons stated to the author", "of the log",
        filled.desk.request.sha256,
    ):  # fmt: skip
        assert word in shown, word
    assert not re.search(r'href="[^"]*(/posts/|matrix|t\.me)', shown)
    hostile = page(office, f"/requests/{due.number}")
    assert HARM not in hostile
    assert "&lt;script&gt;" in hostile


def test_a_request_that_went_back_says_why(office: Client, filled: Filled) -> None:
    from openroll.desk import gate, intake
    from openroll.desk.reading import Sender
    from openroll.desk.words import Channel
    from tests.desk.life_making import at, order

    desk = filled.desk
    sent: list[Any] = [
        order(desk.authority, desk.entry, "p", locators=[LOCATORS[0], "https://t.me/c/123/4"]),
        order(
            desk.authority, desk.entry, "l", reasons=["x"], territory=[["x"]], tell_author="never", contact=7
        ),
        order(desk.authority, desk.entry, "e", locators=[LOCATORS[0], "https://other.example/1"]),
    ]
    taken = intake.take(sent, Sender(Channel.API, desk.authority), origin=desk.register.origin, clock=at())
    gate.pass_on(origin=desk.register.origin, clock=at())
    private, lacks, wrong = [text_of(page(office, f"/requests/{one.request}")) for one in taken]
    assert "item 2: a place for members only" in private
    assert "t.me" not in private
    assert LOCATORS[0] not in private
    assert "missing: the reasons" in lacks
    assert "missing: until when the author is not to be told, and why" in lacks
    assert "item 2: names another service’s place" in wrong


def test_the_receipt_is_the_one_that_its_authority_has(office: Client, filled: Filled) -> None:
    from openroll.desk.models import Receipt

    path = f"/requests/{filled.desk.request.number}/receipt"
    assert office.get(path).status_code == 404
    Receipt.objects.filter(first=filled.desk.request.number).update(note=b"{}\n\n\xe2\x80\x94 x y\n")
    answer = office.get(path)
    assert answer.content.startswith(b"{}\n")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert path in page(office, f"/requests/{filled.desk.request.number}")


# Acts.


def typed(client: Client, path: str, **more: str) -> dict[str, str]:
    return {**hidden(page(client, path)), **more}


@pytest.mark.parametrize(
    ("name", "what", "words", "state", "verb"),
    [
        ("other", "admit", {}, "admissible", "request-admitted"),
        ("other", "return", {"why": "It is a mistake."}, "returned", "request-given-back"),
        ("due", "return", {"why": "It is a mistake."}, "returned", "request-given-back"),
        (
            "due",
            "annul",
            {"why": "The court said so.", "legal_basis": "VG 1/26"},
            "annulled",
            "request-annulled",
        ),
        (
            "answered",
            "annul",
            {"why": "The court said so.", "legal_basis": "VG 1/26"},
            "annulled",
            "request-annulled",
        ),
    ],
)
def test_each_act_is_done_once_by_who_does_it(
    office: Client, filled: Filled, name: str, what: str, words: dict[str, str], state: str, verb: str
) -> None:
    row = filled.requests[name]
    path = f"/requests/{row.number}"
    assert f'href="{path}/{what}"' in page(office, path)
    sent = typed(office, f"{path}/{what}", **words)
    before = roll.Fact.objects.count()
    for _ in range(2):  # a double click
        answer = office.post(f"{path}/{what}", sent)
        assert (answer.status_code, answer.headers.get("Location")) == (303, path), answer.content
    row.refresh_from_db()
    assert row.state == state
    [action] = roll.Action.objects.filter(verb=verb, told__request=row.number)
    assert (action.by, action.person_id) == ("registrar", filled.persons["registrar"].pk)
    facts = roll.Fact.objects.order_by("index")[before:]
    assert [one.type for one in facts if one.type != "request-informed"] == [
        {"admit": "request-admissible", "return": "request-returned", "annul": "request-annulled"}[what]
    ]


def test_what_moved_on_meanwhile_is_told_and_nothing_typed_is_lost(office: Client, filled: Filled) -> None:
    row = filled.requests["other"]
    path = f"/requests/{row.number}/return"
    sent = typed(office, path, why="It is a mistake.")
    other = f"/requests/{row.number}/admit"
    assert office.post(other, typed(office, other)).status_code == 303
    answer = office.post(path, sent)
    shown = text_of(answer.content.decode())
    assert answer.status_code == 409
    for word in ("moved on", "Passed on to the organiser", "It is a mistake."):
        assert word in shown, word
    row.refresh_from_db()
    assert row.state == "admissible"
    again = {**hidden(answer.content.decode()), "why": "It is a mistake."}
    assert office.post(path, again).status_code == 303
    row.refresh_from_db()
    assert row.state == "returned"


def test_an_act_that_does_not_fit_is_not_offered_and_not_done(office: Client, filled: Filled) -> None:
    row = filled.requests["returned"]
    path = f"/requests/{row.number}"
    shown = page(office, path)
    for what, words in (("admit", {}), ("return", {"why": "x"}), ("annul", {"why": "x", "legal_basis": "y"})):
        assert f'href="{path}/{what}"' not in shown
        given = page(office, f"{path}/{what}")
        assert "cannot be done" in given
        sent = {"version": str(row.version), "form_mark": what, **words}
        assert office.post(f"{path}/{what}", sent).status_code == 409, what
    row.refresh_from_db()
    assert row.state == "returned"


def test_without_reasons_nothing_is_done(office: Client, filled: Filled) -> None:
    row = filled.requests["due"]
    for what, words in (("return", {"why": "  "}), ("annul", {"why": "x", "legal_basis": ""}), ("annul", {})):
        path = f"/requests/{row.number}/{what}"
        assert office.post(path, typed(office, path, **words)).status_code == 400, what
    without = {"why": "x", "form_mark": "m"}  # no version: the page was never seen
    assert office.post(f"/requests/{row.number}/return", without).status_code == 409
    row.refresh_from_db()
    assert row.state == "admissible"


def test_acts_are_for_who_has_just_shown_who_they_are(filled: Filled) -> None:
    row = filled.requests["due"]
    path = f"/requests/{row.number}/return"
    client = client_of(filled.persons["registrar"], fresh=False)
    sent = typed(client, path, why="It is a mistake.")
    answer = client.post(path, sent, HTTP_REFERER=f"http://localhost{path}")
    assert answer.headers["Location"].startswith("/account/reauthenticate")
    row.refresh_from_db()
    assert row.state == "admissible"
    assert "It is a mistake." in page(client, path)  # what was typed is in the form


def test_an_auditor_reads_all_and_is_offered_nothing(filled: Filled) -> None:
    client = client_of(filled.persons["auditor"])
    for row in filled.requests.values():
        shown = page(client, f"/requests/{row.number}")
        assert f"/requests/{row.number}/annul" not in shown
    assert client.get(f"/requests/{row.number}/annul").status_code == 403


@pytest.mark.parametrize(
    "path", ["/requests/999", "/requests/999/annul", "/requests/999/receipt", "/requests/1/none"]
)
def test_what_is_not_there_is_a_page_with_404(office: Client, path: str) -> None:
    assert office.get(path).status_code == 404
    assert office.post(path, {"why": "x", "legal_basis": "x"}).status_code in (404, 405)
