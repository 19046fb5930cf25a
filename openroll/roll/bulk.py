"""Many rows at once, past the objects of Django: for what comes by the thousand."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from itertools import chain
from typing import Any, Final, TypeVar

import orjson
from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

# SQLite takes 32,766 parameters in one statement, and several libraries fewer.
MOST_PARAMETERS: Final = 900
FEW: Final = 16  # rows that are one statement: other threads may come first after each, and are waited for
_Row = TypeVar("_Row", bound=models.Model)


def insert(model: type[models.Model], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert ``rows`` into the table of ``model``; ``names`` are the columns' attributes (``entry_id``).

    Columns that are not named get the default of their field. Moments are aware; JSON is a value, or its text as bytes.
    """
    if not rows:
        return
    database = _opened()
    beginning, marks, converted, more = _insertion(model, tuple(names), database.vendor)
    written = _written(rows, converted, more)
    with database.wrap_database_errors:
        if len(rows) > FEW:
            database.connection.cursor().executemany(beginning + marks, written)
        else:
            statement = beginning + ", ".join([marks] * len(rows))
            database.connection.execute(statement, [*chain.from_iterable(written)])


@lru_cache(64)
def _insertion(
    model: type[models.Model], names: tuple[str, ...], vendor: str
) -> tuple[str, str, "_Converted", tuple[Any, ...]]:
    """Return the statement up to its values, the marks of one row's values, which of these are converted, and more.

    That are the values of the columns beside ``names``.
    """
    fields = {field.attname: field for field in model._meta.concrete_fields}
    given = [fields.pop(name) for name in names]
    rest = [field for field in fields.values() if not field.primary_key]
    more = tuple(field.get_db_prep_save(field.get_default(), connection) for field in rest)
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(str(field.column)) for field in (*given, *rest))
    marks = ", ".join([_mark(vendor)] * (len(given) + len(rest)))
    beginning = f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608  # names of ours
    return beginning, f"({marks})", _converted(given), more


def update(model: type[models.Model], names: Sequence[str], values: Sequence[Any], key: int) -> None:
    """Give the columns ``names`` of the row of ``model`` with that key these values."""
    database = _opened()
    statement, converted = _change(model, tuple(names), database.vendor)
    [row] = _written([values], converted, ())
    with database.wrap_database_errors:
        database.connection.execute(statement, [*row, key])


@lru_cache(64)
def _change(model: type[models.Model], names: tuple[str, ...], vendor: str) -> tuple[str, "_Converted"]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    quoted, given = connection.ops.quote_name, [fields[name] for name in names]
    mark, by = _mark(vendor), quoted(str(model._meta.pk.column))
    told = ", ".join(f"{quoted(str(field.column))} = {mark}" for field in given)
    statement = f"UPDATE {quoted(model._meta.db_table)} SET {told} WHERE {by} = {mark}"  # noqa: S608  # names of ours
    return statement, _converted(given)


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
    model: type[models.Model], names: Sequence[str], column: str, values: Sequence[str | int], **fixed: int
) -> list[tuple[Any, ...]]:
    """Return ``names`` of the rows of ``model`` whose ``column`` is one of ``values`` and whose ``fixed`` fit.

    The values are as the database has them: JSON is its text.
    """
    database = _opened()
    question, of, mark = _question(model, tuple(names), database.vendor)
    more = "".join(f" AND {of[name]} = {mark}" for name in fixed)
    found: list[tuple[Any, ...]] = []
    for piece in pieces(values):
        marks = ", ".join([mark] * len(piece))
        found += _rows(
            database, f"{question} WHERE {of[column]} IN ({marks}){more}", [*piece, *fixed.values()]
        )
    return found


def after(model: type[models.Model], names: Sequence[str], key: int) -> list[tuple[Any, ...]]:
    """Return ``names``, the key first, of the rows of ``model`` whose key is greater than ``key``, in its order."""
    database = _opened()
    question, of, mark = _question(model, tuple(names), database.vendor)
    by = of[names[0]]
    return _rows(database, f"{question} WHERE {by} > {mark} ORDER BY {by}", [key])


def without(model: type[models.Model], names: Sequence[str], empty: str, limit: int) -> list[tuple[Any, ...]]:
    """Return ``names`` of the first ``limit`` rows of ``model`` whose ``empty`` is not set, in the order of keys."""
    database = _opened()
    question, of, mark = _question(model, tuple(names), database.vendor)
    by = of[str(model._meta.pk.attname)]
    return _rows(database, f"{question} WHERE {of[empty]} IS NULL ORDER BY {by} LIMIT {mark}", [limit])


def one(
    model: type[models.Model], names: Sequence[str], *, held: bool = False, **fixed: Any
) -> tuple[Any, ...] | None:
    """Return ``names`` of the first row of ``model`` whose ``fixed`` fit, as the database has them; None without one.

    With ``held`` nobody else changes the row before the transaction ends.
    """
    database = _opened()
    question, of, mark = _question(model, tuple(names), database.vendor)
    where = " AND ".join(f"{of[name]} = {mark}" for name in fixed)
    ending = " FOR UPDATE" if held and database.features.has_select_for_update else ""
    found = _rows(database, f"{question} WHERE {where} LIMIT 1{ending}", [*fixed.values()])
    return found[0] if found else None


def whole(model: type[_Row], *, held: bool = False, **fixed: Any) -> _Row | None:
    """Return the first row of ``model``, which has no JSON, whose ``fixed`` fit; None without one. ``held`` as ``one``.

    It costs a tenth of what asking a manager does.
    """
    names = _names(model)
    found = one(model, names, held=held, **fixed)
    if found is None:
        return None
    return model.from_db(
        DEFAULT_DB_ALIAS, names, [moment(one) if isinstance(one, datetime) else one for one in found]
    )


