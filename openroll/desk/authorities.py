"""Authorities, their keys and their clerks: what one person proposes or brings, another one confirms.

Every service writes an audit line in its own transaction, and raises SentTwice when the same ``form`` was sent before.
Which roles may do what is the screen's to ask; that two persons have looked is asked here, and by the database.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from openroll.core.canonical import JSON
from openroll.core.errors import N_, Conflict, NotThere, Refusal, UnusableInput
from openroll.identity import country as countries
from openroll.log.note import ED25519, VerifierKey
from openroll.roll import audit, bulk
from openroll.roll.acting import Actor

from . import models
from .models import Authority, AuthorityKey, Clerk
from .texts import needed

EUROPE: Final = "EU"  # bodies of the European Union
ROLE: Final = "authority"
_CODE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")


class SamePerson(Refusal):
    """Somebody confirms what they brought themselves."""

    code = "same-person"


@dataclass(frozen=True, slots=True)
class Described:
    """What is known of an authority: see ``models.Authority``."""

    code: str
    name: str
    country: str
    language: str
    email: str
    competence: str
    evidence: str
    website: str = ""


def propose(told: Described, actor: Actor, now: datetime, *, form: str | None = None) -> Authority:
    """Enter an authority; it may send nothing until a second person has verified it.

    Raises UnusableInput, Conflict for a code that there is, SentTwice.
    """
    values = _checked(told)
    with transaction.atomic():
        row = models.Authority(**values, proposed_by_id=_person(actor), proposed_at=now)
        _record(actor, "authority-proposed", now, row, form)
        if models.Authority.objects.filter(code=told.code).exists():
            raise Conflict(N_("There is an authority {code} already."), code=told.code)
        row.save()
    return row


def verify(
    code: str, actor: Actor, now: datetime, *, version: int | None = None, form: str | None = None
) -> Authority:
    """Confirm that an authority is who it says, and may ask. Raises NotThere, SamePerson, Conflict, SentTwice."""
    with transaction.atomic():
        row = _held(code)
        _record(actor, "authority-verified", now, row, form)
        _unmoved(row, version)
        if row.state != Authority.State.PROPOSED:
            raise Conflict(N_("{code} does not wait to be verified."), code=code)
        if row.proposed_by_id == _person(actor):
            raise SamePerson(N_("You proposed this authority: another person verifies it."))
        row.verified_by_id, row.verified_at, row.state = actor.person, now, Authority.State.VERIFIED
        _save(row, "verified_by", "verified_at", "state")
    return row


def withdraw(
    code: str, why: str, actor: Actor, now: datetime, *, version: int | None = None, form: str | None = None
) -> Authority:
    """Take no more requests of an authority; those that it has sent go on. Raises as ``verify`` does."""
    why = needed(why, N_("Say why the authority is withdrawn."))
    with transaction.atomic():
        row = _held(code)
        _record(actor, "authority-withdrawn", now, row, form)
        _unmoved(row, version)
        if row.state == Authority.State.WITHDRAWN:
            raise Conflict(N_("{code} is withdrawn already."), code=code)
        row.withdrawn_at, row.withdrawn_why, row.state = now, why, Authority.State.WITHDRAWN
        _save(row, "withdrawn_at", "withdrawn_why", "state")
    return row


def add_key(code: str, vkey: str, actor: Actor, now: datetime, *, form: str | None = None) -> AuthorityKey:
    """Add a key to an authority; what it signs counts once another person has confirmed it.

    Raises MalformedKey, UnusableInput, NotThere, Conflict for a key that is known, SentTwice.
    """
    key = VerifierKey.from_text(vkey.strip())
    if key.algorithm != ED25519 or len(key.text) > 400:
        raise UnusableInput(
            N_("Orders are signed with Ed25519 keys whose names have 300 characters at most.")
        )
    with transaction.atomic():
        row = _held(code)
        _record(actor, "authority-key-added", now, row, form, {"key": key.identifier.hex()})
        if models.AuthorityKey.objects.filter(vkey=key.text).exists():
            raise Conflict(N_("This key is known already."))
        return row.keys.create(vkey=key.text, added_by_id=_person(actor), added_at=now)


def confirm_key(pk: int, actor: Actor, now: datetime, *, form: str | None = None) -> AuthorityKey:
    """Confirm that a key is its authority's. Raises NotThere, SamePerson, Conflict, SentTwice."""
    with transaction.atomic():
        row = _held_key(pk)
        _record(actor, "authority-key-confirmed", now, row.authority, form, {"key": row.pk})
        if row.confirmed_at is not None or row.withdrawn_at is not None:
            raise Conflict(N_("This key does not wait to be confirmed."))
        if row.added_by_id == _person(actor):
            raise SamePerson(N_("You brought this key: another person confirms it."))
        row.confirmed_by_id, row.confirmed_at = actor.person, now
        row.save(update_fields=["confirmed_by", "confirmed_at"])
    return row


def withdraw_key(pk: int, why: str, actor: Actor, now: datetime, *, form: str | None = None) -> AuthorityKey:
    """Let a key sign no more. Raises NotThere, UnusableInput, Conflict, SentTwice."""
    why = needed(why, N_("Say why the key is withdrawn."))
    with transaction.atomic():
        row = _held_key(pk)
        _record(actor, "authority-key-withdrawn", now, row.authority, form, {"key": row.pk})
        if row.withdrawn_at is not None:
            raise Conflict(N_("This key is withdrawn already."))
        row.withdrawn_at, row.withdrawn_why = now, why
        row.save(update_fields=["withdrawn_at", "withdrawn_why"])
    return row


