"""What an agent makes of a register's answers: signed questions, checked answers, and nothing lost when it is down."""

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.agent.client import Client, RegisterDown, RegisterRefused
from openroll.agent.settings import parse
from openroll.agent.taking import after
from openroll.core.errors import OpenrollError
from openroll.log.note import SigningKey, VerifierKey
from openroll.net.http import Answer, NoAnswer
from openroll.net.http_signature import check
from tests.agent.fakes import RULE, START, MovingClock, Trial, post, request_of, settings_data

KEY = SigningKey.from_seed("agent", b"a" * 32)
REGISTER = parse(settings_data()).register


def answered(told: Any, status: int = 200) -> Client:
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    return Client(REGISTER, KEY, MovingClock(), lambda *_, **__: Answer(status, "application/json", body))


def offers(**more: Any) -> dict[str, Any]:
    return {
        "register": REGISTER.origin, "entry": 17, "appeal_url": "https://o/appeal/", "now": "2026-11-02T09:00:00Z",
        "offers": [], **more,
    }  # fmt: skip


def test_each_question_is_signed_with_the_agents_key() -> None:
    asked: list[Any] = []

    def send(method: str, address: str, **more: Any) -> Answer:
        asked.append((method, address, more))
        return Answer(
            200, "application/json", json.dumps(offers() if method == "GET" else {"results": []}).encode()
        )

    client = Client(REGISTER, KEY, MovingClock(), send)
    client.offers(5)
    client.outcomes(["a note"])
    for method, address, more in asked:
        url = f"{address}?{more['query']}" if more["query"] else address
        find = {f"agent+{KEY.verifier.identifier.hex()}": KEY.verifier}.get
        found: VerifierKey = check(method, url, more["headers"], more["body"], find, START)
        assert found == KEY.verifier


@pytest.mark.parametrize("more", [{"register": "another.example/log"}, {"entry": 18}, {"register": None}])
def test_another_register_is_not_listened_to(more: dict[str, Any]) -> None:
    with pytest.raises(RegisterRefused):
        answered(offers(**more)).offers(0)


def _without(name: str) -> dict[str, Any]:
    request = request_of(1, post())
    del request[name]
    return request


@pytest.mark.parametrize(
    "offer",
    [
        {},
        {"n": 1, "kind": "request"},
        {"n": "1", "kind": "request", "request": request_of(1, post())},
        {"n": 1, "kind": "request", "request": {"number": 0}},
        {"n": 2**63, "kind": "request", "request": request_of(1, post())},
        {"n": 1, "kind": "request", "request": request_of(2**70, post())},
        {"n": 1, "kind": "request", "request": request_of(1, "\ud800")},
        {
            "n": 1,
            "kind": "request",
            "request": request_of(1, post(), received_at="0001-01-01T00:00:00+01:00"),
        },
        {"n": 1, "kind": "request", "request": request_of(1)},
        {"n": 1, "kind": "request", "request": request_of(1, post(), deadline_at="soon")},
        {"n": 1, "kind": "request", "request": request_of(1, post(), items=[{"n": 1, "locator": 7}])},
        {"n": 1, "kind": "request", "request": request_of(1, post(), items=[{"n": 1, "locator": "a"}] * 2)},
        *(
            {"n": 1, "kind": "request", "request": _without(name)}
            for name in ("authority", "items", "category")
        ),
        # Whether a rule may decide rests on it.
        *(
            {"n": 1, "kind": "request", "request": request_of(1, post(), territory=said)}
            for said in ("DE", {"DE": 1}, [7], True)
        ),
        {"n": 1, "kind": "appeal", "request": {"number": 1}},
        {
            "n": 1,
            "kind": "appeal",
            "request": {"number": 1},
            "appeal": {"item": 1, "n": 0, "text": "", "made_at": ""},
        },
    ],
)
def test_an_offer_that_says_nothing_usable_is_nonsense(offer: dict[str, Any]) -> None:
    with pytest.raises(RegisterDown):
        answered(offers(offers=[offer])).offers(0)


