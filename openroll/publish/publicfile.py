"""One SQLite file of the public directory and its one writer: how it is begun, rests, and is written anew.

The file is changed in place, one transaction for each batch, with the tree size that it stands for. While a writer
has it open it is in WAL mode, so that readers are never in the way and a killed writer leaves a file that reads;
at rest it is in the mode that any read-only reader can open, and its checksum stands beside it.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self

from openroll.core.durable import sync_folder, write_file
from openroll.core.errors import N_, Conflict, Damage

CHECKSUM_ENDING = ".sha256"
BUSY_SECONDS = 5.0
REST_SECONDS = 0.5  # how long to wait for readers to let go before the file is left in WAL mode
TO_BE_COMPACTED = 1  # as the file's user_version: it changes in the transaction that takes a value out
_PIECE = 1 << 20


class DamagedRoll(Damage):
    """A file of entries or requests that cannot be written to or read."""

    code = "damaged-roll"


class PublicFile:
    """The one writer of the file at ``path``; makes it when it is missing. Used in a ``with`` block.

    With ``durable=False`` nothing is waited for: for a copy that is made to be compared and thrown away.
    Raises DamagedRoll, and Conflict when a reader does not let go of the file for seconds.
    """

    tables: ClassVar[str]
    schema: ClassVar[int]

    def __init__(self, path: Path, *, durable: bool = True) -> None:
        self._path = path
        self._checksum = path.with_name(path.name + CHECKSUM_ENDING)
        self._durable = durable
        self._began = False

    def __enter__(self) -> Self:
        with plainly(self._path):
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
        with plainly(self._path):
            return dict(self.connection.execute("SELECT key, value FROM meta"))

    @property
    def leaves_traces(self) -> bool:
        """Whether values that were taken out still stand in the file's unused space."""
        with plainly(self._path):
            (found,) = self.connection.execute("PRAGMA user_version").fetchone()
        return bool(found == TO_BE_COMPACTED)

    def compact(self) -> bool:
        """Write the file anew without what was taken out of it; tell whether nothing of that is left.

        False while a reader holds on to an older state: call it again. Costs a pass over the file, so only a
        redaction is followed by it. A process that is killed meanwhile leaves the mark, and the next one goes on.
        """
        if not self.leaves_traces:
            return True
        with plainly(self._path):
            self._begin()
            execute = self.connection.execute
            self._before_compacting()
            execute("VACUUM")
            busy, *_ = execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                return False
            execute("PRAGMA user_version = 0")
        return True

    def _before_compacting(self) -> None:
        """Do what has to be done before unused space is given back."""

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
            self.connection.executescript(f"BEGIN IMMEDIATE; {self.tables} COMMIT;")
        schema = self.meta().get("schema", str(self.schema))
        if schema != str(self.schema):
            raise DamagedRoll(
                N_("{path} has the schema {schema}, which is unknown here."),
                path=self._path.name,
                schema=schema,
            )

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
    with plainly(path), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as roll:
        (found,) = roll.execute("PRAGMA user_version").fetchone()
        row = roll.execute("SELECT value FROM meta WHERE key = 'tree_size'").fetchone()
    return int(row[0]) if row else 0, bool(found == TO_BE_COMPACTED)


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file in hex. Raises OSError."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Let what SQLite says of the file at ``path`` be an error of ours: Conflict, DamagedRoll."""
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
            raise Conflict(N_("{path} is in use by another process. Try again."), path=path.name) from error
        raise DamagedRoll(
            N_("{path} cannot be used: {detail}."), path=path.name, detail=str(error)
        ) from error
