"""A messenger and a register for tests: the messenger keeps its state in a file, as one that outlives an agent does."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from openroll.agent import folder as folders
from openroll.agent.bench import Bench
from openroll.agent.client import Client
from openroll.agent.messengers.base import Done, MessengerDown, MessengerRefused, Place, Seen, only_public
from openroll.agent.running import Agent
from openroll.core.clock import Clock, FixedClock, parse_rfc3339, rfc3339
from openroll.desk import outcome_data
from openroll.desk.locators import Network, Private, PublicLocator
from openroll.desk.locators_place import not_public
from openroll.desk.outcome import Said, read
from openroll.desk.words import Action
from openroll.log.note import SigningKey, VerifierKey
from openroll.net.http import Answer

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
ORIGIN = "roll.example/log"
REGISTER = SigningKey.from_seed(ORIGIN, b"r" * 32).verifier
ENTRY = 17
DOMAIN = "chat.example"
APPEAL = "https://office.example/appeal/"


class FakeMessenger:
    """Speaks Matrix's places. ``faults`` are raised or lied, one for each call of a name, before it does anything."""

    name = "matrix"
    actions = frozenset({Action.REMOVE, Action.QUARANTINE, Action.SUSPEND, Action.DELIST, Action.SHUT})

    def __init__(self, path: Path) -> None:
        self._path = path
        self.faults: list[tuple[str, Any]] = []
        self.calls: list[str] = []
        if not path.exists():
            self._write({"gone": {}, "marks": {}, "acts": [], "told": [], "private": {}, "missing": []})

    @property
    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._path.read_text())
        return found

    def _write(self, state: dict[str, Any]) -> None:
        self._path.write_text(json.dumps(state))

    def change(self, **values: Any) -> None:
        self._write({**self.state, **values})

    def _fault(self, name: str) -> Any:
        self.calls.append(name)
        for place, (which, fault) in enumerate(self.faults):
            if which == name:
                del self.faults[place]
                if isinstance(fault, Exception):
                    raise fault
                return fault
        return None

    def look(self, locator: PublicLocator) -> Place:
        only_public(locator, Network.MATRIX)
        self._fault("look")
        state = self.state
        if locator.key in state["private"]:
            raise not_public(Private(state["private"][locator.key]))
        there = locator.key not in state["gone"] and locator.key not in state["missing"]
        author = state.get("authors", {}).get(locator.item, "@author:chat.example")
        return Place(locator.key, there, author, locator.room)

    def act(self, locator: PublicLocator, action: Action, mark: str) -> Done:
        only_public(locator, Network.MATRIX)
        lie = self._fault("act")
        state = self.state
        if lie != "lie" and mark not in state["marks"]:
            state["acts"].append([locator.key, str(action)])
            state["gone"][locator.key] = str(action)
        state["marks"][mark] = True
        self._write(state)
        return Done(action, f"$done-{mark[:8]}", undoable=action != Action.REMOVE)

    def undo(self, locator: PublicLocator, action: Action, mark: str) -> Done:
        self._fault("undo")
        if action == Action.REMOVE:
            raise MessengerRefused("A post that was removed cannot be brought back.")
        state = self.state
        if mark not in state["marks"]:
            state["acts"].append([locator.key, "undo"])
            state["gone"].pop(locator.key, None)
        state["marks"][mark] = True
        self._write(state)
        return Done(action)

    def see(self, locator: PublicLocator, action: Action) -> Seen:
        self._fault("see")
        gone = locator.key in self.state["gone"]
        return Seen(404 if gone else 200, gone)

    def tell(self, author: str, text: str, mark: str) -> str:
        lie = self._fault("tell")
        if lie == "cannot":
            return ""
        state = self.state
        if mark not in state["marks"]:
            state["told"].append([author, text])
        state["marks"][mark] = True
        self._write(state)
        return f"$told-{mark[:8]}"


