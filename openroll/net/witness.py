"""What a witness does: it cosigns a checkpoint that continues the last one it saw of that log, and no other
(c2sp.org/tlog-witness).

The newest checkpoint of each log is kept in SQLite. It is compared, replaced and durable in one transaction before
the cosignature is made, so no two requests and no kill can make the witness sign two trees. The time of the cosignature
is read in that transaction: a later time never stands under an earlier state of a log.
"""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openroll.core.clock import Clock, parse_rfc3339, rfc3339
from openroll.core.durable import sync_folder, write_transaction
from openroll.core.errors import N_, Damage, OpenrollError, Refusal
from openroll.log.checkpoint import Checkpoint, MalformedCheckpoint
from openroll.log.cosignature import CosignerKey, cosign
from openroll.log.note import BadSignature, MalformedNote, VerifierKey, parse_note, verified_by
from openroll.log.tree import EMPTY_ROOT, BadProof, check_consistency

from .submission import SIZE_TYPE, MalformedSubmission, Submission

TEXT = "text/plain; charset=utf-8"
MOST_FORKS = 100  # kept of each log: one is enough to show, and a log gone mad must not fill the disk

_SCHEMA = """
CREATE TABLE whose (vkey TEXT NOT NULL) STRICT;
CREATE TABLE seen (
    origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, note BLOB NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE fork (
    origin TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL, note BLOB NOT NULL, other BLOB NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (origin, size, root)
) STRICT;
CREATE TRIGGER never_back BEFORE UPDATE ON seen
WHEN NEW.size < OLD.size OR (NEW.size = OLD.size AND NEW.root <> OLD.root) OR NEW.at < OLD.at
BEGIN SELECT RAISE(ABORT, 'a witness never goes back'); END;
CREATE TRIGGER never_forget BEFORE DELETE ON seen
BEGIN SELECT RAISE(ABORT, 'a witness never forgets'); END;
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the witness answers: an HTTP status and a body."""

    status: int
    body: bytes
    content_type: str = TEXT


@dataclass(frozen=True, slots=True)
class _Seen:
    """The newest checkpoint that was cosigned of a log, and when."""

    size: int
    root: bytes
    at: datetime


class WitnessForgot(Refusal):
    """What the witness has seen is gone, or is that of another witness: it could sign a second history."""

    code = "witness-forgot"


