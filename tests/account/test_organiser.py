"""An organiser's entry: what is held about it, what is proposed, who else may speak for it."""

import io
import json
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from openroll.core.clock import SystemClock
from openroll.identity.claims import Citation
from openroll.people import mandate_proofs
from openroll.roll import models
from openroll.site.register import Register
from openroll.sources.ask import Findings
from openroll.sources.message import read_message
from tests.office.answers import answer as answered
from tests.people.making import client_of
from tests.people.organisers import DOMAIN, amended, colleague, entered, entered_by_policy, organiser, proved
from tests.roll.making import LETTER, clock, everything, founded, opened, receive

__all__ = ["founded", "opened"]

LINK = "https://register.example/GB-COH/00445790"


def browser() -> Client:
    return Client(SERVER_NAME="localhost")


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def now() -> Any:
    return SystemClock().now()


def spoken(opened: Register, name: str = "olga") -> tuple[Any, models.Entry, Client]:
    """An organiser's person, their entry, and their browser."""
    entry, who = entered(opened), organiser(name)
    proved(who, entry, at=now())
    return who, entry, client_of(who)


# The entry.


def test_the_entry_shows_what_is_held_and_where_from(opened: Register) -> None:
    _, entry, client = spoken(opened)
    page = text_of(client.get(f"/my/{entry.number}"))
    for word in ("TESCO PLC", "00445790", "post.office@tesco.example", "Declared", "Corroborated", DOMAIN):
        assert word in page
    assert f"/my/{entry.number}/evidence/1" in page
    for n in range(1, 6):
        assert client.get(f"/my/{entry.number}/evidence/{n}").status_code == 200
    assert client.get(f"/my/{entry.number}/evidence/99").status_code == 404
    assert client.get(f"/my/{entry.number}/evidence/0").status_code == 404


def test_a_citation_opens_the_snapshot_inert(opened: Register) -> None:
    from openroll.roll import holdings, services
    from openroll.roll.present import present
    from openroll.sources.evidence import Evidence

    body = '{"name": "TESCO PLC", "harm": "<script>alert(1)</script>"}'
    snapshot = answered("https://register.example/GB-COH/00445790", body.encode(), "application/json")
    Evidence(opened.evidence).keep(snapshot)
    cited = Citation(snapshot.url, "/name", "TESCO PLC", snapshot.sha256, snapshot.retrieved_at)
    claims = [one if one.source == "message" else replace(one, citation=cited) for one in everything()]
    case = receive()
    findings = Findings(claims, [], [snapshot], [])
    services.decide(case, read_message(LETTER), findings, origin=opened.origin, clock=clock())
    entry, who = models.Entry.objects.get(), organiser()
    proved(who, entry, at=now())
    client = client_of(who)
    listed = holdings.citations(present(entry))
    place = next(n for n, (name, _, _) in enumerate(listed, start=1) if name == "name")
    page = client.get(f"/my/{entry.number}/evidence/{place}").content.decode()
    assert '<mark id="quote">&#34;TESCO PLC&#34;</mark>' in page
    assert "<script>alert" not in page
    Evidence(opened.evidence).delete(snapshot.sha256)
    assert "not kept" in client.get(f"/my/{entry.number}/evidence/{place}").content.decode()


def test_a_letter_of_a_stranger_is_not_shown(opened: Register) -> None:
    _, entry, client = spoken(opened)
    case = entry.case
    assert case is not None
    pages = [client.get(f"/my/{entry.number}/evidence/{n}") for n in range(1, 7)]
    assert any("Messages of others are not shown" in one.content.decode() for one in pages)
    page = text_of(client.get(f"/my/{entry.number}/cases/{case.code}"))
    assert "https://www.tesco.example" not in page
    assert client.post(f"/my/{entry.number}/cases/{case.code}/answer", {"words": "Hello."}).status_code == 400
    assert not case.replies.exists()


