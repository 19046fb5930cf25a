"""Addresses at which the operator is not: where goods come back to or are kept, a shop, where it was before.

A page that states no address of the seat may state one of these, and the sentence before it says so. Nor is it the
operator's what holds somebody else's name.
"""

import re
from typing import Final

from openroll.sources.page.addresses.at_authorities import is_of_another
from openroll.sources.page.addresses.doubt import address_doubt
from openroll.sources.page.addresses.finding import Address
from openroll.sources.page.addresses.shape import CARE_OF
from openroll.sources.page.lines.text import Page
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.lexicon import Lexicon, read_table
from openroll.sources.page.words.reasons import NO_ADDRESS

_TABLE: Final = list(read_table("elsewhere.tsv"))
_PLACES: Final = Lexicon((phrase, True) for key, phrase in _TABLE if key == "place")
_FAR: Final = 160  # characters between the beginning of a sentence and the address that it tells of
_NEAR: Final = 60  # characters between what such a place is called and its address
_LONGEST_LABEL: Final = 60
_SENTENCE_END: Final = re.compile(r"(?<=[^\W\d_]{3})[.!?]\s+|\s[|•·]\s")
# "Until March 2021", "do marca 2021 r.", "2021 asti", "2021'e kadar": of a copyright's years none is meant.
_UNTIL: Final = re.compile(
    r"(?<!\d\s)\b(?:until|up\sto|bis|jusqu(?:['’]en|['’]au|e)|fino\s(?:al?|allo)|hasta|até|tot|till|indtil|frem\stil|til|do|до|да|"
    r"până\s(?:în|la)|μέχρι(?:\sτ\w+)?|έως|kuni|līdz|iki)\s(?:\d{1,2}\.?\s)?(?:[^\W\d_]+\.?\s){0,3}(?:\d{1,2}\.\s?\d{1,2}\.\s?)?(?:19|20)\d\d\b"
    r"|(?:19|20)\d\d\.?['’]?\s?(?:\w+\s)?(?:asti|saakka|kadar|dek|\w+ig)\b"
)


def is_elsewhere(page: Page, party: Party, one: Address) -> bool:
    """Tell whether the sentence before the address ``one`` says that ``party`` is not, or no longer, there."""
    text = page.lower
    line = page.lines[page.line_at(one.start)]
    begin = max(line.start, one.start - _FAR)
    begin = max((sign.end() for sign in _SENTENCE_END.finditer(text, begin, one.start)), default=begin)
    named = text.rfind(party.name.lower(), begin, one.start) if party.name else -1
    begin = named + len(party.name) if named >= 0 else begin
    if _is_said(page, begin, one.start) or _UNTIL.search(text, begin, one.end) is not None:
        return True
    above = page.lines[page.line_at(one.start) - 1] if one.start == line.start and line.start else None
    labels = above is not None and above.text.endswith(":") and len(above.text) < _LONGEST_LABEL
    return above is not None and labels and _is_said(page, above.start, above.end)


def _is_said(page: Page, begin: int, end: int) -> bool:
    """Tell whether another place is named between ``begin`` and ``end``, and nothing parts it from the address."""
    return any(
        end - found.end < _NEAR and not {",", "\n"} & set(page.text[found.end : end])
        for found in _PLACES.scan(page.text, page.lower, begin, end)
    )


def _holds_another(page: Page, found: Parties, party: Party, one: Address) -> bool:
    """Tell whether the address ``one`` of ``party`` holds the name of somebody else, with whom it is not "c/o"."""
    others = (other for other in found.parties if other is not party and other.key[0] != party.key[0])
    held = any(one.start <= other.start and other.end <= one.end and not other.plain for other in others)
    return held and CARE_OF.search(page.text, one.start, one.end) is None


def doubt_of(page: Page, found: Parties, party: Party, one: Address) -> str | None:
    """Return why the address ``one`` of ``party`` is doubtful; None when nothing speaks against it."""
    if _holds_another(page, found, party, one) or is_of_another(page, one):
        return NO_ADDRESS
    return address_doubt(page, one.start, one.end)
