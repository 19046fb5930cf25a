"""Brings ``desk.sqlite3`` along with the log: the publisher's part that is about requests."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

from openroll.core.durable import sync_folder
from openroll.core.errors import N_, OpenrollError, Refusal
from openroll.log.fact import Fact

from .deskfile import DeskWriter
from .deskschema import DESK, DESK_CHECKSUM
from .directory import desk_meta

STEP = 4096  # facts in one transaction while a lost file is made again
_ABOUT_REQUESTS = re.compile(rb'"type":"request-')  # spares all others a second reading


class Committed(Protocol):
    """A committed fact."""

    @property
    def index(self) -> int:
        """Its index in the log."""
        ...

    @property
    def data(self) -> bytes:
        """Its bytes."""
        ...

    @property
    def fact(self) -> Fact:
        """The fact as it is read. Raises MalformedFact."""
        ...


class UnpublishableRequest(Refusal):
    """A committed fact about a request that does not follow from what is published, or a file that is ahead."""

    code = "unpublishable"


class DeskPump:
    """Keeps the file of requests in ``public`` for a publisher.

    ``facts`` gives committed facts from an index on, at most so many; ``root`` the log's root at a size.
    """

    def __init__(
        self,
        public: Path,
        origin: str,
        facts: Callable[[int, int], Sequence[Committed]],
        root: Callable[[int], bytes],
    ) -> None:
        self._public = public
        self._origin = origin
        self._facts = facts
        self._root = root

    def open(self, size: int) -> ExitStack:
        """Open the file, made anew where it is lost, and bring it to ``size`` facts; return what closes it.

        Raises UnpublishableRequest, DamagedRoll, Conflict.
        """
        path = self._public / DESK
        with ExitStack() as opened:
            if not path.exists():
                self._rebuild(path, size)
            self._desk = opened.enter_context(DeskWriter(path))
            self._catch_up(self._desk, size)
            return opened.pop_all()

    def add(self, facts: Sequence[Committed]) -> None:
        """Fold ``facts``, which are to follow. Raises UnpublishableRequest: nothing of them may be logged."""
        _add(self._desk, facts)

    def write(self, stop: int, root: bytes) -> None:
        """Bring what was added into the file, which stands for ``stop`` facts with ``root`` then."""
        self._desk.write(desk_meta(self._origin, stop, root))

    def forget(self) -> None:
        """Let go of what was added and not written."""
        self._desk.forget()

    def _rebuild(self, path: Path, size: int) -> None:
        """Make a lost file from the facts; it appears when it is whole."""
        part = path.with_name(f".{DESK}.new")
        part.unlink(missing_ok=True)
        with DeskWriter(part, durable=False) as desk:
            self._catch_up(desk, size)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        (self._public / DESK_CHECKSUM).unlink(missing_ok=True)  # of the lost one
        part.replace(path)
        sync_folder(self._public)

    def _catch_up(self, desk: DeskWriter, size: int) -> None:
        if desk.tree_size > size:
            raise UnpublishableRequest(
                N_("{path} stands for {rows} facts, and the log has {size}: an old copy of the log?"),
                path=DESK,
                rows=desk.tree_size,
                size=size,
            )
        if not desk.meta():
            desk.write(desk_meta(self._origin, 0, self._root(0)))
        while (start := desk.tree_size) < size:
            facts = self._facts(start, min(STEP, size - start))
            if not facts:
                raise UnpublishableRequest(
                    N_("The private database has a gap in its facts at {index}."), index=start
                )
            _add(desk, facts)
            stop = start + len(facts)
            desk.write(desk_meta(self._origin, stop, self._root(stop)))


def _add(desk: DeskWriter, facts: Sequence[Committed]) -> None:
    for each in _about_requests(facts):
        try:
            desk.add(each.index, each.fact)
        except OpenrollError as error:
            desk.forget()
            raise UnpublishableRequest(
                N_("Fact {index} cannot be published: {reason}"), index=each.index, reason=error
            ) from error


def _about_requests(facts: Sequence[Committed]) -> Iterator[Committed]:
    return (each for each in facts if _ABOUT_REQUESTS.search(each.data))
