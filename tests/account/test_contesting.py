"""Contests of anybody and of organisers, and the page of an authority."""

import re
from typing import Any

import pytest

from openroll.core.clock import SystemClock
from openroll.roll import models
from openroll.site.register import Register
from tests.people.making import client_of
from tests.people.organisers import entered
from tests.roll.making import receive

from .test_organiser import LINK, browser, spoken, text_of


def test_nothing_is_marked_before_the_letter_is_opened(opened: Register) -> None:
    entry = entered(opened)
    given = {
        "about": ["email", "listing"],
        "words": "This is not theirs.",
        "name": "A Reader",
        "email": "reader@mail.example",
    }
    sent = browser().post(f"/contest/{entry.number}", given)
    assert sent.headers["Location"] == "/contest/sent"
    assert browser().get("/contest/sent").status_code == 200
    assert not models.Contest.objects.exists()
    assert not models.Case.objects.filter(kind="contest").exists()
    letter = models.Letter.objects.get(to="reader@mail.example")
    assert re.search(r"open\s+this\s+address\s+until\s+\d+\s+[A-Z][a-z]+\s+20\d\d", letter.body), letter.body
    found = re.search(r"(/contest/confirm/[\w-]+)", letter.body)
    assert found is not None
    page = browser().get(found[1])
    assert "This is not theirs." in page.content.decode()
    assert not models.Contest.objects.exists()  # a program that opens links confirms nothing
    done = browser().post(found[1])
    assert done.status_code == 200
    contest = models.Contest.objects.get()
    assert set(contest.about) == {"email", "listing"}
    address = re.search(r'href="[^"]*(/message/[^"]+)"', done.content.decode())
    assert address is not None
    assert browser().get(address[1]).status_code == 200
    again = browser().post(found[1])  # a double click: the address is not lost
    assert again.status_code == 200 and address[0] in again.content.decode()
    assert models.Contest.objects.count() == 1
    assert browser().post("/contest/confirm/another").status_code == 404


def test_one_reader_contests_an_entry_once_at_a_time(opened: Register) -> None:
    entry = entered(opened)
    given = {"about": ["listing"], "words": "Why.", "name": "A", "email": "reader@mail.example"}
    for _ in range(2):
        browser().post(f"/contest/{entry.number}", given)
    paths = [
        re.search(r"(/contest/confirm/[\w-]+)", one.body)
        for one in models.Letter.objects.filter(kind="account")
    ]
    found = [browser().post(one[1]).status_code for one in paths if one]
    assert found == [200, 409]


@pytest.mark.parametrize(
    "change",
    [
        {"about": []},
        {"about": ["exclusion"]},
        {"about": ["refusal"]},
        {"about": ["listing", "evil"]},
        {"words": " "},
        {"words": "x" * 4001},
        {"name": ""},
        {"name": "a\u202eb"},
        {"email": "nobody"},
        {"email": "a@b.example\nBcc: c@d.example"},
    ],
)
def test_a_contest_that_cannot_be_is_said(opened: Register, change: dict[str, Any]) -> None:
    entry = entered(opened)
    given = {"about": ["listing"], "words": "Why.", "name": "A", "email": "reader@mail.example", **change}
    answer = browser().post(f"/contest/{entry.number}", given)
    assert answer.status_code == 400
    assert not models.Letter.objects.filter(kind="account").exists()


def test_one_machine_contests_a_few_times(opened: Register) -> None:
    entry = entered(opened)
    given = {"about": ["listing"], "words": "Why.", "name": "A"}
    found = [
        browser().post(f"/contest/{entry.number}", {**given, "email": f"r{n}@mail.example"}).status_code
        for n in range(11)
    ]
    assert found == [303] * 10 + [429]


def test_the_organiser_contests_at_once(opened: Register) -> None:
    _, entry, client = spoken(opened)
    assert client.get(f"/contest/{entry.number}").headers["Location"] == f"/my/{entry.number}/contest"
    sent = client.post(f"/my/{entry.number}/contest", {"about": ["address"], "words": "We have moved."})
    contest = models.Contest.objects.get()
    assert sent.headers["Location"] == f"/my/{entry.number}/cases/{contest.case.code}"
    page = text_of(client.get(sent.headers["Location"]))
    assert "We have moved." in page
    assert "Contested since" in client.get(f"/my/{entry.number}").content.decode()


def test_the_sender_contests_what_was_decided(opened: Register) -> None:
    from openroll.core.errors import Refusal
    from openroll.people.strangers import contest_refusal

    case = receive()
    with pytest.raises(Refusal):
        contest_refusal(case, "No.", SystemClock())
    models.Case.objects.filter(pk=case.pk).update(state="decided")
    case.refresh_from_db()
    made = contest_refusal(case, "It is wrong.", SystemClock())
    assert (made.kind, made.options["contested"]) == ("contest", case.code)
    with pytest.raises(Refusal):
        contest_refusal(case, "Again.", SystemClock())


def test_the_sender_contests_on_the_page_of_the_message(opened: Register) -> None:
    sent = browser().post(
        "/message", {"text": LINK, "about": "service", "basis": "third-party-message", "language": "en"}
    )
    here = sent.headers["Location"].partition("localhost:8081")[2] or sent.headers["Location"]
    assert "/contest" not in browser().get(here).content.decode()
    assert browser().post(f"{here}/contest", {"words": "It is wrong."}).status_code == 400
    models.Case.objects.update(state="decided")
    assert f"{here}/contest" in browser().get(here).content.decode()
    assert browser().get(f"{here}/contest").status_code == 200
    done = browser().post(f"{here}/contest", {"words": "It is wrong."})
    made = models.Case.objects.get(kind="contest")
    assert done.headers["Location"].startswith(f"/message/{made.code}/")
    assert browser().get(done.headers["Location"]).status_code == 200
    assert browser().get(f"{here}x/contest").status_code == 404


def test_the_authority_sees_its_page_and_no_more(opened: Register) -> None:
    from tests.people.making import person

    client = client_of(person("authority", body="Ministry <b>of</b> Light"))
    page = client.get("/authority")
    # An authority sets up a second factor before anything else.
    assert page.status_code in (200, 302)
    assert client.get("/my").status_code in (302, 403)
