"""The messenger that settings name, or a sentence about what is wrong with them."""

from pathlib import Path

import pytest

from openroll.agent.messengers.choose import make_messenger
from openroll.core.errors import UnusableInput

MATRIX = {
    "kind": "matrix",
    "address": "https://talk.example",
    "server_name": "talk.example",
    "agent_token": "agent.token",
    "witness_token": "witness.token",
}


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        (MATRIX, "matrix"),
        ({"kind": "telegram", "token": "bot.token", "authors": "authors", "seconds": "30"}, "telegram"),
        ({"kind": "telegram", "token": "bot.token", "address": "http://127.0.0.1:8081"}, "telegram"),
        ({"kind": "by-hand"}, "by-hand"),
    ],
)
def test_a_messenger_is_made_without_asking_anybody(
    tmp_path: Path, settings: dict[str, str], name: str
) -> None:
    assert make_messenger(settings, tmp_path).name == name


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "no messenger"),
        ({"kind": "pigeon"}, "pigeon"),
        ({**MATRIX, "server_name": ""}, "server_name"),
        ({**MATRIX, "token": "x"}, "token"),
        ({**MATRIX, "address": "talk.example"}, "address of the web"),
        ({**MATRIX, "seconds": "-1"}, "seconds"),
        ({**MATRIX, "seconds": "1" * 5000}, "seconds"),
        ({"kind": "telegram"}, "token"),
        ({"kind": "telegram", "token": "x", "address": "http://api.telegram.example"}, "https"),
        ({"kind": "by-hand", "token": "x"}, "token"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, settings: dict[str, str], said: str) -> None:
    with pytest.raises(UnusableInput, match=said):
        make_messenger(settings, tmp_path)
