"""The only whole address of a page, where its only operator is named elsewhere: beside a telephone or a mailbox.

"L18 Ltd" in a footer whose other lines are "Tel. 020 7946 0000" and "2 Mill Lane, London W1A 0AA". This is asked last.
"""

import re
from typing import Final

from openroll.identity import address, placeholders
from openroll.sources.page.addresses.at_authorities import is_of_another
from openroll.sources.page.addresses.doubt import address_doubt
from openroll.sources.page.addresses.finding import Address
from openroll.sources.page.addresses.parts import one_line
from openroll.sources.page.addresses.shape import is_whole, postcode_in
from openroll.sources.page.addresses.towns import in_known_town
from openroll.sources.page.addresses.whole_lines import can_begin, is_two, whole_lines
from openroll.sources.page.lines.text import Page
from openroll.sources.page.operators.choosing import Operators
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.addresses import STREET
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.persons import like_a_person
from openroll.sources.page.words.reached import PHONE
from openroll.sources.page.words.roles import WORDS, Role, tells_of_others

from .visited import is_for_bills

_LONGEST: Final = 140
_LAST: Final = 6  # lines with which pages end, whatever holds them
_ABOVE: Final = 3
_REACHED: Final = re.compile(rf"@|{PHONE.pattern}|\b1-8\d\d-[\dA-Z]{{7}}")
_TIME: Final = re.compile(r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|uhr|h)\b", re.IGNORECASE)


def only_place(page: Page, found: Parties, party: Party) -> Address | None:
    """Return the only address that has whole lines of ``page`` to itself, if its operator ``party`` can be there."""
    aside = [(start, end) for _, start, end in found.set_aside]
    aside += [(one.start, one.end) for one in found.loose_addresses]
    aside += [(one.start, one.end) for other in found.parties for one in other.addresses]
    places: dict[str, Address] = {}
    last = 0
    for index, line in enumerate(page.lines):
        if line.start < last or len(line.text) > _LONGEST or not can_begin(line.text):
            continue
        one = whole_lines(page, index) if line.heading not in (1, 2, 3) else None
        last = one.end if one is not None else last
        if one is None or not _is_good(page, one) or is_for_bills(page, one):
            continue
        key = squeezed(page.text[one.start : one.end])
        known = any(start < one.end and one.start < end for start, end in aside)
        if key not in places and (known or places):
            return None
        places.setdefault(key, one)
    only = next(iter(places.values()), None)
    return only if only is not None and _can_be_its(page, found, party, only) else None


def _is_good(page: Page, one: Address) -> bool:
    """Tell whether ``one`` is a whole address with a postcode, and no example or somebody's who is told of."""
    written = page.text[one.start : one.end]
    placed = postcode_in(written) is not None or in_known_town(written)
    example = placeholders.is_placeholder(written) or address.is_placeholder(one_line(written))
    small = written[:1].islower() and not STREET.match(written)  # "odd. Sro, vl. č. 95809/B"
    if small or not (is_whole(written) and placed) or example or is_two(page, one) or _TIME.search(written):
        return False
    return address_doubt(page, one.start, one.end) is None and not is_of_another(page, one)


def _can_be_its(page: Page, found: Parties, party: Party, one: Address) -> bool:
    """Tell whether ``one`` stands where operators say how they are reached, and nobody else is named above it."""
    first, end = page.line_at(one.start), page.line_at(one.end - 1)
    if not (Operators(page).is_for_operators(one.start) or end >= len(page.lines) - _LAST):
        return False
    if party.form_countries and one.country and one.country not in party.form_countries:
        return False
    around = [*page.lines[max(first - 2, 0) : first], *page.lines[end + 1 : end + _ABOVE]]
    if not (any(_REACHED.search(line.text) for line in around) or _leads_to_contact(page, first)):
        return False
    above = page.lines[max(first - _ABOVE, 0)]
    named = any(
        above.start <= other.start < one.start and other.key[0] != party.key[0] for other in found.parties
    )
    if named or (
        like_a_person(page.lines[max(first - 1, 0)].text) and page.line_at(party.start) != first - 2
    ):
        return False  # but of whom the operator's name stands above: "Blue Kiln", "Ann Lee", "4 Mill Lane"
    heading = next((line for line in reversed(page.lines[:first]) if line.heading), above)
    return not (
        tells_of_others(page.text, page.lower, above.start, one.start)
        or tells_of_others(page.text, page.lower, heading.start, heading.end)
    )


def _leads_to_contact(page: Page, index: int) -> bool:
    """Tell whether the line above ``index`` says that "we" are reached there: "… you may contact us below:"."""
    above = page.lines[max(index - 1, 0)]
    if not index or not above.text.endswith(":"):
        return False
    return any(
        one.meaning is Role.HEADING for one in WORDS.scan(page.text, page.lower, above.start, above.end)
    )
