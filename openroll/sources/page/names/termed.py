"""Whom terms call "we": "The term ‘Kiln’ or ‘us’ or ‘we’ refers to the owner of the website", in many languages."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.words.forms import has_form
from openroll.sources.page.words.thirds import is_known_third

from .nameable import can_be_said

_OPEN: Final = r"[\"“”„«‘’'*]{0,3}\s?"
_CLOSE: Final = r"\s?[\"“”»’'*]{0,3}"
_LEADS: Final = (
    r"(?:[Tt]he\sterms?|[Dd]er\sBegriff|[Ll]e\sterme|[Ee]l\stérmino|[Ii]l\stermine|[Oo]\stermo|[Dd]e\sterm|[Tt]ermin|[Tt]ermenul|[Tt]ermenet|"
    r"[Bb]egrebet|[Bb]egrepet|[Bb]egreppet|[Vv]ýraz|[Pp]ojem|[Ii]zraz|[Pp]ojam|[Tt]ermín|[Тт]ермин|[Тт]ермін)"
)
_WE: Final = r"(?:us|we|our|wir|uns|nous|nos|nosotros|noi|nós|wij|ons|my|nas|vi|os|oss|mi|nám|мы|ми|нас)"
_OR: Final = r"(?:or|and|oder|und|ou|et|o|e|y|of|en|lub|i|sau|eller|og|och|nebo|alebo|ali|ili|или|або|или)"
BEFORE: Final = Late(rf"(?<!\w){_LEADS}\s{_OPEN}\Z")
_OR_WE: Final = rf"{_CLOSE},?\s(?:{_OR}\s)?{_OPEN}{_WE}(?!\w)"
BEHIND: Final = Late(_OR_WE)
_MEANT: Final = (
    r"[^.;:\n]{0,60}\b(?:refer|mean|denot|bezieh|bezeichn|se\srefier|désign|fait\sréf|riferi|indica|se\srefere|verwij|betek|oznacza|odnosi|"
    r"hänvis|avser|henvis|viser|betyder|odkazuj|vztahuj|nanaša|pomeni|označ|относ|означа|стосу|позначa)"
)
_TERMED: Final = Late(rf"(?<!\w){_LEADS}\s{_OPEN}(?P<name>[^\"“”„«»‘*\n]{{2,80}}?)(?={_OR_WE}{_MEANT})")
_QUOTED: Final = re.compile("[\"“”„«‘’'*]")
# A part of each word for a term: without one, nothing has to be looked for.
_TERMS: Final = ("erm", "Begriff", "egre", "výraz", "pojem", "zraz", "ojam", "érm", "ерм", "Výraz", "Pojem")
_SOON: Final = 160  # characters in which a company is named whose office it is


def is_termed(text: str, start: int, end: int, limit: int) -> bool:
    """Tell whether terms call whom the name from ``start`` to ``end`` is of "we"."""
    near = max(start - 40, 0)
    return BEFORE.search(text, near, start) is not None and BEHIND.match(text, end, limit) is not None


def may_term(text: str) -> bool:
    """Tell whether a page's ``text`` has a word for a term at all, and any line has to be looked at."""
    return any(map(text.__contains__, _TERMS))


def termed(page: Page, line: Line) -> tuple[int, int] | None:
    """Return the name without a form in ``line`` that terms call "we", where no company is named soon behind it."""
    found = _TERMED.search(page.text, line.start, line.end) if _QUOTED.search(line.text) else None
    if found is None:
        return None
    start, end = found.span("name")
    name = page.text[start:end].rstrip(" '’,")
    if not can_be_said(name) or has_form(page.text[start : min(end + _SOON, line.end)]):
        return None
    return None if is_known_third(name, page.host) else (start, start + len(name))
