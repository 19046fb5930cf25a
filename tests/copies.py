"""Registers that are made once and copied for each test: making one takes longer than most tests."""

import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from openroll.site.register import SETTINGS_FILE
from tests import databases

Make = Callable[[Path, str], None]  # a register in a folder, with the address of an empty database or nothing
_SCRATCH: list[tempfile.TemporaryDirectory[str]] = []  # gone with this process


def copy(make: Make, folder: Path, database: str) -> None:
    """Let ``folder``, which is new, hold the register that ``make`` makes.

    ``database`` is the address of a database that is made, or made anew, for it; or nothing.
    """
    if database:
        copy_on_server(make, folder, database)
    else:
        shutil.copytree(_made(make), folder)


def copy_on_server(make: Make, folder: Path, database: str) -> None:
    """The same for a register on PostgreSQL."""
    from openroll.site.restore import settings_with_database

    source, template = _made_on_server(make)
    databases.make_copy(database, template)
    shutil.copytree(source, folder)
    settings = folder / SETTINGS_FILE
    settings.write_text(settings_with_database(settings.read_text(), database))


def _place() -> Path:
    _SCRATCH.append(tempfile.TemporaryDirectory())
    return Path(_SCRATCH[-1].name) / "register"


@cache
def _made(make: Make) -> Path:
    folder = _place()
    make(folder, "")
    return folder


@cache
def _made_on_server(make: Make) -> tuple[Path, str]:
    from tests import kept_connections

    folder, database = _place(), databases.new_address()
    databases.make(database)
    make(folder, database)
    kept_connections.end(database)  # nobody may have open what is copied
    return folder, database
