"""The endings of sites' names, and whose they are: countries', or everybody's."""

from typing import Final

_REGIONS: Final = {"cat": "ES", "eus": "ES", "gal": "ES", "bzh": "FR"}
_OTHERWISE: Final = {"uk": "GB", "su": "RU", "рф": "RU", "xn--p1ai": "RU"}
_FREE: Final = "io ai co me tv cc ly eu gg to fm am sh vc ws bz ac gl im"
_OF_A_COUNTRY: Final = 2  # letters
FREE: Final = frozenset(_FREE.split())  # of countries, and everybody uses them


def country_of_ending(ending: str) -> str:
    """Return the country or region's country whose ``ending`` is: "GB" of "uk", "ES" of "cat"; "" of "com"."""
    code = _REGIONS.get(ending) or _OTHERWISE.get(ending)
    return code or (ending.upper() if len(ending) == _OF_A_COUNTRY else "")
