"""What an answer is: JSON, a page, text, or bytes that are none of these; and the text that its bytes spell. Pure."""

import codecs
import re
from typing import Final

from . import inert_json, inert_page
from .inert import Found, Passage, Shown, hexdump, plain

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# As the WHATWG's standard for encodings has it, these labels mean windows-1252.
_LATIN: Final = frozenset(
    {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii", "windows-1252", "cp1252"}
)
# Other encodings of pages. A page names what it likes, and not all that Python knows by name is an encoding of text.
_ENCODINGS: Final = re.compile(
    r"utf-?8|utf-?16(le|be)?|iso-?8859-(1?[0-9])|windows-125[0-8]|cp125[0-8]|koi8-[ru]|ibm866|macintosh|"
    r"gbk|gb2312|gb18030|big5|euc-(jp|kr)|shift[_-]jis|iso-2022-jp|tis-620"
)
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
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
_DECLARED_WITHIN: Final = 1024  # bytes of a page in which its encoding may be declared


def show(body: bytes, content_type: str, where: str, quote: str) -> Shown:
    """Return the ``body`` of an answer to look at, with its ``quote`` marked, if it can be, at the place ``where``.

    ``content_type`` is the header's value; what the bytes are counts more than what it says.
    """
    text = text_of(body, content_type)
    if text is None:
        found = Found.MISSING if quote.strip() else Found.UNASKED
        return Shown("bytes", found, Passage("", "", hexdump(body), (0, 0)))
    if shown := inert_json.show(text, where, quote):
        return shown
    if "html" in content_type.lower() or _PAGE.match(text):
        return inert_page.show(text, where, quote)
    return plain(text, where, quote)


def text_of(body: bytes, content_type: str) -> str | None:
    """Return the text that ``body`` spells, None when it is no text."""
    if body.startswith(_SIGNS):
        return None
    declared = _declared(body, content_type)
    for encoding in (*(declared,) * bool(declared), "utf-8"):
        try:
            return _if_text(body.decode(encoding))
        except (UnicodeError, LookupError):
            continue
    return _if_text(body.decode(declared or "cp1252", "replace"))


def _declared(body: bytes, content_type: str) -> str:
    """Return the encoding that ``body`` says that it is in, "" when it says none that pages are in."""
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return encoding
    head = body[:_DECLARED_WITHIN].decode("latin-1")
    for place in (content_type, head if "<" in head else ""):
        told = _CHARSET.search(place)
        name = told[1].lower() if told else ""
        if name in _LATIN:
            return "cp1252"
        if _ENCODINGS.fullmatch(name):
            return name
    return ""


def _if_text(text: str) -> str | None:
    """Return ``text`` unless it holds what no text does."""
    odd = text.count("\ufffd") + sum(
        text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\r\f\v\x1b"
    )
    return None if "\x00" in text[:4096] or odd * 20 > len(text) else text
