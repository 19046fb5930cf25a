"""Who may see and do what: each view says which roles it answers, and nothing is answered that says nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from openroll.core.errors import N_, Refusal
from openroll.roll.acting import SENDER, Actor

from .models import Person

P = ParamSpec("P")
Role = Person.Role

EVERYBODY: Final = "everybody"  # signed in or not
KEEPERS: Final = (Role.REGISTRAR, Role.SENIOR)  # decide, and change
READERS: Final = (*KEEPERS, Role.AUDITOR)  # see everything in the office
SIGNED_IN: Final = tuple(Role)
SIGN_IN: Final = "/sign-in"


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
    """Lead to the sign-in page, and back to where ``request`` wanted to go."""
    return HttpResponseRedirect(f"{SIGN_IN}?{urlencode({'next': request.get_full_path()})}")
