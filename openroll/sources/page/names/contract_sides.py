"""Who has no legal form and whose terms they are: "an agreement between Blue Kiln and its customers".

What is said so is stated only where the title or an address bears it: "between the seller and customers" names none.
"""

from typing import Final

from openroll.core.late import Late
from openroll.sources.page.addresses.finding import Address, behind_name
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.persons import OWNER
from openroll.sources.page.words.thirds import is_known_third

from .borne import is_borne
from .contracts import AND, AND_CUSTOMERS, TERMS, words_of
from .nameable import can_be_a_name

_SHORTEST: Final = 40  # characters of a sentence that says so
_FEWEST: Final = 4  # letters
_FARTHEST: Final = 450
_HIGH: Final = r"[^\W_a-zà-žа-яёα-ω]"
_NAME: Final = rf"{_HIGH}[\w'’&.-]*(?:\s(?:{_HIGH}[\w'’&.-]*|&|of|de|van|von|der|di|da|do)){{0,5}}?"
_SIDE: Final = Late(
    rf"(?i:\b(?:{words_of('between')}))\s(?i:(?:{words_of('company')})\s){{0,3}}"
    rf"[\"„“«]?({_NAME})[\"”“»]?(?=\s?[,(]|\s[–—-]\s|\s{AND}\s)"
)
_OWNER: Final = Late(rf",?\s(?:{OWNER})\s?:?\s[^\d\n,]{{4,40}}(?=,)")


def side_of_contract(page: Page, start: int, end: int) -> tuple[int, int, Address | None] | None:
    """Return the name that a line from ``start`` to ``end`` gives as its terms' one side, and the address behind it."""
    if end - start < _SHORTEST or not TERMS.may_stand(page.text, page.lower, start, end):
        return None
    for found in _SIDE.finditer(page.text, start, end):
        name, behind = found[1], found.end() + (page.text[found.end()] == " ")
        others = AND_CUSTOMERS.search(page.text, found.end(), min(end, found.end() + _FARTHEST))
        if others is None or (page.text[behind] not in ",(–—-" and others.start() != behind):
            continue
        if not can_be_a_name(name) or is_known_third(name, page.host) or len(squeezed(name)) < _FEWEST:
            continue
        if not is_borne(page, name) and squeezed(name) not in squeezed(page.title):
            continue
        owner = _OWNER.match(page.text, found.end(1), end)
        return *found.span(1), behind_name(page, owner.end() if owner else found.end(1), end)
    return None
