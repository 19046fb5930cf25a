"""Large batches of orders: durable, numbered and salted as they come, and written out as requests a little later.

A request is some thirty rows and entries of indexes, most of them at random places. A batch that is kept as it came is
one row, and one for each order: whoever sends is answered, and others are not kept waiting.
"""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

import orjson

from openroll.core.canonical import encode
from openroll.core.clock import Clock
from openroll.log.disclosure import SALT_SIZE
from openroll.log.encoding import decode_base64url, encode_base64url
from openroll.roll.bulk import insert, select
from openroll.roll.ledger import writing
from openroll.roll.models import Entry

from . import models, order, storing
from .locators import Kind, Network, PublicLocator
from .reading import Read, Sender, Taken
from .words import Channel, ReturnReason, State

MANY: Final = 20  # orders in one batch from which on it waits
LATELY: Final = timedelta(seconds=3)
PATIENCE: Final = timedelta(
    minutes=5
)  # a batch that has waited for so long is written out, whoever sends meanwhile
_WAITING: Final = ("number", "mark", "sha256", "items")


def keep(new: Sequence[Read], numbers: Sequence[int], sender: Sender, received_at: datetime) -> list[Taken]:
    """Keep ``new``, which came by the API, as the requests with these ``numbers``; return what became of each."""
    taken = [
        Taken(read.order.reference, number, State.RECEIVED.value, read.sha256, read.items)
        for read, number in zip(new, numbers, strict=True)
    ]
    rows = [(number, _mark(read), read.sha256, read.items) for read, number in zip(new, numbers, strict=True)]
    insert(models.Waiting, _WAITING, rows)
    salts = secrets.token_bytes(SALT_SIZE * sum(1 + len(read.places) for read in new))
    told = {"salts": encode_base64url(salts), "orders": [_packed(read) for read in new]}
    storing.owe_receipt(
        taken,
        received_at,
        waiting=orjson.dumps(told),
        authority_id=sender.authority.pk if sender.authority else None,
        key_id=sender.key.pk if sender.key else None,
    )
    return taken


def known(reads: Sequence[Read]) -> dict[tuple[int, str], Taken]:
    """Return what waits under the references of ``reads``."""
    marks = {_mark(read): read.mark for read in reads}
    found: dict[tuple[int, str], Taken] = {}
    for mark, *row in select(models.Waiting, ("mark", "number", "sha256", "items"), "mark", [*marks]):
        number, sha256, items = row
        found[marks[mark]] = Taken(marks[mark][1], number, State.RECEIVED.value, sha256, items)
    return found


def many_come(now: datetime) -> bool:
    """Tell whether large batches are coming in just now, and none has waited for too long."""
    rows = models.Receipt.objects.filter(waiting__isnull=False)
    told = rows.order_by("first").values_list("received_at", flat=True)
    first, last = told.first(), told.last()
    return first is not None and last is not None and last > now - LATELY and first > now - PATIENCE


def first_number() -> int | None:
    """Return the number of the first request that waits; None when none does."""
    rows = models.Receipt.objects.filter(waiting__isnull=False).order_by("first")
    return rows.values_list("first", flat=True).first()


def write_out(*, origin: str, clock: Clock, limit: int = 1, number: int | None = None) -> int:
    """Write out batches that wait, oldest first, until ``limit`` requests are written; return how many.

    With ``number`` only the batch that has that request.
    """
    written = 0
    while written < limit:
        count = _write_next(origin, clock, number)
        if not count:
            break
        written += count
    return written


def _write_next(origin: str, clock: Clock, number: int | None) -> int:
    wanted = models.Receipt.objects.filter(waiting__isnull=False).order_by("first")
    if number is not None:
        wanted = wanted.filter(first__lte=number, last__gte=number)
    if not wanted.exists():
        return 0
    salts: list[bytes] = []
    with writing(origin, clock, salts.pop) as ledger:
        batch = wanted.select_related("authority", "key").first()
        if batch is None or batch.waiting is None or batch.authority is None:
            return 0
        told = orjson.loads(bytes(batch.waiting))
        salts += reversed(_cut(decode_base64url(told["salts"])))
        new = _unpacked(told["orders"], batch.authority)
        sender = Sender(Channel.API, batch.authority, batch.key)
        numbers = range(batch.first, batch.last + 1)
        storing.store(new, numbers, batch.received_at, sender, ledger)
        models.Waiting.objects.filter(number__range=(batch.first, batch.last)).delete()
        batch.waiting = None
        batch.save(update_fields=["waiting"])
    return len(new)


def _packed(read: Read) -> list[Any]:
    places = [(n, one.network.value, one.kind.value, one.room, one.item) for n, one in read.places]
    return [
        orjson.Fragment(read.kept), read.entry.number, read.key.pk if read.key else None, read.items, read.sha256,
        read.note.decode() if read.note else None, places, read.reason.value if read.reason else None,
        read.returned_for,
    ]  # fmt: skip


def _unpacked(packed: Sequence[Sequence[Any]], authority: models.Authority) -> list[Read]:
    entries: Mapping[int, Entry] = Entry.objects.in_bulk({one[1] for one in packed})
    keys = models.AuthorityKey.objects.in_bulk({one[2] for one in packed if one[2] is not None})
    reads: list[Read] = []
    for kept, entry, key, items, sha256, note, places, reason, returned_for in packed:
        found = order.of(kept)
        read = Read(
            mark=(authority.pk, found.reference),
            order=found,
            authority=authority,
            entry=entries[entry],
            key=keys[key] if key is not None else None,
            note=note.encode() if note is not None else None,
            sha256=sha256,
            kept=encode(kept),
            items=items,
            reason=ReturnReason(reason) if reason else None,
            returned_for=returned_for,
        )
        read.places = [(n, PublicLocator(Network(net), Kind(kind), *rest)) for n, net, kind, *rest in places]
        reads.append(read)
    return reads


def _cut(salts: bytes) -> list[bytes]:
    return [salts[start : start + SALT_SIZE] for start in range(0, len(salts), SALT_SIZE)]


def _mark(read: Read) -> str:
    """Return by what a waiting order is known: half a hash of its authority and reference."""
    authority, reference = read.mark
    return hashlib.sha256(f"{authority}\0{reference}".encode()).hexdigest()[:32]
