"""The keys of organisers' agents: who added and withdrew them, and when an agent was here last."""

from datetime import datetime, timedelta
from typing import Final

from django.contrib.auth import get_user_model

from openroll.core.canonical import JSON
from openroll.core.errors import N_, Conflict, NotThere, Refusal, UnusableInput
from openroll.log.note import ED25519, VerifierKey
from openroll.roll import audit
from openroll.roll.acting import Actor
from openroll.roll.models import Entry

from . import models

MOST: Final = 20  # keys of one entry at a time
LONGEST_LABEL: Final = 100
LONGEST_KEY: Final = 400
_EVERY: Final = timedelta(seconds=10)  # between two notes of when an agent was here


def add(
    entry: Entry, vkey: str, label: str, *, actor: Actor, now: datetime, form: str | None = None
) -> models.Agent:
    """Let the agent with this key fetch and answer requests about ``entry``. Belongs in a transaction of the caller's.

    Raises MalformedKey, UnusableInput, Conflict for a key that is known already, Refusal for too many, SentTwice.
    """
    key = key_of(vkey)
    Entry.objects.select_for_update().get(pk=entry.pk)
    told: dict[str, JSON] = {"key": f"{key.name}+{key.identifier.hex()}"}
    audit.record(actor, "agent-added", now, entry=entry, told=told, form=form)
    if models.Agent.objects.filter(vkey=key.text).exists():
        raise Conflict(N_("This key was entered before. Each agent has a key of its own; make a new one."))
    if models.Agent.objects.filter(entry=entry, withdrawn_at=None).count() >= MOST:
        raise Refusal(N_("An entry has {limit} agents at most. Withdraw one first."), limit=MOST)
    label = "".join(one for one in " ".join(label.split()) if one.isprintable())[:LONGEST_LABEL]
    person = get_user_model().objects.get(pk=actor.person or 0)
    return models.Agent.objects.create(entry=entry, vkey=key.text, label=label, added_by=person, added_at=now)


def withdraw(entry: Entry, key: int, *, actor: Actor, now: datetime, form: str | None = None) -> models.Agent:
    """Let the agent with the primary key ``key`` do nothing any more. Once more changes nothing.

    Belongs in a transaction of the caller's. Raises NotThere, SentTwice.
    """
    row = models.Agent.objects.select_for_update().filter(entry=entry, pk=key).first()
    if row is None:
        raise NotThere(N_("There is no such agent."))
    if row.withdrawn_at is None:
        row.withdrawn_at = now
        row.save(update_fields=["withdrawn_at"])
        audit.record(actor, "agent-withdrawn", now, entry=entry, told={"agent": row.pk}, form=form)
    return row


def of_entry(entry: Entry) -> list[models.Agent]:
    """Return the agents of ``entry``, those that work first."""
    rows = models.Agent.objects.filter(entry=entry).select_related("added_by")
    return sorted(rows, key=lambda row: (row.withdrawn_at is not None, row.pk))


def by_key_id(keyid: str) -> tuple[VerifierKey, models.Agent] | None:
    """Return the agent whose key is named ``name+id``; None for one that is unknown or was withdrawn."""
    rows = models.Agent.objects.select_related("entry").filter(
        vkey__startswith=f"{keyid}+", withdrawn_at=None
    )
    row = rows.first() if keyid.count("+") == 1 else None
    return (VerifierKey.from_text(row.vkey), row) if row else None


def seen(agent: models.Agent, now: datetime) -> None:
    """Note that the agent was here."""
    if agent.seen_at is None or abs(now - agent.seen_at) >= _EVERY:
        agent.seen_at = now
        agent.save(update_fields=["seen_at"])


def key_of(text: str) -> VerifierKey:
    """Return the public key that ``text`` writes. Raises MalformedKey, UnusableInput."""
    text = text.strip()
    if len(text) > LONGEST_KEY or text.startswith("PRIVATE"):
        raise UnusableInput(
            N_(
                "This is not a public key. `openroll agent init` prints it; the file agent.key stays with you."
            )
        )
    key = VerifierKey.from_text(text)
    if key.algorithm != ED25519:
        raise UnusableInput(N_("Agents sign with Ed25519 keys of signed notes."))
    return key
