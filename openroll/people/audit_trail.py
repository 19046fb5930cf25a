"""The audit trail as people search it: by person, by what was done, by case, entry and days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.db.models import QuerySet

from openroll.core.canonical import JSON
from openroll.core.clock import rfc3339
from openroll.core.errors import N_, UnusableInput
from openroll.roll.models import Action

NAMES: Final = ("person", "verb", "case", "entry", "from", "until")
HEADINGS: Final = ("number", "time", "role", "person", "address", "verb", "case", "entry", "told", "fact")
_LATEST: Final = date(9999, 12, 30)


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked for; empty where it does not matter. Days are of UTC, the last one counts."""

    person: int | None = None
    verb: str = ""
    case: str = ""
    entry: int | None = None
    since: date | None = None
    until: date | None = None


def read(query: Mapping[str, str]) -> Search:
    """Return the search that the ``query`` of an address asks for. Raises UnusableInput."""
    return Search(
        person=_number(query, "person"),
        verb=query.get("verb", "")[:40],
        case=query.get("case", "").strip()[:32],
        entry=_number(query, "entry"),
        since=_day(query, "from"),
        until=_day(query, "until"),
    )


def actions(search: Search) -> "QuerySet[Action]":
    """Return what was done, the newest first."""
    rows = Action.objects.select_related("person", "case", "entry").order_by("-pk")
    if search.person is not None:
        rows = rows.filter(person_id=search.person)
    if search.verb:
        rows = rows.filter(verb=search.verb)
    if search.case:
        rows = rows.filter(case__code=search.case)
    if search.entry is not None:
        rows = rows.filter(entry_id=search.entry)
    if search.since is not None:
        rows = rows.filter(at__gte=_midnight(search.since))
    if search.until is not None:
        rows = rows.filter(at__lt=_midnight(search.until) + timedelta(days=1))
    return rows


def table(rows: "QuerySet[Action]") -> Iterator[tuple[object, ...]]:
    """Return the lines of an export, headings first."""
    yield HEADINGS
    for row in rows.iterator(chunk_size=1000):
        person = row.person
        yield (
            row.pk,
            rfc3339(row.at),
            row.by,
            person.name if person else "",
            person.email if person else "",
            row.verb,
            row.case.code if row.case else "",
            row.entry_id or "",
            "; ".join(f"{name}: {value}" for name, value in details(row.told)),
            row.fact_id if row.fact_id is not None else "",
        )


def details(told: Mapping[str, JSON]) -> list[tuple[str, str]]:
    """Return what else an action says, name by name."""
    return [(name, "" if value is None else str(value)) for name, value in sorted(told.items())]


def _number(query: Mapping[str, str], name: str) -> int | None:
    text = query.get(name, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise UnusableInput(N_("“{text}” is no number."), text=text[:40])
    return int(text)


def _day(query: Mapping[str, str], name: str) -> date | None:
    text = query.get(name, "").strip()
    if not text:
        return None
    try:
        return min(date.fromisoformat(text), _LATEST)
    except ValueError:
        raise UnusableInput(N_("“{text}” is no day. Write it as 2026-11-23."), text=text[:40]) from None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
