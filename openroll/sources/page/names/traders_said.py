"""Sole traders as sentences of the east name them, with their numbers behind the name.

"Ana Lis PR izrada sajtova Tulip Vranje" is a name as a whole. Behind "индивидуальным предпринимателем" a name is often
not declined, as its father's name shows; the words before it are, and are no part of it.
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.numbers.stated import Stated

_HIGH: Final = r"[^\W\d_a-zčćđšžабвгдђежзијклљмнњопрстћуфхцчџш]"
_PERSON: Final = rf"{_HIGH}[^\W\d_]+(?:[\s-]{_HIGH}[^\W\d_]+){{1,3}}"
# The person, PR for preduzetnik, and what the shop is for and called.
_SERBIAN: Final = Late(
    rf"(?<![\w-])({_PERSON}\s(?:PR|pr|Pr|ПР|пр)(?:,?\s[^\n,;:()\d]{{3,110}}?)?)(?=\s?[,(]|\s(?:MB|PIB|МБ|ПИБ)\b)"
)
_SERBIAN_SAID: Final = (" PR", " pr", " Pr", " ПР", " пр")
_DECLINED_SAID: Final = ("предпринимател", "підприєм", "амозанят")
_CYRILLIC: Final = r"[А-ЯЁІЇЄҐ][а-яёіїєґ’'-]+"
_DECLINED: Final = re.compile(
    r"(?:предпринимател(?:ем|я|ю)|підприєм(?:цем|ця|цю)|[Сс]амозанят(?:ым|ой|ого|ый|ая)(?:\sграждан\w+)?:?)\s"
    rf"({_CYRILLIC}\s{_CYRILLIC}\s[А-ЯЁІЇЄҐ][а-яёіїєґ’']+(?:[вш]на|ович|евич|ійович|ич))(?=\s?[,(·•|]|\sИНН\b|\s*(?:\n|\Z))"
)
# "Anna Lis prowadząca działalność gospodarczą pod firmą Gabinet Anna Lis NIP": where the firm holds the person's name.
_POLISH: Final = Late(
    rf"({_HIGH}[\w-]+),?\s(?:prowadząc[ay]|wykonując[ay])\s(?:jednoosobową\s)?działalność\sgospodarczą\spod\s(?:firmą|nazwą)\s?:?\s"
    r"([^\n,;:()„”\"“«»]{3,100}?\s\1)(?=,?\s(?:NIP|REGON|z\ssiedzibą|z\sadresem|wpisan[ay])\b)"
)
_POLISH_SAID: Final = "działalność gospodarczą pod "
# "fyzické osoby podnikající Jan Lis se sídlem": a name that is not declined as what is said of its bearer.
_CZECH: Final = Late(
    r"\b(?i:fyzick\w+\sosob\w+(?:\s?[,–—-]\s?|\s)podnik\w+|podnikaj[íúu]\w+\sfyzick\w+\sosob\w+|podnikate[lľ]\w*|živnostn[íi]\w+)"
    r"(?:\s?[–—:-])?\s((?:(?:Bc|Ing|Mgr|MUDr|JUDr|PhDr|RNDr)\.\s){0,2}"
    rf"{_HIGH}[^\W\d_]+(?:\s{_HIGH}[^\W\d_]+){{1,2}}(?<!ého)(?<![aeu])(?<!ou)(?<!em)(?<!ým))"
    r"(?=\s?[,(]|\s(?:se\ssídlem|so\ssídlom|miesto\spodnikania|místo\spodnikání|bytem|IČO?)\b|\s*(?:\n|\Z))"
)
_CZECH_SAID: Final = ("odnik", "ivnostn")
# "PORT 22 Ana Lis PR": what stands in capitals before the person is of the name.
_BEFORE: Final = Late(r"(?<!\S)(?:(?:[A-ZČĆĐŠŽ]{3,}|\d{1,4})\s){1,4}\Z")
_LONGEST: Final = 40
_NEAR: Final = 200
_REGISTERS: Final = ("RS-", "RU-", "UA-", "PL-", "CZ-", "SK-")


def trader_in(text: str, start: int, end: int, numbers: list[Stated]) -> tuple[int, int] | None:
    """Return the name of a sole trader in a line, whose number is stated behind it; None without one."""
    line, found = text[start:end], None
    if any(map(line.__contains__, _SERBIAN_SAID)):
        found = _SERBIAN.search(text, start, end)
    if found is None and any(map(line.__contains__, _DECLINED_SAID)):
        found = _DECLINED.search(text, start, end)
    if found is None and _POLISH_SAID in line:
        found = _POLISH.search(text, start, end)
    if found is None and any(map(line.__contains__, _CZECH_SAID)):
        found = _CZECH.search(text, start, end)
    if found is None:
        return None
    begin, ending = found.span(found.lastindex or 1)
    before = _BEFORE.search(text, max(start, begin - _LONGEST), begin)
    near = found.end() + _NEAR
    theirs = (one.schemes for one in numbers if found.end() <= one.start < near)
    numbered = any(one.startswith(_REGISTERS) for schemes in theirs for one in schemes)
    return (before.start() if before else begin, ending) if numbered else None
