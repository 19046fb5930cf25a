"""Places on a Matrix homeserver: identifiers, ``matrix:`` URIs, matrix.to links, media.

After the Matrix specification, appendices: "Common Identifier Format", "Matrix URI scheme", "matrix.to navigation";
client-server API, "Content repository".
"""

import re
from collections.abc import Collection
from typing import Final

from .locators_place import (
    Kind,
    Network,
    PublicLocator,
    decoded,
    is_shown,
    no_place,
    not_ours,
    not_public,
)
from .locators_web import Address, host_of, is_under
from .words import Private

_MATRIX: Final = Network.MATRIX
_POST: Final = Kind.POST
_ROOM: Final = Kind.ROOM
# An identifier as most are, in its one spelling, alone or in a link.
_QUICK: Final = re.compile(
    r"(?:https://matrix\.to/#/)?([!#][A-Za-z0-9._=-]+:([a-z0-9.-]+))(?:/(\$[A-Za-z0-9_-]{43}))?(?:\?via=[a-z0-9.-]+)?"
)
# A server's own name is often the parent of the host that runs it: example.org is served at matrix.example.org.
_HOMES: Final = frozenset({"matrix", "synapse", "homeserver", "hs", "chat"})
_IDENTIFIER: Final = re.compile(
    r"([#!@])([^:]+):(\[[0-9A-Fa-f:.]+\]|[^/:?#\[\]]+)(:[0-9]{1,5})?(?:/(\$[^?]+))?/?(?:\?.*)?"
)
_HASHED: Final = re.compile(r"(![A-Za-z0-9_-]{43})(?:/(\$[^?]+))?/?(?:\?.*)?")
_URI: Final = re.compile(
    r"(?://[^/]*/|/)?((?i:r|room|roomid|u|user))/([^/?#]+)(?:/(?:e|event)/([^?#]+))?/?(?:\?([^#]*))?(?:#.*)?"
)
_SIGILS: Final = {"r": "#", "room": "#", "roomid": "!", "u": "@", "user": "@"}
_MEDIA: Final = re.compile(r"//([^/?#]+)/([^/?#]+)/?(?:#.*)?")
_MEDIA_PATH: Final = re.compile(
    r"/_matrix/(?:media/(?:r0|v1|v3)|client/(?:v1|unstable/org\.matrix\.msc3916)/media)"
    r"/(?:download|thumbnail)/([^/]+)/([^/]+)(?:/[^/]*)?"
)
_CLIENT: Final = re.compile(r"/(?:room|user)/(.+)")
_USER: Final = re.compile(r"(?:(?!#).*/)?@[^/:]+:[^/]+.*")


def quick(text: str, domains: Collection[str]) -> PublicLocator | None:
    """Return the place of ``text`` when it is a plain identifier, or a plain link to it; else None."""
    found = _QUICK.fullmatch(text)
    if not found or found[2] not in domains:
        return None
    return PublicLocator(_MATRIX, _POST if found[3] else _ROOM, found[1], found[3] or "")


def bare(text: str, domains: Collection[str]) -> PublicLocator:
    """Return the place of the identifier ``text``. Raises NotPublic, NotOurs, NotALocator."""
    hashed = _HASHED.fullmatch(text)
    if hashed:
        return _placed(hashed[1], hashed[2], None, domains)
    found = _IDENTIFIER.fullmatch(text)
    if not found or not is_shown(text) or " " in text:
        raise no_place()
    if found[1] == "@":
        raise not_public(Private.ACCOUNT)
    host = found[3] if found[3].startswith("[") else host_of(found[3])
    return _placed(f"{found[1]}{found[2]}:{host}{found[4] or ''}", found[5], host, domains)


def uri(rest: str, domains: Collection[str]) -> PublicLocator:
    """Return the place of a ``matrix:`` URI, of which ``rest`` stands behind the colon. Raises as ``bare``."""
    found = _URI.fullmatch(rest)
    if not found:
        raise no_place()
    event = f"/${decoded(found[3]).removeprefix('$')}" if found[3] else ""
    identifier = decoded(found[2])
    sigil = _SIGILS[found[1].lower()]
    return bare(f"{sigil}{identifier.removeprefix(sigil)}{event}", domains)


def media(rest: str, domains: Collection[str]) -> PublicLocator:
    """Return the place of an ``mxc:`` address, of which ``rest`` stands behind the colon. Raises as ``bare``."""
    found = _MEDIA.fullmatch(rest)
    if not found:
        raise no_place()
    return _media(found[1], found[2], domains)


def link(address: Address, domains: Collection[str]) -> PublicLocator | None:
    """Return the place on a homeserver that an address of the web names, None when it is of no such form.

    Raises as ``bare``.
    """
    if address.host in ("matrix.to", "www.matrix.to"):
        if address.path != "/" or not address.fragment.startswith("/"):
            raise no_place()
        return _in_fragment(address.fragment[1:], domains)
    found = _MEDIA_PATH.fullmatch(address.path)
    if found:
        place = _media(decoded(found[1]), decoded(found[2]), domains)
        if not is_under(address.host, domains) and not _is_home(address.host, domains):
            raise not_ours()
        return place
    return _in_client(address.fragment, domains)


def _in_fragment(text: str, domains: Collection[str]) -> PublicLocator:
    identifier, mark, query = text.partition("?")
    plain = decoded(identifier)
    if _USER.fullmatch(decoded(plain)):  # percent signs are read twice where it is private
        raise not_public(Private.ACCOUNT)
    return bare(plain + mark + query, domains)


def _in_client(fragment: str, domains: Collection[str]) -> PublicLocator | None:
    """Return the room that the address of somebody's client names by its alias, None when it is no such address.

    What stands in the address line while any chat is open, a room's id, is nobody's public address.
    """
    found = _CLIENT.fullmatch(fragment)
    sigil = decoded(found[1])[:1] if found else ""
    if found and sigil == "#":
        return _in_fragment(found[1], domains)
    if found and sigil in ("!", "@"):
        raise not_public(Private.MEMBERS if sigil == "!" else Private.ACCOUNT)
    return None


def _placed(room: str, event: str | None, host: str | None, domains: Collection[str]) -> PublicLocator:
    if host is not None and not _is_home(host, domains):
        raise not_ours()
    return PublicLocator(_MATRIX, _POST if event else _ROOM, room, event or "")


def _media(server: str, media_id: str, domains: Collection[str]) -> PublicLocator:
    name, colon, port = server.partition(":")
    host = host_of(name)
    if not _is_home(host, domains):
        raise not_ours()
    return PublicLocator(_MATRIX, Kind.MEDIA, f"{host}{colon}{port}", media_id)


def _is_home(host: str, domains: Collection[str]) -> bool:
    """Tell whether a server of the name ``host`` is the service's: one of its domains, below one, or right above."""
    return is_under(host, domains) or any(
        one.endswith(f".{host}") and one[: -len(host) - 1] in _HOMES for one in domains
    )
