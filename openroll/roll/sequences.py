"""Keys that the database gives by itself: they go on behind those that are lost, so that none is given twice."""

from collections.abc import Callable

from django.db import connection, models


def move_on(model: type[models.Model], to: Callable[[int], int]) -> None:
    """Let the next key of ``model`` be one more than ``to`` says of the last that was given; belongs in a transaction.

    ``to`` gets the last key, or the one after it, and 0 where none was given; what it returns is never less.
    """
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            row = cursor.fetchone()
            if last := to(row[0] if row else 0):
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
            return
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
        [sequence] = cursor.fetchone()
        cursor.execute("SELECT nextval(%s)", [sequence])
        [following] = cursor.fetchone()
        cursor.execute("SELECT setval(%s, %s)", [sequence, max(to(following - 1), 1)])
