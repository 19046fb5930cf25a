"""Writes ``roll.sqlite3``: entries as ready bytes, their versions with proofs, and what finds them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openroll.core.canonical import decode
from openroll.core.durable import write_transaction
from openroll.search.turns import turns

from . import documents
from .documents import Document
from .publicfile import (
    CHECKSUM_ENDING,
    TO_BE_COMPACTED,
    DamagedRoll,
    PublicFile,
    hash_file,
    plainly,
    read_state,
)
from .schema import FOUND_BY_PARTS, SCHEMA, SPELLINGS, TABLES, hash_rows

ROLL = "roll.sqlite3"
CHECKSUM = ROLL + CHECKSUM_ENDING


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an entry: what its fact made of it, and where that stands in the log."""

    number: int
    document: Document
    type: str
    proof: bytes | None = None


class RollWriter(PublicFile):
    """The one writer of the file of entries at ``path``; makes it when it is missing. Used in a ``with`` block."""

    tables = TABLES
    schema = SCHEMA

    def document(self, number: int) -> Document | None:
        """Return the newest version of an entry, or None when there is no such entry yet."""
        with plainly(self._path):
            row = self.connection.execute("SELECT document FROM entry WHERE number = ?", (number,)).fetchone()
        found = decode(bytes(row[0])) if row else None
        return found if isinstance(found, dict) else None

    def documents(self, number: int) -> list[Document]:
        """Return all versions of an entry, in order."""
        with plainly(self._path):
            rows = self.connection.execute(
                "SELECT document FROM version WHERE number = ? ORDER BY version", (number,)
            ).fetchall()
        found = [decode(bytes(data)) for (data,) in rows]
        return [each for each in found if isinstance(each, dict)]

    def indexes(self, number: int) -> list[int]:
        """Return the log indexes of an entry's versions, in order."""
        with plainly(self._path):
            rows = self.connection.execute(
                "SELECT log_index FROM version WHERE number = ? ORDER BY version", (number,)
            )
            return [index for (index,) in rows]

    def write(
        self,
        versions: Sequence[Version],
        meta: Mapping[str, str],
        rewritten: Sequence[tuple[int, int, Document]] = (),
    ) -> None:
        """Add ``versions`` in their order, and set ``meta`` (tree_size, root, …), in one transaction.

        ``rewritten`` (number, version, document) are versions that a redaction or disclosure has changed. What
        stood in their place is in the file's unused space until ``compact``.
        """
        written = [(version, documents.write(version.document)) for version in versions]
        newest = {version.number: (version.document, data) for version, data in written}
        with plainly(self._path):
            self._begin()
            with write_transaction(self.connection):
                self.connection.executemany(
                    "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (_version_row(*each) for each in written),
                )
                self.connection.executemany(
                    "UPDATE version SET document = ? WHERE number = ? AND version = ?",
                    ((documents.write(document), number, version) for number, version, document in rewritten),
                )
                for number, (document, data) in newest.items():
                    self._replace(number, document, data)
                if rewritten and self._durable:
                    self.connection.execute(f"PRAGMA user_version = {TO_BE_COMPACTED}")
                rows = {"schema": str(SCHEMA), **meta}
                if newest or "rows_sha256" not in self.meta():
                    rows["rows_sha256"] = hash_rows(self.connection, newest)
                self.connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows.items())

    def _replace(self, number: int, document: Document, data: bytes) -> None:
        execute, many = self.connection.execute, self.connection.executemany
        execute(
            "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _entry_row(number, document, data),
        )
        execute("DELETE FROM domain WHERE number = ?", (number,))
        many(
            "INSERT INTO domain VALUES (?, ?, ?)",
            ((d, number, b) for d, b in documents.named_domains(document)),
        )
        old = set(execute("SELECT key, kind FROM key WHERE number = ?", (number,)))
        new = set(documents.search_keys(document))
        many("DELETE FROM key WHERE key = ? AND number = ? AND kind = ?", _numbered(old - new, number))
        many("INSERT INTO key VALUES (?, ?, ?)", _numbered(new - old, number))
        self._add_parts(sorted({key for key, kind in new - old if kind in FOUND_BY_PARTS}))
        self._drop_parts(sorted({key for key, kind in old - new if kind in FOUND_BY_PARTS}))

    def _add_parts(self, keys: Iterable[str]) -> None:
        """``part`` holds each key once, whoever bears it; ``trigram`` is the index over it."""
        execute = self.connection.execute
        for key in keys:
            for (row,) in execute(
                "INSERT OR IGNORE INTO part(key) VALUES (?) RETURNING id", (key,)
            ).fetchall():
                execute("INSERT INTO trigram(rowid, key) VALUES (?, ?)", (row, key))
                self._add_spellings(key)

    def _add_spellings(self, key: str) -> None:
        self.connection.executemany(
            "INSERT INTO spelling VALUES (?, ?)", ((turn, key) for turn in turns(key))
        )

    def _drop_parts(self, keys: Iterable[str]) -> None:
        execute = self.connection.execute
        for key in keys:
            if any(
                kind in FOUND_BY_PARTS for (kind,) in execute("SELECT kind FROM key WHERE key = ?", (key,))
            ):
                continue
            for (row,) in execute("DELETE FROM part WHERE key = ? RETURNING id", (key,)).fetchall():
                execute("INSERT INTO trigram(trigram, rowid, key) VALUES ('delete', ?, ?)", (row, key))
                self.connection.executemany(
                    "DELETE FROM spelling WHERE turn = ? AND key = ?", ((turn, key) for turn in turns(key))
                )

    def _prepare(self) -> None:
        super()._prepare()
        if not self.connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'spelling'").fetchone():
            self._spell()

    def _before_compacting(self) -> None:
        # A deleted row of the index lives on in its older segments until they are merged.
        self.connection.execute("INSERT INTO trigram(trigram) VALUES ('optimize')")

    def _spell(self) -> None:
        """Make the table of spellings in a file that was begun without it."""
        self._begin()
        self.connection.executescript(f"BEGIN IMMEDIATE; {SPELLINGS}")
        for (key,) in self.connection.execute("SELECT key FROM part ORDER BY key"):
            self._add_spellings(key)
        self.connection.execute("COMMIT")


def _version_row(version: Version, data: bytes) -> tuple[object, ...]:
    document = version.document
    return (
        version.number,
        document["version"],
        document["log_index"],
        version.type,
        document["at"],
        data,
        version.proof,
    )


def _entry_row(number: int, document: Document, data: bytes) -> tuple[object, ...]:
    return (
        number,
        document["subject"],
        document["state"],
        1 if document["checked"] is True else 0,
        documents.column(document, "name"),
        documents.column(document, "country"),
        documents.column(document, "number"),
        document["recorded_at"],
        document["log_index"],
        document["versions"],
        data,
    )


def _numbered(keys: Iterable[tuple[str, str]], number: int) -> list[tuple[str, int, str]]:
    return [(key, number, kind) for key, kind in sorted(keys)]


__all__ = ["CHECKSUM", "ROLL", "DamagedRoll", "RollWriter", "Version", "hash_file", "read_state"]
