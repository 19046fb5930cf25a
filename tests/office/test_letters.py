"""Letters in the office: all of them are seen, drafts are written and sent, and nobody's words are lost."""

import re
from email import message_from_bytes
from email.policy import SMTP
from typing import Any

import pytest
from django.test import Client

from openroll.roll import letters, models
from openroll.roll.acting import POLICY
from openroll.roll.services import Arrival
from openroll.site.register import Register
from tests.people.making import client_of
from tests.roll.making import NOW, receive

from .cases import HARM


def made(kind: str = "ask", email: str = "sender@mail.example", **more: Any) -> models.Letter:
    case = receive(arrival=Arrival(email=email))
    return letters.make(case, kind, actor=POLICY, now=NOW, **more)


def state(one: models.Letter) -> str:
    one.refresh_from_db()
    return str(one.state)


def mark(client: Client, one: models.Letter, name: str = "form_mark") -> str:
    found = re.search(f'name="{name}" value="([^"]+)"', client.get(f"/letters/{one.pk}").content.decode())
    assert found is not None
    return found[1]


def post(client: Client, one: models.Letter, what: str, **data: str) -> Any:
    return client.post(f"/letters/{one.pk}/{what}", {"form_mark": mark(client, one), **data})


def actions(verb: str) -> int:
    return models.Action.objects.filter(verb=verb).count()


@pytest.mark.parametrize("role", ["registrar", "senior-registrar", "auditor"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_readers_see_every_list_and_every_letter(opened: Register, role: str, language: str) -> None:
    client = client_of(role, headers={"accept-language": language})
    one = made()
    failed = made()
    models.Letter.objects.filter(pk=failed.pk).update(state="failed", failure=HARM, next_try_at=None)
    made(email=""), made(draft=True)
    for which, count in (
        ("failed", 1),
        ("drafts", 1),
        ("to-hand-over", 1),
        ("unsent", 1),
        ("sent", 0),
        ("all", 4),
    ):
        page = client.get("/letters", {"show": which}).content.decode()
        assert page.count('class="or-list__name"') == count, which
        assert "<script>alert" not in page
    assert client.get("/letters", {"show": "none"}).status_code == 404
    assert client.get("/letters?page=99999999999").status_code == 200
    assert (
        client.get(f"/letters?case={one.case.code if one.case else ''}").content.count(b"or-list__name") == 1
    )
    assert one.subject in client.get(f"/letters/{one.pk}").content.decode()
    assert client.get("/letters/999").status_code == 404


def test_many_letters_stand_on_several_pages(opened: Register) -> None:
    case = receive()
    for _ in range(51):
        letters.make(case, "closed", actor=POLICY, now=NOW, to="a@b.example")
    client = client_of("auditor")
    assert 'href="/letters?show=all&amp;page=2"' in client.get("/letters").content.decode()
    assert client.get("/letters?show=all&page=2").content.count(b"or-list__name") == 1


def test_the_auditor_changes_nothing(opened: Register) -> None:
    client, one = client_of("auditor"), made(draft=True)
    assert b'<form action="/letters' not in client.get(f"/letters/{one.pk}").content
    for what in ("change", "address", "send", "send-again", "withdraw", "hand-over"):
        assert client.post(f"/letters/{one.pk}/{what}", {}).status_code == 403
    assert state(one) == "draft"


def test_a_letter_is_downloaded_as_it_is_sent(opened: Register) -> None:
    client, one = client_of("auditor"), made()
    answer = client.get(f"/letters/{one.pk}/letter.eml")
    assert answer.headers["Content-Type"] == "message/rfc822"
    assert f'filename="letter-{one.pk}.eml"' in answer.headers["Content-Disposition"]
    got = message_from_bytes(answer.content, policy=SMTP)
    assert (got["To"], got["Message-ID"]) == (one.to, one.message_id)
    assert client.get(f"/letters/{made(email='').pk}/letter.eml").status_code == 400


def test_a_draft_is_changed_and_sent(opened: Register) -> None:
    client, one = client_of("registrar"), made(draft=True)
    told = {"to": "other@mail.example", "subject": " Hello \t you ", "body": "One\r\ntwo\r\n\r\n"}
    assert post(client, one, "change", seen=mark(client, one, "seen"), **told).status_code == 303
    one.refresh_from_db()
    assert (one.to, one.subject, one.body) == ("other@mail.example", "Hello you", "One\ntwo\n")
    assert post(client, one, "send").status_code == 303
    assert (state(one), one.by) == ("ready", "registrar")
    assert one.next_try_at is not None
    assert (actions("letter-changed"), actions("letter-sent")) == (1, 1)
    assert "sent a letter" in client.get(f"/letters/{one.pk}").content.decode()


def test_a_form_that_is_sent_twice_is_done_once(opened: Register) -> None:
    client, one = client_of("registrar"), made(draft=True)
    form = {"form_mark": mark(client, one)}
    assert client.post(f"/letters/{one.pk}/send", form).status_code == 303
    assert client.post(f"/letters/{one.pk}/send", form).status_code == 303
    assert actions("letter-sent") == 1


def test_what_somebody_typed_is_not_lost_when_another_one_was_faster(opened: Register) -> None:
    client, one = client_of("registrar"), made(draft=True)
    seen = mark(client, one, "seen")
    models.Letter.objects.filter(pk=one.pk).update(body="Theirs\n")
    answer = post(client, one, "change", seen=seen, to=one.to, subject="Mine", body="My own words")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "My own words" in page
    assert "Theirs" in page
    one.refresh_from_db()
    assert one.body == "Theirs\n"
    assert actions("letter-changed") == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"subject": ""},
        {"body": "  "},
        {"body": "a\u202eb"},
        {"to": "a@b.example, c@d.example"},
        {"subject": "x" * 201},
    ],
)
def test_a_draft_that_cannot_be_a_letter_is_shown_again(opened: Register, wrong: dict[str, str]) -> None:
    client, one = client_of("registrar"), made(draft=True)
    told = {"to": "a@b.example", "subject": "Hello", "body": "Mine", **wrong}
    answer = post(client, one, "change", seen=mark(client, one, "seen"), **told)
    assert answer.status_code == 400
    assert "govuk-error-summary" in answer.content.decode()
    assert models.Letter.objects.get().subject == one.subject


