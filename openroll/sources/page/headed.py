"""A label that is told from its value by its own element alone: <b>Company name</b> Example Ltd."""

from typing import Final

from .legal_addresses import LABELS as PLACES
from .legal_roles import OWN, WORDS

_LONGEST: Final = 40  # characters of a label
_LONGEST_VALUE: Final = 160


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
