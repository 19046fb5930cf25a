"""What stands behind an address on its line and is none of it: a department, hours, a person, how to come there."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.words.given_names import is_named_as_a_person
from openroll.sources.page.words.lexicon import as_pattern, read_table

from .opening_hours import tells_hours
from .shape import is_whole, postcode_in
from .towns import ends_with_town

_FIELDS: Final = "|".join(
    as_pattern(phrase) for key, phrase in read_table("address_ends.tsv") if key == "field"
)
_FIELD: Final = Late(rf"(?:,|\s[·•|–—-])?\s(?:{_FIELDS})(?![\w’'-]|\s\d{{1,3}}(?![\d-]))", re.IGNORECASE)
_SIGN: Final = re.compile(r"(?:,|\s[·•|–—-])?\s(?=[^\W\d_])")
_PART: Final = re.compile(r"(?:,|\s[·•|–—-])\s([^\W\d_][^,·•|–—\d\n]{3,40})\Z")
_DIGITS: Final = re.compile(r"\d")


def before_fields(text: str, start: int, end: int) -> int:
    """Return ``end``, or where the address ends before another field of its line: "…, 24109 Kiel, Werkstatt"."""
    for found in _FIELD.finditer(text, start, end):
        if _is_over(text[start : found.start()]):
            return found.start()
    if "-" in text[start:end] or "–" in text[start:end]:
        for sign in _SIGN.finditer(text, start, end):
            if tells_hours(text[sign.end() : end]) and _is_over(text[start : sign.start()]):
                return sign.start()
    last = _PART.search(text, start, end)
    person = last is not None and is_named_as_a_person(last[1])
    return last.start() if last is not None and person and _is_over(text[start : last.start()]) else end


def _is_over(text: str) -> bool:
    """Tell whether ``text`` is an address with its town and the number of a house: no more is of it."""
    code = postcode_in(text)
    if code is None:
        return ends_with_town(text) and is_whole(text)
    rest = f"{text[: code.start()]} {text[code.end() :]}"
    return _DIGITS.search(rest) is not None and is_whole(text)
