"""Writing the private database anew: what is asked of an administrator of the server, and what is said without one."""

import secrets
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from openroll.core.errors import Conflict
from openroll.site import compacting
from openroll.site.founding import found
from openroll.site.private_database import use
from openroll.site.register import Register
from tests.roll.making import _leave, clock


def test_without_rights_it_is_said(tmp_path: Path, database: str) -> None:
    if not database:
        pytest.skip("only on PostgreSQL")
    import psycopg

    name, word = f"plain_{secrets.token_hex(4)}", secrets.token_hex(8)
    with psycopg.connect(database, autocommit=True) as administrator:
        administrator.execute(f"CREATE ROLE {name} LOGIN PASSWORD '{word}'")
        administrator.execute(f"GRANT ALL ON SCHEMA public TO {name}")
    rest = database.partition("@")[2]
    try:
        register, _ = found(
            tmp_path / "register",
            "Test",
            policy="five-identifiers",
            clock=clock(),
            database=f"postgresql://{name}:{word}@{rest}",
        )
        use(register)
        told = compacting.compact_database()
        assert set(told) == {
            compacting.WAL,
            compacting.SERVER_LOG,
            compacting.NO_STATISTICS,
            compacting.NO_CHECKPOINT,
        }
    finally:
        _leave()
        with psycopg.connect(database, autocommit=True) as administrator:
            administrator.execute(f"DROP OWNED BY {name}")
            administrator.execute(f"DROP ROLE {name}")


def test_with_rights_all_of_it_is_done(opened: Register) -> None:
    told = compacting.compact_database()
    assert set(told) == ({compacting.WAL, compacting.SERVER_LOG} if opened.database else set())


def test_somebody_who_holds_on_is_waited_for(opened: Register) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only on SQLite")
    import sqlite3

    path = opened.private / "register.sqlite3"
    other = sqlite3.connect(path)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM roll_fact").fetchone()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 100")
    with pytest.raises(Conflict):
        compacting.compact_database()
    other.close()
    assert compacting.compact_database() == ()
    assert (opened.private / "register.sqlite3-wal").stat().st_size == 0


def test_every_table_of_ours_is_written_anew_but_those_that_no_redaction_changes() -> None:
    ours = {model._meta.db_table for model in apps.get_models() if model.__module__.startswith("openroll.")}
    assert ours - {*compacting._tables()} == compacting.UNTOUCHED
