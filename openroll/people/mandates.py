"""For which entries a person may speak: a domain of the entry is proved, by them or by whoever invited them.

Whoever lets somebody do something asks ``require`` in the transaction that does it: a mandate that ended a second ago
counts no more.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery

from openroll.core.errors import N_
from openroll.roll import audit, holdings
from openroll.roll.acting import Actor
from openroll.roll.models import Entry, Fact
from openroll.roll.present import DESCRIBING

from .access import NotAllowed
from .models import Mandate, Person

HOLDS: Final = timedelta(days=365)  # what a proof is good for; then it is asked again
PROOFS: Final = (Mandate.Method.DNS, Mandate.Method.WELL_KNOWN, Mandate.Method.MAILBOX)
WORKER: Final = Actor("system")
NO_VOICE: Final = N_("You do not speak for entry {number}: prove one of its domains first, or once more.")
# Why a mandate has ended.
LEFT: Final = "domain-left"  # the entry does not name the domain any more
NOT_SHOWN: Final = "not-shown"  # it was not shown in time
REMOVED: Final = "removed"
GIVEN_UP: Final = "given-up"


class NotProved(NotAllowed):
    """The person has not proved a domain of the entry, or does not speak for it any more. Parameter: ``number``."""

    code = "not-proved"


@dataclass(frozen=True, slots=True)
class Voice:
    """A person who speaks for an entry, over one of its domains.

    ``proof`` is the mandate of whoever proved the domain: the person's own, or that of a colleague. ``shown`` says that
    the domain is known to be the operator's; else it is only named in the entry, and who holds it may be a stranger.
    """

    person: Person
    entry: Entry
    mandate: Mandate
    proof: Mandate
    shown: bool

    @property
    def domain(self) -> str:
        """The domain that was proved."""
        return self.mandate.domain

    @property
    def proved(self) -> bool:
        """Whether the person proved it, and was not invited by somebody who did."""
        return self.mandate.method != Mandate.Method.INVITED


def live_proofs(now: datetime) -> QuerySet[Mandate]:
    """Return the proofs that hold ``now``; that their domains are still the entries' is another question."""
    return Mandate.objects.filter(
        method__in=PROOFS, proved_at__isnull=False, ended_at=None, until__gt=now, person__is_active=True
    )


def live(now: datetime) -> QuerySet[Mandate]:
    """Return the mandates that hold ``now``: proofs, and those of colleagues while a proof stands behind them."""
    of_the_same = live_proofs(now).filter(entry=OuterRef("entry"), domain=OuterRef("domain"))
    invited = Q(method=Mandate.Method.INVITED, ended_at=None, person__is_active=True) & Exists(of_the_same)
    return Mandate.objects.filter(Q(pk__in=live_proofs(now).values("pk")) | invited)


def voices(person: Person, now: datetime) -> list[Voice]:
    """Return for which entries ``person`` speaks, each entry once, with the strongest of their mandates."""
    rows = live(now).filter(person=person).select_related("entry").order_by("entry_id", "pk")
    found: dict[int, Voice] = {}
    for row in rows:
        voice = _voice(person, row, now)
        before = found.get(row.entry_id)
        if voice is not None and (before is None or _strength(voice) > _strength(before)):
            found[row.entry_id] = voice
    return list(found.values())


def voice(person: Person, number: int, now: datetime) -> Voice | None:
    """Return how ``person`` speaks for entry ``number``; None when they do not."""
    rows = live(now).filter(person=person, entry_id=number).select_related("entry").order_by("pk")
    found = [one for row in rows if (one := _voice(person, row, now)) is not None]
    return max(found, key=_strength, default=None)


