"""Opens what a site or a service answers outside of the form of a register's answer: one JSON value, or one text."""

from .base import Unreadable
from .json_text import Json, plain, strict_json
from .snapshot import Snapshot


def json_of(snapshot: Snapshot, refusal: str) -> Json:
    """Return the JSON value that ``snapshot`` holds.

    Raises Unreadable with the message ``refusal``, which has places for the ``link`` and the ``detail``.
    """
    if snapshot.status != 200:
        raise Unreadable(refusal, link=snapshot.url, detail=f"status {snapshot.status}")
    try:
        return strict_json(snapshot.body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Unreadable(refusal, link=snapshot.url, detail=plain(str(error)) or "?") from error
