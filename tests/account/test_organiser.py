"""The organiser's pages: an account, a claim, the entry, proposals, colleagues and contests, as a browser sees them."""

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


# An account.


def test_the_answer_is_the_same_for_every_address(opened: Register) -> None:
    known = organiser("known")
    answers = {}
    for address in (known.email, "new@tesco.example"):
        sent = browser().post("/account/new", {"email": address})
        assert (sent.status_code, sent.headers["Location"]) == (303, "/account/new/sent")
        answers[address] = text_of(browser().get("/account/new/sent"))
    assert len({re.sub(r'value="[^"]*"', "", one) for one in answers.values()}) == 1
    letters = {one.to: one for one in models.Letter.objects.all()}
    assert letters["new@tesco.example"].kind == "invitation"
    assert letters[known.email].kind == "account"
    assert "/join/" in letters["new@tesco.example"].body
    assert "/join/" not in letters[known.email].body


def test_one_address_gets_a_few_letters_and_the_answer_stays_the_same(opened: Register) -> None:
    for _ in range(5):
        sent = browser().post("/account/new", {"email": "New@tesco.example"})
        assert sent.headers["Location"] == "/account/new/sent"
    assert models.Letter.objects.filter(to="new@tesco.example").count() == 3


def test_one_machine_asks_for_a_few_letters(opened: Register) -> None:
    found = [browser().post("/account/new", {"email": f"p{n}@tesco.example"}).status_code for n in range(12)]
    assert found == [303] * 10 + [429] * 2
    assert models.Letter.objects.count() == 10


def test_a_strangers_letter_withdraws_no_invitation(opened: Register) -> None:
    from openroll.people import mandate_colleagues

    who, entry, _ = spoken(opened)
    karl = organiser("karl")
    made = mandate_colleagues.invite(who, entry.number, karl.email, now())
    browser().post("/account/new", {"email": karl.email})
    assert mandate_colleagues.offered(karl, now()) == [made]


@pytest.mark.parametrize("address", ["", "nobody", "a@b.example\r\nBcc: c@d.example", "<script>@b.example"])
def test_what_is_no_address_is_said(opened: Register, address: str) -> None:
    answer = browser().post("/account/new", {"email": address})
    assert answer.status_code == 400
    assert "There is a problem" in answer.content.decode()
    assert not models.Letter.objects.exists()


def test_the_letter_makes_an_account_that_claims(opened: Register) -> None:
    browser().post("/account/new", {"email": "new@tesco.example"})
    letter = models.Letter.objects.get()
    word = re.search(r"/join/([\w-]+)", letter.body)
    assert word is not None
    assert browser().get(f"/join/{word[1]}").status_code == 200


# A claim.


def test_a_claim_by_dns(opened: Register) -> None:
    entry, who = entered(opened), organiser()
    client = client_of(who)
    assert client.get("/claim", {"number": entry.number}).headers["Location"] == f"/claim/{entry.number}"
    page = client.get(f"/claim/{entry.number}")
    assert DOMAIN in page.content.decode()
    begun = client.post(f"/claim/{entry.number}", {"domain": DOMAIN, "method": "dns", "form_mark": "m"})
    row = who.mandates.get()
    assert begun.headers["Location"] == f"/my/proofs/{row.pk}"
    page = client.get(f"/my/proofs/{row.pk}")
    assert f"openroll-verification={row.word}" in page.content.decode()
    assert "_openroll.tesco.example" in page.content.decode()
    assert client.get(f"/my/{entry.number}").status_code == 403
    client.post(f"/my/proofs/{row.pk}/look")
    row.refresh_from_db()
    assert row.next_try_at <= now()
    assert client.get("/my").status_code == 200
    client.post(f"/my/proofs/{row.pk}/give-up")
    row.refresh_from_db()
    assert row.ended_why == "given-up"
    assert client.get(f"/my/proofs/{row.pk}").status_code == 200


def test_a_claim_by_letter(opened: Register) -> None:
    entry, who = entered(opened), organiser()
    client = client_of(who)
    page = client.get(f"/claim/{entry.number}")
    assert "post.office@tesco.example" in page.content.decode()
    client.post(f"/claim/{entry.number}", {"method": "post.office@tesco.example"})
    row = who.mandates.get()
    letter = models.Letter.objects.get(kind="mailbox-proof")
    found = re.search(r"(/my/proofs/\d+/([a-z2-7-]+))", letter.body)
    assert found is not None
    assert found[2] in client.get(found[1]).content.decode()
    wrong = client.post(f"/my/proofs/{row.pk}/give-word", {"word": "wrong"})
    assert wrong.status_code == 400
    assert "4 more tries" in wrong.content.decode()
    right = client.post(f"/my/proofs/{row.pk}/give-word", {"word": found[2]})
    assert right.headers["Location"] == f"/my/{entry.number}"
    assert client.get(f"/my/{entry.number}").status_code == 200


def test_anothers_proof_is_not_there(opened: Register) -> None:
    who, _, _ = spoken(opened)
    row = who.mandates.get()
    stranger = client_of(organiser("stranger"))
    for path in ("", "/look", "/give-up", "/give-word", "/send-again", "/someword"):
        assert stranger.get(f"/my/proofs/{row.pk}{path}").status_code == 404
        assert stranger.post(f"/my/proofs/{row.pk}{path}").status_code == 404


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"domain": DOMAIN},
        {"domain": DOMAIN, "method": "invited"},
        {"domain": "other.example", "method": "dns"},
        {"domain": DOMAIN, "method": "boss@tesco.example"},
        {"domain": DOMAIN, "method": "admin@evil.example"},
    ],
)
def test_a_claim_that_cannot_be_is_said(opened: Register, given: dict[str, str]) -> None:
    entry, who = entered(opened, domains=(DOMAIN, "second.example")), organiser()
    answer = client_of(who).post(f"/claim/{entry.number}", given)
    assert answer.status_code in (200, 400)
    assert not who.mandates.exists()


def test_no_such_entry(opened: Register) -> None:
    client = client_of(organiser())
    for path in ("/claim/99", "/contest/99"):
        assert client.get(path).status_code == 404
    for path in ("/my/99", "/my/99/propose", "/my/99/colleagues", "/my/99/everything.zip", "/my/99/contest"):
        assert client.get(path).status_code == 403


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


# Contests.


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
