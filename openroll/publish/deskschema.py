"""The tables of ``desk.sqlite3`` and the hash over its rows (docs/spec/public-directory.md, "desk.sqlite3").

A request may have ten thousand items and five times as many facts, so the hash is made of parts of 256: a digest for
each part of a request, one for each 256 requests over those, and ``rows_sha256`` over these.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from openroll.core.canonical import encode
from openroll.log.request_rows import CLOCKS, COUNTS, FACT_COLUMNS, ITEM_COLUMNS, REQUEST_COLUMNS

DESK = "desk.sqlite3"
DESK_CHECKSUM = "desk.sqlite3.sha256"
SCHEMA = 1
PART_BITS = 8


TABLES = f"""
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE request(
  number INTEGER PRIMARY KEY, subject TEXT NOT NULL, entry INTEGER NOT NULL, authority TEXT NOT NULL,
  authority_name TEXT NOT NULL, country TEXT NOT NULL, category TEXT NOT NULL, legal_basis TEXT NOT NULL,
  territory TEXT NOT NULL, language TEXT NOT NULL, channel TEXT NOT NULL, signed INTEGER NOT NULL,
  items INTEGER NOT NULL, issued_at TEXT, received_at TEXT NOT NULL, deadline_at TEXT, defer_until TEXT,
  log_index INTEGER NOT NULL, state TEXT NOT NULL, acknowledged_at TEXT, admissible_at TEXT, answered_at TEXT,
  informed_at TEXT, ended_at TEXT, return_reason TEXT, lacks TEXT NOT NULL, private INTEGER NOT NULL,
  waiting INTEGER NOT NULL, deferred INTEGER NOT NULL, versions INTEGER NOT NULL, changed INTEGER NOT NULL,
  at TEXT NOT NULL);
CREATE INDEX request_country ON request(country, number);
CREATE INDEX request_authority ON request(authority, number);
CREATE INDEX request_category ON request(category, number);
CREATE INDEX request_entry ON request(entry, number);
CREATE INDEX request_changed ON request(changed);
CREATE INDEX request_country_changed ON request(country, changed);
CREATE INDEX request_authority_changed ON request(authority, changed);
CREATE INDEX request_entry_changed ON request(entry, changed);
CREATE TABLE item(
  request INTEGER NOT NULL, item INTEGER NOT NULL, subject TEXT NOT NULL, network TEXT NOT NULL, kind TEXT NOT NULL,
  same_request INTEGER, same_item INTEGER, log_index INTEGER NOT NULL, state TEXT NOT NULL, outcome TEXT, action TEXT,
  ground TEXT, countries TEXT NOT NULL, acted_at TEXT, decided_at TEXT, gone INTEGER, looked_at TEXT,
  preserved_until TEXT, reasoned_at TEXT, informed_at TEXT, deferred_until TEXT, appeals INTEGER NOT NULL,
  appealed_at TEXT, appeal_outcome TEXT, partly INTEGER NOT NULL, reversed INTEGER NOT NULL, reinstated_at TEXT,
  PRIMARY KEY(request, item)) WITHOUT ROWID;
CREATE TABLE fact(
  request INTEGER NOT NULL, version INTEGER NOT NULL, log_index INTEGER NOT NULL, item INTEGER, type TEXT NOT NULL,
  at TEXT NOT NULL, by TEXT NOT NULL, state TEXT NOT NULL, said TEXT NOT NULL,
  PRIMARY KEY(request, version)) WITHOUT ROWID;
CREATE INDEX fact_item ON fact(request, item, version);
CREATE TABLE authority(code TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE tally(
  id INTEGER PRIMARY KEY, part TEXT NOT NULL, key TEXT NOT NULL, by TEXT NOT NULL, value TEXT NOT NULL,
  apart INTEGER NOT NULL, {", ".join(f"{name} INTEGER NOT NULL DEFAULT 0" for name in COUNTS)},
  {
    ", ".join(
        f"{name}_n INTEGER NOT NULL DEFAULT 0, {name}_below INTEGER NOT NULL DEFAULT 0, {name}_median INTEGER"
        for name in CLOCKS
    )
},
  UNIQUE(part, key, by, value, apart));
CREATE INDEX tally_by ON tally(part, by, value, apart);
CREATE TABLE clock(
  tally INTEGER NOT NULL, clock TEXT NOT NULL, seconds INTEGER NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY(tally, clock, seconds)) WITHOUT ROWID;
CREATE TABLE digest(number INTEGER NOT NULL, part INTEGER NOT NULL, sha256 BLOB NOT NULL,
  PRIMARY KEY(number, part)) WITHOUT ROWID;
CREATE TABLE bucket(bucket INTEGER PRIMARY KEY, sha256 BLOB NOT NULL);
"""

_LINES = (
    ("request", REQUEST_COLUMNS, "number = ?1 AND ?2 = 0", "number"),
    ("item", ITEM_COLUMNS, "request = ?1 AND item BETWEEN ?2 AND ?3", "item"),
    ("fact", FACT_COLUMNS, "request = ?1 AND version BETWEEN ?2 AND ?3", "version"),
)


def lines(connection: sqlite3.Connection, number: int, part: int) -> Iterator[bytes]:
    """Yield the rows of one part of request ``number`` as canonical JSON lines: table, then the columns."""
    first = part << PART_BITS
    place = (number, first, first + (1 << PART_BITS) - 1)
    for table, columns, where, order in _LINES:
        statement = f"SELECT {', '.join(columns)} FROM {table} WHERE {where} ORDER BY {order}"  # noqa: S608  # ours
        for row in connection.execute(statement, place if "?3" in where else place[:2]):
            yield encode([table, *row]) + b"\n"


def hash_rows(connection: sqlite3.Connection, parts: Iterable[tuple[int, int]]) -> str:
    """Bring the digests of the changed ``parts`` (number, part) up to date; return ``rows_sha256`` in hex."""
    changed = sorted(set(parts))
    digests = [(number, part, _sha256(lines(connection, number, part))) for number, part in changed]
    connection.executemany("INSERT OR REPLACE INTO digest VALUES (?, ?, ?)", digests)
    for bucket in sorted({number >> PART_BITS for number, _ in changed}):
        first = bucket << PART_BITS
        rows = connection.execute(
            "SELECT number, part, sha256 FROM digest WHERE number BETWEEN ? AND ? ORDER BY number, part",
            (first, first + (1 << PART_BITS) - 1),
        )
        connection.execute("INSERT OR REPLACE INTO bucket VALUES (?, ?)", (bucket, _sha256(_numbered(rows))))
    return _sha256(_numbered(connection.execute("SELECT bucket, sha256 FROM bucket ORDER BY bucket"))).hex()


def _numbered(rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    for *numbers, digest in rows:
        yield "".join(f"{number} " for number in numbers).encode() + bytes(digest) + b"\n"  # type: ignore[call-overload]  # BLOB NOT NULL


def _sha256(parts: Iterable[bytes]) -> bytes:
    found = hashlib.sha256()
    for part in parts:
        found.update(part)
    return found.digest()
