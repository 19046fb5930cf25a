"""The accounts of others: a senior registrar changes roles, closes and opens accounts, and takes lost factors away.

Nobody does any of it to themselves, and somebody always stays who can do it.
"""

from datetime import datetime
from typing import Final

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from openroll.core.canonical import JSON
from openroll.core.errors import N_, NotThere, Refusal
from openroll.roll import audit
from openroll.roll.acting import Actor
from openroll.ui.languages import LANGUAGES

from .access import READERS, NotAllowed, Role
from .models import Person

# Between these a role may change; an organiser or an authority never becomes one of those who keep the register.
CHANGEABLE: Final = READERS


def change_role(by: Person, key: int, role: str, now: datetime, *, form: str | None = None) -> None:
    """Give the person with that key another role. Raises NotAllowed, NotThere, Refusal, SentTwice."""
    with transaction.atomic():
        person = _other(by, key)
        if person.role not in CHANGEABLE or role not in CHANGEABLE:
            raise Refusal(
                N_("Organisers and authorities keep their role. Invite them to another account instead.")
            )
        if person.role == Role.SENIOR and role != Role.SENIOR:
            _check_not_last(person)
        before, person.role = person.role, role
        person.save(update_fields=["role"])
        _record(by, "role-changed", now, person, form, {"before": before, "after": role})


def close(by: Person, key: int, now: datetime, *, form: str | None = None) -> None:
    """Close an account: whoever has it is signed out and comes in no more. What they did stays theirs.

    Raises NotAllowed, NotThere, Refusal, SentTwice.
    """
    with transaction.atomic():
        person = _other(by, key)
        _check_not_last(person)
        person.is_active, person.left_at, person.key_sha256 = False, now, ""
        person.save(update_fields=["is_active", "left_at", "key_sha256"])
        end_sessions(person)
        _record(by, "account-closed", now, person, form)


def open_again(by: Person, key: int, now: datetime, *, form: str | None = None) -> None:
    """Open a closed account again. Raises NotAllowed, NotThere, SentTwice."""
    with transaction.atomic():
        person = _other(by, key)
        person.is_active, person.left_at = True, None
        person.save(update_fields=["is_active", "left_at"])
        _record(by, "account-opened", now, person, form)


def take_factors(by: Person, key: int, now: datetime, *, form: str | None = None) -> None:
    """Take away the second factors of somebody who has lost them; with their password they set up new ones.

    Raises NotAllowed, NotThere, SentTwice.
    """
    with transaction.atomic():
        person = _other(by, key)
        Authenticator.objects.filter(user=person).delete()
        end_sessions(person)
        _record(by, "factors-taken", now, person, form)


def change_own(person: Person, *, name: str, language: str, now: datetime, form: str | None = None) -> None:
    """Let ``person`` write their name and language. Raises SentTwice."""
    with transaction.atomic():
        person.name = " ".join("".join(one for one in name if one.isprintable()).split())[:200] or person.name
        person.language = language if language in LANGUAGES else person.language
        person.save(update_fields=["name", "language"])
        _record(person, "account-changed", now, person, form)


def end_sessions(person: Person, *, but: str = "") -> int:
    """End every session of ``person`` except the one with the key ``but``; return how many."""
    rows = list(UserSession.objects.filter(user=person).exclude(session_key=but))
    for row in rows:
        row.end()
    return len(rows)


def _other(by: Person, key: int) -> Person:
    """Return the person with that key, whom ``by`` may change. Raises NotAllowed, NotThere."""
    # Locked in one order, and looked at after: two who close each other's account are one after the other.
    seniors = Person.objects.select_for_update().filter(role=Role.SENIOR, is_active=True).order_by("pk")
    if by.pk not in [one.pk for one in seniors]:
        raise NotAllowed(N_("Only a senior registrar changes the accounts of others."))
    person = Person.objects.select_for_update().filter(pk=key).first()
    if person is None:
        raise NotThere(N_("There is no such person."))
    if person.pk == by.pk:
        raise Refusal(N_("Nobody does this to their own account. Ask another senior registrar."))
    return person


def _check_not_last(person: Person) -> None:
    """Raise Refusal when nobody else could invite and change people."""
    others = Person.objects.filter(role=Role.SENIOR, is_active=True).exclude(pk=person.pk)
    if person.role == Role.SENIOR and not others.exists():
        raise Refusal(N_("This is the last senior registrar. Make another one first."))


def _record(
    by: Person, verb: str, now: datetime, about: Person, form: str | None, told: dict[str, JSON] | None = None
) -> None:
    audit.record(Actor(by.role, by.pk), verb, now, told={"person": about.pk, **(told or {})}, form=form)
