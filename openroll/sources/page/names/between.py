"""What stands between a name and the address some lines below it: labels there begin what is said of somebody else."""

from typing import Final

from openroll.sources.page.addresses.finding import Address
from openroll.sources.page.addresses.street_above import ONLY_TOWN, are_parts_above
from openroll.sources.page.addresses.streets import is_without_number
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.roles import WORDS, Role

from .host import is_host, is_like_host

_NEAR: Final = 5  # characters: "1. Controller"
_LABELS: Final = frozenset({Role.OPERATOR, Role.IMPRINT, Role.NAMED})


def is_another_s(page: Page, index: int, place: Address) -> bool:
    """Tell whether the line ``index`` is no name of who is at ``place``: a label stands between, or it is of the place.

    "Ferme du Bois" above "60200 Compiègne" is where somebody is; it is their name where the title or the site says so.
    """
    if is_labelled_between(page, index, place.start):
        return True
    said = page.lines[index].text
    if are_parts_above(page, index, place) and not is_like_host(page, said):
        return True
    if not (ONLY_TOWN.fullmatch(page.text, place.start, place.end) and is_without_number(said)):
        return False
    return bool(page.title) and said.lower() not in page.title.lower() and not is_host(page, said)


def is_labelled_between(page: Page, index: int, place: int) -> bool:
    """Tell whether a line between ``index`` and that of ``place`` begins with a role's label, or states a number."""
    for line in page.lines[index + 1 : page.line_at(place)]:
        marks = list(WORDS.scan(page.text, page.lower, line.start, line.end))
        if marks and marks[0].start == line.start and marks[0].meaning is Role.TRADES_AS:
            continue  # the name under which whoever is named above it trades
        if any(mark.start - line.start < _NEAR and mark.meaning in _LABELS for mark in marks):
            return True
        if next(NUMBERS.scan(page.text, page.lower, line.start, line.end), None) is not None:
            return True
    return False
