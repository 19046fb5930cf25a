"""Reads ``roll.sqlite3``: the entries as ready bytes, their versions and proofs. Never writes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from openroll.public.tablefile import Row, TableFile

_LISTED: Final = "number, name, country, ident, state, checked, recorded_at, versions, log_index"
# Documents are canonical JSON, their keys sorted: the moment of the version comes first.
_MOMENT: Final = re.compile(rb'\{"at":"([0-9TZ:.-]+)"', re.ASCII)


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry as lists show it; ``why`` is the message that says how a search found it."""

    number: int
    name: str | None
    country: str | None
    ident: str | None
    state: str
    checked: bool
    recorded_at: str | None
    versions: int
    log_index: int
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Stats:
    """What the register amounts to at one size of its log."""

    entries: int
    countries: Mapping[str, int]
    last_change: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an entry: the stored bytes, its moment, and its proof once it has one."""

    document: bytes
    proof: bytes | None
    at: str


class Roll(TableFile):
    """One reader of the file for each thread, opened anew when the file has been replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._stats: tuple[int, Stats] | None = None

    def entry(self, number: int) -> tuple[bytes, str] | None:
        """Return the stored bytes of the entry's newest version and the moment of that version, or None."""
        row = self._one("SELECT document FROM entry WHERE number = ?", number)
        if row is None:
            return None
        document: bytes = row[0]
        first = _MOMENT.match(document)
        return document, first[1].decode() if first else ""

    def version(self, number: int, version: int | None = None) -> Version | None:
        """Return a version of an entry (the newest when none is named), or None."""
        row = self._one(
            "SELECT document, proof, at FROM version WHERE number = ?1 AND version ="
            " COALESCE(?2, (SELECT versions FROM entry WHERE number = ?1))",
            number,
            version,
        )
        return (
            Version(bytes(row[0]), bytes(row[1]) if row[1] is not None else None, str(row[2]))
            if row
            else None
        )

    def proof(self, number: int, version: int | None = None) -> tuple[bytes | None, str] | None:
        """Return the proof of a version, if it has one yet, and the version's moment; or None."""
        row = self._one(
            "SELECT proof, at FROM version WHERE number = ?1 AND version ="
            " COALESCE(?2, (SELECT versions FROM entry WHERE number = ?1))",
            number,
            version,
        )
        return (row[0], row[1]) if row else None

    def logged(self, number: int, version: int | None, limit: int) -> list[tuple[int, bytes | None]]:
        """Return where the facts of an entry up to a version stand in the log, and their proofs, in order."""
        return [
            (int(row[0]), bytes(row[1]) if row[1] is not None else None)
            for row in self._all(
                "SELECT log_index, proof FROM version WHERE number = ?1 AND version <= COALESCE(?2, version)"
                " ORDER BY version LIMIT ?3",
                number,
                version,
                limit,
            )
        ]

    def page(self, offset: int, limit: int, country: str | None = None) -> list[Listed]:
        """Return entries in the order of their numbers."""
        where = "WHERE country = ?3" if country else ""
        # S608, here and below: what is put together is ours; what was asked is always a parameter.
        rows = self._all(
            f"SELECT {_LISTED} FROM entry {where} ORDER BY number LIMIT ?2 OFFSET ?1",  # noqa: S608  # see above
            offset,
            limit,
            *((country,) if country else ()),
        )
        return [_listed(row) for row in rows]

    def latest(self, limit: int) -> list[Listed]:
        """Return the entries with the highest numbers, the newest first."""
        return [
            _listed(row)
            for row in self._all(f"SELECT {_LISTED} FROM entry ORDER BY number DESC LIMIT ?", limit)  # noqa: S608  # see above
        ]

    def listed(self, numbers: list[int]) -> dict[int, Listed]:
        """Return the named entries, those that exist, by their numbers."""
        marks = ",".join("?" * len(numbers))
        rows = self._all(f"SELECT {_LISTED} FROM entry WHERE number IN ({marks})", *numbers)  # noqa: S608  # see above
        return {row[0]: _listed(row) for row in rows}

    def stats(self) -> Stats:
        """Return the figures of the register; they are counted once for each size of the log."""
        size = self.tree_size()
        known = self._stats
        if known and known[0] == size:
            return known[1]
        counts = {
            row[0] or "": int(row[1])
            for row in self._all("SELECT country, count(*) FROM entry GROUP BY country")
        }
        last = self._one("SELECT max(at) FROM version")
        found = Stats(
            sum(counts.values()), {code: n for code, n in counts.items() if code}, last[0] if last else None
        )
        self._stats = (size, found)
        return found


def _listed(row: Row) -> Listed:
    number, name, country, ident, state, checked, recorded_at, versions, log_index = row
    return Listed(number, name, country, ident, state, bool(checked), recorded_at, versions, log_index)
