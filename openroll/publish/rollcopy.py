"""A private copy of somebody's ``roll.sqlite3`` or ``desk.sqlite3``, and its comparison with one made from the log.

The check works on a copy, so that it never stands in the way of the publisher, never writes into the directory that
it checks, and sees one state of a file that may be changing.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import zip_longest
from pathlib import Path

from openroll.core.errors import N_
from openroll.log.reading import Problem, read_file

from .publicfile import CHECKSUM_ENDING, hash_file
from .rollfile import ROLL

MOST_DIFFERENCES = 100  # of one table: after so many the rest says nothing new
TRIES = 5
_LARGEST_CHECKSUM = 65
# What SQLite says of damaged text quotes it, and then need not be UTF-8 itself.
UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
_COMPARED = (
    ("meta", "key, value", "key"),
    ("entry", "*", "number"),
    ("version", "number, version, log_index, type, at, document", "number, version"),
    ("domain", "*", "domain, number"),
    ("key", "*", "key, number, kind"),
    ("part", "key", "key"),
    ("spelling", "*", "turn, key"),
    ("digest", "*", "number"),
    ("bucket", "*", "bucket"),
    # The index's own tables are made by SQLite, differently in different versions.
    ("sqlite_schema", "name, type, tbl_name, sql", "name"),
)

Tell = Callable[[Problem], None]


def take(folder: Path, copy: Path, problem: Tell, note: Tell, name: str = ROLL) -> bool:
    """Copy the file ``name`` of ``folder`` to ``copy``; tell what is wrong with its bytes. False: there is no copy."""
    if not (folder / name).is_file():
        problem(Problem(name, N_("The file is missing.")))
        return False
    if (folder / f"{name}-journal").exists():
        problem(
            Problem(
                f"{name}-journal", N_("Nothing of ours writes such a file, and readers would believe it.")
            )
        )
    try:
        if not _take_at_rest(folder / name, copy, problem):
            note(
                Problem(
                    name,
                    N_(
                        "The publisher is at work, or was stopped: there is no checksum. The rows are compared, "
                        "the unused space of the file is not."
                    ),
                )
            )
            _take_at_work(folder / name, copy)
    except (OSError, sqlite3.Error) as error:
        problem(Problem(name, N_("The file cannot be read: {detail}."), {"detail": str(error)}))
        return False
    return True


def _take_at_rest(path: Path, copy: Path, problem: Tell) -> bool:
    """Copy the file and compare it with its checksum; False when there is none."""
    checksum = path.with_name(path.name + CHECKSUM_ENDING)
    for _ in range(TRIES):
        before = _read(checksum)
        if before is None:
            return False
        shutil.copyfile(path, copy)
        if _read(checksum) != before:
            continue  # the publisher came by
        wal = path.with_name(f"{path.name}-wal")
        if wal.exists() and wal.stat().st_size:
            problem(
                Problem(wal.name, N_("The file of the entries is at rest, and something lies beside it."))
            )
        if before != hash_file(copy).encode() + b"\n":
            problem(
                Problem(
                    path.name,
                    N_("The file does not have the checksum that {file} says."),
                    {"file": checksum.name},
                )
            )
        return True
    return False


def _take_at_work(path: Path, copy: Path) -> None:
    with (
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target, pages=4096)


def _read(path: Path) -> bytes | None:
    try:
        return read_file(path, _LARGEST_CHECKSUM)
    except FileNotFoundError:
        return None


def check_structure(copy: sqlite3.Connection) -> Iterator[Problem]:
    """Yield what SQLite itself finds wrong with the file, and with the index over parts of names."""
    yield from check_pages(copy, ROLL)
    try:
        copy.execute("INSERT INTO trigram(trigram, rank) VALUES ('integrity-check', 1)")
    except UNREADABLE as error:
        yield Problem(ROLL, N_("SQLite says: {detail}."), {"detail": str(error)})


def check_pages(copy: sqlite3.Connection, name: str) -> Iterator[Problem]:
    """Yield what SQLite itself finds wrong with a copy of the file ``name``."""
    lines = "SELECT CAST(integrity_check AS BLOB) FROM pragma_integrity_check(20)"
    try:
        for (line,) in copy.execute(lines):
            if line != b"ok":
                yield Problem(name, N_("SQLite says: {detail}."), {"detail": line.decode("utf-8", "replace")})
    except UNREADABLE as error:
        yield Problem(name, N_("SQLite says: {detail}."), {"detail": str(error)})


def compare(
    copy: sqlite3.Connection,
    rebuilt: sqlite3.Connection,
    name: str = ROLL,
    tables: Sequence[tuple[str, str, str]] = _COMPARED,
) -> Iterator[Problem]:
    """Yield where the rows of ``copy``, one of the file ``name``, differ from those that log and disclosures give."""
    for table, columns, order in tables:
        statement = f"SELECT {columns} FROM {table} ORDER BY {order}"  # noqa: S608  # words of ours
        if table == "sqlite_schema":
            statement = statement.replace(" ORDER", " WHERE name NOT LIKE 'trigram_%' ORDER")
        try:
            yield from _differences(
                name, table, len(order.split(", ")), copy.execute(statement), rebuilt.execute(statement)
            )
        except UNREADABLE as error:
            yield Problem(
                name,
                N_("The table {table} cannot be read: {detail}."),
                {"table": table, "detail": str(error)},
            )


def _differences(
    name: str,
    table: str,
    keys: int,
    found: Iterator[tuple[object, ...]],
    expected: Iterator[tuple[object, ...]],
) -> Iterator[Problem]:
    told = 0
    for row, other in zip_longest(found, expected):
        if row == other and row is not None and list(map(type, row)) == list(map(type, other)):
            continue
        # After a row too many or too few every later pair differs, so only its place is told.
        shown = " ".join(str(each)[:80] for each in (other or row)[:keys])
        yield Problem(
            name, N_("The row {row} of {table} is not what the log says."), {"row": shown, "table": table}
        )
        told += 1
        if told == MOST_DIFFERENCES or row is None or other is None or row[:keys] != other[:keys]:
            return


def tree_size(roll: sqlite3.Connection) -> int:
    """Return the size that a foreign roll.sqlite3 says it stands for; 0 when it says nothing of use."""
    try:
        row = roll.execute("SELECT value FROM meta WHERE key = 'tree_size'").fetchone()
    except UNREADABLE:
        row = None
    text = row[0] if row else None
    return int(text) if isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 16 else 0
