"""The clocks of requests: alarms before deadlines pass, and what ends by itself. Called by the worker every second.

Nothing is decided by a clock. Each alarm is told once, whatever the clock does meanwhile; when several are due at once,
because nothing looked for a while, all of them are noted and the most urgent one is written about.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db import connection, transaction
from django.db.models import F, QuerySet

from openroll.core.clock import Clock
from openroll.roll.ledger import writing

from . import informing, life, models, moving
from .words import State

HALF, QUARTER, SOON, PASSED, DEFERRAL = "half", "quarter", "soon", "passed", "deferral"
CLOCK = "clock"  # the register's was ahead when the request came, and its deadline stands too late
SOON_IS: Final = timedelta(minutes=10)
AHEAD: Final = timedelta(minutes=5)
_NEWEST: Final = 1000  # requests that are looked at for having come while the clock was ahead
NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)  # no other alarm comes
AT_ONCE: Final = 500
_TO_PLAN: Final = 5_000
_PLANNED: Final = ("number", "state", "received_at", "deadline_at")
_PLAN: Final = "UPDATE desk_request SET alarm_at = %s WHERE number = %s AND alarm_at IS NULL"

Tell = Callable[[models.Request, str, datetime], object]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look brought: alarms by request, authorities told, deferrals and preservations that ended."""

    alarms: int = 0
    informed: int = 0
    deferrals: int = 0
    preservations: int = 0


def look(*, tell: Tell, origin: str, clock: Clock) -> Looked:
    """Look at every clock; ``tell`` writes to those who speak for the entry, while the alarm is noted."""
    now = clock.now()
    plan()
    return Looked(
        alarms=_sound(now, tell, origin, clock) + _tell_of_clock(now, tell, origin, clock),
        informed=informing.inform_late(origin=origin, clock=clock),
        deferrals=_end_deferrals(now, tell, origin, clock),
        preservations=_end_preservations(now),
    )


def moments(received_at: datetime, deadline_at: datetime) -> list[tuple[datetime, str]]:
    """Return when which alarm is due for a request that came and is due at these moments, in order."""
    whole = max(deadline_at - received_at, timedelta(0))
    found = [
        (deadline_at - whole / 2, HALF),
        (deadline_at - whole / 4, QUARTER),
        (deadline_at, PASSED),
    ]
    if whole > SOON_IS:
        found.append((deadline_at - SOON_IS, SOON))
    return sorted(found, key=lambda one: (one[0], one[1] == PASSED))


def next_due() -> datetime | None:
    """Return when the next of what ``look`` does within seconds is due: an alarm, a late answer, a deferral's end."""
    alarms = models.Request.objects.filter(alarm_at__lt=NEVER).order_by("alarm_at")
    alarm = alarms.values_list("alarm_at", flat=True).first()
    found = [alarm, informing.next_late(), _next_deferral()]
    return min((one for one in found if one is not None), default=None)


def plan() -> int:
    """Note when the first alarm of each new request is due; return of how many."""
    rows = models.Request.objects.filter(alarm_at=None).values_list(*_PLANNED)[:_TO_PLAN]
    found = [
        (moments(received, deadline)[0][0] if state in life.OPEN else NEVER, number)
        for number, state, received, deadline in rows
    ]
    if found:
        write = connection.ops.adapt_datetimefield_value
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(_PLAN, [(write(moment), number) for moment, number in found])
    return len(found)


def _sound(now: datetime, tell: Tell, origin: str, clock: Clock) -> int:
    due = models.Request.objects.filter(alarm_at__lte=now)
    numbers = list(due.order_by("alarm_at").values_list("number", flat=True)[:AT_ONCE])
    if not numbers:
        return 0
    with writing(origin, clock):  # in one order with whatever else an agent is told
        rows = due.select_related("authority", "entry").prefetch_related("alarms").filter(number__in=numbers)
        alive = [row for row in rows if row.state in life.OPEN]
        due.filter(number__in=numbers).exclude(state__in=life.OPEN).update(alarm_at=NEVER)
        for request in sorted(alive, key=lambda row: row.deadline_at):
            _alarm(request, now, tell)
    return len(alive)


