"""The API for agents: signed by their key, their own entry alone, each thing once."""

import json
from typing import Any
from urllib.parse import urlsplit

from django.test import Client

from openroll.core.clock import SystemClock, rfc3339
from openroll.log.note import SigningKey
from openroll.net.http_signature import signed
from tests.desk.life_making import EFFECT, LOCATORS, NOW, REASONS, REFUSED, Desk, agent_of, at
from tests.people.organisers import entered

HOST = "http://localhost"


def ask(path: str, key: SigningKey | None, told: Any = None, **more: Any) -> Any:
    """Ask as an agent does."""
    body = json.dumps(told).encode() if told is not None else b""
    method = "POST" if told is not None else "GET"
    headers = signed(method, HOST + path, body, key, more.pop("now", SystemClock().now())) if key else {}
    headers |= more.pop("headers", {})
    client, body = Client(SERVER_NAME="localhost"), more.pop("body", body)
    path, _, query = path.partition("?")
    return client.generic(
        method, path, body, content_type="application/json", QUERY_STRING=query, headers=headers
    )


def offers(key: SigningKey, after: int = 0, limit: int = 20) -> dict[str, Any]:
    answer = ask(f"/api/v1/agent/offers?after={after}&limit={limit}", key)
    assert answer.status_code == 200, answer.content
    told: dict[str, Any] = answer.json()
    return told


def test_an_agent_is_told_what_is_asked_of_its_entry(desk: Desk) -> None:
    told = offers(desk.key)
    assert (told["register"], told["entry"]) == (desk.register.origin, desk.entry.number)
    assert urlsplit(told["appeal_url"]).path == "/appeal/"
    [offer] = told["offers"]
    assert offer["kind"] == "request"
    request = offer["request"]
    assert request["number"] == desk.request.number
    assert request["authority"] == {"code": "de-bka", "name": "Bundeskriminalamt", "country": "DE"}
    assert request["reasons"] == "It praises an attack."
    assert request["redress"] == "Verwaltungsgericht Wiesbaden"
    assert [one["locator"] for one in request["items"]] == [*LOCATORS]
    assert [one["same_as"] for one in request["items"]] == [None, None]
    assert offers(desk.key, after=offer["n"])["offers"] == []
    desk.agent.refresh_from_db()
    assert desk.agent.seen_at is not None


def test_the_same_place_in_another_request_names_the_first(desk: Desk) -> None:
    from tests.desk.life_making import authority, request

    request(desk.register, desk.entry, authority("fr-ofac", country="FR"), locators=LOCATORS[1:])
    second = offers(desk.key)["offers"][1]["request"]
    assert second["items"][0]["same_as"] == {"request": desk.request.number, "item": 2}


def test_an_agent_sees_its_own_entry_alone(desk: Desk) -> None:
    other = entered(desk.register, subject="GB-COH/00445791", domains=["other.example"])
    _, key = agent_of(other, "agent.other.example")
    assert offers(key)["offers"] == []


def test_who_does_not_sign_is_nobody(desk: Desk) -> None:
    for answer in (
        ask("/api/v1/agent/offers", None),
        ask("/api/v1/agent/offers", SigningKey.generate("agent.tesco.example")),
        ask("/api/v1/agent/offers", desk.key, now=at(days=-2).now()),
        ask("/api/v1/agent/outcomes", desk.key, {"outcomes": ["x"]}, body=b'{"outcomes": ["y"]}'),
    ):
        assert answer.status_code == 401, answer.content
        assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_withdrawn_key_is_nobodys(desk: Desk) -> None:
    desk.agent.withdrawn_at = NOW
    desk.agent.save()
    assert ask("/api/v1/agent/offers", desk.key).status_code == 401


def test_guessing_ends(desk: Desk) -> None:
    stranger = SigningKey.generate("agent.tesco.example")
    statuses = {ask("/api/v1/agent/offers", stranger).status_code for _ in range(62)}
    assert statuses == {401, 429}
    assert ask("/api/v1/agent/offers", desk.key).status_code == 200


def test_outcomes_are_taken_each_for_itself(desk: Desk) -> None:
    notes = [desk.note("effect", **EFFECT), "nonsense", desk.note("effect", 7, **EFFECT)]
    answer = ask("/api/v1/agent/outcomes", desk.key, {"outcomes": notes})
    assert answer.status_code == 200, answer.content
    first, second, third = answer.json()["results"]
    assert first["taken"] is True
    assert len(first["id"]) == 32
    assert (second["id"], second["taken"]) == ("", False)
    assert second["problem"]["type"].endswith(":malformed-note")
    assert third["problem"]["type"].endswith(":not-yours")
    assert third["problem"]["status"] == 404
    again = ask("/api/v1/agent/outcomes", desk.key, {"outcomes": notes[:1]})
    assert again.json()["results"] == [first]


def test_what_cannot_be_sent_is_a_problem_document(desk: Desk) -> None:
    wrong: tuple[dict[str, Any], ...] = (
        {"outcomes": []},
        {"outcomes": ["x"] * 101},
        {"outcomes": [1]},
        {},
        {"outcomes": ["x"], "more": 1},
    )
    for told in wrong:
        answer = ask("/api/v1/agent/outcomes", desk.key, told)
        assert answer.status_code == 422, told
        assert answer.headers["Content-Type"] == "application/problem+json"
    assert ask("/api/v1/agent/offers?after=-1", desk.key).status_code == 422
    assert ask("/api/v1/agent/offers?after=x", desk.key).status_code == 422


def test_a_whole_life_over_http(desk: Desk) -> None:
    from openroll.desk import appeals

    sent = [
        desk.note("effect", **EFFECT),
        desk.note("reasons", **REASONS),
        desk.note("informed", event="$2", at=rfc3339(NOW), appeal_sha256=_sha256("word")),
        desk.note("refused", 2, **REFUSED),
    ]
    results = ask("/api/v1/agent/outcomes", desk.key, {"outcomes": sent}).json()["results"]
    assert all(one["taken"] for one in results), results
    desk.request.refresh_from_db()
    assert desk.request.state == "answered"
    appeals.make("word", "It is a report.", "en", origin=desk.register.origin, clock=at(hours=1))
    last = offers(desk.key, after=1)["offers"][-1]
    assert last["kind"] == "appeal"
    assert last["appeal"] == {
        "item": 1, "n": 1, "text": "It is a report.", "language": "en", "made_at": rfc3339(at(hours=1).now()),
    }  # fmt: skip


def _sha256(word: str) -> str:
    import hashlib

    return hashlib.sha256(word.encode()).hexdigest()
