"""What people do with their accounts goes into the audit trail, as Django and allauth tell of it."""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest

from openroll.core.clock import SystemClock
from openroll.roll import audit
from openroll.roll.acting import SENDER, Actor

from . import clients
from .models import Person


def write(request: HttpRequest | None, verb: str, who: Person | None, **told: Any) -> None:
    """Write down that ``who`` did ``verb``, and from which address."""
    actor = Actor(who.role, who.pk) if who else SENDER
    where = {"address": clients.address_of(request)} if request is not None else {}
    audit.record(actor, verb, SystemClock().now(), told={**where, **told})


def failed(request: HttpRequest, email: str) -> None:
    """Write down that somebody who is not known to be anybody failed to be ``email``.

    An address that has no account is not written: it may be a password that was typed in the wrong place.
    """
    about = Person.objects.filter(email=email.strip().lower()).first()
    if about is None:
        write(request, "sign-in-failed", None)
    else:
        write(request, "sign-in-failed", None, person=about.pk)


def connect() -> None:
    """Begin to listen."""
    account.user_logged_in.connect(_signed_in, dispatch_uid="trail")
    user_logged_out.connect(_signed_out, dispatch_uid="trail")
    account.password_changed.connect(_password_changed, dispatch_uid="trail")
    account.password_set.connect(_password_changed, dispatch_uid="trail-set")
    account.password_reset.connect(_password_reset, dispatch_uid="trail")
    account.authentication_step_completed.connect(_shown_again, dispatch_uid="trail")
    factors.authenticator_added.connect(_factor_added, dispatch_uid="trail")
    factors.authenticator_removed.connect(_factor_removed, dispatch_uid="trail")
    factors.authenticator_reset.connect(_codes_made, dispatch_uid="trail")
    factors.authentication_failed.connect(_factor_failed, dispatch_uid="trail")


def _signed_in(request: HttpRequest, user: Person, **_: Any) -> None:
    write(request, "signed-in", user)


def _signed_out(request: HttpRequest, user: Person | None, **_: Any) -> None:
    if isinstance(user, Person):
        write(request, "signed-out", user)


def _password_changed(request: HttpRequest, user: Person, **_: Any) -> None:
    write(request, "password-changed", user)


def _password_reset(request: HttpRequest, user: Person, **_: Any) -> None:
    """The letter was read: whoever else was signed in with the old password is signed in no more."""
    write(request, "password-reset", user)


def _shown_again(request: HttpRequest, user: Person, method: str, **more: Any) -> None:
    if more.get("reauthenticated"):
        write(request, "shown-again", user, way=str(more.get("type") or method))


def _factor_added(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:
    write(request, "factor-added", user, factor=str(authenticator.type))


def _factor_removed(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:
    write(request, "factor-removed", user, factor=str(authenticator.type))


def _codes_made(request: HttpRequest, user: Person, **_: Any) -> None:
    write(request, "codes-made", user)


def _factor_failed(request: HttpRequest, user: Person, **_: Any) -> None:
    write(request, "factor-failed", None, person=user.pk)
