"""What the register tells becomes rows: requests with their items, what happened to them since, appeals."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from openroll.core.clock import rfc3339
from openroll.core.errors import UnusableInput
from openroll.desk.locators import parse
from openroll.desk.words import ItemState, State

from .client import Told
from .store import Store, insert, know

_ENDS: Final = (State.WITHDRAWN, State.ANNULLED, State.RETURNED)


def after(store: Store) -> int:
    """Return the last line of the register's that was taken."""
    return int(store.known("after", "0"))


def take(store: Store, told: Sequence[Told], domains: Sequence[str], now: datetime) -> None:
    """Note what the register told, in one transaction: told again it changes nothing."""
    with store.transaction() as connection:
        last = int(store.known("after", "0"))
        for one in told:
            if one.n <= last:
                continue
            row = {
                "n": one.n, "kind": one.kind, "request": one.request, "body": _text(one.body), "taken_at": rfc3339(now),
            }  # fmt: skip
            insert(connection, "offer", row, kept=True)
            _apply(connection, one, domains, rfc3339(now))
            last = one.n
        know(connection, "after", str(last))


def _apply(connection: sqlite3.Connection, told: Told, domains: Sequence[str], now: str) -> None:
    if told.kind == "request":
        _request(connection, told.body["request"], domains)
    elif told.kind == "appeal":
        _appeal(connection, told.request, told.body["appeal"])
    elif told.kind == "alarm":
        connection.execute("UPDATE request SET alarm_at = ? WHERE number = ?", (now, told.request))
    elif told.kind in _ENDS:
        _end(connection, told.request, told.kind, now)
    # Another kind is one of a later version: it is kept as it came.


def _request(connection: sqlite3.Connection, body: dict[str, Any], domains: Sequence[str]) -> None:
    row = {
        "number": body["number"], "body": _text({**body, "items": len(body["items"])}), "category": body["category"],
        "authority": body["authority"]["code"], "country": body["authority"]["country"], "state": body["state"],
        "received_at": body["received_at"], "deadline_at": body["deadline_at"],
        "defer_until": body.get("defer_until"),
    }  # fmt: skip
    insert(connection, "request", row, kept=True)
    connection.executemany(
        "INSERT OR IGNORE INTO item (request, n, locator, key, state) VALUES (?, ?, ?, ?, ?)",
        [
            (body["number"], one["n"], one["locator"], _key(one["locator"], domains), str(ItemState.WAITING))
            for one in body["items"]
        ],
    )


def _key(locator: str, domains: Sequence[str]) -> str:
    """Return what items of one place have in common; of a place that is none, its text."""
    try:
        return parse(locator, domains).key
    except UnusableInput:
        return locator


def _appeal(connection: sqlite3.Connection, request: int, body: dict[str, Any]) -> None:
    row = {
        "request": request, "item": body["item"], "n": body["n"], "text": body["text"],
        "language": str(body.get("language") or "en"), "made_at": body["made_at"],
    }  # fmt: skip
    insert(connection, "appeal", row, kept=True)


def _end(connection: sqlite3.Connection, request: int, state: str, now: str) -> None:
    """Nothing more is begun for this request; what was begun is brought to its end, so that it is known what is so."""
    connection.execute("UPDATE request SET state = ?, ended_at = ? WHERE number = ?", (state, now, request))
    connection.execute(
        "UPDATE decision SET stage = 'ended', ended = ? WHERE request = ? AND stage = 'look'",
        (state, request),
    )


def _text(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True)
