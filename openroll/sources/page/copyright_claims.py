"""Whose copyright a line claims: who stands right behind the sign, or behind the brand that does."""

import re
from typing import Final

from .self_words import RESERVED

_MARK: Final = r"(?:©|ⓒ|\(c\)|copyright)\W{0,3}(?:(?:19|20)\d\d\W{0,4}){0,2}"
_RIGHT_BEHIND: Final = re.compile(
    rf"{_MARK}(?:(?:copyright|all\srights\sreserved)\W{{0,3}}){{0,2}}(?:by\s)?$", re.IGNORECASE
)
# "© 2026 Tulip – ", "Tulip © 2026 | ": a brand, up to six words, and a sign that divides.
_BRAND: Final = r"[^\W_][^\n|·•–—©:;,]{1,50}?"
_BEHIND_BRAND: Final = re.compile(
    rf"(?:{_MARK}{_BRAND}|{_BRAND}\s?{_MARK})\s?(?:[|·•–—-]|\b(?:by|von|von\sder|par|by\sthe|přes))\s\Z",
    re.IGNORECASE,
)
_RIGHTS_BEFORE: Final = re.compile(rf"(?:{_MARK}{_BRAND}|{_BRAND}\s?{_MARK})[\s.,|·•–—-]*", re.IGNORECASE)
_SIGNS: Final = re.compile(r"[\s.,;|·•–—-]*")
_FAR: Final = 60
_FARTHEST: Final = 130


def claims_copyright(text: str, line_start: int, start: int, end: int, line_end: int) -> bool:
    """Tell whether the name from ``start`` to ``end`` of a line is of whom the line says that the copyright is.

    That is who stands behind the sign. A company behind a brand is it where the rights are said to be reserved, right
    behind its name or before it; beside a brand alone it may have made the site.
    """
    if _RIGHT_BEHIND.search(text, max(start - _FAR, 0), start):
        return True
    begin = max(line_start, start - _FARTHEST)
    if "©" not in text[begin:start] and "opyright" not in text[begin:start]:
        return False
    if RESERVED.match(text, end, line_end):
        return _BEHIND_BRAND.match(text, begin, start) is not None
    claimed = _RIGHTS_BEFORE.match(text, begin, start)
    rights = RESERVED.match(text, claimed.end() - 1, start) if claimed else None
    return rights is not None and not _SIGNS.sub("", text[end:line_end])
