"""What a public place is, and what is refused: the words, the errors, and the one type that goes past the gate.

A ``PublicLocator`` checks itself, so that none can be made by accident of a private place or of rubbish. The texts that
people write become one by ``locators.parse``.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NoReturn

from openroll.core.errors import N_, UnusableInput

LONGEST: Final = 2048
LONGEST_MATRIX: Final = 255  # bytes of an identifier (Matrix specification, appendices, "Common Identifier Format")


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


# Sentences for whoever asked. None holds the locator: what is private is repeated nowhere.
REASONS: Final[dict[Private, str]] = {
    Private.DIRECT: N_("This is correspondence between particular people. Only public material can be asked about."),
    Private.INVITE: N_("This is an invitation to a closed place. Only public material can be asked about."),
    Private.MEMBERS: N_("Only members can open this place. Only public material can be asked about."),
    Private.ACCOUNT: N_("This is a whole account. Name the public posts, one by one."),
    Private.SECRET: N_("This is a secret chat. Only public material can be asked about."),
    Private.ENCRYPTED: N_("This room is encrypted. Only public material can be asked about."),
    Private.CLOSED: N_("This room is not open to everybody. Only public material can be asked about."),
}


def not_public(kind: Private) -> NotPublic:
    """Return the refusal of a place that is private for the reason ``kind``."""
    return NotPublic(REASONS[kind], kind)


def no_place() -> NotALocator:
    """Return the refusal of a text that names no place."""
    return NotALocator(N_("This names no place that anybody could look at."))


def not_ours() -> NotOurs:
    """Return the refusal of a place that is another service's."""
    return NotOurs(N_("This place is on another server or site than the service’s."))


@dataclass(frozen=True, slots=True)
class PublicLocator:
    """A public place: made by ``parse`` alone. Raises NotALocator and NotPublic when it is made of anything else.

    ``room`` is a Matrix alias or room id, a Telegram name without @, or a web host; ``item`` is an event id, a message
    number, a media id or a path, empty for a whole room. For Matrix media ``room`` is the server. ``key`` is the same for
    every way of writing the same place.
    """

    network: Network
    kind: Kind
    room: str
    item: str = ""

    def __post_init__(self) -> None:
        """Check the grammar of both parts, and that no page is one of somebody's correspondence."""
        forms = _FORMS.get((self.network, self.kind))
        if forms is None or not forms[0](self.room) or not forms[1](self.item):
            raise no_place()
        if self.network == Network.WEB:
            private = private_page(self.room, self.item)
            if private is not None:
                raise not_public(private)
        elif len(self.room.encode()) > LONGEST_MATRIX or self.room in RESERVED:
            raise no_place()

    @property
    def key(self) -> str:
        """One text for the place, whichever way it was written."""
        if self.network == Network.WEB:
            return f"{self.network}:{self.kind}:{self.room.removeprefix('www.')}:{_in_order(self.item)}"
        return f"{self.network}:{self.kind}:{self.room}:{self.item}"

    @property
    def text(self) -> str:
        """How the place is shown, and handed to an agent: ``parse`` of it gives this locator again. Never a link."""
        if self.network == Network.MATRIX:
            if self.kind == Kind.MEDIA:
                return f"mxc://{self.room}/{self.item}"
            return f"{self.room}/{self.item}" if self.item else self.room
        if self.network == Network.TELEGRAM:
            return f"https://t.me/{self.room}/{self.item}" if self.item else f"https://t.me/{self.room}"
        return f"https://{self.room}{self.item}"


def _in_order(item: str) -> str:
    """Return a page's path with its parameters in order; those of one name stay as they stood."""
    head, mark, query = item.partition("?")
    if not mark or "#" in item:
        return item
    return f"{head}?{'&'.join(sorted(query.split('&'), key=lambda pair: pair.partition('=')[0]))}"


# Hosts of Telegram's links, by which people name places on it wherever the service itself is entered.
TELEGRAM_LINKS: Final = frozenset({"t.me", "telegram.me", "telegram.dog"})
# What stands first in a path there and is nobody's name (Telegram's documentation, "Deep links").
STICKERS: Final = frozenset({"addstickers", "addemoji"})
RESERVED: Final = frozenset(
    "addlist addtheme auction auth boost call confirmphone contact folder fragment giftcode giveaway invoice joinchat "
    "login newbot nft oauth passport premium proxy resolve setlanguage settings share socks stars web".split()
)

_SERVER: Final = r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?"
_OPAQUE: Final = r"[A-Za-z0-9._~=+-]{1,200}"
_HASH: Final = r"[A-Za-z0-9_-]{43}"  # room ids from room version 12 on are hashes, and name no server
_NUMBER: Final = r"[1-9][0-9]{0,9}"
_EVENT: Final = r"\$[A-Za-z0-9._~=+/-]{1,250}(?::[A-Za-z0-9.:\[\]-]{1,230})?"
_ROOM: Final = re.compile(rf"#[^\s:\x00-\x20\x7f]+:{_SERVER}|!{_OPAQUE}:{_SERVER}|!{_HASH}")
_NAME: Final = re.compile(r"(?=[a-z0-9_]{4,32}\Z)[a-z](?:_?[a-z0-9])*")
_HOST: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")
_PATH: Final = re.compile(r"/[!#-;=?-\[\]_a-z~]*")  # ASCII without " < > \ ^ ` { | }
_DOTS: Final = re.compile(r"/\.\.?(?:[/?#]|\Z)")


def _full(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern)


def _is_room(text: str) -> bool:
    return _ROOM.fullmatch(text) is not None and text.isprintable()


def _is_page(text: str) -> bool:
    return len(text) <= LONGEST and _PATH.fullmatch(text) is not None and _DOTS.search(text) is None
