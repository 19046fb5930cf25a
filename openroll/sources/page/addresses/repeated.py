"""One address at more or less length: "Mill Lane 4, Kiel" in the footer, and with its postcode above."""

import re
from collections.abc import Sequence
from typing import Final

from openroll.sources.page.lines.text import Page

from .doubt import address_doubt
from .finding import Address
from .shape import key_of_place, postcode_in
from .whole_lines import is_two, whole_lines

_WORD: Final = re.compile(r"\w+")
_DIGIT: Final = re.compile(r"\d")


def one_of(page: Page, places: Sequence[Address]) -> Address | None:
    """Return the fullest of ``places`` where all are one address, however often it stands there; None where not."""
    if not places:
        return None
    texts = [page.lower[one.start : one.end] for one in places]
    words = [set(_WORD.findall(text)) for text in texts]
    most = max(range(len(texts)), key=lambda index: len(words[index]))
    key = key_of_place(texts[most])
    same = all(
        key_of_place(text) == key or (said < words[most] and _DIGIT.search(text) is not None)
        for text, said in zip(texts, words, strict=True)
    )
    return places[most] if same else None


_FEWEST: Final = 3  # words of a street, its house and its town


def fullest(page: Page, one: Address) -> Address:
    """Return ``one``, or where it has no postcode the only lines of ``page`` that hold all of it with one."""
    written = page.lower[one.start : one.end]
    words = set(_WORD.findall(written))
    if len(words) < _FEWEST or not _DIGIT.search(written) or postcode_in(page.text[one.start : one.end]):
        return one
    longest = max(
        _WORD.findall(written.partition(",")[0]) or words, key=len
    )  # of the street, which comes first
    found: dict[str, Address] = {}
    for number, line in enumerate(page.lines):
        if longest not in page.lower[line.start : line.end] or line.start <= one.start < line.end:
            continue
        other = whole_lines(page, number)
        text = page.lower[other.start : other.end] if other else ""
        if other is None or not words < set(_WORD.findall(text)) or is_two(page, other):
            continue
        if postcode_in(page.text[other.start : other.end]) and not address_doubt(
            page, other.start, other.end
        ):
            found.setdefault(key_of_place(text), other)
    return next(iter(found.values())) if len(found) == 1 else one
