"""Headings of those who serve the operator: below "Tax adviser" and "Доставка" a company is named that is another."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.found import Name
from openroll.sources.page.names.host import is_the_site_s
from openroll.sources.page.words.lexicon import read_table
from openroll.sources.page.words.roles import spellings

_LONGEST: Final = 45  # characters of such a heading
_SECTION: Final = 16  # lines below such a heading
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
    kind, our = _kind_of(line.text)
    if kind is None:
        return False
    begin = page.lines[index + 1].start
    below = next((one.text_in(page.text) for one in names if begin <= one.start < begin + 2), None)
    if below is None:
        return kind == "sellers" and _heads_a_card(page, index)
    if kind == "goods" and page.site and not is_the_site_s(page, below):
        return True
    own = page.text[begin : page.lines[index + 1].end]
    alone = (
        kind not in ("served", "sellers")
        and not our
        and (not line.heading or not _is_another(page, names, own))
    )
    return not alone


def _heads_a_card(page: Page, index: int) -> bool:
    """Tell whether a short line stands below the line ``index``, and one that begins with digits behind it."""
    below = page.lines[index + 1 : index + 3]
    return (
        len(below) == 2
        and len(below[0].text) <= _LONGEST
        and re.match(r"\D{0,20}\d", below[1].text) is not None
    )


def _kind_of(said: str) -> tuple[str | None, bool]:
    """Return which kind of such headings ``said`` is, None for any other line, and whether "our" stands before it."""
    said = said.strip(_SIGNS).lower()
    our = _OUR.match(said)
    return _TRADES.get(said) or _TRADES.get(said[our.end() :] if our else said), our is not None


def is_below_sellers(page: Page, place: int) -> bool:
    """Tell whether the last heading above ``place`` is of who sells what the operator makes: "Dealers"."""
    index = page.line_at(place)
    for line in reversed(page.lines[max(index - _SECTION, 0) : index]):
        if len(line.text) <= _LONGEST and _kind_of(line.text)[0] == "sellers":
            return True
        if line.heading:
            return False
    return False


def _is_another(page: Page, names: list[Name], line: str) -> bool:
    """Tell whether one of ``names`` is not of the company whose ``line`` it is."""
    return any(not line.startswith(one.text_in(page.text)) for one in names)