def _alarm(request: models.Request, now: datetime, tell: Tell) -> None:
    planned = moments(request.received_at, request.deadline_at)
    known = {one.kind for one in request.alarms.all()}
    fresh = [kind for at, kind in planned if at <= now and kind not in known]
    later = [at for at, kind in planned if at > now and kind not in known]
    _note(request, fresh, now)
    request.alarm_at = min(later, default=NEVER)
    request.save(update_fields=["alarm_at"])
    if fresh and request.state == State.ADMISSIBLE:
        tell(request, fresh[-1], now)


def _tell_of_clock(now: datetime, tell: Tell, origin: str, clock: Clock) -> int:
    """The clock was ahead when a request came, and no alarm comes before its deadline: the organiser hears of it once.

    What was promised stays as it was promised. The newest requests are looked at: this is seen a moment later.
    """
    newest = models.Request.objects.order_by("-number").values_list("number", flat=True).first() or 0
    found = models.Request.objects.filter(
        number__gt=newest - _NEWEST,
        received_at__gt=now + AHEAD,
        deadline_at__gt=F("received_at"),
        state=State.ADMISSIBLE,
    )
    numbers = list(found.exclude(alarms__kind=CLOCK).order_by("number").values_list("number", flat=True))
    if not numbers:
        return 0
    with writing(origin, clock):
        rows = found.select_related("authority", "entry").filter(number__in=numbers)
        for request in rows.exclude(alarms__kind=CLOCK).order_by("number"):
            _note(request, [CLOCK], now)
            tell(request, CLOCK, now)
    return len(numbers)


def _end_deferrals(now: datetime, tell: Tell, origin: str, clock: Clock) -> int:
    """The time is over in which an author was not told: the organiser hears of it once for each request."""
    # What was done a moment ago, the author is being told of now.
    due = _deferred().filter(author_until__lte=now, acted_at__lte=now - informing.WAIT)
    numbers = list(due.values_list("request_id", flat=True).distinct()[:AT_ONCE])
    if not numbers:
        return 0
    with writing(origin, clock):
        rows = models.Request.objects.select_related("authority", "entry").filter(number__in=numbers)
        for request in rows.exclude(alarms__kind=DEFERRAL).order_by("number"):
            _note(request, [DEFERRAL], now)
            tell(request, DEFERRAL, now)
    return len(numbers)


def _deferred() -> QuerySet[models.Item]:
    """Return the items whose author is told later, and whose organiser has not heard that the time is over."""
    waiting = models.Item.objects.filter(author_until__isnull=False, informed_at=None, state__in=life.DONE)
    return waiting.exclude(request__alarms__kind=DEFERRAL)


def _next_deferral() -> datetime | None:
    found = _deferred().order_by("author_until").first()
    if found is None or found.author_until is None or found.acted_at is None:
        return None
    return max(found.author_until, found.acted_at + informing.WAIT)


def _note(request: models.Request, kinds: Sequence[str], now: datetime) -> None:
    models.Alarm.objects.bulk_create(models.Alarm(request=request, kind=kind, at=now) for kind in kinds)
    if kinds and request.admissible_at is not None:
        moving.offer(request, moving.OFFER.ALARM, now)


def _end_preservations(now: datetime) -> int:
    """Note that the messenger keeps it no longer; the moment is the one that the organiser gave."""
    over = models.Item.objects.filter(preserved_until__lte=now, preservation_ended_at=None)
    keys = list(over.values_list("pk", flat=True)[:AT_ONCE])
    return models.Item.objects.filter(pk__in=keys, preservation_ended_at=None).update(
        preservation_ended_at=now
    )
