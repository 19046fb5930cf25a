"""An account by letter, and the claim of an entry by proving its domain."""

import re

import pytest

from openroll.roll import models
from openroll.site.register import Register
from tests.people.making import client_of
from tests.people.organisers import DOMAIN, entered, organiser

from .test_organiser import browser, now, spoken, text_of


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
    assert "Tries that are left: 4" in wrong.content.decode()
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
