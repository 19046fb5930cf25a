"""Headings of those who serve the operator: below "Tax adviser" and "Доставка" a company is named that is another."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.found import Name
from openroll.sources.page.names.host import is_the_site_s
from openroll.sources.page.words.lexicon import read_table
from openroll.sources.page.words.roles import spellings

_LONGEST: Final = 45  # characters of such a heading
_OUR: Final = re.compile(
    r"(?:our|unsere?r?|nos|notre|(?:il\s|la\s|i\s|le\s)?nostr[oaie]|nuestr[oa]s?|(?:os?\s|as?\s)?noss[oa]s?|(?:el\s|la\s|els\s)?nostr[ea]s?|onze|ons|"
    r"vår[at]?|våre|vores|meie|mūsu|mūsų|nasz[ae]?|nasi|náš|naši|naše|naš[ae]?|našo|наш[аеиі]?|нашите|нашата|нашият|okkar)\s",
    re.IGNORECASE,
)
_SIGNS: Final = " :.–—-"
_TRADES: Final = {spelled: key for key, phrase in read_table("headings.tsv") for spelled in spellings(phrase)}


def heads_another(page: Page, index: int, names: list[Name]) -> bool:
    """Tell whether the line ``index`` is such a heading, and a company's name opens the next line.

    ``names`` are the companies of the page. A trade can be the own one, where they are but one;
    so can making what is sold, where the site is called so.
    """
    line = page.lines[index]
    if not 3 < len(line.text) <= _LONGEST or index + 1 >= len(page.lines) or line.heading == 1:
        return False
    said = line.text.strip(_SIGNS).lower()
    our = _OUR.match(said)
    kind = _TRADES.get(said[our.end() :] if our else said)
    if kind is None:
        return False
    begin = page.lines[index + 1].start
    below = next((one.text_in(page.text) for one in names if begin <= one.start < begin + 2), None)
    if below is None:
        return False
    if kind == "goods" and page.site and not is_the_site_s(page, below):
        return True
    own = page.text[begin : page.lines[index + 1].end]
    alone = kind != "served" and not our and (not line.heading or not _is_another(page, names, own))
    return not alone


def _is_another(page: Page, names: list[Name], line: str) -> bool:
    """Tell whether one of ``names`` is not of the company whose ``line`` it is."""
    return any(not line.startswith(one.text_in(page.text)) for one in names)
