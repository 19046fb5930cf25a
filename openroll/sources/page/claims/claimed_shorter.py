"""Whether a page claims its rights, or is titled, in a name with which a longer one ends that stands only once.

"Newsletter Blue Kiln GmbH" above "© 2026 Blue Kiln GmbH": two readings of a name differ, and the claim decides.
"""

import re
from typing import Final

from openroll.identity import name as names
from openroll.sources.page.lines.lines import places_of
from openroll.sources.page.lines.rights import SIGN, YEARS
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.titled import parts_of_title
from openroll.sources.page.parties.party import Party
from openroll.sources.page.words.roles import WORDS, Role

_CLAIM: Final = re.compile(
    rf"(?:{SIGN}|copyright)[\s:.,]{{0,3}}(?:{YEARS})?[\s:.,–—|-]{{0,3}}(?:by\s)?\Z", re.IGNORECASE
)
_LONGEST_CLAIM: Final = 30  # characters before a name
_WORD: Final = re.compile(r"(?<=\s)[^\W_a-zà-ÿа-я]")
_SIGNS: Final = " .,:;|"


def is_claimed_shorter(page: Page, party: Party) -> bool:
    """Tell whether the end of a name that stands once, and states no number, is what the page claims itself to be."""
    text = page.text[party.start : party.end]
    if (
        party.numbers
        or party.plain
        or page.text.count(text) > 1
        or text in page.title
        or _is_labelled(page, party)
    ):
        return False
    return any(_is_whole(page, text[word.start() :], party) for word in _WORD.finditer(text))


def _is_labelled(page: Page, party: Party) -> bool:
    """Tell whether the label of a name stands right before, or a claim does."""
    index = page.line_at(party.start)
    before = page.text[page.lines[max(index - 1, 0)].start : party.start]
    said = any(one.meaning is Role.NAMED for one in WORDS.scan(before, before.lower(), 0, len(before)))
    return said or _CLAIM.search(before) is not None


def _is_whole(page: Page, tail: str, party: Party) -> bool:
    """Tell whether ``tail``, of two words at least, is a whole name elsewhere: claimed, titled, or a line."""
    tail = tail.rstrip(_SIGNS)
    if " " not in tail or not names.parse(tail).legal_form:
        return False
    if tail in parts_of_title(page):
        return True
    return any(
        _CLAIM.search(page.text[max(place - _LONGEST_CLAIM, 0) : place]) is not None
        or page.lines[page.line_at(place)].text.strip(_SIGNS) == tail
        for place in places_of(tail, page.text)
        if not party.start <= place < party.end
    )
