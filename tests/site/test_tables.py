"""A new database has the tables that its migrations would have made, to the last index."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, connections

from openroll.core.clock import FixedClock
from openroll.site.founding import found
from openroll.site.private_database import use
from tests.roll.making import NOW


def shape() -> dict[str, Any]:
    """Return what is to be known of every table: its columns, and its constraints and indexes."""
    looked = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = connection.introspection.get_table_description(cursor, table)
            rules = connection.introspection.get_constraints(cursor, table).items()
            looked[table] = (
                sorted((one.name, str(one.type_code), one.null_ok, one.default) for one in columns),
                sorted(_rule(name, rule) for name, rule in rules),
            )
    return looked


def _rule(name: str, rule: Any) -> tuple[Any, ...]:
    # SQLite gives constraints without a name numbers, in the order of the columns.
    told = "" if name.startswith(("__", "fk_")) else name
    kinds = tuple(bool(rule[kind]) for kind in ("primary_key", "unique", "index", "check"))
    return (told, tuple(rule["columns"] or ()), kinds, str(rule["foreign_key"]))


def test_tables_made_at_once_are_those_of_the_migrations(tmp_path: Path, database: str) -> None:
    register, _ = found(
        tmp_path / "r", "Test", policy="five-identifiers", clock=FixedClock(NOW), database=database
    )
    use(register)
    made = shape()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        noted = sorted(cursor.fetchall())
    with connection.schema_editor() as editor:
        for table in connection.introspection.table_names():
            editor.execute(f'DROP TABLE "{table}"' + (" CASCADE" if database else ""))
    call_command("migrate", verbosity=0, interactive=False)
    migrated = shape()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        assert noted == sorted(cursor.fetchall())
    connections.close_all()
    assert sorted(made) == sorted(migrated)
    # Nothing stands in it; how wide its own key is differs between a migration and a model, in the library.
    migrated.pop("auth_group_permissions")
    for table, (columns, rules) in migrated.items():
        assert made[table][0] == columns, table
        assert made[table][1] == rules, table
