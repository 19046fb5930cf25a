"""Moves the private database of a register from SQLite to PostgreSQL: every row, proved equal, or nothing.

The rows go over in one transaction. Then both databases are read again and their hashes compared, and only then the
settings name the new one. The old file stays where it was, under another name.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from django.apps import apps
from django.core.management.color import no_style
from django.db import DatabaseError, connections, models, transaction

from openroll.core.durable import FolderLock, write_file
from openroll.core.errors import N_, CheckFailed, Refusal, UnusableInput
from openroll.site.register import SETTINGS_FILE, Register
from openroll.site.restore import settings_with_database
from openroll.site.tables import make_tables

COPYING = N_("Copying rows")
COMPARING = N_("Comparing rows")
TARGET = "target"
PIECE = 2000

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved: rows of so many tables, and where the old database lies."""

    rows: int
    tables: int
    old: Path


def move(register: Register, database: str, progress: Progress) -> Moved:
    """Move the SQLite database of ``register``, which is in use and not served, to the empty ``database``.

    Raises Refusal when it is on PostgreSQL already, or the new one is not empty, Conflict when the register is served,
    UnusableInput when the new one cannot be reached, CheckFailed when a row differs; then nothing was changed.
    """
    if register.database:
        raise Refusal(N_("The private database is on PostgreSQL already. Nothing was changed."))
    with register.serving(), FolderLock(register.private / "log" / "lock"):
        _open_target(register, database)
        try:
            tables = _tables()
            with transaction.atomic(using=TARGET):
                _copy(tables, progress)
                rows = _compare(tables, progress)
            _set_sequences(tables)
        except DatabaseError as error:
            raise UnusableInput(
                N_("The database cannot be filled: {detail}"), detail=" ".join(str(error).split())[:300]
            ) from error
        finally:
            _close_target()
        return _switch(register, database, rows, len(tables))


def _open_target(register: Register, database: str) -> None:
    from openroll.site.settings import database as settings_of

    target = settings_of(replace(register, database=database))
    connections.databases[TARGET] = connections.configure_settings({"default": target})["default"]
    try:
        present = connections[TARGET].introspection.table_names()
    except DatabaseError as error:
        _close_target()
        detail = " ".join(str(error).split())[:300]
        raise UnusableInput(N_("The private database cannot be opened: {detail}"), detail=detail) from error
    if present:
        _close_target()
        raise Refusal(N_("The database is not empty. Give an empty one; nothing was changed in it."))
    make_tables(TARGET)


def _close_target() -> None:
    connections[TARGET].close()
    del connections[TARGET]
    del connections.databases[TARGET]


def _tables() -> list[type[models.Model]]:
    return [one for one in apps.get_models(include_auto_created=True) if one._meta.managed]


def _rows(table: type[models.Model], using: str) -> Iterator[models.Model]:
    return table._base_manager.using(using).order_by("pk").iterator(PIECE)


def _copy(tables: list[type[models.Model]], progress: Progress) -> None:
    """Put every row over; foreign keys are held against them at the commit."""
    whole = sum(table._base_manager.using("default").count() for table in tables)
    done = 0
    for table in tables:
        piece: list[models.Model] = []
        for row in _rows(table, "default"):
            piece.append(row)
            if len(piece) == PIECE:
                table._base_manager.using(TARGET).bulk_create(piece)
                done += len(piece)
                progress(COPYING, done, whole)
                piece = []
        table._base_manager.using(TARGET).bulk_create(piece)
        done += len(piece)
        progress(COPYING, done, whole)


def _compare(tables: list[type[models.Model]], progress: Progress) -> int:
    """Return how many rows there are, which are the same in both. Raises CheckFailed."""
    rows = 0
    for number, table in enumerate(tables, 1):
        count, digest = _digest(table, "default")
        if (count, digest) != _digest(table, TARGET):
            raise CheckFailed(
                N_("Table {table} is not the same in both databases. Nothing was changed."),
                table=table._meta.db_table,
            )
        rows += count
        progress(COMPARING, number, len(tables))
    return rows


def _digest(table: type[models.Model], using: str) -> tuple[int, str]:
    names = [field.attname for field in table._meta.concrete_fields]
    digest, count = hashlib.sha256(), 0
    for row in _rows(table, using):
        digest.update(repr([_plain(getattr(row, name)) for name in names]).encode() + b"\n")
        count += 1
    return count, digest.hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, memoryview):
        return bytes(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return json.dumps(value, sort_keys=True) if isinstance(value, dict | list) else value


def _set_sequences(tables: list[type[models.Model]]) -> None:
    """Let the new database number new rows on from the old ones."""
    with connections[TARGET].cursor() as cursor:
        for statement in connections[TARGET].ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)


def _switch(register: Register, database: str, rows: int, tables: int) -> Moved:
    path = register.folder / SETTINGS_FILE
    text = settings_with_database(path.read_text("utf-8"), database)
    connections["default"].close()
    write_file(path, text.encode(), mode=0o600)
    old = register.private / "register.sqlite3"
    aside = register.private / "register-before-postgresql.sqlite3"
    old.rename(aside)
    for more in ("-wal", "-shm"):
        (register.private / f"register.sqlite3{more}").unlink(missing_ok=True)
    return Moved(rows, tables, aside)
