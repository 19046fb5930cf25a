"""Whether the line below a whole address is still of it, or begins another."""

import re
from typing import Final

from openroll.identity import country

from .address_like import postcode_in
from .address_parts import ROOM
from .legal_addresses import STREET

_DIGIT: Final = re.compile(r"\d")
_LONGEST: Final = 50
# "47-200 Kędzierzyn-Koźle" above "Piastowska 1/212": a town alone, and a street with its house.
_ONLY_TOWN: Final = re.compile(
    r"(?:[A-Z]{1,2}-)?\d[\d\s-]{2,6}\d\s[^\W\d_][^\d,;:]{2,40},?|[^\W\d_][^\d,;:]{2,40},?\s\d{4,6},?"
)
_ROOM_BEHIND: Final = re.compile(r",\s[^\W\d_]{2,8}\.?\s\d{1,3}[a-zA-Z]?\Z")  # "Hajdučka 30, sprat 3"
_HOUSE: Final = re.compile(r"[^\W\d_][^\d,;:@()]{3,40}\s\d{1,4}\s?[a-zA-Z]?(?:\s?/\s?\d{1,4}[a-zA-Z]?)?")
# "г. Валуйки, ул. Толстого 16/2" below "пос. Уразово, ул. Мира 30"
_TOWN_AND_STREET: Final = re.compile(r"(?:г|гор|пос|пгт|с|п|дер|м)\.\s?[А-ЯЁІЇЄ][^,\d]{2,30},\s?[^,]{3,40}\d")


def goes_on_below(line: str, whole: str | None) -> bool:
    """Tell whether a line below a ``whole`` address is of it: a country, a postcode with its town, a street."""
    bare = line.strip(" .,")
    if ROOM.match(bare):
        return True
    if not _DIGIT.search(bare):
        return country.code_of(bare) is not None
    if whole and _ONLY_TOWN.fullmatch(whole) and _HOUSE.fullmatch(_ROOM_BEHIND.sub("", bare)):
        return True
    another = STREET.search(bare) and whole and STREET.search(whole) and postcode_in(whole)
    return postcode_in(bare) is not None and len(bare) < _LONGEST and not another


def is_another_town_s(line: str, whole: str) -> bool:
    """Tell whether a line below a ``whole`` address with a street has a town and a street of its own."""
    return STREET.search(whole) is not None and _TOWN_AND_STREET.match(line) is not None
