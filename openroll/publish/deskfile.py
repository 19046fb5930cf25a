"""Writes ``desk.sqlite3``: requests and their items as the facts leave them, every fact of each, and the counts.

All of it follows from what stands in the open in the log. No withheld value ever comes here, so a redaction has
nothing to take out of this file.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from openroll.core.canonical import encode
from openroll.core.durable import write_transaction
from openroll.core.errors import N_
from openroll.log.fact import Fact
from openroll.log.request_rows import (
    CLOCKS,
    COUNTS,
    ITEM_COLUMNS,
    REQUEST_COLUMNS,
    item_of,
    request_of,
    row_of,
)
from openroll.log.requests import Item, Request, Step, fold, step_of

from .deskschema import PART_BITS, SCHEMA, TABLES, hash_rows
from .desktallies import Change, Changes, TallyName
from .documents import UnusableFact
from .publicfile import PublicFile, plainly

_Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _FactRow:
    """One fact of a request as the file has it."""

    step: Step
    version: int
    state: str


class DeskWriter(PublicFile):
    """The one writer of the file of requests; goes on from what it holds. Used in a ``with`` block.

    ``add`` folds a fact and keeps what came of it in memory, ``write`` brings that into the file. After an error the
    caller says ``forget``.
    """

    tables = TABLES
    schema = SCHEMA

    def add(self, index: int, fact: Fact) -> None:
        """Fold the fact at ``index``, in the order of the log; one that is about no request changes nothing.

        Raises UnusableFact, MalformedRequest.
        """
        step = step_of(index, fact)
        if step is None:
            return
        before = self._request(step.request)
        item_before = self._item((step.request, step.item)) if step.item is not None else None
        if item_before is None and step.item is not None and before is not None and step.item > before.items:
            raise UnusableFact(N_("Fact {index} has more items than its request."), index=index)
        request, item = fold(step, before, item_before)
        self._held.changes.add(request, before, item, item_before)
        self._held.requests[request.number] = request
        if item is not None:
            self._held.items[item.request, item.item] = item
        self._held.facts.append(_FactRow(step, request.versions, request.state))

    def forget(self) -> None:
        """Let go of what was added and not written."""
        self._held = _Held()

    def write(self, meta: Mapping[str, str]) -> None:
        """Bring what was added into the file and set ``meta`` (origin, tree_size, root), in one transaction."""
        held = self._held
        with plainly(self._path):
            self._begin()
            with write_transaction(self.connection):
                self._write_rows(held)
                self._write_tallies(held.changes)
                rows = {"schema": str(SCHEMA), **meta}
                if held.facts or "rows_sha256" not in self.meta():
                    rows["rows_sha256"] = hash_rows(self.connection, held.parts())
                self.connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows.items())
        self.forget()

    def _prepare(self) -> None:
        super()._prepare()
        self.forget()

    def _request(self, number: int) -> Request | None:
        if number not in self._held.requests:
            row = self._row("request", REQUEST_COLUMNS, "number = ?", number)
            if row is None:
                return None
            self._held.requests[number] = request_of(row)
        return self._held.requests[number]

    def _item(self, key: _Key) -> Item | None:
        if key not in self._held.items:
            row = self._row("item", ITEM_COLUMNS, "request = ? AND item = ?", *key)
            if row is None:
                return None
            self._held.items[key] = item_of(row)
        return self._held.items[key]

    def _row(self, table: str, columns: tuple[str, ...], where: str, *key: int) -> tuple[Any, ...] | None:
        statement = f"SELECT {', '.join(columns)} FROM {table} WHERE {where}"  # noqa: S608  # words of ours
        with plainly(self._path):
            found: tuple[Any, ...] | None = self.connection.execute(statement, key).fetchone()
        return found

    def _write_rows(self, held: "_Held") -> None:
        many = self.connection.executemany
        touched = {row.step.request for row in held.facts}
        requests = [held.requests[number] for number in sorted(touched)]
        items = [held.items[key] for key in sorted(held.changed_items())]
        _replace(self.connection, "request", len(REQUEST_COLUMNS), requests)
        _replace(self.connection, "item", len(ITEM_COLUMNS), items)
        many("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (_fact_row(row) for row in held.facts))
        many(
            "INSERT OR REPLACE INTO authority VALUES (?, ?, ?)",
            (
                (each.authority, each.authority_name, each.country)
                for row in held.facts
                for each in [held.requests[row.step.request]]
                if row.version == 1
            ),
        )

    def _write_tallies(self, changes: Changes) -> None:
        for name, change in changes.tallies.items():
            tally = self._add_counts(name, change)
            for clock, seconds in change.clocks.items():
                _add_seconds(self.connection, tally, clock, seconds)

    def _add_counts(self, name: TallyName, change: Change) -> int:
        """Add to a tally's counts, and return its id. Ids are given in the order of the log, so they follow from it."""
        sums = ", ".join(f"{each} = {each} + ?" for each in COUNTS)
        (row,) = self.connection.execute(
            f"INSERT INTO tally(part, key, by, value, apart, {', '.join(COUNTS)})"  # noqa: S608  # words of ours
            f" VALUES (?, ?, ?, ?, ?, {', '.join('?' * len(COUNTS))})"
            f" ON CONFLICT(part, key, by, value, apart) DO UPDATE SET {sums} RETURNING id",
            (*name, *change.counts, *change.counts),
        ).fetchall()
        return int(row[0])


