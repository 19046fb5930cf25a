"""Matrix, on the organiser's own Synapse: the admin API and the client-server API, with an administrator's account.

What anybody sees is asked as a second, ordinary account, the witness, which reads in public rooms alone. Of an event it
keeps who sent it, of which kind, when, and what took it away; its content is dropped.
"""

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from openroll.agent.messengers import matrix_letters
from openroll.agent.messengers.base import Done, MessengerRefused, Place, Seen, not_this, only_public
from openroll.agent.messengers.calls import Caller
from openroll.agent.messengers.matrix_posts import Post, read, redact
from openroll.agent.messengers.matrix_rooms import ADMIN, CLIENT, Room, Server, part
from openroll.agent.messengers.matrix_shut import reopen, shut
from openroll.core.errors import N_
from openroll.desk.locators import Kind, Network, NotOurs, Private, PublicLocator
from openroll.desk.locators_place import not_public
from openroll.desk.words import Action

_GONE: Final = (403, 404, 410, 451)
_ROOMS_OF_AN_AUTHOR: Final = 200


@dataclass(frozen=True, slots=True)
class _Found:
    """A place with what is needed to act there."""

    place: Place
    room: Room | None = None
    post: Post | None = None


class Matrix:
    """A Synapse at ``address`` that is called ``server_name``; the two files hold the tokens of its two accounts.

    ``seconds`` is how long one answer may take, ``reason`` what is said in public of a post that was removed.
    """

    name: Final = "matrix"
    actions: Final = frozenset({Action.REMOVE, Action.QUARANTINE, Action.SUSPEND, Action.DELIST, Action.SHUT})

    def __init__(
        self,
        address: str,
        server_name: str,
        agent_token: Path,
        witness_token: Path,
        *,
        seconds: float = 15.0,
        reason: str = "",
        context: ssl.SSLContext | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        callers = [
            Caller("Matrix", address, token, seconds, context) for token in (agent_token, witness_token)
        ]
        self._server = Server(server_name, *callers)
        self._reason, self._sleep, self._checked = reason, sleep, False

    def look(self, locator: PublicLocator) -> Place:
        """Find the place. Raises NotPublic, NotOurs, MessengerDown, MessengerRefused."""
        only_public(locator, Network.MATRIX)
        self._check_accounts()
        return self._find(locator).place

    def act(self, locator: PublicLocator, action: Action, mark: str) -> Done:
        """Do ``action`` there, once for each ``mark``. Raises as ``look``; MessengerRefused where nothing is there."""
        found = self._find(locator)
        _check(locator.kind, action)
        if action == Action.REMOVE:
            return self._remove(found, mark)
        if action == Action.SHUT:
            return shut(self._server, _there(found.room), mark)
        if action == Action.DELIST:
            self._server.list(_there(found.room), False)
        elif action == Action.QUARANTINE:
            self._quarantine(locator)
        else:
            self._suspend(found.place.author, True)
        return Done(action, undoable=True)

    def undo(self, locator: PublicLocator, action: Action, mark: str) -> Done:
        """Take ``action`` back. Raises as ``act`` does; a post that was removed stays removed."""
        found = self._find(locator)
        _check(locator.kind, action)
        if action == Action.SHUT:
            return reopen(self._server, _there(found.room), mark)
        if action == Action.DELIST:
            self._server.list(_there(found.room), True)
        elif action == Action.QUARANTINE:
            path = f"{ADMIN}/media/unquarantine/{part(self._server.name)}/{part(locator.item)}"
            self._server.agreed(self._server.agent.ask("POST", path, {}))
        elif action == Action.SUSPEND:
            self._suspend(found.place.author, False)
        else:
            raise MessengerRefused(N_("A post that was removed cannot be brought back."))
        return Done(action)

    def see(self, locator: PublicLocator, action: Action) -> Seen:
        """Look as the witness. A suspension, which nobody else can see, is asked of the server.

        Raises NotPublic, NotOurs, MessengerDown, MessengerRefused.
        """
        only_public(locator, Network.MATRIX)
        _check(locator.kind, action)
        if action == Action.QUARANTINE:
            self._check_ours(locator)
            path = f"/_matrix/client/v1/media/download/{part(self._server.name)}/{part(locator.item)}"
            status = self._server.witness.status("GET", path)
            return Seen(status, status in _GONE)
        if action == Action.SUSPEND:
            path = f"/_synapse/admin/v2/users/{part(self._author(locator))}"
            reply = self._server.agreed(self._server.agent.ask("GET", path))
            return Seen(reply.status, reply.said.get("suspended") is True)
        room = self._server.room(locator.room)
        if room is None:
            return Seen(404, True)
        if action == Action.DELIST:
            return Seen(200, not self._server.is_listed(self._server.witness, room))
        return self._see_room(room) if action == Action.SHUT else self._see_post(room, locator)

    def tell(self, author: str, text: str, mark: str) -> str:
        """Send a server notice, once for each ``mark``. Empty for accounts elsewhere, or gone."""
        if not self._server.is_local(author):
            return ""
        return matrix_letters.send(self._server, author, text, mark)

    def _find(self, locator: PublicLocator) -> _Found:
        only_public(locator, Network.MATRIX)
        if locator.kind == Kind.MEDIA:
            return _Found(self._find_media(locator))
        room = self._server.room(locator.room)
        if room is None:
            return _Found(Place(locator.key, False))
        if locator.kind == Kind.ROOM:
            key = f"matrix:room:{room.id}:"
            creator, made = self._server.creator(room)
            return _Found(Place(key, not room.shut, creator, room.id, _moment(made)), room)
        key = f"matrix:post:{room.id}:{locator.item}"
        post = None if room.shut else read(self._server, room, locator.item)
        if post is None:
            return _Found(Place(key, False, room=room.id), room)
        place = Place(key, not post.redacted_by, post.author, room.id, _moment(post.sent))
        return _Found(place, room, post)

    def _find_media(self, locator: PublicLocator) -> Place:
        """Find media by its number, and a public room in which its owner is and in which it was posted.

        Only ids are read: which rooms are the owner's, whether each is public, and, of the public ones alone, which
        media were posted there. Raises NotPublic where there is no such room: it may have gone to particular people.
        """
        self._check_ours(locator)
        asked = f"{ADMIN}/media/{part(self._server.name)}/{part(locator.item)}"
        reply = self._server.agent.ask("GET", asked)
        if reply.status == 404:
            return Place(locator.key, False)
        told = self._server.agreed(reply).said.get("media_info")
        info = told if isinstance(told, dict) else {}
        owner = info.get("user_id")
        if not isinstance(owner, str):
            raise not_public(Private.CLOSED)
        address = f"mxc://{self._server.name}/{locator.item}"
        room = self._room_of(address, owner)
        published = _moment(info.get("created_ts"))
        return Place(locator.key, info.get("quarantined_by") is None, owner, room, published)

    def _room_of(self, address: str, owner: str) -> str:
        path = f"{ADMIN}/users/{part(owner)}/joined_rooms"
        told = self._server.agreed(self._server.agent.ask("GET", path)).said.get("joined_rooms")
        rooms = [one for one in told if isinstance(one, str)] if isinstance(told, list) else []
        for room_id in rooms[:_ROOMS_OF_AN_AUTHOR]:
            if not self._server.is_public(room_id):
                continue
            reply = self._server.agent.ask("GET", f"{ADMIN}/room/{part(room_id)}/media", largest=1 << 25)
            posted = self._server.agreed(reply).said.get("local")
            if isinstance(posted, list) and address in posted:
                return room_id
        raise not_public(Private.CLOSED)

    def _check_accounts(self) -> None:
        """Raise MessengerRefused if the witness is no ordinary user: what it sees would prove nothing."""
        if self._checked:
            return
        agent, witness = (self._server.account(one) for one in (self._server.agent, self._server.witness))
        if not self._server.is_local(agent) or not self._server.is_local(witness):
            raise MessengerRefused(N_("These are no accounts of {name}."), name=self._server.name)
        path = f"{ADMIN}/users/{part(witness)}/admin"
        reply = self._server.agreed(self._server.agent.ask("GET", path))
        if witness == agent or reply.said.get("admin") is not False:
            raise MessengerRefused(N_("The witness has to be an ordinary user, and not an administrator."))
        self._checked = True

    def _check_ours(self, locator: PublicLocator) -> None:
        if locator.room != self._server.name:
            raise NotOurs(N_("This place is on another server or site than the service’s."))

    def _author(self, locator: PublicLocator) -> str:
        author = self._find(locator).place.author
        if not author:
            raise MessengerRefused(N_("There is nothing at this place."))
        return author

    def _remove(self, found: _Found, mark: str) -> Done:
        room, post = _there(found.room), found.post
        if post is None:
            raise MessengerRefused(N_("There is nothing at this place."))
        event = post.redacted_by or redact(self._server, room, post, mark, self._reason, self._sleep)
        return Done(Action.REMOVE, event)

    def _quarantine(self, locator: PublicLocator) -> None:
        where = f"{part(self._server.name)}/{part(locator.item)}"
        self._server.agreed(self._server.agent.ask("POST", f"{ADMIN}/media/quarantine/{where}", {}))
        # Media that the organiser has marked as safe stays, and the answer is the same.
        reply = self._server.agreed(self._server.agent.ask("GET", f"{ADMIN}/media/{where}"))
        told = reply.said.get("media_info")
        if isinstance(told, dict) and told.get("quarantined_by") is None:
            raise MessengerRefused(
                N_("{messenger} keeps this media: it is marked as safe."), messenger="Matrix"
            )

    def _suspend(self, author: str, suspended: bool) -> None:
        if not author:
            raise MessengerRefused(N_("There is nothing at this place."))
        ours = [self._server.account(one) for one in (self._server.agent, self._server.witness)]
        if author in ours or not self._server.is_local(author):
            raise not_this("Matrix")
        body = {"suspend": suspended}
        self._server.agreed(self._server.agent.ask("PUT", f"{ADMIN}/suspend/{part(author)}", body))

    def _see_room(self, room: Room) -> Seen:
        """Try to come in, and to read: both have to fail, and not because of who the witness is."""
        witness = self._server.witness
        joined = witness.ask("POST", f"{CLIENT}/join/{part(room.id)}", {}).status
        path = f"{CLIENT}/rooms/{part(room.id)}/messages"
        reading = witness.status("GET", path, query={"dir": "b", "limit": "1"})
        closed = bool(room.shut) or self._server.is_blocked(room)
        status = joined if joined != 200 else reading
        return Seen(status, joined in _GONE and reading in _GONE and closed, room.shut_event)

    def _see_post(self, room: Room, locator: PublicLocator) -> Seen:
        if room.shut:
            return Seen(403, True, room.shut_event)
        post = read(self._server, room, locator.item)
        if post is None:
            return Seen(404, True)
        return Seen(200, bool(post.redacted_by) and not post.has_content, post.redacted_by)


_KINDS: Final = {
    Action.REMOVE: (Kind.POST,),
    Action.QUARANTINE: (Kind.MEDIA,),
    Action.SUSPEND: (Kind.POST, Kind.MEDIA, Kind.ROOM),
    Action.DELIST: (Kind.ROOM,),
    Action.SHUT: (Kind.ROOM,),
}


def _check(kind: Kind, action: Action) -> None:
    if kind not in _KINDS.get(action, ()):
        raise not_this("Matrix")


def _there(room: Room | None) -> Room:
    if room is None:
        raise MessengerRefused(N_("There is nothing at this place."))
    return room


def _moment(milliseconds: object) -> datetime | None:
    """Return the moment that a homeserver's clock told; None for what is none."""
    if not isinstance(milliseconds, int) or milliseconds <= 0:
        return None
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, OSError, ValueError):
        return None
