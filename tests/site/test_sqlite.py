"""Who waits to write SQLite gets its turn when it comes, and an error in the end."""

import sqlite3
import threading
from contextlib import closing

import pytest
from django.db import OperationalError, connection, transaction

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
