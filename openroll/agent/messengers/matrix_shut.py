"""Shutting a public Matrix room, and bringing it back.

Synapse's own removal of a room cannot be taken back once nobody is in it. So the room is closed instead: by invitation
only, off the directory, blocked on the server, and everybody but the agent put out of it: banned, since whoever is
merely put out may still read what was written before. What was there before stands in the very event that closed it, so
that nothing else has to be remembered; each step may be done again.
"""

from typing import Final

from openroll.agent.messengers.base import Done, MessengerRefused
from openroll.agent.messengers.matrix_rooms import ADMIN, SHUT, Room, Server, part
from openroll.core.errors import N_
from openroll.desk.words import Action

_RULES: Final = "m.room.join_rules"
_HISTORY: Final = "m.room.history_visibility"


def shut(server: Server, room: Room, mark: str) -> Done:
    """Shut ``room``. Raises MessengerRefused where our agent cannot become one of its moderators."""
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
    """Put everybody out, and return how many could not be: those who made the room, in its newest versions."""
    us, left = server.account(server.agent), 0
    for member in server.members(room):
        if member == us:
            continue
        content = {"membership": "ban", SHUT: mark}
        if server.set_state(room, "m.room.member", member, content).status != 200:
            left += 1
    return left


def reopen(server: Server, room: Room, mark: str) -> Done:
    """Bring ``room`` back as it was, and those back into it who were put out of it.

    Raises MessengerRefused for a room that was not shut by us.
    """
    out = server.put_out_by_us(room)
    if not room.shut and not out:
        raise MessengerRefused(N_("This room was not shut by us."))
    event = ""
    if room.shut:
        server.block(room, False)
        history = {"history_visibility": str(room.shut.get("history", "shared"))}
        server.agreed(server.set_state(room, _HISTORY, "", history))
        if room.shut.get("listed") is True:
            server.list(room, True)
        # Last, since with it the event that remembers is gone.
        event = server.agreed(server.set_state(room, _RULES, "", {"join_rule": "public"})).text("event_id")
    back = sum(_bring_back(server, room, member, standing, mark) for member, standing in out.items())
    return Done(Action.SHUT, event, detail={"back": str(back), "away": str(len(out) - back)})


def _bring_back(server: Server, room: Room, member: str, standing: str, mark: str) -> bool:
    if standing == "ban":
        content = {"membership": "leave", SHUT: mark}
        if server.set_state(room, "m.room.member", member, content).status != 200:
            return False
    path = f"{ADMIN}/join/{part(room.id)}"
    return server.is_local(member) and server.agent.ask("POST", path, {"user_id": member}).status == 200
