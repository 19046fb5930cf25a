"""Reads requests for whoever looks at them: work lists by deadline, one request whole, counts of orders and items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Q, QuerySet, Sum

from openroll.roll.models import Fact

from . import life, models
from .words import ItemState, State

A_PAGE: Final = 50
ITEMS_A_PAGE: Final = 100
MOST_SAME: Final = 20  # other requests about one place that are shown
# Each list has its permanent address. What is due stands by its deadline, the rest newest first.
LISTS: Final = ("due", "person", "appealed", "answered", "returned", "ended", "all")
_CHOSEN: Final = {
    "due": Q(state__in=life.OPEN),
    "person": Q(state=State.ACKNOWLEDGED),  # of another category: somebody has to look at it
    "answered": Q(state=State.ANSWERED),
    "returned": Q(state=State.RETURNED),
    "ended": Q(state__in=(State.WITHDRAWN, State.ANNULLED)),
    "all": Q(),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose requests are looked at: those of one entry, of one authority, of one category, or all.

    An organiser sees what was ``offered`` to it, and nothing else.
    """

    entry: int | None = None
    authority: int | None = None
    category: str = ""
    offered: bool = False

    def rows(self) -> "QuerySet[models.Request]":
        """Return the requests in it."""
        wanted: dict[str, Any] = {}
        if self.entry is not None:
            wanted["entry_id"] = self.entry
        if self.authority is not None:
            wanted["authority_id"] = self.authority
        if self.category:
            wanted["category"] = self.category
        if self.offered:
            wanted["admissible_at__isnull"] = False
        return models.Request.objects.filter(**wanted)


EVERYTHING: Final = Scope()


@dataclass(frozen=True, slots=True)
class Line:
    """A request in a list: how many of its items wait, how many appeals do, and whether it is late."""

    request: models.Request
    waiting: int
    appeals: int
    late: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Some requests of a list, and where they stand in it."""

    lines: Sequence[Line]
    number: int
    last: int
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Orders and items, which are never added up."""

    orders: int = 0
    items: int = 0


