"""Where public material is, and nothing else: a locator parses into a ``PublicLocator``, or the request is returned.

Pure, and asks nobody: what is decided here is decided by how the locator is written. Whether the place is public in
fact, the agent asks its messenger before it reads anything.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from openroll.core.errors import N_, UnusableInput


class Network(StrEnum):
    """Whose way of writing places it is."""

    MATRIX = "matrix"
    TELEGRAM = "telegram"
    WEB = "web"  # a page on one of the service's own domains


class Kind(StrEnum):
    """What stands at the place."""

    POST = "post"
    ROOM = "room"  # a public room, group or channel as a whole
    MEDIA = "media"
    PAGE = "page"


class Private(StrEnum):
    """Why a locator is not public; said of it in the open, without the locator."""

    DIRECT = "direct-message"
    INVITE = "invite-link"
    MEMBERS = "members-only"  # a place that only its members can open (t.me/c/…)
    ACCOUNT = "whole-account"  # a user, and with it everything that they ever wrote
    SECRET = "secret-chat"  # noqa: S105  # a kind of chat
    ENCRYPTED = "encrypted-room"  # found by the agent
    CLOSED = "closed-room"  # join rules or history are not for everybody: found by the agent


class NotALocator(UnusableInput):
    """A text that names no place that anybody could look at."""

    code = "not-a-locator"


class NotOurs(UnusableInput):
    """A place on another server or site than the service's."""

    code = "not-ours"


class NotPublic(UnusableInput):
    """A place that is not public. Parameter ``kind``: a ``Private``. Never holds the locator."""

    code = "not-public"

    def __init__(self, message: str, kind: Private) -> None:
        super().__init__(message)
        self.kind = kind

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the kind when it crosses a process border."""
        return NotPublic, (self.message, self.kind)


@dataclass(frozen=True, slots=True)
class PublicLocator:
    """A public place: made by ``parse`` alone.

    ``room`` is a Matrix alias or room id, a Telegram name without @, or a web host; ``item`` is an event id, a message
    number, a media id or a path, empty for a whole room. ``key`` is the same for every way of writing the same place.
    """

    network: Network
    kind: Kind
    room: str
    item: str = ""

    @property
    def key(self) -> str:
        """One text for the place, whichever way it was written."""
        return f"{self.network}:{self.kind}:{self.room}:{self.item}"


def parse(text: str, domains: Collection[str]) -> PublicLocator:
    """Return the public place that ``text`` names, on a service that has ``domains`` (lower case, no port).

    Raises NotPublic, NotOurs, NotALocator.
    """
    raise NotALocator(N_("This names no place that anybody could look at."))
