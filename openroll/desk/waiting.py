"""Large batches of orders: durable, numbered and salted as they come, and written out as requests a little later.

A request is some thirty rows and entries of indexes, most of them at random places. A batch that is kept as it came is
one row: whoever sends is answered, and others are not kept waiting.
"""

import logging
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import DataError, IntegrityError, transaction
from django.db.models import F, Q, Sum

from openroll.core.clock import Clock
from openroll.core.errors import N_, OpenrollError
from openroll.roll.bulk import insert
from openroll.roll.ledger import writing

from . import in_memory, marks, models, storing
from .packing import Kept, halve, unpack
from .reading import Sender, Taken
from .words import Channel, State

LOG = logging.getLogger("openroll.desk")
MANY: Final = 20  # orders in one batch from which on it waits
MOST: Final = 2_000_000  # orders that may wait: each process knows them by some 100 bytes
LATELY: Final = timedelta(seconds=3)
OFTEN: Final = 15  # batches that have come lately: fewer leave time enough to write them out beside
PATIENCE: Final = timedelta(
    minutes=5
)  # a batch that has waited for so long is written out, whoever sends meanwhile
AGAIN: Final = timedelta(hours=1)  # between two attempts to write out what failed
# So many that failed are no fault of single orders: no batch is taken apart any more.
ENOUGH: Final = 100
# What can be an order's own fault. A full disk is none, nor is a database that is away.
_FAULTS: Final = (
    IntegrityError,
    DataError,
    OpenrollError,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
)
_BATCH: Final = ("first", "last", "received_at", "authority_id", "key_id", "marks", "told")


class TooManyWait(OpenrollError):
    """More orders wait to be written out than are allowed to."""

    code = "too-many-wait"


def keep(batches: Sequence[tuple[Kept, Sender]], received_at: datetime) -> None:
    """Keep ``batches``, which came by the API and follow on each other by their numbers.

    Whoever calls has seen in the same transaction that none of it waits. Raises TooManyWait: nothing may be kept then.
    """
    held, count = in_memory.held(), sum(len(kept) for kept, _ in batches)
    if len(held) + count > MOST:
        held.forget()
    if len(held) + count > MOST:
        raise TooManyWait(
            N_(
                "Too many orders wait to be written out. Nothing of these was kept; send them again in a minute."
            )
        )
    insert(models.Batch, _BATCH, [_row(kept, sender, received_at) for kept, sender in batches])
    receipts = [(kept.numbers[0], kept.numbers[-1], received_at, kept.promised()) for kept, _ in batches]
    insert(models.Receipt, storing.RECEIPT, receipts)
    learnt = [(kept.numbers[0], kept.numbers[-1], kept.packed.known_by) for kept, _ in batches]
    transaction.on_commit(lambda: held.add(learnt))


def _row(kept: Kept, sender: Sender, received_at: datetime) -> tuple[Any, ...]:
    assert sender.authority is not None  # noqa: S101  # whoever sends by the API is known
    first, last, key = kept.numbers[0], kept.numbers[-1], sender.key.pk if sender.key else None
    return first, last, received_at, sender.authority.pk, key, kept.packed.known_by, kept.packed.told


def known(wanted: Sequence[bytes]) -> dict[bytes, Taken]:
    """Return what waits under the marks ``wanted``. Whoever stores orders has caught up with what is held before."""
    found = in_memory.held().among(wanted)
    return _among({*found.values()}, found.keys()) if found else {}


def _among(firsts: set[int], wanted: Set[bytes]) -> dict[bytes, Taken]:
    """Return what batches that came with these ``firsts`` have of ``wanted``, those that wait still."""
    waits: dict[int, int] = {}  # whose each request is that waits
    parts = models.Batch.objects.filter(Q(first__in=firsts) | Q(part_of__in=firsts))
    for first, last, authority in parts.values_list("first", "last", "authority_id"):
        waits |= dict.fromkeys(range(first, last + 1), authority)
    orders = models.Receipt.objects.filter(first__in=firsts if waits else ()).values_list("orders", flat=True)
    return {
        mark: Taken(one["reference"], one["request"], State.RECEIVED.value, one["sha256"], one["items"])
        for told in orders
        for one in told
        if one["request"] in waits and (mark := marks.of(waits[one["request"]], one["reference"])) in wanted
    }


def many_come(now: datetime) -> bool:
    """Tell whether large batches are coming in just now, and none has waited for too long."""
    told = models.Batch.objects.filter(failed_at=None).order_by("first").values_list("received_at", flat=True)
    first, before = told.first(), next(iter(told.reverse()[OFTEN - 1 : OFTEN]), None)
    return first is not None and before is not None and before > now - LATELY and first > now - PATIENCE


