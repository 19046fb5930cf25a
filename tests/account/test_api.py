"""Programs write to the register: a message, what became of it, an answer; every error is a problem document."""

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openroll.account.api import MOST
from openroll.roll import letters, models
from openroll.roll.acting import POLICY
from openroll.site.register import Register
from tests.identity.making import company
from tests.roll.making import LETTER, MAIL, NOW, decide, everything, receive

IDEM = "3f1c7d3e-aaaa-bbbb-cccc-0123456789ab"
MESSAGES = "/api/v1/messages"


def post(
    path: str, body: Any, *, raw: bytes | None = None, kind: str = "application/json", **headers: str
) -> Any:
    data = json.dumps(body).encode() if raw is None else raw
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.generic("POST", path, data, content_type=kind, headers=given)


def get(path: str, key: str = "", **headers: str) -> Any:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    if key:
        given["Authorization"] = f"Bearer {key}"
    return Client(SERVER_NAME="localhost").get(path, headers=given)


def send(text: str = LETTER, **more: Any) -> tuple[models.Case, dict[str, Any]]:
    answer = post(MESSAGES, {"text": text, **more})
    assert answer.status_code == 202, answer.content
    told = json.loads(answer.content)
    return models.Case.objects.get(code=told["case"]), told


def problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    told: dict[str, Any] = json.loads(answer.content)
    assert told["status"] == status
    assert told["type"].startswith("urn:openroll:problem:")
    assert told["title"]
    assert told["detail"]
    return told


def test_a_message_is_kept_and_its_sender_sees_what_becomes_of_it(opened: Register) -> None:
    case, told = send(name="Anna", email="anna@mail.example", language="ru", basis="own-request")
    assert (case.channel, case.basis, case.language, case.vouched_by) == ("api", "own-request", "ru", None)
    assert told["status_url"] == f"http://localhost:8081{MESSAGES}/{case.code}"
    path = urlsplit(told["status_url"]).path
    seen = json.loads(get(path, told["key"]).content)
    assert seen["state"] == "opened"
    assert (seen["missing"], seen["found"], seen["entry"], seen["receipt_url"]) == ([], [], None, None)
    assert Client(SERVER_NAME="localhost").get(urlsplit(told["page_url"]).path).status_code == 200
    decide(opened, case, [*company()])
    letters.make(case, "ask", actor=POLICY, now=NOW, to="anna@mail.example")
    seen = json.loads(get(path, told["key"], Accept_Language="en").content)
    assert seen["state"] == "waiting"
    assert {"identifier": "name", "value": "TESCO PLC"} in seen["found"]
    assert [one["identifiers"] for one in seen["missing"]] == [["email"]]
    assert seen["due"]
    assert seen["letters"][0]["body"].startswith("Дело 2026-1")


def test_a_private_value_is_not_told(opened: Register) -> None:
    case, told = send()
    decide(opened, case, everything())
    answer = get(f"{MESSAGES}/{case.code}", told["key"])
    assert MAIL not in answer.content.decode()
    assert {"identifier": "email", "value": None} in json.loads(answer.content)["found"]


def test_the_same_key_with_the_same_body_is_done_once(opened: Register) -> None:
    body = {"text": LETTER, "name": "Anna"}
    first = post(MESSAGES, body, Idempotency_Key=IDEM)
    again = post(MESSAGES, body, Idempotency_Key=IDEM)
    assert (first.status_code, first.content) == (202, again.content)
    assert models.Case.objects.count() == 1
    other = post(MESSAGES, {**body, "name": "Bob"}, Idempotency_Key=IDEM)
    assert problem(other, 422)["type"] == "urn:openroll:problem:idempotency-key-reused"
    assert models.Case.objects.count() == 1
    assert post(MESSAGES, body).status_code == 202
    assert models.Case.objects.count() == 2


@pytest.mark.parametrize("key", ["short", "x" * 256, "a key with\ttabs......"])
def test_a_key_that_others_could_have_is_refused(opened: Register, key: str) -> None:
    problem(post(MESSAGES, {"text": LETTER}, Idempotency_Key=key), 400)


def test_an_answer_opens_the_case_again_once(opened: Register) -> None:
    case, told = send()
    decide(opened, case, [*company()])
    path, bearer = f"{MESSAGES}/{case.code}/replies", f"Bearer {told['key']}"
    first = post(path, {"text": "info@tesco.example"}, Authorization=bearer, Idempotency_Key=IDEM)
    assert first.status_code == 202, first.content
    assert json.loads(first.content)["number"] == 2
    again = post(path, {"text": "info@tesco.example"}, Authorization=bearer, Idempotency_Key=IDEM)
    assert again.content == first.content
    problem(post(path, {"text": "other@tesco.example"}, Authorization=bearer, Idempotency_Key=IDEM), 422)
    case.refresh_from_db()
    assert (case.state, case.replies.count()) == ("opened", 1)
    assert [
        one["number"] for one in json.loads(get(f"{MESSAGES}/{case.code}", told["key"]).content)["answers"]
    ] == [2]
    problem(post(path, {"text": "x"}), 401)
    problem(post(path, {"text": "x"}, Authorization="Bearer wrong"), 404)


