"""What an agent knows: one SQLite file. A commit is on the disk before anything is done because of it.

Requests come as the register tells them; a decision is a row that is never deleted, and carries how far it has come.
What the organiser does of its own accord, against spam, is an item of request 0.
"""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from openroll.core.durable import sync_folder, write_transaction
from openroll.core.errors import N_, Damage, Refusal

OWN: Final = 0  # the request that stands for what nobody asked for
VERSION: Final = "1"

SCHEMA: Final = """
CREATE TABLE known (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE offer (
    n INTEGER PRIMARY KEY, kind TEXT NOT NULL, request INTEGER NOT NULL, body TEXT NOT NULL, taken_at TEXT NOT NULL
) STRICT;
CREATE TABLE request (
    number INTEGER PRIMARY KEY, body TEXT NOT NULL, category TEXT NOT NULL, authority TEXT NOT NULL,
    country TEXT NOT NULL, state TEXT NOT NULL, received_at TEXT NOT NULL, deadline_at TEXT NOT NULL,
    defer_until TEXT, alarm_at TEXT, ended_at TEXT
) STRICT;
CREATE INDEX request_due ON request (deadline_at) WHERE state = 'admissible';
CREATE TABLE item (
    request INTEGER NOT NULL REFERENCES request, n INTEGER NOT NULL, locator TEXT NOT NULL, key TEXT NOT NULL,
    state TEXT NOT NULL, back INTEGER NOT NULL DEFAULT 0, looked_at TEXT, PRIMARY KEY (request, n)
) STRICT;
CREATE INDEX item_new ON item (request, n) WHERE state = 'waiting' AND looked_at IS NULL;
CREATE INDEX item_waiting ON item (request, n) WHERE state = 'waiting';
CREATE INDEX item_place ON item (key);
CREATE TABLE decision (
    id INTEGER PRIMARY KEY, request INTEGER NOT NULL, item INTEGER NOT NULL, verdict TEXT NOT NULL,
    ground TEXT NOT NULL, basis TEXT NOT NULL, text TEXT NOT NULL, countries TEXT NOT NULL, who TEXT NOT NULL,
    automated INTEGER NOT NULL, at TEXT NOT NULL, again INTEGER NOT NULL DEFAULT 0, appeal INTEGER,
    undoes INTEGER,
    stage TEXT NOT NULL, attempt INTEGER NOT NULL DEFAULT 1, tries INTEGER NOT NULL DEFAULT 0, retry_at TEXT,
    trouble TEXT, stuck INTEGER NOT NULL DEFAULT 0, author TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '',
    published TEXT NOT NULL DEFAULT '',
    event TEXT NOT NULL DEFAULT '', undoable INTEGER NOT NULL DEFAULT 0, joined INTEGER, acted_at TEXT, proof TEXT,
    proven_at TEXT, word TEXT NOT NULL DEFAULT '', statement TEXT NOT NULL DEFAULT '', letter TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '', deferred_at TEXT, informed_at TEXT, ended TEXT NOT NULL DEFAULT '',
    FOREIGN KEY (request, item) REFERENCES item (request, n)
) STRICT;
CREATE UNIQUE INDEX one_at_a_time ON decision (request, item) WHERE stage <> 'ended';
CREATE INDEX decision_open ON decision (retry_at) WHERE stage <> 'ended';
CREATE TABLE step (
    decision INTEGER NOT NULL REFERENCES decision, name TEXT NOT NULL, attempt INTEGER NOT NULL, mark TEXT NOT NULL,
    begun_at TEXT NOT NULL, done_at TEXT, found TEXT, PRIMARY KEY (decision, name, attempt)
) STRICT;
CREATE TABLE outcome (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, request INTEGER NOT NULL, item INTEGER NOT NULL,
    kind TEXT NOT NULL, note TEXT NOT NULL, made_at TEXT NOT NULL, taken_at TEXT, problem TEXT
) STRICT;
CREATE INDEX outcome_unsent ON outcome (seq) WHERE taken_at IS NULL AND problem IS NULL;
CREATE TABLE appeal (
    request INTEGER NOT NULL, item INTEGER NOT NULL, n INTEGER NOT NULL, text TEXT NOT NULL, language TEXT NOT NULL,
    made_at TEXT NOT NULL, outcome TEXT NOT NULL DEFAULT '', answer TEXT NOT NULL DEFAULT '',
    who TEXT NOT NULL DEFAULT '', decided_at TEXT, PRIMARY KEY (request, item, n)
) STRICT;
CREATE TABLE look (
    decision INTEGER NOT NULL REFERENCES decision, n INTEGER NOT NULL, due_at TEXT NOT NULL, done_at TEXT,
    status INTEGER, gone INTEGER, PRIMARY KEY (decision, n)
) STRICT;
CREATE INDEX look_due ON look (due_at) WHERE done_at IS NULL;
CREATE TABLE campaign (key TEXT PRIMARY KEY, confirmed_at TEXT, dismissed_at TEXT, who TEXT NOT NULL,
    touched INTEGER NOT NULL) STRICT;
"""
# Came later: a file of before gets it when it is opened. ``campaign`` says what was decided last, and these for whom.
_JUDGED: Final = """CREATE TABLE IF NOT EXISTS judged (
    campaign TEXT NOT NULL, account TEXT NOT NULL, word TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (campaign, account)
) STRICT"""


