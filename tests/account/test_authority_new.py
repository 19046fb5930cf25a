"""An authority writes a request or sends a file: what it would become is said first, and it is sent once."""

import json
import re
from contextlib import suppress
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from openroll.account.authority_forms import moment_of
from openroll.account.authority_new import read_order
from openroll.core.clock import rfc3339
from openroll.core.errors import OpenrollError
from openroll.desk import gate, models
from openroll.desk import order as orders
from openroll.desk.models import Authority
from openroll.log.note import SigningKey
from openroll.people.kept import FORM
from openroll.roll import models as roll
from openroll.site.register import Register
from tests.account.authorities import FILE, HERE, NEW, browser_of, clerk_of, filled
from tests.desk.life_making import LOCATORS, NOW, at, authority
from tests.desk.making import signed_file
from tests.people.making import client_of
from tests.people.organisers import entered

PRIVATE = "https://t.me/c/1234567/89"


@pytest.fixture
def entry(opened: Register) -> roll.Entry:
    return entered(opened)


@pytest.fixture
def bka(entry: roll.Entry) -> Authority:
    found: Authority = authority()
    return found


@pytest.fixture
def browser(bka: Authority) -> Client:
    return browser_of(bka)


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def carried(answer: Any) -> dict[str, str]:
    """What the check page carries, as a browser sends it on."""
    from html import unescape

    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', answer.content.decode())
    return {name: unescape(value).replace("\r\n", "\n").replace("\n", "\r\n") for name, value in fields}


def order(**more: Any) -> dict[str, Any]:
    """An order as a file has it."""
    return {
        "authority": "de-bka", "reference": "F-1", "service": 1, "category": "drugs", "legal_basis": "Section 1",
        "reasons": "It sells them.", "locators": [LOCATORS[0]], "issued_at": rfc3339(NOW), "deadline": "PT1H",
        "contact": "desk", "redress": "court", **more,
    }  # fmt: skip


def upload(browser: Client, data: bytes, **more: str) -> Any:
    return browser.post(FILE, {"file": SimpleUploadedFile("order", data), "do": "check", **more})


# The form.


def test_a_request_is_looked_at_and_then_sent(opened: Register, browser: Client) -> None:
    assert "Write a request" in text_of(browser.get(NEW))
    answer = browser.post(NEW, filled(do="check"))
    page = text_of(answer)
    for word in (
        *LOCATORS, "Understood: 2. Not usable: 0.", "Web, page", "If you send it now: until", "1 hr from receipt",
        "Germany, France", "It calls for attacks", "Entry № 1", "Nothing has been sent yet.",
    ):  # fmt: skip
        assert word in page, word
    assert not models.Request.objects.exists(), "a check keeps nothing"
    sent = browser.post(NEW, carried(answer) | {"do": "send"})
    assert sent.status_code == 303
    made = models.Request.objects.get()
    assert sent.headers["Location"] == f"/authority/requests/{made.number}"
    assert (made.channel, made.category, made.items, made.reference) == ("form", "terrorism", 2, "2026/17")
    assert made.clerk is not None
    assert made.clerk.email.startswith("clara")
    assert made.order["territory"] == ["DE", "FR"]
    assert made.order["reasons"] == "It calls for attacks\non a railway."
    assert (made.deadline_at - made.received_at).total_seconds() == 3600
    assert "The request was taken." in text_of(browser.get(sent.headers["Location"]))


def test_a_request_sent_twice_is_one(browser: Client) -> None:
    page = carried(browser.post(NEW, filled(do="check")))
    first = browser.post(NEW, page | {"do": "send"})
    second = browser.post(NEW, page | {"do": "send"})
    assert first.headers["Location"] == second.headers["Location"]
    assert models.Request.objects.count() == 1
    assert roll.Action.objects.filter(verb="orders-sent").count() == 1
    assert "Nothing was done twice." in text_of(browser.get(second.headers["Location"]))
    assert "it is number" in text_of(browser.post(NEW, filled(do="check")))