@dataclass(frozen=True, slots=True)
class Same:
    """Another item that names the same place."""

    request: int
    item: int
    authority: models.Authority
    state: str


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item, its place (a text, never a link), who else named it, and what became of appeals."""

    item: models.Item
    locator: str
    first: tuple[int, int]  # who named the place first: a request and its item
    same: Sequence[Same]
    appeals: Sequence[models.Appeal]

    @property
    def to_be_told(self) -> bool:
        """Whether something was done and the author has not been told of it."""
        return self.item.state in life.DONE and self.item.informed_at is None


@dataclass(frozen=True, slots=True)
class Step:
    """One fact about the request, or about one of its items."""

    index: int
    type: str
    at: datetime
    item: int | None


@dataclass(frozen=True, slots=True)
class Whole:
    """One request with one page of its items and what happened. ``order`` is what its authority wrote."""

    request: models.Request
    order: Mapping[str, Any]
    items: Sequence[ShownItem]
    page: int
    last: int
    states: Mapping[str, int]  # how many items are in which state
    steps: Sequence[Step]
    alarms: Sequence[models.Alarm]
    late: bool

    @property
    def private(self) -> Mapping[str, str]:
        """Which items named what kind of private place."""
        found: Mapping[str, str] = self.request.returned_for.get("private", {})
        return found

    @property
    def joined(self) -> int:
        """How many lines of the order named a place of it once more."""
        return joined(self.request)


def joined(request: models.Request) -> int:
    """Return how many lines of the order of ``request`` named a place of it once more."""
    written = request.order.get("locators")
    return max(0, len(written) - request.items) if isinstance(written, list) else 0


def page_of(which: str, number: int, now: datetime, scope: Scope = EVERYTHING) -> Page:
    """Return the page ``number`` of the list ``which``."""
    chosen = _list(which, scope)
    count = chosen.count()
    last = max(1, -(-count // A_PAGE))
    number = min(max(number, 1), last)
    order = ("deadline_at", "number") if which in ("due", "person") else ("-number",)
    rows = chosen.select_related("authority", "entry").order_by(*order)[
        (number - 1) * A_PAGE : number * A_PAGE
    ]
    return Page(lines(list(rows), now), number, last, count)


def counts(scope: Scope = EVERYTHING) -> dict[str, Counts]:
    """Return how many orders, and how many items of them, each list has."""
    by_state = {
        state: Counts(orders, items or 0)
        for state, orders, items in scope.rows()
        .values_list("state")
        .annotate(orders=Count("pk"), asked=Sum("items"))
        .order_by()
    }
    appealed = _list("appealed", scope).aggregate(orders=Count("pk"), asked=Sum("items"))
    return {
        "due": _sum(by_state, *life.OPEN),
        "person": _sum(by_state, State.ACKNOWLEDGED),
        "appealed": Counts(appealed["orders"], appealed["asked"] or 0),
        "answered": _sum(by_state, State.ANSWERED),
        "returned": _sum(by_state, State.RETURNED),
        "ended": _sum(by_state, State.WITHDRAWN, State.ANNULLED),
        "all": _sum(by_state, *State),
    }


def late(scope: Scope, now: datetime) -> int:
    """Return of how many requests the deadline has passed while something of them waits."""
    return scope.rows().filter(state__in=life.OPEN, deadline_at__lte=now).count()


def whole(number: int, now: datetime, scope: Scope = EVERYTHING, page: int = 1) -> Whole | None:
    """Return the request ``number`` with a page of its items; None when it is not in ``scope``."""
    request = (
        scope.rows().select_related("authority", "entry", "clerk", "signed_by").filter(number=number).first()
    )
    if request is None:
        return None
    states = dict(request.rows.values_list("state").annotate(count=Count("pk")).order_by())
    last = max(1, -(-sum(states.values()) // ITEMS_A_PAGE))
    page = min(max(page, 1), last)
    rows = request.rows.select_related("material").prefetch_related("appeals").order_by("n")
    items = list(rows[(page - 1) * ITEMS_A_PAGE : page * ITEMS_A_PAGE])
    return Whole(
        request=request,
        order=_written(request.order),
        items=_items(items),
        page=page,
        last=last,
        states=states,
        steps=_steps(request, items),
        alarms=list(request.alarms.order_by("pk")),
        late=is_late(request, now),
    )


def _written(order: Mapping[str, Any]) -> dict[str, Any]:
    """Return what ``order`` says in the shape that is asked for; one that lacks something may hold anything."""
    told: dict[str, Any] = {name: value for name, value in order.items() if isinstance(value, str)}
    territory, author = order.get("territory"), order.get("tell_author")
    if isinstance(territory, list):
        told["territory"] = [one for one in territory if isinstance(one, str)]
    if isinstance(author, dict):
        told["tell_author"] = {name: value for name, value in author.items() if isinstance(value, str)}
    return told


def _list(which: str, scope: Scope) -> "QuerySet[models.Request]":
    if which == "appealed":
        open_ones = models.Appeal.objects.filter(outcome="").values("item__request")
        return scope.rows().filter(pk__in=open_ones)
    return scope.rows().filter(_CHOSEN.get(which, Q()))


def lines(rows: Sequence[models.Request], now: datetime) -> list[Line]:
    """Return ``rows`` as a list shows them, in their order."""
    keys = [row.pk for row in rows]
    items = models.Item.objects.filter(request__in=keys)
    waiting = dict(
        items.filter(state=ItemState.WAITING).values_list("request").annotate(count=Count("pk")).order_by()
    )
    appeals = dict(
        models.Appeal.objects.filter(item__request__in=keys, outcome="")
        .values_list("item__request")
        .annotate(count=Count("pk"))
        .order_by()
    )
    return [Line(row, waiting.get(row.pk, 0), appeals.get(row.pk, 0), is_late(row, now)) for row in rows]


def _items(items: Sequence[models.Item]) -> list[ShownItem]:
    same = _same(items)
    return [
        ShownItem(
            item=one,
            locator=one.material.locator,
            first=(one.material.first_request, one.material.first_item),
            same=same.get(one.material_id, [])[:MOST_SAME],
            appeals=sorted(one.appeals.all(), key=lambda appeal: appeal.n),
        )
        for one in items
    ]


def _same(items: Sequence[models.Item]) -> dict[int, list[Same]]:
    """Return by place who else named it, in other requests or, of old ones, twice in this one."""
    keys, places = [one.pk for one in items], {one.material_id for one in items}
    others = models.Item.objects.filter(material__in=places).exclude(pk__in=keys)
    found: dict[int, list[Same]] = {}
    for row in others.select_related("request__authority").order_by("request_id", "n"):
        same = Same(row.request_id, row.n, row.request.authority, row.state)
        found.setdefault(row.material_id, []).append(same)
    return found


def _steps(request: models.Request, items: Sequence[models.Item]) -> list[Step]:
    numbers: dict[str, int | None] = {request.subject: None, **{one.subject: one.n for one in items}}
    rows = Fact.objects.filter(subject__in=[*numbers]).order_by("index")
    return [
        Step(index, type, at, numbers[subject])
        for index, type, at, subject in rows.values_list("index", "type", "at", "subject")
    ]


def is_late(request: models.Request, now: datetime) -> bool:
    """Tell whether the deadline of ``request`` has passed while something of it waits."""
    return request.state in life.OPEN and request.deadline_at <= now


def _sum(found: Mapping[str, Counts], *states: str) -> Counts:
    chosen = [found[state] for state in states if state in found]
    return Counts(sum(one.orders for one in chosen), sum(one.items for one in chosen))
