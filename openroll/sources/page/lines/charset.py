"""In which characters a stored page is written: by its header, its byte order mark, its ``meta``, else by a guess."""

import codecs
import re
from itertools import pairwise
from typing import Final

from openroll.sources.base import host_of
from openroll.sources.snapshot import Snapshot

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEADER: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_META: Final = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_META_LIMIT: Final = 4096
# What Markdown begins with: a heading, or values for a program (YAML, TOML) with no tag behind them.
_MARKDOWN: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:#{1,6} +[^\s<]|(---|\+\+\+)[ \t]*\r?\n(?:[^\n]{0,1000}\n){0,80}?\1[ \t]*\r?\n\s*[^\s<])"
)
_TAG: Final = re.compile(rb"</?[a-zA-Z][^\s<>@:]{0,20}[\s>/]")
# Labels that the web uses otherwise than Python (WHATWG Encoding, 4.2).
_AS_ON_THE_WEB: Final = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
    "ks_c_5601-1987": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-sjis": "cp932",
}
# Of each page of code: the letters that texts in its languages hold. Where several fit, the first is taken.
_GUESSES: Final = (
    ("cp1252", frozenset("äöüßÄÖÜéèêàâçñãõáíóúæøåÆØÅîôûëïÉÀÇÑÓÍÁ©®«»€–—‘’“”•…°·¿¡ºª£§")),
    (
        "cp1251",
        frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґёАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯІЇЄҐ«»–—“”„’№©§·•…"),
    ),
    ("cp1253", frozenset("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ«»–—©·•…")),
    ("cp1250", frozenset("ąćęłńóśźżčďěňřšťůžőűțșýáíéúôäöüßĄĆĘŁŃŚŹŻČŠŽŘ–—„”©•…")),
)
_CENTRAL: Final = frozenset({"cz", "sk", "pl", "hu", "ro", "hr", "si", "rs", "ba", "me", "al"})
_WORD: Final = re.compile(rb"[A-Za-z\x80-\xff]+")


def declared_type(snapshot: Snapshot) -> str | None:
    """Return "html" or "text" as the header says, None when it says neither.

    A text without any tag, and one that begins as Markdown does, is none of HTML, in which its lines would be lost.
    """
    kind = (snapshot.header("content-type") or "").partition(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml"):
        body = snapshot.body
        return "text" if b"\n" in body and (_MARKDOWN.match(body) or not _TAG.search(body)) else "html"
    if kind in ("text/plain", "text/markdown", "text/x-markdown"):
        return "text"
    return None


def decode(snapshot: Snapshot) -> str:
    """Return the body of ``snapshot`` as text. Bytes that stand for nothing become U+FFFD.

    What a page's own ``meta`` says is not believed of bytes that are UTF-8: whoever kept or moved the page wrote it
    anew and left that line, and no text in another encoding is UTF-8 throughout by chance.
    """
    body = snapshot.body
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    named = _HEADER.search(snapshot.header("content-type") or "")
    if named and (codec := _codec(named[1])):
        return body.decode(codec, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        label = None if named else _meta_label(body)
        codec = _codec(label) if label else None
        return body.decode(codec or _guess(body, host_of(snapshot.final_url)), "replace")


def _meta_label(body: bytes) -> str | None:
    found = _META.search(body, 0, _META_LIMIT)
    label = found[1].decode("ascii", "replace") if found else None
    # A page that could be read so far is not in 16 bits, whatever it says (WHATWG HTML, 13.2.3.2).
    return "utf-8" if label and label.lower().startswith("utf-16") else label


def _codec(label: str) -> str | None:
    name = _AS_ON_THE_WEB.get(label.lower(), label)
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # Codecs that turn bytes into bytes are no characters.
    return found.name if getattr(found, "_is_text_encoding", True) and found.name not in _NO_TEXT else None


_NO_TEXT: Final = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem", "utf-7"}
)


def _guess(body: bytes, host: str = "") -> str:
    """Return the Windows page of code in which most bytes beyond ASCII are letters of words in its languages.

    Western letters stand alone among those of ASCII ("caf\\xe9"), Cyrillic and Greek ones beside their like. Where
    western and central European ones fit alike, the ending of ``host`` says which.
    """
    words = [word for word in _WORD.findall(body[:100_000]) if not word.isascii()][:1000]
    guesses = _GUESSES[::-1] if host.rpartition(".")[2] in _CENTRAL else _GUESSES
    best, name = -1.0, _GUESSES[0][0]
    for codec, letters in guesses:
        score = sum(_plausible(word.decode(codec, "replace"), letters) for word in words)
        if score > best:
            best, name = score, codec
    return name


def _plausible(word: str, letters: frozenset[str]) -> float:
    """Return how likely ``word`` is one: its letters are all of one alphabet, capitals stand only where words begin."""
    foreign = [char for char in word if not char.isascii()]
    known = sum(char in letters for char in foreign)
    alphabets = {"latin" if char.isascii() or char < "\u0250" else "other" for char in word if char.isalpha()}
    odd = len(alphabets) > 1 or any(before.islower() and char.isupper() for before, char in pairwise(word))
    return known - 2.0 * (len(foreign) - known) - (len(foreign) if odd else 0.0)
