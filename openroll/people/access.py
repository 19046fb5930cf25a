"""Who may see and do what: each view says which roles it answers, and nothing is answered that says nothing."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from openroll.core.errors import N_, Refusal
from openroll.roll.acting import SENDER, Actor

from .kept import keep
from .models import Person

P = ParamSpec("P")
Role = Person.Role

EVERYBODY: Final = "everybody"  # signed in or not
KEEPERS: Final = (Role.REGISTRAR, Role.SENIOR)  # decide, and change
READERS: Final = (*KEEPERS, Role.AUDITOR)  # see everything in the office
SIGNED_IN: Final = tuple(Role)
GUARDED: Final = (*READERS, Role.AUTHORITY)  # must have a second factor, and are not idle for long
SIGN_IN: Final = "/sign-in"
FRESH: Final = 600  # seconds since somebody last showed who they are
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class NotAllowed(Refusal):
    """The role of whoever asks does not allow it."""

    code = "not-allowed"


def allow(
    *roles: str,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Let a view answer these ``roles`` alone, or EVERYBODY.

    Whoever is not signed in is led to the door, and comes back; a role that may not gets NotAllowed, which the
    office answers with status 403. ``roles`` stand on the view as ``allowed``: tests hold them against a table.
    """

    def decorate(
        view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if EVERYBODY not in roles:
                person = signed_in(request)
                if person is None:
                    return to_the_door(request)
                if person.role not in roles:
                    raise NotAllowed(N_("Your account does not allow this. Ask a senior registrar."))
            return view(request, *args, **kwargs)

        guarded.allowed = frozenset(roles)  # type: ignore[attr-defined]  # a function has room for it
        return guarded

    return decorate


def signed_in(request: HttpRequest) -> Person | None:
    """Return who is signed in, None when nobody is."""
    user: Any = getattr(request, "user", None)
    return user if isinstance(user, Person) and user.is_active else None


def actor(request: HttpRequest) -> Actor:
    """Return who acts in ``request``: a person in a role, or somebody without an account."""
    person = signed_in(request)
    return Actor(person.role, person.pk) if person else SENDER


def to_the_door(request: HttpRequest) -> HttpResponseRedirect:
    """Lead to the sign-in page, and back to where ``request`` wanted to go; what it posts is kept for its form."""
    return _by_way_of(SIGN_IN, request)


def freshly(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let a view change something only for who has shown within ten minutes who they are; stands below ``allow``.

    Anybody else is asked again, by password, code or passkey, and comes back to the form, which is filled.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        person = signed_in(request)
        if request.method in SAFE or person is None or is_fresh(request, person):
            return view(request, *args, **kwargs)
        return ask_again(request)

    return guarded


def is_fresh(request: HttpRequest, person: Person) -> bool:
    """Tell whether ``person`` has shown within ten minutes who they are."""
    records = get_authentication_records(request, person)
    return bool(records) and time.time() - float(records[-1]["at"]) < FRESH


def ask_again(request: HttpRequest) -> HttpResponseRedirect:
    """Lead to where somebody who is signed in shows again who they are, and back. Raises NotAllowed without a way."""
    ways = get_adapter().get_reauthentication_methods(request.user)
    if not ways:
        raise NotAllowed(
            N_("Your account has neither a password nor a second factor. Sign out, then in again.")
        )
    return _by_way_of(ways[0]["url"], request)


def _by_way_of(path: str, request: HttpRequest) -> HttpResponseRedirect:
    back = request.get_full_path() if request.method in SAFE else keep(request)
    return HttpResponseRedirect(f"{path}?{urlencode({'next': back})}")