def test_another_order_under_the_same_reference_is_refused_before_it_is_sent(browser: Client) -> None:
    browser.post(NEW, filled(do="send"))
    answer = browser.post(NEW, filled(do="check", reasons="Something else."))
    assert answer.status_code == 400
    assert "has this reference and says something else" in text_of(answer)
    assert "Something else." in text_of(answer)


UNUSABLE = [
    (PRIVATE, "Only members can open this place."),
    ("mailto:olive@tesco.example", "correspondence between particular people"),
    ("https://t.me/+AbCdEf", "invitation to a closed place"),
    ("https://elsewhere.example/posts/1", "another server or site"),
    ("nothing at all", "names no place"),
]


def test_what_would_send_it_back_is_said_before(browser: Client) -> None:
    for locator, said in UNUSABLE:
        answer = browser.post(NEW, filled(do="check", locators=f"{LOCATORS[0]}\r\n{locator}"))
        page = text_of(answer)
        for word in (said, "This request would go back to you", "Line 2", "Nothing was sent", LOCATORS[0]):
            assert word in page, (locator, word)
        answer = browser.post(NEW, carried(answer) | {"do": "send"})
        assert answer.status_code == 200, "a button of an older page sends nothing that goes back"
        assert locator not in str(dict(browser.session)), "nothing of it is kept"
    assert not models.Request.objects.exists()


def test_it_can_be_sent_all_the_same_and_is_returned(opened: Register, browser: Client) -> None:
    page = carried(browser.post(NEW, filled(do="check", locators=f"{LOCATORS[0]}\n{PRIVATE}")))
    sent = browser.post(NEW, page | {"do": "anyway"})
    gate.pass_on(origin=opened.origin, clock=at())
    made = models.Request.objects.get()
    assert (made.state, made.return_reason) == ("returned", "not-public")
    assert "locators" not in made.order
    page_of = text_of(browser.get(sent.headers["Location"]))
    assert "Only members can open this place." in page_of
    assert "Item 2" in page_of
    assert PRIVATE not in page_of


def test_changing_something_shows_what_was_typed(browser: Client) -> None:
    page = carried(browser.post(NEW, filled(do="check")))
    answer = browser.post(NEW, page | {"do": "change"})
    assert answer.status_code == 200
    for word in ("2026/17", *LOCATORS, "DE, Франция", 'value="PT1H" checked'):
        assert word in text_of(answer), word


WRONG = [
    ({"service": "7"}, "no entry 7"),
    ({"service": "9" * 30}, "no entry"),
    ({"service": "nowhere.example"}, "No entry of the register has the domain nowhere.example."),
    ({"service": "{x}"}, "is no domain"),
    ({"reference": ""}, "required"),
    ({"legal_basis": " "}, "required"),
    ({"category": "other", "legal_basis": ""}, "required"),
    ({"locators": " \n "}, "required"),
    ({"locators": "x\n" * 10_001}, "10001 locators"),
    ({"territory": "DE, Atlantis {0}"}, "“Atlantis {0}” is no country"),
    ({"deadline": "until"}, "Say until when."),
    ({"deadline": "until", "until": "2026-11-23 09:00"}, "after the order was issued"),
    ({"deadline": "until", "until": "tomorrow"}, "Write a day and a time"),
    ({"issued_at": "2026-13-45"}, "Write a day and a time"),
    ({"language": "english"}, "code of a language"),
    ({"defer_until": "2026-12-11"}, "Say why the author is told later."),
    ({"defer_why": "An investigation."}, "only with an end"),
    ({"defer_until": "2026-01-01", "defer_why": "x"}, "after the order was issued"),
]


def test_what_is_wrong_stands_beside_its_field(browser: Client) -> None:
    for wrong, said in WRONG:
        answer = browser.post(NEW, filled(do="send", **wrong))
        assert answer.status_code == 400, wrong
        assert said in text_of(answer), wrong
    assert not models.Request.objects.exists()


def test_a_service_is_found_by_its_domain(browser: Client) -> None:
    for written in ("tesco.example", "www.TESCO.example", "https://tesco.example/posts/1", "№ 1"):
        assert "Entry № 1" in text_of(browser.post(NEW, filled(do="check", service=written))), written


