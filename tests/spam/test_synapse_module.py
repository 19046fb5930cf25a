"""The module for Synapse: on a stand-in of its interface, and on a real one."""

import asyncio
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from synapse_server import Synapse

from openroll.core.errors import UnusableInput
from openroll.spam.found import read
from openroll.spam.matrix_text import HTML
from openroll.spam.synapse_module import RULE, CampaignCurb

_OFFER = "Привет, {}! Нужны люди на удалёнку, от {}$ в день, без опыта. Пишите @boss{}"
_PUBLIC = {"m.room.join_rules": {"join_rule": "public"}}
_ROOT = Path(__file__).parents[2]


@dataclass
class Event:
    """An event, as far as the interface promises it."""

    content: Any
    sender: str = "@spammer:here"
    room_id: str = "!room:here"
    event_id: str = "$1"
    type: str = "m.room.message"


class Unread(Mapping[str, Any]):
    """A content that nobody may look into."""

    def __getitem__(self, key: str) -> Any:
        raise AssertionError("a private event was read")

    __iter__ = __len__ = __getitem__  # type: ignore[assignment]  # whatever is asked, it fails


@dataclass
class Api:
    """Synapse's module interface, as far as it is used."""

    states: dict[str, dict[str, Any]] = field(default_factory=dict)
    callback: Callable[[Any], Any] | None = None
    beats: list[Callable[[], None]] = field(default_factory=list)

    def register_spam_checker_callbacks(self, *, check_event_for_spam: Callable[[Any], Any]) -> None:
        self.callback = check_event_for_spam

    def looping_background_call(
        self, f: Callable[[], None], msec: float, *, run_on_all_instances: bool = False
    ) -> None:
        assert 0 < msec <= 10_000 and run_on_all_instances
        self.beats.append(f)

    async def get_room_state(self, room_id: str, event_filter: Any) -> dict[tuple[str, str], Any]:
        state = self.states.get(room_id, _PUBLIC)
        return {key: Event(state[key[0]]) for key in event_filter if key[0] in state}


@dataclass
class Curb:
    """The module with what it stands on."""

    api: Api
    file: Path

    def ask(self, event: Event) -> Any:
        assert self.api.callback
        return asyncio.run(self.api.callback(event))

    def mail(self, count: int, **more: Any) -> list[Any]:
        return [
            self.ask(
                Event(
                    {
                        "msgtype": "m.text",
                        "body": _OFFER.format("abcdefghijkl"[number], 100 + number, number),
                    },
                    sender=f"@s{number % 3}:here",
                    room_id=f"!r{number % 4}:here",
                    event_id=f"${number}",
                    **more,
                )
            )
            for number in range(count)
        ]


@pytest.fixture
def curb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Curb:
    module, errors = ModuleType("synapse.module_api"), ModuleType("synapse.module_api.errors")
    module.NOT_SPAM = "NOT_SPAM"  # type: ignore[attr-defined]  # a stand-in is made by hand
    errors.Codes = type("Codes", (), {"FORBIDDEN": "M_FORBIDDEN"})  # type: ignore[attr-defined]  # the same
    for name, made in (
        ("synapse", ModuleType("synapse")),
        (module.__name__, module),
        (errors.__name__, errors),
    ):
        monkeypatch.setitem(sys.modules, name, made)
    api, file = Api(), tmp_path / "campaigns.jsonl"
    config = CampaignCurb.parse_config(
        {"contest": "mailto:redress@here.example", "file": str(file), "copies": 4}
    )
    CampaignCurb(config, api)
    return Curb(api, file)


def test_the_copies_of_one_mailing_are_curbed(curb: Curb) -> None:
    answers = curb.mail(9)
    assert answers[:4] == ["NOT_SPAM"] * 4
    code, told = answers[4]
    assert (code, told["org.openroll.rule"]) == ("M_FORBIDDEN", RULE)
    assert "mailto:redress@here.example" in told["error"]
    assert [answer[0] for answer in answers[4:]] == ["M_FORBIDDEN"] * 5
    (one,) = read(curb.file)
    assert one.count >= 6 and len(one.accounts) == 3 and len(one.rooms) == 4 and one.curbed
    assert curb.ask(Event({"msgtype": "m.text", "body": "Good morning, shall we meet?"})) == "NOT_SPAM"


