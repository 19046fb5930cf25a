"""Requests and items as rows of a table, for whoever stores them and whoever reads them. Pure.

The columns are the members, in their order; lists stand in them as canonical JSON, truths as 0 and 1.
"""

from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, Final

from openroll.core.canonical import decode, encode

from .requests import Item, Request

REQUEST_COLUMNS: Final = tuple(each.name for each in fields(Request))
ITEM_COLUMNS: Final = tuple(each.name for each in fields(Item))
FACT_COLUMNS: Final = ("request", "version", "log_index", "item", "type", "at", "by", "state", "said")
# What is counted of requests, then of their items, in the order in which it is shown.
OF_ORDERS: Final = (
    "orders",
    "open",
    "returned",
    "private",
    "private_items",
    "withdrawn",
    "annulled",
    "deferred",
)
OF_ITEMS: Final = (
    *("items", "done", "partial", "limited", "refused", "repeated"),
    *("appealed", "partly", "reversed", "reinstated"),
)
COUNTS: Final = (*OF_ORDERS, *OF_ITEMS)
CLOCKS: Final = ("acknowledged", "effect")
_LISTS: Final = ("territory", "lacks", "countries")
_TRUTHS: Final = ("signed", "deferred", "gone")
_OF_REQUEST: Final = attrgetter(*REQUEST_COLUMNS)
_OF_ITEM: Final = attrgetter(*ITEM_COLUMNS)


def row_of(it: Request | Item) -> list[Any]:
    """Return the row of a request or an item."""
    values = (_OF_REQUEST if isinstance(it, Request) else _OF_ITEM)(it)
    return [_column(value) for value in values]


def request_of(row: Sequence[Any]) -> Request:
    """Return the request in a row. Raises NotCanonical, ValueError: it is no such row."""
    return Request(**_values(REQUEST_COLUMNS, row))


def item_of(row: Sequence[Any]) -> Item:
    """Return the item in a row. Raises NotCanonical, ValueError: it is no such row."""
    return Item(**_values(ITEM_COLUMNS, row))


def _column(value: object) -> object:
    if isinstance(value, tuple):
        return encode([*value]).decode()
    return int(value) if isinstance(value, bool) else value


def _values(columns: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    found = dict(zip(columns, row, strict=True))
    for name in _LISTS:
        if name in found:
            listed = decode(found[name].encode())
            found[name] = tuple(listed) if isinstance(listed, list) else ()
    for name in _TRUTHS:
        if found.get(name) is not None:
            found[name] = bool(found[name])
    return found
