"""What an address is without as it was found: its street, at the end of the line above."""

import re
from dataclasses import replace
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.addresses import STREET
from openroll.sources.page.words.forms import has_form

from .below import is_town_above
from .finding import Address
from .shape import postcode_in

ONLY_TOWN: Final = re.compile(
    r"(?:[A-Z]{1,3}[-–\s])?\d[\d\s-]{2,6}\d,?\s[^\W\d_][^\d,]{2,30}(?:,\s[^\d,]{3,30})?"
)
# "… info@tulip.example Tulppatie 5 B 8," above "02600 Espoo"
_STREET_ABOVE: Final = re.compile(
    r"(?:\A|\S@\S+\.[a-z]{2,}\s)(?P<street>[^\W\d_][^\d,:;@|]{3,40}\s[1-9]\d{0,3}(?:\s?[A-Za-z](?!\w))?(?:\s\d{1,3})?),\Z"
)

# "Kildare, W91 A789", "Naas, Co. Kildare" above "W91 A789": towns and counties with their postcode, and nothing else.
_ISLES_CODE: Final = r"(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[\dW]\s?[\dA-Z]{4})"
_ISLES_TOWN: Final = re.compile(
    rf"[A-Z][^\d:;@|©&]{{2,60}},?\s{_ISLES_CODE}(?:[,\n]\s?[A-Z][^\d:;@|©&]{{2,30}})?"
)
# "Timahoe, Donadea, Naas Co.", "Tulip House, Saltmill": parts of an address without a number.
_PARTS_ABOVE: Final = re.compile(
    r"[A-Z][^\d:;@|©&\n]{1,40}(?:,\s[A-Z][^,\d:;@|©&\n]{1,40})+,?|[A-Z][^\d:;@|©&\n]{1,80}\sCo(?:\.|unty)?"
)
_HOUSE_FIRST: Final = re.compile(r"\d{1,4}[A-Za-z]?,?\s")
_COUNTY_LAST: Final = re.compile(r"\sCo(?:\.|unty)?\Z")


def with_street_above(page: Page, place: Address) -> Address:
    """Return ``place``, no more than a town, with the street with which the line above ends; a street with its town."""
    line = page.lines[page.line_at(place.start)]
    above = page.lines[max(page.line_at(place.start) - 1, 0)]
    if place.start != line.start or above is line:
        return place
    written = page.text[place.start : place.end]
    if not above.heading and is_town_above(above.text, written):
        return replace(place, start=above.start)
    if above.group == line.group and are_parts_above(page, page.line_at(above.start), place):
        return replace(place, start=above.start)  # "Mill House, Station Road" above "Cambridge CB1 2LA"
    if not ONLY_TOWN.fullmatch(written):
        return place
    street = _STREET_ABOVE.search(above.text)
    return replace(place, start=above.start + street.start("street")) if street else place


def are_parts_above(page: Page, index: int, place: Address) -> bool:
    """Tell whether the line ``index`` holds the house and the townlands of ``place`` below it, as in Ireland.

    Or its town, below a street. The ``place`` has a postcode of the Isles, and neither a street nor a house's number.
    """
    said = page.lines[index]
    parts = _PARTS_ABOVE.fullmatch(said.text) is not None or _is_below_a_street(page, index)
    if said.is_heading or not parts or has_form(_COUNTY_LAST.sub("", said.text)):
        return False
    return _ISLES_TOWN.fullmatch(page.text, place.start, place.end) is not None


def _is_below_a_street(page: Page, index: int) -> bool:
    """Tell whether a street stands above the line ``index``: "4 Mill Lane", "Norwich", "Norfolk NR1 1AA"."""
    said, above = page.lines[index], page.lines[max(index - 1, 0)]
    beside = above is not said and above.group == said.group and not above.is_heading
    return beside and bool(_HOUSE_FIRST.match(above.text) or STREET.search(above.text))


def is_only_a_town(address: str) -> bool:
    """Tell whether ``address`` is no more than a place and the postcode of its town: "Goślinowie, 62-200 Gniezno"."""
    postcode = postcode_in(address)
    before = address[: postcode.start()] if postcode else ""
    return re.fullmatch(r"[^\W\d_-]+,\s", before) is not None and STREET.search(before) is None
