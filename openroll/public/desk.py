"""Reads ``desk.sqlite3``: requests, their items and facts, and what they are counted as. Never writes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from openroll.core import canonical
from openroll.core.errors import N_, OpenrollError
from openroll.log.request_rows import (
    CLOCKS,
    COUNTS,
    ITEM_COLUMNS,
    REQUEST_COLUMNS,
    item_of,
    request_of,
)
from openroll.log.requests import Item, Request, Step
from openroll.public.errors import NotReady
from openroll.public.tablefile import Row, TableFile

T = TypeVar("T")
DAMAGED: Final = N_("The file of the requests is damaged.")
# Which requests a list may be of, and the column that says so.
FILTERS: Final = {"country": "country", "authority": "authority", "category": "category", "entry": "entry"}
_REQUEST: Final = ", ".join(REQUEST_COLUMNS)
_ITEM: Final = ", ".join(ITEM_COLUMNS)
_FACT: Final = "log_index, type, at, by, item, said, version, state"
_TALLY: Final = ", ".join(
    ("key", "value", "apart", *COUNTS, *(f"{clock}_{each}" for clock in CLOCKS for each in ("n", "median")))
)


@dataclass(frozen=True, slots=True)
class Tally:
    """What the requests of one ``key`` come to: counts by name, and the median of each clock, in seconds."""

    key: str
    apart: bool
    counts: Mapping[str, int]
    medians: Mapping[str, int | None]

    def __getitem__(self, name: str) -> int:
        return self.counts[name]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a request: which version of it this made, and the state that it was in then."""

    step: Step
    version: int
    state: str


@dataclass(frozen=True, slots=True)
class Which:
    """The requests that a page or a list is about: all, or those with ``value`` in ``part``."""

    part: str = ""
    value: str = ""

    @property
    def parameters(self) -> tuple[object, ...]:
        """What stands in the place of the question mark in the condition."""
        if not self.part:
            return ()
        return (int(self.value) if self.part == "entry" else self.value,)


