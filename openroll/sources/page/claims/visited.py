"""Which of the addresses that stand beside no name are where somebody is, and not only where letters go."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.addresses.finding import Address
from openroll.sources.page.addresses.repeated import one_of
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.addresses import Rank

_BOX: Final = re.compile(
    r"\b(?:postbus|postfach|p\.?\s?o\.?\s?box|box|b\.?p\.?|postboks|pb|pl|pósthólf|apartado|apdo|casella|skr(?:ytka|\.)|case\spostale)\.?\s?\d",
    re.IGNORECASE,
)
# "Showroom", "Retouradres", "Filiale": where goods and branches are, whoever's.
_OF_GOODS: Final = re.compile(
    r"show\s?room|ausstellung|lager|magaz|warehouse|depot|store\b|\bshop|laden|winkel|butik|pood|ladu|retour|return|zwrot|vrá[ct]|rück|"
    r"\bresi\b|devoluc|liefer|deliver|levering|branch|filial|niederlassung|vestiging|sucursal|délégation|oddzia|poboč|provozovn|prevádzk|operativ|"
    r"poslovnic|филиал|філі|клон|şube|telephely|punct|secondari|unità\slocal",
    re.IGNORECASE,
)
_LABEL: Final = 40  # characters in front of an address that can be its label
# "Fakturering", "Rechnungen an", "Invoice address"
_BILLS: Final = Late(
    r"(?:\W|paperi)*(?:laskut|fakturer|faktur\w*adres|rechnung|invoic|billing|facturac|facturat|fatturaz|fakturač|fakturowan|"
    r"adres do faktur|dane do faktur|számlázási|arveldus|rēķinu|sąskaitų|dostava\sračun|плащане\sи\sфактур)",
    re.IGNORECASE,
)
_BILLS_ABOVE: Final = 3  # lines


def where_somebody_is(page: Page, places: list[Address]) -> list[Address]:
    """Return those of ``places`` that are not only for letters or visits; where all are, the only one with no box."""
    there = [one for one in places if one.rank > Rank.POSTAL]
    if there:
        return there
    visited = [
        one
        for one in places
        if not _BOX.search(page.text, one.start, one.end)
        and not _OF_GOODS.search(page.text, max(one.start - _LABEL, 0), one.start)
    ]
    only = one_of(page, visited)
    return [only] if only else []


def is_for_bills(page: Page, one: Address) -> bool:
    """Tell whether a line near above the address ``one`` says that bills are sent there: "Laskutus", "Invoicing:"."""
    number = page.line_at(one.start)
    above = page.lines[max(number - _BILLS_ABOVE, 0) : number]
    return any(_BILLS.match(line.text) for line in above if len(line.text) < _LABEL)
