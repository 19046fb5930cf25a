"""What a witness does: it cosigns a checkpoint that continues the last one it saw of that log, and no other
(c2sp.org/tlog-witness).

The newest checkpoint of each log is kept in SQLite. It is compared, replaced and durable in one transaction before
the cosignature is made, so no two requests and no kill can make the witness sign two trees.
"""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from openroll.core.clock import Clock, rfc3339
from openroll.core.errors import N_, Damage, OpenrollError
from openroll.log.checkpoint import Checkpoint, MalformedCheckpoint
from openroll.log.cosignature import CosignerKey, cosign
from openroll.log.note import BadSignature, MalformedNote, VerifierKey, parse_note, verified_by
from openroll.log.tree import EMPTY_ROOT, BadProof, check_consistency

from .submission import SIZE_TYPE, MalformedSubmission, Submission

TEXT = "text/plain; charset=utf-8"
MOST_FORKS = 100  # kept of each log: one is enough to show, and a log gone mad must not fill the disk

_SCHEMA = """
CREATE TABLE IF NOT EXISTS seen (
    origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, note BLOB NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS fork (
    origin TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL, note BLOB NOT NULL, other BLOB NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (origin, size, root)
) STRICT;
CREATE TRIGGER IF NOT EXISTS never_back BEFORE UPDATE ON seen
WHEN NEW.size < OLD.size OR (NEW.size = OLD.size AND NEW.root <> OLD.root)
BEGIN SELECT RAISE(ABORT, 'a witness never goes back'); END;
CREATE TRIGGER IF NOT EXISTS never_forget BEFORE DELETE ON seen
BEGIN SELECT RAISE(ABORT, 'a witness never forgets'); END;
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the witness answers: an HTTP status and a body."""

    status: int
    body: bytes
    content_type: str = TEXT


class WitnessState:
    """The newest checkpoint that was cosigned of each log, in the file ``path``. Threads may share it."""

    def __init__(self, path: Path) -> None:
        """Open or make the file. Raises Damage."""
        self._lock = threading.Lock()
        try:
            self._connection = sqlite3.connect(
                path, isolation_level=None, check_same_thread=False, timeout=10
            )
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")  # a commit is on the disk before we sign
            self._connection.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise Damage(
                N_("What the witness has seen cannot be read: {detail}."), detail=str(error)
            ) from error

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give the connection in a write transaction that nobody else is in; commit unless an error leaves it."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def newest(self, origin: str) -> tuple[int, bytes] | None:
        """Return size and root of the newest checkpoint that was cosigned of a log."""
        with self._lock:
            return _newest(self._connection, origin)

    def forks(self) -> list[tuple[str, int]]:
        """Return origin and size of every fork that was shown to the witness."""
        with self._lock:
            return list(self._connection.execute("SELECT origin, size FROM fork ORDER BY origin, size"))


class WitnessOf:
    """A witness with its key, for the logs with the keys ``logs``: each key's name is the origin that it signs."""

    def __init__(
        self, key: CosignerKey, logs: Sequence[VerifierKey], state: WitnessState, clock: Clock
    ) -> None:
        self._key = key
        self._state = state
        self._clock = clock
        self._logs: dict[str, list[VerifierKey]] = {}
        for log in logs:
            self._logs.setdefault(log.name, []).append(log)

    def add_checkpoint(self, body: bytes) -> Verdict:
        """Answer the request ``body``: with a cosignature line, or with the reason why there is none.

        The order of the checks is that of the specification. Raises nothing for what others send.
        """
        try:
            asked = Submission.parse(body)
            checkpoint = asked.checkpoint
        except (MalformedSubmission, MalformedNote, MalformedCheckpoint) as error:
            return _no(400, error)
        keys = self._logs.get(checkpoint.origin)
        if keys is None:
            return Verdict(404, b"this witness does not follow this log\n")
        note = parse_note(asked.note)
        try:
            verified_by(note, keys)
        except BadSignature as error:
            return _no(403, error)
        if asked.old > checkpoint.size:
            return Verdict(400, b"the old size is larger than the checkpoint's\n")
        refused = self._advance(asked, checkpoint)
        if refused:
            return refused
        line = cosign(note.text, self._key, self._clock.now()).line
        return Verdict(200, line.encode())

    def _advance(self, asked: Submission, checkpoint: Checkpoint) -> Verdict | None:
        """Make ``checkpoint`` the newest one, durably; or return why not."""
        origin = checkpoint.origin
        with self._state.transaction() as connection:
            size, root = _newest(connection, origin) or (0, EMPTY_ROOT)
            if asked.old != size:
                if checkpoint.size == size and checkpoint.root != root:
                    self._keep_fork(connection, asked, checkpoint)
                return Verdict(409, b"%d\n" % size, SIZE_TYPE)
            if checkpoint.size == size and checkpoint.root != root:
                self._keep_fork(connection, asked, checkpoint)
                return Verdict(409, b"the log showed another root for this size\n")
            try:
                check_consistency(size, checkpoint.size, asked.proof, root, checkpoint.root)
            except BadProof as error:
                return _no(422, error)
            connection.execute(
                "INSERT INTO seen VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (origin) DO UPDATE"
                " SET size = ?2, root = ?3, note = ?4, at = ?5",
                (origin, checkpoint.size, checkpoint.root, asked.note, rfc3339(self._clock.now())),
            )
        return None

    def _keep_fork(self, connection: sqlite3.Connection, asked: Submission, checkpoint: Checkpoint) -> None:
        """Keep two checkpoints that the log signed for one size: together they convict it."""
        origin = checkpoint.origin
        (kept,) = connection.execute("SELECT count(*) FROM fork WHERE origin = ?", (origin,)).fetchone()
        if kept < MOST_FORKS:
            connection.execute(
                "INSERT OR IGNORE INTO fork SELECT origin, size, ?2, ?3, note, ?4 FROM seen WHERE origin = ?1",
                (origin, checkpoint.root, asked.note, rfc3339(self._clock.now())),
            )


def _newest(connection: sqlite3.Connection, origin: str) -> tuple[int, bytes] | None:
    row = connection.execute("SELECT size, root FROM seen WHERE origin = ?", (origin,)).fetchone()
    return (int(row[0]), bytes(row[1])) if row else None


def _no(status: int, error: OpenrollError) -> Verdict:
    return Verdict(status, f"{error}\n".encode("utf-8", "replace"))
