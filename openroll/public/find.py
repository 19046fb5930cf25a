"""Search: the exact folded key first, then its beginning, then its parts, the nearest first."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from openroll.core.errors import N_
from openroll.public.errors import BadQuery, NotReady
from openroll.search.fold import fold, trigrams
from openroll.search.rank import rank

MAX_QUERY: Final = 200
MAX_CANDIDATES: Final = 400
_KINDS: Final = {
    "name": N_("found by its name"),
    "former": N_("found by a former name"),
    "domain": N_("found by its domain"),
    "number": N_("found by its number"),
    "reference": N_("found by its reference in the imported list"),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found, and by what."""

    number: int
    key: str
    kind: str

    @property
    def why(self) -> str:
        """A message that says by what the entry was found."""
        return _KINDS.get(self.kind, _KINDS["name"])


def find(connection: sqlite3.Connection, query: str, limit: int) -> list[Hit]:
    """Return the entries that ``query`` names, the nearest first, at most ``limit``.

    Raises BadQuery for a query that is too long, NotReady when the file cannot be read.
    """
    query = query.strip()
    if len(query) > MAX_QUERY:
        raise BadQuery(N_("A question of more than {limit} letters is too long."), limit=MAX_QUERY)
    found: dict[int, Hit] = {}
    try:
        for hit in _hits(connection, query, limit):
            found.setdefault(hit.number, hit)
            if len(found) >= limit:
                break
    except sqlite3.Error as error:
        raise NotReady(N_("The file of the entries cannot be read: {detail}"), detail=str(error)) from error
    return list(found.values())


def _hits(connection: sqlite3.Connection, query: str, limit: int) -> Iterator[Hit]:
    keys = _keys(query)
    if not keys:
        return
    for key in keys:
        rows = connection.execute(
            "SELECT number, key, kind FROM key WHERE key = ? ORDER BY number LIMIT ?", (key, limit)
        )
        yield from (Hit(*row) for row in rows)
    for key in keys:
        yield from _beginning(connection, key, limit)
    yield from _parts(connection, keys[0])


def _beginning(connection: sqlite3.Connection, key: str, limit: int) -> Iterator[Hit]:
    rows = connection.execute(
        "SELECT number, key, kind FROM key WHERE key >= ? AND key < ? ORDER BY key, number LIMIT ?",
        (key, key + "\U0010ffff", limit),
    )
    yield from (Hit(*row) for row in rows)


def _parts(connection: sqlite3.Connection, key: str) -> Iterator[Hit]:
    """Entries that share parts of ``key``, the nearest first: for misspelt words and parts of names.

    Only the rarest parts are asked for: among a million names "com" and "ltd" would bring half of them.
    """
    rarest = _rarest(connection, key)
    if not rarest:
        return
    rows = connection.execute(
        "SELECT DISTINCT key.number, key.key, key.kind FROM trigram CROSS JOIN key ON key.key = trigram.key"
        " WHERE trigram MATCH ? LIMIT ?",
        (" OR ".join(map(_quoted, rarest)), MAX_CANDIDATES),
    ).fetchall()
    kinds = {(row[1], row[0]): row[2] for row in rows}
    for near, number in rank(key, list(kinds)):
        yield Hit(number, near, kinds[near, number])


def _rarest(connection: sqlite3.Connection, key: str) -> list[str]:
    """Return the parts of ``key`` that few names have, together at most as many names as may be candidates."""
    parts = sorted(set(trigrams(key)))
    counted = []
    for part in parts[:MAX_QUERY]:
        limited = "SELECT count(*) FROM (SELECT 1 FROM trigram WHERE trigram MATCH ? LIMIT ?)"
        (count,) = connection.execute(limited, (_quoted(part), MAX_CANDIDATES)).fetchone()
        if count:
            counted.append((count, part))
    chosen: list[str] = []
    total = 0
    for count, part in sorted(counted):
        total += count
        if chosen and total > MAX_CANDIDATES:
            break
        chosen.append(part)
    return chosen


def _keys(query: str) -> list[str]:
    """Return the folded forms of ``query`` that are worth asking for, the likeliest first.

    The host of a pasted link; the query as it stands; for a number, without its spaces and hyphens.
    """
    forms = [_host(query), query]
    if any(letter.isdigit() for letter in query):
        forms.append("".join(letter for letter in query if letter.isalnum()))
    return [key for key in dict.fromkeys(map(fold, forms)) if key]


def _host(query: str) -> str:
    if "://" not in query and not query.lower().startswith("www."):
        return ""
    try:
        host = urlsplit(query if "://" in query else f"//{query}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _quoted(part: str) -> str:
    """Return ``part`` as a string of the full-text search's own language, in which it can mean nothing else."""
    doubled = part.replace('"', '""')
    return f'"{doubled}"'
