"""Signs the receipts of requests (docs/spec/request-receipt.md): the worker has the key; what takes them in has not."""

from datetime import datetime, timedelta
from typing import Final

import orjson
from django.db import transaction

from openroll.desk import models
from openroll.desk.receipt import Promised, RequestReceipt, write
from openroll.log.note import SigningKey
from openroll.roll.bulk import fill, moment, without
from openroll.roll.ledger import durable_together
from openroll.site.keys import receipts_key
from openroll.site.register import Register

MOST: Final = 50  # receipts in one transaction: whoever sends waits for its end
_OWED: Final = ("first", "received_at", "orders")


def sign_owed(register: Register, key: SigningKey | None = None) -> int:
    """Sign the receipts that are owed, oldest first; return how many. Raises UnusableInput without a key."""
    rows = without(models.Receipt, _OWED, "note", MOST)
    if not rows:
        return 0
    signing = key or receipts_key(register)
    # Signed before anything is locked; who takes requests in is kept waiting for the writing alone, not for the disk.
    notes = [(write(_told(register, *told), signing), first) for first, *told in rows]
    with durable_together(), transaction.atomic():
        fill(models.Receipt, "note", notes)
    return len(rows)


def _told(register: Register, received_at: datetime, orders: str) -> RequestReceipt:
    at = moment(received_at)
    until = at + timedelta(minutes=register.receipt_minutes)
    promised: list[Promised] = orjson.loads(orders)
    return RequestReceipt(register.origin, at, until, promised)
