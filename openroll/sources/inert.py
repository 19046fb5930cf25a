"""Bytes of a stranger as something to look at: text around a quotation, and nothing in it that acts. Pure.

What comes out is plain text, for a template that escapes it: no address in it is a link, no tag a tag. Characters that
nobody sees, or that turn the direction of writing, are spelled out.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from .page.words.signs import ALIKE

Span: TypeAlias = tuple[int, int]

AROUND: Final = 20_000  # characters shown before a quotation, and after it
LONGEST_MARK: Final = 10_000
HEAD: Final = 512  # bytes shown of what is no text
CUT: Final = " […]"  # ends a quotation that was longer (openroll.sources.base)

_CHARACTERS: Final = re.compile(r"characters ([0-9]{1,9})-([0-9]{1,9})")
_LINE: Final = re.compile(r"line ([1-9][0-9]{0,8})")
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"})
# Letters that draw nothing: fillers of Hangul, the blank pattern of Braille, joiners and selectors of shapes.
_BLANK: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0" + "".join(map(chr, range(0xFE00, 0xFE10)))
)
MOST_OCCURRENCES: Final = 1000
MOST_WORDS: Final = 40  # of a quotation that are looked for one by one
_LONGEST_FOLDED: Final = 2_000_000  # characters; longer text is searched as it stands alone


class Found(StrEnum):
    """Whether a quotation stands where it is said to."""

    HERE = "here"
    ELSEWHERE = "elsewhere"  # in the same answer, at another place
    MISSING = "missing"
    UNASKED = "unasked"  # there is no quotation


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to show. ``quote`` is the marked part of it, "" when there is none.

    ``left_out`` are the numbers of characters before and after that are not shown.
    """

    before: str
    quote: str
    after: str
    left_out: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer to look at: what it is (json, page, text or bytes), how its quotation was found, and its text.

    ``source`` is, of a page, the text that it was made from.
    """

    kind: str
    found: Found
    passage: Passage
    source: Passage | None = None


def around(text: str, span: Span | None) -> Passage:
    """Return what is shown of ``text``: the part at ``span`` as the quotation, and what stands around it.

    Without a span the beginning is shown.
    """
    if span is None:
        after, beyond = _fitting(text, 2 * AROUND)
        return Passage("", "", after, (0, beyond))
    start, end = max(0, span[0]), min(len(text), span[1])
    # The piece before is read from its end: what is near the quotation stays.
    before, earlier = _fitting(text[:start], AROUND, from_end=True)
    quote, cut = _fitting(text[start:end], LONGEST_MARK)
    if cut:
        return Passage(before, quote, "", (earlier, len(text) - end + cut))
    after, later = _fitting(text[end:], AROUND)
    return Passage(before, quote, after, (earlier, later))


def plain(text: str, where: str, quote: str) -> Shown:
    """Return ``text`` with its ``quote`` marked: the one at ``where`` ("characters 3-8", "line 3"), else the first."""
    span = span_of(where) or _line(text, where)
    if span and quote.strip() and _evened(text[slice(*span)]) == _evened(uncut(quote)):
        return Shown("text", Found.HERE, around(text, span))
    near = span[0] if span else 0
    spans = occurrences(text, quote)
    nearest = min(spans, key=lambda one: abs(one[0] - near), default=None)
    # A place that is told in another way cannot be compared: what stands there once alone is it.
    there = Found.ELSEWHERE if span or len(spans) > 1 else Found.HERE
    return Shown("text", judged(quote, nearest, there), around(text, nearest))


def judged(quote: str, span: Span | None, there: Found) -> Found:
    """Return how ``quote`` was found: as ``there`` says when it has a ``span``."""
    if not quote.strip():
        return Found.UNASKED
    return Found.MISSING if span is None else there


def span_of(where: str) -> Span | None:
    """Return the characters that ``where`` names ("characters 10-20", the last not included)."""
    told = _CHARACTERS.fullmatch(where)
    if told is None or int(told[1]) >= int(told[2]):
        return None
    return int(told[1]), int(told[2])


def _line(text: str, where: str) -> Span | None:
    """Return the characters of the line that ``where`` names ("line 3", counted from 1), without its end."""
    told = _LINE.fullmatch(where)
    start = 0
    for _ in range(int(told[1]) - 1 if told else 0):
        start = text.find("\n", start) + 1
        if start == 0:
            return None
    end = text.find("\n", start)
    return (start, len(text) if end < 0 else end) if told else None


def uncut(quote: str) -> str:
    """Return ``quote`` without the sign that it was cut."""
    return quote.removesuffix(CUT)


def occurrences(text: str, quote: str) -> list[Span]:
    """Return where ``quote`` stands in ``text``, in order; white space may be another, and what is hidden missing."""
    words = uncut(quote).split()
    if not words:
        return []
    found: list[Span] = []
    if len(words) <= MOST_WORDS:
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        found = [one.span() for one, _ in zip(pattern.finditer(text), range(MOST_OCCURRENCES), strict=False)]
    return found or _folded_occurrences(text, quote)


def hexdump(body: bytes) -> str:
    """Return the first bytes of ``body`` as programs for such things write them."""
    head = body[:HEAD]
    lines = []
    for start in range(0, len(head), 16):
        piece = head[start : start + 16]
        letters = "".join(chr(byte) if 0x20 <= byte < 0x7F else "." for byte in piece)
        lines.append(f"{start:04x}  {piece.hex(' '):<47}  {letters}")
    return "\n".join(lines)


def spelled_out(text: str) -> str:
    """Return ``text`` with every character that nobody sees, or that turns the writing, as its number: ⟨U+200B⟩."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_Spelling())


class _Spelling(dict[int, int | str]):
    """What each character is written as; made anew for each text, which may hold any of a million."""

    def __missing__(self, code: int) -> int | str:
        character = chr(code)
        hidden = unicodedata.category(character) in _HIDDEN or character in _BLANK
        told: int | str = f"⟨U+{code:04X}⟩" if hidden and character not in "\n\t" else code
        self[code] = told
        return told


def _fitting(text: str, limit: int, *, from_end: bool = False) -> tuple[str, int]:
    """Return as much of ``text`` as fits when it is spelled out, and how many characters are left out."""
    size = min(len(text), limit)
    while True:
        piece = text[len(text) - size :] if from_end else text[:size]
        told = spelled_out(piece)
        if len(told) <= limit:
            return told, len(text) - size
        size = size * limit // len(told)  # smaller each time: what is told is longer than the limit


def _evened(text: str) -> str:
    return " ".join(text.split())


def _folded_occurrences(text: str, quote: str) -> list[Span]:
    """Return where ``quote`` stands when neither white space nor hidden characters count."""
    wanted = "".join(_folded(character) for character in uncut(quote) if _counts(character))
    if not wanted or len(text) > _LONGEST_FOLDED:
        return []
    signs = [(place, _folded(character)) for place, character in enumerate(text) if _counts(character)]
    places = [place for place, sign in signs for _ in sign]
    folded = "".join(sign for _, sign in signs)
    found: list[Span] = []
    start = folded.find(wanted)
    while start >= 0 and len(found) < MOST_OCCURRENCES:
        end = start + len(wanted)
        found.append((places[start], places[end - 1] + 1))
        start = folded.find(wanted, end)
    return found


def _folded(character: str) -> str:
    """Return ``character`` as one spelling of those that look the same: a letter and its accent, any hyphen."""
    return character if character.isascii() else unicodedata.normalize("NFD", character.translate(ALIKE))


def _counts(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in _HIDDEN
