"""Takes a place that proved not to be public out of what the agent knows, once the register knows that it is not.

By the way it was written it seemed public, and nothing of it was read. That it was asked for stays, and is counted;
which place it was goes, as it does in the register. Two such items are still known to be of one place: by a hash that
nobody can try without the agent's key.
"""

import hashlib
import hmac
import json
import sqlite3
from collections.abc import Sequence
from typing import Any, Final

from openroll.desk.locators import Kind, Network
from openroll.desk.order import MASK, mask, masked, names_of
from openroll.desk.outcome import Kind as Outcome
from openroll.desk.words import ItemState
from openroll.log.note import SigningKey

from .store import Store

_PURPOSE: Final = b"openroll agent: places that are known no more\n"
# Of the request's items with that place: not what was acted on while it was public, for that is looked at again.
_OF_PLACE: Final = """
SELECT n, locator FROM item i WHERE request = ? AND key = ? AND state IN (?, ?) AND NOT EXISTS
    (SELECT 1 FROM decision d WHERE d.request = i.request AND d.item = i.n AND d.stage <> 'ended')
"""
_LEFT: Final = """
SELECT DISTINCT o.request, o.item FROM outcome o JOIN item i ON i.request = o.request AND i.n = o.item
WHERE o.kind = ? AND o.taken_at IS NOT NULL AND i.locator <> ?
"""


def forget(connection: sqlite3.Connection, about: tuple[int, int], key: SigningKey) -> None:
    """Let the place of an item (request, n) go, in the caller's transaction; done again it changes nothing."""
    found = connection.execute("SELECT key, locator FROM item WHERE request = ? AND n = ?", about).fetchone()
    if found is None or found["locator"] == MASK:
        return
    request, waits = about[0], (str(ItemState.NOT_PUBLIC), str(ItemState.WAITING))
    rows = connection.execute(_OF_PLACE, (request, found["key"], *waits)).fetchall()
    items, names = [row["n"] for row in rows], names_of([row["locator"] for row in rows])
    for n in items:
        connection.execute(
            "UPDATE item SET locator = ?, key = ? WHERE request = ? AND n = ?",
            (MASK, _hash(found["key"], key), request, n),
        )
        _clear_decisions(connection, (request, n), names)
    _mask_bodies(connection, request, items, names)


def forget_all(store: Store, key: SigningKey) -> None:
    """Let those places go of which the register took long ago that they are not public."""
    rows = store.rows(_LEFT, (str(Outcome.NOT_PUBLIC), MASK))
    if not rows:
        return
    with store.transaction() as connection:
        for row in rows:
            forget(connection, (row["request"], row["item"]), key)
    store.tidy()


def _hash(place: str, key: SigningKey) -> str:
    """Return what stands where the place's key stood: of which network and kind it was, and the hash."""
    digest = hmac.digest(hashlib.sha256(key.sign(_PURPOSE)).digest(), place.encode(), "sha256").hex()
    network, _, rest = place.partition(":")
    kind = rest.partition(":")[0]
    known = network in tuple(Network) and kind in tuple(Kind)
    return f"{network}:{kind}:#{digest}" if known else f"#{digest}"


def _clear_decisions(connection: sqlite3.Connection, about: tuple[int, int], names: Sequence[str]) -> None:
    """Keep of decisions who decided what, and when; not where it was, nor whose."""
    for row in connection.execute(
        "SELECT id, basis, text FROM decision WHERE request = ? AND item = ?", about
    ).fetchall():
        connection.execute(
            "UPDATE decision SET place = '', author = '', published = '', event = '', trouble = NULL, statement = '', "
            "letter = '', basis = ?, text = ? WHERE id = ?",
            (mask(row["basis"], names), mask(row["text"], names), row["id"]),
        )


def _mask_bodies(
    connection: sqlite3.Connection, request: int, items: Sequence[int], names: Sequence[str]
) -> None:
    """Mask what the register told of the request, in which its places and texts stand."""
    body = connection.execute("SELECT body FROM request WHERE number = ?", (request,)).fetchone()["body"]
    connection.execute(
        "UPDATE request SET body = ? WHERE number = ?", (_masked(json.loads(body), names), request)
    )
    for row in connection.execute("SELECT n, body FROM offer WHERE request = ?", (request,)).fetchall():
        told = json.loads(row["body"])
        places = told.get("request", {}).get("items")
        for one in places if isinstance(places, list) else ():
            if one.get("n") in items:
                one["locator"] = MASK
        connection.execute("UPDATE offer SET body = ? WHERE n = ?", (_masked(told, names), row["n"]))


def _masked(body: dict[str, Any], names: Sequence[str]) -> str:
    return json.dumps(masked(body, names), ensure_ascii=False, sort_keys=True)
