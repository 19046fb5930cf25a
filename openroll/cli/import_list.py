"""``openroll import``: an existing list becomes a register."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from django.db import DatabaseError

from openroll.cli.given import as_path
from openroll.cli.speech import progress, say, tell
from openroll.core.clock import SystemClock
from openroll.core.errors import N_, Conflict, OpenrollError, UnusableInput
from openroll.roll.columns import ColumnMap, describe, guess_columns, load_map, rows
from openroll.roll.table import Table, read_table
from openroll.roll.table_rows import Remark
from openroll.site import publishing
from openroll.site.private_database import open_database
from openroll.site.register import Register, load


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser("import", help="turn a list that you keep today into entries")
    verb.add_argument(
        "file", metavar="FILE.csv", type=as_path, help="the list: CSV in any usual spelling, or JSON"
    )
    verb.add_argument("--register", required=True, type=as_path, metavar="DIR", help="the register's folder")
    verb.add_argument(
        "--map", type=as_path, metavar="FILE", help="which column is what: lines “field: column”"
    )
    verb.add_argument(
        "--dry-run", action="store_true", help="say line by line what is wrong, and enter nothing"
    )
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Import a list: 0 when every line is an entry, 3 when some were refused, 2 when nothing can be used."""
    register = load(args.register)
    with _opened(args.file) as file:
        table = read_table(file, args.file.name)
        columns = load_map(args.map, table) if args.map else guess_columns(table)
        _tell_all(table.notes)
        _tell_all(describe(columns))
        if not columns.names_anybody:
            return UnusableInput.exit_status
        say()
        return _enter(register, table, columns, dry_run=args.dry_run)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise UnusableInput(
            N_("The file {path} cannot be read: {detail}."),
            path=str(path),
            detail=error.strerror or str(error),
        ) from error


def _enter(register: Register, table: Table, columns: ColumnMap, *, dry_run: bool) -> int:
    clock = SystemClock()
    open_database(register, now=clock.now())
    from openroll.roll.importing import ListFile, import_rows, look_through

    file = ListFile(table.name, table.sha256)
    if dry_run:
        tally = look_through(rows(table, columns), file, origin=register.origin, remark=_tell)
        say(N_("Dry run, nothing was entered. Lines to enter: {count}."), count=tally.entered)
    else:
        with _published(register):
            tally = import_rows(
                rows(table, columns),
                file,
                origin=register.origin,
                clock=clock,
                remark=_tell,
                progress=_counter(table.count),
            )
        say(N_("Lines entered: {count}. They are marked “imported, not checked”."), count=tally.entered)
    if tally.present:
        say(N_("Lines that were entries already: {count}."), count=tally.present)
    if tally.refused:
        say(N_("Lines refused: {count}. The reasons stand above."), count=tally.refused)
    if tally.entered + tally.present == 0:
        return UnusableInput.exit_status
    return 3 if tally.refused else 0


@contextmanager
def _published(register: Register) -> Iterator[None]:
    """Publish what the block commits, also when it fails half-way; what is published before it begins is made sure of.

    Raises what the publisher does when the database is older than the log: then the block is not entered.
    """
    publishing.publish(register)
    try:
        yield
    except BaseException:
        # Why the block failed is what people need to know; the next command publishes what this one cannot.
        with suppress(OpenrollError, DatabaseError, OSError):
            publishing.publish(register)
        raise
    try:
        publishing.publish(register)
    except Conflict:
        say(N_("Another process is publishing; these entries follow as soon as it is done."))


def _counter(total: int) -> Callable[[int], None]:
    show = progress()
    return lambda done: show(tell(N_("{done} of {total} lines"), done=done, total=total))


def _tell_all(remarks: Iterable[Remark]) -> None:
    for remark in remarks:
        _tell(remark)


def _tell(remark: Remark) -> None:
    sys.stdout.write(tell(remark.message, **remark.params) + "\n")
