"""How a page's line claims its rights: the years behind the sign, and that the rights are reserved."""

from typing import Final

YEAR: Final = r"(?:19|20)\d\d"
YEARS: Final = rf"{YEAR}(?:\s?[–-]\s?{YEAR})?"
SIGN: Final = r"(?:©|\(c\))"
RIGHTS_RESERVED: Final = r"\brights\sreserved"  # in English, also on pages of other languages
