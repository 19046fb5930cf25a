"""Who has no legal form and whose terms they are: "an agreement between Blue Kiln and its customers".

What is said so is stated only where the title or an address bears it: "between the seller and customers" names none.
"""

import re
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

_CUSTOMER: Final = words_of("customer")
_SHORTEST: Final = 40  # characters of a sentence that says so
_FEWEST: Final = 4  # letters
_FARTHEST: Final = 450
_HIGH: Final = r"[^\W_a-zà-žа-яёα-ω]"
_NAME: Final = rf"{_HIGH}[\w'’&.-]*(?:\s(?:{_HIGH}[\w'’&.-]*|&|of|de|van|von|der|di|da|do)){{0,5}}?"
_SIDE: Final = Late(
    rf"(?i:\b(?:{words_of('between')}))\s(?i:(?:{words_of('company')})\s){{0,3}}"
    rf"[\"„“«]?({_NAME})[\"”“»]?(?=\s?[,(]|\s[–—-]\s|\s{AND}\s)"
)
# "a Kulipin Vendégház (a továbbiakban: Szolgáltató) és a vendég közötti": "between" stands behind both.
_HUNGARIAN: Final = Late(
    rf"\b[Aa]z?\s(?:[^\W\d_A-Z]{{3,14}}\s)?({_NAME})(?:\s?\((?:a\s)?(?:későbbiekben|továbbiakban)[^()\n]{{3,60}}\)|,?\smint\s[^,\n]{{4,30}}?,?)?"
    rf"(?=\s(?:és|valamint|illetve)\s(?:az?\s)?(?:[^\W\d_]{{3,14}}\s){{0,2}}(?i:{_CUSTOMER})[^.;\n]{{0,80}}?\s(?:közötti|között|közti)\b)"
)
_OWNER: Final = Late(rf",?\s(?:{OWNER})\s?:?\s[^\d\n,]{{4,40}}(?=,)")
_INFLECTED: Final = re.compile(r"(?<=[A-ZČĆŠŽĐ\d])-(?:a|e|u|em|om)\Z")  # "između KILN-a i korisnika"


def side_of_contract(page: Page, start: int, end: int) -> tuple[int, int, Address | None] | None:
    """Return the name that a line from ``start`` to ``end`` gives as its terms' one side, and the address behind it."""
    if end - start < _SHORTEST or not TERMS.may_stand(page.text, page.lower, start, end):
        return None
    between = page.text.find("köz", start, end) >= 0
    if between and (found := _HUNGARIAN.search(page.text, start, end)):
        return (*found.span(1), behind_name(page, found.end(1), end)) if _is_one(page, found[1]) else None
    for found in _SIDE.finditer(page.text, start, end):
        name, behind = _INFLECTED.sub("", found[1]), found.end() + (page.text[found.end()] == " ")
        others = AND_CUSTOMERS.search(page.text, found.end(), min(end, found.end() + _FARTHEST))
        if others is None or (page.text[behind] not in ",(–—-" and others.start() != behind):
            continue
        if not _is_one(page, name):
            continue
        owner = _OWNER.match(page.text, found.end(1), end)
        address = behind_name(page, owner.end() if owner else found.end(1), end)
        return found.start(1), found.start(1) + len(name), address
    return None


def _is_one(page: Page, name: str) -> bool:
    """Tell whether ``name`` can be one, and the title of ``page`` or an address bears it."""
    if not can_be_a_name(name) or is_known_third(name, page.host) or len(squeezed(name)) < _FEWEST:
        return False
    return is_borne(page, name) or squeezed(name) in squeezed(page.title)
