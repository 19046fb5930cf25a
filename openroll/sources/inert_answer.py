"""What an answer is: JSON, a page, text, or bytes that are none of these; and the text that its bytes spell. Pure."""

import re
from typing import Final

from . import inert_json, inert_page
from .inert import Found, Passage, Shown, hexdump, plain
from .page.lines import charset
from .snapshot import Snapshot

_SIGNS: Final = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"RIFF",
    b"\x00\x00\x01\x00",
)
_PAGE: Final = re.compile(
    r"\s*(<!--.{0,2000}?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


def show(snapshot: Snapshot, where: str, quote: str) -> Shown:
    """Return the body of ``snapshot`` to look at, with its ``quote`` marked, if it can be, at the place ``where``.

    What the bytes are counts more than what the header says of them.
    """
    told = _utf8(snapshot.body)
    if told and (shown := inert_json.show(told, where, quote)):
        return shown
    text = text_of(snapshot)
    if text is None:
        found = Found.MISSING if quote.strip() else Found.UNASKED
        return Shown("bytes", found, Passage("", "", hexdump(snapshot.body), (0, 0)))
    declared = charset.declared_type(snapshot)
    if declared == "html" or (declared is None and _PAGE.match(text)):
        return inert_page.show(text, where, quote)
    return plain(text, where, quote)


def text_of(snapshot: Snapshot) -> str | None:
    """Return the text that the body of ``snapshot`` spells, as its reader spells it, None when it is no text."""
    if snapshot.body.startswith(_SIGNS):
        return None
    text = charset.decode(snapshot)
    odd = sum(1 for _ in _CONTROLS.finditer(text))
    return None if "\x00" in text[:4096] or odd * 20 > len(text) else text


def _utf8(body: bytes) -> str | None:
    """Return what ``body`` says in UTF-8, in which JSON is whatever its header says (RFC 8259, section 8.1)."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