def test_letters_to_the_entry_are_shown_and_others_are_not(opened: Register) -> None:
    _, entry, client = spoken(opened)
    own = models.Letter.objects.get(kind="entered")
    assert own.to == "post.office@tesco.example"
    assert own.subject in client.get(f"/my/{entry.number}").content.decode()
    assert client.get(f"/my/{entry.number}/letters/{own.pk}").status_code == 200
    models.Letter.objects.filter(pk=own.pk).update(to="stranger@other.example")
    assert client.get(f"/my/{entry.number}/letters/{own.pk}").status_code == 404


def test_who_holds_a_claimed_domain_sees_no_more_than_the_public(opened: Register) -> None:
    entry, who = entered_by_policy(opened), organiser()
    proved(who, entry, "beside.example", at=now())
    client = client_of(who)
    page = text_of(client.get(f"/my/{entry.number}"))
    assert "nobody has seen yet" in page
    assert "There is none." in page  # neither cases nor letters
    case = entry.case
    assert case is not None
    assert client.get(f"/my/{entry.number}/cases/{case.code}").status_code == 404
    files = zipfile.ZipFile(io.BytesIO(b"".join(client.get(f"/my/{entry.number}/everything.zip"))))
    assert json.loads(files.read("claims.json")) == []
    assert "mandates.json" not in files.namelist()


def test_everything_that_is_held(opened: Register) -> None:
    who, entry, client = spoken(opened)
    mandate_proofs.begin(organiser("stranger"), entry.number, DOMAIN, "dns", now())  # never shown
    answer = client.get(f"/my/{entry.number}/everything.zip")
    files = zipfile.ZipFile(io.BytesIO(b"".join(answer)))
    assert files.testzip() is None
    facts = [json.loads(line) for line in files.read("facts.jsonl").splitlines()]
    assert [json.loads(one["fact"])["type"] for one in facts] == ["entry-recorded"]
    assert any("ZW1haWw" in text or text for text in facts[0]["disclosures"])
    assert {one["property"] for one in json.loads(files.read("claims.json"))} >= {"name", "number"}
    assert all(one["message"] is None for one in json.loads(files.read("cases.json")))
    assert [one["person"] for one in json.loads(files.read("mandates.json"))] == [who.name]
    assert "registrar" not in files.read("cases.json").decode()


def test_an_extract_and_its_print(opened: Register) -> None:
    from openroll.site.publishing import publish

    _, entry, client = spoken(opened)
    assert client.get(f"/my/{entry.number}/extract").status_code == 409
    publish(opened)
    answer = client.get(f"/my/{entry.number}/extract")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="entry-1-version-1.openroll"'
    printed = client.get(f"/my/{entry.number}/extract.pdf")
    assert printed.content.startswith(b"%PDF-")


def test_a_mandate_that_ended_opens_nothing(opened: Register) -> None:
    _, entry, client = spoken(opened)
    amended(opened, entry, ["new.example"])
    base = f"/my/{entry.number}"
    for path in (
        "",
        "/propose",
        "/colleagues",
        "/contest",
        "/extract",
        "/extract.pdf",
        "/everything.zip",
        "/evidence/1",
    ):
        assert client.get(base + path).status_code == 403, path


# Proposals.


def test_a_proposal_through_the_form(opened: Register) -> None:
    _, entry, client = spoken(opened)
    page = client.get(f"/my/{entry.number}/propose").content.decode()
    assert 'value="TESCO PLC"' in page
    given = {
        "name": "LANTERN PLC",
        "country": "GB",
        "links": f"{LINK}\n",
        "undertakings": "We answer within a day.\nWe keep no copies.",
        "remove_domains": [DOMAIN],
        "words": "<script>alert(1)</script>",
        "form_mark": "once",
    }
    sent = client.post(f"/my/{entry.number}/propose", given)
    case = models.Case.objects.get(kind="proposal")
    assert sent.headers["Location"] == f"/my/{entry.number}/cases/{case.code}"
    assert client.post(f"/my/{entry.number}/propose", given).status_code == 303
    assert models.Case.objects.filter(kind="proposal").count() == 1
    page = text_of(client.get(sent.headers["Location"]))
    assert "Proposed: LANTERN PLC" in page
    assert "To add: We keep no copies." in page
    assert "<script>alert(1)" not in page
    more = client.post(
        f"{sent.headers['Location']}/answer", {"words": "And one more link: https://a.example/"}
    )
    assert more.status_code == 303
    assert "one more link" in client.get(sent.headers["Location"]).content.decode()


