"""An authority is told what became of its request: once every item has its outcome, and of whatever comes later."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from openroll.core.clock import Clock, rfc3339
from openroll.roll.ledger import Ledger, writing

from . import facts, letters, life, models, moving
from .words import ItemState, State

WAIT: Final = timedelta(minutes=15)  # for statements of reasons that are still to come
AT_ONCE: Final = 100


@dataclass
class News:
    """What outcomes of one transaction brought about: numbers of items, and appeals."""

    outcomes: list[int] = field(default_factory=list)
    appeals: list[models.Appeal] = field(default_factory=list)
    reinstated: list[int] = field(default_factory=list)
    returned: bool = False


def after(request: models.Request, news: News, ledger: Ledger, now: datetime) -> None:
    """Let ``request`` be answered when nothing of it waits any more, and tell its authority what is new."""
    if request.state == State.ADMISSIBLE and not _some(request, state=ItemState.WAITING):
        moving.answer(request, now)
    if news.returned:
        letters.returned(request, now)
        inform(request, ledger, now)
    elif request.state == State.ANSWERED and request.informed_at is None:
        if not _some(request, state__in=life.DONE, reasoned_at=None):
            letters.answered(request, now)
            inform(request, ledger, now)
            return
    elif request.state == State.ANSWERED and news.outcomes:
        letters.answered(request, now, only=news.outcomes)
        inform(request, ledger, now)
    if news.appeals or news.reinstated:
        letters.appealed(request, news.appeals, news.reinstated, now)
        inform(request, ledger, now)


def inform_late(*, origin: str, clock: Clock) -> int:
    """Tell the authorities whose answer waited long enough for statements of reasons; return how many."""
    now = clock.now()
    waiting = models.Request.objects.filter(answered_at__lte=now - WAIT, informed_at=None)
    numbers = list(waiting.order_by("answered_at").values_list("number", flat=True)[:AT_ONCE])
    if not numbers:
        return 0
    with writing(origin, clock) as ledger:
        # What was read before the lock may have been told meanwhile.
        rows = waiting.select_related("authority", "entry").filter(number__in=numbers)
        for request in rows:
            letters.answered(request, now)
            inform(request, ledger, now)
    return len(numbers)


def next_late() -> datetime | None:
    """Return when ``inform_late`` has next somebody to tell; None when nobody waits."""
    waiting = models.Request.objects.filter(answered_at__isnull=False, informed_at=None).order_by(
        "answered_at"
    )
    found = waiting.values_list("answered_at", flat=True).first()
    return None if found is None else found + WAIT


def inform(request: models.Request, ledger: Ledger, now: datetime) -> None:
    """Say in the log that the authority was told."""
    request.informed_at = now
    request.save(update_fields=["informed_at"])
    ledger.append(facts.of_request("request-informed", request, {"who": "authority", "at": rfc3339(now)}))


def _some(request: models.Request, **having: object) -> bool:
    return models.Item.objects.filter(request=request, **having).exists()
