"""The German court whose register a number is in: it stands in the number's line, or in the lines around it."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity.number_german import court_in
from openroll.sources.page.lines.text import Page

_NEAR_COURT: Final = 2  # lines around a number
_COURT: Final = Late(
    r"(?:Amtsgerichte?s?|Registergericht|(?:Handels|Vereins|Partnerschafts|Genossenschafts)register|AG|(?:Local|District|Register|"
    r"Registry) Court)[\s:]+(?:(?:of|in|at|beim|des|der|Amtsgerichts?|Registergericht|AG)\s+)*"
    r"[A-ZÄÖÜ][\w()./ -]{2,40}"
)
_SHORT_LINE: Final = 80
_TOWN_BEHIND: Final = Late(
    r",?\s[(]?([A-ZÄÖÜ][a-zäöüß]+(?:\s(?:am|an der|im)\s[A-ZÄÖÜ][a-zäöüß]+)?)(?=[),;.|·]|\s[|·–]|$)"
)
_A_COURT: Final = re.compile(
    r"court|sąd|суд|tribunal|soud|súd|rechtbank|domstol|bíróság|oikeus|teismas|kohus|tiesa|mahkeme",
    re.IGNORECASE,
)
_A_TOWN: Final = Late(
    r"([A-ZÄÖÜ][a-zäöüß]+(?:\s(?:am|an der|im)\s[A-Z][a-zäöü]+)?)"
    r"(?:\s(?:Local|District|Register|Registry)?\s?[Cc]ourt)?[\s:,(–-]*$"
)
_IN_ENGLISH: Final = {
    "Munich": "München",
    "Cologne": "Köln",
    "Nuremberg": "Nürnberg",
    "Hanover": "Hannover",
    "Brunswick": "Braunschweig",
}


def court_near(page: Page, label: int, end: int) -> str | None:
    """Return the one German register court that stands in the number's line, or else in the lines around it."""
    line = page.line_at(label)
    for reach in (0, 1, 2, 3, 4):
        first, last = max(line - reach, 0), min(line + reach, len(page.lines) - 1)
        around = page.text[page.lines[first].start : page.lines[last].end]
        courts = {court for match in _COURT.finditer(around[:2000]) if (court := court_in(match[0]))}
        if reach > _NEAR_COURT and len(re.findall(r"\bHR\s?[AB]\b", around)) != 1:
            return None  # another company's court
        if courts:
            return courts.pop() if len(courts) == 1 else None
        if reach == 0 and (court := _court_beside(page, label, end)):
            return court
    return None


def _court_beside(page: Page, label: int, end: int) -> str | None:
    """Return the court that a line names right behind its number ("HRB 2345 Aurich"), or before it."""
    line = page.lines[page.line_at(label)]
    behind = _TOWN_BEHIND.match(page.text, end, line.end)
    if behind is not None and (court := court_in(f"Amtsgericht {behind[1]}")):
        return court
    return _court_before(page.text[line.start : label])


def _court_before(text: str) -> str | None:
    """Return the court that a line names in whatever language before its number: "Суд Stuttgart:"."""
    if len(text) > _SHORT_LINE or re.search(r"\d", text) or not _A_COURT.search(text):
        return None
    for foreign, town in _IN_ENGLISH.items():
        text = text.replace(foreign, town)
    return court_in(f"Amtsgericht {found[1]}") if (found := _A_TOWN.search(text)) else None


# "Reiherverein e.V." two lines above "VR 85091", "(VR 85091)" behind it
_BELOW_A_CLUB: Final = re.compile(r"\be\.\s?V\.(?!\w)[^\n]{0,60}(?:\n[^\n]{0,60}){0,5}[\n,(|:]\s?\Z")
_NEAR_A_CLUB: Final = 240


def is_of_a_club(text: str, place: int) -> bool:
    """Tell whether what begins at ``place`` stands behind a registered club's name, or in a line below it."""
    return _BELOW_A_CLUB.search(text, max(place - _NEAR_A_CLUB, 0), place) is not None
