"""What the office sees beside a request: its receipt, what the organiser's agents were told and sent back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q

from . import models
from .selectors import Whole

MOST: Final = 200  # outcomes and lines for the agent that are shown


@dataclass(frozen=True, slots=True)
class Beside:
    """See the module. ``told`` and ``outcomes`` are the first MOST of each; ``more`` when there are others."""

    receipt: models.Receipt | None
    told: Sequence[models.Offer]
    outcomes: Sequence[models.Outcome]
    more: bool
    agents: int  # that work for the entry now
    seen_at: datetime | None  # when one of them was here last


def beside(shown: Whole) -> Beside:
    """Return what there is to see beside ``shown``: of outcomes, those about the request and the items on the page."""
    request, items = shown.request, [one.item.pk for one in shown.items]
    about = Q(item__isnull=True) | Q(item__in=items)
    outcomes = request.outcomes.filter(about).select_related("agent", "item").defer("note")
    told = request.offers.select_related("appeal__item").order_by("pk")
    found, lines = list(outcomes[: MOST + 1]), list(told[: MOST + 1])
    agents = models.Agent.objects.filter(entry=request.entry_id, withdrawn_at=None)
    seen = list(agents.values_list("seen_at", flat=True))
    return Beside(
        receipt=receipt_of(request.number),
        told=lines[:MOST],
        outcomes=found[:MOST],
        more=len(found) > MOST or len(lines) > MOST,
        agents=len(seen),
        seen_at=max((one for one in seen if one is not None), default=None),
    )


def receipt_of(number: int) -> models.Receipt | None:
    """Return the receipt of those requests that came together with that one, signed or not; None without one."""
    rows = models.Receipt.objects.filter(first__lte=number).only("first", "last", "note")
    row = rows.order_by("-first").first()
    return row if row is not None and row.last >= number else None
