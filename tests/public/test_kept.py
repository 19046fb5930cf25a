"""Answers that are kept say the same as those that are made, and never outlive the files."""

import os
import shutil
import sqlite3
import time
from pathlib import Path

import pytest

from openroll.public import api, kept
from openroll.public.app import make_application
from openroll.public.http import Response, prepare
from openroll.public.kept import Kept, Shelf
from openroll.public.roll import Roll
from tests.public.asking import ask

ENTRY = "/api/v1/entries/1"


@pytest.fixture
def copied(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "public"))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the entries whose answers were made, each time that one was."""
    numbers: list[int] = []
    make = api.entry

    def entry(roll: Roll, number: int) -> Response:
        numbers.append(number)
        return make(roll, number)

    monkeypatch.setattr("openroll.public.api.entry", entry)
    return numbers


def settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for one tick of the file system's clock, and let that be enough."""
    monkeypatch.setattr(kept, "STILL", 10**7)
    time.sleep(0.05)


def test_an_answer_is_made_once(copied: Path, made: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    site = make_application(copied)
    first = ask(site, ENTRY)
    assert ask(site, ENTRY) == first
    assert ask(site, ENTRY, "HEAD").headers == first.headers
    assert ask(site, ENTRY, If_None_Match=first.headers["etag"]).status == 304
    assert ask(site, ENTRY).headers["last-modified"] == first.headers["last-modified"]
    assert made == [1]


def test_nothing_is_kept_of_files_that_have_just_changed(copied: Path, made: list[int]) -> None:
    site = make_application(copied)
    assert ask(site, ENTRY) == ask(site, ENTRY)
    assert made == [1, 1]


def test_what_is_not_there_is_looked_for_each_time(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    site = make_application(copied)
    assert [ask(site, "/api/v1/entries/4000").status for _ in range(2)] == [404, 404]
    assert ask(site, ENTRY, "POST").status == 405
    assert ask(site, f"{ENTRY}?a=%ff").status == 400


@pytest.mark.parametrize("how", ["written", "replaced", "published"])
def test_a_change_is_seen_at_once(copied: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    site = make_application(copied)
    before = ask(site, ENTRY).body
    path = copied / "roll.sqlite3"
    if how == "replaced":
        shutil.copy2(path, copied / "other")
        path = copied / "other"
    database = sqlite3.connect(path)
    if how == "published":  # as the publisher works: the file itself stays as it is until later
        database.execute("PRAGMA journal_mode = WAL")
        assert ask(site, ENTRY).body == before
        time.sleep(0.05)
        assert ask(site, ENTRY).body == before
    database.execute("UPDATE entry SET document = ? WHERE number = 1", (b'{"at":"2020-01-01T00:00:00Z"}',))
    database.commit()
    if how == "replaced":
        path.replace(copied / "roll.sqlite3")
    if how == "published":
        (copied / "checkpoint.new").write_bytes((copied / "checkpoint").read_bytes())
        (copied / "checkpoint.new").replace(copied / "checkpoint")
    time.sleep(2 * kept.LOOK_EVERY)
    answer = ask(site, ENTRY)
    database.close()
    assert answer.body == b'{"at":"2020-01-01T00:00:00Z"}'
    assert answer.headers["last-modified"] == "Wed, 01 Jan 2020 00:00:00 GMT"


def test_a_copy_with_old_times_is_another_state(copied: Path) -> None:
    state = Kept(copied).shelf().state
    time.sleep(0.05)
    old = (copied / "roll.sqlite3").stat()
    (copied / "roll.sqlite3").write_bytes((copied / "roll.sqlite3").read_bytes())
    os.utime(copied / "roll.sqlite3", ns=(old.st_atime_ns, old.st_mtime_ns))
    assert Kept(copied).shelf().state != state


def test_nothing_is_kept_without_the_files(tmp_path: Path) -> None:
    found = Kept(tmp_path)
    assert found.shelf() is not found.shelf()


def test_a_full_shelf_starts_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "ROOM", 100)
    monkeypatch.setattr(kept, "LARGEST", 60)
    shelf = Shelf((1,))
    small, large = (prepare(Response(b"x" * size, "text/plain")) for size in (60, 61))
    shelf.put("/a", small)
    shelf.put("/b", large)
    assert (shelf.get("/a"), shelf.get("/b")) == (small, None)
    shelf.put("/c", small)
    assert (shelf.get("/a"), shelf.get("/c")) == (None, small)
