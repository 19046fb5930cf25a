"""Telegram from an order to what the public reads: a real register's desk, the agent, and a local Bot API."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from openroll.agent import folder as folders
from openroll.agent.bench import Bench
from openroll.agent.client import Client
from openroll.agent.messengers.telegram import Telegram
from openroll.agent.running import Agent
from openroll.core.clock import rfc3339
from openroll.net.http import Answer
from openroll.publish.deskschema import DESK
from openroll.site import publishing
from openroll.site.register import Register
from tests.agent.fakes import MovingClock
from tests.agent.messengers.bot_api import TOKEN, BotApi, Chat
from tests.agent.messengers.loopback import served
from tests.desk.life_making import NOW, at, authority, request
from tests.people.making import person
from tests.people.organisers import entered
from tests.roll.making import founded, opened

__all__ = ["founded", "opened"]
MARKET, AUTHOR = -1001234567890, 700200300
RULE = {"name": "terror", "do": "remove", "categories": ["terrorism"]}


class InProcess:
    """What the register's office answers an agent, without HTTP between them."""

    def __init__(self, register: Register, agent: Any) -> None:
        self._register, self._agent = register, agent

    def exchange(self, method: str, _address: str, *, query: str = "", body: bytes = b"", **_: Any) -> Answer:
        from openroll.desk import offers, outcomes

        if method == "GET":
            after = int(query.partition("after=")[2].partition("&")[0])
            told: dict[str, Any] = {
                "register": self._register.origin, "entry": self._agent.entry_id, "now": rfc3339(NOW),
                "appeal_url": "https://office.example/appeal/", "offers": offers.after(self._agent.entry_id, after, 20),
            }  # fmt: skip
        else:
            notes = json.loads(body)["outcomes"]
            taken = outcomes.take(notes, self._agent, origin=self._register.origin, clock=at())
            told = {"results": [{"id": one.id, "taken": one.error is None, "problem": {"detail": str(one.error)}}
                                for one in taken]}  # fmt: skip
        return Answer(200, "application/json", json.dumps(told).encode())


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        ("", ""),
        ("Bad Request: not enough rights", "right"),
        ("Bad Request: message can't be deleted", "delete"),
    ],
)
def test_from_an_order_to_what_the_public_reads(
    opened: Register, tmp_path: Path, refusal: str, said: str
) -> None:
    from openroll.desk.models import Agent as Row

    api = BotApi([Chat(MARKET, "Quiet_Market", messages={5, 6}, members={AUTHOR: "member"})], talks={AUTHOR})
    entry = entered(opened, domains=["t.me"])
    vkey = (opened.public / "log.vkey").read_text().strip()
    (tmp_path / "bot.token").write_text(TOKEN + "\n")
    (tmp_path / "authors").write_text(f"quiet_market 5 {AUTHOR}\n")
    with served() as server:
        server.application = api.application
        path = tmp_path / "organiser"
        folders.make(path, {
            "register": {"url": "https://office.example", "key": vkey, "entry": entry.number},
            "service": {"name": "Quiet Harbour", "domains": ["t.me"]}, "rules": [RULE],
            "messenger": {"kind": "telegram", "token": str(tmp_path / "bot.token")},
        })  # fmt: skip
        folder = folders.Folder(path)
        row = Row.objects.create(
            entry=entry, vkey=folder.key().verifier.text, added_by=person("organiser", "org"), added_at=NOW
        )
        asked = request(opened, entry, authority(), locators=["https://t.me/Quiet_Market/5"])
        if refusal:
            api.refuse("deleteMessage", 400, refusal)
        messenger = Telegram(
            tmp_path / "bot.token",
            address=server.address,
            preview=server.address,
            authors=tmp_path / "authors",
        )
        store, clock = folder.store(), MovingClock(NOW)
        bench = Bench(folder.settings(), store, messenger, folder.key(), clock)
        client = Client(bench.settings.register, bench.key, clock, InProcess(opened, row).exchange)
        agent = Agent(bench, client, lambda _error: None)
        for _ in range(6):
            agent.round()
            clock.move(seconds=1)
        (decision,) = store.rows("SELECT * FROM decision")
        store.close()
    asked.refresh_from_db()
    item = asked.rows.get()
    if refusal:  # a person sees Telegram's words; nothing is said to be done
        assert decision["stuck"] == 1
        assert said in decision["trouble"]
        assert (asked.state, item.state) == ("admissible", "waiting")
        assert api.chats[0].messages == {5, 6}
        return
    assert api.chats[0].messages == {6}
    assert (asked.state, item.state, item.proof["gone"]) == ("answered", "full", True)
    assert [one["chat_id"] for one in api.called("sendMessage")] == [str(AUTHOR)]
    assert item.informed_at is not None
    publishing.publish(opened)
    with closing(sqlite3.connect(opened.public / DESK)) as desk:
        assert desk.execute("SELECT state, action, gone FROM item").fetchall() == [("full", "remove-post", 1)]
        assert desk.execute("SELECT state FROM request").fetchall() == [("answered",)]
