"""Connections to PostgreSQL that Django closes are kept for whoever opens one to the same database next.

A new one is a process of the server's, which reads the catalogue anew: that takes longer than what most tests ask of
it. What a session can have set is discarded in between, as it is when a session ends.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from types import ModuleType
from typing import Any

import psycopg
from django.db.backends.postgresql.base import DatabaseWrapper
from psycopg.pq import TransactionStatus


class _Kept(psycopg.Connection[Any]):
    """A connection that is kept when it is closed."""

    wanted = ""  # all that it was opened with
    owner = 0  # the process that opened it

    def close(self) -> None:
        if self in _idle:
            return
        if self.owner == os.getpid() and self._is_as_new():
            _idle.append(self)
        else:
            self.end()

    def end(self) -> None:
        super().close()

    def _is_as_new(self) -> bool:
        if self.closed or self.info.transaction_status == TransactionStatus.ACTIVE:
            return False
        try:
            self.rollback()
            self.autocommit = True
            self.execute("DISCARD ALL")
            self.autocommit = False
        except psycopg.Error:
            return False
        return True


_idle: list[_Kept] = []
_parents: list[_Kept] = []  # whoever is a fork must not end those of the process that it is a fork of


def install() -> None:
    """Keep Django's connections of this process."""
    library = ModuleType("psycopg")
    vars(library).update(vars(psycopg), connect=_connect)
    DatabaseWrapper.Database = library
    os.register_at_fork(after_in_child=_leave_parents)


def end(address: str) -> None:
    """End those to the database at ``address``."""
    for one in _to(address):
        _end(one)


@contextmanager
def borrowed(address: str) -> Iterator[psycopg.Connection[Any]]:
    """Lend one to the database at ``address``, of those that are kept the only one then, or one that is new."""
    kept = _to(address)
    for one in kept[1:]:
        _end(one)
    with nullcontext(kept[0]) if kept else psycopg.connect(address) as connection:
        yield connection


def _connect(**parameters: Any) -> psycopg.Connection[Any]:
    wanted = repr(sorted(parameters.items()))
    for index, one in enumerate(_idle):
        if one.wanted == wanted:
            return _idle.pop(index)
    made = _Kept.connect(**parameters)
    made.wanted, made.owner = wanted, os.getpid()
    return made


def _to(address: str) -> list[_Kept]:
    return [one for one in _idle if one.info.dbname == address.rpartition("/")[2]]


def _end(one: _Kept) -> None:
    _idle.remove(one)
    one.end()


def _leave_parents() -> None:
    _parents.extend(_idle)
    _idle.clear()