class FakeRegister:
    """What a register answers an agent: ``exchange`` in the place of the network's."""

    def __init__(self, key: VerifierKey) -> None:
        self._key = key
        self.offers: list[dict[str, Any]] = []
        self.taken: dict[str, Said] = {}
        self.refuse: Callable[[Said], dict[str, Any] | None] = lambda _said: None
        self.down: Exception | Answer | None = None
        self.asked: list[str] = []

    def exchange(
        self, method: str, address: str, *, query: str = "", body: bytes = b"", **_more: Any
    ) -> Answer:
        self.asked.append(f"{method} {address.partition('/api/')[2]}?{query}")
        if isinstance(self.down, Exception):
            raise self.down
        if self.down is not None:
            return self.down
        if method == "GET":
            after = int(query.partition("after=")[2].partition("&")[0])
            told = {
                "register": ORIGIN, "entry": ENTRY, "appeal_url": APPEAL, "now": rfc3339(START), "more": 1,
                "offers": [one for one in self.offers if one["n"] > after][:20],
            }  # fmt: skip
            return Answer(200, "application/json", json.dumps(told).encode())
        results = [self._take(note) for note in json.loads(body)["outcomes"]]
        return Answer(200, "application/json", json.dumps({"results": results}).encode())

    def _take(self, note: str) -> dict[str, Any]:
        said = read(note.encode(), [self._key])
        outcome_data.read(said)  # as the register reads it
        problem = self.refuse(said)
        if problem is not None:
            return {"id": said.id, "problem": problem}
        self.taken.setdefault(said.id, said)
        return {"id": said.id, "taken": True}

    def kinds(self, request: int | None = None, item: int | None = None) -> list[str]:
        return [
            str(one.kind)
            for one in self.taken.values()
            if request in (None, one.request) and item in (None, one.item)
        ]

    def said(self, kind: str, request: int = 1, item: int = 1) -> dict[str, Any]:
        (found,) = (
            one
            for one in self.taken.values()
            if (str(one.kind), one.request, one.item) == (kind, request, item)
        )
        return dict(found.data)

    def offer(self, kind: str, request: dict[str, Any], **more: Any) -> None:
        self.offers.append(
            {"n": len(self.offers) + 1, "kind": kind, "at": rfc3339(START), "request": request, **more}
        )

    def ask(self, number: int, *locators: str, **more: Any) -> None:
        """Offer a request."""
        self.offer("request", request_of(number, *locators, **more))

    def brief(self, kind: str, number: int, state: str, **more: Any) -> None:
        """Tell what happened to a request."""
        self.offer(kind, {"number": number, "state": state, "deadline_at": "2026-11-02T10:00:00Z"}, **more)

    def appeal(self, number: int, item: int = 1, n: int = 1, text: str = "It was a joke.") -> None:
        """Tell of an appeal."""
        made = {"item": item, "n": n, "text": text, "language": "en", "made_at": rfc3339(START)}
        self.brief("appeal", number, "answered", appeal=made)


def request_of(number: int, *locators: str, **more: Any) -> dict[str, Any]:
    """A request as the register tells it."""
    return {
        "number": number,
        "authority": {"code": "XA-NET", "name": "Office for the Net", "country": "XA"},
        "reference": f"REF-{number}", "category": "terrorism", "legal_basis": "Net Act, section 3",
        "reasons": "It calls to arms.", "territory": [], "language": "en", "contact": "desk@net.example",
        "redress": "The court of Xa.", "issued_at": "2026-11-02T08:59:00Z", "received_at": "2026-11-02T09:00:00Z",
        "deadline_at": "2026-11-02T10:00:00Z", "defer_until": None, "defer_why": "", "state": "admissible",
        "items": [
            {"n": n, "locator": locator, "state": "waiting", "same_as": None} for n, locator in enumerate(locators, 1)
        ],
        **more,
    }  # fmt: skip


def post(name: str = "one") -> str:
    """A public post."""
    return f"!market:{DOMAIN}/${name}"


ROOM = f"#market:{DOMAIN}"


def settings_data(**more: Any) -> dict[str, Any]:
    """The settings of an agent."""
    return {
        "register": {"url": "https://office.example", "key": REGISTER.text, "entry": ENTRY},
        "service": {"name": "Quiet Harbour", "domains": [DOMAIN]},
        "messenger": {"kind": "matrix", "address": "http://127.0.0.1:1", "server_name": DOMAIN,
                      "agent_token": "agent.token", "witness_token": "witness.token"},
        "preserves_days": 182,
        **more,
    }  # fmt: skip


RULE = {"name": "terror", "do": "remove", "categories": ["terrorism"], "countries": ["XA"]}


class MovingClock:
    """A clock that a test moves."""

    def __init__(self, now: datetime = START) -> None:
        self.present = now

    def now(self) -> datetime:
        return self.present

    def move(self, **span: float) -> None:
        self.present += timedelta(**span)


class Trial:
    """An agent with a fake messenger and a fake register."""

    def __init__(self, path: Path, clock: Clock | None = None, **more: Any) -> None:
        self.path = path
        if not (path / "agent.key").exists():
            folders.make(path, settings_data(**more))
        self.folder = folders.Folder(path)
        self.key = self.folder.key()
        self.clock = clock or MovingClock()
        self.messenger = FakeMessenger(path / "messenger.json")
        self.register = FakeRegister(self.key.verifier)
        self.errors: list[str] = []
        self.open()

    def open(self) -> None:
        """Begin as a new process does."""
        self.settings = self.folder.settings()
        self.store = self.folder.store()
        self.bench = Bench(self.settings, self.store, self.messenger, self.key, self.clock)
        client = Client(self.settings.register, self.key, self.clock, self.register.exchange)
        self.agent = Agent(self.bench, client, lambda error: self.errors.append(str(error)))

    def work(self, rounds: int = 3) -> None:
        for _ in range(rounds):
            self.agent.round()

    def move(self, **span: float) -> None:
        assert isinstance(self.clock, MovingClock)
        self.clock.move(**span)

    def item(self, request: int = 1, n: int = 1) -> Any:
        return self.store.row("SELECT * FROM item WHERE request = ? AND n = ?", (request, n))

    def decisions(self) -> list[Any]:
        return self.store.rows("SELECT * FROM decision ORDER BY id")


DOWN = MessengerDown("The messenger does not answer.")
REFUSED = MessengerRefused("The messenger refuses.")
__all__ = ["DOWN", "REFUSED", "FixedClock", "parse_rfc3339"]
