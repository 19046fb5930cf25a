"""Names to which a menu's word, a person or a slogan was glued: "Startseite Tulpe GmbH", "Anna Lis Tulpe GmbH".

Words of a menu that are of no name are left out wherever they stand; others only where the site or the page's title is
called as what stands behind them.
"""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.given_names import is_named_as_a_person, is_signed, is_written_last
from openroll.sources.page.words.latin import folded, is_small, squeezed
from openroll.sources.page.words.name_words import COMPANIES, JOINING, MENU, MENU_TOO, is_a_body_s
from openroll.sources.page.words.roles import WORDS, Role

from .host import host_word, is_anybody_s

_WORD: Final = re.compile(r"\S+")
_PARTS: Final = re.compile(r"\s[|·•–—-]\s|\s?[|·•]\s?|:\s")
_SIGNS: Final = " .,:|·–—-!"
_MOST: Final = 3  # words of a menu's phrase
_PERSON: Final = 2  # words
_NEAR: Final = 40  # characters of an office
_PRAISES: Final = (
    "made in; handmade in; handgemacht in; hergestellt in; seit; since; depuis; dal; desde; sinds; od; ihr; ihre; "
    "your; votre; uw; din"
)
_SLOGANS: Final = tuple(f"{one} " for one in _PRAISES.split("; "))
_KIND: Final = re.compile(
    r"dru[sš]tv|privredn|preduze|trgova|zanat|obrt|podjet|друштв|предузе|soci|empres|aziend|azie|entrepris|assoc|asoc|cooperat|coopér|coöper|osakeyht|стопан|товариств|обществ|общество|spół|zakład|przeds"
)
_SHORTEST: Final = 4  # letters that the site's address and a name do not share by chance


def behind_glued(page: Page, begin: int, place: int, end: int) -> int:
    """Return ``begin``, or where the name whose form is from ``place`` to ``end`` begins behind what is none of it."""
    words = [(one.start(), one[0]) for one in _WORD.finditer(page.text, begin, place)]
    for count in range(min(_MOST, len(words) - 1), 0, -1):
        said = page.text[begin : words[count][0]].strip(_SIGNS).lower()
        if said in MENU and _can_begin(page, words[count][0], place):
            return words[count][0]
    if (behind := behind_officer(page, begin, place)) > begin:
        return behind
    for start, _ in words[1:]:
        if _can_begin(page, start, place) and _is_own(page, start, place, end):
            return start if _is_none_of_it(page, begin, start) else begin
    return begin


def _can_begin(page: Page, start: int, place: int) -> bool:
    """Tell whether a name can begin at ``start``: with a capital, and it would not be one of anybody's."""
    first = page.text[start].strip('"“„«')
    return not (first and is_small(first)) and not is_anybody_s(page.text[start:place])


def _is_own(page: Page, start: int, place: int, end: int) -> bool:
    """Tell whether the site, or a part of the page's title, is called just as what stands from ``start``."""
    stem = folded(squeezed(page.text[start:place]))
    if len(stem) >= _SHORTEST and stem == folded(host_word(page)):
        return True
    whole = page.text[start:end].strip(_SIGNS).casefold()
    return any(part.strip(_SIGNS).casefold() == whole for part in _PARTS.split(page.title))


def _is_none_of_it(page: Page, begin: int, start: int) -> bool:
    """Tell whether what stands before ``start`` is a person, a word of a menu or part of a sentence."""
    said = page.text[begin:start].strip(_SIGNS)
    if (
        is_signed(said)
        or is_written_last(said)
        or said.lower() in MENU_TOO
        or said.lower().startswith(_SLOGANS)
    ):
        return True
    first = said.partition(" ")[0].lower()
    if first in COMPANIES or is_a_body_s(first) or _KIND.match(first):
        return False  # "Društvo za trgovinu Lala d.o.o."
    small = [one for one in said.split() if is_small(one[0]) and one not in JOINING]
    return bool(small) and not is_small(said[0])


def behind_officer(page: Page, begin: int, place: int) -> int:
    """Return ``begin``, or where a name begins behind who leads the company: "Managing Director Ann Hill Tulip Ltd"."""
    office = _office_end(page, begin, place)
    words = [(one.start(), one.end()) for one in _WORD.finditer(page.text, office, place)] if office else []
    if len(words) <= _PERSON:
        return begin
    person = page.text[words[0][0] : words[_PERSON - 1][1]]
    behind = words[_PERSON][0]
    return behind if is_named_as_a_person(person) and _can_begin(page, behind, place) else begin


def _office_end(page: Page, begin: int, place: int) -> int:
    """Return where the word for an office ends that stands at ``begin``, or right before it; 0 without one."""
    mark = WORDS.at(page.text, page.lower, begin, place)
    if mark is not None:
        return mark.end if mark.meaning is Role.PERSON else 0
    line = page.lines[page.line_at(begin)].start
    before = WORDS.scan(page.text, page.lower, max(line, begin - _NEAR), begin)
    beside = (one for one in before if one.meaning is Role.PERSON)
    return next((begin for one in beside if not page.text[one.end : begin].strip(" :")), 0)
