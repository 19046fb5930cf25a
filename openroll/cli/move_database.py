"""``openroll move-database``: the private database goes from SQLite to PostgreSQL."""

import argparse

from openroll.cli.given import as_path
from openroll.cli.speech import say, stages
from openroll.core.clock import SystemClock
from openroll.core.errors import N_
from openroll.site.private_database import open_database
from openroll.site.register import load


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "move-database",
        help="move the private database from SQLite to PostgreSQL",
        description="Move the private database of a register, which is not being served, from SQLite to an empty "
        "PostgreSQL database. Every row is compared before the settings name the new one.",
    )
    verb.add_argument("database", metavar="URL", help="the empty database, postgresql://…")
    verb.add_argument("--register", required=True, type=as_path, metavar="DIR", help="the register's folder")
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Move it; say how many rows went, and where the old file lies."""
    register = load(args.register)
    open_database(register, now=SystemClock().now())
    from openroll.site.moving_database import move  # its models need the database, which is in use only now

    moved = move(register, args.database, stages())
    say(
        N_("The private database is on PostgreSQL: {rows} rows of {tables} tables, each of them compared."),
        rows=moved.rows,
        tables=moved.tables,
    )
    say(N_("The old one lies in {path}. Delete it when you need it no more."), path=str(moved.old))
    return 0