def test_offers_that_come_twice_or_backwards_are_nonsense() -> None:
    one = {"n": 3, "kind": "alarm", "request": {"number": 1}}
    for told in ([one, one], [one, {**one, "n": 2}]):
        with pytest.raises(RegisterDown):
            answered(offers(offers=told)).offers(0)
    with pytest.raises(RegisterDown):
        answered(offers(offers=[one])).offers(3)


@pytest.mark.parametrize(
    ("status", "error"), [(503, RegisterDown), (429, RegisterDown), (401, RegisterRefused)]
)
def test_statuses(status: int, error: type[Exception]) -> None:
    with pytest.raises(error, match="it is so"):
        answered({"detail": "it is so"}, status).offers(0)


@given(st.binary(max_size=200))
def test_any_bytes_are_an_answer_or_a_clear_error(data: bytes) -> None:
    with pytest.raises(OpenrollError):
        answered(data).offers(0)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=9,
)


@given(_JSON, _JSON)
def test_any_json_is_an_answer_or_a_clear_error(told: Any, result: Any) -> None:
    for client in (answered(told), answered(offers(offers=told)), answered(offers(offers=[told]))):
        with contextlib.suppress(OpenrollError):
            client.offers(0)
    with contextlib.suppress(OpenrollError):
        answered({"results": result}).outcomes(["a"])


def test_a_register_that_is_down_loses_nothing(tmp_path: Path) -> None:
    trial = Trial(tmp_path / "agent", rules=[RULE])
    trial.register.ask(1, post())
    trial.register.down = NoAnswer("{host} does not answer: {detail}.", host="office", detail="timed out")
    trial.work()
    assert len(trial.errors) == 1, "said once"
    assert "register_trouble" in [row["key"] for row in trial.store.rows("SELECT key FROM known")]
    trial.register.down = None
    trial.move(minutes=1)
    trial.agent.pull()
    trial.register.down = Answer(502, "text/html", b"<h1>Bad gateway</h1>")
    trial.work()
    assert trial.item()["state"] == "full"
    assert trial.register.taken == {}
    trial.register.down = None
    trial.move(minutes=2)
    trial.work()
    assert trial.register.kinds() == ["effect", "reasons", "informed"]
    assert trial.store.known("register_trouble") == ""


def test_what_the_register_does_not_take_is_shown_and_sent_again_when_told(tmp_path: Path) -> None:
    trial = Trial(tmp_path / "agent", rules=[RULE])
    trial.register.refuse = lambda said: {"detail": "Not now."} if str(said.kind) == "reasons" else None
    trial.register.ask(1, post())
    trial.work()
    assert trial.register.kinds() == ["effect", "informed"]
    trial.register.refuse = lambda _said: None
    trial.work()
    assert trial.register.kinds() == ["effect", "informed"]
    assert trial.bench.outbox.again() == 1
    trial.work()
    assert sorted(trial.register.kinds()) == ["effect", "informed", "reasons"]


def test_what_a_later_register_tells_is_kept(tmp_path: Path) -> None:
    trial = Trial(tmp_path / "agent")
    trial.register.brief("lightning", 7, "struck", colour="blue")
    trial.work()
    assert after(trial.store) == 1
    (row,) = trial.store.rows("SELECT body FROM offer")
    assert json.loads(row["body"])["colour"] == "blue"


def test_a_thousand_items_are_a_batch_at_a_time(tmp_path: Path) -> None:
    trial = Trial(tmp_path / "agent", rules=[{"name": "no", "do": "refuse", "ground": "lawful"}])
    trial.register.ask(1, *(post(f"n{number}") for number in range(250)))
    for _ in range(20):
        trial.agent.round()
    assert trial.register.kinds().count("refused") == 250
    assert trial.store.rows("SELECT count(*) AS n FROM item WHERE state = 'refused'")[0]["n"] == 250