def test_what_was_typed_is_there_again(opened: Register) -> None:
    _, entry, client = spoken(opened)
    answer = client.post(f"/my/{entry.number}/propose", {"name": "LANTERN PLC", "words": "Long words."})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Give the address of an open source" in page
    assert "LANTERN PLC" in page
    assert "Long words." in page
    assert not models.Case.objects.filter(kind="proposal").exists()


@pytest.mark.parametrize("form", ["propose", "contest", "colleagues"])
def test_nothing_typed_is_lost_when_the_session_has_ended(opened: Register, form: str) -> None:
    who, entry, client = spoken(opened)
    here = f"/my/{entry.number}/{form}"
    client.logout()
    given = {
        "name": "LANTERN PLC",
        "words": "Long words.",
        "email": "Long words.",
        "links": LINK,
        "about": ["address"],
    }
    sent = client.post(here, given, headers={"Referer": f"http://localhost{here}"})
    assert sent.headers["Location"].startswith("/sign-in?next=")
    assert models.Case.objects.count() == 1
    client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(here)
    assert page.status_code == 200
    assert "Long words." in page.content.decode()
    assert models.Case.objects.count() == 1


def test_the_registrar_sees_the_proposal_beside_what_stands(opened: Register) -> None:
    from openroll.roll.proposing import proposed
    from openroll.ui.rendering import render

    _, entry, client = spoken(opened)
    client.post(f"/my/{entry.number}/propose", {"name": "LANTERN PLC", "links": LINK})
    page = render("office/_proposal.html", "ru", proposal=proposed(models.Case.objects.get(kind="proposal")))
    assert "LANTERN PLC" in page
    assert "TESCO PLC" in page
    assert render("office/_proposal.html", "en", proposal=None).strip() == ""


# Colleagues.


def test_colleagues_come_and_go(opened: Register) -> None:
    _, entry, client = spoken(opened)
    here = f"/my/{entry.number}/colleagues"
    assert client.post(here, {"email": "karl@office.example"}).status_code == 303
    assert "karl@office.example" in client.get(here).content.decode()
    karl = organiser("karl")
    his = client_of(karl)
    page = his.get("/my").content.decode()
    path = re.search(r'action="(/my/invitations/\d+/take-up)"', page)
    assert path is not None
    assert his.get(f"/my/{entry.number}").status_code == 403
    his.post(path[1])
    assert his.get(f"/my/{entry.number}").status_code == 200
    row = karl.mandates.get()
    assert f"{here}/{row.pk}/remove" in client.get(here).content.decode()
    client.post(f"{here}/{row.pk}/remove")
    assert his.get(f"/my/{entry.number}").status_code == 403
    assert his.post(f"/my/{entry.number}/propose", {"name": "X", "links": LINK}).status_code == 403


def test_an_invited_one_sees_no_button_for_who_proved(opened: Register) -> None:
    who, entry, _ = spoken(opened)
    karl, _ = colleague(who, entry, at=now())
    proof = who.mandates.get()
    his = client_of(karl)
    here = f"/my/{entry.number}/colleagues"
    assert f"{here}/{proof.pk}/remove" not in his.get(here).content.decode()
    assert his.post(f"{here}/{proof.pk}/remove").status_code == 403
    proof.refresh_from_db()
    assert proof.ended_at is None
