"""Durable files: whole or not at all, and one holder of a lock."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from openroll.core.durable import FolderLock, make_folder, write_file, write_transaction
from openroll.core.errors import Conflict


def test_a_file_is_written_whole_with_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "tile"
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert [one.name for one in tmp_path.iterdir()] == ["tile"]


def test_a_failed_write_leaves_the_old_content_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tile"
    write_file(path, b"one")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_file(path, b"two")
    assert path.read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["tile"]


def test_folders_are_made_with_their_parents(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b", 0o700)
    make_folder(tmp_path / "a" / "b", 0o700)
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700


def test_a_lock_has_one_holder(tmp_path: Path) -> None:
    with FolderLock(tmp_path / "lock"), pytest.raises(Conflict), FolderLock(tmp_path / "lock", timeout=0.05):
        pass
    with FolderLock(tmp_path / "lock"):
        pass


def test_a_write_transaction_is_done_whole_or_not_at_all(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "one.sqlite3", isolation_level=None)
    connection.execute("CREATE TABLE kept(word)")
    with write_transaction(connection):
        connection.execute("INSERT INTO kept VALUES ('yes')")
    with pytest.raises(KeyboardInterrupt), write_transaction(connection):
        connection.execute("INSERT INTO kept VALUES ('no')")
        raise KeyboardInterrupt
    assert connection.execute("SELECT word FROM kept").fetchall() == [("yes",)]
    assert not connection.in_transaction
    connection.close()
