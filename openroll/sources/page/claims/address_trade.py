"""What a trader's business is called, between the trader and the street: "Jana Novak s.p., Pekarna Zrno, Trg 1, …"."""

import re
from dataclasses import replace
from typing import Final

from openroll.identity import country
from openroll.identity import name as names
from openroll.sources.page.addresses.finding import Address
from openroll.sources.page.addresses.shape import CARE_OF, is_whole, postcode_in
from openroll.sources.page.addresses.starts import REGIONS
from openroll.sources.page.addresses.streets import is_without_number
from openroll.sources.page.addresses.towns import countries_of_town
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.borne import is_borne
from openroll.sources.page.parties.party import Party
from openroll.sources.page.words.addresses import STREET
from openroll.sources.page.words.given_names import is_named_as_a_person, is_of_a_building, is_written_last
from openroll.sources.page.words.name_words import is_a_shop
from openroll.sources.page.words.persons import PERSON_WORDS

_FIRST: Final = re.compile(r"(?P<trade>[^\d\n,·|]{2,45}?)(?:,\s|\n|\s[·|]\s)")
_BETWEEN: Final = re.compile(r"(?:\s?\([^()\n]{2,40}\))?\s?(?:[,·|–—-]\s)?")
_BRITISH: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")  # houses are called as shops are
_QUOTED: Final = re.compile(r"[„“\"«][^„“”\"«»]{2,40}[“”\"»]")
_DIGITS: Final = re.compile(r"\d+")


def without_trade(page: Page, place: Address, party: Party) -> Address:
    """Return ``place`` without what ``party``, a person, calls the business, where it begins with that."""
    first = _FIRST.match(page.text, place.start, place.end)
    if first is None or not _is_a_trader_s(page, place, party):
        return place
    rest = page.text[first.end() : place.end]
    code = postcode_in(rest)
    if code is None or len(_DIGITS.findall(rest)) < len(_DIGITS.findall(code[0])) + 1 or not is_whole(rest):
        return place
    trade = first["trade"].strip()
    if _BRITISH.search(rest) or _is_of_a_place(trade) or not _is_called_so(page, trade):
        return place
    return replace(place, start=first.end())


def _is_a_trader_s(page: Page, place: Address, party: Party) -> bool:
    """Tell whether ``party`` is a person whose name stands right before ``place``."""
    name = page.text[party.start : party.end]
    called = [name, re.sub(r"[„“”\"«»]", "", names.parse(name).stem).title()]
    person = party.person or any(is_named_as_a_person(one) or is_written_last(one) for one in called)
    between = page.text[party.end : place.start]
    kind = PERSON_WORDS.fullmatch(between.strip(" ,·|()–—-"))
    return person and (kind is not None or _BETWEEN.fullmatch(between) is not None)


def _is_called_so(page: Page, trade: str) -> bool:
    return is_a_shop(trade) or trade.isupper() or _QUOTED.search(trade) is not None or is_borne(page, trade)


def _is_of_a_place(part: str) -> bool:
    return (
        STREET.search(part) is not None
        or REGIONS.search(part) is not None
        or CARE_OF.search(part) is not None
        or (is_of_a_building(part) and not is_a_shop(part))
        or is_without_number(part)
        or bool(countries_of_town(part))
        or country.code_of(part) is not None
    )
