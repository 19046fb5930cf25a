"""Takes what was deleted out of the files of the private database, where a deleted row stays until it is overwritten.

SQLite: the file is written anew, and its write-ahead log emptied. PostgreSQL: the tables are written anew, its
statistics too (they quote frequent values), and a checkpoint lets go of the old files; its own log cannot be emptied
from here, only moved on.
"""

from collections.abc import Sequence

from django.apps import apps
from django.db import DatabaseError, OperationalError, connection
from django.db.backends.utils import CursorWrapper

from openroll.core.errors import N_, Conflict

# What a person has to see to, because this program cannot.
WAL = N_(
    "PostgreSQL's write-ahead log (pg_wal), its archives and replicas hold the value until they are recycled: see "
    "to your archives; a server that archives nothing recycles within its next checkpoints."
)
NO_CHECKPOINT = N_(
    "The database's user may not order a checkpoint. Until the server's next one (five minutes as a rule) the old "
    "files of the tables stand on its disk."
)
NO_STATISTICS = N_(
    "The database's user may not rewrite the server's statistics, which quote frequent values: run VACUUM FULL "
    "pg_statistic as the server's administrator."
)
SERVER_LOG = N_(
    "What PostgreSQL's own log files, or a tool that watches its queries, quote is not looked through."
)
# What no redaction changes, and what may be a million rows.
UNTOUCHED = frozenset({"roll_fact", "roll_loghead", "roll_importedline"})
APPS = frozenset({"roll", "desk", "people", "sessions"})


def compact_database() -> Sequence[str]:
    """Write the private database's files anew; return sentences about what that does not reach.

    Raises Conflict while another process holds on to an older state: try again.
    """
    if connection.vendor == "sqlite":
        _compact_sqlite()
        return ()
    return _compact_postgresql()


def _compact_sqlite() -> None:
    try:
        with connection.cursor() as cursor:
            # Pages that later transactions free are overwritten at once, until all of them are gone.
            cursor.execute("PRAGMA secure_delete = ON")
            cursor.execute("VACUUM")
            busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except OperationalError as error:
        if "locked" not in str(error) and "busy" not in str(error):
            raise
        busy = 1
    if busy:
        raise Conflict(
            N_("The private database is in use: another process holds on to what it held before. Try again.")
        )


def _compact_postgresql() -> Sequence[str]:
    told = [WAL, SERVER_LOG]
    with connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(f'VACUUM (FULL, ANALYZE) "{table}"')
        if not _allowed(cursor, "VACUUM (FULL) pg_catalog.pg_statistic"):
            told.append(NO_STATISTICS)
        if not _allowed(cursor, "CHECKPOINT"):
            told.append(NO_CHECKPOINT)
        _allowed(cursor, "SELECT pg_switch_wal()")
    return told


def _tables() -> list[str]:
    """Return the tables that a redaction may have changed."""
    tables = (model._meta.db_table for model in apps.get_models() if model._meta.app_label in APPS)
    return sorted(set(tables) - UNTOUCHED)


def _allowed(cursor: CursorWrapper, statement: str) -> bool:
    """Do what only an administrator of the server may; tell whether it was done.

    A table that may not be written anew is skipped with a warning, not with an error.
    """
    warnings: list[object] = []
    session = connection.connection
    session.add_notice_handler(warnings.append)
    try:
        cursor.execute(statement)
    except DatabaseError:
        return False
    finally:
        session.remove_notice_handler(warnings.append)
    return not warnings
