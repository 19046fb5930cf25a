"""From SQLite to PostgreSQL: every row, or nothing. It takes a PostgreSQL server, so this runs where there is one."""

import shutil
from pathlib import Path

import pytest
from django.db import connection

from openroll.core.errors import Conflict, OpenrollError, Refusal
from openroll.roll import models
from openroll.site.deep_check import check
from openroll.site.private_database import use
from openroll.site.publishing import publish
from openroll.site.register import load
from tests.people.making import person
from tests.roll.making import check_chains, decide, everything, receive

ONLY = "only on PostgreSQL"


@pytest.fixture
def sqlite(tmp_path: Path, founded: Path, database: str) -> Path:
    """A register on SQLite with a case, an entry and a person."""
    if not database:
        pytest.skip(ONLY)
    folder = tmp_path / "register"
    shutil.copytree(founded, folder)
    register = load(folder)
    use(register)
    decide(register, receive(), everything())
    person("registrar", "Анна")
    publish(register)
    return folder


def test_every_row_goes_over_and_the_register_works_on(sqlite: Path, database: str) -> None:
    from openroll.site.moving_database import move

    before = {
        table: table.objects.count() for table in (models.Fact, models.Claim, models.Step, models.Disclosure)
    }
    moved = move(load(sqlite), database, lambda *_: None)
    register = load(sqlite)
    assert register.database == database
    assert moved.old.exists() and not (sqlite / "private" / "register.sqlite3").exists()
    use(register)
    assert connection.vendor == "postgresql"
    assert before == {table: table.objects.count() for table in before}
    decide(register, receive(), everything("GB-COH/00000002"))  # numbers go on
    publish(register)
    check_chains()
    assert check(sqlite, deep=True, progress=lambda *_: None).problems == []
    with pytest.raises(Refusal, match="already"):
        move(register, database, lambda *_: None)


def test_a_database_that_is_not_empty_is_left_alone(sqlite: Path, database: str) -> None:
    import psycopg

    from openroll.site.moving_database import move

    with psycopg.connect(database, autocommit=True) as there:
        there.execute("CREATE TABLE somebody (id int)")
    with pytest.raises(Refusal, match="not empty"):
        move(load(sqlite), database, lambda *_: None)
    assert load(sqlite).database == ""


def test_a_register_that_is_served_is_not_moved(sqlite: Path, database: str) -> None:
    from openroll.core.durable import FolderLock
    from openroll.site.moving_database import move

    with FolderLock(sqlite / "private" / "serve.lock"), pytest.raises(Conflict, match="is being served"):
        move(load(sqlite), database, lambda *_: None)


def test_a_row_that_arrives_changed_is_found_and_nothing_is_moved(
    sqlite: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from openroll.site import moving_database

    copy = moving_database._copy

    def and_change(tables: list[type], progress: object) -> None:
        copy(tables, progress)  # type: ignore[arg-type]  # as it was given
        models.Claim.objects.using("target").update(value="another")

    monkeypatch.setattr(moving_database, "_copy", and_change)
    with pytest.raises(OpenrollError, match="roll_claim"):
        moving_database.move(load(sqlite), database, lambda *_: None)
    assert load(sqlite).database == "" and (sqlite / "private" / "register.sqlite3").exists()
    use(load(sqlite))
    assert models.Claim.objects.exclude(value="another").exists()
