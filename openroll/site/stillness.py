"""Whether anything happens in the private database: one thread asks, and the duties that found nothing to do sleep.

Each of a dozen duties looking ten times or once a second took 4 % of a core to find that there was nothing.
"""

import sqlite3
import threading
import time

from django.db import DatabaseError, connection

IDLE = 10.0  # seconds after which a duty looks all the same: what is due by the clock alone is due by then
QUIET = (
    30.0  # seconds after a change for which it looks each time: much follows from what was done a moment ago
)
PAUSE_AFTER_FAILURE = 1.0


def state() -> object:
    """Return what is another as soon as anybody else has committed a change."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        return connection.connection.execute("PRAGMA data_version").fetchone()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return cursor.fetchone()


class Stillness:
    """What one duty knows of it."""

    def __init__(self) -> None:
        self._news = threading.Event()
        self._changed_at = time.monotonic()

    def end(self) -> None:
        """Something has changed: the duty is to look at once."""
        self._changed_at = time.monotonic()
        self._news.set()

    def begin(self) -> None:
        """The duty is going to look now; of what changes from here on it will hear."""
        self._news.clear()

    def last(self, within: float | None) -> None:
        """Wait until something changes, or IDLE or ``within`` seconds are over; not where it changed lately."""
        if time.monotonic() - self._changed_at >= QUIET:
            self._news.wait(IDLE if within is None else min(IDLE, max(within, 0.0)))


class Watcher:
    """Looks whether the database changes, for all the duties."""

    def __init__(self) -> None:
        self._duties: list[Stillness] = []

    def duty(self) -> Stillness:
        """Return what one more duty is told by. Only before ``watch``."""
        self._duties.append(Stillness())
        return self._duties[-1]

    def watch(self, pause: float, stop: threading.Event) -> None:
        """Look every ``pause`` seconds until ``stop``. A database that does not answer is each duty's to tell of."""
        seen: object = None
        while not stop.is_set():
            try:
                found = state()
            except (DatabaseError, sqlite3.Error):
                found = None
                connection.close()
            if found is None or found != seen:
                for one in self._duties:
                    one.end()
            seen = found
            stop.wait(PAUSE_AFTER_FAILURE if found is None else pause)
