"""What a public place is, and what is refused: the words, the errors, and the one type that goes past the gate.

A ``PublicLocator`` checks itself, so that none can be made by accident of a private place or of rubbish. The texts that
people write become one by ``locators.parse``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import unquote

from openroll.core.errors import N_, UnusableInput

from .locators_private import is_interface, private_page
from .words import Private

LONGEST: Final = 2048
LONGEST_MATRIX: Final = (
    255  # bytes of an identifier (Matrix specification, appendices, "Common Identifier Format")
)


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


class NotALocator(UnusableInput):
    """A text that names no place that anybody could look at."""

    code = "not-a-locator"


class NotOurs(UnusableInput):
    """A place on another server or site than the service's."""

    code = "not-ours"


class NotPublic(UnusableInput):
    """A place that is not public. Parameter ``kind``: a ``Private``. Never holds the locator."""

    code = "not-public"

    @property
    def kind(self) -> Private:
        """In which way it is private."""
        return Private(str(self.params["kind"]))


# Sentences for whoever asked. None holds the locator: what is private is repeated nowhere.
REASONS: Final[dict[Private, str]] = {
    Private.DIRECT: N_(
        "This is correspondence between particular people. Only public material can be asked about."
    ),
    Private.INVITE: N_("This is an invitation to a closed place. Only public material can be asked about."),
    Private.MEMBERS: N_("Only members can open this place. Only public material can be asked about."),
    Private.ACCOUNT: N_("This is a whole account. Name the public posts, one by one."),
    Private.SECRET: N_("This is a secret chat. Only public material can be asked about."),
    Private.ENCRYPTED: N_("This room is encrypted. Only public material can be asked about."),
    Private.CLOSED: N_("This room is not open to everybody. Only public material can be asked about."),
}


def not_public(kind: Private) -> NotPublic:
    """Return the refusal of a place that is private for the reason ``kind``."""
    return NotPublic(REASONS[kind], kind=kind)


def decoded(text: str) -> str:
    """Return ``text`` without percent-encoding. Raises NotALocator when that is no UTF-8."""
    if "%" not in text:
        return text
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError as error:
        raise no_place() from error


def no_place() -> NotALocator:
    """Return the refusal of a text that names no place."""
    return NotALocator(N_("This names no place that anybody could look at."))


def not_ours() -> NotOurs:
    """Return the refusal of a place that is another service's."""
    return NotOurs(N_("This place is on another server or site than the service’s."))


# Looked up once: enumerations are slow to ask, and requests come by the thousand.
_WEB: Final = Network.WEB
_MEDIA: Final = Kind.MEDIA


@dataclass(frozen=True, slots=True)
class PublicLocator:
    """A public place: made by ``parse`` alone. Raises NotALocator and NotPublic when it is made of anything else.

    ``room`` is a Matrix alias or room id, a Telegram name without @, or a web host; ``item`` is an event id, a message
    number ("12", a comment under it "12?comment=3", a story "s/3"), a media id or a path, empty for a whole room. For
    Matrix media ``room`` is the server. ``key`` is the same for every way of writing the same place.
    """

    network: Network
    kind: Kind
    room: str
    item: str = ""

    def __post_init__(self) -> None:
        """Check the grammar of both parts, and that no page is one of somebody's correspondence."""
        forms = _FORMS.get(self.network + self.kind)
        if forms is None or not forms[0](self.room) or not forms[1](self.item):
            raise no_place()
        if self.network == _WEB:
            if names_other_places(self.room) or is_interface(self.item):
                raise no_place()
            private = private_page(self.room, self.item)
            if private is not None:
                raise not_public(private)
        elif self.room in RESERVED and self.kind != _MEDIA:
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


def is_shown(text: str) -> bool:
    """Tell whether every character of ``text`` is one that people see and that turns no text around."""
    return text.isprintable() and (text.isascii() or not _UNSEEN.search(text))


# Printable by their class, and yet nothing is seen of them (Unicode's Default_Ignorable_Code_Point, and a blank).
_UNSEEN: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def _in_order(item: str) -> str:
    """Return a page's path with its parameters in order; those of one name stay as they stood."""
    head, mark, query = item.partition("?")
    if not mark or "#" in item:
        return item
    return f"{head}?{'&'.join(sorted(query.split('&'), key=lambda pair: pair.partition('=')[0]))}"


