"""What the public reads of requests is what the private database says of them, and not a word of it more."""

import json
import sqlite3
from contextlib import closing
from typing import Any

from openroll.core.clock import rfc3339
from openroll.public.app import make_application
from openroll.publish.check import check_directory
from openroll.site import publishing
from tests.desk import test_whole_lives
from tests.desk.life_making import EFFECT, REASONS, REFUSED, Desk, at, order, request
from tests.public.asking import ask


def public_rows(desk: Desk, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{desk.register.public / 'desk.sqlite3'}?mode=ro", uri=True)) as found:
        return found.execute(statement).fetchall()


def moment(value: Any) -> str | None:
    return rfc3339(value) if value is not None else None


def test_states_and_clocks_are_those_of_the_private_database(desk: Desk) -> None:
    from openroll.desk.models import Item, Request

    test_whole_lives.test_every_life_can_be_published(desk)
    assert check_directory(desk.register.public).ok
    columns = "number, state, items, authority, country, category, received_at, deadline_at, acknowledged_at"
    theirs = public_rows(desk, f"SELECT {columns}, admissible_at, return_reason FROM request ORDER BY number")
    ours = [
        (
            row.number, row.state, row.items, row.authority.code, row.authority.country, row.category,
            moment(row.received_at), moment(row.deadline_at), moment(row.acknowledged_at), moment(row.admissible_at),
            row.return_reason or None,
        )
        for row in Request.objects.order_by("number")
    ]  # fmt: skip
    assert theirs == ours
    items = public_rows(desk, "SELECT request, item, state, countries, gone FROM item ORDER BY request, item")
    rows = Item.objects.select_related("request").order_by("request", "n")
    assert {(number, n): (state, json.loads(where)) for number, n, state, where, _ in items} == {
        (row.request_id, row.n): (
            # That an item is not public says a fact about its request, which has gone back as a whole.
            "waiting" if row.state == "not-public" else row.state,
            row.countries,
        )
        for row in rows
    }


def test_every_page_of_a_real_register_is_free_of_what_is_withheld(desk: Desk) -> None:
    from openroll.desk import appeals

    mark = "Siebzehn Marken"
    named = [f"https://tesco.example/{mark.replace(' ', '-')}/{n}" for n in (1, 2)]
    marked = {"reasons": mark, "contact": mark, "redress": mark}
    more: dict[str, Any] = {"reference": mark, "locators": named, **marked}
    desk.request = request(desk.register, desk.entry, desk.authority, **more)
    assert (
        desk.take(
            desk.note("effect", 1, **{**EFFECT, "event": mark}),
            desk.note("reasons", 1, **{**REASONS, "text": mark}),
            desk.note("informed", 1, **{**test_whole_lives.informed("w"), "event": mark}),
            desk.note("refused", 2, **{**REFUSED, "text": mark}),
        )
        == [None] * 4
    )
    appeals.make("w", mark, "en", origin=desk.register.origin, clock=at())
    publishing.publish(desk.register)
    site = make_application(desk.register.public)
    number, entry = desk.request.number, desk.entry.number
    addresses = [
        *(f"/{language}{path}" for language in ("en", "ru") for path in (
            "/requests", f"/requests/{number}", f"/entries/{entry}/requests", "/requests/by/country/DE",
            "/requests/by/authority/de-bka", "/requests/by/category/terrorism", "/requests.atom")),
        f"/api/v1/requests/{number}", "/api/v1/requests", "/api/v1/requests.csv", "/api/v1/requests/counts.csv",
        "/desk.sqlite3",
    ]  # fmt: skip
    for address in addresses:
        answer = ask(site, address)
        assert answer.status == 200, address
        for hidden in (mark, mark.replace(" ", "-"), "tesco.example/"):
            assert hidden.encode() not in answer.body, address
    for path in desk.register.public.rglob("*"):
        if path.is_file():
            assert mark.encode() not in path.read_bytes(), path
            assert mark.replace(" ", "-").encode() not in path.read_bytes(), path


def test_a_request_for_correspondence_is_counted_and_its_places_are_nowhere(desk: Desk) -> None:
    from openroll.desk import gate, intake
    from openroll.desk.reading import Sender
    from openroll.desk.words import Channel

    sent = order(
        desk.authority, desk.entry, "9", locators=["https://t.me/c/1234567/8", "mailto:somebody@mail.example"]
    )
    [taken] = intake.take(
        [sent], Sender(Channel.API, desk.authority), origin=desk.register.origin, clock=at()
    )
    while gate.pass_on(origin=desk.register.origin, clock=at()):
        pass
    publishing.publish(desk.register)
    site = make_application(desk.register.public)
    assert "private correspondence: 1, returned" in ask(site, "/en/requests").text
    found = ask(site, f"/api/v1/requests/{taken.request}").json
    assert (found["state"], found["return_reason"], found["rows"]) == ("returned", "not-public", [])
    for path in desk.register.public.rglob("*"):
        if path.is_file():
            assert b"1234567" not in path.read_bytes(), path
            assert b"somebody" not in path.read_bytes(), path
