"""Places on Telegram: t.me links, ``tg:`` links, names with @, and what the web client shows in its address line.

After Telegram's documentation, "Deep links" (core.telegram.org/api/links), and the reading of its own client library.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final

from .locators_place import (
    RESERVED,
    TELEGRAM_CLIENTS,
    TELEGRAM_LINKS,
    Kind,
    Network,
    PublicLocator,
    decoded,
    no_place,
    not_ours,
    not_public,
)
from .locators_web import Address
from .words import Private

_TELEGRAM: Final = Network.TELEGRAM
_POST: Final = Kind.POST
_ROOM: Final = Kind.ROOM
# A service that has one of these domains is Telegram.
_OWN: Final = frozenset({*TELEGRAM_LINKS, "telegram.org"})
_CLIENTS: Final = frozenset({"a", "k", "z"})  # t.me/k/ and k.t.me lead to them
_NO_NAMES: Final = frozenset({"www", "s", "boost"})
_PLAIN: Final = r"https://t\.me/([A-Za-z][A-Za-z0-9_]{2,30}[A-Za-z0-9])(?:/([1-9][0-9]{0,9}))?"
_QUICK: Final = re.compile(_PLAIN)
_LINE: Final = re.compile(rf"^{_PLAIN}$", re.MULTILINE)
_LARGEST: Final = 2**31 - 1
_MOST_DIGITS: Final = 9  # of a number that is certainly no greater
_PHONE: Final = re.compile(r"[0-9]{7,15}")
_BARE: Final = re.compile(r"@([^/?#]+)(/[^?#]*)?(?:\?([^#]*))?(?:#.*)?")
_TG: Final = re.compile(r"(?://)?([a-z_]+)/?(?:\?([^#]*))?(?:#.*)?", re.IGNORECASE)
# What begins a path, or is the command of a tg: link, and is private whatever follows.
_PRIVATE: Final[dict[str, Private]] = {
    "c": Private.MEMBERS,
    "privatepost": Private.MEMBERS,
    "joinchat": Private.INVITE,
    "join": Private.INVITE,
    "addlist": Private.INVITE,
    "call": Private.INVITE,
    "contact": Private.ACCOUNT,
    "user": Private.ACCOUNT,
    "login": Private.ACCOUNT,
    "oauth": Private.ACCOUNT,
    "passport": Private.ACCOUNT,
    "confirmphone": Private.ACCOUNT,
    "openmessage": Private.DIRECT,
    "m": Private.DIRECT,
    "message": Private.DIRECT,
    "invoice": Private.DIRECT,
    "giftcode": Private.DIRECT,
}
# Parameters of a name that make it a conversation, a call to which one is invited, or a person.
_PRIVATE_PARAMETERS: Final[dict[str, Private]] = {
    "start": Private.DIRECT,
    "text": Private.DIRECT,
    "direct": Private.DIRECT,
    "attach": Private.DIRECT,
    "startattach": Private.DIRECT,
    "profile": Private.ACCOUNT,
    "phone": Private.ACCOUNT,
    "invite": Private.INVITE,
}
_CALLS: Final = ("videochat", "livestream", "voicechat")
# Parameters that make it something to do, and no place.
_DEEDS: Final = frozenset(
    {"startgroup", "startchannel", "startapp", "appname", "game", "admin", "album", "collection", *_CALLS}
)


def quick(text: str, domains: Collection[str]) -> PublicLocator | None:
    """Return the place of ``text`` when it is a plain link to a name or a post, as most are; else None."""
    found = _QUICK.fullmatch(text)
    if not found or "t.me" not in domains:
        return None
    name, number = found[1].lower(), found[2]
    if name in RESERVED or name in _PRIVATE or (number and int(number) > _LARGEST):
        return None
    return PublicLocator(_TELEGRAM, _POST if number else _ROOM, name, number or "")


def quick_many(texts: Sequence[str], domains: Collection[str]) -> list[PublicLocator] | None:
    """Return what ``quick`` returns for each of ``texts``, in half its time; None when that is None for one of them."""
    parts = quick_parts(texts, domains)
    if parts is None:
        return None
    return [
        PublicLocator(_TELEGRAM, _POST if number else _ROOM, name.lower(), number) for name, number in parts
    ]


def quick_parts(texts: Sequence[str], domains: Collection[str]) -> list[tuple[str, str]] | None:
    """Return the name and number of each of ``texts``; None unless ``quick`` returns a place for each.

    Raises NotALocator as it does.
    """
    lines = "\n".join(texts)
    if "t.me" not in domains or lines.count("\n") >= len(texts):
        return None
    parts: list[tuple[str, str]] = _LINE.findall(lines)
    if len(parts) < len(texts):
        return None
    names = {name.lower() for name, _ in parts}
    if not (names.isdisjoint(RESERVED) and names.isdisjoint(_PRIVATE)):
        return None
    if any(len(number) > _MOST_DIGITS and int(number) > _LARGEST for _, number in parts):
        return None
    for name in names:  # the numbers are right by the pattern
        PublicLocator(_TELEGRAM, _ROOM, name)
    return parts


def bare(text: str, domains: Collection[str]) -> PublicLocator:
    """Return the place of ``@name`` or ``@name/12``. Raises NotPublic, NotOurs, NotALocator."""
    found = _BARE.fullmatch(text)
    if not found:
        raise no_place()
    return _ours(_in_path([found[1], *_steps(found[2] or "")], found[3] or ""), domains)


def link(address: Address, domains: Collection[str]) -> PublicLocator:
    """Return the place of an address on a host of Telegram's. Raises NotPublic, NotOurs, NotALocator."""
    steps = _steps(address.path)
    if address.host in TELEGRAM_CLIENTS:
        return _in_client(steps, address.fragment, domains)
    name = address.host.removeprefix("www.")
    if name not in TELEGRAM_LINKS:
        name, _, above = name.partition(".")
        if name in _NO_NAMES or above not in TELEGRAM_LINKS:
            raise no_place()
        steps = [name, *steps]
    if steps and steps[0] in _CLIENTS:
        return _in_client(steps, address.fragment, domains)
    return _ours(_in_path(steps, address.query), domains)


