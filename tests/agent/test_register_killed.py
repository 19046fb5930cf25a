"""The register's own processes are killed while authorities and agents talk to it: what was acknowledged is there once.

``scripts/soak`` runs the long form.
"""

import json
import os
import random
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from openroll.agent.client import Client, RegisterRefused
from openroll.agent.settings import Register as Known
from openroll.core.clock import SystemClock, rfc3339
from openroll.core.errors import OpenrollError
from openroll.desk import receipt
from openroll.desk.outcome import Kind, Said, write
from openroll.log.note import SigningKey, VerifierKey
from openroll.net.http import exchange
from openroll.net.http_signature import signed
from openroll.publish.deskschema import DESK
from tests.agent.installations import Asking, prepare, wait_for
from tests.cli.test_serve import addresses, children, serving
from tests.command import Run
from tests.desk.making import order

__all__ = ["addresses"]
ROUNDS = [0, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(1, 12))]
KILLS = 8 if os.environ.get("OPENROLL_HYPOTHESIS") == "soak" else 3  # in a round
BATCH = 25  # orders: so many wait to be written out
Answer = TypeVar("Answer")
AGENT = SigningKey.from_seed("agent.harbour.example", b"a" * 32)


class Killer:
    """Serves a register, and kills one of its processes now and then; killed whole, it is started again."""

    def __init__(self, register: Path, chance: random.Random) -> None:
        self._register, self._chance = register, chance
        self._served = serving(register)
        self._process: subprocess.Popen[str] = self._served.__enter__()
        self.killed = 0

    def kill(self) -> None:
        """Kill one of them, or all."""
        whole = self._chance.random() < 0.4
        time.sleep(self._chance.random() * 0.5)
        living = children(self._process)
        with suppress(ProcessLookupError):
            os.kill(self._process.pid if whole or not living else self._chance.choice(living), signal.SIGKILL)
            self.killed += 1
        if whole or not living:
            self.stop()
            time.sleep(0.5)  # its processes see that it is gone
            self._served = serving(self._register)
            self._process = self._served.__enter__()

    def stop(self) -> None:
        self._served.__exit__(None, None, None)


def until_answered(ask: Callable[[], Answer]) -> Answer:
    """Ask again, as whoever is not sure does, until there is an answer."""
    end = time.monotonic() + 90
    while True:
        try:
            return ask()
        except (OpenrollError, AssertionError, OSError) as error:
            if isinstance(error, RegisterRefused):
                raise
            assert time.monotonic() < end, error
            time.sleep(0.1)


class Talk:
    """An authority that sends, and an agent that answers, both until they are told that it was taken."""

    def __init__(self, asking: Asking, client: Client) -> None:
        self.asking, self._client = asking, client
        self.numbers: dict[str, int] = {}
        self.answered: set[int] = set()
        self._after = 0

    def send(self, count: int) -> None:
        """Send orders together."""
        now, entry = rfc3339(SystemClock().now()), self.asking.entry
        names = [f"2026/{len(self.numbers) + n}" for n in range(count)]
        orders = [
            order(one, f"https://harbour.example/t/{one}", service=entry, issued_at=now) for one in names
        ]
        told = until_answered(lambda: self.asking.ask("POST", "/api/v1/requests", {"orders": orders}))
        for name, one in zip(names, told["results"], strict=True):
            assert "problem" not in one, one
            self.numbers[name] = one["request"]

    def answer(self, origin: str) -> bool:
        """Refuse what was offered since the last time; tell whether everything was offered that was sent."""
        for one in until_answered(lambda: self._client.offers(self._after)).told:
            self._after = one.n
            if one.kind != "request":
                continue
            assert one.request not in self.answered, "told twice"
            self.answered.add(one.request)
            said = Said(
                id=f"{one.request:032d}", register=origin, entry=self.asking.entry, request=one.request, item=1,
                kind=Kind.REFUSED, at=SystemClock().now(), data={"ground": "lawful", "text": "It is news."},
            )  # fmt: skip
            note = write(said, AGENT).decode()
            results = until_answered(partial(self._client.outcomes, [note]))
            assert [*results.values()] == [None]
        return len(self.answered) == len(self.numbers)


@pytest.mark.parametrize("seed", ROUNDS)
def test_what_was_acknowledged_is_there_once(
    register: Path, addresses: tuple[str, str], openroll: Run, seed: int
) -> None:
    made, entry, key = prepare(register, "harbour.example", AGENT.verifier.text)
    vkey = VerifierKey.from_text((made.public / "log.vkey").read_text().strip())
    client = Client(Known(f"http://{addresses[1]}", vkey, entry), AGENT, SystemClock())
    talk = Talk(Asking(addresses[1], key, entry), client)
    killer = Killer(register, random.Random(seed))
    try:
        for _ in range(KILLS):
            talk.send(BATCH)
            talk.send(1)
            killer.kill()
            talk.send(1)
            talk.answer(made.origin)
        wait_for(lambda: talk.answer(made.origin), 90)
        count = len(talk.numbers)
        wait_for(lambda: published(made.public) == (count, count), 60)
        keys = json.loads((made.public / "keys.json").read_text())
        check_receipts(talk.asking, talk.numbers, keys["receipts"])
        listed = everything(talk.asking)
    finally:
        killer.stop()
    assert killer.killed == KILLS
    assert sorted(listed) == sorted(talk.numbers.items())
    assert len({*talk.numbers.values()}) == count
    assert openroll("verify", made.public).status == 0
    assert openroll("fsck", register, "--deep").status == 0
    with closing(sqlite3.connect(made.public / DESK)) as desk:
        counted = desk.execute("SELECT type, item, count(*), count(DISTINCT request) FROM fact GROUP BY 1, 2")
        assert {row[2:] for row in counted} == {(count, count)}
        states = desk.execute("SELECT state, count(*) FROM request GROUP BY 1").fetchall()
    assert states == [("answered", count)]


def published(public: Path) -> tuple[int, int]:
    """How many requests stand in the public file, and how many of them were refused."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(public / DESK)) as desk:
        count: int = desk.execute("SELECT count(*) FROM request").fetchone()[0]
        refused: int = desk.execute("SELECT count(*) FROM item WHERE state = 'refused'").fetchone()[0]
        return count, refused
    return 0, 0


def everything(asking: Asking) -> list[tuple[str, int]]:
    """All that the authority is told it has sent."""
    found: list[tuple[str, int]] = []
    while True:
        last = found[-1][1] if found else 0
        told = asked_at(asking, f"/api/v1/requests?after={last}&limit=100")["requests"]
        if not told:
            return found
        found += [(one["reference"], one["number"]) for one in told]


def asked_at(asking: Asking, path: str) -> Any:
    return json.loads(raw(asking, path))


def raw(asking: Asking, path: str) -> bytes:
    plain, _, query = path.partition("?")
    address = f"http://{asking.office}{plain}"
    whole = f"{address}?{query}" if query else address
    headers = signed("GET", whole, b"", asking.key, SystemClock().now())
    answer = exchange("GET", address, query=query, headers=headers)
    assert answer.status == 200, (answer.status, answer.body)
    return answer.body


def check_receipts(asking: Asking, numbers: dict[str, int], key: str) -> None:
    """Each order stands in a receipt that the register signed."""
    promised: dict[str, int] = {}
    for name, number in numbers.items():
        if name not in promised:
            note = until_answered(partial(raw, asking, f"/api/v1/requests/{number}/receipt"))
            told = receipt.read(note, [VerifierKey.from_text(key)])
            promised |= {one["reference"]: one["request"] for one in told.orders}
    assert promised == numbers
