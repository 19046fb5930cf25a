"""``log.sqlite3``: the staged facts and the one head, in write-ahead mode, each commit durable (FULL).

The database itself refuses what must never happen: a fact that changes or goes, a head that goes back, and
another root for a size that has one.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from openroll.core.errors import N_, Conflict, Refusal

from .tree import EMPTY_ROOT

_SCHEMA = """
CREATE TABLE fact (idx INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    key TEXT NOT NULL,
    size INTEGER NOT NULL,
    root BLOB NOT NULL CHECK (length(root) = 32),
    synced INTEGER NOT NULL,
    collected INTEGER NOT NULL
);
CREATE TRIGGER fact_stays BEFORE UPDATE ON fact BEGIN SELECT RAISE(ABORT, 'a fact never changes'); END;
CREATE TRIGGER fact_remains BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'a fact is never deleted'); END;
CREATE TRIGGER head_remains BEFORE DELETE ON head BEGIN SELECT RAISE(ABORT, 'a log is never deleted'); END;
CREATE TRIGGER head_grows BEFORE UPDATE OF size, root ON head WHEN NEW.size <= OLD.size
    BEGIN SELECT RAISE(ABORT, 'a log only grows, and a size has one root'); END;
"""


class Store:
    """The staged log. Use it in a ``with`` block, under the log's lock.

    ``synced`` is for how many facts the level files are durable (written with the next stage), ``collected``
    up to which size partial tiles have been collected. Both may be behind, never ahead.
    """

    def __init__(self, path: Path) -> None:
        self._db = _connect(path, "rw")
        try:
            row = self._db.execute("SELECT key, size, root, synced, collected FROM head").fetchone()
        except sqlite3.OperationalError as error:
            self._db.close()
            raise Refusal(N_("There is no log in {path}."), path=str(path)) from error
        self.key: str
        self.size: int
        self.root: bytes
        self.synced: int
        self.collected: int
        self.key, self.size, self.root, self.synced, self.collected = row
        self._latest: tuple[int, list[bytes]] = (self.size, [])

    @staticmethod
    def create(path: Path, key: str) -> None:
        """Make an empty log of the public key ``key`` at ``path``.

        Raises Refusal when one is there already.
        """
        db = _connect(path, "rwc")
        try:
            db.execute("BEGIN IMMEDIATE")
            if db.execute("SELECT count(*) FROM sqlite_schema").fetchone() != (0,):
                raise Refusal(N_("There is a log in {path} already."), path=str(path))
            for statement in _statements(_SCHEMA):
                db.execute(statement)
            db.execute("INSERT INTO head VALUES (1, ?, 0, ?, 0, 0)", (key, EMPTY_ROOT))
            db.execute("COMMIT")
        finally:
            db.close()
        path.chmod(0o600)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def stage(self, facts: Sequence[bytes], expected: int, root: bytes) -> None:
        """Add ``facts`` behind the first ``expected`` ones, and the ``root`` that the log then has.

        All or nothing, and durable once it returns. Raises Conflict when the log has another size.
        """
        size = expected + len(facts)
        self._db.execute("BEGIN IMMEDIATE")
        try:
            changed = self._db.execute(
                "UPDATE head SET size = ?, root = ?, synced = ? WHERE size = ?",
                (size, root, self.synced, expected),
            ).rowcount
            if changed != 1:
                raise Conflict(N_("The log does not have {expected} facts any more."), expected=expected)
            self._db.executemany("INSERT INTO fact VALUES (?, ?)", enumerate(facts, expected))
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise
        self.size, self.root = size, root
        self._latest = expected, list(facts)

    def set_collected(self, size: int) -> None:
        """Remember that partial tiles have been collected up to ``size``."""
        self._db.execute("UPDATE head SET collected = ?", (size,))
        self.collected = size

    def facts(self, start: int, stop: int) -> list[bytes]:
        """Return the bytes of the facts from ``start`` up to ``stop``, as many as there are."""
        first, latest = self._latest
        if first <= start:  # just staged: their bundle is about to be made
            return latest[start - first : max(stop - first, 0)]
        rows = self._db.execute(
            "SELECT bytes FROM fact WHERE idx >= ? AND idx < ? ORDER BY idx", (start, stop)
        )
        return [data for (data,) in rows]


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=10
    )
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    return db


def _statements(script: str) -> list[str]:
    """Split ``script``: ``executescript`` would commit the transaction that it stands in."""
    statements, held = [], ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            statements.append(held)
            held = ""
    return statements