def join(code: str, person: int, actor: Actor, now: datetime, *, form: str | None = None) -> Clerk:
    """Let the person with that key send for an authority. Raises NotThere, Refusal, Conflict, SentTwice."""
    with transaction.atomic():
        row = _held(code)
        _record(actor, "clerk-joined", now, row, form, {"person": person})
        found = get_user_model().objects.filter(pk=person, is_active=True).first()
        if found is None or getattr(found, "role", "") != ROLE:
            raise Refusal(N_("Only an account with the role of an authority can be a clerk of one."))
        clerk = models.Clerk.objects.filter(person_id=person).first()
        if clerk is not None and clerk.ended is None:
            raise Conflict(N_("This person is a clerk of {code} already."), code=clerk.authority.code)
        clerk = clerk or models.Clerk(person_id=person)
        clerk.authority, clerk.since, clerk.ended = row, now, None
        clerk.save()
    return clerk


def leave(person: int, actor: Actor, now: datetime, *, form: str | None = None) -> Clerk:
    """Let the person with that key send no more. Raises NotThere, SentTwice."""
    with transaction.atomic():
        clerk = (
            models.Clerk.objects.select_for_update(of=("self",)).filter(person_id=person, ended=None).first()
        )
        if clerk is None:
            raise NotThere(N_("This person is no clerk of an authority."))
        _record(actor, "clerk-left", now, clerk.authority, form, {"person": person})
        clerk.ended = now
        clerk.save(update_fields=["ended"])
    return clerk


def of_clerk(person: int) -> Authority | None:
    """Return for which authority the person with that key may send, verified or not; None for none."""
    clerk = models.Clerk.objects.select_related("authority").filter(person_id=person, ended=None).first()
    return clerk.authority if clerk else None


def keys_of(authority: Authority) -> Mapping[VerifierKey, AuthorityKey]:
    """Return every key that ``authority`` has or had: whose an order is, a withdrawn key says too."""
    return {VerifierKey.from_text(row.vkey): row for row in authority.keys.all()}


def key_named(keyid: str) -> AuthorityKey | None:
    """Return the key whose text begins with ``keyid`` (``name+id``), with its authority; None without exactly one.

    Which one it is, is remembered until there is another key; what is known of it is read each time.
    """
    newest = bulk.greatest(AuthorityKey, "id")
    pk = _KNOWN.get((keyid, newest))
    found = bulk.whole_with(AuthorityKey, "authority", id=pk) if pk else None
    if found is None or not found.vkey.startswith(f"{keyid}+"):
        found = _looked_for(keyid)
        if found is None:
            return None
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[keyid, newest] = found.pk
    return found


# By keyid, and the newest key when it was looked for. What names none is not kept: anybody may ask for that.
_KNOWN: Final[dict[tuple[str, int | None], int]] = {}
_MOST_KNOWN: Final = 10_000


def _looked_for(keyid: str) -> AuthorityKey | None:
    rows = AuthorityKey.objects.select_related("authority").filter(vkey__startswith=f"{keyid}+")
    found = [row for row in rows[:10] if row.vkey.startswith(f"{keyid}+")]  # SQLite does not tell A from a
    return found[0] if len(found) == 1 else None


def may_send(authority: Authority, key: AuthorityKey | None) -> bool:
    """Tell whether requests of ``authority`` are taken, signed with ``key`` where it is one that signs."""
    if authority.state != Authority.State.VERIFIED:
        return False
    return key is None or (key.confirmed_at is not None and key.withdrawn_at is None)


def _held(code: str) -> Authority:
    row = models.Authority.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise NotThere(N_("There is no authority {code}."), code=code)
    return row


def _unmoved(row: Authority, version: int | None) -> None:
    """Raise Conflict when the authority has changed. It is asked last: a form sent twice has changed it itself."""
    if version is not None and row.version != version:
        raise Conflict(N_("Somebody changed this authority since you opened it. Look at it again."))


def _held_key(pk: int) -> AuthorityKey:
    rows = models.AuthorityKey.objects.select_for_update(of=("self",)).select_related("authority")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NotThere(N_("There is no such key."))
    return row


def _save(row: Authority, *names: str) -> None:
    row.version += 1
    row.save(update_fields=["version", *names])


def _record(
    actor: Actor,
    verb: str,
    now: datetime,
    row: Authority,
    form: str | None,
    more: dict[str, JSON] | None = None,
) -> None:
    audit.record(actor, verb, now, told={"authority": row.code, **(more or {})}, form=form)


def _person(actor: Actor) -> int:
    if actor.person is None:
        raise Refusal(N_("Only a person with an account can do this: two persons look at each authority."))
    return actor.person


def _checked(told: Described) -> dict[str, str]:
    """Return the columns of what was ``told``. Raises UnusableInput."""
    if len(told.code) > 60 or not _CODE.fullmatch(told.code):
        raise UnusableInput(
            N_("A code has small letters, digits and hyphens, such as xx-police; 60 at most.")
        )
    if told.country != EUROPE and countries.code_of(told.country) != told.country:
        raise UnusableInput(N_("“{text}” is no country’s code (ISO 3166-1, or EU)."), text=told.country[:20])
    if not _LANGUAGE.fullmatch(told.language):
        raise UnusableInput(N_("“{text}” is no language’s code, such as en or ru."), text=told.language[:20])
    try:
        validate_email(told.email.strip())
    except ValidationError:
        raise UnusableInput(N_("“{text}” is no e-mail address."), text=told.email[:100]) from None
    return {
        "code": told.code,
        "name": " ".join(needed(told.name, N_("Give the authority’s name."), 300).split()),
        "country": told.country,
        "language": told.language,
        "email": told.email.strip().lower(),
        "website": " ".join(told.website.split())[:300],
        "competence": needed(told.competence, N_("Say by which law the authority may ask.")),
        "evidence": needed(told.evidence, N_("Say how the authority was found to be who it says.")),
    }
