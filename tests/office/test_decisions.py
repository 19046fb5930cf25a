"""Decisions over HTTP, from the form to the published page: every verdict, and nothing typed is lost."""

import json
import re
import sqlite3
from contextlib import closing
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from openroll.log.note import VerifierKey
from openroll.public.app import make_application
from openroll.publish.check import check_directory
from openroll.roll import casework, contesting, models, undertaking
from openroll.roll.deciding_rules import VERDICTS
from openroll.roll.present import present
from openroll.site.publishing import publish
from openroll.site.register import Register
from tests.people.making import client_of, person
from tests.public.asking import ask
from tests.roll.decisions import BASIS, REASON, about, entered, for_review
from tests.roll.making import MAIL, clock

GROUND = {"reason": REASON, "legal_basis": BASIS, "effective_from": ""}


@pytest.fixture
def anna(opened: Register) -> Client:
    return client_of(person("registrar", "anna"))


@pytest.fixture
def boris(opened: Register) -> Client:
    return client_of(person("senior-registrar", "boris"))


def text_of(answer: Any) -> str:
    return unescape(answer.content.decode())


def hidden(answer: Any, action: str) -> dict[str, Any]:
    """The hidden fields of the form that posts to ``action``."""
    page = answer.content.decode()
    form = next(one for one in re.findall(r"<form.*?</form>", page, re.S) if f'action="{action}"' in one)
    found: dict[str, Any] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form):
        found.setdefault(name, []).append(unescape(value))
    return found


def filled(case: models.Case, answer: Any, verdict: str, **more: Any) -> dict[str, Any]:
    """What a browser posts from the form: as it is filled at first, and ``more``."""
    page = answer.content.decode()
    found: dict[str, Any] = dict(hidden(answer, f"/cases/{case.code}/decide/{verdict}/preview"))
    for name, value in re.findall(r'name="([^"]+)" type="(?:radio|checkbox)" value="([^"]*)" checked', page):
        found.setdefault(name, []).append(unescape(value))
    for name, value in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</textarea>', page):
        found[name] = unescape(value)
    return {**found, **GROUND, **more}


def go(client: Client, case: models.Case, verdict: str, **more: Any) -> tuple[Any, Any]:
    """Fill in the form, look at the preview, and take the decision; return the preview and the answer."""
    base = f"/cases/{case.code}/decide/{verdict}"
    answer = client.get(base)
    assert answer.status_code == 200, text_of(answer)
    preview = client.post(f"{base}/preview", filled(case, answer, verdict, **more))
    assert preview.status_code == 200, text_of(preview)
    return preview, client.post(f"{base}/take", hidden(preview, f"{base}/take"))


def confirm(client: Client) -> Any:
    row = models.Decision.objects.get(state="proposed")
    here = f"/decisions/{row.pk}"
    seen = client.get(here)
    assert seen.status_code == 200 and "Confirm, and" in text_of(seen)
    answer = client.post(f"{here}/confirm", {**hidden(seen, f"{here}/confirm"), "said": "Agreed."})
    assert answer.status_code == 303, text_of(answer)
    return seen


def published(register: Register, number: int = 1) -> tuple[str, dict[str, Any]]:
    """The public page of an entry and its document, after publishing; the whole directory is checked."""
    publish(register)
    key = VerifierKey.from_text((register.public / "log.vkey").read_text().strip())
    assert check_directory(register.public, [key]).problems == ()
    application = make_application(register.public)
    page = ask(application, f"/en/entries/{number}")
    with closing(sqlite3.connect(register.public / "roll.sqlite3")) as roll:
        query = "SELECT document FROM version WHERE number = ? ORDER BY version DESC LIMIT 1"
        [document] = roll.execute(query, (number,)).fetchone()
    return unescape(page.body.decode()), json.loads(document)


def test_a_service_is_entered(opened: Register, anna: Client) -> None:
    case = for_review(opened)
    preview, answer = go(anna, case, "entered", vouch="on")
    shown = text_of(preview)
    assert "TESCO PLC" in shown and "Entered" in shown and "right" not in GROUND and MAIL in shown
    assert "Nothing has been done yet" in shown and not present_entries_before(preview)
    assert (answer.status_code, answer["Location"]) == (303, f"/cases/{case.code}")
    assert "The decision was taken" in text_of(anna.get(answer["Location"]))
    page, document = published(opened)
    assert document["state"] == "recorded" and document["history"][-1]["legal_basis"] == BASIS
    assert "TESCO PLC" in page and BASIS in page and REASON not in page
    [letter] = models.Letter.objects.filter(decision__isnull=False)
    assert (
        (letter.kind, letter.to) == ("entered", MAIL) and "contest" in letter.body and REASON in letter.body
    )


