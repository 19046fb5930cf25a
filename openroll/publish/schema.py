"""The tables of ``roll.sqlite3`` and the hash over its rows (docs/spec/public-directory.md, "roll.sqlite3").

The hash must not cost a pass over a million entries with each batch, so it is a small tree: a digest for each
entry over the lines of its rows, one for each 256 numbers over those digests, and ``rows_sha256`` over these.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from openroll.core.canonical import encode

SCHEMA = 1
FOUND_BY_PARTS = ("name", "former", "domain")
BUCKET_BITS = 8

# Made later than the rest: a file that has none gets it from the writer that opens it.
SPELLINGS = (
    "CREATE TABLE spelling(turn TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY(turn, key)) WITHOUT ROWID;"
)
TABLES = f"""
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry(
  number INTEGER PRIMARY KEY, subject TEXT NOT NULL, state TEXT NOT NULL, checked INTEGER NOT NULL, name TEXT,
  country TEXT, ident TEXT, recorded_at TEXT NOT NULL, log_index INTEGER NOT NULL, versions INTEGER NOT NULL,
  document BLOB NOT NULL);
CREATE INDEX entry_country ON entry(country, number);
CREATE TABLE version(
  number INTEGER NOT NULL, version INTEGER NOT NULL, log_index INTEGER NOT NULL, type TEXT NOT NULL,
  at TEXT NOT NULL, document BLOB NOT NULL, proof BLOB, PRIMARY KEY(number, version));
CREATE UNIQUE INDEX version_log_index ON version(log_index);
CREATE TABLE domain(
  domain TEXT NOT NULL, number INTEGER NOT NULL, binding TEXT NOT NULL, PRIMARY KEY(domain, number)) WITHOUT ROWID;
CREATE INDEX domain_number ON domain(number);
CREATE TABLE key(
  key TEXT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, PRIMARY KEY(key, number, kind)) WITHOUT ROWID;
CREATE INDEX key_number ON key(number);
CREATE TABLE part(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE trigram USING fts5(key, content='part', content_rowid='id', tokenize='trigram');
{SPELLINGS}
CREATE TABLE digest(number INTEGER PRIMARY KEY, sha256 BLOB NOT NULL);
CREATE TABLE bucket(bucket INTEGER PRIMARY KEY, sha256 BLOB NOT NULL);
"""

# What is told of an entry's rows, in this order. A proof is not: it depends on when the publisher happened to
# sign, cannot be made again from the log, and is checked by what it proves.
_DUMP = (
    (
        "entry",
        "subject, state, checked, name, country, ident, recorded_at, log_index, versions, document",
        "number",
    ),
    ("version", "version, log_index, type, at, document", "version"),
    ("domain", "domain, binding", "domain"),
    ("key", "key, kind", "key, kind"),
)


def dump(connection: sqlite3.Connection, number: int) -> Iterator[bytes]:
    """Yield the rows of entry ``number`` as canonical JSON lines: table, number, columns.

    A document stands in them as text.
    """
    for table, columns, order in _DUMP:
        statement = f"SELECT {columns} FROM {table} WHERE number = ? ORDER BY {order}"  # noqa: S608  # words of ours
        rows = connection.execute(statement, (number,))
        for row in rows:
            values = [
                value.decode("utf-8", "replace") if isinstance(value, bytes) else value for value in row
            ]
            yield encode([table, number, *values]) + b"\n"


def hash_rows(connection: sqlite3.Connection, numbers: Iterable[int]) -> str:
    """Bring digests and buckets of the changed entries ``numbers`` up to date; return ``rows_sha256`` in hex."""
    changed = sorted(set(numbers))
    digests = [(number, _sha256(dump(connection, number))) for number in changed]
    connection.executemany("INSERT OR REPLACE INTO digest VALUES (?, ?)", digests)
    for bucket in sorted({number >> BUCKET_BITS for number in changed}):
        first = bucket << BUCKET_BITS
        rows = connection.execute(
            "SELECT number, sha256 FROM digest WHERE number BETWEEN ? AND ? ORDER BY number",
            (first, first + (1 << BUCKET_BITS) - 1),
        )
        connection.execute("INSERT OR REPLACE INTO bucket VALUES (?, ?)", (bucket, _sha256(_numbered(rows))))
    return _sha256(_numbered(connection.execute("SELECT bucket, sha256 FROM bucket ORDER BY bucket"))).hex()


def _numbered(rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    for number, digest in rows:
        yield f"{number} ".encode() + bytes(digest) + b"\n"  # type: ignore[call-overload]  # BLOB NOT NULL


def _sha256(parts: Iterable[bytes]) -> bytes:
    found = hashlib.sha256()
    for part in parts:
        found.update(part)
    return found.digest()
