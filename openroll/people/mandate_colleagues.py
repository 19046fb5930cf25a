"""Colleagues: whoever speaks for an entry invites others by a letter, and takes their word away again.

What a colleague may say stands on the proof of the domain for which they were invited, whoever gave it: when that proof
is over, so is the colleague's word. An invited person takes away the word of those whom they invited, and of nobody who
proved the domain.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from openroll.core.canonical import JSON
from openroll.core.errors import N_, NotThere, Refusal
from openroll.roll import audit, letters
from openroll.roll.acting import Actor
from openroll.roll.holdings import newest_description

from . import inviting
from .access import NotAllowed
from .mandate_letters import language_of, link
from .mandates import GIVEN_UP, REMOVED, Voice, end, live, require, voice
from .models import Invitation, Mandate, Person

HOLDS: Final = timedelta(days=14)
MOST_WAITING: Final = 20  # invitations of one entry that nobody has answered
MOST_A_DAY: Final = 3  # letters to one address, whoever asks
_WORD_BYTES: Final = 24


def invite(person: Person, number: int, email: str, now: datetime, *, form: str | None = None) -> Invitation:
    """Invite whoever reads ``email`` to speak for entry ``number`` beside ``person``; a letter tells them.

    It is the same whether the address has an account or not. Raises NotProved, UnusableInput, Refusal, SentTwice.
    """
    address = inviting.address_of(email)
    with transaction.atomic():
        speaks = require(person.pk, number, now)
        waits = Invitation.objects.filter(entry_id=number, used_at=None, withdrawn_at=None, until__gt=now)
        if waits.count() >= MOST_WAITING:
            raise Refusal(
                N_("{count} invitations wait for an answer already. Withdraw one first."), count=MOST_WAITING
            )
        if waits.filter(email=address).exists():
            raise Refusal(N_("{email} has been invited already."), email=address)
        if (
            Invitation.objects.filter(email=address, made_at__gt=now - timedelta(days=1)).count()
            >= MOST_A_DAY
        ):
            raise Refusal(N_("{email} was sent several letters today. Try again tomorrow."), email=address)
        word = secrets.token_urlsafe(_WORD_BYTES)
        made = Invitation.objects.create(
            word_sha256=hashlib.sha256(word.encode()).hexdigest(),
            email=address,
            role=Person.Role.ORGANISER,
            body=person.body,
            language=language_of(person),
            entry=speaks.entry,
            domain=speaks.domain,
            invited_by=person,
            made_at=now,
            until=now + HOLDS,
        )
        # Whoever has an account signs in and finds the invitation there; the letter must not say which it is.
        known = Person.objects.filter(email=address, is_active=True).exists()
        letters.make(
            None,
            "invitation",
            actor=Actor(person.role, person.pk),
            now=now,
            to=address,
            language=made.language,
            entry=speaks.entry,
            params={
                "link": link("/my") if known else inviting.link(word),
                "name": made.name,
                "role": str(made.role),
                "invited_by": str(person),
                "until": made.until.date(),
            },
        )
        audit.record(
            Actor(person.role, person.pk),
            "colleague-invited",
            now,
            entry=speaks.entry,
            told={"invitation": made.pk, "domain": speaks.domain},
            form=form,
        )
    return made


def offered(person: Person, now: datetime) -> list[Invitation]:
    """Return the invitations that ``person`` has not taken up: those to their address, and the one they joined by."""
    rows = Invitation.objects.filter(
        Q(email=person.email) | Q(person=person), entry__isnull=False, withdrawn_at=None, mandate=None
    )
    rows = rows.filter(Q(until__gt=now) | Q(person=person)).select_related("entry", "invited_by")
    return [one for one in rows.order_by("-pk") if _inviter(one, now) is not None]


def take_up(person: Person, key: int, now: datetime, *, form: str | None = None) -> Mandate:
    """Let ``person`` take up the invitation with that key. Raises Refusal when it holds no more, SentTwice."""
    with transaction.atomic():
        row = (
            Invitation.objects.select_for_update(of=("self",)).filter(pk=key).select_related("entry").first()
        )
        if row is None or row not in offered(person, now) or person.role != Person.Role.ORGANISER:
            raise Refusal(N_("This invitation holds no more. Ask whoever invited you for another one."))
        entry = row.entry
        assert entry is not None  # noqa: S101  # offered() gives no other
        same = Mandate.objects.filter(
            person=person, entry=entry, domain=row.domain, method=Mandate.Method.INVITED, ended_at=None
        ).first()
        made = same or Mandate.objects.create(
            person=person,
            entry=entry,
            domain=row.domain,
            method=Mandate.Method.INVITED,
            begun_at=now,
            proved_at=None,
            granted_by=row.invited_by,
            described=newest_description(entry.subject),
            invitation=row,
        )
        row.used_at = row.used_at or now
        row.save(update_fields=["used_at"])
        told: dict[str, JSON] = {"mandate": made.pk, "domain": row.domain}
        audit.record(
            Actor(person.role, person.pk), "colleague-joined", now, entry=entry, told=told, form=form
        )
    return made


def waiting(number: int, now: datetime) -> list[Invitation]:
    """Return the invitations of entry ``number`` that nobody has taken up yet."""
    rows = Invitation.objects.filter(
        entry_id=number, used_at=None, withdrawn_at=None, until__gt=now, mandate=None
    )
    return list(rows.select_related("invited_by").order_by("pk"))


def withdraw(person: Person, number: int, key: int, now: datetime, *, form: str | None = None) -> None:
    """Take back an invitation of entry ``number``. Raises NotProved, NotAllowed, NotThere, SentTwice."""
    with transaction.atomic():
        speaks = require(person.pk, number, now)
        row = Invitation.objects.select_for_update().filter(pk=key, entry_id=number, used_at=None).first()
        if row is None or row.withdrawn_at is not None:
            raise NotThere(N_("There is no such invitation."))
        if not speaks.proved and row.invited_by_id != person.pk:
            raise NotAllowed(N_("Only who sent this invitation, or who proved the domain, takes it back."))
        row.withdrawn_at = now
        row.save(update_fields=["withdrawn_at"])
        told: dict[str, JSON] = {"invitation": row.pk}
        audit.record(
            Actor(person.role, person.pk),
            "colleague-uninvited",
            now,
            entry=speaks.entry,
            told=told,
            form=form,
        )


def remove(person: Person, number: int, key: int, now: datetime, *, form: str | None = None) -> None:
    """End the mandate with that key of entry ``number``; one's own can always be given up.

    Raises NotProved, NotAllowed, NotThere, SentTwice.
    """
    with transaction.atomic():
        speaks = require(person.pk, number, now, also=key)
        row = (
            Mandate.objects.select_for_update(of=("self",))
            .filter(pk=key, entry_id=number, ended_at=None)
            .select_related("entry")
            .first()
        )
        if row is None:
            raise NotThere(N_("There is no such colleague."))
        if not may_remove(speaks, row):
            raise NotAllowed(N_("Who proved the domain is removed by nobody whom they, or others, invited."))
        own = row.person_id == person.pk
        end(row, GIVEN_UP if own else REMOVED, now, Actor(person.role, person.pk), form=form)


def may_remove(speaks: Voice, row: Mandate) -> bool:
    """Tell whether whoever ``speaks`` may end ``row``: theirs, and what stands on their proof or invitation."""
    if row.person_id == speaks.person.pk:
        return True
    if row.method == Mandate.Method.INVITED:
        return speaks.proved or row.granted_by_id == speaks.person.pk
    # Who has proved the same domain later shows that it is theirs now.
    return speaks.proved and row.domain == speaks.domain


def _inviter(row: Invitation, now: datetime) -> Voice | None:
    """Return how whoever invited still speaks for the entry, over the same domain; None when they do not."""
    if row.invited_by is None or row.entry_id is None:
        return None
    if not live(now).filter(person=row.invited_by, entry_id=row.entry_id, domain=row.domain).exists():
        return None
    return voice(row.invited_by, row.entry_id, now)
