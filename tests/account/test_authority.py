"""The pages of an authority: how it stands, its own requests and nobody else's, its keys."""

import csv
import io
import re
from typing import Any

import pytest
from django.test import Client

from openroll.core.clock import SystemClock
from openroll.desk import authorities, receipt
from openroll.desk.models import AuthorityKey
from openroll.log.note import SigningKey
from openroll.roll import models as roll
from openroll.site.register import Register
from tests.account.authorities import HERE, browser_of, clerk_of
from tests.desk.life_making import EFFECT, LOCATORS, NOW, REASONS, REFUSED, Desk, authority, request
from tests.people.making import client_of, person


@pytest.fixture
def told(desk: Desk) -> Desk:
    """The first item was removed, the second refused."""
    errors = desk.take(
        desk.note("effect", **EFFECT), desk.note("reasons", **REASONS), desk.note("refused", 2, **REFUSED)
    )
    assert errors == [None] * 3
    return desk


@pytest.fixture
def browser(desk: Desk) -> Client:
    return browser_of(desk.authority)


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def rows_of(answer: Any) -> list[list[str]]:
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


# How it stands.


def test_who_belongs_to_no_authority_is_told_whom_to_ask(opened: Register) -> None:
    client = client_of("authority")
    page = text_of(client.get(HERE))
    assert "belongs to no authority yet" in page
    assert "register’s office" in page
    for path in ("/requests.csv", "/requests/1", "/requests/1/receipt", "/requests/1/items.csv"):
        assert client.get(HERE + path).status_code == 404
    for path in ("/requests/new", "/requests/file", "/keys"):
        assert client.get(HERE + path).headers["Location"] == HERE


def test_a_clerk_who_has_left_sees_nothing_more(desk: Desk) -> None:
    from openroll.roll.acting import Actor

    who = clerk_of(desk.authority)
    client = client_of(who)
    assert client.get(f"/authority/requests/{desk.request.number}").status_code == 200
    senior = person("senior-registrar", "ends")
    authorities.leave(who.pk, Actor(senior.role, senior.pk), SystemClock().now())
    assert "belongs to no authority" in text_of(client.get(HERE))
    assert client.get(f"/authority/requests/{desk.request.number}").status_code == 404


def test_a_withdrawn_authority_still_sees_its_requests(desk: Desk, browser: Client) -> None:
    desk.authority.state, desk.authority.withdrawn_at = "withdrawn", NOW
    desk.authority.save()
    page = text_of(browser.get(HERE))
    assert "Nothing more is taken from it" in page
    assert "Write a request" not in page
    assert f"/authority/requests/{desk.request.number}" in page
    key = {"key": SigningKey.generate("a.example").verifier.text}
    assert browser.post("/authority/keys", key).status_code == 200
    assert not AuthorityKey.objects.exists()


# Its requests.


def test_the_list_counts_requests_and_items_apart_and_shows_no_place(desk: Desk, browser: Client) -> None:
    request(desk.register, desk.entry, desk.authority, reference="second", locators=LOCATORS[:1], minutes=30)
    page = text_of(browser.get(HERE))
    assert "Requests: 2. Items in them: 3." in page
    assert page.index("second") < page.index(f"/authority/requests/{desk.request.number}"), "by deadline"
    assert "/posts/" not in page
    assert "Late requests: 2" in page


def test_nonsense_in_an_address_shows_the_list(browser: Client) -> None:
    for address in (
        "?view=nothing", "?after=-1", "?after=x.y", "?view=all&after=99999999999999999999", "?q=%00", "?q=٣",
    ):  # fmt: skip
        assert browser.get(HERE + address).status_code == 200, address


def test_a_request_is_found_by_its_reference(desk: Desk, browser: Client) -> None:
    request(desk.register, desk.entry, desk.authority, reference="other-one")
    page = text_of(browser.get(f"{HERE}?view=all&q=other-one"))
    assert "other-one" in page
    assert "Requests: 1." in page


