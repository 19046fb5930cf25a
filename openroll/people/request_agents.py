"""Who speaks for an entry says which keys its agents have: they fetch what is asked of the service, and answer for it.

Only over a domain that is known to be the operator's: whoever holds another one may be a stranger.
"""

from datetime import datetime

from django.db import transaction

from openroll.core.errors import N_
from openroll.desk import agents
from openroll.desk.models import Agent
from openroll.roll.acting import Actor

from .mandates import NotProved, Voice, require
from .models import Person

NOT_SHOWN = N_(
    "You speak for entry {number} over a domain that nobody has seen to be the operator’s. Requests, and the agents "
    "that answer them, are shown to the operator alone."
)


def add(
    person: Person, number: int, vkey: str, label: str, now: datetime, *, form: str | None = None
) -> Agent:
    """Enter the key of an agent. Raises NotProved, and as ``agents.add``."""
    with transaction.atomic():
        speaks = operator(require(person.pk, number, now))
        return agents.add(speaks.entry, vkey, label, actor=_actor(person), now=now, form=form)


def withdraw(person: Person, number: int, key: int, now: datetime, *, form: str | None = None) -> Agent:
    """Let an agent do nothing any more. Raises NotProved, NotThere, SentTwice."""
    with transaction.atomic():
        speaks = operator(require(person.pk, number, now))
        return agents.withdraw(speaks.entry, key, actor=_actor(person), now=now, form=form)


def operator(speaks: Voice) -> Voice:
    """Return ``speaks`` when it is over a domain of the operator's. Raises NotProved."""
    if not speaks.shown:
        raise NotProved(NOT_SHOWN, number=speaks.entry.number)
    return speaks


def _actor(person: Person) -> Actor:
    return Actor(person.role, person.pk)
