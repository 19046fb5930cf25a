"""Words that say in which country a company is registered: courts, registers, and what follows "registered in"."""

import re
from typing import Final

from openroll.identity import country

from .page_lexicon import Lexicon, read_table

KEEPERS: Final = Lexicon((phrase, code) for code, phrase in read_table("legal_places.tsv"))
# States and provinces whose law companies are formed under.
_STATES: Final = {
    "delaware": "US", "california": "US", "new york": "US", "nevada": "US", "wyoming": "US", "texas": "US", "florida": "US",
    "washington": "US", "colorado": "US", "massachusetts": "US", "illinois": "US", "utah": "US", "oregon": "US",
    "england": "GB", "england and wales": "GB", "england & wales": "GB", "england/wales": "GB", "wales": "GB", "scotland": "GB",
    "northern ireland": "GB", "great britain": "GB", "the uk": "GB", "uk": "GB", "u.k.": "GB", "usa": "US", "bvi": "VG",
    "the bvi": "VG", "ontario": "CA", "british columbia": "CA", "quebec": "CA", "the netherlands": "NL", "isle of man": "IM",
    "dubai": "AE", "hong kong": "HK", "the republic of ireland": "IE", "republic of ireland": "IE", "ireland": "IE",
    "eire": "IE", "jersey": "JE", "guernsey": "GG", "gibraltar": "GI", "the state of delaware": "US", "london": "GB",
    "cardiff": "GB", "edinburgh": "GB",
}  # fmt: skip
_PLACE: Final = re.compile(
    r"\s*(?:in|with|under|by|of|at|the\slaws?\sof|laws?\sof|and\sexisting\sunder|pursuant\sto|the\sState\sof|"
    r"State\sof|the\sRepublic\sof|the\sRegistrar\sof\sCompanies\s(?:for|of|in))*\s*"
    r"((?:the\s)?[A-Z][\w.]*(?:(?:\s(?:and|of|the|&)\s|\s|/|&)[A-Z][\w.]*){0,4})"
)


def registered_in(text: str, place: int, limit: int) -> tuple[str, int] | None:
    """Return the country that is named at ``place``, behind "registered", and where its name ends."""
    found = _PLACE.match(text, place, min(limit, place + 120))
    if found is None:
        return None
    words = found[1].rstrip(".,").split(" ")
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length]).rstrip(".,")
        code = _STATES.get(name.lower()) or country.code_of(name)
        if code is not None and (len(name) > 2 or name.lower() in _STATES):
            return code, found.start(1) + len(name)
    return None