def test_a_request_shows_what_became_of_each_item(told: Desk, browser: Client) -> None:
    page = text_of(browser.get(f"/authority/requests/{told.request.number}"))
    for word in (
        *LOCATORS, "Answered", "Post removed", "It praises an attack.", "neither illegal", "It is a news report.",
        "court that is competent", "Withdraw this request", "Download the signed receipt", told.request.sha256,
    ):  # fmt: skip
        assert word in page, word
    assert not re.search(r'href="[^"]*/posts/', page), "a place is no link"


def test_an_appeal_and_its_outcome_are_shown(told: Desk, browser: Client) -> None:
    from hashlib import sha256

    from openroll.core.clock import rfc3339
    from openroll.desk import appeals
    from tests.desk.life_making import at

    told.tell("informed", event="$2", at=rfc3339(NOW), appeal_sha256=sha256(b"word").hexdigest())
    appeals.make("word", "It is a report.", "en", origin=told.register.origin, clock=at())
    told.tell("appeal-decided", appeal=1, outcome="upheld", text="We looked again.")
    page = text_of(browser.get(f"/authority/requests/{told.request.number}"))
    for word in ("It is a report.", "The decision stands", "We looked again."):
        assert word in page, word


def test_nothing_of_another_authority_is_there(told: Desk) -> None:
    """Not its requests, nor their numbers where they name the same place."""
    france = authority("fr-ofac", country="FR")
    theirs = request(told.register, told.entry, france, reference="secret-reference", locators=LOCATORS)
    key = france.keys.create(
        vkey=SigningKey.generate("fr.example").verifier.text, added_by=france.proposed_by, added_at=NOW
    )
    browser = browser_of(told.authority)
    for path in ("", "/receipt", "/items.csv", "/withdraw"):
        assert browser.get(f"/authority/requests/{theirs.number}{path}").status_code == 404, path
    assert browser.post(f"/authority/requests/{theirs.number}/withdraw", {"why": "x"}).status_code == 404
    assert browser.get(f"/authority/keys/{key.pk}/withdraw").status_code == 404
    assert browser.post(f"/authority/keys/{key.pk}/withdraw", {"why": "x"}).status_code == 404
    theirs.refresh_from_db()
    key.refresh_from_db()
    assert (theirs.state, key.withdrawn_at) == ("admissible", None)
    for path in (HERE, f"{HERE}?view=all", "/authority/keys"):
        page = text_of(browser.get(path))
        for word in ("secret-reference", f"/requests/{theirs.number}", "fr-ofac", "fr.example"):
            assert word not in page, (path, word)
    for words in ("secret-reference", theirs.number):
        assert "Requests: 0." in text_of(browser.get(f"{HERE}?view=all&q={words}"))
    assert "fr-ofac" not in text_of(browser.get(f"/authority/requests/{told.request.number}"))
    assert [row[0] for row in rows_of(browser.get("/authority/requests.csv?view=all"))[1:]] == [
        str(told.request.number)
    ]


def test_numbers_that_no_database_has_are_not_there(browser: Client) -> None:
    for path in (f"requests/{2**80}", f"requests/{2**80}/receipt", f"keys/{2**80}/withdraw"):
        assert browser.get(f"/authority/{path}").status_code == 404


def test_the_files_are_safe_in_a_spreadsheet(told: Desk, browser: Client) -> None:
    request(told.register, told.entry, told.authority, reference="=cmd|' /C calc'!A0")
    head, *rows = rows_of(browser.get("/authority/requests.csv?view=all"))
    assert head[:3] == ["number", "reference", "entry"]
    assert rows[0][1] == "'=cmd|' /C calc'!A0"
    head, first, second = rows_of(browser.get(f"/authority/requests/{told.request.number}/items.csv"))
    assert first[head.index("place")] == LOCATORS[0]
    assert (first[head.index("action")], second[head.index("ground")]) == ("remove-post", "lawful")


