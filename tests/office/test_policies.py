"""The policy on screens: read by everybody who reads there, changed by a senior registrar after a preview."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from openroll.core.clock import SystemClock
from openroll.people.models import Person
from openroll.roll import models, policies
from openroll.site.register import Register
from tests.people.making import client_of

CHANGE = "/policy/change"


def text_of(answer: Any) -> str:
    """The page's text as a reader has it."""
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(unescape(text).replace("\u00a0", " ").split())


@pytest.fixture
def senior(opened: Register) -> Client:
    return client_of("senior-registrar")


def filled(client: Client, version: int = 3, answer: int = 5, **more: str) -> dict[str, str]:
    """Return the form as it is filled in for another version."""
    body = client.get(CHANGE).content.decode()
    found = re.search(r"<textarea[^>]*id=\"id_text\"[^>]*>(.*?)</textarea>", body, re.DOTALL)
    assert found
    text = unescape(found[1]).replace("version: 2\n", f"version: {version}\n")
    mark = re.search(r'name="form_mark" value="([^"]+)"', body)
    assert mark
    return {
        "text": text.replace("answer: 10 ", f"answer: {answer} ").replace("\n", "\r\n"),
        "begins": policies.today().isoformat(),
        "reason": "More <b>hands</b>.",
        "form_mark": mark[1],
        "do": "preview",
        **more,
    }


def names() -> list[str]:
    return [each.policy.name for each in policies.versions()]


def test_everybody_who_reads_there_reads_it(opened: Register) -> None:
    for role in ("registrar", "senior-registrar", "auditor"):
        shown = client_of(role).get("/policy")
        text = text_of(shown)
        assert shown.status_code == 200
        for said in (
            "Policy five-identifiers/2",
            "It applies today",
            "Personal: public, and can be redacted",
            "nobody: the policy decides by itself",
            "30 working days",
            "From the beginning",
        ):
            assert said in text, said
        assert ("Change the policy" in text) == (role == "senior-registrar")


def test_it_is_downloaded_as_a_file_that_can_be_given_back(senior: Client) -> None:
    answer = senior.get("/policy/0/policy.yaml")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="five-identifiers-2.yaml"'
    assert b"excluded: two" in answer.content
    for path in ("/policy/1", "/policy/99999999999", "/policy/1/policy.yaml"):
        assert senior.get(path).status_code == 404


def test_a_change_is_previewed_then_logged_with_its_reason(opened: Register, senior: Client) -> None:
    form = filled(senior)
    preview = senior.post(CHANGE, form)
    assert preview.status_code == 200
    text = text_of(preview)
    assert "Deadlines: For an answer to our question 10 → 5" in text
    assert "More <b>hands</b>." in text and "<b>hands" not in preview.content.decode()
    assert names() == ["five-identifiers/2"]
    done = senior.post(CHANGE, {**form, "do": "change"})
    assert (done.status_code, done.headers["Location"]) == (303, "/policy")
    assert names() == ["five-identifiers/2", "five-identifiers/3"]
    made = policies.versions()[1]
    assert (made.by, made.reason) == ("senior-registrar", "More <b>hands</b>.")
    action = models.Action.objects.get(verb="policy-changed")
    assert action.person is not None and action.person.role == "senior-registrar"
    shown = text_of(senior.get("/policy"))
    assert "Policy five-identifiers/3" in shown and "The policy was changed." in shown
    assert "1 difference to the one before" in shown
    assert "This is not the policy that applies today" in text_of(senior.get("/policy/0"))


def test_a_form_that_is_sent_twice_changes_once(senior: Client) -> None:
    form = filled(senior, do="change")
    for _ in range(2):
        assert senior.post(CHANGE, form).status_code == 303
    assert len(names()) == 2


def test_a_policy_for_later_is_announced(senior: Client) -> None:
    later = policies.today(SystemClock().now()) + timedelta(days=9)
    assert senior.post(CHANGE, filled(senior, begins=later.isoformat(), do="change")).status_code == 303
    text = text_of(senior.get("/policy"))
    assert "Policy five-identifiers/2" in text
    assert "another one applies: five-identifiers/3" in text


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"begins": "2019-01-08"}, 400, "is over"),
        ({"begins": "soon"}, 422, "The first day on which it applies"),
        ({"reason": ""}, 422, "Why it changes"),
        ({"reason": "a\u202eb"}, 400, "why the policy changes"),
        ({"text": "id: x"}, 400, "The policy on this page is wrong at “identifiers”: it is missing."),
        ({"text": "a: ["}, 400, "not readable YAML"),
        ({"text": ""}, 422, "The policy"),
    ],
)
def test_what_cannot_be_is_said_beside_what_was_typed(
    senior: Client, change: dict[str, str], status: int, said: str
) -> None:
    answer = senior.post(CHANGE, filled(senior) | change)
    assert answer.status_code == status
    assert said in text_of(answer)
    kept = {"reason": "More <b>hands</b>."} | change
    assert kept["reason"] in unescape(answer.content.decode())
    assert names() == ["five-identifiers/2"]


def test_an_unknown_word_gets_advice_in_the_readers_language(senior: Client) -> None:
    form = filled(senior)
    form["text"] = form["text"].replace("excluded: two", "exclude: two")
    for language in ("en", "ru"):
        senior.cookies["openroll_language"] = language
        answer = senior.post(CHANGE, form)
        assert "decisions.exclude" in text_of(answer) and "“excluded”" in text_of(answer).replace(
            "«excluded»", "“excluded”"
        )
    assert names() == ["five-identifiers/2"]


def test_whoever_has_not_shown_who_they_are_of_late_is_asked_again(opened: Register, senior: Client) -> None:
    stale = client_of(Person.objects.get(role="senior-registrar"), fresh=False)
    assert stale.post(CHANGE, filled(stale, do="change")).status_code == 302
    assert names() == ["five-identifiers/2"]


def test_going_on_loses_nothing(senior: Client) -> None:
    form = filled(senior, do="edit", reason="Half a reas")
    answer = senior.post(CHANGE, form)
    assert answer.status_code == 200
    body: Any = unescape(answer.content.decode())
    assert "Half a reas" in body and "version: 3" in body


def test_somebody_else_may_not_change_it(opened: Register, senior: Client) -> None:
    form = filled(senior)
    for role in ("registrar", "auditor"):
        client = client_of(role)
        assert client.get(CHANGE).status_code == 403
        assert client.post(CHANGE, {**form, "do": "change"}).status_code == 403
    assert names() == ["five-identifiers/2"]
