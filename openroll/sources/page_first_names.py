"""Names without a known legal form that begin a line which states a number and an address, as a company's line does.

"Blue Kiln v/ Ann Hill, Harbour Street 11, 9990 Skagen, CVR 29155356": what stands first there is who it is about.
"""

import re
from collections.abc import Callable
from typing import Any, Final

from .legal_numbers import Kind
from .legal_places import KEEPERS
from .legal_roles import WORDS
from .page_addresses import Address, behind_name
from .page_lexicon import Lexicon
from .page_numbers import Stated
from .page_text import Page

_SIGN: Final = re.compile(r"\s?[,;|·•(]|\s[–—-]\s|:\s")
# "Maison Primer – S.A.R.L. au capital de 8 000 €"
_FORMED: Final = re.compile(
    r"[\s,(–—-]{1,3}(?:S\.?A\.?R\.?L\.?|S\.?A\.?S?\.?U?\.?|E\.?U\.?R\.?L\.?|S\.?N\.?C\.?)\sau\scapital\b"
)
_MARKS: Final = re.compile(r"(?:©|\(c\))?\s?(?:(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)\d\d)?)?[\s,–—-]*")
_TELLING: Final = frozenset({Kind.REGISTER, Kind.COMPANY, Kind.OTHER, Kind.VAT})
_NEAR: Final = 4  # characters between a name and the label of its number
_LONGEST: Final = 100
_MOST_SMALL: Final = 3  # words in small letters: more are a sentence
_KINDS: Final = frozenset(
    {"FR-SIRET", "PL-NIP", "PL-REGON", "HR-OIB", "RO-ONRC", "RU-INN", "RS-PIB", "SI-TIN", "HU-ADO"}
)


def first_name(
    page: Page, index: int, numbers: list[Stated], is_name: Callable[[str], bool]
) -> tuple[int, int, Address | None] | None:
    """Return the name with which the line ``index`` begins, and the address behind it; None when there is none."""
    line, text = page.lines[index], page.text
    here = [one for one in numbers if line.start < one.label and one.start < line.end and _tells(one)]
    if line.heading in (1, 2, 3) or not any(line.start < one.label < line.end for one in numbers):
        return None
    begin = line.start
    if marks := _MARKS.match(text, begin, line.end):
        begin = marks.end()
    sign = _SIGN.search(text, begin, min(line.end, begin + _LONGEST))
    if sign is None or sign[0] == ": ":
        return None
    words = text[begin : sign.start()].split()
    small = sum(word[:1].islower() for word in words)
    if not words or small > min(_MOST_SMALL, len(words) - 1) or not is_name(text[begin : sign.start()]):
        return None
    lexicons: tuple[Lexicon[Any], ...] = (WORDS, KEEPERS)
    if any(next(one.scan(text, page.lower, begin, sign.start()), None) is not None for one in lexicons):
        return None
    if _FORMED.match(text, sign.start(), line.end):
        return begin, sign.start(), None
    if not here:
        return None
    address = behind_name(page, sign.start(), line.end)
    beside = min(one.label for one in here) - sign.end() < _NEAR and "(" not in sign[0]
    if (address is None or address.start > line.end) and not (beside and len(words) > 1):
        return None
    return begin, sign.start(), address


def _tells(one: Stated) -> bool:
    """Tell whether a number is one that companies state beside their names."""
    if one.kind is Kind.OTHER:
        return any(code in _KINDS for code in one.schemes)
    return one.kind in _TELLING and (
        one.kind is not Kind.COMPANY or bool(one.schemes) or one.digits.isdigit()
    )