def whole_with(model: type[_Row], other: str, **fixed: Any) -> _Row | None:
    """Return the row of ``model`` whose ``fixed`` fit with the row that its foreign key ``other`` names; None without.

    Neither has JSON. It is one question, and costs a third of what two cost.
    """
    database = _opened()
    field: Any = model._meta.get_field(other)
    theirs = field.remote_field.model
    (question, of), names = _joined(model, other, database.vendor), _names(model)
    where = " AND ".join(f"mine.{of[name]} = {_mark(database.vendor)}" for name in fixed)
    found = _rows(database, f"{question} WHERE {where} LIMIT 1", [*fixed.values()])
    if not found:
        return None
    values = [moment(one) if isinstance(one, datetime) else one for one in found[0]]
    row = model.from_db(DEFAULT_DB_ALIAS, names, values[: len(names)])
    setattr(row, other, theirs.from_db(DEFAULT_DB_ALIAS, _names(theirs), values[len(names) :]))
    return row


@lru_cache(16)
def _joined(model: type[models.Model], other: str, vendor: str) -> tuple[str, dict[str, str]]:
    """Return what asks for the rows of ``model`` with those that ``other`` names, and the columns of ``model``."""
    field: Any = model._meta.get_field(other)
    theirs = field.remote_field.model
    quoted = connection.ops.quote_name
    _, of, _ = _question(model, _names(model), vendor)
    _, of_theirs, _ = _question(theirs, _names(theirs), vendor)
    wanted = ", ".join(
        [f"mine.{one}" for one in of.values()] + [f"theirs.{one}" for one in of_theirs.values()]
    )
    tables = f"{quoted(model._meta.db_table)} AS mine JOIN {quoted(theirs._meta.db_table)} AS theirs"
    on = f"mine.{of[field.attname]} = theirs.{of_theirs[theirs._meta.pk.attname]}"
    return f"SELECT {wanted} FROM {tables} ON {on}", of  # noqa: S608  # names of ours


def greatest(model: type[models.Model], name: str, **fixed: Any) -> Any:
    """Return the greatest value of the column ``name`` among the rows of ``model`` whose ``fixed`` fit, or None."""
    database = _opened()
    _, of, mark = _question(model, (name,), database.vendor)
    table = database.ops.quote_name(model._meta.db_table)
    where = " AND ".join(f"{of[told]} = {mark}" for told in fixed) or "TRUE"
    [[found]] = _rows(database, f"SELECT MAX({of[name]}) FROM {table} WHERE {where}", [*fixed.values()])  # noqa: S608  # names of ours
    return found


def moment(found: datetime) -> datetime:
    """Return the moment that ``found`` is, a value as ``one`` gives it: SQLite says of none that it is in UTC."""
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


@lru_cache(64)
def _names(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.concrete_fields)


@lru_cache(64)
def _question(
    model: type[models.Model], names: tuple[str, ...], vendor: str
) -> tuple[str, dict[str, str], str]:
    """Return what asks for ``names``, the columns of ``model`` by their attributes, and the mark of a value."""
    quoted = connection.ops.quote_name
    of = {field.attname: quoted(str(field.column)) for field in model._meta.concrete_fields}
    wanted = ", ".join(of[name] for name in names)
    question = f"SELECT {wanted} FROM {quoted(model._meta.db_table)}"  # noqa: S608  # names of ours
    return question, of, _mark(vendor)


def _mark(vendor: str) -> str:
    """Return what stands for a value in a statement: the driver's own mark."""
    return "?" if vendor == "sqlite" else "%s"


def _opened() -> BaseDatabaseWrapper:
    """Return the database, ready to be asked through its driver: Django's cursor takes four times what it asks for."""
    database: BaseDatabaseWrapper = connections[DEFAULT_DB_ALIAS]
    database.close_if_health_check_failed()
    database.ensure_connection()
    database.validate_no_broken_transaction()
    return database


def _rows(database: BaseDatabaseWrapper, question: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with database.wrap_database_errors:
        return list(database.connection.execute(question, values).fetchall())


def pieces(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """Return ``values`` in pieces that one statement takes as its parameters."""
    return (values[start : start + MOST_PARAMETERS] for start in range(0, len(values), MOST_PARAMETERS))


def _written(
    rows: Sequence[Sequence[Any]], converted: "_Converted", more: tuple[Any, ...]
) -> list[list[Any]]:
    moments, values = converted
    vendor = connection.vendor
    written: list[list[Any]] = [[*row, *more] for row in rows]
    for place in moments:
        for row in written:
            row[place] = _moment(row[place], vendor)
    for place in values:
        for row in written:
            row[place] = _json(row[place])
    return written


_Converted = tuple[Sequence[int], Sequence[int]]  # the places of moments, and of JSON


def _converted(fields: Sequence["models.Field[Any, Any]"]) -> _Converted:
    """Return the places of columns whose values the database does not take as they are."""
    return (
        [place for place, field in enumerate(fields) if isinstance(field, models.DateTimeField)],
        [place for place, field in enumerate(fields) if isinstance(field, models.JSONField)],
    )


@lru_cache(1024)  # neighbours have the same ones
def _moment(moment: datetime | None, _vendor: str) -> Any:
    """Return ``moment`` as the database takes it."""
    return None if moment is None else connection.ops.adapt_datetimefield_value(moment)


def _json(value: Any) -> str:
    return (value if isinstance(value, bytes) else orjson.dumps(value)).decode()
