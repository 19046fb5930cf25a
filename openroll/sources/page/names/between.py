"""What stands between a name and the address some lines below it: labels there begin what is said of somebody else."""

from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.roles import WORDS, Role

_NEAR: Final = 5  # characters: "1. Controller"
_LABELS: Final = frozenset({Role.OPERATOR, Role.IMPRINT, Role.NAMED})


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
