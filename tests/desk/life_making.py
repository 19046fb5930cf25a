"""Requests that were admitted, an agent that answers them, and what it signs."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from openroll.core.clock import Clock, FixedClock, rfc3339
from openroll.desk import outcome
from openroll.log.note import SigningKey
from openroll.roll import models as roll
from openroll.site.register import Register
from tests.people.making import person
from tests.people.organisers import entered
from tests.roll.making import NOW as NOW
from tests.roll.making import what_was_made

LOCATORS = ("https://tesco.example/posts/1", "https://tesco.example/posts/2")
GONE: dict[str, Any] = {"status": 404, "gone": True, "at": rfc3339(NOW)}
BACK: dict[str, Any] = {"status": 200, "gone": False, "at": rfc3339(NOW)}
EFFECT: dict[str, Any] = {
    "effect": "full",
    "action": "remove-post",
    "countries": [],
    "event": "$event",
    "acted_at": rfc3339(NOW),
    "proof": GONE,
    "preserved_until": None,
}
REASONS: dict[str, Any] = {
    "text": "It praises an attack.",
    "language": "en",
    "legal_basis": "Regulation (EU) 2021/784",
    "automated_detection": False,
    "automated_decision": "not",
}
REFUSED: dict[str, Any] = {"ground": "lawful", "text": "It is a news report."}


def at(**later: float) -> Clock:
    return FixedClock(NOW + timedelta(**later))


def authority(code: str = "de-bka", **more: Any) -> Any:
    from openroll.desk.models import Authority

    told: dict[str, Any] = {
        "name": "Bundeskriminalamt",
        "country": "DE",
        "language": "en",
        "email": "orders@bka.example",
        "competence": "It may.",
        "evidence": "seen",
        "state": "verified",
        "proposed_at": NOW,
        "verified_at": NOW,
        **more,
    }
    first, second = person("registrar", f"p-{code}"), person("senior-registrar", f"v-{code}")
    return Authority.objects.create(code=code, proposed_by=first, verified_by=second, **told)


def order(of: Any, entry: roll.Entry, reference: str = "1", **more: Any) -> dict[str, Any]:
    """Return an order that lacks nothing."""
    return {
        "v": 1,
        "authority": of.code,
        "reference": reference,
        "service": entry.number,
        "category": "terrorism",
        "legal_basis": "Regulation (EU) 2021/784",
        "reasons": "It praises an attack.",
        "contact": "desk@bka.example",
        "redress": "Verwaltungsgericht Wiesbaden",
        "language": "de",
        "issued_at": rfc3339(NOW),
        "deadline": "PT1H",
        "locators": [*LOCATORS],
        **more,
    }


def request(
    register: Register,
    entry: roll.Entry,
    of: Any,
    *,
    reference: str = "1",
    locators: Sequence[str] = LOCATORS,
    minutes: int = 60,
    admitted: bool = True,
    **more: Any,
) -> Any:
    """Take a request in and pass it on; one that is not to be ``admitted`` waits for a person."""
    from openroll.desk import gate, intake
    from openroll.desk.models import Request
    from openroll.desk.reading import Sender
    from openroll.desk.words import Channel

    told = {"deadline": f"PT{minutes}M", "locators": [*locators], **more}
    if not admitted:
        told["category"] = "other"
    sent = order(of, entry, reference, **told)
    [taken] = intake.take([sent], Sender(Channel.API, of), origin=register.origin, clock=at())
    assert taken.request is not None, taken.problem
    while gate.pass_on(origin=register.origin, clock=at()):
        pass
    made = Request.objects.get(number=taken.request)
    assert made.state == ("admissible" if admitted else "acknowledged"), made.returned_for
    return made


def agent_of(entry: roll.Entry, name: str = "agent.tesco.example") -> tuple[Any, SigningKey]:
    """Return an agent of ``entry`` and its key."""
    from openroll.desk.models import Agent

    key = SigningKey.generate(name)
    by = person("organiser", f"a-{secrets.token_hex(4)}")
    return Agent.objects.create(entry=entry, vkey=key.verifier.text, added_by=by, added_at=NOW), key


@dataclass
class Desk:
    """One entry with an agent, and an authority that sent it a request of two items."""

    register: Register
    entry: Any = None
    authority: Any = None
    request: Any = None
    agent: Any = None
    key: Any = None
    sent: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.entry, self.authority = entered(self.register), authority()
        self.request = request(self.register, self.entry, self.authority)
        self.agent, self.key = agent_of(self.entry)

    def note(self, kind: str, item: int = 1, /, **data: Any) -> str:
        """Return a signed outcome; members of ``data`` that begin with an underscore change what stands around it."""
        around = {name[1:]: data.pop(name) for name in [*data] if name.startswith("_")}
        key = around.pop("key", self.key)
        told: dict[str, Any] = {
            "id": secrets.token_hex(16),
            "register": self.register.origin,
            "entry": self.entry.number,
            "request": self.request.number,
            "item": item,
            "kind": outcome.Kind(kind),
            "at": NOW,
            "data": data,
            **around,
        }
        return outcome.write(outcome.Said(**told), key).decode()

    def take(self, *notes: str, clock: Clock | None = None) -> list[Any]:
        """Take outcomes; return why each was not, None where it was."""
        from openroll.desk import outcomes

        taken = outcomes.take(notes, self.agent, origin=self.register.origin, clock=clock or at())
        self.request.refresh_from_db()
        return [one.error for one in taken]

    def tell(self, kind: str, item: int = 1, /, *, clock: Clock | None = None, **data: Any) -> Any:
        """Take one outcome of ``kind``; return why it was not taken."""
        return self.take(self.note(kind, item, **data), clock=clock)[0]

    def item(self, n: int = 1) -> Any:
        return self.request.rows.get(n=n)

    def facts(self) -> list[str]:
        """Return the types of all facts about requests, in order, without ``request-``."""
        rows = roll.Fact.objects.filter(type__startswith="request-").order_by("index")
        return [row.type.removeprefix("request-") for row in rows]


@pytest.fixture
def desk(tmp_path: Path, free_database: str) -> Iterator[Desk]:
    """An entry with its agent, and a request of two items that was admitted."""
    with what_was_made(Desk, tmp_path / "register", free_database) as made:
        yield made
