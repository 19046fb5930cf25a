"""Django's own way to speak to SQLite; but who waits for its turn to write asks again at once when it comes.

SQLite's own waiting sleeps for up to a tenth of a second between two looks, longer each time: under load most of an
answer's time goes there, and whoever has waited longest waits longer still. And what is written can be brought to the
disk after the turn: several processes then do that at once, where each would have waited for the others.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import OperationalError
from django.db.backends.sqlite3 import base

LOOK: Final = 0.001  # seconds between two looks


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to SQLite. How long it waits for its turn is the option ``timeout`` (seconds), as Django's does."""

    @property
    def _patience(self) -> float:
        return float(self.settings_dict["OPTIONS"]["timeout"])

    def _start_transaction_under_autocommit(self) -> None:
        """Begin a transaction, which writes. Raises OperationalError when others write for too long."""
        until = time.monotonic() + self._patience
        own: Any = self.connection
        own.execute("PRAGMA busy_timeout = 0")
        try:
            with self.wrap_database_errors:
                while not self._begin(own):
                    if time.monotonic() >= until:
                        raise OperationalError("database is locked")
                    time.sleep(LOOK)
        finally:
            own.execute(f"PRAGMA busy_timeout = {round(1000 * self._patience)}")

    def _begin(self, own: Any) -> bool:
        """Begin, without waiting; tell whether it was this connection's turn.

        It is asked past Django's cursor: with many who wait, most of what they are told is no.
        """
        try:
            own.execute(f"BEGIN {getattr(self, 'transaction_mode', None) or ''}")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY":
                raise
            return False
        return True

    @contextmanager
    def durable_together(self) -> Iterator[None]:
        """What is committed in this block is on the disk when it has been left, with all that was committed before it.

        In between others may see it and commit theirs, but none of that is durable before this is: the write-ahead log
        is read up to the first gap. Inside a transaction, or without such a log, each commit waits for the disk itself.
        Raises OperationalError where the disk does not take it: nobody may be told then that it was kept.
        """
        self.ensure_connection()
        own: Any = self.connection
        if self.in_atomic_block or own.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            yield
            return
        own.execute("PRAGMA synchronous = NORMAL")  # which brings nothing to the disk but what is copied back
        try:
            yield
        finally:
            try:
                own.execute("PRAGMA synchronous = FULL")
            except sqlite3.Error:  # the next connection begins with it
                self.close()
        self._bring_to_disk()

    def _bring_to_disk(self) -> None:
        """Wait until the write-ahead log is on the disk. While this connection is open nobody removes that file."""
        handle = os.open(f"{self.settings_dict['NAME']}-wal", os.O_RDONLY)
        try:
            os.fdatasync(handle)
        except OSError as error:
            # The system forgets what it could not write: only what is copied back now is there for sure.
            own: Any = self.connection
            if own.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                raise OperationalError("the write-ahead log cannot be written") from error
        finally:
            os.close(handle)
