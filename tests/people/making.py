"""Persons made by hand, and browsers in which they are signed in."""

from datetime import UTC, datetime
from typing import Any

from django.test import Client

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def person(role: str = "registrar", name: str = "", **more: Any) -> Any:
    """Return a new person in ``role``; their address is made of ``name``."""
    from openroll.people.models import Person

    name = name or role
    made = Person(email=f"{name}@office.example".lower(), name=name.title(), role=role, joined_at=NOW, **more)
    made.set_unusable_password()
    made.save()
    return made


def client_of(who: Any, **more: Any) -> Client:
    """Return a browser in which ``who`` (a person, or a role in which a new one is made) is signed in."""
    client = Client(SERVER_NAME="localhost", **more)
    client.force_login(
        person(who) if isinstance(who, str) else who, backend="django.contrib.auth.backends.ModelBackend"
    )
    return client
