"""Boxes of a form that somebody had to fill: what stands there where there was nothing to say."""

import re
from typing import Final

# "None" is a town in Piedmont, and "Na" a place in many countries.
_NOTHING: Final = re.compile(
    r"(?i)[\W_]*|\W*(?:n/a|n\.a\.?|not (?:applicable|available|known|specified|provided|stated|given))\W*"
)


def filled(text: str) -> str:
    """Return ``text`` as it is, "" where it only fills its box: "-", ".", "N/A"."""
    return "" if _NOTHING.fullmatch(text) else text


def filled_code(text: str) -> str:
    """Return the postal code ``text`` as it is, "" where zeros fill the box, as for a country that has no codes."""
    return filled(text) if text.strip("0 -") else ""
