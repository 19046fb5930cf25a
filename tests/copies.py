"""Registers that are made once and copied for each test: making one takes longer than most tests."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import LiteralString

from openroll.site.register import SETTINGS_FILE

Make = Callable[[Path, str], None]  # a register in a folder, with the address of an empty database or nothing
_SCRATCH: list[tempfile.TemporaryDirectory[str]] = []  # gone with this process


def copy(make: Make, folder: Path, database: str) -> None:
    """Let ``folder``, which is new, hold the register that ``make`` makes; ``database`` is empty, or nothing."""
    if database:
        copy_on_server(make, folder, database)
    else:
        shutil.copytree(_made(make), folder)


def copy_on_server(make: Make, folder: Path, database: str) -> None:
    """The same for a register on PostgreSQL."""
    from openroll.site.restore import settings_with_database

    server, name = os.environ["OPENROLL_TEST_DATABASE"], database.rpartition("/")[2]
    source, template = _made_on_server(make, server)
    _run(server, "DROP DATABASE {}", name)
    _run(server, "CREATE DATABASE {} TEMPLATE {}", name, template)
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
def _made_on_server(make: Make, server: str) -> tuple[Path, str]:
    folder, name = _place(), f"made_{secrets.token_hex(8)}"
    _run(server, "CREATE DATABASE {} TEMPLATE template0", name)
    make(folder, f"{server.rpartition('/')[0]}/{name}")
    return folder, name


def _run(server: str, statement: LiteralString, *names: str) -> None:
    import psycopg
    from psycopg import sql

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*(sql.Identifier(name) for name in names)))
