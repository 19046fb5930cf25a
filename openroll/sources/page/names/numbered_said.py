"""Names without a legal form right before brackets with their company's number: "Blue Kiln (Company No. 07654321)"."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.roles import tells_of_others
from openroll.sources.page.words.thirds import is_known_third

from .nameable import can_be_a_name

_WORD: Final = r"[A-Z][\w'’&.-]*"
_NUMBERED: Final = Late(
    rf"(?P<name>(?!(?:At|By|With|From|We|How|Between)\s){_WORD}(?:\s(?:{_WORD}|&|of|and|the|for)){{0,5}})(?P<called>\s\([^()\n]{{0,40}}\))?(?:\s\(|,\s)(?:a\s)?(?:UK\s|registered\s){{0,2}}"
    r"(?i:company\s(?:(?:registration|reg\.?)\s)?(?:number|no\b))(?P<more>[^()\n]{0,80}\))?"
)
# What can stand before it: nothing, the end of a sentence, or words that lead to who speaks.
_BEFORE: Final = re.compile(
    r"(?:\A|[.!?|·•:]\s|\d\.?\s)[\"“‘'*]{0,2}\Z"
    r"|\b(?:how|(?:agreement|contract|booking|order|purchase)s?\s(?:\w+\s){0,2}with|between\syou\sand|contracting\swith|(?:with|by|from)\sus,|[Aa]t|[Ww]e,)\s[\"“‘'*]{0,2}\Z"
)
_WE: Final = re.compile(r"[\"“‘'](?:we|us|our)\b", re.IGNORECASE)
_PLAIN: Final = re.compile(r"[A-Z][a-z]*")
_NEAR: Final = 60


def numbered_name(page: Page, line: Line, numbers: list[Stated]) -> tuple[int, int, bool] | None:
    """Return the first such name in ``line`` that nothing tells to be another's, and whether the brackets say "we"."""
    text = page.text
    if "ompany" not in line.text:
        return None
    for found in _NUMBERED.finditer(text, line.start, line.end):
        start, end = found.span("name")
        before = text[max(start - _NEAR, line.start) : start]
        said = _WE.search(found["called"] or found["more"] or "") is not None
        stated = any(one.is_of_a_company and 0 <= one.start - end < _NEAR for one in numbers)
        if not stated or not (said or _BEFORE.search(before)) or not can_be_a_name(found["name"]):
            continue
        if not said and _PLAIN.fullmatch(found["name"]):
            continue  # a town, or the heading of a part
        if not (
            tells_of_others(text, page.lower, line.start, start) or is_known_third(found["name"], page.host)
        ):
            return start, end, said
    return None
