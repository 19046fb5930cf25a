"""What a name goes not beyond whose legal form stands before it: nothing but its words' letters shows where it ends.

"SARL Le Four Tous droits réservés", "SAS Le Four Gérante : Anna Lis", "Stiftung Ofen Mühlgasse 4, 24109 Kiel".
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.addresses.finding import at
from openroll.sources.page.lines.links import calls_a_page
from openroll.sources.page.lines.rights import SIGN
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.addresses import LABELS as PLACES
from openroll.sources.page.words.addresses import STREET
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.roles import WORDS, Role
from openroll.sources.page.words.self_words import ALL_RESERVED, speaks_of_itself

_RESERVED: Final = Late(rf"(?:{ALL_RESERVED})\b", re.IGNORECASE)
_COLON: Final = re.compile(r"\s?:(?:\s|\Z)")
_CLAIM: Final = re.compile(rf"{SIGN}|[Cc]opyright")
_DATE: Final = re.compile(r"\d{1,2}[./]\s?\d{1,2}[./]\s?\d{4}|\d{4}-\d\d-\d\d|\d{4}\.\s?\d\d\.\s?\d\d")
_TELEPHONE: Final = re.compile(r"\(?\+?\d{1,4}\)?(?:[\s./-]{1,2}\(?\d{2,4}\)?){3,}(?!\w)")
_NUMBERED: Final = re.compile(r"[^\W\d_][^\d\n,;:|—]{2,40}\d|\d{1,4}\s?(?:bis|ter|[A-Za-z])?,?\s(?=[^\W\d_])")
_OF_A_STREET: Final = 2  # words
_HOUSE: Final = re.compile(r"\d{1,4}\s?(?:bis|ter|[A-Za-z])?,?\s")


def stops_at(page: Page, place: int, limit: int) -> bool:
    """Tell whether at ``place``, behind the first word of a name, something else begins, said up to ``limit``."""
    text, lower = page.text, page.lower
    if NUMBERS.at(text, lower, place, limit) is not None:
        return True
    if any(sign.match(text, place, limit) for sign in (_RESERVED, _DATE, _TELEPHONE)):
        return True
    mark = WORDS.at(text, lower, place, limit)
    label = mark or PLACES.at(text, lower, place, limit)
    if label is not None and _COLON.match(text, label.end, limit):
        return True
    if mark is not None and mark.meaning in (Role.TRADES_AS, Role.TRADING, Role.FORMER):
        return True
    if mark is not None and mark.meaning in (Role.MAKER, Role.HOST):
        several = " " in text[place : mark.end]
        return several or _CLAIM.search(text, page.lines[page.line_at(place)].start, place) is not None
    return _leads_on(page, place) or _is_address(page, place, limit)


def _leads_on(page: Page, place: int) -> bool:
    """Tell whether at ``place`` a link begins to a page on which operators say who they are, or to a document."""
    index = page.line_at(place)
    return any(
        link.line == index
        and page.text.startswith(link.text, place)
        and (calls_a_page(link.text) or speaks_of_itself(link.text))
        for link in page.links
    )


def _is_address(page: Page, place: int, limit: int) -> bool:
    """Tell whether a street with its number, of an address, begins at ``place``."""
    text = page.text
    numbered = _NUMBERED.match(text, place, limit)
    if numbered is None:
        return False
    house = _HOUSE.match(text, place, limit)
    words = text[place : numbered.end() - 1].split()
    street = STREET.match(text, house.end() if house else place)
    # "Mühlgasse 4", "Dzirnavu iela 4": the first word is of a street's kind, or the last one behind it
    told = not house and (
        STREET.search(words[0]) or (len(words) == _OF_A_STREET and STREET.match(f" {words[1]}", 1))
    )
    if street is None and not told:
        return False
    found = at(page, place, limit)
    return found is not None and found[0] == place
