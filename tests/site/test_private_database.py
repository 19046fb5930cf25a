"""Opening the private database: upgraded after a copy, refused when it is newer, clear when it cannot be had."""

import os
import sqlite3
import stat
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from openroll.core.errors import UnusableInput
from openroll.roll import models
from openroll.roll.selectors import log_size
from openroll.site import private_database
from openroll.site.founding import found
from openroll.site.private_database import open_database, use
from openroll.site.register import Register, prepare
from openroll.site.settings import database as settings_of
from tests.roll.making import NOW, clock, decide, everything, facts, receive

LATER = {"roll": "tests.site.later_migrations"}


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """This program is one version newer."""
    monkeypatch.setattr(settings, "MIGRATION_MODULES", LATER)


@pytest.fixture
def not_later(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """This program is one version newer until the test undoes it."""
    with monkeypatch.context() as patched:
        patched.setattr(settings, "MIGRATION_MODULES", LATER)
        yield patched


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def indexes() -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, "roll_case"))


def backups(register: Register) -> list[Path]:
    return sorted((register.private / "backups").glob("*"))


def test_a_database_of_this_version_is_opened_as_it_is(opened: Register) -> None:
    size = log_size()
    assert open_database(opened, now=NOW) is None
    assert open_database(opened, now=NOW) is None
    assert not (opened.private / "backups").exists()
    assert log_size() == size


def test_an_older_database_is_copied_and_then_upgraded(opened: Register, later: None) -> None:
    decide(opened, receive(), everything())
    copy = open_database(opened, now=NOW)
    assert copy is not None
    assert copy.name.startswith("register-20261123T100000Z.")
    assert backups(opened) == [copy]
    assert (mode(copy), mode(copy.parent)) == (0o600, 0o700)
    assert "a_later_index" in indexes()
    assert (len(facts()), models.Entry.objects.count()) == (2, 1)
    assert open_database(opened, now=NOW) is None, "once is enough"


@pytest.mark.skipif(bool(os.environ.get("OPENROLL_TEST_DATABASE")), reason="only on SQLite")
def test_the_copy_is_the_database_as_it_was(opened: Register, later: None) -> None:
    decide(opened, receive(), everything())
    size = log_size()
    copy = open_database(opened, now=NOW)
    assert copy is not None
    with closing(sqlite3.connect(copy)) as old:
        assert old.execute("SELECT count(*) FROM roll_fact").fetchone() == (size,)
        assert old.execute("SELECT count(*) FROM sqlite_master WHERE name = 'a_later_index'").fetchone() == (
            0,
        )
        assert old.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.skipif(not os.environ.get("OPENROLL_TEST_DATABASE"), reason="only on PostgreSQL")
def test_the_copy_can_be_restored(opened: Register, later: None) -> None:
    copy = open_database(opened, now=NOW)
    assert copy is not None
    listed = subprocess.run(["pg_restore", "--list", str(copy)], capture_output=True, text=True, check=True)
    assert "roll_fact" in listed.stdout
    assert "a_later_index" not in listed.stdout


@pytest.mark.skipif(not os.environ.get("OPENROLL_TEST_DATABASE"), reason="only on PostgreSQL")
def test_without_a_copy_nothing_is_upgraded(
    opened: Register, later: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setenv("PATH", "")
        with pytest.raises(UnusableInput, match=r"pg_dump is not installed.*--backed-up"):
            open_database(opened, now=NOW)
        assert backups(opened) == []
        assert "a_later_index" not in indexes()
        assert open_database(opened, now=NOW, backed_up=True) is None
    assert "a_later_index" in indexes()


def test_the_password_stands_in_no_command_line_and_no_sentence(
    opened: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "bin" / "pg_dump"
    tool.parent.mkdir()
    tool.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" >{tmp_path}/said\nprintf %s "$PGPASSWORD" >{tmp_path}/secret\n'
        'echo "no entry for $PGPASSWORD, or geheim%40wort" >&2\nexit 1\n'
    )
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}:{os.environ['PATH']}")
    address = "postgresql://owner:geheim%40wort@db.example:5433/roll?sslmode=require&sslpassword=schluessel"
    with pytest.raises(UnusableInput, match="no entry for …, or …") as caught:
        private_database._back_up(replace(opened, database=address), NOW)
    told = (tmp_path / "said").read_text()
    for word in ("owner", "db.example", "5433", "roll", "require"):
        assert word in told
    for secret in ("geheim", "schluessel"):
        assert secret not in told
        assert secret not in str(caught.value)
    assert (tmp_path / "secret").read_text() == "geheim@wort"
    assert backups(opened) == []


def test_whoever_made_a_copy_needs_no_other(opened: Register, later: None) -> None:
    assert open_database(opened, now=NOW, backed_up=True) is None
    assert not (opened.private / "backups").exists()
    assert "a_later_index" in indexes()