def test_a_domain_that_two_entries_have_asks_which(opened: Register, browser: Client) -> None:
    entered(opened, subject="GB-COH/00445791")
    answer = browser.post(NEW, filled(do="check", service="tesco.example"))
    assert "1, 2. Write the number" in text_of(answer)


def test_telling_the_author_later_has_its_end_and_reason(browser: Client) -> None:
    browser.post(
        NEW,
        filled(
            do="send",
            deadline="until",
            until="1.12.2026 08:00",
            defer_until="2026-12-11",
            defer_why="A case.",
        ),
    )
    made = models.Request.objects.get()
    assert made.order["tell_author"] == {"not_before": "2026-12-11T00:00:00Z", "why": "A case."}
    assert rfc3339(made.deadline_at) == "2026-12-01T08:00:00Z"


def test_eu_stands_for_its_member_states(browser: Client) -> None:
    browser.post(NEW, filled(do="send", territory="EU; GB"))
    assert len(models.Request.objects.get().order["territory"]) == 28


def test_a_session_that_ends_in_the_middle_loses_nothing(bka: Authority) -> None:
    who = clerk_of(bka, "carl")
    first = client_of(who)
    page = carried(first.post(NEW, filled(do="check")))
    first.cookies.pop("openroll_office")
    answer = first.post(NEW, page | {"do": "send"})
    assert answer.headers["Location"].startswith("/sign-in")
    assert not models.Request.objects.exists()
    kept = first.session[FORM]
    back = client_of(who)
    session = back.session
    session[FORM] = kept
    session.save()
    shown = text_of(back.get(NEW))
    assert "2026/17" in shown
    assert LOCATORS[1] in shown


def test_a_moment_is_read_as_people_write_it() -> None:
    for text in (
        "2026-11-27 14:30", "27.11.2026 14:30", "2026-11-27T14:30", "2026-11-27T14:30:00Z", "2026-11-27 14:30 UTC",
        "2026-11-27T15:30:00+01:00",
    ):  # fmt: skip
        found = moment_of(text)
        assert found is not None, text
        assert rfc3339(found) == "2026-11-27T14:30:00Z"
    for text in ("", "soon", "2026-02-30", "1.1.26", "2026-11-27 25:00", "٢٠٢٦-11-27", "0000-01-01"):
        assert moment_of(text) is None, text


@given(st.text(max_size=30))
def test_whatever_stands_there_is_a_moment_or_none(text: str) -> None:
    found = moment_of(text)
    assert found is None or found.tzinfo is not None


# Files.


@given(st.binary(max_size=200))
def test_whatever_bytes_come_they_are_refused_or_read(data: bytes) -> None:
    with suppress(OpenrollError):
        read_order(data, "", "de-bka")


def test_an_order_as_a_file(browser: Client) -> None:
    answer = upload(browser, json.dumps(order()).encode())
    assert LOCATORS[0] in text_of(answer)
    assert "no: it comes from your account" in text_of(answer)
    sent = browser.post(FILE, carried(answer) | {"do": "send"})
    again = browser.post(FILE, carried(answer) | {"do": "send"})
    assert sent.headers["Location"] == again.headers["Location"]
    made = models.Request.objects.get()
    assert (made.channel, made.sha256) == ("file", orders.of(order()).sha256)


def test_a_signed_file(bka: Authority, browser: Client) -> None:
    key = SigningKey.generate("bka.example/orders")
    row = bka.keys.create(vkey=key.verifier.text, added_by=bka.proposed_by, added_at=NOW)
    answer = upload(browser, signed_file(order(), key))
    assert "is not verified" in text_of(answer), "nobody has confirmed the key"
    row.confirmed_by, row.confirmed_at = bka.verified_by, NOW
    row.save()
    answer = upload(browser, signed_file(order(), key))
    assert "by a key of your authority" in text_of(answer)
    assert browser.post(FILE, carried(answer) | {"do": "send"}).status_code == 303
    made = models.Request.objects.get()
    assert made.signed_by == row
    assert bytes(made.note or b"") == signed_file(order(), key), "as it came, byte for byte"
    assert (
        upload(browser, signed_file(order(reasons="x"), SigningKey.generate("a.example"))).status_code == 400
    )