# What is overwritten is not left in unused space: a place that is no longer known is nowhere.
_PRAGMAS: Final = ("synchronous = FULL", "foreign_keys = ON", "busy_timeout = 10000", "secure_delete = ON")


class Store:
    """The file ``path``, which ``make`` made. Threads may share it; several processes may have it open."""

    def __init__(self, path: Path) -> None:
        """Open it. Raises Damage when it is not there or is something else."""
        self.path = path
        self._lock = threading.RLock()
        if not path.is_file():
            raise Damage(N_("{path} is gone, and with it what this agent knows."), path=str(path))
        try:
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=rw",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
                timeout=10,
            )
            self._connection.row_factory = sqlite3.Row
            for pragma in _PRAGMAS:
                self._connection.execute(f"PRAGMA {pragma}")
            version = self.known("version")
            if version == VERSION:
                self._connection.execute(_JUDGED)
        except sqlite3.Error as error:
            raise _unreadable(path, error) from error
        if version != VERSION:
            self._connection.close()
            raise Damage(N_("{path} was written by another version of the agent."), path=str(path))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give the connection in a write transaction that nobody else is in; commit unless an error leaves it."""
        with self._lock, write_transaction(self._connection):
            yield self._connection

    def tidy(self) -> None:
        """Let nothing that was overwritten stand on in the log of changes, unless somebody reads just now."""
        with self._lock, suppress(sqlite3.OperationalError):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Return what a question finds."""
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Row | None:
        """Return the first row that a question finds."""
        with self._lock:
            found: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
        return found

    def known(self, key: str, otherwise: str = "") -> str:
        """Return what is known under ``key``."""
        found = self.row("SELECT value FROM known WHERE key = ?", (key,))
        return str(found["value"]) if found else otherwise

    def is_for(self, origin: str, entry: int) -> None:
        """Raise Refusal unless the file was made for this register and entry."""
        if (self.known("register"), self.known("entry")) != (origin, str(entry)):
            raise Refusal(
                N_("This agent was made for entry {entry} of {register}. Make another one for another register."),
                entry=self.known("entry"), register=self.known("register"),
            )  # fmt: skip


def know(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Note ``value`` under ``key``."""
    connection.execute("INSERT OR REPLACE INTO known VALUES (?, ?)", (key, value))


def insert(connection: sqlite3.Connection, table: str, values: dict[str, Any], *, kept: bool = False) -> int:
    """Insert a row into ``table`` and return its rowid; with ``kept`` one that is there already stays as it is."""
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    verb = "INSERT OR IGNORE" if kept else "INSERT"
    cursor = connection.execute(
        f"{verb} INTO {table} ({names}) VALUES ({marks})", tuple(values.values())
    )  # names are ours
    return int(cursor.lastrowid or 0)


def update(connection: sqlite3.Connection, decision: int, **values: object) -> None:
    """Write ``values`` to a decision."""
    sets = ", ".join(f"{name} = ?" for name in values)
    connection.execute(f"UPDATE decision SET {sets} WHERE id = ?", (*values.values(), decision))  # noqa: S608  # names are ours


def make(path: Path, origin: str, entry: int) -> None:
    """Make the file for an agent of ``entry`` in the register ``origin``, durably. Raises Refusal, Damage, OSError."""
    if path.exists():
        raise Refusal(N_("{folder} holds an agent already. Nothing was changed."), folder=str(path.parent))
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.executescript(f"BEGIN;{SCHEMA}")
            for key, value in (
                ("version", VERSION),
                ("register", origin),
                ("entry", str(entry)),
                ("after", "0"),
            ):
                know(connection, key, value)
            insert(
                connection,
                "request",
                {
                    "number": OWN, "body": "{}", "category": "spam", "authority": "", "country": "", "state": "own",
                    "received_at": "", "deadline_at": "",
                },
            )  # fmt: skip
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise _unreadable(path, error) from error
    path.chmod(0o600)
    sync_folder(path.parent)


def _unreadable(path: Path, error: sqlite3.Error) -> Damage:
    return Damage(N_("{path} cannot be read: {detail}."), path=str(path), detail=str(error))