def test_the_receipt_is_given_once_it_is_signed(desk: Desk, browser: Client, monkeypatch: Any) -> None:
    from openroll.account import authority_request
    from openroll.desk.models import Receipt

    monkeypatch.setattr(authority_request, "WAIT", 0.0)
    here = f"/authority/requests/{desk.request.number}"
    Receipt.objects.update(note=None)
    assert browser.get(f"{here}/receipt").status_code == 404
    assert "It is being signed" in text_of(browser.get(here))
    key = SigningKey.generate("receipts.example")
    row = Receipt.objects.get(first=desk.request.number)
    told = receipt.RequestReceipt(desk.register.origin, row.received_at, row.received_at, row.orders)
    row.note = receipt.write(told, key)
    row.save()
    answer = browser.get(f"{here}/receipt")
    assert receipt.read(answer.content, [key.verifier]).orders[0]["request"] == desk.request.number
    assert "attachment" in answer.headers["Content-Disposition"]


# Taking it back.


def test_a_request_is_withdrawn_once(desk: Desk, browser: Client) -> None:
    here = f"/authority/requests/{desk.request.number}"
    page = browser.get(f"{here}/withdraw").content.decode()
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version is not None
    told = {"why": "It was a mistake.", "version": version[1], "form_mark": "m"}
    assert browser.post(f"{here}/withdraw", told).headers["Location"] == here
    assert browser.post(f"{here}/withdraw", told).headers["Location"] == here
    desk.request.refresh_from_db()
    assert desk.request.state == "withdrawn"
    assert desk.facts().count("withdrawn") == 1
    assert roll.Action.objects.get(verb="request-withdrawn").person_id is not None
    assert "Withdraw this request" not in text_of(browser.get(here))


def test_a_withdrawal_needs_its_reason_and_an_unchanged_request(desk: Desk, browser: Client) -> None:
    here = f"/authority/requests/{desk.request.number}/withdraw"
    assert browser.post(here, {"why": " ", "version": "1"}).status_code == 400
    answer = browser.post(here, {"why": "Wrong.", "version": "99", "form_mark": "n"})
    assert answer.status_code == 400
    assert "has moved on" in text_of(answer)
    assert "Wrong." in text_of(answer)
    desk.request.refresh_from_db()
    assert desk.request.state == "admissible"


# Keys.


def test_a_key_is_added_waits_for_another_person_and_is_withdrawn(desk: Desk) -> None:
    who = clerk_of(desk.authority)
    browser, key = client_of(who), SigningKey.generate("bka.example/orders").verifier.text
    assert browser.post("/authority/keys", {"key": f" {key}\n", "form_mark": "m"}).status_code == 303
    assert browser.post("/authority/keys", {"key": key, "form_mark": "m"}).status_code == 303
    row = AuthorityKey.objects.get()
    assert (row.added_by_id, row.confirmed_at) == (who.pk, None)
    assert not authorities.may_send(desk.authority, row)
    assert "Another person has to confirm it" in text_of(browser.get("/authority/keys"))
    here = f"/authority/keys/{row.pk}/withdraw"
    assert browser.post(here, {"why": ""}).status_code == 400
    assert browser.post(here, {"why": "Lost.", "form_mark": "n"}).status_code == 303
    row.refresh_from_db()
    assert row.withdrawn_why == "Lost."
    assert browser.post(here, {"why": "Lost again.", "form_mark": "o"}).status_code == 400
    verbs = list(roll.Action.objects.filter(verb__startswith="authority-key").values_list("verb", flat=True))
    assert sorted(verbs) == ["authority-key-added", "authority-key-withdrawn"]


def test_what_is_no_key_is_refused_in_words(browser: Client) -> None:
    for key in ("", "nonsense", "a+b+c", "x" * 399, SigningKey.generate("a.example").to_text()):
        assert browser.post("/authority/keys", {"key": key}).status_code == 400, key
    assert not AuthorityKey.objects.exists()


def test_keys_are_changed_by_who_has_just_shown_who_they_are(desk: Desk) -> None:
    browser = browser_of(desk.authority, fresh=False)
    key = SigningKey.generate("a.example").verifier.text
    answer = browser.post("/authority/keys", {"key": key})
    assert answer.headers["Location"].startswith("/account/reauthenticate")
    assert not AuthorityKey.objects.exists()
