"""Reads a message: any text, a post or a letter, in English or Russian, and what stands in it.

The message is a source like any other: it has bytes, their SHA-256 and places in it, and what it says is
*stated*.
"""

import codecs
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from openroll.core.errors import N_, UnusableInput

from .finding import Found, Link, begins_a_name, blank, find_bare, find_emails, find_links
from .registers import find_lookup
from .undertakings import find_declarations
from .wrappers import unwrap

LARGEST_MESSAGE = 1024 * 1024
# More of one kind than anybody writes: such a text is not a message, and its list of refusals would bury the
# reader.
MOST_FOUND = 500

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\v\x1b\x85")
_WORD = re.compile(r"[^\W\d_]++")
_LATIN = re.compile("[A-Za-z]")
_T = TypeVar("_T", Link, Found)
_Any = TypeVar("_Any", bound=Link | Found)

__all__ = ["LARGEST_MESSAGE", "Found", "Link", "Message", "read_message"]


@dataclass(frozen=True, slots=True)
class Message:
    """A message and what stands in it. Spans count characters of ``text`` from 0, the end not included.

    ``links`` and ``domains`` are in the order of the text, each once; ``domains`` are those written without a
    scheme or a path. ``undertakings`` are the organiser's, ``answers`` the registrar's; no link, address or
    domain is taken from the registrar's block. ``own`` is ``text`` with that block, the undertakings, the links and the
    addresses blanked out, so that places stay. ``snapshot`` is the SHA-256 of ``raw``.
    """

    text: str
    own: str
    raw: bytes
    snapshot: str
    language: str
    links: tuple[Link, ...]
    emails: tuple[Found, ...]
    domains: tuple[Found, ...]
    undertakings: tuple[Found, ...]
    answers: tuple[Found, ...]


def read_message(data: bytes | str, *, may_be_empty: bool = False) -> Message:
    """Return what stands in the message ``data``. A message without a link is read like any other.

    ``may_be_empty`` is for a message that only goes with something else.

    Raises UnusableInput when the message is empty, too large, not text, or holds more links than a message has.
    """
    raw = data if isinstance(data, bytes) else _encode(data)
    if len(raw) > LARGEST_MESSAGE:
        raise UnusableInput(
            N_("The message is too large: {size} bytes; at most {limit} bytes are read."),
            size=len(raw),
            limit=LARGEST_MESSAGE,
        )
    text = _decode(raw)
    if not text.strip() and not may_be_empty:
        raise UnusableInput(N_("The message is empty."))
    return _read(text, raw)


def _read(text: str, raw: bytes) -> Message:
    declared = find_declarations(text)
    # What the registrar answers is not the sender's: an address there would become the operator's.
    rest = blank(text, declared.registrar)
    schemed = _collect(find_links(rest, _is_register))
    rest = blank(rest, _spans(schemed))
    emails = _collect(find_emails(rest))
    rest = blank(rest, _spans(emails))
    bare = _collect(find_bare(rest))
    rest = blank(rest, _spans(one for one in bare if not begins_a_name(text, one.end)))
    links = sorted([*schemed, *(one for one in bare if isinstance(one, Link))], key=lambda link: link.start)
    links = [replace(link, url=unwrap(link.url)) for link in links]
    return Message(
        text=text,
        own=blank(rest, _spans(declared.undertakings)),
        raw=raw,
        snapshot=hashlib.sha256(raw).hexdigest(),
        language=_language(rest),
        links=_once(links, lambda link: link.url),
        emails=_once(emails, lambda found: found.value),
        domains=_once((one for one in bare if isinstance(one, Found)), lambda found: found.value),
        undertakings=declared.undertakings,
        answers=declared.answers,
    )


def _is_register(link: str) -> bool:
    return find_lookup(link) is not None


def _collect(found: Iterable[_Any]) -> list[_Any]:
    collected: list[_Any] = []
    for one in found:
        if len(collected) == MOST_FOUND:
            raise UnusableInput(
                N_(
                    "The message holds more than {limit} links or addresses; no message to a register needs so many."
                ),
                limit=MOST_FOUND,
            )
        collected.append(one)
    return collected


def _spans(found: Iterable[Found | Link]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in found]


def _once(found: Iterable[_T], key: Callable[[_T], str]) -> tuple[_T, ...]:
    first: dict[str, _T] = {}
    for one in found:
        first.setdefault(key(one), one)
    return tuple(first.values())


def _encode(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise _not_text() from error


def _decode(raw: bytes) -> str:
    """Return the text of ``raw``: UTF-8, UTF-16 when it says so, else windows-1251 when that gives Russian."""
    try:
        text = raw.decode("utf-16" if raw.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        text = _decode_cyrillic(raw)
        if not text:
            raise _not_text() from error
    controls = sum(1 for c in text if c < " " or "\x7f" <= c < "\xa0") - sum(
        text.count(c) for c in _ALLOWED_CONTROLS
    )
    if "\x00" in text or controls * 100 > len(text):
        raise _not_text()
    return text


def _decode_cyrillic(raw: bytes) -> str:
    """Return ``raw`` read as windows-1251, or "" when the letters that come out are not Russian for the most part."""
    try:
        text = raw.decode("cp1251")
    except UnicodeDecodeError:
        return ""
    beyond = [character for character in text if character > "\x7f"]
    russian = sum(1 for character in beyond if "а" <= character.lower() <= "я" or character in "ёЁ")
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    mixed = sum(1 for word in words if _LATIN.search(word))  # "cafй": another eight-bit encoding
    return text if russian * 10 >= len(beyond) * 7 and mixed * 10 <= len(words) else ""


def _not_text() -> UnusableInput:
    return UnusableInput(
        N_("The message is not text in UTF-8, UTF-16 or windows-1251; it looks like a binary file.")
    )


def _language(text: str) -> str:
    cyrillic = sum(1 for character in text if "\u0400" <= character <= "\u04ff")
    latin = sum(1 for character in text if "a" <= character <= "z" or "A" <= character <= "Z")
    return "ru" if cyrillic > latin else "en"
