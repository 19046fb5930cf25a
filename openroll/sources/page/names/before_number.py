"""Where a name ends that the label of a number follows without a sign: "Blue Kiln KvK-nummer: 70285888"."""

from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.numbers import BESIDE_NAMES, LABELS

_VALUE: Final = Late(r"[\s.:#]{1,3}[A-Z]{0,3}\d")


def before_number(page: Page, start: int, end: int) -> int:
    """Return ``end``, or where the words from ``start`` on come to the label of a number, with its value behind it."""
    for found in LABELS.scan(page.text, page.lower, start + 1, end):
        valued = found.meaning.kind in BESIDE_NAMES and _VALUE.match(page.text, found.end)
        if valued and page.text[found.start - 1] == " " and found.end - found.start > 1:
            return found.start
    return end
