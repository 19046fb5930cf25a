"""Who waits to write SQLite gets its turn when it comes, and an error in the end; what is answered is on the disk."""

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction

from openroll.core.clock import SystemClock
from openroll.roll.ledger import writing
from openroll.roll.models import LogHead
from openroll.site.register import Register


@pytest.fixture
def other(opened: Register) -> sqlite3.Connection:
    """Another program's connection to the same database."""
    if connection.vendor != "sqlite":
        pytest.skip("only on SQLite")
    path = opened.private / "register.sqlite3"
    return sqlite3.connect(path, isolation_level=None, check_same_thread=False)


def test_a_turn_is_waited_for(other: sqlite3.Connection) -> None:
    with closing(other):
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE roll_loghead SET last_request = 7")
        waiter = threading.Timer(0.05, other.execute, ["COMMIT"])
        waiter.start()
        with transaction.atomic():
            assert LogHead.objects.get().last_request == 7
        waiter.join()
        assert connection.cursor().execute("PRAGMA busy_timeout").fetchone() == (30_000,)


def test_a_turn_that_never_comes_is_an_error(
    other: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.01)
    with closing(other):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"), transaction.atomic():
            pass
        other.execute("ROLLBACK")
    with transaction.atomic():
        LogHead.objects.update(last_request=8)
    assert LogHead.objects.get().last_request == 8


def test_what_is_no_waiting_is_said_at_once(opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only on SQLite")
    connection.ensure_connection()
    monkeypatch.setattr(connection, "transaction_mode", "SOMEHOW")
    with pytest.raises(OperationalError, match="syntax"), transaction.atomic():
        pass


FULL, NORMAL = 2, 1


def synchronous() -> int:
    (found,) = connection.cursor().execute("PRAGMA synchronous").fetchone()
    return int(found)


@pytest.fixture
def synced(other: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Which files are brought to the disk, and what the other program sees in that moment."""
    found: list[tuple[str, int]] = []

    def fdatasync(handle: int) -> None:
        (number,) = other.execute("SELECT last_request FROM roll_loghead").fetchone()
        found.append((Path(f"/proc/self/fd/{handle}").readlink().name, number))

    monkeypatch.setattr(os, "fdatasync", fdatasync)
    return found


def test_what_is_committed_together_is_on_the_disk_when_the_block_is_left(
    opened: Register, synced: list[tuple[str, int]]
) -> None:
    with writing(opened.origin, SystemClock(), together=True) as ledger:
        ledger.next_request_numbers(7)
        assert synchronous() == NORMAL
        assert not synced
    # Others saw it before: they need not have waited.
    assert synced == [("register.sqlite3-wal", 7)]
    assert synchronous() == FULL
    with writing(opened.origin, SystemClock()) as ledger:
        ledger.next_request_numbers(1)
        assert synchronous() == FULL
    assert len(synced) == 1


def test_what_was_only_read_is_on_the_disk_too_before_it_is_told(
    opened: Register, synced: list[tuple[str, int]]
) -> None:
    with writing(opened.origin, SystemClock(), together=True):
        pass
    assert synced == [("register.sqlite3-wal", 0)]


def test_what_is_undone_waits_for_no_disk(opened: Register, synced: list[tuple[str, int]]) -> None:
    with pytest.raises(ZeroDivisionError), writing(opened.origin, SystemClock(), together=True) as ledger:
        ledger.next_request_numbers(1 // 0)
    assert not synced
    assert synchronous() == FULL


def test_within_a_transaction_the_disk_is_waited_for_at_its_end(
    opened: Register, synced: list[tuple[str, int]]
) -> None:
    with transaction.atomic(), writing(opened.origin, SystemClock(), together=True) as ledger:
        ledger.next_request_numbers(3)
        assert synchronous() == FULL
    assert not synced


def test_without_a_log_of_what_is_written_each_commit_waits(
    opened: Register, synced: list[tuple[str, int]], other: sqlite3.Connection
) -> None:
    other.close()
    connection.cursor().execute("PRAGMA journal_mode = DELETE")
    with writing(opened.origin, SystemClock(), together=True) as ledger:
        ledger.next_request_numbers(3)
        assert synchronous() == FULL
    assert not synced


def test_what_the_disk_does_not_take_is_copied_back_or_not_told(
    opened: Register, other: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fdatasync", fails)
    with writing(opened.origin, SystemClock(), together=True) as ledger:
        ledger.next_request_numbers(3)
    assert (opened.private / "register.sqlite3-wal").stat().st_size == 0
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.01)
    connection.close()  # the next one waits for so long
    with closing(other):
        other.execute("BEGIN")
        other.execute(
            "SELECT * FROM roll_loghead"
        ).fetchall()  # who reads keeps the log from being copied back whole
        with (
            pytest.raises(OperationalError, match="cannot be written"),
            writing(opened.origin, SystemClock(), together=True) as ledger,
        ):
            ledger.next_request_numbers(3)
        other.execute("ROLLBACK")
    assert synchronous() == FULL