def test_a_signed_file_whose_line_ends_a_mail_changed(bka: Authority, browser: Client) -> None:
    key = SigningKey.generate("bka.example/orders")
    answer = upload(browser, signed_file(order(), key).replace(b"\n", b"\r\n"))
    assert answer.status_code == 400
    assert "line ends" in text_of(answer)


def test_the_form_of_a_removal_order(browser: Client) -> None:
    form = {
        "form": "EU-2021/784-I",
        "language": "en",
        "A": {"issued_at": rfc3339(NOW), "reference": "TCO-1"},
        "B": {"locations": [LOCATORS[0]], "grounds": ["a"], "reasons": "It incites."},
        "E": {"name": "Bundeskriminalamt"},
        "F": {"feedback": "desk"},
        "G": {"body": "Court", "deadline": "30 days"},
    }
    data = json.dumps(form).encode()
    answer = upload(browser, data)
    assert answer.status_code == 400
    assert "does not say for which service" in text_of(answer)
    answer = upload(browser, data, service="tesco.example")
    assert "1 hr from receipt" in text_of(answer)
    browser.post(FILE, carried(answer) | {"do": "send"})
    made = models.Request.objects.get()
    assert (made.reference, made.category, made.channel) == ("TCO-1", "terrorism", "file")
    assert (made.deadline_at - made.received_at).total_seconds() == 3600


def test_an_order_that_lacks_something_says_what(browser: Client) -> None:
    told = order()
    del told["contact"]
    page = text_of(upload(browser, json.dumps(told).encode()))
    assert "Something that an order must say is missing." in page
    assert "<li>Whom the organiser may ask</li>" in page


NO_ORDERS = [
    b"", b"%PDF-1.7", b"{", b"{}", b"[]", b"\xff\xfe\x00", b'{"form": "EU-2021/784-I"}', b"{" * 10_000,
    b"x\n\n\xe2\x80\x94 a b\n", json.dumps(order(authority="fr-x")).encode(), json.dumps(order(service=9)).encode(),
]  # fmt: skip


def test_what_is_no_order_is_refused_in_words(browser: Client) -> None:
    for data in NO_ORDERS:
        answer = upload(browser, data, service="1")
        assert answer.status_code == 400, data
        assert "There is a problem" in text_of(answer), data
    assert not models.Request.objects.exists()


def test_no_file_at_all_and_a_damaged_page(browser: Client) -> None:
    assert "Choose a file first." in text_of(browser.post(FILE, {"do": "check"}))
    assert "Choose the file again." in text_of(browser.post(FILE, {"do": "send", "content": "%%%"}))


def test_a_session_that_ends_behind_the_check_of_a_file_loses_nothing(bka: Authority) -> None:
    who = clerk_of(bka, "carl")
    first = client_of(who)
    page = carried(upload(first, json.dumps(order()).encode()))
    first.cookies.pop("openroll_office")
    first.post(FILE, page | {"do": "send"})
    back = client_of(who)
    session = back.session
    session[FORM] = first.session[FORM]
    session.save()
    answer = back.get(FILE)
    assert "Send the request" in text_of(answer)
    assert back.post(FILE, carried(answer) | {"do": "send"}).status_code == 303


# Who may.


def test_an_authority_that_is_not_verified_sends_nothing(entry: roll.Entry) -> None:
    browser = browser_of(authority("xx-new", state="proposed"))
    assert "not verified yet" in text_of(browser.get(HERE))
    assert browser.get(NEW).headers["Location"] == HERE
    assert browser.get(FILE).headers["Location"] == HERE
    answer = browser.post(NEW, filled(do="send"))
    assert "is not verified" in text_of(answer)
    assert not models.Request.objects.exists()


def test_nobody_sends_in_another_authoritys_name(browser: Client) -> None:
    authority("fr-ofac", country="FR")
    answer = upload(browser, json.dumps(order(authority="fr-ofac")).encode())
    assert "this order is another authority’s" in text_of(answer)
    browser.post(NEW, filled(do="send") | {"authority": "fr-ofac"})
    assert models.Request.objects.get().authority.code == "de-bka"
