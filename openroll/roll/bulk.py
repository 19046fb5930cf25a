"""Many rows at once, past the objects of Django: for what comes by the thousand."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Final

import orjson
from django.db import connection, models

# SQLite takes 32,766 parameters in one statement, and several libraries fewer.
MOST_PARAMETERS: Final = 900
_Convert = Callable[[Any], Any]


def insert(model: type[models.Model], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert ``rows`` into the table of ``model``; ``names`` are the columns' attributes (``entry_id``).

    Columns that are not named get the default of their field. Moments are aware; JSON is a value, or its text as bytes.
    """
    if not rows:
        return
    fields = {field.attname: field for field in model._meta.concrete_fields}
    given = [fields.pop(name) for name in names]
    rest = [field for field in fields.values() if not field.primary_key]
    more = tuple(field.get_db_prep_save(field.get_default(), connection) for field in rest)
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(str(field.column)) for field in (*given, *rest))
    marks = ", ".join(["%s"] * (len(given) + len(rest)))
    statement = f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608  # names of ours
    with connection.cursor() as cursor:
        cursor.executemany(statement, _written(rows, _converters(given), more))


def update(model: type[models.Model], names: Sequence[str], values: Sequence[Any], key: int) -> None:
    """Give the columns ``names`` of the row of ``model`` with that key these values."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    quoted, given = connection.ops.quote_name, [fields[name] for name in names]
    told = ", ".join(f"{quoted(str(field.column))} = %s" for field in given)
    by = quoted(str(model._meta.pk.column))
    [row] = _written([values], _converters(given), ())
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quoted(model._meta.db_table)} SET {told} WHERE {by} = %s",  # noqa: S608  # names of ours
            [*row, key],
        )


def fill(model: type[models.Model], name: str, rows: Sequence[tuple[Any, Any]]) -> None:
    """Give the column ``name`` of ``model`` values, each with the key of its row, where it has none yet."""
    columns = {
        field.attname: connection.ops.quote_name(str(field.column)) for field in model._meta.concrete_fields
    }
    table, key = connection.ops.quote_name(model._meta.db_table), columns[model._meta.pk.attname]
    column = columns[name]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET {column} = %s WHERE {key} = %s AND {column} IS NULL",  # noqa: S608  # names of ours
            rows,
        )


def select(
    model: type[models.Model], names: Sequence[str], column: str, values: Sequence[str], **fixed: int
) -> list[tuple[Any, ...]]:
    """Return ``names`` of the rows of ``model`` whose ``column`` is one of ``values`` and whose ``fixed`` fit."""
    quoted = connection.ops.quote_name
    columns = {field.attname: quoted(str(field.column)) for field in model._meta.concrete_fields}
    wanted = ", ".join(columns[name] for name in names)
    more = "".join(f" AND {columns[name]} = %s" for name in fixed)
    found: list[tuple[Any, ...]] = []
    with connection.cursor() as cursor:
        for piece in pieces(values):
            marks = ", ".join(["%s"] * len(piece))
            where = f"{columns[column]} IN ({marks}){more}"
            cursor.execute(
                f"SELECT {wanted} FROM {quoted(model._meta.db_table)} WHERE {where}",  # noqa: S608  # names of ours
                [*piece, *fixed.values()],
            )
            found += cursor.fetchall()
    return found


def after(model: type[models.Model], names: Sequence[str], key: int) -> list[tuple[Any, ...]]:
    """Return ``names``, the key first, of the rows of ``model`` whose key is greater than ``key``, in its order."""
    quoted = connection.ops.quote_name
    columns = {field.attname: quoted(str(field.column)) for field in model._meta.concrete_fields}
    wanted, by = ", ".join(columns[name] for name in names), columns[names[0]]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {wanted} FROM {quoted(model._meta.db_table)} WHERE {by} > %s ORDER BY {by}",  # noqa: S608  # names of ours
            [key],
        )
        return list(cursor.fetchall())


def pieces(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """Return ``values`` in pieces that one statement takes as its parameters."""
    return (values[start : start + MOST_PARAMETERS] for start in range(0, len(values), MOST_PARAMETERS))


def _written(
    rows: Sequence[Sequence[Any]], converters: Sequence[tuple[int, _Convert]], more: tuple[Any, ...]
) -> list[Sequence[Any]]:
    written: list[Sequence[Any]] = []
    for row in rows:
        values = [*row, *more]
        for place, convert in converters:
            values[place] = convert(values[place])
        written.append(values)
    return written


def _converters(fields: Sequence["models.Field[Any, Any]"]) -> list[tuple[int, _Convert]]:
    """Return the places of columns whose values the database does not take as they are, and what makes them such."""
    kinds = ((models.DateTimeField, _Moments().convert), (models.JSONField, _json))
    return [
        (place, how) for place, field in enumerate(fields) for kind, how in kinds if isinstance(field, kind)
    ]


class _Moments:
    """Writes moments for the database; neighbours have the same ones."""

    def __init__(self) -> None:
        self._known: dict[datetime | None, Any] = {None: None}

    def convert(self, moment: datetime | None) -> Any:
        """Return ``moment`` as the database takes it."""
        if moment not in self._known:
            self._known[moment] = connection.ops.adapt_datetimefield_value(moment)
        return self._known[moment]


def _json(value: Any) -> str:
    return (value if isinstance(value, bytes) else orjson.dumps(value)).decode()
