"""Shutting a public Matrix room, and bringing it back.

Synapse's own removal of a room cannot be taken back once nobody is in it. So the room is closed instead: by invitation
only, off the directory, blocked on the server, and everybody but the agent put out of it: banned, since whoever is
merely put out may still read what was written before. What was there before stands in the very event that closed it, so
that nothing else has to be remembered; each step may be done again.
"""

from collections.abc import Callable
from typing import Final

from openroll.agent.messengers.base import Done, MessengerBusy, MessengerRefused
from openroll.agent.messengers.matrix_rooms import ADMIN, SHUT, Room, Server, part
from openroll.core.errors import N_
from openroll.desk.words import Action

_RULES: Final = "m.room.join_rules"
_HISTORY: Final = "m.room.history_visibility"
ONE_GO = 30.0  # seconds


def shut(server: Server, room: Room, mark: str) -> Done:
    """Shut ``room``, and put everybody out.

    Raises MessengerRefused where our agent cannot become one of its moderators, and MessengerBusy for a room of so many
    people that it takes several goes: others wait for theirs.
    """
    event = room.shut_event
    if not room.shut:
        before = {"mark": mark, "history": room.history, "listed": server.is_listed(server.agent, room)}
        content = {"join_rule": "invite", SHUT: before}
        reply = server.set_state(room, _RULES, "", content)
        if reply.status == 403 and server.take_charge(room):
            reply = server.set_state(room, _RULES, "", content)
        event = server.agreed(reply).text("event_id")
    # "joined": whoever is not in the room reads nothing of it any more, not even where all the world could.
    server.agreed(server.set_state(room, _HISTORY, "", {"history_visibility": "joined"}))
    server.list(room, False)
    server.block(room, True)
    left = _put_out(server, room, mark)
    return Done(Action.SHUT, event, undoable=True, detail={"left": str(left)} if left else {})


def _put_out(server: Server, room: Room, mark: str) -> int:
    """Put everybody out, and return how many could not be: the agent's equals, who made the room or moderate it."""
    us, content = server.account(server.agent), {"membership": "ban", SHUT: mark}

    def put_out(member: str) -> bool:
        return server.set_state(room, "m.room.member", member, content).status == 200

    members = [one for one in server.members(room) if one != us]
    return len(members) - _count(server, members, put_out)


def reopen(server: Server, room: Room, mark: str) -> Done:
    """Bring ``room`` back as it was, and those back into it who were put out of it.

    Raises MessengerRefused for a room that was not shut by us, MessengerBusy as ``shut`` does.
    """
    out = server.put_out_by_us(room)
    if not room.shut and not out:
        raise MessengerRefused(N_("This room was not shut by us."))
    event = ""
    server.block(room, False)
    if room.shut:
        history = {"history_visibility": str(room.shut.get("history", "shared"))}
        server.agreed(server.set_state(room, _HISTORY, "", history))
        if room.shut.get("listed") is True:
            server.list(room, True)
        # Last, since with it the event that remembers is gone.
        event = server.agreed(server.set_state(room, _RULES, "", {"join_rule": "public"})).text("event_id")
    back = _count(server, list(out), lambda member: _bring_back(server, room, member, out[member], mark))
    return Done(Action.SHUT, event, detail={"back": str(back), "away": str(len(out) - back)})


def _bring_back(server: Server, room: Room, member: str, standing: str, mark: str) -> bool:
    if standing == "ban":
        content = {"membership": "leave", SHUT: mark}
        if server.set_state(room, "m.room.member", member, content).status != 200:
            return False
    path = f"{ADMIN}/join/{part(room.id)}"
    return server.is_local(member) and server.agent.ask("POST", path, {"user_id": member}).status == 200


def _count(server: Server, members: list[str], change: Callable[[str], bool]) -> int:
    """Return of how many ``change`` is true. Raises MessengerBusy when a go lasts too long: the next does the rest."""
    started, changed = server.agent.clock(), 0
    for member in members:
        # Only a go that got on gives way; else those who cannot be changed would take up each go.
        if changed and server.agent.clock() - started > ONE_GO:
            message = N_("{messenger} asks us to wait for {seconds} seconds.")
            raise MessengerBusy(message, messenger=server.agent.messenger, seconds=1.0)
        changed += change(member)
    return changed
