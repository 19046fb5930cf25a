"""A PostgreSQL database that a test has written to is made what it was: rows and counters put back, the tables kept.

What cannot be put back so is noticed, and such a database is to be dropped: somebody still has it open, its tables,
columns, constraints or triggers have changed, or a table is so long that queries may be planned in another way.
"""

from dataclasses import dataclass
from typing import Any

from psycopg import Connection

# A table that was never counted is planned for as one of ten pages, however much shorter it is.
_PAGES = 10
# Whatever changes a table writes a row of one of these.
_CATALOGUES = ("pg_class", "pg_attribute", "pg_constraint", "pg_trigger")
_COUNTS = ", ".join(f"(SELECT count(*) FROM {each})" for each in _CATALOGUES)
_AGE = ", ".join(f"(SELECT min(age(xmin)) FROM {each})" for each in _CATALOGUES)
_STATE = (
    f"SELECT ARRAY[{_COUNTS}], least({_AGE}) > age('%s'::xid), (SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid())"
)
_TABLES = (
    "SELECT oid::regclass::text, (pg_relation_size(oid) / current_setting('block_size')::int)::int FROM pg_class"
    " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0"
)
_COUNTERS = (
    "SELECT string_agg(format('setval(%L, %s, %L)', quote_ident(schemaname) || '.' || quote_ident(sequencename),"
    " coalesce(last_value, start_value), last_value IS NOT NULL), ', ') FROM pg_sequences"
)


@dataclass(frozen=True)
class Contents:
    """What a database is to be again."""

    newest: str  # the first transaction that came too late to write any of it
    catalogues: list[int]  # how many rows each has
    pages: dict[str, int]  # of each table that has any
    rows: dict[str, bytes]  # of each such table, as COPY writes them
    counters: str  # SQL that sets each sequence


def read_contents(connection: Connection[Any]) -> Contents:
    """Read what the database that ``connection`` goes to holds; nobody else has it open."""
    newest = str(_row(connection, "SELECT txid_snapshot_xmax(txid_current_snapshot())")[0])
    pages = _pages(connection)
    rows = {}
    for table in pages:
        with connection.cursor().copy(f"COPY {table} TO STDOUT".encode()) as copy:
            rows[table] = b"".join(bytes(part) for part in copy)
    catalogues = _row(connection, _STATE % newest)[0]
    return Contents(newest, catalogues, pages, rows, _row(connection, _COUNTERS)[0])


def refill(connection: Connection[Any], contents: Contents) -> bool:
    """Make the database that ``connection`` goes to what ``contents`` says; return False where that is not possible.

    Raises psycopg.Error, and has then changed nothing.
    """
    with connection.transaction():
        catalogues, untouched, others = _row(connection, _STATE % contents.newest)
        pages = _pages(connection)
        long = any(number > max(_PAGES, contents.pages.get(table, 0)) for table, number in pages.items())
        if others or long or not untouched or catalogues != contents.catalogues:
            return False
        connection.execute(_emptying(pages, contents).encode())
        for table, rows in contents.rows.items():
            with connection.cursor().copy(f"COPY {table} FROM STDIN".encode()) as copy:
                copy.write(rows)
    return True


def _emptying(pages: dict[str, int], contents: Contents) -> str:
    # A replica asks no trigger: neither what a foreign key holds, nor what may never be deleted.
    deletes = "".join(f"DELETE FROM {table};" for table in pages)
    return f"SET LOCAL session_replication_role = replica; {deletes} SELECT {contents.counters}"


def _pages(connection: Connection[Any]) -> dict[str, int]:
    return dict(connection.execute(_TABLES.encode()).fetchall())


def _row(connection: Connection[Any], query: str) -> tuple[Any, ...]:
    row: tuple[Any, ...] = connection.execute(query.encode()).fetchall()[0]
    return row