def test_what_a_mailing_came_to_is_written_when_it_ends(curb: Curb, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person sees all of its copies and accounts, not those of the last time that it had doubled."""
    began = time.monotonic()
    curb.mail(9)
    (beat,) = curb.api.beats
    monkeypatch.setattr(time, "monotonic", lambda: began + 1)
    beat()
    assert read(curb.file)[0].count < 9  # further copies may come
    monkeypatch.setattr(time, "monotonic", lambda: began + 30)
    beat()
    lines = curb.file.read_bytes()
    (one,) = read(curb.file)
    assert (one.count, one.curbed) == (9, 5)
    beat()
    assert curb.file.read_bytes() == lines


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"m.room.join_rules": {"join_rule": "invite"}},
        {"m.room.join_rules": {"join_rule": "knock"}},
        {"m.room.join_rules": {"join_rule": "restricted"}},
        {"m.room.join_rules": {}},
        {**_PUBLIC, "m.room.encryption": {"algorithm": "m.megolm.v1.aes-sha2"}},
        {**_PUBLIC, "m.room.encryption": {}},
        {**_PUBLIC, "m.room.history_visibility": {"history_visibility": "joined"}},
        {**_PUBLIC, "m.room.history_visibility": {"history_visibility": "invited"}},
    ],
)
def test_what_is_not_public_is_let_through_unread(curb: Curb, state: dict[str, Any], caplog: Any) -> None:
    curb.api.states["!private:here"] = state
    assert curb.ask(Event(Unread(), room_id="!private:here")) == "NOT_SPAM"
    assert caplog.text == ""  # nothing failed on the way


def test_encrypted_events_and_others_are_let_through_unread(curb: Curb, caplog: Any) -> None:
    for kind in ("m.room.encrypted", "m.room.member", "m.reaction"):
        assert curb.ask(Event(Unread(), type=kind)) == "NOT_SPAM"
    assert caplog.text == ""


def test_whatever_fails_lets_events_through(curb: Curb, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: Any) -> Any:
        raise RuntimeError("the database is away")

    monkeypatch.setattr(curb.api, "get_room_state", broken)
    assert set(curb.mail(9)) == {"NOT_SPAM"}


@pytest.mark.parametrize(
    "content", [None, [], {}, {"body": 7}, {"body": None}, {"m.relates_to": 3, "body": ["x"]}]
)
def test_any_content(curb: Curb, content: Any) -> None:
    assert curb.ask(Event(content)) == "NOT_SPAM"


def test_edits_of_one_message_are_one_copy(curb: Curb) -> None:
    for number in range(9):
        new = {"msgtype": "m.text", "body": _OFFER.format("a", 1, number)}
        relation = {"rel_type": "m.replace", "event_id": "$first"}
        content = {"body": "* x", "m.new_content": new, "m.relates_to": relation}
        event = Event(content, event_id=f"$e{number}", sender=f"@s{number}:here")
        assert curb.ask(event) == "NOT_SPAM"


def test_answers_to_one_message_are_no_copies_of_it(curb: Curb) -> None:
    for number, word in enumerate(("yes", "no", "perhaps", "never", "always", "seldom")):
        content = {
            "body": f"> <@anna:here> {_OFFER.format('all', 1, 1)}\n\n{word}!",
            "m.relates_to": {"m.in_reply_to": {"event_id": "$asked"}},
        }
        event = Event(content, event_id=f"$r{number}", sender=f"@s{number}:here")
        assert curb.ask(event) == "NOT_SPAM"


def test_what_is_shown_counts_and_no_plain_body_beside_it(curb: Curb) -> None:
    answers = []
    for number in range(9):
        shown = _OFFER.format(f"<b>{number}</b>", number, number)
        content = {"body": "abcdefghi"[number] * 20, "format": HTML, "formatted_body": shown}
        answers.append(curb.ask(Event(content, event_id=f"$h{number}", sender=f"@s{number}:here")))
    assert answers[0] == "NOT_SPAM"
    assert answers[-1][0] == "M_FORBIDDEN"


def test_a_full_disk_stops_no_curbing(curb: Curb) -> None:
    curb.file.mkdir()
    assert curb.mail(9)[-1][0] == "M_FORBIDDEN"


@pytest.mark.parametrize(
    "config",
    [
        {},
        {"contest": "x", "file": "relative"},
        {"contest": "", "file": "/x"},
        {"contest": "x", "file": "/x", "copies": 1},
        {"contest": "x", "file": "/x", "copies": True},
        {"contest": "x", "file": "/x", "slow_ms": 0},
        {"contest": "x", "file": "/x", "exempt": "@a:b"},
        {"contest": "x", "file": "/x", "{typo}": 1},
    ],
)
def test_a_wrong_setting_is_said_at_the_start(config: dict[str, Any]) -> None:
    with pytest.raises(UnusableInput) as caught:
        CampaignCurb.parse_config(config)
    assert str(caught.value).startswith("openroll.spam: ")


def test_on_a_real_synapse(start_synapse: Callable[..., Synapse], tmp_path: Path) -> None:
    file = tmp_path / "campaigns.jsonl"
    config = {"contest": "https://here.example/contest", "file": str(file), "copies": 3}
    module = {"module": "openroll.spam.synapse_module.CampaignCurb", "config": config}
    server = start_synapse(modules=[module], path=[_ROOT])
    senders = [server.register(f"sender{number}") for number in range(2)]
    rooms = [senders[0].make_room(f"room{number}") for number in range(3)]
    private = senders[0].make_direct(senders[1])
    for room in rooms:
        senders[1].join(room)
    answers = []
    for number in range(6):
        sender, text = senders[number % 2], _OFFER.format("xyzuvw"[number], number + 5, number)
        path = f"/_matrix/client/v3/rooms/{rooms[number % 3]}/send/m.room.message/{number}"
        answers.append(server.call("PUT", path, {"msgtype": "m.text", "body": text}, token=sender.token))
    assert [answer.status for answer in answers] == [200, 200, 200, 403, 403, 403]
    told = answers[-1].body
    assert told["errcode"] == "M_FORBIDDEN"
    assert "https://here.example/contest" in told["error"]
    assert told["org.openroll.rule"] == RULE
    for number in range(6):  # among two people they may say it as often as they like
        senders[0].post(private, _OFFER.format("a", number, number))
    senders[0].post(rooms[0], "And what do you think of it?")
    (one,) = read(file)
    assert set(one.accounts) == {sender.id for sender in senders}
    assert private not in one.rooms
    assert "Traceback" not in server.last_words()
