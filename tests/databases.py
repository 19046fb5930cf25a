"""Databases on the PostgreSQL server that ``OPENROLL_TEST_DATABASE`` names: made, copied, dropped over one connection.

Copies are of files: the server's other way writes each page of them to its log too, which nobody reads.
"""

import atexit
import os
import secrets
from functools import cache
from typing import TYPE_CHECKING, LiteralString

if TYPE_CHECKING:
    from psycopg import Connection

_there: set[str] = set()


def new_address() -> str:
    """Return the address of a database that is not there yet; nothing without a server."""
    server = os.environ.get("OPENROLL_TEST_DATABASE", "")
    return f"{server.rpartition('/')[0]}/test_{secrets.token_hex(8)}" if server else ""


def make(address: str, template: str = "") -> None:
    """Make the database at ``address``: a copy of the one at ``template``, which nobody has open, or an empty one."""
    _do("CREATE DATABASE {} TEMPLATE {}" + _by_files(), _name(address), _name(template) or "template0")
    _there.add(address)


def make_missing(address: str) -> None:
    """Make the database at ``address``, an empty one, unless it is there."""
    if address and address not in _there:
        make(address)


def another(address: str) -> str:
    """Make an empty database that goes when the one at ``address`` does; return its address. Nothing for nothing."""
    if not address:
        return ""
    beside = f"{address}_{secrets.token_hex(3)}"
    make(beside)
    return beside


def drop(address: str) -> None:
    """Drop the database at ``address``, if it is there, and the others made for it, whoever has them open."""
    for each in [one for one in _there if one == address or one.startswith(f"{address}_")]:
        _do("DROP DATABASE {} WITH (FORCE)", _name(each))
        _there.remove(each)


def _name(address: str) -> str:
    return address.rpartition("/")[2]


def _by_files() -> LiteralString:
    # Before 15 there was no other way.
    return " STRATEGY FILE_COPY" if _server().info.server_version >= 150000 else ""


def _do(statement: LiteralString, *names: str) -> None:
    from psycopg import sql

    _server().execute(sql.SQL(statement).format(*(sql.Identifier(name) for name in names)))


@cache
def _server() -> "Connection":
    import psycopg

    connection = psycopg.connect(os.environ["OPENROLL_TEST_DATABASE"], autocommit=True)
    atexit.register(connection.close)
    return connection
