"""The policies of the register: every one that the log holds, from which day it applies, and which one applies now.

In force on a day is the one that began last; of several that begin on one day, the one that was logged last. A change
may be logged before it begins, and never after.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import connection
from django.db.models import Subquery

from openroll.core.canonical import JSON
from openroll.core.clock import SystemClock, parse_rfc3339
from openroll.core.errors import N_, OpenrollError, Refusal, UnusableInput
from openroll.log.fact import parse as parse_fact
from openroll.policy.model import Policy, parse

from . import models
from .deadlines import Place

CHANGED = "policy-changed"


@dataclass(frozen=True, slots=True)
class Version:
    """A policy as the log has it. It applies from the day ``begins`` on; None: from the register's beginning."""

    policy: Policy
    index: int
    subject: str
    at: datetime
    begins: date | None
    by: str
    reason: str
    register: dict[str, JSON]

    @property
    def order(self) -> tuple[date, int]:
        """By what it follows on others."""
        return (self.begins or date.min, self.index)


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of a database once: facts are never changed, so only newer ones are looked at again."""

    size: int
    versions: tuple[Version, ...]


_KNOWN: dict[tuple[object, ...], _Known] = {}  # of the one database that this process uses


def versions() -> Sequence[Version]:
    """Return every policy that was logged, in the order of the log. Raises Refusal when there is no register."""
    head = models.LogHead.objects.filter(pk=1).values("size")
    first = models.Fact.objects.filter(index=0).values_list("data", Subquery(head)).first()
    if first is None or not first[1]:
        raise Refusal(N_("The private database holds no register."))
    names = connection.settings_dict
    database = (names["NAME"], names["HOST"], names["PORT"], bytes(first[0]))
    size = int(first[1])
    known = _KNOWN.get(database)
    if known is not None and known.size == size:
        return known.versions
    if known is not None and known.size > size:
        known = None
    start = known.size if known else 0
    rows = models.Fact.objects.filter(type=CHANGED, index__gte=start, index__lt=size).order_by("index")
    found = (*(known.versions if known else ()), *(_version(row) for row in rows))
    if not connection.in_atomic_block:  # what is not committed may never have been
        _KNOWN.clear()
        _KNOWN[database] = _Known(size, found)
    return found


def today(now: datetime | None = None) -> date:
    """Return the day that it is ``now`` where the register works."""
    zone = str(getattr(settings, "REGISTER_TIME_ZONE", ""))
    return Place(zone=zone).day(now or SystemClock().now())


def in_force(day: date) -> Version:
    """Return the policy that applies on ``day``; of a day before the register the first one. Raises Refusal."""
    found = versions()
    if not found:
        raise Refusal(N_("The private database holds no register."))
    begun = [each for each in found if each.begins is None or each.begins <= day]
    return max(begun, key=lambda each: each.order) if begun else min(found, key=lambda each: each.order)


def current(now: datetime | None = None) -> Version:
    """Return the policy that applies ``now``. Raises Refusal."""
    return in_force(today(now))


def to_come(now: datetime | None = None) -> Sequence[Version]:
    """Return the policies that are logged and do not apply yet, the next one first."""
    day = today(now)
    return sorted(
        (each for each in versions() if each.begins and each.begins > day), key=lambda each: each.order
    )


def timeline() -> Sequence[tuple[Version, date | None]]:
    """Return each policy, the last to begin first, and the day on which another one takes its place, None for none.

    A policy whose place another one takes on the very day on which it begins never applies.
    """
    found = sorted(versions(), key=lambda each: each.order)
    ends = [each.begins for each in found[1:]]
    return list(reversed(list(zip(found, [*ends, None], strict=True))))


def check() -> Version:
    """Return the policy that applies now, after every one of the log was read. For the start of a program.

    Raises Refusal, and UnusableInput that names the fact and what is wrong.
    """
    return current()


def _version(row: models.Fact) -> Version:
    try:
        fact = parse_fact(bytes(row.data))
        register, reason = fact.data.get("register"), fact.data.get("reason")
        return Version(
            policy=parse(fact.data.get("policy"), logged=True),
            index=row.index,
            subject=fact.subject,
            at=parse_rfc3339(fact.at),
            begins=_day(fact.effective_from),
            by=fact.by,
            reason=reason if isinstance(reason, str) else "",
            register=register if isinstance(register, dict) else {},
        )
    except OpenrollError as error:
        raise UnusableInput(
            N_("Fact {index} holds a policy that cannot be used: {reason}"), index=row.index, reason=error
        ) from error


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text[:10])
