"""Browsers that have signed in before: a signed cookie says to which accounts, and has its own count of failures."""

import secrets
from typing import Any, Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

COOKIE: Final = "openroll_known"
DAYS: Final = 180
_SALT: Final = "openroll.people.known"
_MOST: Final = 5  # accounts


def _read(request: HttpRequest) -> dict[str, Any]:
    try:
        told = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=DAYS * 86400)
    except signing.BadSignature:
        return {}
    return told if isinstance(told, dict) else {}


def persons(request: HttpRequest) -> list[int]:
    """Return the keys of those who have signed in with this browser, the last one first."""
    return [key for key in _read(request).get("persons", []) if isinstance(key, int)]


def device(request: HttpRequest, person: int) -> str:
    """Return the name of this browser when ``person`` has signed in with it before, else nothing."""
    told = _read(request)
    return str(told.get("device", "")) if person in told.get("persons", []) else ""


def remember(request: HttpRequest, response: HttpResponseBase, person: int) -> None:
    """Let this browser be known as one in which ``person`` has signed in."""
    told = _read(request)
    others = [key for key in persons(request) if key != person]
    value = {"device": told.get("device") or secrets.token_urlsafe(18), "persons": [person, *others][:_MOST]}
    response.set_cookie(
        COOKIE,
        signing.dumps(value, salt=_SALT),
        max_age=DAYS * 86400,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