def present_entries_before(_preview: HttpResponse) -> bool:
    return "Before:" in text_of(_preview)


def test_an_entry_is_amended_and_corrected(opened: Register, anna: Client) -> None:
    entry = entered(opened)
    case = about(opened, entry)
    pick = case.claims.get(property="name").pk
    preview, _ = go(anna, case, "amended", name=f"claim:{pick}", former_names="TESCO PLC")
    assert re.search(r"Before:.*TESCO PLC.*After:.*TESCO GROUP PLC", text_of(preview), re.S)
    page, document = published(opened)
    assert document["identifiers"]["name"]["value"] == "TESCO GROUP PLC" and document["former_names"] == [
        "TESCO PLC"
    ]
    assert document["identifiers"]["email"]["value"] == MAIL and "Amended" in page
    again = about(opened, entry)
    go(anna, again, "corrected", email="none")
    page, document = published(opened)
    assert document["identifiers"]["email"]["value"] is None and "Corrected" in page
    assert document["history"][-1]["type"] == "entry-corrected"


def test_two_persons_exclude_restore_and_annul(opened: Register, anna: Client, boris: Client) -> None:
    entry = entered(opened)
    case = about(opened, entry)
    preview, answer = go(anna, case, "excluded", effective_from="2026-12-01")
    assert "takes two persons" in text_of(preview) and "Propose to exclude the entry" in text_of(preview)
    row = models.Decision.objects.get(state="proposed")
    assert answer["Location"] == f"/decisions/{row.pk}"
    mine = anna.get(answer["Location"])
    assert "Confirm, and" not in text_of(mine) and "waits for another person" in text_of(mine)
    refused = anna.post(f"/decisions/{row.pk}/confirm", {"said": "Myself."})
    assert refused.status_code == 409 and "Another person has to confirm it" in text_of(refused)
    assert "Yours, which wait for others" in text_of(anna.get("/decisions"))
    assert f"case {case.code}" in text_of(boris.get("/decisions"))
    assert "In the register" in published(opened)[0]
    seen = confirm(boris)
    assert "Excluded" in text_of(seen) and "Agreed." in text_of(boris.get(f"/decisions/{row.pk}"))
    page, document = published(opened)
    assert document["state"] == "excluded" and document["effective_from"] == "2026-12-01"
    assert "This entry has been excluded" in page
    second = about(opened, entry)
    go(anna, second, "restored")
    assert published(opened)[1]["state"] == "recorded"
    third = about(opened, entry)
    go(boris, third, "annulled")
    confirm(anna)
    page, document = published(opened)
    assert document["state"] == "annulled" and "has been annulled" in page
    kinds = models.Letter.objects.filter(decision__proposed_by__isnull=False).values_list("kind", flat=True)
    assert sorted(kinds) == ["annulled", "excluded", "restored"]


def test_a_refusal_changes_nothing_in_public(opened: Register, anna: Client) -> None:
    case = for_review(opened)
    publish(opened)
    size = (opened.public / "checkpoint").read_text().splitlines()[1]
    preview, answer = go(anna, case, "refused")
    assert "Nothing." in text_of(preview) and answer.status_code == 303
    publish(opened)
    assert (opened.public / "checkpoint").read_text().splitlines()[1] == size
    assert models.Letter.objects.get(kind="refused").decision is not None


def test_a_contest_is_public_until_another_person_decides(
    opened: Register, anna: Client, boris: Client
) -> None:
    entry = entered(opened)
    case = about(opened, entry)
    go(anna, case, "amended", name=f"claim:{case.claims.get(property='name').pk}")
    contest = contesting.open_contest(
        entry=entry, about=["name"], words="That is not our name.", name="C. Ontester",
        email="c@contester.example", origin=opened.origin, clock=clock(),
    )  # fmt: skip
    page, document = published(opened)
    assert document["contested"][0]["about"] == ["name"] and "This entry is contested" in page
    assert "C. Ontester" not in page and "not our name" not in page
    own = anna.get(f"/cases/{contest.code}/decide/corrected")
    assert "Another person has to decide on it" in text_of(own)
    told = filled(contest, own, "corrected", outcome="partly", former_names="X")
    refused = anna.post(f"/cases/{contest.code}/decide/corrected/preview", told)
    assert refused.status_code == 409
    go(boris, contest, "corrected", outcome="partly", former_names="TESCO PLC")
    page, document = published(opened)
    assert "contested" not in document and document["history"][-1]["outcome"] == "partly"
    assert document["history"][-2]["type"] == "entry-corrected" and "upheld in part" in page
    letters = {(one.kind, one.to) for one in models.Letter.objects.filter(case=contest)}
    assert letters == {
        ("contest-received", "c@contester.example"),
        ("contest-ended", "c@contester.example"),
        ("corrected", MAIL),
    }