# Hosts of Telegram's links, by which people name places on it wherever the service itself is entered.
TELEGRAM_LINKS: Final = frozenset({"t.me", "telegram.me", "telegram.dog"})
TELEGRAM_CLIENTS: Final = frozenset(f"{name}.telegram.org" for name in ("web", "weba", "webk", "webz"))
_BELOW_TELEGRAM_LINKS: Final = tuple(f".{host}" for host in sorted(TELEGRAM_LINKS))
# What stands first in a path there and is nobody's name (Telegram's documentation, "Deep links").
RESERVED: Final = frozenset(
    {
        *("addemoji", "addlist", "addstickers", "addtheme", "auction", "auth", "boost", "call"),
        *("confirmphone", "contact", "folder", "fragment", "giftcode", "giveaway", "invoice", "join"),
        *("joinchat", "login", "message", "newbot", "nft", "oauth", "openmessage", "passport"),
        *("premium", "privatepost", "proxy", "resolve", "setlanguage", "settings", "share", "socks"),
        *("stars", "user", "web"),
    }
)


def is_telegram(host: str) -> bool:
    """Tell whether addresses at ``host`` are Telegram's links or its client."""
    return host in TELEGRAM_CLIENTS or host in TELEGRAM_LINKS or host.endswith(_BELOW_TELEGRAM_LINKS)


def names_other_places(host: str) -> bool:
    """Tell whether an address at ``host`` is no page, and names a place of Telegram or Matrix."""
    return is_telegram(host) or host in ("matrix.to", "www.matrix.to")


_SERVER: Final = r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?"
_EVENT: Final = r"\$[A-Za-z0-9._~=+/-]{1,200}(?::[A-Za-z0-9.:\[\]-]{1,50})?"
_NUMBER: Final = r"[1-9][0-9]{0,9}"
_IS_NOTHING: Final = re.compile(r"").fullmatch
_IS_SERVER: Final = re.compile(_SERVER).fullmatch
# From room version 12 on room ids are hashes, and name no server.
_IS_ROOM: Final = re.compile(
    rf"#(?![@!$/])[^\s:\x00-\x20\x7f]+:{_SERVER}|![A-Za-z0-9._~=+-]+:{_SERVER}|![A-Za-z0-9_-]{{43}}"
).fullmatch
_IS_EVENT: Final = re.compile(_EVENT).fullmatch
_IS_MEDIA: Final = re.compile(r"[A-Za-z0-9_-]{1,255}").fullmatch
_IS_NAME: Final = re.compile(r"(?!.*__)[a-z][a-z0-9_]{2,30}[a-z0-9]").fullmatch
_IS_MESSAGE: Final = re.compile(rf"{_NUMBER}(?:\?comment={_NUMBER})?|s/{_NUMBER}").fullmatch
_IS_STICKERS: Final = re.compile("addstickers|addemoji").fullmatch
_IS_SET: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}").fullmatch
_IS_HOST: Final = re.compile(
    r"(?=[a-z0-9.-]{1,253}\Z)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
).fullmatch
# Printable ASCII without what no address holds plain, and no "." or ".." for a step.
_IS_PAGE: Final = re.compile(
    rf"(?=.{{1,{LONGEST}}}\Z)(?![^?#]*/\.\.?(?:[/?#]|\Z))/[A-Za-z0-9!#$%&'()*+,./:;=?@\[\]_~-]*"
).fullmatch


def _is_room(text: str) -> bool:
    if len(text) > LONGEST_MATRIX or not _IS_ROOM(text):
        return False
    return text.isascii() or (is_shown(text) and len(text.encode()) <= LONGEST_MATRIX)


_Form = Callable[[str], object]
# By network and kind, what the two parts of a place look like.
_FORMS: Final[dict[str, tuple[_Form, _Form]]] = {
    "matrixroom": (_is_room, _IS_NOTHING),
    "matrixpost": (_is_room, _IS_EVENT),
    "matrixmedia": (_IS_SERVER, _IS_MEDIA),
    "telegramroom": (_IS_NAME, _IS_NOTHING),
    "telegrampost": (_IS_NAME, _IS_MESSAGE),
    "telegrammedia": (_IS_STICKERS, _IS_SET),
    "webpage": (_IS_HOST, _IS_PAGE),
}
