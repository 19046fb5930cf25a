"""A letter comes once for each mark, also when Synapse itself is killed while it is sent.

``scripts/soak`` kills it more often.
"""

import contextlib
import json
import os
import random
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from synapse_server import User

from openroll.agent.messengers.base import MessengerDown
from openroll.agent.messengers.matrix import Matrix
from tests.agent.messengers.loopback import served
from tests.agent.synapse import OnSynapse

KILLS = 40 if os.environ.get("OPENROLL_HYPOTHESIS") == "soak" else 1


@pytest.fixture
def matrix(mortal_synapse: OnSynapse) -> Matrix:
    return Matrix(
        mortal_synapse.address,
        mortal_synapse.server_name,
        mortal_synapse.agent_token,
        mortal_synapse.witness_token,
    )


def letters(reader: User) -> list[tuple[str, str]]:
    """Return id and text of what stands in the rooms of ``reader``, the oldest first.

    A Synapse that is killed after it invited somebody to their room of notices leaves it to them to come in.
    """
    for room in reader.ask("GET", "/sync").get("rooms", {}).get("invite", {}):
        reader.join(room)
    found = []
    for room in reader.ask("GET", "/joined_rooms")["joined_rooms"]:
        for event in reader.ask("GET", f"/rooms/{room}/messages?dir=f&limit=200")["chunk"]:
            if event["type"] == "m.room.message":
                found.append((event["event_id"], event["content"]["body"]))
    return found


def test_what_was_sent_before_synapse_was_killed_is_not_sent_again(
    mortal_synapse: OnSynapse, matrix: Matrix
) -> None:
    ann = mortal_synapse.user("ann")
    sent = [matrix.tell(ann.id, f"Letter {n}.", f"mark-{n}") for n in range(3)]
    mortal_synapse.server.kill()
    mortal_synapse.server.start()
    assert [matrix.tell(ann.id, f"Letter {n}.", f"mark-{n}") for n in range(3)] == sent
    another = matrix.tell(ann.id, "Letter 0.", "another-mark")
    expected = [(event, f"Letter {n}.") for n, event in enumerate(sent)]
    assert letters(ann) == [*expected, (another, "Letter 0.")]


def test_a_kill_at_any_moment_brings_each_letter_once(mortal_synapse: OnSynapse, matrix: Matrix) -> None:
    ben, chance = mortal_synapse.user("ben"), random.Random(6)
    for n in range(KILLS):
        killing = threading.Timer(chance.uniform(0, 0.15), mortal_synapse.server.kill)
        killing.start()
        event = ""
        with contextlib.suppress(MessengerDown):
            event = matrix.tell(ben.id, f"Letter {n}.", f"of-ben-{n}")
        killing.join()
        mortal_synapse.server.start()
        again = matrix.tell(ben.id, f"Letter {n}.", f"of-ben-{n}")
        assert again == (event or again)
        assert [text for _, text in letters(ben)] == [f"Letter {one}." for one in range(n + 1)]


class Odd:
    """A server that takes notices and answers ``told`` when it is asked for an event."""

    def __init__(self, status: str, told: bytes) -> None:
        self.status, self.told, self.notices = status, told, list[dict[str, Any]]()

    def __call__(self, environ: dict[str, Any], start: Callable[..., object]) -> list[bytes]:
        if environ["REQUEST_METHOD"] == "PUT":
            self.notices.append(json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))))
            start("200 OK", [("Content-Type", "application/json")])
            return [b'{"event_id": "$one"}']
        start(self.status, [("Content-Type", "application/json")])
        return [self.told]


def tell_at(odd: Odd, tokens: Path) -> str:
    token = tokens / "token"
    token.write_text("word")
    with served() as server:
        server.application = odd
        return Matrix(server.address, "talk.example", token, token).tell("@ann:talk.example", "Text.", "m")


def test_an_older_synapse_is_asked_to_send_all_the_same(tmp_path: Path) -> None:
    odd = Odd("404 Not Found", b'{"errcode": "M_UNRECOGNIZED"}')
    assert tell_at(odd, tmp_path) == "$one"
    assert [one["content"].get("body") for one in odd.notices] == [None, "Text."]


@pytest.mark.parametrize("told", [b"{}", b'{"event": []}', b'{"event": {"room_id": 7}}'])
def test_nothing_is_sent_where_it_cannot_be_told_whether_it_was(tmp_path: Path, told: bytes) -> None:
    odd = Odd("200 OK", told)
    with pytest.raises(MessengerDown):
        tell_at(odd, tmp_path)
    assert all("body" not in one["content"] for one in odd.notices)
