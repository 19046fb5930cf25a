"""Search: the exact folded key first, then its beginning, then its parts, the nearest first."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, permutations, product
from typing import Final
from urllib.parse import urlsplit

from openroll.core.errors import N_
from openroll.public.errors import BadQuery, NotReady
from openroll.search.fold import fold, squeeze, trigrams
from openroll.search.rank import nearest, rank
from openroll.search.turns import BACKWARDS, LONGEST

MAX_QUERY: Final = 200
MAX_CANDIDATES: Final = 200
WALKED: Final = 1000  # turns to each side of the question, of those that begin with its half
COMPARED: Final = 50  # of them
MOST_WORDS: Final = 3
FEW: Final = 20
SHORT: Final = 8  # letters
_END: Final = "\U0010ffff"
_BESIDE: Final = (
    "SELECT turn, key FROM (SELECT turn, key FROM spelling WHERE turn >= ?1 AND turn < ?2 ORDER BY turn {} LIMIT ?3)"
    " WHERE instr(turn, ?4) OR instr(turn, ?5)"
    " ORDER BY 4 * (instr(turn, ?5) > 0) + 2 * (instr(turn, ?4) > 0) + (substr(turn, -2) = ?7) DESC"
    " LIMIT ?6"
)
_UP: Final = _BESIDE.format("")
_DOWN: Final = _BESIDE.format("DESC")
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
    ways: list[Iterator[Hit]] = [_with_key(connection, key, limit) for key in keys]
    ways += [_beginning(connection, key, limit) for key in keys]
    ways.append(_near(connection, keys[0], limit))
    found = 0
    for hit in chain(*ways):
        found += 1
        yield hit
    # Words in another order, and what stands inside a word, are looked for when nothing like the whole question
    # was found; the latter also for a short question of which there is little.
    if not found:
        for hit in _pairs(connection, keys[0]):
            found += 1
            yield hit
    if not found or (found < FEW and len(keys[0]) <= SHORT):
        yield from _parts(connection, keys[0])


def _with_key(connection: sqlite3.Connection, key: str, limit: int) -> Iterator[Hit]:
    rows = connection.execute(
        "SELECT number, key, kind FROM key WHERE key = ? ORDER BY number LIMIT ?", (key, limit)
    )
    yield from (Hit(*row) for row in rows)


def _beginning(connection: sqlite3.Connection, key: str, limit: int) -> Iterator[Hit]:
    rows = connection.execute(
        "SELECT number, key, kind FROM key WHERE key >= ? AND key < ? ORDER BY key, number LIMIT ?",
        (key, key + _END, limit),
    )
    yield from (Hit(*row) for row in rows)


def _near(connection: sqlite3.Connection, key: str, limit: int) -> Iterator[Hit]:
    """Entries whose name, or some words of it, is ``key`` in another spelling or with a typing error."""
    bones = squeeze(key)[:LONGEST]
    if 2 * len(bones) < len(key) < LONGEST:
        return  # "zzzzzz" is not every name with a z
    rows = [*_beside(connection, bones, ""), *_beside(connection, bones[::-1], BACKWARDS)]
    for near in nearest(key, rows)[:limit]:
        yield from _with_key(connection, near, limit)


def _beside(connection: sqlite3.Connection, bones: str, mark: str) -> list[tuple[str, str]]:
    """Return the turns (with their keys) that stand beside ``bones`` and begin with its first half.

    Of what follows a typing error leaves one of two pieces whole: a turn must have it. So few are left to be compared.
    The half ends before the middle, and the pieces leave a gap, so that two letters swapped there spoil only one.
    """
    half = max(1, len(bones) // 2 - 1)
    middle = (half + len(bones)) // 2
    asked, begun = mark + bones, mark + bones[:half]
    rest = (WALKED, bones[half : middle - 1], bones[middle + 1 :], COMPARED, bones[-2:])
    found = connection.execute(_UP, (asked, begun + _END, *rest)).fetchall()
    return found + connection.execute(_DOWN, (begun, asked, *rest)).fetchall()


def _pairs(connection: sqlite3.Connection, key: str) -> Iterator[Hit]:
    """Entries with two of the numbers and longest words of ``key``, in either order, the rest spelt in any way.

    From both sides: beside the rarer of the two words there are few.
    """
    words = sorted(set(squeeze(key).split()), key=lambda word: (not word.isdigit(), -len(word), word))
    words = [word for word in words if len(word) > 2 or word.isdigit()][:MOST_WORDS]
    near: dict[str, None] = {}
    for (one, other), (mark, step) in product(permutations(words, 2), (("", 1), (BACKWARDS, -1))):
        begun, has = mark + one[::step], other[::step]
        values = (begun, begun + _END, WALKED, has, has, COMPARED, "")
        near |= dict.fromkeys(row[1] for row in connection.execute(_UP, values))
    yield from _ranked(key, [hit for each in near for hit in _with_key(connection, each, FEW)])


def _ranked(key: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    by_key = {(hit.key, hit.number): hit for hit in hits}
    return (by_key[each] for each in rank(key, by_key))


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
    yield from _ranked(key, (Hit(*row) for row in rows))


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
