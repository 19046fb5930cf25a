"""An office to measure: ten thousand cases, a hundred people who are signed in, and `openroll serve` over them."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from openroll.core.clock import FixedClock
from openroll.site.founding import found
from openroll.site.processes import answers, free_address, office_secret
from openroll.site.register import SETTINGS_FILE, Register, load

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
STATES = ("opened", "waiting", "sufficient", "sufficient", "decided", "closed", "lapsed")
CLAIMS = (
    ("name", "TESCO {n} PLC"), ("country", "GB"), ("number", "{n:08}"), ("address", "{n} Shire Park, Welwyn"),
    ("email", "post{n}@tesco.example"), ("domain", "tesco{n}.example"),
)  # fmt: skip
PATIENCE = 60.0


def make(folder: Path, cases: int, people: int, database: str = "") -> tuple[Register, list[str], list[str]]:
    """Make a register with so many cases; return it, the codes of its cases, and a session of each person."""
    register, _ = found(
        folder, "To measure", policy="five-identifiers", clock=FixedClock(NOW), database=database
    )
    os.environ["OPENROLL_OFFICE_SECRET"] = office_secret(register)
    register = _at_free_addresses(register)
    from openroll.site.private_database import use

    use(register)
    from django.conf import settings

    settings.SECRET_KEY = os.environ["OPENROLL_OFFICE_SECRET"]
    persons = _persons(people)
    return register, _cases(cases, persons), [_session(person) for person in persons]


def _at_free_addresses(register: Register) -> Register:
    path = register.folder / SETTINGS_FILE
    text = path.read_text()
    for address in (register.public_address, register.office_address):
        text = text.replace(address, free_address())
    path.write_text(text)
    return load(register.folder)


def _persons(count: int) -> list[Any]:
    from allauth.mfa.models import Authenticator

    from openroll.people.models import Person

    roles = ("registrar",) * 7 + ("senior-registrar",) * 2 + ("auditor",)
    made = Person.objects.bulk_create(
        Person(
            email=f"person{n}@office.example",
            name=f"Person {n}",
            role=roles[n % len(roles)],
            joined_at=NOW,
            password="!",
        )
        for n in range(count)
    )
    Authenticator.objects.bulk_create(
        Authenticator(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"}) for person in made
    )
    return list(made)


def _session(person: Any) -> str:
    """Return the key of a session in which ``person`` is signed in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def _cases(count: int, persons: list[Any]) -> list[str]:
    from openroll.roll import models

    chance = random.Random(20170628)
    made = models.Case.objects.bulk_create(
        (_case(n, chance, persons) for n in range(1, count + 1)), batch_size=1000
    )
    models.Step.objects.bulk_create(
        (
            models.Step(
                case=case, at=case.received_at, by="policy", after=case.state, why="It came by e-mail."
            )
            for case in made
        ),
        batch_size=2000,
    )
    models.Claim.objects.bulk_create(
        (_claim(case, n, name, value) for n, case in enumerate(made, 1) for name, value in CLAIMS),
        batch_size=2000,
    )
    return [case.code for case in made]


def _case(n: int, chance: random.Random, persons: list[Any]) -> Any:
    from openroll.roll import models

    came = NOW - timedelta(minutes=chance.randrange(200 * 24 * 60))
    state = chance.choice(STATES)
    text = f"Please list our service: https://register.example/GB-COH/{n:08} post{n}@tesco.example\n"
    return models.Case(
        code=f"{came:%Y}-{n}",
        channel=chance.choice(("web", "e-mail", "api", "command")),
        received_at=came,
        changed_at=came,
        message=text.encode(),
        message_sha256=f"{n:064x}",
        language="en",
        basis="own-request",
        sender_email=f"post{n}@tesco.example",
        state=state,
        version=1,
        assignee=chance.choice([None, *persons]),
        # What is over by itself the worker ends at its first look; late are only those that wait for a person.
        due_at={
            "waiting": _now() + timedelta(days=chance.randrange(1, 30)),
            "sufficient": came + timedelta(days=chance.randrange(10, 60)),
        }.get(state),
        due={"waiting": "answer", "sufficient": "decision"}.get(state, ""),
        result={"case": f"{came:%Y}-{n}", "status": "review", "missing": [], "identifiers": {}},
    )


def _now() -> datetime:
    return datetime.now(UTC)


def _claim(case: Any, n: int, name: str, value: str) -> Any:
    from openroll.roll import models

    said = value.format(n=n)
    return models.Claim(
        case=case,
        subject=f"GB-COH/{n:08}",
        property=name,
        scheme="GB-COH" if name == "number" else "",
        value=said,
        original=said,
        source="companies-house",
        source_type="official register",
        url=f"https://register.example/GB-COH/{n:08}",
        where="/value",
        quote=json.dumps(said),
        snapshot=f"{n:064x}",
        retrieved_at=NOW,
        binding="claimed" if name == "domain" else "",
        verdict="valid",
        first_seen=NOW,
        last_seen=NOW,
    )


@contextmanager
def served(register: Register) -> Iterator[Register]:
    """Serve ``register`` as `openroll serve` does, all four processes."""
    process = subprocess.Popen(
        [sys.executable, "-m", "openroll", "serve", "--register", str(register.folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + PATIENCE
        while not answers(register.office_address):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the office does not answer")
            time.sleep(0.1)
        yield replace(register)
    finally:
        process.terminate()
        process.wait(PATIENCE)
