"""Persons, or their businesses, with whose names an imprint's line begins that goes on with where they are.

"Thomas Kiesel, Aalweg 4, 24109 Kiel", "Kiesel Reinigung, Inh. Thomas Kiesel, Aalweg 4, …", and without any sign.
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.addresses.finding import Address, behind_name
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.addresses import STREET
from openroll.sources.page.words.given_names import is_named_as_a_person
from openroll.sources.page.words.persons import OWNER

from .nameable import can_be_a_name

_LONGEST: Final = 60
_NEAR: Final = 4  # characters between a name and its address
_SIGN: Final = re.compile(r"\s?[,·|•]\s|\s[–—-]\s")
_OWNER: Final = Late(
    rf"(?:\s?[,·|•–—-])?\s(?:{OWNER}|"
    r"Innehaver|Propriétaire|Proprietario|Propietari[oa]|Właściciel(?:ka)?|Majitel(?:ka)?)\s?:?\s(?=[^\W\d_])"
)
_DIGIT: Final = re.compile(r"\d")
_WORDS: Final = re.compile(r"(?<=\s)(?=[^\W\d_])")


def person_beside(page: Page, index: int) -> tuple[int, int, Address] | None:
    """Return the name with which the line ``index`` begins and the address behind it; None when there is none."""
    line, text = page.lines[index], page.text
    limit = min(line.end, line.start + _LONGEST)
    digit = _DIGIT.search(text, line.start, line.end)
    if digit is None:
        return None
    owner = _OWNER.search(text, line.start, limit)
    if owner is not None:
        found = _with_address(page, owner.end(), line.end)
        named = can_be_a_name(text[line.start : owner.start()])
        return (line.start, owner.start(), found[1]) if found and named else None
    found = _with_address(page, line.start, line.end)
    return (line.start, *found) if found and can_be_a_name(text[line.start : found[0]]) else None


def _with_address(page: Page, start: int, limit: int) -> tuple[int, Address] | None:
    """Return where the person's name ends that begins at ``start``, and the address right behind it."""
    text = page.text
    sign = _SIGN.search(text, start, min(limit, start + _LONGEST))
    if sign is not None and is_named_as_a_person(text[start : sign.start()]):
        return _placed(page, sign.start(), limit)
    digit = _DIGIT.search(text, start, min(limit, start + _LONGEST))
    if digit is None or (sign is not None and sign.start() < digit.start()):
        return None
    # "Thomas Kiesel Aalweg 4 24109 Kiel": the street is the first of the words that is one.
    for gap in _WORDS.finditer(text, start, digit.start()):
        street = STREET.match(text, gap.start()) or STREET.fullmatch(
            text[gap.start() : digit.start()].strip()
        )
        whole = street or STREET.search(text[gap.start() : digit.start()].split()[0])
        if whole is not None and is_named_as_a_person(text[start : gap.start()].rstrip()):
            return _placed(page, gap.start() - 1, limit)
    return None


def _placed(page: Page, end: int, limit: int) -> tuple[int, Address] | None:
    address = behind_name(page, end, limit)
    near = address is not None and 0 <= address.start - end <= _NEAR
    return (end, address) if address is not None and near else None
