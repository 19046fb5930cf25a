"""The Synapse that the tests stand on is a real one, and as an organiser would set it up."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from synapse_setup import PROJECT, version

from tests.agent.synapse import OnSynapse


def test_it_answers_and_knows_an_administrator_from_a_user(on_synapse: OnSynapse) -> None:
    told = on_synapse.server.call("GET", "/_synapse/admin/v1/server_version", token=on_synapse.agent.token)
    assert told.body["server_version"].startswith(version())
    answers = [
        on_synapse.server.call("GET", "/_synapse/admin/v1/rooms", token=user.token).status
        for user in (on_synapse.agent, on_synapse.witness)
    ]
    assert answers == [200, 403]


def test_its_public_rooms_are_listed_and_its_notices_arrive_once(on_synapse: OnSynapse) -> None:
    ann = on_synapse.user("ann")
    local, alias = on_synapse.alias("market")
    room = ann.make_room(local, name="Market")
    listed = on_synapse.witness.ask("GET", "/publicRooms")["chunk"]
    assert (room, alias) in {(one["room_id"], one.get("canonical_alias")) for one in listed}
    notice = {"user_id": ann.id, "content": {"msgtype": "m.text", "body": "A notice."}}
    path = "/_synapse/admin/v1/send_server_notice/one-mark"
    first, second = (on_synapse.server.ask("PUT", path, notice, token=on_synapse.agent.token) for _ in "12")
    assert first == second


def test_it_is_reached_from_this_machine_alone(on_synapse: OnSynapse) -> None:
    settings = json.loads((on_synapse.server.folder / "homeserver.yaml").read_text())
    assert [one["bind_addresses"] for one in settings["listeners"]] == [["127.0.0.1"]]
    assert settings["federation_domain_whitelist"] == []
    assert settings["redaction_retention_period"] == "26w"


def test_what_is_installed_is_locked_by_version_and_hash() -> None:
    locked = (PROJECT / "uv.lock").read_text()
    assert f'name = "matrix-synapse"\nversion = "{version()}"' in locked
    assert "no-build = true" in (PROJECT / "pyproject.toml").read_text()
    for line in locked.splitlines():
        assert "url = " not in line or 'hash = "sha256:' in line


@pytest.mark.parametrize("words", [[], ["one", "two", "three"]])
def test_the_script_says_how_it_is_used(words: list[str]) -> None:
    program = Path(__file__).parents[2] / "scripts" / "lib" / "synapse_server.py"
    ran = subprocess.run([sys.executable, str(program), *words], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 2
    assert "scripts/synapse FOLDER" in ran.stderr
