"""Work lists: the cases that somebody looks through, by saved views, filters and words, fifty at a time.

A page is found by the key of the last row of the one before it, so that the hundredth is as fast as the first.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import F, Q, QuerySet

from . import life, models, steps
from .worklist_words import fold

SIZE: Final = 50
MOST: Final = 1000  # is counted no further
LARGEST: Final = "\U0010ffff"
VIEWS: Final = ("mine", "today", "overdue", "waiting", "unassigned", "sufficient", "all")
SORTS: Final = ("newest", "oldest", "due", "changed")
ME, NOBODY = "me", "nobody"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list shows: a saved view, narrowed by filters; what is empty narrows nothing."""

    view: str = "all"
    states: tuple[str, ...] = ()
    kind: str = ""
    channel: str = ""
    basis: str = ""
    assignee: str = ""  # a person's key, ME or NOBODY
    entry: int | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""
    sort: str = "newest"


@dataclass(frozen=True, slots=True)
class Row:
    """One case as a list shows it."""

    pk: int
    code: str
    kind: str
    channel: str
    state: str
    received_at: datetime
    changed_at: datetime
    due_at: datetime | None
    due: str
    version: int
    basis: str
    sender_name: str
    sender_email: str
    assignee_id: int | None
    assignee: str
    entry: int | None  # that it led to, or is about
    name: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a list; ``after`` leads to the next one, empty when there is none."""

    rows: Sequence[Row]
    after: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks, and when: what is "mine" and "today" follows from it."""

    person: int | None
    now: datetime


@dataclass(frozen=True, slots=True)
class _Order:
    """One stretch of a list in one order: the key's fields, each with whether it grows, and what belongs to it."""

    fields: tuple[tuple[str, bool], ...]
    belongs: Q = field(default_factory=Q)


_NEWEST: Final = (_Order((("pk", False),)),)
_ORDERS: Final[Mapping[str, tuple[_Order, ...]]] = {
    "newest": _NEWEST,
    "oldest": (_Order((("pk", True),)),),
    "changed": (_Order((("changed_at", False), ("pk", False))),),
    # What has no deadline comes behind.
    "due": (
        _Order((("due_at", True), ("pk", True)), Q(due_at__isnull=False)),
        _Order((("pk", True),), Q(due_at__isnull=True)),
    ),
}
_COLUMNS: Final = {
    one: F(one)
    for one in (
        "code",
        "kind",
        "channel",
        "state",
        "received_at",
        "changed_at",
        "due_at",
        "due",
        "version",
        "basis",
    )
}


def page(wanted: Wanted, reader: Reader, after: str = "", size: int = SIZE) -> Found:
    """Return the rows of ``wanted`` that come behind the key ``after``."""
    orders = _ORDERS.get(wanted.sort, _NEWEST)
    begin, key = _key(after, orders)
    rows: list[Row] = []
    stretch = begin
    for stretch in range(begin, len(orders)):
        order = orders[stretch]
        narrowed = chosen(wanted, reader).filter(order.belongs)
        if key is not None and stretch == begin:
            narrowed = narrowed.filter(_behind(order, key))
        rows += _rows(narrowed.order_by(*_by(order))[: size + 1 - len(rows)])
        if len(rows) > size:
            break
    more = len(rows) > size
    rows = rows[:size]
    return Found(rows, _key_of(rows[-1], orders) if more else "")


def every(wanted: Wanted, reader: Reader) -> Iterator[Row]:
    """Yield all rows of ``wanted``, a page at a time."""
    after = ""
    while True:
        found = page(wanted, reader, after, size=500)
        yield from found.rows
        if not found.after:
            return
        after = found.after


def counts(reader: Reader) -> dict[str, int]:
    """Return how many cases each saved view but "all" has, counted no further than MOST."""
    return {view: count(Wanted(view), reader) for view in VIEWS if view != "all"}


def count(wanted: Wanted, reader: Reader) -> int:
    """Return how many cases are ``wanted``, counted no further than MOST."""
    return chosen(wanted, reader).order_by().values("pk")[:MOST].count()


def of_codes(codes: Iterable[str]) -> list[Row]:
    """Return the cases with these codes, in their order."""
    given = list(dict.fromkeys(codes))
    rows = {row.code: row for row in _rows(models.Case.objects.filter(code__in=given))}
    return [rows[code] for code in given if code in rows]


