"""Reads a SQLite file of the public directory: one reader for each thread. Never writes."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar, Final

from openroll.core.errors import N_
from openroll.public.errors import NotReady

Row = tuple[Any, ...]
BUSY_SECONDS: Final = 5.0
# Pages are read from memory that the file is mapped to; a read for each page cost more than all the rest.
MAPPED: Final = 1 << 30


class TableFile:
    """One reader of the file at ``path`` for each thread, opened anew when the file has been replaced."""

    unreadable: ClassVar[str] = N_("The file of the entries cannot be read: {detail}")

    def __init__(self, path: Path) -> None:
        self.path = path
        self._name = str(path)
        self._local = threading.local()

    def meta(self) -> dict[str, str]:
        """Return what the file says of itself: schema, tree_size, root, origin, name."""
        return {str(key): str(value) for key, value in self._all("SELECT key, value FROM meta")}

    def tree_size(self) -> int:
        """Return the size of the log that the file stands for."""
        return int(self.meta().get("tree_size", 0))

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection for several questions that see one and the same state."""
        connection = self._connection()
        if connection.in_transaction:
            yield connection
            return
        try:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._said(error) from error

    def close(self) -> None:
        """Close this thread's connection."""
        connection = getattr(self._local, "connection", None)
        if connection:
            connection.close()
            self._local.connection = None

    def _one(self, statement: str, *values: object) -> Row | None:
        try:
            row: Row | None = self._connection().execute(statement, values).fetchone()
        except sqlite3.Error as error:
            raise self._said(error) from error
        return row

    def _all(self, statement: str, *values: object) -> list[Row]:
        try:
            return self._connection().execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise self._said(error) from error

    def _connection(self) -> sqlite3.Connection:
        try:
            status = os.stat(self._name)  # noqa: PTH116  # asked with each question; a Path takes longer
        except OSError:
            raise NotReady(N_("Nothing has been published here yet.")) from None
        identity = (status.st_dev, status.st_ino)
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None and self._local.identity == identity:
            return connection
        self.close()
        try:
            connection = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?mode=ro",
                uri=True,
                timeout=BUSY_SECONDS,
                isolation_level=None,
            )
            connection.execute("PRAGMA query_only = 1")
            connection.execute(f"PRAGMA mmap_size = {MAPPED}")
        except sqlite3.Error as error:
            raise self._said(error) from error
        self._local.connection, self._local.identity = connection, identity
        return connection

    def _said(self, error: sqlite3.Error) -> NotReady:
        return NotReady(self.unreadable, detail=str(error))
