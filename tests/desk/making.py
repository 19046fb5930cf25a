"""Authorities with their keys, and orders, as they come in. The companies and authorities are invented."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from openroll.core.clock import FixedClock
from openroll.desk import authorities, gate, intake, models, signed
from openroll.desk import order as orders
from openroll.desk.authorities import Described
from openroll.desk.reading import Sender, Taken
from openroll.desk.words import Channel
from openroll.log.note import SigningKey
from openroll.roll.acting import Actor
from openroll.site.register import Register
from tests.desk.test_order import written
from tests.people.making import person
from tests.people.organisers import entered
from tests.roll.making import NOW, opened_copy

CODE = "gb-police"
KEY = SigningKey.from_seed("police.example/orders", b"k" * 32)
OTHER_KEY = SigningKey.from_seed("court.example/orders", b"o" * 32)
PLACE = "https://www.tesco.example/posts/"


def actor(name: str, role: str = "senior-registrar") -> Actor:
    """The person of that name, made when there is none."""
    from openroll.people.models import Person

    found = Person.objects.filter(email=f"{name}@office.example").first() or person(role, name)
    return Actor(found.role, found.pk)


def described(code: str = CODE, **more: str) -> Described:
    told = {
        "name": "Example Police", "country": "GB", "language": "en", "email": "desk@police.example",
        "competence": "Section 3 of the Example Act", "evidence": "A letter, and a call back.", **more,
    }  # fmt: skip
    return Described(code=code, **told)


def authority(
    code: str = CODE,
    key: SigningKey | None = KEY,
    *,
    verified: bool = True,
    confirmed: bool = True,
    **more: str,
) -> models.Authority:
    """An authority that two persons have looked at, with a key that two have."""
    found = authorities.propose(described(code, **more), actor("first"), NOW)
    if verified:
        found = authorities.verify(code, actor("second"), NOW)
    if key is not None:
        row = authorities.add_key(code, key.verifier.text, actor("first"), NOW)
        if confirmed:
            authorities.confirm_key(row.pk, actor("second"), NOW)
    return found


def order(reference: str = "2026/17", *places: str, code: str = CODE, **more: Any) -> dict[str, Any]:
    """An order about entry 1 that lacks nothing; ``places`` are what it names, one page without any."""
    told = {"locators": [*places] or [PLACE + "1"], "territory": ["GB"], "issued_at": "2026-11-23T09:30:00Z"}
    return written(authority=code, reference=reference, **{"tell_author": None, **told, **more})


def sender(code: str = CODE, channel: Channel = Channel.API) -> Sender:
    """Whoever sends by the authority's key."""
    found = models.Authority.objects.get(code=code)
    return Sender(channel, found, found.keys.first())


def take(register: Register, *sent: Any, by: Sender | None = None, at: datetime = NOW) -> Sequence[Taken]:
    return intake.take([*sent], by or sender(), origin=register.origin, clock=FixedClock(at))


def pass_on(register: Register, at: datetime = NOW, limit: int = 1000) -> int:
    return gate.pass_on(origin=register.origin, clock=FixedClock(at), limit=limit)


def signed_file(told: dict[str, Any], key: SigningKey = KEY) -> bytes:
    """An order as a signed file."""
    return signed.sign(orders.of(told), key)


def _with_an_authority(register: Register) -> None:
    entered(register)
    authority()


@pytest.fixture
def ready(tmp_path: Path, free_database: str) -> Iterator[Register]:
    """A register with an entry and an authority."""
    with opened_copy(_with_an_authority, tmp_path / "register", free_database) as register:
        yield register
