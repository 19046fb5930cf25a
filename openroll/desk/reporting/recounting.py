"""Counts the orders of a finished report a second time, line by line from the rows, and finds its medians again. Pure.

Deliberately another way than ``counting`` goes: it starts from what stands on a line.
"""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Final

from . import headings as h
from . import keys
from .columns import category_of
from .rows import Row

_HALF_A_HUNDREDTH: Final = Fraction(1, 200)


def differences(text: str, rows: Sequence[Row]) -> list[tuple[int, str]]:
    """Return line and column of each number in part 3 that ``rows``, the orders that it is about, do not give."""
    found: list[tuple[int, str]] = []
    below = ""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    for line in reader:
        code, scope = line[h.CATEGORY], line[h.SCOPE]
        below = category_of(code, below)
        mine = [row for row in rows if scope == keys.TOTAL or row.country == scope]
        mine = [row for row in mine if _about(row, code, below)]
        first = {(row.authority, row.request): row for row in mine}
        wanted = {
            h.ORDERS: Fraction(len(first)),
            h.ORDER_ITEMS: Fraction(len(mine)),
            h.ORDER_RECEIPT: _median([_took(row.received_at, row.acknowledged_at) for row in first.values()]),
            h.ORDER_EFFECT: _median([_took(row.received_at, _last(row, mine)) for row in first.values()]),
        }
        found += [
            (reader.line_num, column) for column, value in wanted.items() if not _same(line[column], value)
        ]
    return found


def _about(row: Row, code: str, below: str) -> bool:
    key = keys.key_of_order(row.category)
    if code == keys.TOTAL:
        return True
    return (
        code == key.category
        if code.startswith(keys.CATEGORY)
        else (below, code) == (key.category, key.keyword)
    )


def _last(row: Row, rows: Sequence[Row]) -> datetime | None:
    items = [one for one in rows if (one.authority, one.request) == (row.authority, row.request)]
    moments = [one.effect_at for one in items if one.acted and one.effect_at is not None]
    return max(moments) if moments and not any(one.effect == "waiting" for one in items) else None


def _took(begins: datetime, ends: datetime | None) -> Fraction | None:
    if ends is None or ends < begins:
        return None
    took = ends - begins
    return Fraction(took.days * 86_400_000_000 + took.seconds * 1_000_000 + took.microseconds, 3_600_000_000)


def _median(values: Sequence[Fraction | None]) -> Fraction | None:
    known = sorted(value for value in values if value is not None)
    if not known:
        return None
    middle = len(known) // 2
    return known[middle] if len(known) % 2 else (known[middle - 1] + known[middle]) / 2


def _same(text: str, value: Fraction | None) -> bool:
    if value is None or not text:
        return value is None and not text
    return text == str(value) or abs(Fraction(Decimal(text)) - value) <= _HALF_A_HUNDREDTH
