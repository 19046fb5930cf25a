"""What holds wherever somebody is signed in: how long a session lasts, and that staff have a second factor."""

from collections.abc import Callable
from typing import Final

from allauth.mfa.models import Authenticator
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from openroll.core.clock import SystemClock

from .access import GUARDED, signed_in
from .models import Person
from .said import say
from .words import SECOND_FACTOR_FIRST

LONGEST: Final = 12 * 3600  # seconds: then everybody signs in again
IDLE: Final = 3600  # seconds without a request: then staff do
_EVERY: Final = 60  # seconds between two notes of when somebody was last here
# Open to staff who have no second factor yet.
_BEFORE: Final = ("/account", "/sign-out", "/static/", "/language/", "/sign-in", "/join/")
SECURITY: Final = "/account/security"


def guard(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware, behind the one that knows who is signed in."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        person = signed_in(request)
        if person is not None and _is_over(request, person):
            logout(request)
            person = None
        if person is not None and not request.path.startswith(_BEFORE) and lacks_second_factor(person):
            say(request, SECOND_FACTOR_FIRST, wrong=True)
            return HttpResponseRedirect(SECURITY)
        return get_response(request)

    return middleware


def lacks_second_factor(person: Person) -> bool:
    """Tell whether ``person`` must set up a second factor before anything else."""
    return person.role in GUARDED and not has_second_factor(person)


def has_second_factor(person: Person) -> bool:
    """Tell whether ``person`` has an authenticator app or a passkey."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=person, type__in=kinds).exists())


def _is_over(request: HttpRequest, person: Person) -> bool:
    now = SystemClock().now().timestamp()
    session = request.session
    began, seen = session.setdefault("began", now), session.setdefault("seen", now)
    if now - began > LONGEST or (person.role in GUARDED and now - seen > IDLE):
        return True
    if now - seen > _EVERY:
        session["seen"] = now
        from allauth.usersessions.models import UserSession

        UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=SystemClock().now())
    return False
