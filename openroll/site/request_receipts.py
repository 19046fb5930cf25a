"""Signs the receipts of requests (docs/spec/request-receipt.md): the worker has the key; what takes them in has not."""

from datetime import timedelta
from typing import Final

from django.db import transaction

from openroll.desk import models
from openroll.desk.receipt import Promised, RequestReceipt, write
from openroll.log.note import SigningKey
from openroll.roll.bulk import fill
from openroll.site.keys import receipts_key
from openroll.site.register import Register

MOST: Final = 200  # receipts in one transaction


def sign_owed(register: Register, key: SigningKey | None = None) -> int:
    """Sign the receipts that are owed, oldest first; return how many. Raises UnusableInput without a key."""
    owed = models.Receipt.objects.filter(note=None).order_by("first")
    rows = list(owed[:MOST])
    if not rows:
        return 0
    signing = key or receipts_key(register)
    # Signed before anything is locked; who takes requests in is kept waiting for the writing alone.
    notes = [(write(_told(register, row), signing), row.first) for row in rows]
    with transaction.atomic():
        fill(models.Receipt, "note", notes)
    return len(rows)


def _told(register: Register, row: models.Receipt) -> RequestReceipt:
    until = row.received_at + timedelta(minutes=register.receipt_minutes)
    orders = tuple(Promised(**one) for one in row.orders)
    return RequestReceipt(register.origin, row.received_at, until, orders)
