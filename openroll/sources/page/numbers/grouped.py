"""Numbers whose digits stand in groups, "HRB 72 85 52", or over the end of a line: whole or not at all."""

import re
from typing import Final

_FEWEST: Final = 7  # as many digits or more are no first group
_SHORT: Final = re.compile(r"(?<!\d)(?:\d{1,3}|0\d{3})\Z")
# "HRB700" / "806 | Geschäftsführer: …"; a street's number has a word behind it.
_BEHIND: Final = re.compile(r"[ .]\d{1,3}(?!\w)|\n(?P<below>\d{3}|(?<=0\d{3}\n)\d{4})(?!\w|[ ./-]?\d)")
_ENDS: Final = re.compile(r"\s*(?:[|,;.·•)–—]|\n|\Z)")
_WRAPPED: Final = re.compile(r"(?<=\d)\s*\n(?=\d)")


def whole_end(text: str, begin: int, end: int) -> int | None:
    """Return where the number ends of which ``text[begin:end]`` was read, None when that is but a part of it."""
    written = text[begin:end]
    if _SHORT.search(written) is None or sum(map(str.isdigit, written)) >= _FEWEST:
        return end
    behind = _BEHIND.match(text, end)
    if behind is None:
        return end
    return behind.end() if behind["below"] and _ENDS.match(text, behind.end()) else None


def joined(written: str) -> str:
    """Return a number that goes on in the next line as if it stood in one."""
    return _WRAPPED.sub(" ", written)