def chosen(wanted: Wanted, reader: Reader) -> QuerySet[models.Case]:
    """Return the cases that are ``wanted``, in no order."""
    found = models.Case.objects.filter(_view(wanted.view, reader))
    if wanted.states:
        found = found.filter(state__in=wanted.states)
    for name in ("kind", "channel", "basis"):
        if value := getattr(wanted, name):
            found = found.filter(**{name: value})
    if wanted.assignee:
        found = found.filter(_assigned(wanted.assignee, reader))
    if wanted.entry is not None:
        found = found.filter(Q(about=wanted.entry) | Q(entry=wanted.entry))
    if wanted.since:
        found = found.filter(received_at__gte=_begins(wanted.since))
    if wanted.until:
        found = found.filter(received_at__lt=_begins(wanted.until + timedelta(days=1)))
    for word in fold(wanted.words[:200]).split()[:8]:
        found = found.filter(pk__in=with_word(word))
    return found


def _view(view: str, reader: Reader) -> Q:
    alive = Q(state__in=life.ALIVE)
    views = {
        "mine": Q(assignee=reader.person) & alive if reader.person else Q(pk__in=[]),
        "today": alive
        & Q(due_at__gte=reader.now, due_at__lte=steps.place().end_of(steps.place().day(reader.now))),
        "overdue": alive & Q(due_at__lt=reader.now),
        "waiting": Q(state=life.WAITING),
        "unassigned": alive & Q(assignee__isnull=True),
        "sufficient": Q(state=life.SUFFICIENT),
    }
    return views.get(view, Q())


def _assigned(whom: str, reader: Reader) -> Q:
    if whom == NOBODY:
        return Q(assignee__isnull=True)
    person = reader.person if whom == ME else int(whom) if whom.isascii() and whom.isdigit() else None
    return Q(assignee=person) if person else Q(pk__in=[])


def with_word(begin: str) -> QuerySet[models.CaseWord, Any]:
    """Return the cases with a word that begins so, by an index in both databases."""
    begin = begin[:64]
    words = models.CaseWord.objects.values("case")
    if connection.vendor == "postgresql":
        return words.filter(word__startswith=begin)
    return words.filter(word__gte=begin, word__lt=begin + LARGEST)


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(steps.place().zone or "UTC"))


def _rows(cases: QuerySet[models.Case]) -> list[Row]:
    told = cases.values(
        "pk",
        *_COLUMNS,
        "sender_name",
        "sender_email",
        "assignee_id",
        "assignee__name",
        "assignee__email",
        "entry__number",
        "about_id",
        name=F("result__identifiers__name__value"),
        missing=F("result__missing"),
    )
    return [_row(one) for one in told]


def _row(one: dict[str, Any]) -> Row:
    entry, about = one.pop("entry__number"), one.pop("about_id")
    name, email = one.pop("assignee__name"), one.pop("assignee__email")
    missing = one.pop("missing")
    return Row(
        **{**one, "name": str(one["name"] or "")},
        assignee=name or email or "",
        entry=entry or about,
        missing=tuple(str(each) for each in missing) if isinstance(missing, list) else (),
    )


def _by(order: _Order) -> list[str]:
    return [name if grows else f"-{name}" for name, grows in order.fields]


def _behind(order: _Order, key: Sequence[Any]) -> Q:
    """Return what comes behind ``key``: its last field is unique."""
    behind, same = Q(pk__in=[]), Q()
    for (name, grows), value in zip(order.fields, key, strict=True):
        behind |= same & Q(**{f"{name}__{'gt' if grows else 'lt'}": value})
        same &= Q(**{name: value})
    return behind


def _key_of(row: Row, orders: Sequence[_Order]) -> str:
    stretch = 1 if len(orders) > 1 and row.due_at is None else 0
    values = [getattr(row, name) for name, _ in orders[stretch].fields]
    told = [one.isoformat() if isinstance(one, datetime) else str(one) for one in values]
    return "~".join([str(stretch), *told])


def _key(after: str, orders: Sequence[_Order]) -> tuple[int, list[Any] | None]:
    """Return the stretch and the key that ``after`` names; what is no key of ours leads to the beginning."""
    first, *told = after.split("~")
    stretch = int(first) if first in ("0", "1") else 0
    if not told or stretch >= len(orders) or len(told) != len(orders[stretch].fields):
        return 0, None
    try:
        return stretch, [
            _number(one) if name == "pk" else _moment(one)
            for one, (name, _) in zip(told, orders[stretch].fields, strict=True)
        ]
    except ValueError:
        return 0, None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise ValueError(text)
    return int(text)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def narrowed(wanted: Wanted, **more: Any) -> Wanted:
    """Return ``wanted`` with something else."""
    return replace(wanted, **more)
