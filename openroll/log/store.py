"""``log.sqlite3``: the staged facts and the one head, in write-ahead mode, each commit durable (FULL).

Facts that are staged together and lie in one bundle are one row, written as a bundle writes them: a row for each
fact would cost more than all the hashing, and so a bundle is its rows, one behind another. The database itself
refuses what must never happen: a fact that changes or goes, a head that goes back, and another root for a size
that has one.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from openroll.core.durable import write_transaction
from openroll.core.errors import N_, Conflict, Refusal

from .tiles import WIDTH, encode_bundle, parse_bundle
from .tree import EMPTY_ROOT

_SCHEMA = """
CREATE TABLE head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    key TEXT NOT NULL,
    size INTEGER NOT NULL,
    root BLOB NOT NULL CHECK (length(root) = 32),
    synced INTEGER NOT NULL,
    collected INTEGER NOT NULL
);
CREATE TRIGGER head_remains BEFORE DELETE ON head BEGIN SELECT RAISE(ABORT, 'a log is never deleted'); END;
CREATE TRIGGER head_grows BEFORE UPDATE OF size, root ON head WHEN NEW.size <= OLD.size
    BEGIN SELECT RAISE(ABORT, 'a log only grows, and a size has one root'); END;
"""
_BATCHES = """
CREATE TABLE batch (start INTEGER PRIMARY KEY, width INTEGER NOT NULL CHECK (width > 0), facts BLOB NOT NULL);
CREATE TRIGGER batch_stays BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'a fact never changes'); END;
CREATE TRIGGER batch_remains BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'a fact is never deleted'); END;
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
        self._held: tuple[int, list[bytes]] = (0, [])  # what was staged or read last, from which index on
        if not self._db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'batch'").fetchone():
            self._upgrade()

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
            for statement in _statements(_SCHEMA + _BATCHES):
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
        with write_transaction(self._db):
            changed = self._db.execute(
                "UPDATE head SET size = ?, root = ?, synced = ? WHERE size = ?",
                (size, root, self.synced, expected),
            ).rowcount
            if changed != 1:
                raise Conflict(N_("The log does not have {expected} facts any more."), expected=expected)
            self._insert(facts, expected)
        self.size, self.root = size, root
        self._held = expected, list(facts)

    def set_key(self, key: str) -> None:
        """Remember that the public key ``key`` has taken the place of the one before."""
        self._db.execute("UPDATE head SET key = ?", (key,))
        self.key = key

    def set_collected(self, size: int) -> None:
        """Remember that partial tiles have been collected up to ``size``."""
        self._db.execute("UPDATE head SET collected = ?", (size,))
        self.collected = size

    def facts(self, start: int, stop: int) -> list[bytes]:
        """Return the bytes of the facts from ``start`` up to ``stop``, as many as there are. Raises MalformedTile."""
        first, held = self._held
        if not first <= start < stop <= first + len(held):
            rows = self._rows(start, stop)
            first = rows[0][0] if rows else start
            held = [fact for _, width, written in rows for fact in parse_bundle(written, width)]
            self._held = first, held
        return held[start - first : stop - first]

    def bundle(self, start: int, stop: int) -> bytes:
        """Return the bytes of the bundle that holds the facts from ``start`` up to ``stop``, which is the size

        of the log or the bundle's end.
        """
        return b"".join(written for _, _, written in self._rows(start, stop))

    def _rows(self, start: int, stop: int) -> list[tuple[int, int, bytes]]:
        """Return the rows that hold the facts from ``start`` up to ``stop``, the first one perhaps more."""
        return self._db.execute(
            "SELECT start, width, facts FROM batch WHERE start < ?2 AND start >= "
            "(SELECT max(start) FROM batch WHERE start <= ?1) ORDER BY start",
            (start, stop),
        ).fetchall()

    def _insert(self, facts: Sequence[bytes], start: int) -> None:
        """Add rows that hold ``facts``, the first of which has the index ``start``; none goes over a bundle's end."""
        done = 0
        while done < len(facts):
            part = facts[done : done + WIDTH - (start + done) % WIDTH]
            row = start + done, len(part), encode_bundle(part)
            self._db.execute("INSERT INTO batch VALUES (?, ?, ?)", row)
            done += len(part)

    def _upgrade(self) -> None:
        """Turn the table of single facts, as logs had it at first, into one of batches; all of it or nothing."""
        select = "SELECT bytes FROM fact WHERE idx >= ? ORDER BY idx LIMIT ?"
        with write_transaction(self._db):
            for statement in _statements(_BATCHES):
                self._db.execute(statement)
            for start in range(0, self.size, WIDTH):
                self._insert([data for (data,) in self._db.execute(select, (start, WIDTH))], start)
            self._db.execute("DROP TABLE fact")


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=10,
        check_same_thread=False,  # ``stream`` has two, and lets one in at a time
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
