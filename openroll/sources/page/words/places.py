"""Words that say in which country a company is registered: courts, registers, and what follows "registered in"."""

from typing import Final

from openroll.core.late import Late
from openroll.identity import country

from .lexicon import Lexicon, read_table

KEEPERS: Final = Lexicon((phrase, code) for code, phrase in read_table("places.tsv"))
# States and provinces whose law companies are formed under.
_STATES: Final = {
    name: code
    for code, names in {
        "US": "delaware; california; new york; nevada; wyoming; texas; florida; "
        "washington; colorado; massachusetts; illinois; utah; oregon; usa; the state of delaware",
        "GB": "england; england and wales; england & wales; england/wales; wales; scotland; northern ireland; "
        "great britain; the uk; uk; u.k.; london; cardiff; edinburgh",
        "VG": "bvi; the bvi",
        "CA": "ontario; british columbia; quebec",
        "NL": "the netherlands",
        "IM": "isle of man",
        "AE": "dubai",
        "HK": "hong kong",
        "IE": "the republic of ireland; republic of ireland; ireland; eire",
        "JE": "jersey",
        "GG": "guernsey",
        "GI": "gibraltar",
    }.items()
    for name in names.split("; ")
}
_PLACE: Final = Late(
    r"\s*(?:(?:charity|company|society|charity\sand\scompany)\s(?=in\s))?(?:in|with|under|by|of|at|the\slaws?\sof|laws?\sof|and\sexisting\sunder|pursuant\sto|the\sState\sof|"
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
