"""Large batches of orders: durable, numbered and salted as they come, and written out as requests a little later.

A request is some thirty rows and entries of indexes, most of them at random places. A batch that is kept as it came is
one row: whoever sends is answered, and others are not kept waiting.
"""

import logging
import secrets
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import orjson
from backports import zstd
from django.db import DataError, IntegrityError, transaction
from django.db.models import F, Q, Sum

from openroll.core.clock import Clock
from openroll.core.errors import N_, OpenrollError
from openroll.log.disclosure import SALT_SIZE
from openroll.log.encoding import decode_base64url, encode_base64url
from openroll.roll.bulk import insert
from openroll.roll.ledger import writing
from openroll.roll.models import Entry

from . import in_memory, marks, models, order, storing
from .locators import Kind, Network, PublicLocator
from .reading import Read, Sender, Taken
from .words import Channel, ReturnReason, State

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
_LEVEL: Final = 1  # of compression: a tenth of a millisecond, and a fifth of what is to reach the disk


class TooManyWait(OpenrollError):
    """More orders wait to be written out than are allowed to."""

    code = "too-many-wait"


@dataclass(frozen=True, slots=True)
class Packed:
    """Orders as a batch keeps them: the marks by which they are known, and what is told of them, compressed."""

    reads: Sequence[Read]
    marks: bytes
    told: bytes


def pack(reads: Sequence[Read]) -> Packed:
    """Return ``reads`` as a batch keeps them."""
    salts = secrets.token_bytes(SALT_SIZE * sum(1 + len(read.places) for read in reads))
    known_by = b"".join([read.mark for read in reads])
    return Packed(reads, known_by, _told(salts, [_packed(read) for read in reads]))


def keep(packed: Packed, numbers: range, sender: Sender, received_at: datetime) -> list[Taken]:
    """Keep what is ``packed``, which came by the API, as the requests with these numbers; return what became of each.

    Whoever calls has asked ``known`` in the same transaction. Raises TooManyWait.
    """
    assert sender.authority is not None  # noqa: S101  # whoever sends by the API is known
    held = in_memory.held()
    if len(held) + len(numbers) > MOST:
        held.forget()
    if len(held) + len(numbers) > MOST:
        raise TooManyWait(
            N_(
                "Too many orders wait to be written out. Nothing of these was kept; send them again in a minute."
            )
        )
    state = State.RECEIVED.value
    taken = [
        Taken(read.reference, number, state, read.sha256, read.items, joined=read.joined)
        for read, number in zip(packed.reads, numbers, strict=True)
    ]
    first, last, key = numbers[0], numbers[-1], sender.key.pk if sender.key else None
    row = (first, last, received_at, sender.authority.pk, key, packed.marks, packed.told)
    insert(models.Batch, _BATCH, [row])
    storing.owe_receipt(taken, received_at)
    transaction.on_commit(lambda: held.add(first, last, packed.marks))
    return taken


def known(reads: Sequence[Read], given: int | None = None) -> dict[bytes, Taken]:
    """Return what waits under the marks of ``reads``.

    ``given`` is the last number that was given to a request, where that is known.
    """
    held = in_memory.held()
    held.catch_up(given)
    found = held.among([read.mark for read in reads])
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
        told = orjson.loads(zstd.decompress(batch.told))
        salts += reversed(_cut(decode_base64url(told["salts"])))
        receipt = models.Receipt.objects.get(first=batch.came_with)
        promised = receipt.orders[first - receipt.first : batch.last + 1 - receipt.first]
        new = _unpacked(told["orders"], promised, batch.authority)
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
    told = orjson.loads(zstd.decompress(batch.told))
    orders, salts = told["orders"], decode_base64url(told["salts"])
    salt, mark = SALT_SIZE * sum(map(_salts, orders[:count])), marks.SIZE * count
    models.Batch.objects.create(
        first=batch.first + count,
        last=batch.last,
        part_of=batch.came_with,
        received_at=batch.received_at,
        authority_id=batch.authority_id,
        key_id=batch.key_id,
        marks=batch.marks[mark:],
        told=_told(salts[salt:], orders[count:]),
    )
    batch.last = batch.first + count - 1
    batch.marks, batch.told = batch.marks[:mark], _told(salts[:salt], orders[:count])


def _told(salts: bytes, orders: Sequence[Any]) -> bytes:
    return zstd.compress(orjson.dumps({"salts": encode_base64url(salts), "orders": orders}), level=_LEVEL)


def _packed(read: Read) -> tuple[Any, ...]:
    return (
        orjson.Fragment(read.kept), read.entry.number, read.key.id if read.key else None,
        read.note.decode() if read.note else None,
        [(n, one.network, one.kind, one.room, one.item) for n, one in read.places], read.reason, read.returned_for,
    )  # fmt: skip


def _salts(packed: Sequence[Any]) -> int:
    """Return how many salts an order takes: one, and one for each of its places."""
    return 1 + len(packed[4])


def _unpacked(
    packed: Sequence[Sequence[Any]], promised: Sequence[Mapping[str, Any]], authority: models.Authority
) -> list[Read]:
    entries: Mapping[int, Entry] = Entry.objects.in_bulk({one[1] for one in packed})
    keys = models.AuthorityKey.objects.in_bulk({one[2] for one in packed if one[2] is not None})
    reads: list[Read] = []
    for (kept, entry, key, note, places, reason, returned_for), one in zip(packed, promised, strict=True):
        found = order.of(kept, decoded=True)
        read = Read(
            mark=marks.of(authority.pk, found.reference),
            reference=found.reference,
            authority=authority,
            entry=entries[entry],
            key=keys[key] if key is not None else None,
            note=note.encode() if note is not None else None,
            sha256=one["sha256"],
            kept=found.canonical,
            items=one["items"],
            reason=ReturnReason(reason) if reason else None,
            returned_for=returned_for,
            found=found,
        )
        read.places = [(n, PublicLocator(Network(net), Kind(kind), *rest)) for n, net, kind, *rest in places]
        reads.append(read)
    return reads


def _cut(salts: bytes) -> list[bytes]:
    return [salts[start : start + SALT_SIZE] for start in range(0, len(salts), SALT_SIZE)]
