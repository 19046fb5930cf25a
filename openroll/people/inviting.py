"""Invitations: nobody signs up. A word that was sent, or shown once, makes one account in the role that it names.

Only a senior registrar invites registrars, auditors and authorities, or whoever runs commands on the register's own
machine. Colleagues of an organiser are invited in ``mandate_colleagues``. Only the word's hash is kept.
"""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet

from openroll.core.canonical import JSON
from openroll.core.errors import N_, Conflict, NotThere, Refusal, UnusableInput
from openroll.desk import authorities
from openroll.desk.models import Authority
from openroll.roll import audit, letters
from openroll.roll.acting import COMMAND, Actor
from openroll.ui.languages import DEFAULT, LANGUAGES

from .access import NotAllowed, Role
from .models import Invitation, Person

HOLDS: Final = timedelta(days=7)
_WORD_BYTES: Final = 32


class NoInvitation(NotThere):
    """The word opens nothing: it was used, withdrawn, is too old, or never was one."""

    code = "no-invitation"


def invite(
    role: str,
    email: str,
    name: str = "",
    *,
    by: Person | None,
    now: datetime,
    body: str = "",
    language: str = DEFAULT,
    authority: Authority | None = None,
    form: str | None = None,
) -> str:
    """Invite whoever reads ``email`` to an account in ``role``, and return the word that makes it.

    ``by`` is None where somebody runs a command on the register's own machine. ``body`` is the company or authority
    that they work for; of ``authority`` they are a clerk once they have made their account. An earlier
    invitation to the same address holds no more. A letter goes to the address.
    Raises NotAllowed, Refusal, UnusableInput, SentTwice.
    """
    if by is not None and by.role != Role.SENIOR:
        raise NotAllowed(N_("Only a senior registrar invites people."))
    if role not in Role.values:
        raise UnusableInput(
            N_("There is no role {role}. Roles are: {known}."), role=role, known=", ".join(Role.values)
        )
    address, actor = address_of(email), Actor(by.role, by.pk) if by else COMMAND
    with transaction.atomic():
        if Person.objects.filter(email=address).exists():
            raise Refusal(N_("{email} has an account already."), email=address)
        for earlier in open_invitations(now).filter(email=address).exclude(email=""):
            _withdraw(earlier, now)
        made, word = _make(role, address, name, body, language, by, now)
        if authority is not None and role == Role.AUTHORITY:
            made.authority = authority
            made.save(update_fields=["authority"])
        told: dict[str, JSON] = {"invitation": made.pk, "role": role}
        audit.record(actor, "invited", now, told=told, form=form)
        letters.make(
            None,
            "invitation",
            actor=actor,
            now=now,
            to=address,
            language=made.language,
            params={
                "link": link(word),
                "name": made.name,
                "role": role,
                "invited_by": str(by) if by else "",
                "until": made.until.date(),
            },
        )
    return word


def invite_first(now: datetime) -> str | None:
    """Return a word that makes the first senior registrar; None when there is one. Earlier such words hold no more."""
    with transaction.atomic():
        if Person.objects.filter(role=Role.SENIOR, is_active=True).exists():
            return None
        for earlier in open_invitations(now).filter(email="", role=Role.SENIOR):
            _withdraw(earlier, now)
        made, word = _make(Role.SENIOR, "", "", "", DEFAULT, None, now)
        audit.record(COMMAND, "invited", now, told={"invitation": made.pk, "role": str(Role.SENIOR)})
    return word


def open_invitations(now: datetime) -> "QuerySet[Invitation]":
    """Return the invitations that can still be taken up, the newest first."""
    rows = Invitation.objects.filter(used_at=None, withdrawn_at=None, until__gt=now)
    return rows.select_related("invited_by").order_by("-pk")


def find(word: str, now: datetime) -> Invitation:
    """Return the invitation that ``word`` takes up. Raises NoInvitation."""
    found = open_invitations(now).filter(word_sha256=_hash(word)).first()
    if found is None:
        raise NoInvitation(
            N_("This invitation has been used or withdrawn, or is older than it may be. Ask for another one.")
        )
    return found


def join(
    word: str, *, name: str, email: str, password: str, language: str, now: datetime, form: str | None = None
) -> Person:
    """Make the account that ``word`` is for. ``email`` counts only where the invitation names none.

    Raises NoInvitation, Refusal, UnusableInput, SentTwice.
    """
    with transaction.atomic():
        found = find(word, now)
        row = Invitation.objects.select_for_update().get(pk=found.pk)
        if row.used_at is not None:
            raise Conflict(N_("This invitation has just been used."))
        if not row.email and Person.objects.filter(role=Role.SENIOR, is_active=True).exists():
            raise Refusal(N_("There is a senior registrar now. Ask them for an invitation."))
        address = row.email or address_of(email)
        if Person.objects.filter(email=address).exists():
            raise Refusal(N_("{email} has an account already."), email=address)
        person = Person(
            email=address,
            name=_name(name) or row.name or address.partition("@")[0],
            role=row.role,
            body=row.body,
            language=language if language in LANGUAGES else row.language,
            joined_at=now,
        )
        person.set_password(password)
        person.save()
        row.used_at, row.person = now, person
        row.save(update_fields=["used_at", "person"])
        told: dict[str, JSON] = {"invitation": row.pk, "role": row.role}
        who = Actor(person.role, person.pk)
        audit.record(who, "joined", now, told=told, form=form)
        if row.authority is not None:
            authorities.join(row.authority.code, person.pk, who, now)
    return person


def withdraw(by: Person, key: int, now: datetime, *, form: str | None = None) -> None:
    """Take the invitation with that key back. Raises NotAllowed, NotThere, SentTwice."""
    if by.role != Role.SENIOR:
        raise NotAllowed(N_("Only a senior registrar takes invitations back."))
    with transaction.atomic():
        row = open_invitations(now).select_for_update(of=("self",)).filter(pk=key).first()
        if row is None:
            raise NotThere(N_("There is no such invitation."))
        _withdraw(row, now)
        audit.record(
            Actor(by.role, by.pk), "invitation-withdrawn", now, told={"invitation": row.pk}, form=form
        )


def link(word: str) -> str:
    """Return the address that takes up the invitation of ``word``."""
    return f"{settings.OFFICE_URL}/join/{word}"


def address_of(text: str) -> str:
    """Return ``text`` as an e-mail address in small letters. Raises UnusableInput."""
    address = text.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise UnusableInput(N_("“{text}” is no e-mail address."), text=address[:100]) from None
    return address


def _make(
    role: str, email: str, name: str, body: str, language: str, by: Person | None, now: datetime
) -> tuple[Invitation, str]:
    word = secrets.token_urlsafe(_WORD_BYTES)
    made = Invitation.objects.create(
        word_sha256=_hash(word),
        email=email,
        name=_name(name),
        role=role,
        body=_name(body),
        language=language if language in LANGUAGES else DEFAULT,
        invited_by=by,
        made_at=now,
        until=now + HOLDS,
    )
    return made, word


def _withdraw(row: Invitation, now: datetime) -> None:
    row.withdrawn_at = now
    row.save(update_fields=["withdrawn_at"])


def _hash(word: str) -> str:
    return sha256(word.encode()).hexdigest()


def _name(text: str) -> str:
    """Return ``text`` on one line, without what nobody sees."""
    return " ".join("".join(one for one in text if one.isprintable() or one.isspace()).split())[:200]
