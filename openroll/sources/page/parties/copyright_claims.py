"""Whose copyright a line claims: who stands right behind the sign, or behind the brand that does."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.rights import RIGHTS_RESERVED, SIGN, YEAR, YEARS
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.host import is_host
from openroll.sources.page.words.forms import SHAPES
from openroll.sources.page.words.latin import are_initials
from openroll.sources.page.words.roles import tells_of_others
from openroll.sources.page.words.self_words import ALL_RESERVED, RESERVED, RESERVED_BEFORE, RESERVED_BY

_CLAIMING: Final = ("©", "(c)", "copyright")  # one of which is in it
_MARK: Final = rf"(?:{SIGN}|copyright)\W{{0,3}}(?:{YEARS}\W{{0,4}}){{0,2}}"
_RIGHT_BEHIND: Final = re.compile(
    rf"{_MARK}(?:(?:copyright|all\s{RIGHTS_RESERVED})\W{{0,3}}){{0,2}}(?:by\s)?(?:the\s)?$", re.IGNORECASE
)
# "© 2026 Tulip – ", "Tulip © 2026 | ": a brand, up to six words, and a sign that divides.
_BRAND: Final = r"[^\W_][^\n|·•–—©:;,]{1,50}?"
_BEHIND_BRAND: Final = Late(
    rf"(?:{_MARK}{_BRAND}|{_BRAND}\s?{_MARK})\s?(?:[|·•–—-]|\b(?:by|von|von\sder|par|by\sthe|přes))\s\Z",
    re.IGNORECASE,
)
_RIGHTS_BEFORE: Final = Late(rf"(?:{_MARK}{_BRAND}|{_BRAND}\s?{_MARK})[\s.,|·•–—-]*", re.IGNORECASE)
_SITE_S_BRAND: Final = Late(rf"{_MARK}(?P<brand>{_BRAND})\s?[|·•–—/-]\s", re.IGNORECASE)
_ONLY_MARK: Final = re.compile(_MARK, re.IGNORECASE)
_BEHIND_COMMA: Final = Late(rf"{_MARK}{_BRAND}(?:,|\s[|·•–—-])\s\Z", re.IGNORECASE)
# "Blue Kiln Ltd. © 2026 All rights reserved"
_RESERVED_WITH_SIGN: Final = Late(
    rf"[\s.,|–—-]*{SIGN}\s?(?:{YEARS}\W{{0,4}}){{0,2}}(?:{ALL_RESERVED})\b", re.IGNORECASE
)
# "Blue Kiln Ltd. All rights reserved." has the line to itself
_ALL_OF_LINE: Final = Late(rf"[\s.,|·•–—-]*(?:{ALL_RESERVED})[\s.]*(?:{YEAR})?\.?", re.IGNORECASE)
# "© 2026 Квіти Лис. ФОП Лис А. С.": whoever trades as one is the brand's
_SOLE_TRADER: Final = re.compile(r"(?:ФОП|ФЛП|СПД|ИП|И\.\s?П\.|ІП)\s[«\"]?[А-ЯЁІЇЄҐ]")
_SIGNS: Final = re.compile(r"[\s.,;|·•–—-]*")
_FAR: Final = 60
_FARTHEST: Final = 130
_ACRONYM: Final = re.compile(r"[A-Z]{2,6}")


def claims_copyright(page: Page, start: int, end: int) -> bool:
    """Tell whether the name from ``start`` to ``end`` is of whom its line says that the copyright is.

    That is who stands behind the sign. A company behind a brand is it where the rights are said to be reserved, right
    behind its name or before it; beside a brand that is not the site's it may have made the site.
    """
    text, line = page.text, page.lines[page.line_at(start)]
    near = max(start - _FAR, 0)
    claimed = any(map(page.lower[near:start].__contains__, _CLAIMING))
    if claimed and _RIGHT_BEHIND.search(text, near, start):
        return True
    if _RESERVED_WITH_SIGN.match(text, end, line.end):
        return True
    if _ALL_OF_LINE.fullmatch(text, end, line.end) and not _SIGNS.sub("", text[line.start : start]):
        return True
    if RESERVED_BY.fullmatch(text, line.start, start):
        return True
    begin = max(line.start, start - _FARTHEST)
    if "©" not in text[begin:start] and "opyright" not in text[begin:start]:
        return False
    if _SOLE_TRADER.match(text, start, end) and not tells_of_others(text, page.lower, line.start, start):
        return True
    if RESERVED.match(text, end, line.end):
        return _BEHIND_BRAND.match(text, begin, start) is not None
    if is_behind_site_s_brand(page, start, end):
        return True
    mark = _ONLY_MARK.match(text, begin, start)
    if mark and RESERVED_BEFORE.fullmatch(text, mark.end(), start):
        return True
    before = _RIGHTS_BEFORE.match(text, begin, start)
    rights = RESERVED.match(text, before.end() - 1, start) if before else None
    return rights is not None and not _SIGNS.sub("", text[end : line.end])


def is_behind_site_s_brand(page: Page, start: int, end: int) -> bool:
    """Tell whether the name ends a line behind what the site is called: "© 2026 Tulip · Plover Ltd".

    A link that holds the name leads to whoever made the site.
    """
    index = page.line_at(start)
    line = page.lines[index]
    brand = _SITE_S_BRAND.fullmatch(page.text, max(line.start, start - _FARTHEST), start)
    if brand is None or _SIGNS.sub("", page.text[end : line.end]):
        return False
    called, name = brand["brand"].strip(), page.text[start:end]
    short = are_initials(called, name) or _ACRONYM.fullmatch(called)
    if _is_an_association_s(name) and not short:
        return False  # "© 2026 Tulipani Uniti – Associazione di Volontariato": both are its name
    if not (is_host(page, called) or called.casefold() in page.title.casefold()):
        return False
    if tells_of_others(page.text, page.lower, start, end):
        return False  # "Web Design Plover Ltd"
    return not any(link.line == index and name in link.text for link in page.links)


def _is_an_association_s(name: str) -> bool:
    """Tell whether ``name`` begins with a form that is a word: "Associazione", "Fundacja", not "ООО"."""
    first = name.split()[0]
    return first[1:].islower() and any(shape.before for _, shape in SHAPES.beginning(first))


def follows_brand(page: Page, start: int) -> bool:
    """Tell whether nothing but the brand of a copyright stands in its line before ``start``: "© 2026 Tulip, "."""
    line = page.lines[page.line_at(start)]
    return _BEHIND_COMMA.match(page.text, max(line.start, start - _FARTHEST), start) is not None