def test_a_contest_is_withdrawn_or_rejected(opened: Register, anna: Client) -> None:
    entry = entered(opened)
    first, second = (
        contesting.open_contest(
            entry=entry, about=["listing"], words="We are no service.", name="", email="",
            origin=opened.origin, clock=clock(),
        )
        for _ in range(2)
    )  # fmt: skip
    assert [one["n"] for one in published(opened)[1]["contested"]] == [1, 2]
    here = f"/cases/{first.code}/contest-withdrawn"
    seen = anna.get(here)
    answer = anna.post(here, {**hidden(seen, here), "said": "By telephone."})
    assert answer.status_code == 303
    first.refresh_from_db()
    assert first.state == "closed" and [one["n"] for one in published(opened)[1]["contested"]] == [2]
    go(anna, second, "refused")
    _, document = published(opened)
    last = document["history"][-1]
    assert "contested" not in document and (last["outcome"], last["legal_basis"]) == ("rejected", BASIS)
    again = anna.post(here, {**hidden(seen, here), "said": "By telephone.", "form_mark": "other"})
    assert again.status_code == 409


def test_the_form_shows_every_message_with_what_nobody_sees(opened: Register, anna: Client) -> None:
    case = for_review(opened)
    casework.add_reply(
        case,
        "Our office is \u202eelsewhere.",
        vouched=False,
        actor=keeper_of(),
        origin=opened.origin,
        clock=clock(),
    )
    for path in (f"/cases/{case.code}/decide/refused", f"/cases/{case.code}"):
        page = text_of(anna.get(path))
        assert "Our office is ⟨U+202E⟩elsewhere." in page and "\u202e" not in page


def test_what_others_declared_before_has_not_changed_meanwhile(opened: Register, anna: Client) -> None:
    entry = entered(opened)
    undertaking.record(
        entry,
        "registrar",
        "We look at it each year.",
        case=None,
        citation=None,
        actor=keeper_of(),
        origin=opened.origin,
        clock=clock(),
    )
    case = about(opened, entry)
    base = f"/cases/{case.code}/decide/amended"
    told = filled(case, anna.get(base), "amended", reason="")
    page = text_of(anna.post(f"{base}/preview", told))
    assert "There is a problem" in page and "What has changed meanwhile" not in page


def keeper_of() -> Any:
    from openroll.roll.acting import Actor

    return Actor("registrar", None)


def test_a_second_entry_is_ticked(opened: Register, anna: Client) -> None:
    entered(opened)
    case = for_review(opened)
    base = f"/cases/{case.code}/decide/entered"
    first = anna.get(base)
    assert "in the register already, as entry № 1" in text_of(first).replace("\u00a0", " ")
    told = filled(case, first, "entered")
    answer = anna.post(f"{base}/preview", told)
    assert answer.status_code == 400 and "Tick that this is to be a second entry" in text_of(answer)
    go(anna, case, "entered", tick_second="on")
    assert models.Entry.objects.count() == 2


def test_a_case_about_no_entry_amends_the_one_that_is_named(opened: Register, anna: Client) -> None:
    entry = entered(opened)
    case = for_review(opened)
    go(
        anna,
        case,
        "amended",
        about="1",
        name=f"claim:{case.claims.filter(property='name').earliest('pk').pk}",
    )
    case.refresh_from_db()
    assert case.about == entry and present(entry).history[-1].type == "entry-amended"
    other = for_review(opened)
    base = f"/cases/{other.code}/decide/amended"
    answer = anna.post(f"{base}/preview", filled(other, anna.get(base), "amended", about="99", domains=[]))
    assert answer.status_code == 400


def test_a_proposal_is_declined_in_words(opened: Register, anna: Client, boris: Client) -> None:
    case = about(opened, entered(opened))
    go(anna, case, "excluded")
    row = models.Decision.objects.get(state="proposed")
    here = f"/decisions/{row.pk}"
    answer = boris.post(f"{here}/decline", {"said": " "})
    assert answer.status_code == 400 and "Say why you do not agree" in text_of(answer)
    assert boris.post(f"{here}/decline", {"said": "Too early."}).status_code == 303
    assert "Too early." in text_of(anna.get(here))
    assert boris.post(f"{here}/decline", {"said": "Again."}).status_code == 409


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_form_shows_in_both_languages(
    opened: Register, anna: Client, verdict: str, language: str
) -> None:
    case = for_review(opened)
    answer = anna.get(f"/cases/{case.code}/decide/{verdict}", headers={"accept-language": language})
    assert answer.status_code == 200 and f'<html lang="{language}"' in answer.content.decode()
