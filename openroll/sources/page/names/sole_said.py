"""Who says in English that they trade or develop by themselves: "Ann Hill, a sole trader trading as Kiln"."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.words.persons import like_a_person
from openroll.sources.page.words.roles import tells_of_others

from .nameable import can_be_a_name

_WORD: Final = r"[A-ZÀ-Þ][\w'’-]+"
_LABELS: Final = (
    "Owner|Entity|Developer|Contact|The|This|These|That|Our|Seller|Provider|Operator|Supplier|Your|With"
)
_ALONE: Final = Late(
    rf"(?<![\w@])(?!(?:{_LABELS})\b)(?P<name>{_WORD}(?:\s(?:{_WORD}|[A-Z]\.)){{1,3}})[\"”’*]{{0,2}}(?:,|\sis|\s[–—-])?\s\(?(?:an?\s)?"
    r"(?:(?:UK|U\.K\.|United\sKingdom|British|Irish|registered|self-employed)\s){0,2}(?:(?i:sole)\s(?i:trader|proprietor)|"
    r"(?:individual|independent|solo|indie|freelance)\s(?:(?:software|app|web|game|mobile|iOS|Android)\s)?(?:developer|maker|creator|entrepreneur))"
    r"(?=[,.;:)(]|\s(?:\(|and\b|(?i:trading)\b|doing\b|based\b|operating\b|located\b|registered\b|in\b)|\s*(?:\n|\Z))"
)
_SIGNS: Final = ("ole ", "OLE ", "developer", "maker", "creator", "entrepreneur")
_WE: Final = re.compile(r"[^\n]{0,120}?[\"“‘'](?:[Ww]e|[Uu]s|[Oo]ur|I|[Mm]e)[,\"”’']")


def may_be_alone(text: str) -> bool:
    """Tell whether a page's ``text`` has a word for who trades or develops alone, and any line has to be looked at."""
    return any(map(text.__contains__, _SIGNS))


def sole_said(page: Page, line: Line) -> tuple[int, int, bool] | None:
    """Return the person in ``line`` who trades alone, and whether it goes on with “we”; None where it is another."""
    if not any(map(line.text.__contains__, _SIGNS)):
        return None
    for found in _ALONE.finditer(page.text, line.start, line.end):
        start, end = found.span("name")
        if not like_a_person(found["name"].title()) or not can_be_a_name(found["name"]):
            continue
        if not tells_of_others(page.text, page.lower, line.start, start):
            return start, end, _WE.match(page.text, found.end(), line.end) is not None
    return None
