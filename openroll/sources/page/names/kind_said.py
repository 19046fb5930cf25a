"""Names behind a word that says what their bearer is, and above its number: "Biedrība: Rīgas kori", "Reg. No. …"."""

from typing import Final

from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.own_labels import is_a_kind

_OWN: Final = frozenset({Kind.COMPANY, Kind.VAT})
_LONGEST: Final = 30


def behind_kind(text: str, start: int, end: int, numbers: list[Stated]) -> tuple[int, int] | None:
    """Return the rest of the line behind "Association:", where the line below begins with a number; None elsewhere."""
    colon = text.find(":", start, min(start + _LONGEST, end))
    if colon < 0:
        return None
    numbered = any(one.label == end + 1 and (one.schemes or one.kind in _OWN) for one in numbers)
    if not numbered or not is_a_kind(text[start:colon]):
        return None
    begin = end - len(text[colon + 1 : end].lstrip())
    return (begin, end) if begin < end else None