def uri(rest: str, domains: Collection[str]) -> PublicLocator:
    """Return the place of a ``tg:`` link, of which ``rest`` stands behind the colon. Raises as ``link``."""
    found = _TG.fullmatch(rest)
    if not found:
        raise no_place()
    command, given = found[1].lower(), _parameters(found[2] or "")
    if command in _PRIVATE:
        raise not_public(_PRIVATE[command])
    if command in ("addstickers", "addemoji"):
        return _ours(_sticker_set(command, given.get("set", "")), domains)
    if "channel" in given:
        raise not_public(Private.MEMBERS)
    if "phone" in given:
        raise not_public(Private.ACCOUNT)
    if command not in ("resolve", "boost"):
        raise no_place()
    post = given.get("post", "")
    if not post:
        _check_parameters(given)
    if "domain" not in given:
        raise no_place()
    return _ours(_named(given["domain"], [post] if post else [], given), domains)


def _in_path(steps: list[str], query: str) -> PublicLocator:
    given = _parameters(query)
    if steps and steps[0].lower() == "boost" and "c" in given:
        raise not_public(Private.MEMBERS)
    if len(steps) > 1 and steps[0].lower() in (
        "s",
        "boost",
    ):  # the preview, or a boost, of what stands behind it
        steps = steps[1:]
    first = steps[0].lower() if steps else ""
    if first[:1] in ("+", " "):
        raise not_public(Private.ACCOUNT if _PHONE.fullmatch(first[1:]) else Private.INVITE)
    if first[:1] == "$":
        raise not_public(Private.DIRECT)
    if first in _PRIVATE:
        raise not_public(_PRIVATE[first])
    if first in ("addstickers", "addemoji") and len(steps) == 2:
        return _sticker_set(first, steps[1])
    if first in RESERVED:
        raise no_place()
    if len(steps) < 2:
        _check_parameters(given)
    return _named(steps[0] if steps else "", steps[1:], given)


def _named(name: str, steps: list[str], given: dict[str, str]) -> PublicLocator:
    """Return the place below a public name: nothing, a message, a message of a topic, or a story."""
    room = name.lower()
    if room in _PRIVATE:  # as a link to it would be
        raise not_public(_PRIVATE[room])
    if len(steps) == 2 and steps[0] == "s":
        return PublicLocator(_TELEGRAM, _POST, room, f"s/{_number(steps[1])}")
    if not steps:
        if "story" in given:
            return PublicLocator(_TELEGRAM, _POST, room, f"s/{_number(given['story'])}")
        return PublicLocator(_TELEGRAM, _ROOM, room)
    if len(steps) > 2:
        raise no_place()
    numbers = [_number(step) for step in steps]
    item = numbers[-1]
    if given.get("comment"):
        item += f"?comment={_number(given['comment'])}"
    return PublicLocator(_TELEGRAM, _POST, room, item)


def _sticker_set(command: str, name: str) -> PublicLocator:
    return PublicLocator(_TELEGRAM, Kind.MEDIA, command, name)


def _in_client(steps: list[str], fragment: str, domains: Collection[str]) -> PublicLocator:
    """Return the place that the web client's address line names: by a name, or as a link to open."""
    shown = decoded(fragment).removeprefix("/im").removeprefix("/").removeprefix("?p=")
    if shown.startswith("@"):
        return _ours(_named(shown[1:], [], {}), domains)
    if shown.startswith("?tgaddr=tg:"):
        return uri(shown.removeprefix("?tgaddr=tg:"), domains)
    if not fragment and not _CLIENTS.issuperset(steps[1:] if len(steps) > 1 else steps):
        raise not_public(Private.DIRECT)
    if not fragment:
        raise no_place()  # the program itself
    raise not_public(Private.MEMBERS if shown[:1] in ("-", "c", "g", "s") else Private.DIRECT)


def _ours(place: PublicLocator, domains: Collection[str]) -> PublicLocator:
    if _OWN.isdisjoint(domains):
        raise not_ours()
    return place


def _check_parameters(given: dict[str, str]) -> None:
    """Raise NotPublic or NotALocator when parameters of a name make something else of it."""
    for name, value in given.items():
        if name in _PRIVATE_PARAMETERS:
            raise not_public(_PRIVATE_PARAMETERS[name])
        if name in _CALLS and value:
            raise not_public(Private.INVITE)
        if name in _DEEDS:
            raise no_place()


def _parameters(query: str) -> dict[str, str]:
    """Return the parameters of a link, each once. Raises NotALocator: one stands there twice, with two values."""
    found: dict[str, str] = {}
    for one in query.split("&"):
        name, _, value = one.partition("=")
        if name and found.setdefault(decoded(name).lower(), decoded(value)) != decoded(value):
            raise no_place()
    return found


def _steps(path: str) -> list[str]:
    """Return the steps of a path, without empty ones, and those up and in place walked as a browser does."""
    found: list[str] = []
    for step in decoded(path).split("/"):
        if step == "..":
            found = found[:-1]
        elif step not in ("", "."):
            found.append(step)
    return found


def _number(text: str) -> str:
    """Return a message's number as it is written without zeros in front. Raises NotALocator."""
    if not (text.isascii() and text.isdigit()) or len(text) > 12:
        raise no_place()
    number = int(text)
    if not 0 < number <= _LARGEST:
        raise no_place()
    return str(number)
