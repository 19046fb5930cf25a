"""The town of a seat where a page says no more of where somebody is: "Sediu: Brașov, România", "г. Уфа" behind numbers.

This is asked last, and only where no address at all stands on the page: a seat is often told beside an address.
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.addresses.country import country_in
from openroll.sources.page.addresses.finding import Address
from openroll.sources.page.addresses.towns import countries_of_town
from openroll.sources.page.lines.text import Page
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.addresses import LABELS, STREET, Rank
from openroll.sources.page.words.roles import tells_of_others

# Of a seat, which many laws have in a town; who says "address" and gives a town leaves the address out.
_SEAT: Final = Late(
    r"seat|registered office|sitz|siège|sede|sediu|zetel|gevestigd|säte|sæde|hjemsted|kotipaikka|asukoht|buveinė|"
    r"siedzib|síd[el]|székhely|sjedišt|sedišt|sedež|седалищ|έδρα|юридическ",
    re.IGNORECASE,
)
_LINES: Final = 8  # below a name
_FEW: Final = 5  # below a number
_PART: Final = r"[^\W\d_a-zà-žа-я][\w'’.-]*(?:\s[^\W\d_][\w'’.-]*){0,3}"
_TOWN: Final = Late(rf"\s?:?\s?({_PART}(?:,\s{_PART}){{1,2}}?)(?=\.?\s*(?:\Z|\n)|\s?[(\[·|•;⚠])")
# "Siège : Clairval, Île-de-France"
_REGION: Final = Late(
    r"[ÎI]le-de-France|Bretagne|Normandie|Occitanie|Nouvelle-Aquitaine|Hauts-de-France|Grand Est|Auvergne-Rhône-Alpes|"
    r"Pays de la Loire|Centre-Val de Loire|Corse|Toscana|Lombardia|Piemonte|Veneto|Lazio|Sicilia|Sardegna|Andalucía|"
    r"Cataluña|Catalunya|Galicia|Euskadi|Bayern|Sachsen|Hessen|Brandenburg|Niedersachsen|Thüringen|"
    r"[^\W\d_a-z][^\W\d_]+\s(?:megye|vármegye|kraj|županija|область|край)"
)
# "ИНН 7707083893 · г. Уфа"
_BEHIND_NUMBER: Final = Late(
    r"\s?[,·|•;]?\s?\(?((?:г|гр|м)\.\s?[^\W\d_a-zа-я][^\W\d_]+(?:[\s-][^\W\d_]+)?)\)?\.?\s*(?:\n|\Z)"
)


def town_of_seat(page: Page, party: Party, found: Parties) -> Address | None:
    """Return the town, with its region or country, that a label of a seat gives below the name of ``party``."""
    if found.loose_addresses or any(one.addresses for one in found.parties):
        return None
    places = {page.line_at(party.start): _LINES, **{page.line_at(one.start): _FEW for one in party.numbers}}
    below = {index for place, count in places.items() for index in range(place, place + count)}
    for line in (page.lines[index] for index in sorted(below) if index < len(page.lines)):
        label = LABELS.at(page.text, page.lower, line.start, line.end)
        if label is None or not _SEAT.search(page.text, label.start, label.end):
            continue
        if tells_of_others(page.text, page.lower, line.start, line.end):
            continue
        town = _TOWN.match(page.text, label.end, line.end)
        if town is not None and _is_town(town[1]):
            return _address(page, *town.span(1))
    for one in party.numbers:
        line = page.lines[page.line_at(one.start)]
        town = _BEHIND_NUMBER.match(page.text, one.end, line.end)
        if town is not None and countries_of_town(town[1]):
            return _address(page, *town.span(1))
    return None


def _is_town(text: str) -> bool:
    """Tell whether ``text`` is a town that everybody knows, or a town and a country, and no street."""
    parts = text.split(", ")
    if STREET.search(parts[0]) or country.code_of(parts[0]) is not None:
        return False
    told = countries_of_town(parts[0]) or country.code_of(parts[-1]) is not None
    return bool(told) or _REGION.fullmatch(parts[-1]) is not None


def _address(page: Page, start: int, end: int) -> Address:
    return Address(start, end, Rank.PLAIN, country_in(page.text[start:end]))
