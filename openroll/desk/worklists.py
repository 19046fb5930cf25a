"""The office's lists of requests: saved views and filters, fifty at a time, by deadline where deadlines press.

A page is found by the key of the last row of the one before it, so that the hundredth is as fast as the first; each
state is read by its own index, and the pieces are merged.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from heapq import merge
from itertools import islice
from typing import Final

from django.db.models import Count, Q, QuerySet, Sum

from . import life, models
from .selectors import Line, lines
from .words import State

SIZE: Final = 50
MOST: Final = 10_000  # orders that are counted, with their items
VIEWS: Final = ("due", "person", "organiser", "appealed", "answered", "returned", "ended", "all")
BY_DEADLINE: Final = ("due", "person", "organiser")
PRESSING: Final = ("due", "person", "organiser", "appealed")  # are counted on every page
_STATES: Final[Mapping[str, tuple[str, ...]]] = {
    "due": life.OPEN,
    "person": (State.ACKNOWLEDGED,),  # of another category: somebody has to look at it
    "organiser": (State.ADMISSIBLE,),
    "answered": (State.ANSWERED,),
    "returned": (State.RETURNED,),
    "ended": (State.WITHDRAWN, State.ANNULLED),
}
_EVERY: Final = 500  # rows of a file that are read at once
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_LARGEST: Final = 2**63 - 1
_LAST_MOMENT: Final = (datetime.max.replace(tzinfo=UTC) - _EPOCH) // _MICROSECOND


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list shows: a saved view, narrowed by filters; what is empty narrows nothing.

    ``words`` are a request's number, or the reference that its authority gave it, as a whole.
    """

    view: str = "due"
    state: str = ""
    authority: str = ""  # its code
    country: str = ""  # the authority's
    category: str = ""
    entry: int | None = None
    words: str = ""

    @property
    def by_deadline(self) -> bool:
        """Whether the list stands by deadline; any other has the newest first."""
        return self.view in BY_DEADLINE


@dataclass(frozen=True, slots=True)
class Counted:
    """Orders and items, which are never added up; ``more`` when these are the first MOST orders and not all."""

    orders: int = 0
    items: int = 0
    more: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a list; ``after`` leads to the next one, empty when there is none."""

    lines: Sequence[Line]
    after: str = ""


def page(wanted: Wanted, now: datetime, after: str = "", size: int = SIZE) -> Found:
    """Return the rows of ``wanted`` that come behind the key ``after``; what is no key is the beginning."""
    rows = list(islice(_read(wanted, after, size + 1), size + 1))
    further = _key(wanted, rows[size - 1]) if len(rows) > size else ""
    return Found(lines(rows[:size], now), further)


def every(wanted: Wanted, now: datetime) -> Iterator[Line]:
    """Yield every row of ``wanted``, a few at a time."""
    after = ""
    while True:
        found = page(wanted, now, after, _EVERY)
        yield from found.lines
        if not found.after:
            return
        after = found.after


def count(wanted: Wanted) -> Counted:
    """Return how many orders, and how many items of them, are in the list."""
    return counted(_rows(wanted, _states(wanted)))


def pressing(wanted: Wanted) -> dict[str, Counted]:
    """Return what is in each list that presses, with the filters of ``wanted``."""
    return {view: count(replace(wanted, view=view, state="")) for view in PRESSING}


def late(wanted: Wanted, now: datetime) -> Counted:
    """Return what of the list is late: the deadline has passed, and something waits."""
    states = tuple(one for one in _states(wanted) or life.OPEN if one in life.OPEN)
    return counted(_rows(wanted, states).filter(deadline_at__lte=now))


def counted(rows: "QuerySet[models.Request]") -> Counted:
    """Return how many ``rows`` there are with how many items; no more than MOST are counted."""
    found = rows.order_by()[: MOST + 1].aggregate(orders=Count("pk"), asked=Sum("items"))
    if found["orders"] <= MOST:
        return Counted(found["orders"], found["asked"] or 0)
    found = rows.order_by()[:MOST].aggregate(asked=Sum("items"))
    return Counted(MOST, found["asked"] or 0, more=True)


def _read(wanted: Wanted, after: str, most: int) -> "Iterator[models.Request]":
    """Return the first ``most`` rows behind ``after``, in the order of the list."""
    behind = _behind(wanted, after)
    order = ("deadline_at", "number") if wanted.by_deadline else ("-number",)
    pieces: list[list[models.Request]] = []
    for state in _states(wanted) or (tuple(State) if wanted.category else (None,)):
        rows = _rows(wanted, None if state is None else (state,)).filter(behind)
        rows = rows.select_related("authority", "entry").prefetch_related("alarms")
        pieces.append(list(rows.defer("order", "note", "returned_for").order_by(*order)[:most]))
    if wanted.by_deadline:
        return merge(*pieces, key=lambda row: (row.deadline_at, row.number))
    return merge(*pieces, key=lambda row: -row.number)


def _states(wanted: Wanted) -> tuple[str, ...] | None:
    """Return which states are in the list: None for any, an empty one for none."""
    inside = _STATES.get(wanted.view)
    if not wanted.state:
        return inside
    return (wanted.state,) if inside is None or wanted.state in inside else ("",)


def _rows(wanted: Wanted, states: tuple[str, ...] | None) -> "QuerySet[models.Request]":
    rows = models.Request.objects.all()
    if states is not None:
        rows = rows.filter(state=states[0]) if len(states) == 1 else rows.filter(state__in=states)
    if wanted.view == "appealed":
        rows = rows.filter(pk__in=models.Appeal.objects.filter(outcome="").values("item__request"))
    if wanted.authority or wanted.country:
        rows = rows.filter(authority__in=_authorities(wanted))
    if wanted.category:
        rows = rows.filter(category=wanted.category)
    if wanted.entry is not None:
        rows = rows.filter(entry_id=wanted.entry)
    return rows.filter(_named(wanted.words)) if wanted.words else rows


def _authorities(wanted: Wanted) -> list[int]:
    found = models.Authority.objects.all()
    if wanted.authority:
        found = found.filter(code=wanted.authority)
    if wanted.country:
        found = found.filter(country=wanted.country)
    return list(found.values_list("pk", flat=True))


def _named(words: str) -> Q:
    """Return what has that number or reference: the index of references begins with the authority, so all are named."""
    everybody = list(models.Authority.objects.values_list("pk", flat=True))
    named = Q(authority__in=everybody, reference=words)
    number = _whole(words)
    return named if number is None else named | Q(number=number)


def _key(wanted: Wanted, row: models.Request) -> str:
    if not wanted.by_deadline:
        return str(row.number)
    return f"{(row.deadline_at - _EPOCH) // _MICROSECOND}.{row.number}"


def _behind(wanted: Wanted, after: str) -> Q:
    """Return what comes behind the key ``after``."""
    first, _, second = after.partition(".")
    number = _whole(second if wanted.by_deadline else first)
    if number is None:
        return Q()
    if not wanted.by_deadline:
        return Q(number__lt=number)
    moment = _whole(first)
    if moment is None or moment > _LAST_MOMENT:
        return Q()
    deadline = _EPOCH + moment * _MICROSECOND
    # The first condition says nothing new: an index is read by it.
    return Q(deadline_at__gte=deadline) & (Q(deadline_at__gt=deadline) | Q(number__gt=number))


def _whole(text: str) -> int | None:
    found = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None
    return found if found is not None and found <= _LARGEST else None
