"""Writes ``roll.sqlite3``: entries as ready bytes, their versions with proofs, and what finds them.

The file is changed in place, one transaction for each batch, with the tree size that it stands for. While a writer
has it open it is in WAL mode, so that readers are never in the way and a killed writer leaves a file that reads;
at rest it is in the mode that any read-only reader can open, and ``roll.sqlite3.sha256`` stands beside it.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from openroll.core.canonical import decode
from openroll.core.durable import sync_folder, write_file
from openroll.core.errors import N_, Conflict, Damage
from openroll.search.turns import turns

from . import documents
from .documents import Document
from .schema import FOUND_BY_PARTS, SCHEMA, SPELLINGS, TABLES, hash_rows

ROLL = "roll.sqlite3"
CHECKSUM = "roll.sqlite3.sha256"
BUSY_SECONDS = 5.0
REST_SECONDS = 0.5  # how long to wait for readers to let go before the file is left in WAL mode
_PIECE = 1 << 20
_TO_BE_COMPACTED = 1  # as the file's user_version: it changes in the transaction that takes a value out


class DamagedRoll(Damage):
    """A file of entries that cannot be written to or read."""

    code = "damaged-roll"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an entry: what its fact made of it, and where that stands in the log."""

    number: int
    document: Document
    type: str
    proof: bytes | None = None


