"""Addresses of pages: read once, in one spelling, and only on the service's own domains.

After RFC 3986, sections 5.2.4 and 6.2.2, and the way in which browsers read what people write (WHATWG URL).
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from openroll.identity import domain

from .locators_place import (
    Kind,
    Network,
    PublicLocator,
    names_other_places,
    no_place,
    not_ours,
    not_public,
)
from .locators_private import private_page

# An address that is in its one spelling as it stands, as most are; its parameters and an anchor with a number.
_QUICK: Final = re.compile(
    r"https://([a-z0-9.-]+)(/(?!_)[A-Za-z0-9/_-]*(?:\?([a-z_]+=[A-Za-z0-9_-]*(?:&[a-z_]+=[A-Za-z0-9_-]*)*))?"
    r"(?:#[A-Za-z_-]*[0-9]+)?)"
)
_WEB: Final = Network.WEB
_PAGE: Final = Kind.PAGE
_PORTS: Final = {"https": ("", "443"), "http": ("", "80", "443")}
_PARTS: Final = re.compile(r"([^/?#]*)([^?#]*)(\?[^#]*)?(?:#(.*))?")
_AUTHORITY: Final = re.compile(r"([^:\[\]]*)(?::([0-9]*))?")
# With the underscore, which is in people's names on Telegram (NAME.t.me) and in no other host that passes.
_PLAIN_HOST: Final = re.compile(r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.?")
_ENCODED: Final = re.compile(r"%([0-9A-Fa-f]{2})?")
_CONTROL: Final = re.compile(r"%(?:[01][0-9A-Fa-f]|7[Ff])")
_KEPT: Final = "!#$%&'()*+,/:;=?@[]~"
_NEVER_PLAIN: Final = re.compile(r"""["<>^`{|}\s]""")
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# Parameters that say by which way somebody came, and nothing of the place.
_TRACKING: Final = re.compile(
    r"(?:utm_[a-z_]+|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|yclid|ysclid|_openstat|msclkid|twclid|ttclid|igshid|igsh"
    r"|mc_cid|mc_eid|mkt_tok|_ga|_gl|ref_src|vero_id|rb_clickid)(?:=.*)?",
    re.IGNORECASE,
)
# An anchor that is part of the place: a route of a page that is one program, or a numbered thing on the page.
_ROUTE: Final = re.compile(r"!.+|.*/.*")
_NUMBERED: Final = re.compile(r"[A-Za-z_-]*[0-9]+(?:[-_.][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the web: ``host`` in one spelling, the rest as it stood. ``fragment`` is what follows "#"."""

    host: str
    path: str
    query: str
    fragment: str

    @classmethod
    def read(cls, scheme: str, rest: str) -> "Address":
        """Return the address that ``rest``, all behind the two slashes, is. Raises NotALocator, NotOurs."""
        parts = _PARTS.fullmatch(rest)
        authority = _AUTHORITY.fullmatch(parts[1]) if parts else None
        if not parts or not authority or "@" in parts[1]:
            raise no_place()
        if (authority[2] or "").lstrip("0") not in _PORTS[scheme]:
            raise not_ours()
        return cls(host_of(authority[1]), parts[2] or "/", (parts[3] or "")[1:], parts[4] or "")


def host_of(text: str) -> str:
    """Return the host ``text`` in A-labels and small letters. Raises NotALocator: it is none, or a look-alike."""
    host = text.lower()
    if _PLAIN_HOST.fullmatch(host) and "xn--" not in host:
        return host.removesuffix(".")
    try:
        return domain.check(text)
    except domain.BadDomain as error:
        raise no_place() from error


def is_under(host: str, domains: Collection[str]) -> bool:
    """Tell whether ``host`` is one of ``domains`` or a name under one of them."""
    if host in domains:
        return True
    return any(host.endswith(one) and host[-len(one) - 1 : -len(one)] == "." for one in domains if one)


def quick(text: str, domains: Collection[str]) -> PublicLocator | None:
    """Return the page of ``text`` when it is a plain address on one of ``domains``; else None. Raises NotPublic."""
    found = _QUICK.fullmatch(text)
    if not found or found[1] not in domains or names_other_places(found[1]):
        return None
    if found[3] and any(map(_TRACKING.fullmatch, found[3].split("&"))):
        return None
    return PublicLocator(_WEB, _PAGE, found[1], found[2])


def page(address: Address, domains: Collection[str]) -> PublicLocator:
    """Return the page at ``address``. Raises NotOurs, NotPublic, NotALocator."""
    item = _path(address.path)
    query = "&".join(one for one in address.query.split("&") if one and not _TRACKING.fullmatch(one))
    if query:
        item += f"?{one_spelling(query)}"
    anchor = one_spelling(address.fragment)
    if _ROUTE.fullmatch(anchor) or _NUMBERED.fullmatch(anchor):
        item += f"#{anchor}"
    elif anchor and (private := private_page(address.host, f"{item}#{anchor}")) is not None:
        raise not_public(private)
    place = PublicLocator(_WEB, _PAGE, address.host, item)
    if not is_under(address.host, domains):
        raise not_ours()
    return place


def one_spelling(text: str) -> str:
    """Return ``text`` with all that needs no percent sign plain, the rest encoded in capitals (RFC 3986, 6.2.2).

    Raises NotALocator: a control character is in it.
    """
    if "%" in text:
        if _CONTROL.search(text):
            raise no_place()
        text = _ENCODED.sub(_encoded, text)
    return text if text.isascii() and not _NEVER_PLAIN.search(text) else quote(text, safe=_KEPT)


def _encoded(found: re.Match[str]) -> str:
    if found[1] is None:
        return "%25"  # a percent sign that encodes nothing stands for itself
    char = chr(int(found[1], 16))
    return char if char in _UNRESERVED else f"%{found[1].upper()}"


def _path(path: str) -> str:
    """Return ``path`` in one spelling, without steps up and steps in place (RFC 3986, 5.2.4)."""
    plain = one_spelling(path)
    if "/." not in plain:
        return plain
    kept: list[str] = []
    steps = plain.split("/")[1:]
    for step in steps:
        if step == "..":
            kept = kept[:-1]
        elif step != ".":
            kept.append(step)
    if steps[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)