def first_number() -> int | None:
    """Return the number of the first request that is still to be written out; None when none is."""
    rows = models.Batch.objects.filter(failed_at=None).order_by("first")
    return rows.values_list("first", flat=True).first()


@dataclass(frozen=True, slots=True)
class Failed:
    """What cannot be written out: its requests' numbers, whose they are, and when it was tried last."""

    numbers: range
    authority: str
    received_at: datetime
    failed_at: datetime

    @property
    def again_at(self) -> datetime:
        """When it is tried again."""
        return self.failed_at + AGAIN


def failed(limit: int = 20) -> list[Failed]:
    """Return what could not be written out, oldest first: its deadlines run, and a person must look.

    They are single orders; where too many fail, batches as they came.
    """
    names = ("first", "last", "authority__name", "received_at", "failed_at")
    rows = models.Batch.objects.filter(failed_at__isnull=False).order_by("first").values_list(*names)
    return [Failed(range(first, last + 1), *more) for first, last, *more in rows[:limit]]


def orders(*, stuck: bool) -> int:
    """Return how many orders wait to be written out; with ``stuck``, how many cannot be."""
    rows = models.Batch.objects.filter(failed_at__isnull=not stuck)
    return rows.aggregate(count=Sum(F("last") - F("first") + 1))["count"] or 0


def write_out(*, origin: str, clock: Clock, limit: int = 1, number: int | None = None) -> int:
    """Write out batches that wait, oldest first, until ``limit`` requests are written; return how many.

    With ``number`` only the batch that has that request. One that cannot be written out is halved until the order at
    fault stands alone. That one is kept, told of in the log and in the office, and passed over for an hour.
    """
    written = 0
    while written < limit:
        now = clock.now()  # what failed later than now, did so while the clock was ahead
        again = Q(failed_at__lt=now - AGAIN) | Q(failed_at__gt=now)
        due = models.Batch.objects.filter(Q(failed_at=None) | again)
        if number is not None:
            due = due.filter(first__lte=number, last__gte=number)
        found = due.order_by("first").values_list("first", "last").first()
        if found is None:
            break
        first, last = found
        try:
            written += _write(first, origin, clock)
        except _FAULTS as error:
            _set_apart(range(first, last + 1), type(error).__name__, origin, clock)
    return written


def _write(first: int, origin: str, clock: Clock) -> int:
    salts: list[bytes] = []
    with writing(origin, clock, salts.pop) as ledger:
        batch = models.Batch.objects.select_related("authority", "key").filter(first=first).first()
        if batch is None:
            return 0
        receipt = models.Receipt.objects.get(first=batch.came_with)
        promised = receipt.orders[first - receipt.first : batch.last + 1 - receipt.first]
        new, found = unpack(batch.told, promised, batch.authority)
        salts += reversed(found)
        sender = Sender(Channel.API, batch.authority, batch.key)
        storing.store(new, range(first, batch.last + 1), batch.received_at, sender, ledger)
        batch.delete()
    return len(new)


def _set_apart(numbers: range, error: str, origin: str, clock: Clock) -> None:
    """Make two batches of the one with these ``numbers``, which failed; a single order is held back.

    ``error`` is its kind alone: what a database says of a row names what stands in it.
    """
    with writing(origin, clock):  # nobody else writes it out or halves it meanwhile
        batch = models.Batch.objects.filter(first=numbers[0], last=numbers[-1]).first()
        if batch is None:
            return
        others = models.Batch.objects.filter(failed_at__isnull=False).exclude(pk=batch.pk)
        if len(numbers) > 1 and others.count() < ENOUGH:
            _halve(batch, len(numbers) // 2)
            batch.failed_at = None
        else:
            batch.failed_at = clock.now()
            LOG.error(
                "what came as requests %d to %d cannot be written out: %s", batch.first, batch.last, error
            )
        batch.save()


def _halve(batch: models.Batch, count: int) -> None:
    """Leave the first ``count`` orders to ``batch``, and keep the others as a batch of their own."""
    told, rest = halve(batch.told, count)
    mark = marks.SIZE * count
    models.Batch.objects.create(
        first=batch.first + count,
        last=batch.last,
        part_of=batch.came_with,
        received_at=batch.received_at,
        authority_id=batch.authority_id,
        key_id=batch.key_id,
        marks=batch.marks[mark:],
        told=rest,
    )
    batch.last = batch.first + count - 1
    batch.marks, batch.told = batch.marks[:mark], told