def require(
    person: int | None, number: int, now: datetime, *, domain: str = "", also: int | None = None
) -> Voice:
    """Return how the person with that key speaks for entry ``number``, and hold it until the transaction ends.

    With ``domain`` it has to be over that one. The mandate with the key ``also`` is held too: whoever holds several
    takes them in one order, so that two never wait for each other. Raises NotProved.
    """
    rows = live(now).filter(person_id=person or 0, entry_id=number)
    wanted = list(rows.filter(domain=domain) if domain else rows)
    behind = live_proofs(now).filter(entry_id=number, domain__in={row.domain for row in wanted})
    keys = {row.pk for row in (*wanted, *behind)} | ({also} if also is not None else set())
    held = list(Mandate.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    # What was read before the lock may have ended while this waited for it.
    still = set(live(now).filter(pk__in=[row.pk for row in wanted]).values_list("pk", flat=True))
    who = Person.objects.filter(pk=person or 0, role=Person.Role.ORGANISER, is_active=True).first()
    found = [
        one
        for row in held
        if row.pk in still and who is not None and (one := _voice(who, row, now)) is not None
    ]
    best = max(found, key=_strength, default=None)
    if best is None:
        raise NotProved(NO_VOICE, number=number)
    return best


def of_entry(number: int, now: datetime) -> list[Mandate]:
    """Return the mandates that hold for entry ``number`` now, those who proved first."""
    rows = live(now).filter(entry_id=number).select_related("person", "granted_by")
    return sorted(rows, key=lambda row: (row.method == Mandate.Method.INVITED, row.pk))


def waiting(person: Person, now: datetime) -> list[Mandate]:
    """Return the proofs of ``person`` that have not come yet."""
    rows = Mandate.objects.filter(
        person=person, method__in=PROOFS, proved_at=None, ended_at=None, until__gt=now
    )
    return list(rows.select_related("entry").order_by("-pk"))


def mine(person: Person, key: int) -> Mandate | None:
    """Return the proof of ``person`` with that key, ended or not."""
    return Mandate.objects.filter(person=person, pk=key, method__in=PROOFS).select_related("entry").first()


def end(row: Mandate, why: str, now: datetime, actor: Actor, *, form: str | None = None) -> None:
    """End a mandate, for the reason with that code. Belongs in a transaction of the caller's."""
    row.ended_at, row.ended_why, row.next_try_at = now, why, None
    row.save(update_fields=["ended_at", "ended_why", "next_try_at"])
    audit.record(
        actor,
        "mandate-ended",
        now,
        entry=row.entry,
        told={"mandate": row.pk, "domain": row.domain, "method": row.method, "why": why},
        form=form,
    )


def end_locked(row: Mandate, why: str, now: datetime) -> None:
    """End a mandate that the worker found to be over, unless it has been renewed or ended meanwhile."""
    with transaction.atomic():
        held = Mandate.objects.select_for_update(of=("self",)).select_related("entry").get(pk=row.pk)
        over = held.until is not None and held.until <= now
        if held.ended_at is None and (over if why == NOT_SHOWN else not has_domain(held)):
            end(held, why, now, WORKER)


def left() -> list[Mandate]:
    """Return the mandates whose entry was described anew since they were looked at and has lost their domain.

    Those that still have it are looked at again when their entry is described anew.
    """
    newest = (
        Fact.objects.filter(subject=OuterRef("entry__subject"), type__in=DESCRIBING)
        .values("subject")
        .annotate(newest=Max("index"))
        .values("newest")
    )
    rows = Mandate.objects.filter(ended_at=None).annotate(newest=Subquery(newest))
    found: list[Mandate] = []
    for row in rows.filter(newest__gt=F("described")).select_related("entry").order_by("pk"):
        if has_domain(row):
            Mandate.objects.filter(pk=row.pk).update(described=holdings.newest_description(row.entry.subject))
        else:
            found.append(row)
    return found


def has_domain(row: Mandate) -> bool:
    """Tell whether the entry still names the domain of the mandate."""
    return any(one.domain == row.domain for one in holdings.services(row.entry))


def _voice(person: Person, row: Mandate, now: datetime) -> Voice | None:
    service = next((one for one in holdings.services(row.entry) if one.domain == row.domain), None)
    if service is None:
        return None
    proof = (
        row
        if row.method != Mandate.Method.INVITED
        else live_proofs(now).filter(entry=row.entry, domain=row.domain).order_by("pk").first()
    )
    return None if proof is None else Voice(person, row.entry, row, proof, service.shown)


def _strength(voice: Voice) -> tuple[bool, bool]:
    return voice.shown, voice.proved
