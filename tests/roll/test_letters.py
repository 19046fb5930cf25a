"""Letters are made in the words of a template, in the reader's language, and addressed to whoever is to know."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import UnusableInput
from openroll.roll import letters, models
from openroll.roll.acting import POLICY
from openroll.roll.services import Arrival
from openroll.site.register import Register
from openroll.ui.letters import SIGNATURE, line
from tests.identity.making import company

from .making import MAIL, NOW, decide, everything, receive

BYPASS = "Tesco\u202e PLC\r\nBcc: all@victim.example\u200b"


def arrived(text: str = "", email: str = "sender@mail.example", **more: Any) -> models.Case:
    told = Arrival(email=email, **more)
    return receive(arrival=told) if not text else receive(text, arrival=told)


def made(case: models.Case | None, kind: str, **more: Any) -> models.Letter:
    return letters.make(case, kind, actor=POLICY, now=NOW, **more)


def test_a_letter_goes_to_the_sender_and_waits_for_the_worker(opened: Register) -> None:
    letter = made(arrived(), "ask")
    assert (letter.to, letter.state, letter.next_try_at) == ("sender@mail.example", "ready", NOW)
    assert letter.message_id.startswith("<")
    assert letter.message_id.endswith("@127.0.0.1>")
    assert letter.by == "policy"


def test_without_a_sender_it_goes_to_the_address_that_the_entry_has_though_it_is_not_public(
    opened: Register,
) -> None:
    case = arrived(email="")
    assert decide(opened, case, everything()).entry is not None
    assert made(models.Case.objects.get(pk=case.pk), "entered").to == MAIL


def test_without_any_address_it_is_kept_to_be_handed_over(opened: Register) -> None:
    letter = made(arrived(email=""), "ask")
    assert (letter.to, letter.state, letter.next_try_at) == ("", "ready", None)


def test_the_organiser_is_told_as_well_as_whoever_asked_and_nobody_twice(opened: Register) -> None:
    case = arrived()
    decide(opened, case, everything())
    told = letters.make_for_all(case, "entered", actor=POLICY, now=NOW)
    assert [one.to for one in told] == ["sender@mail.example", MAIL]
    again = arrived(email=MAIL.upper())
    decide(opened, again, everything("GB-COH/00000002"))
    assert len(letters.make_for_all(again, "entered", actor=POLICY, now=NOW)) == 1


def test_a_draft_waits_for_a_person(opened: Register) -> None:
    letter = made(arrived(), "ask", draft=True)
    assert (letter.state, letter.next_try_at) == ("draft", None)


def test_what_is_missing_is_asked_for_and_nothing_that_is_open(opened: Register) -> None:
    case = arrived()
    decide(opened, case, [*company()])
    body = made(models.Case.objects.get(pk=case.pk), "ask").body
    asked = body.partition("we still need:")[2]
    assert "e-mail." in asked
    assert "name of the operator" not in asked
    assert "name of the operator: TESCO PLC" in body


def test_a_decision_is_told_with_its_ground_its_role_its_day_and_how_it_is_contested(
    opened: Register,
) -> None:
    case = arrived()
    decide(opened, case, everything())
    decision = models.Decision.objects.create(
        case=case, verdict="excluded", reason="It is {closed}.\nFor good.", legal_basis="Article 5", by="registrar",
        policy="five-identifiers/1", at=NOW, effective_from="2026-12-01",
    )  # fmt: skip
    models.Case.objects.filter(pk=case.pk).update(
        due="contest", due_at=datetime(2026, 12, 4, 23, 59, 59, tzinfo=UTC)
    )
    body = made(models.Case.objects.get(pk=case.pk), "excluded", decision=decision).body
    for words in (
        "Reason: It is {closed}. For good.",
        "Legal basis: Article 5",
        "Decided by: the registrar, 23 November 2026.",
        "It holds from 1 December 2026.",
        "The last day for it: Friday 4 December\n2026.",
        "http://127.0.0.1:8080/entries/1\n",
        "http://localhost:8081/contest/1\n",
    ):
        assert words in body


def test_what_the_policy_decided_is_told_in_the_readers_words(opened: Register) -> None:
    case = arrived()
    decide(opened, case, everything())
    decision = case.decisions.get()
    english = made(case, "entered", decision=decision, language="en")
    russian = made(case, "entered", decision=decision, language="ru")
    assert "Reason: " in english.body
    assert "Decided by: the registrar, 23 November 2026." in english.body
    assert "регистратор, 23 ноября 2026\n" in russian.body


@pytest.mark.parametrize("kind", sorted(letters.KINDS))
@pytest.mark.parametrize("language", ["en", "ru", "fr"])
def test_each_kind_can_be_made_of_the_least_that_there_is(opened: Register, kind: str, language: str) -> None:
    params: dict[str, Any] = {"domain": "tesco.example", "subject": "Hello", "body": "Word:\n  1234"}
    if kind.startswith("request-"):
        params |= dict.fromkeys(("number", "reference", "authority", "left", "kind", "why", "lacks"), "1")
        params |= dict.fromkeys(("items", "reason", "basis", "reinstated", "deadline", "wrong"), "2")
        params |= {"groups": [], "more": False, "later": False, "refused": True, "against": [], "appeals": []}
    loose = kind in ("invitation", "mailbox-proof", "account") or kind.startswith("request-")
    case = None if loose else arrived()
    letter = made(case, kind, language=language, params=params, to="a@b.example")
    assert letter.subject
    assert "\n" not in letter.subject
    assert all(len(one) <= 72 or " " not in one.strip("– >") for one in letter.body.splitlines())
    assert f"\n{SIGNATURE}\nTest register\nhttp://127.0.0.1:8080\n" in letter.body
    assert "{" not in letter.body


def test_an_unknown_kind_is_refused(opened: Register) -> None:
    with pytest.raises(UnusableInput, match="no letter of the kind"):
        made(arrived(), "love")


def test_names_bring_no_line_of_their_own_into_a_letter(opened: Register) -> None:
    letter = made(None, "invitation", to="a@b.example", params={"name": BYPASS, "invited_by": BYPASS})
    assert "\nBcc" not in letter.body
    assert "⟨U+202E⟩" in letter.body
    assert "\u202e" not in letter.body
    letter = made(None, "account", to="a@b.example", params={"subject": BYPASS, "body": "1\n2"})
    assert letter.subject == "Tesco⟨U+202E⟩ PLC Bcc: all@victim.example⟨U+200B⟩"


@pytest.mark.parametrize(
    "address",
    [
        "a@b.example\nBcc: c@d.example",
        "a@b.example, c@d.example",
        "Name <a@b.example>",
        "a@b@c",
        "nobody",
        "x" * 250 + "@b.example",
    ],
)
def test_what_is_not_one_address_is_none(opened: Register, address: str) -> None:
    assert made(arrived(), "ask", to=address).to == ""


def test_a_preview_stores_nothing(opened: Register) -> None:
    subject, _ = letters.written(arrived(), "ask", language="en")
    assert subject == "Case 2026-1: what we still need"
    assert not models.Letter.objects.exists()


@given(st.text())
def test_a_line_is_one_line_and_shows_all_of_it(text: str) -> None:
    said = line(text)
    assert len(said.splitlines()) <= 1
    assert said.isprintable() or not said
