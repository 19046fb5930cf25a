"""A label that is told from its value by its own element alone: <b>Company name</b> Example Ltd."""

from typing import Final

from openroll.core.late import Late
from openroll.sources.page.words.addresses import LABELS as PLACES
from openroll.sources.page.words.roles import OWN, WORDS

from .lines import Line

_LONGEST: Final = 40  # characters of a label
_LONGEST_VALUE: Final = 160
# "Székhely, központ", "Sitz und Verwaltung": what else is there, above the address.
_JOINED_LABEL: Final = Late(
    r"(?:,\s|\s?[/&+]\s?|\s(?:und|and|et|y|e|i|en|og|och|és|a|și|in|ja|oraz|и|і|та)\s)[^\W\d_A-ZÀ-ÞА-Я][^\W\d_]{3,}(?:\s[^\W\d_]{4,})?\s?:?\Z"
)


def is_headed(label: str, value: str) -> bool:
    """Tell whether ``label`` is one of a name or an address, and ``value``, which stands beside it, can be that."""
    if not 2 < len(label) <= _LONGEST or not 1 < len(value) <= _LONGEST_VALUE:
        return False
    first = value.lstrip("\"'“„«»’‘")[:1]
    if not (first.isupper() or first.isdigit()) or label[-1] in ":,;–-":
        return False
    lower, end = label.lower(), len(label.rstrip(" ."))
    role = WORDS.at(label, lower, 0, len(label))
    if role is not None and role.end >= end:
        return role.meaning in OWN
    place = PLACES.at(label, lower, 0, len(label))
    return place is not None and place.end >= end


def end_of_joined(line: Line, text: str, end: int) -> int | None:
    """Return where a label goes on to that ends at ``end``: to its line's end, or with what is emphasised there."""
    if _JOINED_LABEL.match(text, end, line.end):
        return line.end
    said = next((one for one in line.strong if line.text.startswith(one)), "")
    whole = line.start + len(said)
    return whole if end < whole < line.end and _JOINED_LABEL.match(text, end, whole) else None
