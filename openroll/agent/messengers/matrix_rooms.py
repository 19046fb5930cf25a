"""Rooms of a Matrix homeserver (Synapse): which one is meant, whether it is public, and who may come in.

Whether a room is public is read from three of its state events, before anything that was written in it (Matrix
specification, client-server API: m.room.join_rules, m.room.encryption, m.room.history_visibility; Synapse's admin API:
rooms/ID/state).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

from openroll.agent.messengers.base import MessengerRefused
from openroll.agent.messengers.calls import Caller, Reply
from openroll.core.errors import N_
from openroll.desk.locators import NotPublic, Private
from openroll.desk.locators_place import not_public

ADMIN: Final = "/_synapse/admin/v1"
CLIENT: Final = "/_matrix/client/v3"
# In the event by which a room was shut by us: what was there before, so that it can be brought back.
SHUT: Final = "org.openroll.shut"
_STATE_SIZE: Final = 1 << 25
_READABLE: Final = ("world_readable", "shared")


@dataclass(frozen=True, slots=True)
class Room:
    """A public room, or one that was public until we shut it (``shut``, and the event that did)."""

    id: str
    history: str
    shut: Mapping[str, object] = field(default_factory=dict)
    shut_event: str = ""


@dataclass(frozen=True)
class Server:
    """A homeserver: ``agent`` is an administrator's account on it, ``witness`` an ordinary user's."""

    name: str
    agent: Caller
    witness: Caller

    def account(self, caller: Caller) -> str:
        """Return the id of one of our two accounts."""
        return self.agreed(caller.ask("GET", f"{CLIENT}/account/whoami")).text("user_id")

    def agreed(self, reply: Reply) -> Reply:
        """Return ``reply`` if it agrees. Raises MessengerRefused."""
        if reply.status == 200:
            return reply
        code = reply.text("errcode")
        said = code if code.isascii() and code.replace("_", "").isalnum() else "?"
        message = N_("{messenger} refuses: {status} {said}.")
        raise MessengerRefused(message, messenger=self.agent.messenger, status=reply.status, said=said[:64])

    def is_local(self, user: str) -> bool:
        """Say whether ``user`` has an account on this server."""
        return user.startswith("@") and user.partition(":")[2] == self.name

    def room(self, name: str) -> Room | None:
        """Return the public room that an alias or id names; None where there is none. Raises NotPublic."""
        room_id = self._resolve(name)
        if not room_id:
            return None
        found = self.agent.ask("GET", state_path(room_id), query={"type": "m.room.join_rules"})
        if found.status in (400, 404):
            return None
        rules = _content(self.agreed(found), "m.room.join_rules")
        encrypted = self._state(room_id, "m.room.encryption") is not None
        history = str(
            (self._state(room_id, "m.room.history_visibility") or {}).get("history_visibility", "shared")
        )
        open_to_all = rules is not None and rules.get("join_rule") == "public"
        shut = self._shut_by_us(found)
        if shut is not None and not encrypted:
            return Room(room_id, history, *shut)
        if open_to_all and not encrypted and history in _READABLE:
            return Room(room_id, history)
        raise self._why_not(room_id, open_to_all, encrypted)

    def is_public(self, room_id: str) -> bool:
        """Say whether there is a public room of this id."""
        try:
            room = self.room(room_id)
        except NotPublic:
            return False
        return room is not None and not room.shut

    def _resolve(self, name: str) -> str:
        if not name.startswith("#"):
            return name
        reply = self.witness.ask("GET", f"{CLIENT}/directory/room/{part(name)}")
        found = "" if reply.status == 404 else self.agreed(reply).text("room_id")
        return found if found.startswith("!") else ""

    def _state(self, room_id: str, kind: str) -> Mapping[str, object] | None:
        """Return the content of a state event, None where there is none."""
        reply = self.agent.ask("GET", state_path(room_id), query={"type": kind}, largest=_STATE_SIZE)
        return _content(self.agreed(reply), kind)

    def _shut_by_us(self, rules: Reply) -> tuple[Mapping[str, object], str] | None:
        """Return what stood there before we shut it, and the event; None for a room that we did not shut."""
        event = _event(rules, "m.room.join_rules") or {}
        content = event.get("content")
        before = content.get(SHUT) if isinstance(content, dict) else None
        if not isinstance(before, dict) or event.get("sender") != self.account(self.agent):
            return None
        return before, str(event.get("event_id", ""))

    def _why_not(self, room_id: str, open_to_all: bool, encrypted: bool) -> NotPublic:
        """Return the refusal. A closed room of two is a conversation of particular people; nobody asks who they are."""
        if not open_to_all:
            told = self.agent.ask("GET", f"{ADMIN}/rooms/{part(room_id)}")
            members = told.said.get("joined_members")
            if isinstance(members, int) and members <= 2:
                return not_public(Private.DIRECT)
        return not_public(Private.ENCRYPTED if encrypted else Private.CLOSED)

    def creator(self, room: Room) -> tuple[str, object]:
        """Return who made the room, and when, by the server's clock in milliseconds."""
        reply = self.agreed(self.agent.ask("GET", state_path(room.id), query={"type": "m.room.create"}))
        event = _event(reply, "m.room.create") or {}
        return str(event.get("sender", "")), event.get("origin_server_ts")

    def put_out_by_us(self, room: Room) -> dict[str, str]:
        """Return who was put out of the room by us and has not come back, with how it stands ("ban", "leave")."""
        query = {"type": "m.room.member"}
        reply = self.agreed(self.agent.ask("GET", state_path(room.id), query=query, largest=_STATE_SIZE))
        found, us = dict[str, str](), self.account(self.agent)
        for event in _events(reply):
            content = event.get("content")
            if not isinstance(content, dict) or SHUT not in content or event.get("sender") != us:
                continue
            member, standing = event.get("state_key"), content.get("membership")
            if isinstance(member, str) and standing in ("ban", "leave"):
                found[member] = str(standing)
        return found

    def members(self, room: Room) -> list[str]:
        """Return who is in the room."""
        reply = self.agreed(
            self.agent.ask("GET", f"{ADMIN}/rooms/{part(room.id)}/members", largest=_STATE_SIZE)
        )
        told = reply.said.get("members")
        return [one for one in told if isinstance(one, str)] if isinstance(told, list) else []

    def is_blocked(self, room: Room) -> bool:
        """Say whether the server lets nobody in."""
        return (
            self.agreed(self.agent.ask("GET", f"{ADMIN}/rooms/{part(room.id)}/block")).said.get("block")
            is True
        )

    def block(self, room: Room, block: bool) -> None:
        """Let nobody into the room any more, or let people in again."""
        self.agreed(self.agent.ask("PUT", f"{ADMIN}/rooms/{part(room.id)}/block", {"block": block}))

    def is_listed(self, caller: Caller, room: Room) -> bool:
        """Say whether the room is in the public directory, as ``caller`` sees it."""
        reply = self.agreed(caller.ask("GET", f"{CLIENT}/directory/list/room/{part(room.id)}"))
        return reply.text("visibility") == "public"

    def list(self, room: Room, listed: bool) -> None:
        """Put the room into the public directory, or take it off."""
        body = {"visibility": "public" if listed else "private"}
        self.agreed(self.agent.ask("PUT", f"{CLIENT}/directory/list/room/{part(room.id)}", body))

    def enter(self, caller: Caller, room: Room) -> bool:
        """Go into the room as anybody would; say whether it was let in."""
        return caller.ask("POST", f"{CLIENT}/join/{part(room.id)}", {}).status == 200

    def set_state(self, room: Room, kind: str, key: str, content: Mapping[str, object]) -> Reply:
        """Write a state event as the agent; return the answer, whatever it is."""
        path = f"{CLIENT}/rooms/{part(room.id)}/state/{kind}" + (f"/{part(key)}" if key else "")
        return self.agent.ask("PUT", path, content)

    def take_charge(self, room: Room) -> bool:
        """Make the agent one of the room's own moderators, as its local ones are; say whether that could be done."""
        if not self.enter(self.agent, room):
            return False
        return self.agent.ask("POST", f"{ADMIN}/rooms/{part(room.id)}/make_room_admin", {}).status == 200


def part(text: str) -> str:
    """Return ``text`` as one part of a path."""
    return quote(text, safe="")


def state_path(room_id: str) -> str:
    """Return where the admin API tells a room's state."""
    return f"{ADMIN}/rooms/{part(room_id)}/state"


def _events(reply: Reply) -> list[dict[str, object]]:
    told = reply.said.get("state")
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []


def _event(reply: Reply, kind: str) -> dict[str, object] | None:
    # Only an event without a key rules the room; the type is checked because a messenger may answer anything.
    found = [one for one in _events(reply) if one.get("type") == kind and one.get("state_key") == ""]
    return found[0] if found else None


def _content(reply: Reply, kind: str) -> Mapping[str, object] | None:
    event = _event(reply, kind)
    content = event.get("content") if event is not None else None
    return content if isinstance(content, dict) else None if event is None else {}