def test_without_the_key_nothing_is_seen(opened: Register) -> None:
    case, told = send()
    nobody = get(f"{MESSAGES}/{case.code}")
    assert problem(nobody, 401)["detail"].startswith("Send the key")
    assert nobody.headers["WWW-Authenticate"] == "Bearer"
    problem(get(f"{MESSAGES}/{case.code}", "wrong"), 404)
    problem(get(f"{MESSAGES}/2026-999", told["key"]), 404)
    problem(get(f"{MESSAGES}/{receive().code}", told["key"]), 404)


def test_the_receipt_is_given_when_it_is_signed(opened: Register) -> None:
    from openroll.log.receipt import ReceiptFile
    from openroll.site import publishing, receipts

    case, told = send()
    problem(get(f"{MESSAGES}/{case.code}/receipt", told["key"]), 404)
    publishing.publish(opened)
    receipts.issuer(opened, NOW)()
    url = json.loads(get(f"{MESSAGES}/{case.code}", told["key"]).content)["receipt_url"]
    assert ReceiptFile.parse(get(urlsplit(url).path, told["key"]).content).receipt.origin == opened.origin


def test_a_message_about_an_entry(opened: Register) -> None:
    entry = decide(opened, receive(), everything()).entry
    assert entry is not None
    case, told = send("Its address is another one.", entry=entry.number)
    assert (case.state, case.about_id) == ("sufficient", entry.number)
    seen = json.loads(get(f"{MESSAGES}/{case.code}", told["key"]).content)
    assert seen["entry"] == {"number": entry.number, "url": f"http://127.0.0.1:8080/entries/{entry.number}"}
    problem(post(MESSAGES, {"text": "x", "entry": 999}), 404)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/text"),
        ({"text": ""}, "/text"),
        ({"text": 7}, "/text"),
        ({"text": LETTER, "txt": ""}, "/txt"),
        ({"text": LETTER, "basis": "imported"}, "/basis"),
        ({"text": LETTER, "entry": -1}, "/entry"),
        ({"text": LETTER, "language": "fr"}, "/language"),
        ({"text": LETTER, "name": "x" * 201}, "/name"),
        ([], ""),
        ("text", ""),
    ],
)
def test_a_member_that_is_wrong_is_named(opened: Register, body: Any, pointer: str) -> None:
    told = problem(post(MESSAGES, body), 422)
    assert pointer in [one["pointer"] for one in told["errors"]]
    assert not models.Case.objects.exists()


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (lambda: post(MESSAGES, None, raw=b"{"), 400),
        (lambda: post(MESSAGES, None, raw=b"\xff\xfe"), 400),
        (lambda: post(MESSAGES, None, raw=b"[" * 100_000), 400),
        (lambda: post(MESSAGES, None, raw=b"text=x", kind="application/x-www-form-urlencoded"), 415),
        (lambda: post(MESSAGES, {"text": " \n"}), 400),
        (lambda: post(MESSAGES, {"text": "a\x00b"}), 400),
        (lambda: post(MESSAGES, {"text": "\ud800"}), 422),
        (lambda: post(MESSAGES, {"text": LETTER, "email": "a@b, c@d"}), 400),
        (lambda: post(MESSAGES, None, raw=b" " * (3 * 2**20)), 413),
        (lambda: get(MESSAGES), 405),
        (lambda: get("/api/v1/nothing"), 404),
        (lambda: get("/api/"), 404),
    ],
)
def test_whatever_is_wrong_is_said_in_a_problem_document(opened: Register, answer: Any, status: int) -> None:
    problem(answer(), status)
    assert not models.Case.objects.exists()


def test_problems_speak_the_readers_language(opened: Register) -> None:
    answer = get(f"{MESSAGES}/2026-1", Accept_Language="ru")
    assert answer.headers["Content-Language"] == "ru"


def test_too_many_messages_wait(opened: Register) -> None:
    from openroll.people import attempts
    from openroll.people.models import Failure

    assert post(MESSAGES, {"text": LETTER}, Idempotency_Key=IDEM).status_code == 202
    one = Failure.objects.order_by("-pk").first()
    assert one is not None
    assert attempts.WINDOW.total_seconds() <= 3600
    Failure.objects.bulk_create([Failure(key=one.key, at=one.at) for _ in range(MOST)])
    answer = post(MESSAGES, {"text": LETTER})
    problem(answer, 429)
    assert int(answer.headers["Retry-After"]) > 0
    assert post(MESSAGES, {"text": LETTER}, Idempotency_Key=IDEM).status_code == 202, (
        "what was done stays done"
    )


def test_the_shapes_are_published(opened: Register) -> None:
    told = json.loads(get("/api/v1/openapi.json").content)
    assert told["openapi"].startswith("3.")
    requests, agent = "/api/v1/requests", "/api/v1/agent"
    assert set(told["paths"]) == {
        MESSAGES, f"{MESSAGES}/{{code}}", f"{MESSAGES}/{{code}}/receipt", f"{MESSAGES}/{{code}}/replies",
        requests, f"{requests}/{{number}}", f"{requests}/{{number}}/receipt", f"{requests}/{{number}}/withdraw",
        f"{agent}/offers", f"{agent}/outcomes",
    }  # fmt: skip
    assert "Idempotency-Key" in json.dumps(told)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: json.dumps({"text": text}).encode()))
def test_no_body_breaks_it(opened: Register, raw: bytes) -> None:
    from openroll.people.models import Failure

    Failure.objects.all().delete()
    answer = post(MESSAGES, None, raw=raw)
    assert answer.status_code in (202, 400, 415, 422)
    assert answer.headers["Content-Type"] in ("application/problem+json", "application/json; charset=utf-8")
