"""Synapse itself is killed while an agent acts, at moments that nobody chose: each thing is done and told once.

``scripts/soak`` runs the long form.
"""

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from tests.agent.installations import running, wait_for
from tests.agent.synapse import OnSynapse
from tests.agent.test_end_to_end import APPEAL, Stage, notices, without_agent
from tests.cli.test_serve import addresses
from tests.command import Run

__all__ = ["addresses", "without_agent"]
ROUNDS = [0, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(1, 12))]
KILLS = 4 if os.environ.get("OPENROLL_HYPOTHESIS") == "soak" else 2  # in a round
PATIENCE = 400.0  # seconds: an agent tries again after pauses that double while a slow machine starts Synapse
ROOMS = """\
- name: rooms
  do: shut
  categories: [terrorism]
  kinds: [room]
"""


@pytest.fixture
def on_synapse(mortal_synapse: OnSynapse) -> OnSynapse:
    """What the stage stands on here."""
    return mortal_synapse


@pytest.fixture
def register(tmp_path: Path, openroll: Run) -> Path:
    """On the embedded database alone: which one it is makes no difference to a messenger."""
    folder = tmp_path / "register"
    assert openroll("init", folder, "--name", "Test register").status == 0
    connections.close_all()
    return folder


@pytest.fixture
def agent(without_agent: Stage) -> Iterator[Stage]:
    """An agent at work that removes posts and shuts rooms by rule."""
    with (without_agent.agent / "agent.yaml").open("a") as settings:  # its rules stand last in it
        settings.write(ROOMS)
    with running("agent", "run", str(without_agent.agent), until="Ctrl-C"):
        yield without_agent


@pytest.mark.parametrize("seed", ROUNDS)
def test_what_is_asked_is_done_and_told_once(agent: Stage, seed: int) -> None:
    chance, ann = random.Random(seed), agent.synapse.user("ann")
    posts, rooms, numbers = dict[str, str](), list[str](), list[int]()
    for n in range(KILLS):
        local, alias = agent.synapse.alias("square")
        room = ann.make_room(local)
        event = ann.post(room, f"Take up arms, {n}.")
        if n % 2:
            rooms.append(room)
        else:
            posts[event] = room
        asked = agent.asking.order(f"2026/{n}", alias if n % 2 else f"{room}/{event}")
        numbers.append(asked["request"])
        time.sleep(chance.uniform(0.1, 1.2))
        agent.synapse.server.kill()
        agent.synapse.server.start()
    wait_for(lambda: all(agent.items(number)[0]["state"] == "full" for number in numbers), PATIENCE)
    wait_for(lambda: len(APPEAL.findall(notices(ann))) >= KILLS, PATIENCE)
    time.sleep(1)  # whoever tells twice has the time to
    letters = APPEAL.findall(notices(ann))
    assert len(letters) == len(set(letters)) == KILLS
    assert {event: _taken(ann, room) for event, room in posts.items()} == {event: [event] for event in posts}
    for room in rooms:
        assert (
            agent.synapse.server.call(
                "POST", f"/_matrix/client/v3/join/{room}", {}, token=agent.synapse.witness.token
            ).status
            == 403
        )


def _taken(reader: Any, room: str) -> list[str]:
    chunk = reader.ask("GET", f"/rooms/{room}/messages?dir=b&limit=100")["chunk"]
    return [one["redacts"] for one in chunk if one["type"] == "m.room.redaction"]
