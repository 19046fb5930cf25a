"""Writes a batch of new requests: numbers, facts, rows, and the receipt that is to be signed. Intake's hot path."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from openroll.core.canonical import JSON
from openroll.roll.bulk import insert, select
from openroll.roll.ledger import Ledger, NewFact

from . import clocks, facts, models
from .facts import Came
from .locators import PublicLocator
from .reading import Read, Sender, Taken
from .words import Category, State

_REQUEST: Final = (
    "number", "subject", "entry_id", "authority_id", "reference", "sha256", "order", "category", "language", "channel",
    "signed_by_id", "clerk_id", "note", "items", "state", "issued_at", "received_at", "deadline_at", "defer_until",
    "return_reason", "returned_for", "alarm_at",
)  # fmt: skip
_ITEM: Final = ("request_id", "n", "subject", "material_id", "author_until")
_MATERIAL: Final = ("id", "entry_id", "key", "locator", "first_request", "first_item")
RECEIPT: Final = ("first", "last", "received_at", "orders")


def store(
    new: Sequence[Read], numbers: Sequence[int], received_at: datetime, sender: Sender, ledger: Ledger
) -> list[Taken]:
    """Store ``new`` as the requests with these ``numbers``, in the transaction of ``ledger``, which it flushes."""
    subjects = iter(ledger.new_subjects(len(new) + sum(len(one.places) for one in new)))
    places = _Places(new)
    said: list[NewFact] = []
    rows: list[Sequence[Any]] = []
    for read, number in zip(new, numbers, strict=True):
        came = _came(read, number, received_at, sender, next(subjects))
        said.append(facts.received(came, read.order, read.authority))
        rows.append(_row(came, read, sender))
        for n, locator in read.places:
            subject = next(subjects)
            said.append(facts.item_received(came, subject, n, locator, places.add(came, n, locator, subject)))
    ledger.append_many(said)
    ledger.flush()
    insert(models.Request, _REQUEST, rows)
    places.store()
    return [
        Taken(row[4], row[0], State.RECEIVED.value, row[5], row[13], joined=read.joined)
        for read, row in zip(new, rows, strict=True)
    ]


def owe_receipt(taken: Sequence[Taken], received_at: datetime, **more: Any) -> None:
    """Note what is promised for requests that came together; ``more`` are further columns of the receipt."""
    orders: list[JSON] = [
        {"reference": one.reference, "request": one.request, "sha256": one.sha256, "items": one.items}
        for one in taken
    ]
    row = (taken[0].request, taken[-1].request, received_at, orders, *more.values())
    insert(models.Receipt, (*RECEIPT, *more), [row])


def _came(read: Read, number: int, at: datetime, sender: Sender, subject: str) -> Came:
    order = read.order
    return Came(
        number=number,
        subject=subject,
        entry_id=read.entry.number,
        category=(order.category or Category.OTHER).value,
        language=order.language,
        channel=sender.channel.value,
        signed=read.key is not None,
        items=read.items,
        # What an order does not say that goes back for it, is the moment at which it came.
        issued_at=order.issued_at or at,
        received_at=at,
        deadline_at=order.due(at),
        defer_until=order.defer_until,
    )


def _row(came: Came, read: Read, sender: Sender) -> tuple[Any, ...]:
    alarm = clocks.moments(came.received_at, came.deadline_at)[0][0]
    return (
        came.number, came.subject, came.entry_id, read.authority.pk, read.order.reference, read.sha256, read.kept,
        came.category, came.language, came.channel, read.key.pk if read.key else None, sender.clerk, read.note,
        came.items, State.RECEIVED.value, came.issued_at, came.received_at, came.deadline_at, came.defer_until,
        read.reason.value if read.reason else "", read.returned_for, alarm,
    )  # fmt: skip


class _Places:
    """The places that a batch names: each place of an entry is one row, whoever names it, from the first on."""

    def __init__(self, new: Sequence[Read]) -> None:
        self._keys: dict[PublicLocator, str] = {}
        # By entry and key: the row's own key, and the request and item that named it first.
        self._known: dict[tuple[int, str], tuple[int, int, int]] = {}
        self._materials: list[Sequence[Any]] = []
        self._items: list[Sequence[Any]] = []
        wanted: dict[int, set[str]] = {}
        for read in new:
            keys = wanted.setdefault(read.entry.number, set())
            keys.update(self._key(locator) for _, locator in read.places)
        for entry, keys in wanted.items():
            self._load(entry, sorted(keys))
        self._next = next_place()

    def add(self, came: Came, n: int, locator: PublicLocator, subject: str) -> tuple[int, int] | None:
        """Make an item of ``locator``; return which request and item named the place first, None for this one."""
        mark = came.entry_id, self._key(locator)
        known = self._known.get(mark)
        if known is None:
            self._known[mark] = pk, *_ = self._next, came.number, n
            self._next += 1
            self._materials.append((pk, *mark, locator.text, came.number, n))
        else:
            pk = known[0]
        self._items.append((came.number, n, subject, pk, came.defer_until))
        return known[1:] if known else None

    def store(self) -> None:
        """Store the rows."""
        insert(models.Material, _MATERIAL, self._materials)
        insert(models.Item, _ITEM, self._items)

    def _key(self, locator: PublicLocator) -> str:
        found = self._keys.get(locator)
        if found is None:
            found = self._keys[locator] = hashlib.sha256(locator.key.encode()).hexdigest()
        return found

    def _load(self, entry: int, keys: Sequence[str]) -> None:
        names = ("key", "id", "first_request", "first_item")
        for key, *row in select(models.Material, names, "key", keys, entry_id=entry):
            pk, request, item = row
            self._known[entry, key] = pk, request, item


def next_place() -> int:
    """Return the key of the next place. Whoever stores one holds the log's head, so nobody else takes it."""
    newest = models.Material.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (newest or 0) + 1