def test_two_upgrades_in_one_second_keep_both_copies(opened: Register, later: None) -> None:
    first, second = (private_database._back_up(opened, NOW) for _ in range(2))
    assert first != second
    assert first.stat().st_size == second.stat().st_size > 0
    assert {mode(first), mode(second)} == {0o600}


def test_a_newer_database_is_refused_and_left_alone(opened: Register, not_later: pytest.MonkeyPatch) -> None:
    open_database(opened, now=NOW)
    before = len(backups(opened))
    not_later.undo()
    with pytest.raises(UnusableInput, match="newer Openroll"):
        open_database(opened, now=NOW)
    assert "a_later_index" in indexes()
    assert len(backups(opened)) == before


@pytest.mark.parametrize("app", ["people", "office", "an_app_of_later"])
def test_a_database_that_is_newer_in_any_app_of_ours_is_refused(opened: Register, app: str) -> None:
    MigrationRecorder(connection).record_applied(app, "9998_of_later")
    with pytest.raises(UnusableInput, match="newer Openroll"):
        open_database(opened, now=NOW)


def test_a_library_may_have_forgotten_its_earlier_changes(opened: Register) -> None:
    MigrationRecorder(connection).record_applied("mfa", "0000_before_all")
    assert open_database(opened, now=NOW) is None


@pytest.mark.skipif(bool(os.environ.get("OPENROLL_TEST_DATABASE")), reason="only on SQLite")
@pytest.mark.parametrize(
    "content", [b"no database, just words " * 100, b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_a_file_that_is_no_database_is_said(opened: Register, content: bytes) -> None:
    file = opened.private / "register.sqlite3"
    connection.close()
    for path in opened.private.glob("register.sqlite3*"):
        path.unlink()
    file.write_bytes(content)
    with pytest.raises(UnusableInput, match="cannot be opened"):
        open_database(opened, now=NOW)
    assert file.read_bytes() == content


@pytest.mark.skipif(bool(os.environ.get("OPENROLL_TEST_DATABASE")), reason="only on SQLite")
def test_a_lost_database_is_not_made_anew(opened: Register) -> None:
    connection.close()
    for path in opened.private.glob("register.sqlite3*"):
        path.unlink()
    with pytest.raises(UnusableInput, match=r"register\.sqlite3"):
        open_database(opened, now=NOW)
    assert not (opened.private / "register.sqlite3").exists()


@pytest.mark.skipif(bool(os.environ.get("OPENROLL_TEST_DATABASE")), reason="only on SQLite")
def test_files_of_the_database_are_closed_to_others(opened: Register) -> None:
    decide(opened, receive(), everything())
    for path in opened.private.glob("register.sqlite3*"):
        assert mode(path) & 0o077 == 0, path.name


def test_a_server_that_is_not_there_is_said(opened: Register, free_port: int) -> None:
    secret, size = "not-to-be-shown", log_size()
    gone = replace(opened, database=f"postgresql://u:{secret}@127.0.0.1:{free_port}/d")
    with pytest.raises(UnusableInput, match="cannot be opened") as caught:
        open_database(gone, now=NOW)
    assert secret not in str(caught.value)
    use(opened)
    assert log_size() == size


@pytest.mark.parametrize("address", ["mysql://h/d", "h/d", "postgresql:/h", "sqlite:///x"])
def test_another_kind_of_database_is_refused(opened: Register, address: str) -> None:
    with pytest.raises(UnusableInput, match="postgresql://"):
        settings_of(replace(opened, database=address))


@pytest.mark.parametrize("address", ["postgresql://[", "postgresql://h/d?nonsense=1"])
def test_an_address_that_cannot_be_read_is_said(opened: Register, address: str) -> None:
    with pytest.raises(UnusableInput, match="cannot be read") as caught:
        settings_of(replace(opened, database=address))
    assert address not in str(caught.value), "it may hold a password"


def test_an_address_is_taken_apart(opened: Register) -> None:
    told = settings_of(replace(opened, database="postgresql://a:b%40c@db.example:5433/roll?sslmode=require"))
    assert told == {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "NAME": "roll",
        "USER": "a",
        "PASSWORD": "b@c",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_two_registers_are_used_one_after_the_other(opened: Register, tmp_path: Path) -> None:
    other, _ = found(tmp_path / "other", "Another", policy="five-identifiers", clock=clock())
    begun = log_size()
    decide(other, receive(), everything())
    assert log_size() == begun + 2
    use(opened)
    assert log_size() == begun
    use(other)
    assert log_size() == begun + 2


def test_a_register_without_tables_gets_them_without_a_copy(tmp_path: Path) -> None:
    register = prepare(tmp_path / "fresh", "A")
    assert open_database(register, now=NOW) is None or not (register.private / "backups").exists()
    assert not models.Fact.objects.exists()
    connection.close()