class _Held:
    """What was folded and is not written yet."""

    def __init__(self) -> None:
        self.requests: dict[int, Request] = {}
        self.items: dict[_Key, Item] = {}
        self.facts: list[_FactRow] = []
        self.changes = Changes()

    def changed_items(self) -> set[_Key]:
        """Return the items that the facts are about."""
        return {(row.step.request, row.step.item) for row in self.facts if row.step.item is not None}

    def parts(self) -> set[tuple[int, int]]:
        """Return the parts of requests whose lines have changed."""
        found = {(row.step.request, 0) for row in self.facts}
        found |= {(row.step.request, row.version >> PART_BITS) for row in self.facts}
        return found | {(number, item >> PART_BITS) for number, item in self.changed_items()}


def _replace(
    connection: sqlite3.Connection, table: str, columns: int, rows: Iterable[Request | Item]
) -> None:
    marks = ", ".join("?" * columns)
    connection.executemany(
        f"INSERT OR REPLACE INTO {table} VALUES ({marks})",  # noqa: S608  # words of ours
        (row_of(row) for row in rows),
    )


def _fact_row(row: _FactRow) -> tuple[object, ...]:
    step = row.step
    said = encode(dict(step.said)).decode()
    return (
        step.request, row.version, step.index, step.item, step.type, step.at, step.by, row.state, said,
    )  # fmt: skip


def _add_seconds(connection: sqlite3.Connection, tally: int, clock: str, seconds: list[int]) -> None:
    """Add durations to a clock of a tally and move its median, the lower one of two, to where it is now."""
    if clock not in CLOCKS:
        raise ValueError(clock)
    execute = connection.execute
    connection.executemany(
        "INSERT INTO clock VALUES (?, ?, ?, 1) ON CONFLICT(tally, clock, seconds) DO UPDATE SET count = count + 1",
        ((tally, clock, each) for each in seconds),
    )
    names = f"{clock}_n, {clock}_below, {clock}_median"
    count, below, median = execute(f"SELECT {names} FROM tally WHERE id = ?", (tally,)).fetchone()  # noqa: S608  # words of ours
    median = min(seconds) if median is None else median
    below += sum(each < median for each in seconds)
    count += len(seconds)
    beside = "SELECT seconds, count FROM clock WHERE tally = ? AND clock = ? AND seconds"
    while below > (count - 1) // 2:
        median, less = execute(
            f"{beside} < ? ORDER BY seconds DESC LIMIT 1", (tally, clock, median)
        ).fetchone()
        below -= less
    while True:
        (here,) = execute(f"SELECT count FROM ({beside} = ?)", (tally, clock, median)).fetchone()  # noqa: S608  # words of ours
        if below + here > (count - 1) // 2:
            break
        below += here
        (median, _) = execute(f"{beside} > ? ORDER BY seconds LIMIT 1", (tally, clock, median)).fetchone()
    execute(
        f"UPDATE tally SET {clock}_n = ?, {clock}_below = ?, {clock}_median = ? WHERE id = ?",  # noqa: S608  # ours
        (count, below, median, tally),
    )
