"""Django's own way to speak to SQLite; but who waits for its turn to write asks again at once when it comes.

SQLite's own waiting sleeps for up to a tenth of a second between two looks, longer each time: under load most of an
answer's time goes there, and whoever has waited longest waits longer still.
"""

import sqlite3
import time
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
        while not self._begin():
            if time.monotonic() >= until:
                raise OperationalError("database is locked")
            time.sleep(LOOK)

    def _begin(self) -> bool:
        """Begin, without waiting; tell whether it was this connection's turn."""
        own: Any = self.connection
        own.execute("PRAGMA busy_timeout = 0")
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs leave it out
        except OperationalError as error:
            cause = error.__cause__
            if not isinstance(cause, sqlite3.OperationalError) or cause.sqlite_errorname != "SQLITE_BUSY":
                raise
            return False
        finally:
            own.execute(f"PRAGMA busy_timeout = {round(1000 * self._patience)}")
        return True
