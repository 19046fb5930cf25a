"""Large batches that come at the same time are kept together: their turn to write and the disk are waited for once.

Whoever comes first waits for the turn, and takes along who came meanwhile, all in one transaction. While that comes to
the disk the next ones go for their turn.
"""

import threading
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress, repeat
from typing import Final

from django.db import transaction

from openroll.core.clock import Clock
from openroll.roll.bulk import select
from openroll.roll.ledger import Ledger, writing

from . import in_memory, marks, models, waiting
from .packing import Kept, Packed
from .reading import Sender, Taken


@dataclass(slots=True)
class _Job:
    """A batch to keep, as what it was kept, and why it could not be."""

    packed: Packed
    sender: Sender
    taken_along: bool = False
    kept: Kept | None = None
    error: BaseException | None = None
    done: threading.Event = field(default_factory=threading.Event)


_WAITING: Final[deque[_Job]] = deque()
_LEADING: Final = threading.Lock()


def keep(packed: Packed, sender: Sender, *, origin: str, clock: Clock) -> Kept | None:
    """Keep what is ``packed``, which came by the API, if nothing of it had come before; return what became of each.

    None when something had, or stands in it twice: nothing was kept then. Raises TooManyWait.
    """
    if len({*packed.marks}) < len(packed):
        return None
    job = _Job(packed, sender)
    _WAITING.append(job)
    _LEADING.acquire()
    if job.taken_along:
        _LEADING.release()
    else:
        _lead(origin, clock)
    job.done.wait()
    if job.error is not None:
        raise job.error
    return job.kept


def _lead(origin: str, clock: Clock) -> None:
    """Keep all that waits, and let the next ones lead as soon as it is committed."""
    jobs: list[_Job] = []
    left = False

    def leave() -> None:
        nonlocal left
        if not left:
            left = True
            _LEADING.release()

    try:
        with writing(origin, clock, together=True) as ledger:
            jobs += _all()
            _keep(jobs, ledger)
            transaction.on_commit(leave)
    except BaseException as error:  # each of them raises it, in its own thread
        jobs = jobs or _all()
        for job in jobs:
            job.error = error
    finally:
        leave()
        for job in jobs:
            job.done.set()


def _all() -> list[_Job]:
    """Return all that wait, who need not lead any more."""
    found = []
    while _WAITING:
        job = _WAITING.popleft()
        job.taken_along = True
        found.append(job)
    return found


def _keep(jobs: Sequence[_Job], ledger: Ledger) -> None:
    """Keep those of ``jobs`` of which nothing had come before, and note as what."""
    marks_of_all = [mark for job in jobs for mark in job.packed.marks]
    there = {*earlier(marks_of_all, chain.from_iterable(map(_named, jobs)), ledger.last_request)}
    batches: list[tuple[Kept, Sender]] = []
    for job in jobs:
        if there.isdisjoint(job.packed.marks):
            there.update(job.packed.marks)
            job.kept = Kept(job.packed, ledger.next_request_numbers(len(job.packed)))
            batches.append((job.kept, job.sender))
    waiting.keep(batches, ledger.now)


def _named(job: _Job) -> Iterable[tuple[int, str]]:
    """Return whose each order is, and its reference."""
    assert job.sender.authority is not None  # noqa: S101  # whoever sends by the API is known
    return zip(repeat(job.sender.authority.pk), job.packed.references, strict=False)


def earlier(known_by: Sequence[bytes], named: Iterable[tuple[int, str]], given: int) -> dict[bytes, Taken]:
    """Return what is kept already under the marks ``known_by``, of the authorities' references ``named``.

    ``given`` is the last number that was given to a request. Whoever calls holds the log's head.
    """
    held = in_memory.held()
    held.catch_up(given)
    may_bear = held.may_bear(known_by)
    if not any(may_bear):
        return {}
    found = waiting.known([*compress(known_by, may_bear)])
    asked: dict[int, list[str]] = {}
    for authority, reference in compress(named, may_bear):
        asked.setdefault(authority, []).append(reference)
    for authority, wanted in asked.items():
        names = ("reference", "number", "state", "sha256", "items")
        for row in select(models.Request, names, "reference", wanted, authority_id=authority):
            found[marks.of(authority, row[0])] = Taken(*row)
    return found
