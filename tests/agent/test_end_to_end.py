"""Register, agent and a real Synapse, each in processes of its own: from an order to what the public reads."""

import itertools
import json
import random
import re
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pytest
from django.db import connections

from tests.agent.installations import Asking, init_agent, prepare, running, wait_for
from tests.agent.synapse import OnSynapse
from tests.cli.test_serve import addresses, serving
from tests.command import Run, in_database

__all__ = ["addresses"]
RULE = {"name": "terror", "do": "remove", "categories": ["terrorism"], "kinds": ["post"]}

KILLS = 3  # in a round
APPEAL = re.compile(r"http://\S+/appeal/\S+")


@dataclass
class Stage:
    """All of it, at work."""

    asking: Asking
    synapse: OnSynapse
    public: str
    office: str
    agent: Path

    def page(self, path: str) -> str:
        with urlopen(f"http://{self.public}{path}", timeout=10) as answer:
            return str(answer.read().decode())

    def items(self, number: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.asking.seen(number)["outcomes"]
        return found


@pytest.fixture
def register(tmp_path: Path, openroll: Run, database: str) -> Path:
    """No copy of another test's register: Synapse does nothing twice for one and the same."""
    folder = tmp_path / "register"
    assert openroll("init", folder, "--name", "Test register", *in_database(database)).status == 0
    connections.close_all()
    return folder


@pytest.fixture
def without_agent(
    register: Path, addresses: tuple[str, str], on_synapse: OnSynapse, tmp_path: Path
) -> Iterator[Stage]:
    from openroll.site.register import load

    public, office = addresses
    folder = tmp_path / "organiser"
    messenger = {
        "kind": "matrix", "address": on_synapse.address, "server_name": on_synapse.server_name,
        "agent_token": str(on_synapse.agent_token), "witness_token": str(on_synapse.witness_token),
    }  # fmt: skip
    more = {
        "service": {"name": "Quiet Harbour", "domains": [on_synapse.server_name]}, "messenger": messenger,
        "rules": [RULE],
    }  # fmt: skip
    vkey = init_agent(folder, load(register), office, 1, more)
    _, entry, key = prepare(register, on_synapse.server_name, vkey)
    assert entry == 1
    with serving(register):
        yield Stage(Asking(office, key, entry), on_synapse, public, office, folder)


@pytest.fixture
def stage(without_agent: Stage) -> Iterator[Stage]:
    with running("agent", "run", str(without_agent.agent), until="Ctrl-C"):
        yield without_agent


def notices(user: Any) -> str:
    """All that the server told a user. Synapse answers the same question for a while as it did before."""
    for room in user.ask("GET", f"/sync?filter={_new_filter()}").get("rooms", {}).get("invite", {}):
        user.join(room)
    told = []
    for room in user.ask("GET", "/joined_rooms")["joined_rooms"]:
        chunk = user.ask("GET", f"/rooms/{room}/messages?dir=b&limit=30")["chunk"]
        told += [str(one.get("content", {}).get("body", "")) for one in reversed(chunk)]
    return "\n".join(told)


_limits = itertools.count(1)


def _new_filter() -> str:
    return quote(json.dumps({"room": {"timeline": {"limit": next(_limits)}}}))


def test_from_an_order_to_what_the_public_reads(stage: Stage, openroll: Run) -> None:
    ann, bob = stage.synapse.user("ann"), stage.synapse.user("bob")
    local, alias = stage.synapse.alias("market")
    room = ann.make_room(local, name="Market")
    event = ann.post(room, "Take up arms.")

    removed = stage.asking.order("2026/1", f"{room}/{event}")
    wait_for(lambda: stage.items(removed["request"])[0]["state"] == "full")
    seen = stage.synapse.server.call("GET", f"/_matrix/client/v3/rooms/{room}/event/{event}", token=bob.token)
    assert seen.status in (403, 404) or not seen.body.get("content")
    assert wait_for(lambda: APPEAL.findall(notices(ann)))

    direct = ann.make_direct(bob)
    secret = ann.post(direct, "Between us.")
    refused = stage.asking.order("2026/2", f"{direct}/{secret}")
    wait_for(lambda: stage.asking.seen(refused["request"])["state"] == "returned")
    assert ann.ask("GET", f"/rooms/{direct}/event/{secret}")["content"]["body"] == "Between us."

    shut = stage.asking.order("2026/3", alias)
    wait_for(lambda: openroll("agent", "show", stage.agent, shut["request"]).status == 0)
    decided = openroll(
        "agent", "decide", stage.agent, shut["request"], "shut", "--all", "--text", "It serves nothing else."
    )
    assert decided.status == 0, decided.err
    wait_for(lambda: stage.items(shut["request"])[0]["state"] == "full")
    first, second = wait_for(lambda: found if len(found := APPEAL.findall(notices(ann))) > 1 else [])
    assert first != second
    _appeal(second)
    wait_for(lambda: "Appeal 1" in openroll("agent", "show", stage.agent, shut["request"]).out)
    answered = openroll(
        "agent",
        "appeal",
        stage.agent,
        shut["request"],
        "--item",
        1,
        "reversed",
        "--text",
        "Most of it is trade.",
    )
    assert answered.status == 0, answered.err
    wait_for(lambda: stage.items(shut["request"])[0]["state"] == "reinstated")
    assert bob.ask("POST", f"/join/{alias}", {})["room_id"] == room

    wait_for(lambda: "Reinstated" in stage.page(f"/en/requests/{shut['request']}"))
    assert "Requests for private correspondence: 1, returned." in stage.page("/en/requests")
    assert str(event) not in stage.page(f"/en/requests/{removed['request']}")


# Killed is the agent, which has a database of its own; the register, on either, is killed in test_register_killed.
@pytest.mark.any_database
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(1, 12))])
def test_an_agent_that_is_killed_does_and_tells_everything_once(without_agent: Stage, seed: int) -> None:
    """Killed at moments that nobody chose, between an order and its proven effect, and started again each time."""
    stage, chance = without_agent, random.Random(seed)
    ann = stage.synapse.user("ann")
    room = ann.make_room(stage.synapse.alias("square")[0])
    begun: dict[int, str] = {}
    for n in range(KILLS):
        event = ann.post(room, f"Take up arms, {n}.")
        with running("agent", "run", str(stage.agent), until="Ctrl-C") as agent:
            begun[stage.asking.order(f"2026/{n}", f"{room}/{event}")["request"]] = event
            time.sleep(chance.uniform(0.1, 1.2))
            agent.send_signal(signal.SIGKILL)
            agent.wait(20)
    with running("agent", "run", str(stage.agent), until="Ctrl-C"):
        wait_for(lambda: all(stage.items(number)[0]["state"] == "full" for number in begun))
        wait_for(lambda: len(APPEAL.findall(notices(ann))) >= KILLS)
        time.sleep(1)  # whoever tells twice has the time to
    letters = APPEAL.findall(notices(ann))
    assert len(letters) == len(set(letters)) == KILLS
    chunk = ann.ask("GET", f"/rooms/{room}/messages?dir=b&limit=100")["chunk"]
    taken = [one["redacts"] for one in chunk if one["type"] == "m.room.redaction"]
    assert sorted(taken) == sorted(begun.values())


def _appeal(address: str) -> None:
    """Appeal as a browser does: open the page, fill its form in, send it."""
    browser = build_opener(HTTPCookieProcessor())

    def opened() -> str:
        """Return the page; nothing while the register has not heard of the letter, a moment after its author."""
        try:
            return str(browser.open(address, timeout=10).read(), "utf-8")
        except HTTPError as error:
            if error.code != 404:
                raise
            return ""

    page = wait_for(opened)
    fields = dict(re.findall(r'name="(csrfmiddlewaretoken|form_mark)" value="([^"]+)"', page))
    sent = urlencode({**fields, "words": "It is a market for bread."}).encode()
    origin = address.partition("/appeal/")[0]
    answer = browser.open(Request(address, sent, {"Origin": origin}), timeout=10)
    assert "It is a market for bread." in answer.read().decode()
