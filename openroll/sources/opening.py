"""Opens what a site or a service answers outside of the form of a register's answer: one JSON value, or one text."""

import json
from typing import NoReturn

from .base import Json, Unreadable
from .snapshot import Snapshot


def json_of(snapshot: Snapshot, refusal: str) -> Json:
    """Return the JSON value that ``snapshot`` holds.

    Raises Unreadable with the message ``refusal``, which has places for the ``link`` and the ``detail``.
    """
    if snapshot.status != 200:
        raise Unreadable(refusal, link=snapshot.url, detail=f"status {snapshot.status}")
    try:
        value: Json = json.loads(
            snapshot.body.decode("utf-8-sig"), object_pairs_hook=_no_duplicates, parse_constant=_no_constant
        )
    except (ValueError, RecursionError) as error:
        raise Unreadable(refusal, link=snapshot.url, detail=plain(str(error))) from error
    return value


def plain(detail: str) -> str:
    """Return a parser's words without their final stop and without what cannot be printed."""
    return "".join(char for char in detail if char.isprintable())[:200].rstrip(".") or "?"


def _no_duplicates(pairs: list[tuple[str, Json]]) -> Json:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