class RollWriter:
    """The one writer of the file at ``path``; makes it when it is missing. Used in a ``with`` block.

    With ``durable=False`` nothing is waited for: for a copy that is made to be compared and thrown away.
    Raises DamagedRoll, and Conflict when a reader does not let go of the file for seconds.
    """

    def __init__(self, path: Path, *, durable: bool = True) -> None:
        self._path = path
        self._checksum = path.with_name(path.name + CHECKSUM.removeprefix(ROLL))
        self._durable = durable
        self._began = False

    def __enter__(self) -> "RollWriter":
        with _plainly(self._path):
            self.connection = sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None)
            try:
                if (
                    not self._checksum.exists()
                ):  # new, or left by a killed writer; otherwise the first write begins
                    self._begin()
                self._prepare()
            except BaseException:
                self.connection.close()
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            rests = self._durable and self._began and self._rest()
        finally:
            self.connection.close()
        if rests:
            write_file(self._checksum, hash_file(self._path).encode() + b"\n")

    @property
    def tree_size(self) -> int:
        """The size of the log that the rows stand for."""
        return int(self.meta().get("tree_size", "0"))

    def meta(self) -> dict[str, str]:
        """Return the table ``meta``."""
        with _plainly(self._path):
            return dict(self.connection.execute("SELECT key, value FROM meta"))

    def document(self, number: int) -> Document | None:
        """Return the newest version of an entry, or None when there is no such entry yet."""
        with _plainly(self._path):
            row = self.connection.execute("SELECT document FROM entry WHERE number = ?", (number,)).fetchone()
        found = decode(bytes(row[0])) if row else None
        return found if isinstance(found, dict) else None

    def documents(self, number: int) -> list[Document]:
        """Return all versions of an entry, in order."""
        with _plainly(self._path):
            rows = self.connection.execute(
                "SELECT document FROM version WHERE number = ? ORDER BY version", (number,)
            ).fetchall()
        found = [decode(bytes(data)) for (data,) in rows]
        return [each for each in found if isinstance(each, dict)]

    def indexes(self, number: int) -> list[int]:
        """Return the log indexes of an entry's versions, in order."""
        with _plainly(self._path):
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
        with _plainly(self._path):
            self._begin()
            self.connection.execute("BEGIN IMMEDIATE")
            try:
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
                    self.connection.execute(f"PRAGMA user_version = {_TO_BE_COMPACTED}")
                rows = {"schema": str(SCHEMA), **meta}
                if newest or "rows_sha256" not in self.meta():
                    rows["rows_sha256"] = hash_rows(self.connection, newest)
                self.connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows.items())
                self.connection.execute("COMMIT")
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise

    @property
    def leaves_traces(self) -> bool:
        """Whether values that were taken out still stand in the file's unused space."""
        with _plainly(self._path):
            (found,) = self.connection.execute("PRAGMA user_version").fetchone()
        return bool(found == _TO_BE_COMPACTED)

    def compact(self) -> bool:
        """Write the file anew without what was taken out of it; tell whether nothing of that is left.

        False while a reader holds on to an older state: call it again. Costs a pass over the file, so only a
        redaction is followed by it. A process that is killed meanwhile leaves the mark, and the next one goes on.
        """
        if not self.leaves_traces:
            return True
        with _plainly(self._path):
            self._begin()
            execute = self.connection.execute
            # A deleted row of the index lives on in its older segments until they are merged.
            execute("INSERT INTO trigram(trigram) VALUES ('optimize')")
            execute("VACUUM")
            busy, *_ = execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                return False
            execute("PRAGMA user_version = 0")
        return True

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

    def _begin(self) -> None:
        """Leave the state of rest, once."""
        if self._began:
            return
        self._began = True
        if self._durable and self._checksum.exists():
            self._checksum.unlink()
            sync_folder(self._path.parent)
        if not self._durable:
            self.connection.execute("PRAGMA journal_mode = OFF")
            self.connection.execute("PRAGMA synchronous = OFF")
            return
        # The change of mode is a write of the first page. A rollback journal of it, left by a killed process,
        # could not be read past by a reader who may not write, so there is none: one page is written whole.
        if self.connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            self.connection.execute("PRAGMA journal_mode = OFF")
            (mode,) = self.connection.execute("PRAGMA journal_mode = WAL").fetchone()
            if mode != "wal":  # without any journal nothing may be written
                raise DamagedRoll(N_("{path} cannot be brought into WAL mode."), path=self._path.name)
        self.connection.execute("PRAGMA synchronous = FULL")

    def _prepare(self) -> None:
        if not self.connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").fetchone():
            self.connection.executescript(f"BEGIN IMMEDIATE; {TABLES} COMMIT;")
        schema = self.meta().get("schema", str(SCHEMA))
        if schema != str(SCHEMA):
            raise DamagedRoll(
                N_("{path} has the schema {schema}, which is unknown here."), path=ROLL, schema=schema
            )

        if not self.connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'spelling'").fetchone():
            self._spell()

    def _spell(self) -> None:
        """Make the table of spellings in a file that was begun without it."""
        self._begin()
        self.connection.executescript(f"BEGIN IMMEDIATE; {SPELLINGS}")
        for (key,) in self.connection.execute("SELECT key FROM part ORDER BY key"):
            self._add_spellings(key)
        self.connection.execute("COMMIT")

    def _rest(self) -> bool:
        """Bring everything into the one file; tell whether it is whole by itself now. Leave WAL mode if possible.

        A reader that keeps the file open keeps it in WAL mode, which is no harm: the log beside it is empty.
        """
        self.connection.execute(f"PRAGMA busy_timeout = {int(REST_SECONDS * 1000)}")
        try:
            busy, *_ = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error:
            return False
        if not busy:
            with suppress(sqlite3.OperationalError):
                # The mode of this connection; the file only says that there is no WAL.
                self.connection.execute("PRAGMA journal_mode = MEMORY")
        return not busy


def read_state(path: Path) -> tuple[int, bool]:
    """Return the tree size of the file at ``path``, and whether its unused space holds what a redaction took out."""
    with _plainly(path), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as roll:
        (found,) = roll.execute("PRAGMA user_version").fetchone()
        row = roll.execute("SELECT value FROM meta WHERE key = 'tree_size'").fetchone()
    return int(row[0]) if row else 0, bool(found == _TO_BE_COMPACTED)


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file in hex. Raises OSError."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


@contextmanager
def _plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
            raise Conflict(N_("{path} is in use by another process. Try again."), path=path.name) from error
        raise DamagedRoll(
            N_("{path} cannot be used: {detail}."), path=path.name, detail=str(error)
        ) from error


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
