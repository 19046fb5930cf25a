"""A letter to an author by server notice: once for each mark, also when Synapse is killed while it sends it.

Synapse remembers the mark of a notice in memory alone. So a letter bears its mark as a label (MSC2326), which Synapse
keeps in its database and by which it filters, and before one is sent its like is asked for: no other event can come
back. The room of an author's notices, in which the server alone writes, is told by a state event of our own in it,
whose repetition Synapse answers with the first one's id.
"""

from typing import Final

import orjson

from openroll.agent.messengers.base import unreadable
from openroll.agent.messengers.matrix_rooms import ADMIN, Server, part

LABELS: Final = "org.matrix.labels"
_PLACE: Final = "org.openroll.notices"
_MESSAGE: Final = "m.room.message"


def send(server: Server, author: str, text: str, mark: str) -> str:
    """Send ``text`` to ``author``, unless a letter of this ``mark`` is there; return the event, empty for nobody.

    Raises MessengerDown, MessengerRefused.
    """
    place = _notice(
        server, f"{mark}-place", {"user_id": author, "type": _PLACE, "state_key": "", "content": {}}
    )
    if not place:
        return ""
    content = {"msgtype": "m.text", "body": text, LABELS: [mark]}
    return _sent(server, place, mark) or _notice(server, mark, {"user_id": author, "content": content})


def _notice(server: Server, mark: str, body: dict[str, object]) -> str:
    """Send a notice and return its event, empty where the author has no account any more."""
    reply = server.agent.ask("PUT", f"{ADMIN}/send_server_notice/{part(mark)}", body)
    return "" if reply.status == 404 else server.agreed(reply).text("event_id")


def _sent(server: Server, place: str, mark: str) -> str:
    """Return the letter of this mark that is in the room of the event ``place``; empty where none is."""
    reply = server.agent.ask("GET", f"{ADMIN}/fetch_event/{part(place)}")
    if reply.status == 404:  # an older Synapse, which has no such call
        return ""
    told = server.agreed(reply).said.get("event")
    room = told.get("room_id") if isinstance(told, dict) else None
    if not isinstance(room, str):
        raise unreadable("Matrix")
    chosen = orjson.dumps({"types": [_MESSAGE], LABELS: [mark], "lazy_load_members": True}).decode()
    query = {"dir": "b", "limit": "1", "filter": chosen}
    found = server.agreed(server.agent.ask("GET", f"{ADMIN}/rooms/{part(room)}/messages", query=query)).said
    chunk = found.get("chunk")
    for event in chunk if isinstance(chunk, list) else []:
        if isinstance(event, dict) and mark in _labels(event):
            return str(event.get("event_id", ""))
    return ""


def _labels(event: dict[str, object]) -> list[object]:
    content = event.get("content")
    labels = content.get(LABELS) if isinstance(content, dict) else None
    return labels if isinstance(labels, list) else []
