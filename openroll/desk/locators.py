"""Where public material is, and nothing else: a locator parses into a ``PublicLocator``, or the request is returned.

Pure, and asks nobody: what is decided here is decided by how the locator is written. Whether the place is public in
fact, the agent asks its messenger before it reads anything. The rules, with examples, are in docs/spec/locators.md.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final

from openroll.core.errors import OpenrollError

from . import locators_matrix, locators_telegram, locators_web
from . import locators_programs as programs
from .locators_place import (
    LONGEST,
    Kind,
    Network,
    NotALocator,
    NotOurs,
    NotPublic,
    PublicLocator,
    is_shown,
    is_telegram,
    no_place,
    not_public,
)
from .words import Private

__all__ = [
    "Kind",
    "Network",
    "NotALocator",
    "NotOurs",
    "NotPublic",
    "Private",
    "PublicLocator",
    "judge",
    "parse",
    "parse_many",
]

_AROUND: Final = " \t\r\n"
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)")
_HOST_ALONE: Final = re.compile(r"[^/?#:@]+")
_PHONE: Final = re.compile(r"\+[0-9][0-9 ().-]{5,24}")
_HANDLE: Final = re.compile(r"@[^\s@:/?#]+@[^\s@:/?#]+\.[^\s@:/?#]+")  # @olive@forum.example
_MAILBOX: Final = re.compile(r"[^\s@:/?#]+@[^\s@:/?#]+\.[^\s@:/?#]+")
_NAMED_MAILBOX: Final = re.compile(r"<[^\s<>@]+@[^\s<>@]+>")
# Schemes of what is said between particular people.
_CORRESPONDENCE: Final = frozenset(
    {
        *("mailto", "xmpp", "sip", "sips", "tel", "sms", "smsto", "mms", "skype", "viber"),
        *("whatsapp", "sgnl", "signal", "threema", "imap", "imaps", "pop", "mid", "cid", "im"),
        *("pres", "facetime", "facetime-audio", "callto", "briar", "session", "jami", "simplex"),
    }
)


def parse(text: str, domains: Collection[str]) -> PublicLocator:
    """Return the public place that ``text`` names, on a service that has ``domains`` (A-labels, lower case, no port).

    What is private by the way it is written is refused as such wherever it is. Raises NotPublic, NotOurs, NotALocator.
    """
    quick = _quick(text, domains)
    if quick is not None:
        return quick
    text = text.strip(_AROUND)
    if text[:1] == "<" or "[.]" in text or text[:4].lower() == "hxxp":
        text = _as_meant(text)
    if not text or len(text) > LONGEST or "\\" in text or not is_shown(text):
        raise no_place()
    if " " in text:
        raise _of_several_words(text)
    sigil = text[0]
    if sigil in "#!":
        return locators_matrix.bare(text, domains)
    if sigil == "@" and _HANDLE.fullmatch(text):
        raise not_public(Private.ACCOUNT)
    if sigil == "@":
        return locators_matrix.bare(text, domains) if ":" in text else locators_telegram.bare(text, domains)
    if sigil == "+" and _PHONE.fullmatch(text):
        raise not_public(Private.ACCOUNT)
    return _addressed(text, domains)


def parse_many(texts: Sequence[str], domains: Collection[str]) -> list[PublicLocator]:
    """Return what ``parse`` returns for each of ``texts``. Raises what it raises for the first that is no place."""
    return locators_telegram.quick_many(texts, domains) or [parse(one, domains) for one in texts]


def judge(texts: Sequence[str], domains: Collection[str]) -> None:
    """Do nothing when each of ``texts`` names a public place. Raises as ``parse`` does for the first that is none."""
    if locators_telegram.quick_parts(texts, domains) is None:
        for one in texts:
            parse(one, domains)


def _quick(text: str, domains: Collection[str]) -> PublicLocator | None:
    """Return the place of ``text`` when it is written as most are, plain and in one spelling; else None.

    Requests come by the thousand, and reading all that people may write takes longer than everything else. What this
    takes, the whole way takes as the same place. May raise NotPublic and NotALocator.
    """
    if len(text) > LONGEST:
        return None
    if text.startswith("https://t.me/"):
        return locators_telegram.quick(text, domains)
    if text.startswith(("!", "#", "https://matrix.to/")):
        return locators_matrix.quick(text, domains)
    return locators_web.quick(text, domains)


def _as_meant(text: str) -> str:
    """Return ``text`` out of angle brackets (RFC 3986, appendix C), and without what keeps it from being clicked."""
    if text.endswith(">"):
        text = text.removeprefix("<").removesuffix(">")
    text = text.replace("[.]", ".")
    return f"http{text[4:]}" if text[:4].lower() == "hxxp" else text


def _of_several_words(text: str) -> OpenrollError:
    """Return the refusal of a text with blanks in it: a telephone number, somebody's mailbox, or nothing."""
    if _PHONE.fullmatch(text):
        return not_public(Private.ACCOUNT)
    return not_public(Private.DIRECT) if _NAMED_MAILBOX.search(text) else no_place()


def _addressed(text: str, domains: Collection[str]) -> PublicLocator:
    """Return the place of a text with a scheme, or with the host alone."""
    found = _SCHEME.fullmatch(text)
    scheme = found[1].lower() if found else ""
    if scheme in ("http", "https") and found and found[2].startswith("//"):
        return _at_host(scheme, found[2][2:], domains)
    if scheme in programs.SCHEMES and found and found[2].startswith("//"):
        return _at_host("https", found[2][2:], domains)
    if scheme == programs.ROCKET_SCHEME and found:
        deed, _, query = found[2].removeprefix("//").partition("?")
        return _behind_rocket(deed.rstrip("/"), query, domains)
    if scheme == "matrix" and found:
        return locators_matrix.uri(found[2], domains)
    if scheme == "mxc" and found:
        return locators_matrix.media(found[2], domains)
    if scheme == "tg" and found:
        return locators_telegram.uri(found[2], domains)
    if scheme == "acct":
        raise not_public(Private.ACCOUNT)
    if scheme in _CORRESPONDENCE or _MAILBOX.fullmatch(text):
        raise not_public(Private.DIRECT)
    if scheme and "." not in scheme:
        raise no_place()
    host = _HOST_ALONE.match(text.removeprefix("//"))
    if not host or ("." not in host[0] and host[0].lower() not in domains):
        raise no_place()
    return _at_host("https", text.removeprefix("//"), domains)


def _at_host(scheme: str, rest: str, domains: Collection[str]) -> PublicLocator:
    address = locators_web.Address.read(scheme, rest)
    if is_telegram(address.host):
        return locators_telegram.link(address, domains)
    if address.host == programs.ROCKET_HOST:
        return _behind_rocket(address.path.strip("/"), address.query, domains)
    place = locators_matrix.link(address, domains)
    return locators_web.page(address, domains) if place is None else place


def _behind_rocket(deed: str, query: str, domains: Collection[str]) -> PublicLocator:
    behind = programs.behind_rocket(deed, query)
    if behind is None:
        raise no_place()
    return _at_host("https", behind, domains)
