"""What requests amount to: counts and medians, kept with each change so that no page counts through them. Pure.

A tally is named by a part (``country``), a key of it (``DE``), and, where it is told apart further, by a second pair
(``category``, ``terrorism``). Requests of the category ``other`` are counted apart, in tallies of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from openroll.core.clock import parse_rfc3339
from openroll.log.request_rows import COUNTS
from openroll.log.requests import EFFECTS, NOT_PUBLIC, OPEN, Item, Request

OTHER = "other"
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


@dataclass(frozen=True, slots=True)
class TallyName:
    """Which tally: ``part`` and ``key``, ``by`` and ``value``; ``apart`` for the category ``other``."""

    part: str
    key: str
    by: str
    value: str
    apart: bool


@dataclass(slots=True)
class Change:
    """What is to be added to one tally: to its counts, and seconds to its clocks."""

    counts: list[int] = field(default_factory=lambda: [0] * len(COUNTS))
    clocks: dict[str, list[int]] = field(default_factory=dict)


class Changes:
    """What a batch of facts changes in the tallies, in the order in which each was first touched."""

    def __init__(self) -> None:
        self.tallies: dict[TallyName, Change] = {}

    def add(
        self, request: Request, before: Request | None, item: Item | None, item_before: Item | None
    ) -> None:
        """Note that a fact has made ``before`` into ``request`` and ``item_before`` into ``item``."""
        added = [
            now - then for now, then in zip(_counts(request, item), _counts(before, item_before), strict=True)
        ]
        clocks = dict(_clocks(request, before, item, item_before))
        if not clocks and not any(added):
            return
        for name in names(request):
            change = self.tallies.setdefault(name, Change())
            change.counts = [one + more for one, more in zip(change.counts, added, strict=True)]
            if name.by != "month" and name.part != "month":
                for clock, seconds in clocks.items():
                    change.clocks.setdefault(clock, []).append(seconds)


def names(request: Request) -> Iterator[TallyName]:
    """Yield the tallies that count ``request``."""
    apart = request.category == OTHER
    entry, month = str(request.entry), request.received_at[:7]
    yield TallyName("", "", "", "", apart)
    yield TallyName("month", month, "", "", apart)
    parts = (
        ("country", request.country),
        ("authority", request.authority),
        ("category", request.category),
        ("entry", entry),
    )
    for part, key in parts:
        yield TallyName(part, key, "", "", apart)
        yield TallyName(part, key, "month", month, apart)
        if part != "category":
            yield TallyName(part, key, "category", request.category, apart)
    yield TallyName("entry", entry, "country", request.country, apart)


def rounded(seconds: int) -> int:
    """Return ``seconds`` as clocks keep them: whole up to ten minutes, then minutes, hours from a day on, then days."""
    for limit, unit in ((10 * _MINUTE, 1), (_DAY, _MINUTE), (60 * _DAY, _HOUR)):
        if seconds <= limit:
            return seconds // unit * unit
    return seconds // _DAY * _DAY


def _counts(request: Request | None, item: Item | None) -> list[int]:
    """Return what the two rows are counted as, in the order of COUNTS."""
    found = dict.fromkeys(COUNTS, 0)
    if request is not None:
        found |= {
            "orders": 1,
            "items": request.items,
            "open": request.state in OPEN,
            "returned": request.state == "returned",
            "private": request.return_reason == NOT_PUBLIC,
            "private_items": request.private,
            "withdrawn": request.state == "withdrawn",
            "annulled": request.state == "annulled",
            "deferred": request.deferred,
        }
    if item is not None:
        found |= {
            "done": item.outcome == "full",
            "partial": item.outcome == "partial",
            "limited": item.outcome == "limited",
            "refused": item.outcome == "refused",
            "repeated": item.same_request is not None,
            "appealed": item.appeals,
            "partly": item.partly,
            "reversed": item.reversed,
            "reinstated": item.reinstated_at is not None,
        }
    return [int(found[name]) for name in COUNTS]


def _clocks(
    request: Request, before: Request | None, item: Item | None, item_before: Item | None
) -> Iterator[tuple[str, int]]:
    """Yield the clocks that have stopped: until it was acknowledged, until an item's first effect."""
    if before is not None and before.acknowledged_at is None and request.acknowledged_at is not None:
        yield from _seconds("acknowledged", request.received_at, request.acknowledged_at)
    if item is None or item_before is None or item.outcome not in EFFECTS or item_before.acted_at is not None:
        return
    yield from _seconds("effect", request.received_at, item.acted_at or "")


def _seconds(clock: str, start: str, end: str) -> Iterator[tuple[str, int]]:
    """Yield how long it took; a clock that jumped back took no time, and what is no moment stops none."""
    try:
        passed = parse_rfc3339(end) - parse_rfc3339(start)
    except ValueError:
        return
    yield clock, rounded(max(0, int(passed.total_seconds())))
