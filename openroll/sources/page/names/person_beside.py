"""Persons, or their businesses, with whose names an imprint's line begins that goes on with where they are.

"Thomas Kiesel, Aalweg 4, 24109 Kiel", "Kiesel Reinigung, Inh. Thomas Kiesel, Aalweg 4, …", and without any sign.
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.addresses.finding import Address, behind_name
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.addresses import STREET
from openroll.sources.page.words.given_names import is_named_as_a_person, is_signed, is_written_last
from openroll.sources.page.words.latin import folded, squeezed
from openroll.sources.page.words.persons import OWNER
from openroll.sources.page.words.roles import WORDS, Role

from .host import begins_with_host, host_word, is_like_host
from .nameable import can_be_a_name

_LONGEST: Final = 60
_SHORTEST_HOST: Final = 6  # letters with which a company's name does not begin by chance
_NEAR: Final = 4  # characters between a name and its address
_SIGN: Final = re.compile(r"\s?[,·|•]\s|\s[–—-]\s")
_OWNER: Final = Late(
    rf"(?:\s?[,·|•–—-])?\s[(\[]?(?:{OWNER}|owner|titular|titulaire|titolare|gérante?)\s?:?\s(?=[^\W\d_])"
)
_HOST: Final = re.compile(r"(?:@|\bwww\.|//)([a-z\d-]{4,63})\.[a-z]")
_BELOW: Final = 300  # characters behind a name in which its mailbox and its site stand
_DIGIT: Final = re.compile(r"\d")
_WORDS: Final = re.compile(r"(?<=\s)(?=[^\W\d_])")


def person_beside(page: Page, index: int) -> tuple[int, int, Address] | None:
    """Return the name with which the line ``index`` begins and the address behind it; None when there is none."""
    line, text = page.lines[index], page.text
    below = page.lines[min(index + 1, len(page.lines) - 1)]
    if _DIGIT.search(text, line.start, below.end) is None:
        return None
    limit = min(line.end, line.start + _LONGEST)
    owner = _OWNER.search(text, line.start, limit)
    if owner is not None:
        place = _of_owner(page, owner.end(), line.end)
        named = can_be_a_name(text[line.start : owner.start()])
        return (line.start, owner.start(), place) if place and named else None
    if _DIGIT.search(text, line.start, line.end) is None:
        return _behind_brand(page, line.start, line.end)
    found = _with_address(page, line.start, line.end)
    if found is None:
        return _behind_business(page, line.start, line.end)
    return (line.start, *found) if can_be_a_name(text[line.start : found[0]]) else None


def behind_person(page: Page, begin: int, place: int) -> int:
    """Return ``begin``, or where what the site is called begins behind a person's name: "Anna Lis Blue Kiln GmbH".

    The name's last word of its own stands before ``place``. So signs whoever works for the company, in one line.
    """
    own = host_word(page)
    if len(own) >= _SHORTEST_HOST and begins_with_host(page, page.text[begin:place]):
        return begin
    hosts = tuple(folded(one) for one in (own, *_hosts_below(page, place)) if len(one) >= _SHORTEST_HOST)
    for gap in _WORDS.finditer(page.text, begin, place) if hosts else ():
        if folded(squeezed(page.text[gap.start() : place])).startswith(hosts):
            return gap.start() if is_signed(page.text[begin : gap.start()].strip(" ,|·–—-")) else begin
    return begin


def _hosts_below(page: Page, place: int) -> list[str]:
    """Return what the sites and mailboxes are called that are named in the lines behind ``place``."""
    return [host.replace("-", "") for host in _HOST.findall(page.lower, place, place + _BELOW)]


def _of_owner(page: Page, start: int, end: int) -> Address | None:
    """Return the address behind the owner from ``start`` of a line that ends at ``end``, or below it."""
    if found := _with_address(page, start, end):
        return found[1]
    owner = page.text[start:end].rstrip(" )].,")
    alone = is_named_as_a_person(owner) or is_written_last(owner)
    below = _placed(page, end, len(page.text)) if alone else None
    return below[1] if below else None


def _with_address(page: Page, start: int, limit: int) -> tuple[int, Address] | None:
    """Return where the person's name ends that begins at ``start``, and the address right behind it."""
    text = page.text
    sign = _SIGN.search(text, start, min(limit, start + _LONGEST))
    if sign is not None and is_named_as_a_person(text[start : sign.start()]):
        said = WORDS.at(text, page.lower, sign.end(), limit)
        if said is not None and said.meaning is Role.PERSON:
            return None  # "Tomas Lis, direktorius"
        return _with_business(page, start, sign, limit) or _placed(page, sign.start(), limit)
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


def _with_business(page: Page, start: int, sign: re.Match[str], limit: int) -> tuple[int, Address] | None:
    """Return where the person's name ends, before ``sign``, whose business stands between it and the address.

    What is neither called like the person nor like the site can be a house: "Ann Hill, Mill House, 2 Mill Lane".
    """
    behind = _SIGN.search(page.text, sign.end(), min(limit, sign.end() + _LONGEST))
    business = page.text[sign.end() : behind.start()] if behind else ""
    if behind is None or not _is_a_business(business):
        return None
    person = page.text[start : sign.start()].split()
    told = is_like_host(page, business) or any(word in person for word in business.split())
    if not told and _placed(page, sign.start(), limit):
        return None
    placed = _placed(page, behind.start(), limit)
    return (sign.start(), placed[1]) if placed else None


def _behind_business(page: Page, start: int, limit: int) -> tuple[int, int, Address] | None:
    """Return the person whose business begins the line, and the address: "Kiesel Foto, Thomas Kiesel, Aalweg 4"."""
    sign = _SIGN.search(page.text, start, min(limit, start + _LONGEST))
    if sign is None or not _is_a_business(page.text[start : sign.start()]):
        return None
    behind = _SIGN.search(page.text, sign.end(), min(limit, sign.end() + _LONGEST))
    if behind is None or not is_named_as_a_person(page.text[sign.end() : behind.start()]):
        return None
    placed = _placed(page, behind.start(), limit)
    return (sign.end(), *placed) if placed else None


def _behind_brand(page: Page, start: int, end: int) -> tuple[int, int, Address] | None:
    """Return the person behind what the site is called, and the address below: "Yoga mit Anna – Anna Lis"."""
    signs = list(_SIGN.finditer(page.text, start, min(end, start + 2 * _LONGEST)))
    if len(signs) != 1 or not is_like_host(page, page.text[start : signs[0].start()]):
        return None
    placed = (
        _placed(page, end, len(page.text)) if is_named_as_a_person(page.text[signs[0].end() : end]) else None
    )
    return (signs[0].end(), *placed) if placed else None


def _is_a_business(text: str) -> bool:
    return text[:1].isupper() and _DIGIT.search(text) is None and can_be_a_name(text)


def _placed(page: Page, end: int, limit: int) -> tuple[int, Address] | None:
    address = behind_name(page, end, limit)
    near = address is not None and 0 <= address.start - end <= _NEAR
    return (end, address) if address is not None and near else None
