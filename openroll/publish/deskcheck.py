"""Checks ``desk.sqlite3``: its rows are made again from the facts and compared (docs/spec/public-directory.md)."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from openroll.core.errors import N_, OpenrollError
from openroll.log.fact import Fact
from openroll.log.verify import Problem

from .deskfile import DeskWriter
from .deskschema import DESK
from .directory import desk_meta
from .redactions import Sizes, Tell
from .rollcopy import check_pages, compare, take, tree_size
from .roots import Roots

_COMPARED = (
    ("meta", "key, value", "key"),
    ("request", "*", "number"),
    ("item", "*", "request, item"),
    ("fact", "*", "request, version"),
    ("authority", "*", "code"),
    ("tally", "*", "id"),
    ("clock", "*", "tally, clock, seconds"),
    ("digest", "*", "number, part"),
    ("bucket", "*", "bucket"),
    ("sqlite_schema", "name, type, tbl_name, sql", "name"),
)


class DeskCheck:
    """Follows the facts of a log in their order, and compares at the end. Used in a ``with`` block.

    A copy that was made before there were requests has no such file: it is missing only where there are some.
    """

    def __init__(self, folder: Path, scratch: Path, origin: str, problem: Tell, note: Tell) -> None:
        self._folder = folder
        self._scratch = scratch
        self._origin = origin
        self._problem = problem
        self._note = note
        self._copy: sqlite3.Connection | None = None
        self._open = ExitStack()
        self._size = 0
        self._signed = 0
        self._asked = False  # whether a signed fact is about a request

    def __enter__(self) -> "DeskCheck":
        path = self._scratch / "desk-copy"
        if (self._folder / DESK).exists() and take(self._folder, path, self._problem, self._note, DESK):
            self._copy = self._open.enter_context(closing(sqlite3.connect(path, isolation_level=None)))
        self._rebuilt = self._open.enter_context(DeskWriter(self._scratch / "desk-rebuilt", durable=False))
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def begin(self, sizes: Sizes) -> None:
        """Tell what is wrong with the file by itself, and with the size that it stands for."""
        self._signed = sizes.signed
        if self._copy is None:
            return
        for problem in check_pages(self._copy, DESK):
            self._problem(problem)
        self._size = tree_size(self._copy)
        for problem in self._wrong_size(sizes):
            self._problem(problem)
        self._size = min(self._size, sizes.all)

    def before(self, index: int, roots: Roots, *, anyway: bool = False) -> None:
        """Be told that the fact at ``index`` is next; ``anyway`` brings the rows up to there into the file."""
        if self._copy is not None and (index == self._size or (anyway and index < self._size)):
            self._rebuilt.write(desk_meta(self._origin, roots.size, roots.root))

    def follow(self, index: int, fact: Fact) -> None:
        """Fold one fact. Raises UnusableFact, MalformedRequest."""
        if fact.type.startswith("request-") and index < self._signed:
            self._asked = True
        if self._copy is not None and index < self._size:
            self._rebuilt.add(index, fact)

    def close(self) -> None:
        """Compare, once all facts have been followed."""
        if self._copy is None:
            if self._asked and not (self._folder / DESK).exists():
                self._problem(Problem(DESK, N_("The file is missing.")))
            return
        try:
            for problem in compare(self._copy, self._rebuilt.connection, DESK, _COMPARED):
                self._problem(problem)
        except OpenrollError as error:
            self._problem(Problem(DESK, error.message, error.params))

    def _wrong_size(self, sizes: Sizes) -> Iterator[Problem]:
        if self._size > max(sizes.signed, sizes.written):
            message = N_("The file stands for {rows} facts, more than the log has.")
            yield Problem(DESK, message, {"rows": self._size})
        if self._size < sizes.signed:
            yield Problem(
                DESK,
                N_("The file stands for {rows} facts and the checkpoint for {size}: it is an old copy."),
                {"rows": self._size, "size": sizes.signed},
            )
