"""A register of one's own for each test, opened in this process, and messages, claims and findings made by hand.

Making a register takes half a second, most of it for its tables; on SQLite one is made and copied.
"""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest

from openroll.core.clock import Clock, FixedClock
from openroll.identity.claims import Alert, Claim
from openroll.log.disclosure import belonging_to, reveal
from openroll.log.fact import parse
from openroll.roll import models, services
from openroll.roll.services import Outcome
from openroll.site.founding import found
from openroll.site.private_database import use
from openroll.site.register import Register, load
from openroll.sources.ask import Findings, RefusedLink
from openroll.sources.message import read_message
from tests.copies import Make, copy, copy_on_server
from tests.identity.making import company, stated

T = TypeVar("T")
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
MAIL = "post.office@tesco.example"
LETTER = f"https://register.example/GB-COH/00445790\n{MAIL}\nhttps://www.tesco.example\n"


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register on SQLite that is copied, never used."""
    folder = tmp_path_factory.mktemp("founded") / "register"
    found(folder, "Test register", policy="five-identifiers", clock=FixedClock(NOW))
    _leave()
    return folder


@pytest.fixture
def opened(tmp_path: Path, founded: Path, free_database: str) -> Iterator[Register]:
    """A fresh register that this process uses."""
    folder = tmp_path / "register"
    if free_database:
        copy_on_server(_found, folder, free_database)
    else:
        shutil.copytree(founded, folder)
    register = load(folder)
    use(register)
    yield register
    _leave()


@contextmanager
def opened_copy(made: Callable[[Register], object], folder: Path, database: str) -> Iterator[Register]:
    """Use a copy of a fresh register with which ``made`` has done something."""
    copy(_making(made), folder, database)
    register = load(folder)
    use(register)
    yield register
    _leave()


@contextmanager
def what_was_made(made: Callable[[Register], T], folder: Path, database: str) -> Iterator[T]:
    """The same, with what ``made`` returned, as if it had returned it of this copy."""
    with opened_copy(made, folder, database) as register:
        first, told = _RETURNED[made, bool(database)]
        yield deepcopy(told, {id(first): register})


_RETURNED: dict[tuple[Callable[..., object], bool], tuple[Register, Any]] = {}


@cache
def _making(made: Callable[[Register], object]) -> Make:
    def make(folder: Path, database: str) -> None:
        _found(folder, database)
        register = load(folder)
        use(register)
        _RETURNED[made, bool(database)] = register, made(register)
        _leave()

    return make


def _found(folder: Path, database: str) -> None:
    found(folder, "Test register", policy="five-identifiers", clock=FixedClock(NOW), database=database)
    _leave()


def _leave() -> None:
    from django.db import connections

    connections.close_all()


def clock(moment: datetime = NOW) -> Clock:
    return FixedClock(moment)


def receive(text: str = LETTER, *, vouched_by: str | None = "registrar", **more: Any) -> models.Case:
    """Keep a message as a case."""
    origin = parse(bytes(models.Fact.objects.get(index=0).data)).register
    told = {"basis": "third-party-message", "clock": clock(), "origin": origin, **more}
    return services.receive(read_message(text), vouched_by=vouched_by, **told)


def everything(subject: str = "GB-COH/00445790", mail: str = MAIL) -> list[Claim]:
    """All five identifiers and a domain."""
    return [
        *company(subject, snapshot="aa" * 32),
        stated("email", mail),
        stated("domain", "tesco.example", binding="claimed"),
    ]


def decide(
    register: Register,
    case: models.Case,
    claims: Sequence[Claim] = (),
    alerts: Sequence[Alert] = (),
    refused: Sequence[RefusedLink] = (),
    at: Clock | None = None,
) -> Outcome:
    """Decide on ``case`` by claims made by hand."""
    findings = Findings(list(claims), list(alerts), [], list(refused))
    message = read_message(bytes(case.message))
    return services.decide(case, message, findings, origin=register.origin, clock=at or clock())


def silence(link: str = "https://register.example/1") -> RefusedLink:
    """A source that does not answer for now."""
    return RefusedLink(link, "{link}: no answer", {"link": link}, "unreachable")


def facts() -> list[models.Fact]:
    """Return what was decided: every fact but those that something was received, or that the register has a key."""
    return [row for row in every_fact() if row.type not in ("submission-received", "key-changed")]


def every_fact() -> list[models.Fact]:
    return list(models.Fact.objects.order_by("index").prefetch_related("disclosures"))


def revealed(fact: models.Fact) -> dict[str, Any]:
    """Return what a fact says together with its disclosures."""
    read = parse(bytes(fact.data))
    texts = [one.text for one in fact.disclosures.all()]
    told: dict[str, Any] = json.loads(json.dumps(reveal(read.data, belonging_to(read, texts))))
    return told


def check_chains() -> None:
    """Assert what holds for every log: indexes without a gap, times that never decrease, each subject a chain."""
    from openroll.log.fact import fact_hash

    rows = every_fact()
    assert [row.index for row in rows] == list(range(len(rows)))
    assert [row.at for row in rows] == sorted(row.at for row in rows)
    newest: dict[str, tuple[int, str]] = {}
    for row in rows:
        read = parse(bytes(row.data))
        seq, before = newest.get(row.subject, (0, None))
        assert (read.subject, read.seq, read.prev) == (row.subject, seq + 1, before)
        assert (row.seq, row.type) == (read.seq, read.type)
        newest[row.subject] = (row.seq, fact_hash(bytes(row.data)))
