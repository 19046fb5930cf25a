"""One post in a public Matrix room: what is kept of it, and how it alone is redacted."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import orjson

from openroll.agent.messengers.base import MessengerDown, MessengerRefused, not_this, unreadable
from openroll.agent.messengers.calls import Reply
from openroll.agent.messengers.matrix_rooms import ADMIN, CLIENT, Room, Server, part
from openroll.core.errors import N_
from openroll.desk.locators import Private
from openroll.desk.locators_place import not_public

# State that people read as they read posts; the rest of a room's state holds it together.
_SHOWN_STATE: Final = frozenset({"m.room.name", "m.room.topic", "m.room.avatar"})
# What Synapse's own job of redacting takes.
_JOB_TAKES: Final = frozenset({"m.room.message"})
_POLLS: Final = 100


@dataclass(frozen=True, slots=True)
class Post:
    """An event, without what it says."""

    id: str
    author: str
    kind: str
    sent: int
    is_state: bool
    redacted_by: str
    has_content: bool


def read(server: Server, room: Room, event_id: str) -> Post | None:
    """Return the event of a public room as the witness sees it; None where it sees none. It goes in if it has to.

    Raises NotPublic for an encrypted event, MessengerRefused where the witness is not let in.
    """
    path = f"{CLIENT}/rooms/{part(room.id)}/event/{part(event_id)}"
    reply = server.witness.ask("GET", path)
    if reply.status in (403, 404):
        if not server.enter(server.witness, room):
            raise MessengerRefused(N_("The account of our witness is not let into this room."))
        reply = server.witness.ask("GET", path)
    if reply.status in (403, 404):
        return None
    return _post(server.agreed(reply), room, event_id)


def _post(reply: Reply, room: Room, event_id: str) -> Post:
    """Keep of an event what ``Post`` has. Raises MessengerDown for an event that was not asked for."""
    said, unsigned = reply.said, reply.said.get("unsigned")
    if reply.text("event_id") != event_id or said.get("room_id", room.id) != room.id:
        raise unreadable("Matrix")
    if reply.text("type") == "m.room.encrypted":
        raise not_public(Private.ENCRYPTED)
    redaction = unsigned.get("redacted_because") if isinstance(unsigned, dict) else None
    by = redaction.get("event_id") if isinstance(redaction, dict) else None
    sent = said.get("origin_server_ts")
    return Post(
        id=event_id,
        author=reply.text("sender"),
        kind=reply.text("type"),
        sent=sent if isinstance(sent, int) else 0,
        is_state="state_key" in said,
        redacted_by=by if isinstance(by, str) else "",
        has_content=bool(said.get("content")),
    )


def redact(
    server: Server,
    room: Room,
    post: Post,
    mark: str,
    reason: str,
    sleep: Callable[[float], None] = time.sleep,
) -> str:
    """Redact ``post`` alone, and return the id of the event that did.

    As the agent's account, which becomes a moderator of the room where it has to. Where no local moderator is left
    who could make it one, by Synapse's own job, which redacts in the author's name. Raises MessengerRefused,
    MessengerDown.
    """
    if post.is_state and post.kind not in _SHOWN_STATE:
        raise not_this("Matrix")
    path = f"{CLIENT}/rooms/{part(room.id)}/redact/{part(post.id)}/{part(mark)}"
    body = {"reason": reason} if reason else {}
    reply = server.agent.ask("PUT", path, body)
    if reply.status == 403 and server.take_charge(room):
        reply = server.agent.ask("PUT", path, body)
    if reply.status == 403 and post.kind in _JOB_TAKES and server.is_local(post.author):
        return _by_job(server, room, post, reason, sleep)
    return server.agreed(reply).text("event_id")


def _by_job(server: Server, room: Room, post: Post, reason: str, sleep: Callable[[float], None]) -> str:
    """Let Synapse redact all that the author posted in the millisecond of ``post``, if that is this post alone."""
    if not _is_alone(server, room, post):
        raise MessengerRefused(N_("Posts of the same moment cannot be told apart."))
    body = {"rooms": [room.id], "after_ts": post.sent, "before_ts": post.sent}
    started = server.agent.ask(
        "POST", f"{ADMIN}/user/{part(post.author)}/redact", {**body, **({"reason": reason} if reason else {})}
    )
    if started.status == 400:  # another job for this author is still running
        raise MessengerDown(
            N_("{messenger} is busy with another post of the same author."), messenger="Matrix"
        )
    job = server.agreed(started).text("redact_id")
    for _ in range(_POLLS):
        told = server.agreed(server.agent.ask("GET", f"{ADMIN}/user/redact_status/{part(job)}"))
        if told.text("status") in ("complete", "failed"):
            break
        sleep(0.05)
    else:
        raise MessengerDown(N_("{messenger} does not answer in time."), messenger="Matrix")
    # A job can be complete with everything under "failed_redactions": what counts is what the witness sees.
    after = read(server, room, post.id)
    if after is None or after.redacted_by:
        return after.redacted_by if after else ""
    raise MessengerRefused(N_("{messenger} could not remove this post."), messenger="Matrix")


def _is_alone(server: Server, room: Room, post: Post) -> bool:
    """Say whether the author posted nothing else in the same millisecond; of other posts only the time is looked at."""
    chosen = orjson.dumps({"senders": [post.author], "lazy_load_members": True}).decode()
    query = {"limit": "20", "filter": chosen}
    path = f"{CLIENT}/rooms/{part(room.id)}/context/{part(post.id)}"
    said = server.agreed(server.witness.ask("GET", path, query=query, largest=1 << 23)).said
    for side in ("events_before", "events_after"):
        events = said.get(side)
        for event in events if isinstance(events, list) else []:
            if isinstance(event, dict) and event.get("origin_server_ts") == post.sent:
                return False
    return True