def test_one_that_failed_is_tried_again_and_one_that_was_sent_goes_as_a_copy(opened: Register) -> None:
    client, one = client_of("senior-registrar"), made()
    models.Letter.objects.update(state="failed", next_try_at=None, tries=9, failure="550 no")
    assert post(client, one, "send-again").status_code == 303
    assert (state(one), one.tries, one.failure) == ("ready", 0, "")
    models.Letter.objects.update(state="sent", sent_at=NOW, next_try_at=None)
    answer = post(client, one, "send-again")
    copy = models.Letter.objects.exclude(pk=one.pk).get()
    assert answer.headers["Location"] == f"/letters/{copy.pk}"
    assert (copy.body, copy.state) == (one.body, "ready")
    assert copy.message_id != one.message_id
    assert state(one) == "sent"


def test_one_without_an_address_gets_one_or_is_handed_over(opened: Register) -> None:
    client, one, other = client_of("registrar"), made(email=""), made(email="")
    assert post(client, one, "address", to="no address").status_code == 400
    assert post(client, one, "address", to="found@mail.example").status_code == 303
    assert (state(one), one.to) == ("ready", "found@mail.example")
    assert one.next_try_at is not None
    assert post(client, other, "hand-over").status_code == 303
    assert state(other) == "sent"
    assert "Handed over" in client.get(f"/letters/{other.pk}").content.decode()


def test_one_that_was_sent_is_not_withdrawn_any_more(opened: Register) -> None:
    client, one = client_of("registrar"), made()
    form = {"form_mark": mark(client, one)}
    models.Letter.objects.update(state="sent", sent_at=NOW)
    assert client.post(f"/letters/{one.pk}/withdraw", form).status_code == 409
    assert state(one) == "sent"
    other = made()
    assert post(client, other, "withdraw").status_code == 303
    assert (state(other), other.next_try_at) == ("withdrawn", None)


def test_a_change_is_a_post(opened: Register) -> None:
    client, one = client_of("registrar"), made(draft=True)
    for what in ("change", "address", "send", "send-again", "withdraw", "hand-over"):
        assert client.get(f"/letters/{one.pk}/{what}").status_code == 302
    assert client.post(f"/letters/{one.pk}/burn").status_code == 404
    assert state(one) == "draft"
