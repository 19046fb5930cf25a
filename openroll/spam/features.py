"""What a text is judged by: its words, pairs of words and parts of words, and a few marks of how it is written."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final
from zlib import crc32

from openroll.core.errors import N_

from .normalise import HANDLE, LINK, LONG_NUMBER, LONGEST, normalise

SIZE: Final = 1 << 18
_MASK: Final = SIZE - 1
_SHORTEST, _PART = 2, 5
_WORDS: Final = 600  # of a text; what comes behind weighs nothing
_LONGEST_WORD: Final = 40
# What stands for how a text is written. The sentences are for people, the names for the hash.
MARKS: Final = {
    "\x01link": N_("a link"),
    "\x01handle": N_("a mailbox or a handle"),
    "\x01number": N_("a long number"),
    "\x01capitals": N_("many capitals"),
    "\x01digits": N_("many digits"),
    "\x01short": N_("few letters"),
    "\x01long": N_("many letters"),
    "\x01calls": N_("exclamation marks"),
}
_FEW, _MANY = 30, 120


def slot(feature: str) -> int:
    """Return the place of a feature among the weights: the same on every machine."""
    return crc32(feature.encode("utf-8", "surrogatepass")) & _MASK


def words_of(text: str) -> list[str]:
    """Return the words of a text, normalised, as their parts are counted."""
    return normalise(text).split()[:_WORDS]


def parts(word: str) -> Iterator[str]:
    """Yield the features of one word: itself, and its parts of two to five characters, its edges among them."""
    edged = f" {word[:_LONGEST_WORD]} "
    yield f"\x02{word}"
    for length in range(_SHORTEST, _PART + 1):
        for place in range(len(edged) - length + 1):
            yield edged[place : place + length]


def pairs(words: list[str]) -> Iterator[str]:
    """Yield the pairs of neighbouring words."""
    return (f"\x03{one} {other}" for one, other in pairwise(words))


def marks(text: str, words: list[str]) -> Iterator[str]:
    """Yield the marks of how a text is written."""
    text = text[:LONGEST]
    letters = sum(map(str.isalpha, text))
    if letters and sum(map(str.isupper, text)) * 4 > letters:
        yield "\x01capitals"
    if sum(map(str.isdigit, text)) * 12 > len(text):
        yield "\x01digits"
    if letters < _FEW:
        yield "\x01short"
    if letters > _MANY:
        yield "\x01long"
    if "!" in text:
        yield "\x01calls"
    if any(word.startswith(LINK) for word in words):
        yield "\x01link"
    if any(HANDLE in word for word in words):
        yield "\x01handle"
    if any(LONG_NUMBER in word for word in words):
        yield "\x01number"


def slots_of(text: str) -> list[int]:
    """Return the places of all features of a text, each once, in order."""
    words = words_of(text)
    found = {feature for word in set(words) for feature in parts(word)}
    found.update(pairs(words), marks(text, words))
    return sorted(set(map(slot, found)))
