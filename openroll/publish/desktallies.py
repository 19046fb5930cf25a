"""What requests amount to: counts and medians, kept with each change so that no page counts through them. Pure.

A tally is named by a part (``country``), a key of it (``DE``), and, where it is told apart further, by a second pair
(``category``, ``terrorism``). Requests of the category ``other`` are counted apart, in tallies of their own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from openroll.core.clock import parse_rfc3339
from openroll.log.request_rows import COUNTS, OF_ITEMS, OF_ORDERS
from openroll.log.requests import EFFECTS, NOT_PUBLIC, OPEN, Item, Request

OTHER = "other"
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


class TallyName(NamedTuple):
    """Which tally: ``part`` and ``key``, ``by`` and ``value``; ``apart`` is 1 for the category ``other``."""

    part: str
    key: str
    by: str
    value: str
    apart: int

    @property
    def has_clocks(self) -> bool:
        """Whether medians are kept of it."""
        return "month" not in (self.part, self.by)


@dataclass(slots=True)
class Change:
    """What is to be added to one tally: to its counts, and seconds to its clocks."""

    counts: list[int] = field(default_factory=lambda: [0] * len(COUNTS))
    clocks: dict[str, list[int]] = field(default_factory=dict)

    def add(self, counts: Sequence[int], clocks: Mapping[str, Sequence[int]]) -> None:
        """Add what somebody else is to add."""
        self.counts = [one + more for one, more in zip(self.counts, counts, strict=True)]
        for clock, seconds in clocks.items():
            self.clocks.setdefault(clock, []).extend(seconds)


class Changes:
    """What a batch of facts changes in the tallies; first request by request, for a batch has many facts about each."""

    def __init__(self) -> None:
        self._requests: dict[int, tuple[Request, Change]] = {}

    def add(
        self, request: Request, before: Request | None, item: Item | None, item_before: Item | None
    ) -> None:
        """Note that a fact has made ``before`` into ``request`` and ``item_before`` into ``item``."""
        _, change = self._requests.setdefault(request.number, (request, Change()))
        added = [
            now - then for now, then in zip(_counts(request, item), _counts(before, item_before), strict=True)
        ]
        change.add(added, {clock: [passed] for clock, passed in _clocks(request, before, item, item_before)})

    @property
    def tallies(self) -> dict[TallyName, Change]:
        """What is to be added to which tally, in the order of the log."""
        found: dict[TallyName, Change] = {}
        for request, change in self._requests.values():
            if not change.clocks and not any(change.counts):
                continue
            for name in names(request):
                found.setdefault(name, Change()).add(change.counts, change.clocks if name.has_clocks else {})
        return found


def names(request: Request) -> Iterator[TallyName]:
    """Yield the tallies that count ``request``."""
    apart = int(request.category == OTHER)
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
    return [*(_of_request(request) if request else _NO_ORDER), *(_of_item(item) if item else _NO_ITEM)]


def _of_request(request: Request) -> tuple[int, ...]:
    """Return the counts of OF_ORDERS."""
    state = request.state
    return (
        1,
        state in OPEN,
        state == "returned",
        request.return_reason == NOT_PUBLIC,
        request.private,
        state == "withdrawn",
        state == "annulled",
        request.deferred,
        request.items,
    )


def _of_item(item: Item) -> tuple[int, ...]:
    """Return the counts of OF_ITEMS but their number, which the request says."""
    outcome = item.outcome
    return (
        outcome == "full",
        outcome == "partial",
        outcome == "limited",
        outcome == "refused",
        item.same_request is not None,
        item.appeals,
        item.partly,
        item.reversed,
        item.reinstated_at is not None,
    )


_NO_ORDER = (0,) * (len(OF_ORDERS) + 1)
_NO_ITEM = (0,) * (len(OF_ITEMS) - 1)


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
