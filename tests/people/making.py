"""Persons made by hand, and browsers in which they are signed in."""

import time
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.test import Client

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of their authenticator apps
PASSWORD = "five purple herons at the weir"  # of everybody


def person(
    role: str = "registrar",
    name: str = "",
    *,
    password: str = "",
    second_factor: bool | None = None,
    **more: Any,
) -> Any:
    """Return a new person in ``role``; their address is made of ``name``.

    Those whose role needs a second factor have an authenticator app, unless ``second_factor`` says otherwise.
    """
    from allauth.mfa.totp.internal.auth import TOTP

    from openroll.people.access import GUARDED
    from openroll.people.models import Person

    name = name or role
    made = Person(email=f"{name}@office.example".lower(), name=name.title(), role=role, joined_at=NOW, **more)
    made.password = _hashed(password or PASSWORD)
    made.save()
    if role in GUARDED if second_factor is None else second_factor:
        TOTP.activate(made, SECRET)
    return made


@cache
def _hashed(password: str) -> str:
    """Hash a password once: it is slow, as it should be."""
    from django.contrib.auth.hashers import make_password

    return make_password(password, hasher="scrypt")


def client_of(who: Any, *, fresh: bool = True, **more: Any) -> Client:
    """Return a browser in which ``who`` (a person, or a role in which a new one is made) is signed in.

    They have shown who they are just now, unless it is not ``fresh``.
    """
    client = Client(SERVER_NAME="localhost", **more)
    signed_in = person(who) if isinstance(who, str) else who
    client.force_login(signed_in, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time() - (0 if fresh else 3600), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(signed_in.pk)
    session.save()
    return client


def code_of(secret: str = SECRET, ahead: int = 0) -> str:
    """Return the code that an authenticator app shows now, or in ``ahead`` half minutes."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead)))
