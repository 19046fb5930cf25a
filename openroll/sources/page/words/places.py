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
        "US": "state of georgia",
        "GB": "england; england and wales; england & wales; wales and england; wales & england; scotland and england; "
        "england and scotland; england/wales; wales; scotland; northern ireland; "
        "great britain; uk; u.k.; london; cardiff; edinburgh",
        "VG": "bvi",
        "AU": "new south wales; queensland; western australia; south australia; "
        "australian securities and investments commission",
        "NG": "corporate affairs commission",
        "ZA": "companies and intellectual property commission",
        "SG": "accounting and corporate regulatory authority",
        "IN": "ministry of corporate affairs",
        "MT": "malta business registry",
        "IM": "isle of man",
        "AE": "dubai",
        "HK": "hong kong",
        "IE": "republic of ireland; eire",
        "JE": "jersey",
        "GG": "guernsey",
        "GI": "gibraltar",
    }.items()
    for name in names.split("; ")
} | {part: code for code in ("US", "CA") for part in country.parts_of(code)}
_PLACE: Final = Late(
    r"(?:\s*(?:(?:charity|company|society|charity\sand\scompany)\s(?=in\s)|(?:in|with|under|by|of|at|the\slaws?\sof|laws?\sof|"
    r"and\sexisting|pursuant\sto|the\sState\sof(?!\sGeorgia)|State\sof(?!\sGeorgia)|the\sRepublic\sof(?!\sChina)|"
    r"the\sRegistrar\sof\sCompanies\s(?:for|of|in))(?!\w)))*\s*"
    r"((?:the\s)?[A-Z][\w.]*(?:(?:\s(?:and|of|the|&)\s|\s|/|&)[A-Z][\w.]*){0,4}"
    r"|(?:england(?:\s(?:and|&)\swales)?|scotland|wales|northern\sireland|ireland|the\suk|the\sunited\skingdom)\b)"
)


def registered_in(text: str, place: int, limit: int) -> tuple[str, int] | None:
    """Return the country that is named at ``place``, behind "registered", and where its name ends."""
    found = _PLACE.match(text, place, min(limit, place + 120))
    if found is None:
        return None
    words = found[1].partition("\n")[0].rstrip(".,").split(" ")
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length]).rstrip(".,")
        key = name.lower().removeprefix("the ")
        code = _STATES.get(key) or country.code_of(name)
        if code is not None and (len(name) > 2 or key in _STATES):
            return code, found.start(1) + len(name)
    return None
