"""How much there is to do, in numbers: for whoever watches over the machine. Nobody's name, no value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from . import life, models
from .selectors import log_size


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of the private database at one moment."""

    facts: int
    cases: Mapping[str, int]  # by state
    overdue: int
    letters: Mapping[str, int]  # by state
    jobs: Mapping[str, int]  # by state
    unlogged_actions: int


def figures(now: datetime) -> Figures:
    """Return the counts as they are ``now``. Raises Refusal when there is no register."""
    return Figures(
        facts=log_size(),
        cases=_by_state(models.Case.objects.all()),
        overdue=models.Case.objects.filter(state__in=life.ALIVE, due_at__lt=now).count(),
        letters=_by_state(models.Letter.objects.all()),
        jobs=_by_state(models.Job.objects.all()),
        unlogged_actions=models.Action.objects.filter(fact__isnull=True).count(),
    )


def _by_state(
    rows: "QuerySet[models.Case] | QuerySet[models.Letter] | QuerySet[models.Job]",
) -> dict[str, int]:
    counted = rows.order_by().values_list("state").annotate(count=Count("pk"))
    return {str(state): count for state, count in counted}