class Desk(TableFile):
    """One reader of the file for each thread. Raises NotReady where it cannot be read."""

    unreadable = N_("The file of the requests cannot be read: {detail}")

    def tally(self, which: Which, *, apart: bool = False) -> Tally:
        """Return what the requests of ``which`` come to; nothing but zeros when there are none."""
        found = self._tallies(
            "part = ? AND key = ? AND by = '' AND value = ''", apart, which.part, which.value
        )
        return found[0] if found else _empty(which.value, apart=apart)

    def tallies(self, part: str, *, apart: bool = False, limit: int = -1) -> list[Tally]:
        """Return the tallies of every key of ``part``, the one with the most orders first."""
        where = "part = ? AND by = '' AND value = ''"
        return self._tallies(where, apart, part, order="orders DESC, key", limit=limit)

    def told_apart(self, which: Which, by: str, *, apart: bool = False) -> list[Tally]:
        """Return what the requests of ``which`` come to for each value of ``by``, which is each tally's key then."""
        where = "part = ? AND key = ? AND by = ?"
        order = "orders DESC, value"
        return self._tallies(where, apart, which.part, which.value, by, order=order, key="value")

    def every_tally(self, part: str, by: str) -> list[tuple[str, Tally]]:
        """Return every key of ``part`` with what its requests come to, for each value of ``by`` where one is named."""
        statement = f"SELECT {_TALLY} FROM tally WHERE part = ? AND by = ? ORDER BY key, value, apart"  # noqa: S608  # ours
        rows = self._all(statement, part, by)
        return [(str(row[0]), _tally(row, "value" if by else "key")) for row in rows]

    def parts_with(self, part: str, which: Which, *, apart: bool = False) -> list[Tally]:
        """Return, for every key of ``part``, what those of its requests come to that are of ``which``."""
        where = "part = ? AND by = ? AND value = ?"
        return self._tallies(where, apart, part, which.part, which.value, order="orders DESC, key")

    def authorities(self, codes: list[str]) -> dict[str, tuple[str, str]]:
        """Return name and country of the authorities named, those that have sent a request, by their codes."""
        marks = ", ".join("?" * len(codes))
        statement = f"SELECT code, name, country FROM authority WHERE code IN ({marks})"  # noqa: S608  # marks alone
        return {str(code): (str(name), str(country)) for code, name, country in self._all(statement, *codes)}

    def authorities_of(self, country: str, limit: int) -> list[Tally]:
        """Return the tallies of the authorities of a country, the one with the most orders first."""
        where = (
            "part = 'authority' AND by = '' AND value = ''"
            " AND key IN (SELECT code FROM authority WHERE country = ?)"
        )
        return self._tallies(where, False, country, order="orders DESC, key", limit=limit)

    def tallies_of(self, part: str, keys: list[str], *, apart: bool = False) -> list[Tally]:
        """Return the tallies of those ``keys`` of ``part`` that there are."""
        marks = ", ".join("?" * len(keys))
        where = f"part = ? AND by = '' AND value = '' AND key IN ({marks})"
        return self._tallies(where, apart, part, *keys, order="orders DESC, key")

    def request(self, number: int) -> Request | None:
        """Return a request as it is now."""
        row = self._one(f"SELECT {_REQUEST} FROM request WHERE number = ?", number)  # noqa: S608  # words of ours
        return _whole(request_of, row) if row else None

    def requests(self, which: Which, limit: int, before: int | None = None) -> list[Request]:
        """Return requests of ``which``, the newest first, those with a lower number than ``before``."""
        return self._requests(which, "number", limit, before)

    def changed(self, which: Which, limit: int) -> list[Request]:
        """Return the requests of ``which`` that something was logged about last, the latest first."""
        return self._requests(which, "changed", limit, None)

    def every(self, which: Which, step: int) -> Iterator[Request]:
        """Yield all requests of ``which``, the newest first, ``step`` in one question."""
        before: int | None = None
        while rows := self.requests(which, step, before):
            yield from rows
            before = rows[-1].number

    def items(self, number: int, first: int, last: int) -> list[Item]:
        """Return the items ``first`` to ``last`` of a request as they are now."""
        rows = self._all(
            f"SELECT {_ITEM} FROM item WHERE request = ? AND item BETWEEN ? AND ? ORDER BY item",  # noqa: S608  # ours
            number,
            first,
            last,
        )
        return [_whole(item_of, row) for row in rows]

    def facts(self, number: int, version: int, first: int, last: int) -> list[Fact]:
        """Return the facts up to ``version`` about a request, and about its items ``first`` to ``last``, in order."""
        entry = self._one("SELECT entry, subject FROM request WHERE number = ?", number)
        if entry is None:
            return []
        rows = self._all(
            f"SELECT {_FACT} FROM fact WHERE request = ?1 AND item IS NULL AND version <= ?2"  # noqa: S608  # ours
            f" UNION ALL SELECT {_FACT} FROM fact WHERE request = ?1 AND item BETWEEN ?3 AND ?4 AND version <= ?2"
            " ORDER BY version",
            number,
            version,
            first,
            last,
        )
        return [_fact(row, number, *entry) for row in rows]

    def fact(self, number: int, version: int) -> int | None:
        """Return where the fact stands in the log that made ``version`` of a request."""
        row = self._one("SELECT log_index FROM fact WHERE request = ? AND version = ?", number, version)
        return int(row[0]) if row else None

    def made(self, number: int, version: int) -> Fact:
        """Return the fact that made ``version`` of a request that has it."""
        row = self._one(f"SELECT {_FACT} FROM fact WHERE request = ? AND version = ?", number, version)  # noqa: S608  # ours
        if row is None:
            raise NotReady(DAMAGED)
        return _fact(row, number, 0, "")

    def answered_at(self, number: int, version: int) -> str | None:
        """Return when a request, as it was at ``version``, had been answered."""
        row = self._one(
            "SELECT min(at) FROM fact WHERE request = ? AND version <= ? AND state = 'answered'",
            number,
            version,
        )
        return str(row[0]) if row and row[0] else None

    def _requests(self, which: Which, order: str, limit: int, before: int | None) -> list[Request]:
        conditions = [f"{FILTERS[which.part]} = ?"] if which.part else []
        conditions += ["number < ?"] if before is not None else []
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        rows = self._all(
            f"SELECT {_REQUEST} FROM request {where} ORDER BY {order} DESC LIMIT ?",  # noqa: S608  # words of ours
            *which.parameters,
            *([before] if before is not None else []),
            limit,
        )
        return [_whole(request_of, row) for row in rows]

    def _tallies(
        self, where: str, apart: bool, *values: str, order: str = "key", limit: int = -1, key: str = "key"
    ) -> list[Tally]:
        rows = self._all(
            f"SELECT {_TALLY} FROM tally WHERE {where} AND apart = ? ORDER BY {order} LIMIT ?",  # noqa: S608  # ours
            *values,
            int(apart),
            limit,
        )
        return [_tally(row, key) for row in rows]


def _whole(read: Callable[[Row], T], row: Row) -> T:
    """Return what a row says. Raises NotReady for one that nobody of ours has written."""
    try:
        return read(row)
    except (OpenrollError, ValueError, TypeError, AttributeError) as error:
        raise NotReady(DAMAGED) from error


def _tally(row: Row, key: str) -> Tally:
    counts = dict(zip(COUNTS, row[3 : 3 + len(COUNTS)], strict=True))
    clocks = row[3 + len(COUNTS) :]
    return Tally(
        str(row[0] if key == "key" else row[1]),
        bool(row[2]),
        {**counts, **{f"{clock}_n": clocks[2 * n] for n, clock in enumerate(CLOCKS)}},
        {clock: clocks[2 * n + 1] for n, clock in enumerate(CLOCKS)},
    )


def _empty(key: str, *, apart: bool) -> Tally:
    names = (*COUNTS, *(f"{clock}_n" for clock in CLOCKS))
    return Tally(key, apart, dict.fromkeys(names, 0), dict.fromkeys(CLOCKS))


def _fact(row: Row, number: int, entry: int, subject: str) -> Fact:
    index, type, at, by, item, said, version, state = row
    try:
        shown: Any = canonical.decode(said.encode())
    except OpenrollError:
        shown = {}
    about = subject if item is None else f"{number}/{item}"
    return Fact(Step(index, type, at, by, about, number, entry, item, shown), version, state)
