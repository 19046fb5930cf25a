"""Authorities' programs send orders, see what became of them, and withdraw them; every request over HTTP is signed."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from openroll.core.clock import SystemClock
from openroll.desk import authorities, models
from openroll.desk import receipt as receipts
from openroll.log.note import SigningKey
from openroll.net.http_signature import signed
from openroll.site.keys import receipts_key
from openroll.site.register import Register
from openroll.site.request_receipts import sign_owed
from tests.desk.making import KEY, OTHER_KEY, PLACE, actor, authority, order, pass_on, signed_file
from tests.roll.making import NOW

REQUESTS = "/api/v1/requests"


def call(method: str, path: str, body: Any = None, key: SigningKey | None = KEY, **headers: str) -> Any:
    raw = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    if key is not None:
        told |= signed(method, f"http://localhost{path}", raw, key, datetime.now(UTC))
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    return client.generic(method, path, raw, content_type="application/json", headers=told)


def send(*orders: Any, key: SigningKey = KEY, prefer: str = "respond-async") -> dict[str, Any]:
    answer = call("POST", REQUESTS, {"orders": [*orders]}, key, Prefer=prefer)
    assert answer.status_code == 200, answer.content
    told: dict[str, Any] = json.loads(answer.content)
    return told


def get(path: str, key: SigningKey = KEY) -> dict[str, Any]:
    answer = call("GET", path, key=key)
    assert answer.status_code == 200, answer.content
    told: dict[str, Any] = json.loads(answer.content)
    return told


def now(**more: Any) -> dict[str, Any]:
    """An order that is issued while the test runs."""
    return order(**{"reference": "17", "issued_at": "2020-01-01T00:00:00Z", **more})


def test_orders_are_sent_seen_and_receipted(ready: Register) -> None:
    told = send(now(), now(reference="18", locators=["https://t.me/+abcdefghijklmnop"]))
    assert told["receipt"] is None
    first, second = told["results"]
    assert (first["request"], first["state"], first["again"], second["request"]) == (1, "received", False, 2)
    assert first["url"] == "http://localhost:8081/api/v1/requests/1"
    assert call("GET", f"{REQUESTS}/1/receipt").status_code == 404
    assert sign_owed(ready) == 1
    answer = call("GET", f"{REQUESTS}/2/receipt")
    promised = receipts.read(answer.content, [receipts_key(ready).verifier])
    assert promised.register == ready.origin
    assert [(one["reference"], one["request"], one["items"]) for one in promised.orders] == [
        ("17", 1, 1),
        ("18", 2, 1),
    ]
    assert promised.orders[0]["sha256"] == first["sha256"]
    again = send(now())
    assert again["receipt"].encode() == answer.content
    assert again["results"][0]["again"] is True
    pass_on(ready, SystemClock().now())
    seen = get(f"{REQUESTS}/1")
    assert (seen["state"], seen["returned"]) == ("admissible", None)
    assert [(one["n"], one["locator"], one["state"]) for one in seen["outcomes"]] == [
        (1, PLACE + "1", "waiting")
    ]
    back = get(f"{REQUESTS}/2")
    assert back["returned"]["reason"] == "not-public"
    assert back["returned"]["private"] == {"1": "invite-link"}
    listed = get(f"{REQUESTS}?after=1&limit=1")
    assert [one["number"] for one in listed["requests"]] == [2]


def test_a_large_batch_is_seen_whenever_it_is_asked_for(ready: Register) -> None:
    send(*(now(reference=str(n)) for n in range(40)))
    send(*(now(reference=str(n)) for n in range(40, 80)))
    assert not models.Request.objects.exists()
    assert get(REQUESTS) == {"requests": []}
    assert (get(f"{REQUESTS}/42")["state"], models.Request.objects.count()) == ("received", 40)
    assert get(REQUESTS) == {"requests": []}
    authority("fr-court", OTHER_KEY, country="FR")
    assert call("GET", f"{REQUESTS}/3", key=OTHER_KEY).status_code == 404
    answer = call("POST", f"{REQUESTS}/1/withdraw", {"why": "So."})
    assert json.loads(answer.content)["state"] == "withdrawn"
    assert [one["number"] for one in get(f"{REQUESTS}?after=78")["requests"]] == [79, 80]


def test_a_large_batch_is_answered_as_its_orders_are(ready: Register) -> None:
    sent = [now(reference=f'{n} "Ж"', locators=[PLACE + str(n), PLACE + "1"]) for n in range(1, 41)]
    results = send(*sent)["results"]
    assert results == [{**one, "again": False} for one in send(*sent)["results"]]
    assert [(one["joined"], one["items"]) for one in results[:2]] == [(1, 1), (0, 2)]


def test_a_receipt_is_waited_for(ready: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("openroll.account.requests_api.time.sleep", lambda _: sign_owed(ready))
    told = send(now(), prefer="")
    assert receipts.read(told["receipt"].encode(), [receipts_key(ready).verifier]).orders[0]["request"] == 1


def test_a_signed_file_may_be_sent(ready: Register) -> None:
    authority("fr-court", OTHER_KEY, country="FR")
    told = send(signed_file(now()).decode(), signed_file(now(code="fr-court"), OTHER_KEY).decode())
    first, second = told["results"]
    assert first["request"] == 1
    assert second["problem"]["type"] == "urn:openroll:problem:not-your-order"
    assert second["reference"] == "17"
    assert models.Request.objects.get().note is not None


def test_a_request_is_withdrawn(ready: Register) -> None:
    send(now())
    pass_on(ready, SystemClock().now())
    answer = call("POST", f"{REQUESTS}/1/withdraw", {"why": "The court lifted it."})
    assert json.loads(answer.content)["state"] == "withdrawn"
    assert call("POST", f"{REQUESTS}/1/withdraw", {"why": "Once more."}).status_code == 200
    assert call("POST", f"{REQUESTS}/1/withdraw", {}).status_code == 422


def test_an_authority_sees_its_own_alone(ready: Register) -> None:
    authority("fr-court", OTHER_KEY, country="FR")
    send(now())
    for path in ("/1", "/1/receipt", "/7", f"/{10**30}"):
        assert call("GET", REQUESTS + path, key=OTHER_KEY).status_code == 404
    assert call("POST", f"{REQUESTS}/1/withdraw", {"why": "So."}, OTHER_KEY).status_code == 404
    assert get(REQUESTS, OTHER_KEY) == {"requests": []}


def test_unsigned_and_unknown(ready: Register) -> None:
    stranger = SigningKey.generate("stranger.example")
    for method, path, body in (
        ("POST", "", {"orders": [now()]}),
        ("GET", "", None),
        ("GET", "/1", None),
        ("GET", "/1/receipt", None),
        ("POST", "/1/withdraw", {"why": "So."}),
    ):
        for key in (None, stranger):
            answer = call(method, REQUESTS + path, body, key)
            assert answer.status_code == 401, (method, path)
            assert json.loads(answer.content)["type"].startswith("urn:openroll:problem:")
    assert not models.Request.objects.exists()


def test_a_key_that_was_withdrawn_sends_and_sees_nothing(ready: Register) -> None:
    send(now())
    authorities.withdraw_key(models.AuthorityKey.objects.get().pk, "It was lost.", actor("first"), NOW)
    assert send(now(reference="18"))["results"][0]["request"] == 2
    pass_on(ready, SystemClock().now())
    assert models.Request.objects.get(number=2).return_reason == "unverified"
    for path in ("", "/1", "/1/receipt"):
        assert call("GET", REQUESTS + path).status_code == 403
    assert call("POST", f"{REQUESTS}/1/withdraw", {"why": "So."}).status_code == 403


def test_bodies_that_are_none(ready: Register) -> None:
    for body in (b"{", b"[]", b"{}", b'{"orders": []}', b'{"orders": {}}', b'{"orders": [1.5]}', b"\xff"):
        answer = call("POST", REQUESTS, body)
        assert answer.status_code == 400, body
        assert answer.headers["Content-Type"] == "application/problem+json"
    assert call("POST", REQUESTS, b'{"orders": [{}], "a": 1}').status_code == 400


def test_too_many_at_once(ready: Register) -> None:
    answer = call("POST", REQUESTS, {"orders": [{}] * 101})
    assert (answer.status_code, models.Request.objects.count()) == (400, 0)


def test_a_hundred_thousand_locators_are_one_problem(ready: Register) -> None:
    told = send(now(locators=[f"{PLACE}{n}" for n in range(100_000)]), now(reference="18"))
    assert told["results"][0]["problem"]["type"] == "urn:openroll:problem:not-an-order"
    assert told["results"][1]["request"] == 1


def test_a_signature_for_something_else(ready: Register) -> None:
    raw = json.dumps({"orders": [now()]}).encode()
    headers = signed("POST", f"http://localhost{REQUESTS}", raw, KEY, datetime.now(UTC))
    client = Client(SERVER_NAME="localhost")
    for path, body in ((REQUESTS, raw + b" "), (f"{REQUESTS}/1/withdraw", raw)):
        assert (
            client.generic("POST", path, body, content_type="application/json", headers=headers).status_code
            == 401
        )


def test_more_than_can_wait_are_asked_to_come_again(ready: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    from openroll.desk import waiting

    monkeypatch.setattr(waiting, "MOST", 10)
    answer = call("POST", REQUESTS, {"orders": [order(str(n)) for n in range(20)]}, KEY)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert answer.json()["type"] == "urn:openroll:problem:too-many-wait"
    assert not models.Receipt.objects.exists()
