"""Databases on the PostgreSQL server that ``OPENROLL_TEST_DATABASE`` names: made, copied, refilled, dropped.

Copies are of files: the server's other way writes each page of them to its log too, which nobody reads. The copy that
a test leaves becomes that of the next one by the same template: its rows are put back, in a fifth of the time.
"""

import atexit
import os
import secrets
from functools import cache
from typing import TYPE_CHECKING, LiteralString

if TYPE_CHECKING:
    from psycopg import Connection

    from tests.refilling import Contents

_there: dict[str, str] = {}  # address → that of its template; nothing for one that was made empty
_left: set[str] = set()  # of these, what no test has


@cache
def of_tests() -> str:
    """Return the address of the database that one test after the other has; nothing without a server."""
    return new_address()


def new_address() -> str:
    """Return the address of a database that is not there yet; nothing without a server."""
    server = os.environ.get("OPENROLL_TEST_DATABASE", "")
    return f"{server.rpartition('/')[0]}/test_{secrets.token_hex(8)}" if server else ""


def make(address: str, template: str = "") -> None:
    """Make the database at ``address``: a copy of the one at ``template``, which nobody has open, or an empty one."""
    _do("CREATE DATABASE {} TEMPLATE {}" + _by_files(), _name(address), _name(template) or "template0")
    _there[address] = template


def make_copy(address: str, template: str) -> None:
    """Make the database at ``address``, anew where it is there, a copy of the one at ``template``."""
    contents = _contents(template)  # before anybody can have changed a copy
    _left.discard(address)
    if _there.get(address) != template or not _refilled(address, contents):
        drop(address)
        make(address, template)


def make_missing(address: str) -> None:
    """Make the database at ``address``, an empty one, unless it is there and the test's."""
    if address in _left:
        drop(address)
    if address and address not in _there:
        make(address)


def another(address: str) -> str:
    """Make an empty database that goes when the one at ``address`` does; return its address. Nothing for nothing."""
    if not address:
        return ""
    beside = f"{address}_{secrets.token_hex(3)}"
    make(beside)
    return beside


def leave(address: str) -> None:
    """Drop what was made for the database at ``address``, and that one too where it is no copy to be had again."""
    from openroll.desk import in_memory
    from openroll.roll import policies

    if _there.get(address):
        _left.add(address)
    else:
        drop(address)
    for each in [one for one in _there if one.startswith(f"{address}_")]:
        _drop(each)
    # What this process remembers of a database it remembers by a name, which the next one has too.
    in_memory._HELD.clear()
    policies._KNOWN.clear()


def drop(address: str) -> None:
    """Drop the database at ``address``, if it is there, and the others made for it, whoever has them open."""
    for each in [one for one in _there if one == address or one.startswith(f"{address}_")]:
        _drop(each)


def _drop(address: str) -> None:
    from tests import kept_connections

    kept_connections.end(address)
    _do("DROP DATABASE {} WITH (FORCE)", _name(address))
    del _there[address]
    _left.discard(address)


@cache
def _contents(template: str) -> "Contents":
    import psycopg

    from tests.refilling import read_contents

    with psycopg.connect(template) as connection:
        return read_contents(connection)


def _refilled(address: str, contents: "Contents") -> bool:
    import psycopg

    from tests import kept_connections
    from tests.refilling import refill

    try:
        with kept_connections.borrowed(address) as connection:
            return refill(connection, contents)
    except psycopg.Error:
        return False


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
