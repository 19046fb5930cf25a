"""What has come is acknowledged, and goes on to the organiser or back to its authority: in order, and many at a time.

Nothing but what passes here reaches an organiser, and with it a messenger: a request all of whose places are public.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db.models import F

from openroll.core.clock import Clock, rfc3339
from openroll.roll.bulk import insert, pieces
from openroll.roll.ledger import Ledger, writing

from . import facts, informing, letters, models, moving, waiting
from .words import Category, ReturnReason, State

MOST: Final = 1000  # requests in one transaction
_OFFER: Final = ("entry_id", "request_id", "kind", "at")


def pass_on(*, origin: str, clock: Clock, limit: int = MOST) -> int:
    """Acknowledge what was received, admit or return it, in one transaction; return how many requests moved.

    Batches that wait are written out first.

    What is of another category and lacks nothing stays acknowledged: a person looks at it.
    """
    written = waiting.write_out(origin=origin, clock=clock, limit=limit)
    received = models.Request.objects.filter(state=State.RECEIVED).order_by("number")
    if not received.exists():
        return written
    with writing(origin, clock) as ledger:
        rows = list(received.only(*_NEEDED)[:limit])
        now = ledger.now
        _acknowledge(rows, ledger, now)
        good = [row for row in rows if not row.return_reason]
        _admit([row for row in good if row.category != Category.OTHER], ledger, now)
        back = [row.number for row in rows if row.return_reason]
        _return(back, ledger, now)
    return len(rows)


_NEEDED: Final = ("number", "subject", "entry_id", "category", "return_reason")


def _acknowledge(rows: Sequence[models.Request], ledger: Ledger, now: datetime) -> None:
    at = rfc3339(now)
    ledger.append_many([facts.of_request("request-acknowledged", row, {"at": at}) for row in rows])
    _update([row.number for row in rows], state=State.ACKNOWLEDGED, acknowledged_at=now)


def _admit(rows: Sequence[models.Request], ledger: Ledger, now: datetime) -> None:
    at = rfc3339(now)
    ledger.append_many([facts.of_request("request-admissible", row, {"at": at}) for row in rows])
    _update([row.number for row in rows], state=State.ADMISSIBLE, admissible_at=now)
    kind = models.Offer.Kind.REQUEST.value
    insert(models.Offer, _OFFER, [(row.entry_id, row.number, kind, now) for row in rows])


def _return(numbers: Sequence[int], ledger: Ledger, now: datetime) -> None:
    """Return requests, and tell their authorities; these are few."""
    for piece in pieces(numbers):
        rows = models.Request.objects.select_related("authority", "entry").filter(number__in=piece)
        for request in rows.order_by("number"):
            moving.give_back(request, ReturnReason(request.return_reason), ledger, now, by=facts.DESK)
            letters.returned(request, now)
            informing.inform(request, ledger, now)


def _update(numbers: Sequence[int], **values: object) -> None:
    for piece in pieces(numbers):
        models.Request.objects.filter(number__in=piece).update(version=F("version") + 1, **values)
