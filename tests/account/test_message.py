"""Anybody writes to the register by a form; once for each message, and nothing typed is lost."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from openroll.account.message import MOST
from openroll.roll import letters, models
from openroll.roll.acting import POLICY
from openroll.site.register import Register
from tests.identity.making import company
from tests.people.making import client_of
from tests.roll.making import LETTER, MAIL, NOW, decide, every_fact, everything, receive

HARM = "<script>alert('harm')</script> \u202eevil\u200b"
TOLD = {
    "text": LETTER,
    "about": "service",
    "basis": "third-party-message",
    "language": "en",
    "form_mark": "a-mark",
}


def browser(**more: Any) -> Client:
    return Client(SERVER_NAME="localhost", enforce_csrf_checks=True, **more)


def send(client: Client | None = None, **more: str) -> Any:
    return (client or browser()).post("/message", {**TOLD, **more})


def case_of(answer: Any) -> models.Case:
    assert answer.status_code == 303, answer.content.decode()
    return models.Case.objects.get(code=answer.headers["Location"].split("/")[2])


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_form_stands_open_to_everybody(opened: Register, language: str) -> None:
    answer = browser().get("/message", headers={"accept-language": language})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in page
    assert page.count("<h1") == 1
    assert "<script" not in page
    assert "placeholder=" not in page
    assert 'name="website"' in page
    assert browser().get("/message?entry=7").content.decode().count('value="7"') == 1


def test_a_message_becomes_a_case_that_the_worker_takes_up_and_nobody_vouches_for(opened: Register) -> None:
    before = len(every_fact())
    case = case_of(send(name=" Anna  Smith ", email="anna@mail.example", language="ru"))
    assert (case.channel, case.kind, case.state, case.vouched_by) == ("web", "message", "opened", None)
    assert (case.sender_name, case.sender_email, case.language) == ("Anna Smith", "anna@mail.example", "ru")
    assert case.next_try_at is not None
    assert case.next_try_at <= case.received_at
    assert case.submission is not None
    assert len(every_fact()) == before + 1
    assert [one.verb for one in case.actions.all()] == ["message-received"]
    assert case.steps.get().by == "sender"


def test_its_sender_gets_a_letter_with_the_link_and_the_page_is_there(opened: Register) -> None:
    answer = send(email="anna@mail.example")
    letter = models.Letter.objects.get()
    assert (letter.kind, letter.to, letter.state) == ("received", "anna@mail.example", "ready")
    link = next(line for line in letter.body.splitlines() if "/message/" in line)
    assert urlsplit(link).path == answer.headers["Location"]
    page = browser().get(answer.headers["Location"])
    assert page.status_code == 200
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store"
    assert "https://www.tesco.example" in page.content.decode()


def test_without_an_address_no_letter_is_written(opened: Register) -> None:
    send()
    assert not models.Letter.objects.exists()


def test_a_stranger_fills_nobodys_mailbox(opened: Register) -> None:
    for n in range(8):
        send(email="Victim@mail.example", form_mark=f"mark {n}")
    assert models.Case.objects.count() == 8
    assert models.Letter.objects.count() == 5


def test_a_form_that_is_sent_twice_is_one_case_and_another_text_is_another(opened: Register) -> None:
    client = browser()
    first, again = send(client), send(client)
    assert first.headers["Location"] == again.headers["Location"]
    assert models.Case.objects.count() == 1
    assert send(client, text=LETTER + "More").headers["Location"] != first.headers["Location"]
    assert models.Case.objects.count() == 2


def test_a_message_about_an_entry_is_for_a_person(opened: Register) -> None:
    entry = decide(opened, receive(), everything()).entry
    assert entry is not None
    number = entry.number
    case = case_of(
        send(about="entry", entry=f"№ {number}", text="The address is another one.", form_mark="c")
    )
    assert (case.state, case.about_id, case.next_try_at) == ("sufficient", number, None)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": " "}, "id_text"),
        ({"about": "entry", "entry": "seven"}, "id_entry"),
        ({"about": "entry", "entry": "7"}, "id_entry"),
        ({"about": "entry", "entry": ""}, "id_entry"),
        ({"basis": "imported"}, "id_basis"),
        ({"language": "xx"}, "id_language"),
        ({"email": "a@b, c@d"}, ""),
        ({"name": "x" * 201}, "id_name"),
        ({"website": "https://spam.example"}, "id_website"),
        ({"text": "a\x00b"}, "id_text"),
        ({"text": "https://a.example/" + " https://b.example/{}" * 600}, ""),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_typed_is_lost(
    opened: Register, wrong: dict[str, str], field: str
) -> None:
    wrong = {
        name: "".join(f" https://b{n}.example/" for n in range(600)) if "{}" in value else value
        for name, value in wrong.items()
    }
    told = {"name": "My <own> name", "text": "my own words https://a.example", **wrong}
    answer = send(None, **told)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "govuk-error-summary" in page
    if field:
        assert f'href="#{field}"' in page
    if "name" not in wrong:
        assert 'value="My &lt;own&gt; name"' in page
    if "text" not in wrong:
        assert "my own words https://a.example" in page
    assert not models.Case.objects.exists()


def test_too_many_messages_from_one_machine_wait_and_are_not_lost(opened: Register) -> None:
    for n in range(MOST):
        assert send(form_mark=str(n)).status_code == 303
    answer = send(form_mark="one more", text="my own words https://a.example")
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert "my own words" in answer.content.decode()
    assert models.Case.objects.count() == MOST
    assert send(form_mark="0").status_code == 303, "what was done stays done"


@pytest.mark.parametrize("size", [200 * 2**20, 3 * 2**20])
def test_what_is_too_large_is_refused_before_it_is_read(opened: Register, size: int) -> None:
    class Unread:
        def read(self, *_: object) -> bytes:
            raise AssertionError("it was read")

        readline = read

    length: dict[str, Any] = {"wsgi.input": Unread(), "CONTENT_LENGTH": str(size)}
    form = "application/x-www-form-urlencoded"
    answer = browser().generic("POST", "/message", b"", content_type=form, **length)
    assert answer.status_code == 413


def test_strangers_words_are_text_and_what_nobody_sees_is_kept_as_it_came(opened: Register) -> None:
    answer = send(text=f"{HARM} https://a.example", name=HARM)
    page = browser().get(answer.headers["Location"]).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert bytes(case_of(answer).message).decode().startswith(HARM)


def test_only_who_has_the_whole_address_sees_it(opened: Register) -> None:
    answer = send()
    path = answer.headers["Location"]
    code, key = path.split("/")[2:]
    assert len(key) >= 32
    for wrong in (f"/message/{code}/{key[:-1]}", f"/message/{code}/x", f"/message/2026-999/{key}"):
        for part in ("", "/receipt"):
            assert browser().get(wrong + part).status_code == 404
    hidden = case_of(answer)
    models.Case.objects.filter(pk=hidden.pk).update(key_sha256="")
    assert browser().get(path).status_code == 404
    assert key not in str(list(models.Action.objects.values_list("told", "form")))


def test_the_receipt_is_there_when_the_worker_has_signed_it(opened: Register) -> None:
    from openroll.log.receipt import ReceiptFile
    from openroll.site import publishing, receipts

    path = send().headers["Location"]
    assert browser().get(f"{path}/receipt").status_code == 404
    assert "within a minute" in browser().get(path).content.decode()
    publishing.publish(opened)
    receipts.issuer(opened, NOW)()
    assert f"{path}/receipt" in browser().get(path).content.decode()
    got = browser().get(f"{path}/receipt")
    assert ReceiptFile.parse(got.content).receipt.origin == opened.origin


def test_what_is_missing_is_told_and_answered_there(opened: Register) -> None:
    answer = send(email="anna@mail.example")
    case, path = case_of(answer), answer.headers["Location"]
    decide(opened, case, [*company()])
    case.refresh_from_db()
    assert case.state == "waiting"
    page = browser().get(path).content.decode()
    assert "What is missing" in page
    assert "TESCO PLC" in page
    assert "working day" in page
    told = {"text": "info@tesco.example", "form_mark": "answer"}
    for _ in range(2):
        assert browser().post(path, told).headers["Location"] == path
    case.refresh_from_db()
    assert (case.state, case.replies.count()) == ("opened", 1)
    assert "info@tesco.example" in browser().get(path).content.decode()
    assert browser().post(path, {"text": " "}).status_code == 400
    assert browser().post(path, {"text": "a\x07" * 600}).status_code == 400


def test_nothing_of_others_stands_on_the_page(opened: Register) -> None:
    answer = send(email="anna@mail.example")
    case, path = case_of(answer), answer.headers["Location"]
    decide(opened, case, [*everything()])
    for to, subject in (("other@mail.example", "Not hers"), ("anna@mail.example", "Hers")):
        letters.make(case, "account", actor=POLICY, now=NOW, to=to, params={"subject": subject, "body": "x"})
    letters.make(
        case,
        "account",
        actor=POLICY,
        now=NOW,
        to="anna@mail.example",
        draft=True,
        params={"subject": "Draft", "body": "x"},
    )
    page = browser().get(path).content.decode()
    assert "Not hers" not in page
    assert "Hers" in page
    assert "Draft" not in page
    shown = re.sub(r"<blockquote.*?</blockquote>", "", page, flags=re.DOTALL)
    assert MAIL not in shown, "an identifier that the policy calls personal"


@pytest.mark.parametrize("state", ["opened", "waiting", "sufficient", "decided", "closed", "lapsed"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_page_says_each_state(opened: Register, state: str, language: str) -> None:
    answer = send()
    models.Case.objects.update(state=state)
    page = browser().get(answer.headers["Location"], headers={"accept-language": language})
    assert page.status_code == 200


def test_somebody_who_is_signed_in_writes_as_everybody(opened: Register) -> None:
    case = case_of(send(client_of("registrar")))
    assert case.vouched_by is None
    assert case.steps.get().by == "sender"