class WitnessState:
    """The newest checkpoint that was cosigned of each log, in the file ``path``. Threads may share it."""

    def __init__(self, path: Path, vkey: str) -> None:
        """Open the file that ``make`` made for the witness with the key ``vkey``. Raises WitnessForgot, Damage."""
        self._lock = threading.Lock()
        if not path.is_file():
            raise WitnessForgot(
                N_(
                    "{path} is gone, and with it what this witness has seen. Make a new witness, with a new key."
                ),
                path=str(path),
            )
        try:
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=rw",  # never made anew: it would have forgotten
                uri=True,
                isolation_level=None,
                check_same_thread=False,
                timeout=10,
            )
            self._connection.execute("PRAGMA synchronous = FULL")  # a commit is on the disk before we sign
            whose = _whose(self._connection)
        except sqlite3.Error as error:
            raise _unreadable(error) from error
        if whose != [vkey]:
            self._connection.close()
            raise WitnessForgot(
                N_("{path} is not what the witness with the key {vkey} has seen."), path=str(path), vkey=vkey
            )

    @classmethod
    def make(cls, path: Path, vkey: str) -> None:
        """Make the file ``path`` for a new witness with the key ``vkey``, durably.

        Raises Refusal when it is there already, Damage, OSError.
        """
        if path.exists():
            raise Refusal(
                N_("{folder} holds a witness already. Nothing was changed."), folder=str(path.parent)
            )
        try:
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
                connection.executescript(f"BEGIN;{_SCHEMA}")
                connection.execute("INSERT INTO whose VALUES (?)", (vkey,))
                connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise _unreadable(error) from error
        path.chmod(0o600)
        sync_folder(path.parent)

    def close(self) -> None:
        """Close the file, once nobody is at work in it: SQLite does not outlive being closed by another thread."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give the connection in a write transaction that nobody else is in; commit unless an error leaves it."""
        with self._lock, write_transaction(self._connection):
            yield self._connection

    def newest(self, origin: str) -> tuple[int, bytes] | None:
        """Return size and root of the newest checkpoint that was cosigned of a log."""
        with self._lock:
            seen = _newest(self._connection, origin)
        return (seen.size, seen.root) if seen else None

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
        self._said: dict[str, datetime] = {}  # the newest time that was signed of each log, in this process
        self._logs: dict[str, list[VerifierKey]] = {}
        for log in logs:
            self._logs.setdefault(log.name, []).append(log)

    def add_checkpoint(self, body: bytes) -> Verdict:
        """Answer the request ``body``: with a cosignature line, or with the reason why there is none.

        The order of the checks is that of the specification. Raises nothing for what others send, and sqlite3.Error
        when what was seen cannot be kept: then nothing is signed.
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
        at = self._advance(asked, checkpoint)
        if isinstance(at, Verdict):
            return at
        return Verdict(200, cosign(note.text, self._key, at).line.encode())

    def _advance(self, asked: Submission, checkpoint: Checkpoint) -> "datetime | Verdict":
        """Make ``checkpoint`` the newest one, durably, and return the time to cosign it with; or say why not.

        One that is the newest already needs no write.
        """
        origin = checkpoint.origin
        with self._state.transaction() as connection:
            seen = _newest(connection, origin)
            size, root = (seen.size, seen.root) if seen else (0, EMPTY_ROOT)
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
            at = self._moment(origin, seen)
            if seen is None or checkpoint.size != size:
                connection.execute(
                    "INSERT INTO seen VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (origin) DO UPDATE"
                    " SET size = ?2, root = ?3, note = ?4, at = ?5",
                    (origin, checkpoint.size, checkpoint.root, asked.note, rfc3339(at)),
                )
            self._said[origin] = at
        return at

    def _moment(self, origin: str, seen: _Seen | None) -> datetime:
        """Return the time for a cosignature: the clock's, or the last one's where the clock was set back."""
        now = self._clock.now()
        before = [self._said[origin]] if origin in self._said else []
        return max([now, *before, *([seen.at] if seen else [])])

    def _keep_fork(self, connection: sqlite3.Connection, asked: Submission, checkpoint: Checkpoint) -> None:
        """Keep two checkpoints that the log signed for one size: together they convict it."""
        origin = checkpoint.origin
        (kept,) = connection.execute("SELECT count(*) FROM fork WHERE origin = ?", (origin,)).fetchone()
        if kept < MOST_FORKS:
            connection.execute(
                "INSERT OR IGNORE INTO fork SELECT origin, size, ?2, ?3, note, ?4 FROM seen WHERE origin = ?1",
                (origin, checkpoint.root, asked.note, rfc3339(self._clock.now())),
            )


def _newest(connection: sqlite3.Connection, origin: str) -> _Seen | None:
    row = connection.execute("SELECT size, root, at FROM seen WHERE origin = ?", (origin,)).fetchone()
    return _Seen(int(row[0]), bytes(row[1]), parse_rfc3339(row[2])) if row else None


def _whose(connection: sqlite3.Connection) -> list[str]:
    """Return the keys of the witness whose file this is: one, unless somebody else made the file."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'whose'").fetchone():
        return []
    return [str(vkey) for (vkey,) in connection.execute("SELECT vkey FROM whose")]


def _unreadable(error: sqlite3.Error) -> Damage:
    return Damage(N_("What the witness has seen cannot be read: {detail}."), detail=str(error))


def _no(status: int, error: OpenrollError) -> Verdict:
    return Verdict(status, f"{error}\n".encode("utf-8", "replace"))
