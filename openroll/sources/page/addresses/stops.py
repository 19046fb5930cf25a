"""Whether a word with which an address can end does end it: "Capital House" and "No. 5" are of addresses."""

import re
from typing import Final

from openroll.sources.page.words.addresses import OF_MANITOBA, OF_PRESTON, POSTCODE

from .shape import postcode_in

_NUMBER_OF_HOUSE: Final = re.compile(
    r"(?:n[uú]m(?:ero|\.)|numéro|num[aă]rul|[Nn]\.?[º°]|[Nn]r\.)\s?\d{1,4}(?:\s?[A-Z])?\b(?!\.\d|[ /]\d)"
)
# "St. Vincent and the Grenadines"
_OF_A_COUNTRY: Final = re.compile(
    r"\s(?:the\sGrenadines|Herzegovina|Tobago|Barbuda|Nevis|Northern\sIreland|Príncipe|Principe|Caicos)\b"
)
_SHORT_LABEL: Final = 5
# Behind these nothing of a British or an Irish address follows but the country.
_CODE_BEFORE: Final = re.compile(
    r"(?<![A-Z\d])(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[AC-FHKNPRTV-Y]\d[\dW]\s?[0-9AC-FHKNPRTV-Y]{4})"
    r"(?:,?\s(?:UK|U\.K\.|GB|United\sKingdom|Great\sBritain|England|Scotland|Wales|Northern\sIreland|Ireland))?\Z"
)
_AT_AN_END: Final = re.compile(r"\s?(?:[,;)|·\n]|[–-]\s|\Z)")
_SHORTEST: Final = re.compile(r"[^\W\d_]\.?|dar|rna", re.IGNORECASE)
JOINED: Final = re.compile(r"-[^\W\d_]|-?\d{4}\s[^\W\d_]")  # "Iso-Ylläksentie", "FL-9490 Vaduz"
_GOES_ON: Final = re.compile(r"\.[^\W_]")
_NUMBERED: Final = re.compile(r"\d\.\Z")
_NUMBER_BEHIND: Final = re.compile(r"[\s.:-]{0,3}\d")
_SIGN_BEHIND: Final = re.compile(r"\s?[:.№]")
_NAME_BEHIND: Final = re.compile(r"\s[A-Z](?!-?\d|[A-Z]\s?\d)")
_COLON_BEHIND: Final = re.compile(r"\s?[.:]?\s?:")
# ", BG 9000": a number for taxes has more digits.
_FOUR_DIGITS: Final = re.compile(r"\s\d{4}(?=\s?[,\n]|\s[^\W\d_]|\Z)")
_PARTING: Final = frozenset(",.;|·•)-–")
_REGISTERS: Final = frozenset({"hrb", "hra", "gnr", "vr", "pr", "fn", "kvk"})
# Words of many texts: labels where a postcode stands before them.
_COMMON: Final = frozenset({"and", "для", "for", "no.", "no", "nº", "fn", "lg", "pr", "sector", "die", "we"})
_OF_PLACES: Final = """
    tel mail web capital contact registered central office sitz adres merkez company section branch studio act licence
    ear pg bg iso
"""
_PLACES: Final = frozenset(_OF_PLACES.split())
_ENDS_WITH_ARTICLE: Final = re.compile(r"(?:\A|[\s,])(?:[Tt]he|[Ll][ae]|[Dd](?:e|er|ie|as)|[Hh]et|[Ii]l)\Z")

_STREET_BEHIND: Final = re.compile(r"\s(?:Road|Rd|Street|Lane|Avenue|Marg|Highway|Bypass)\b")


def really_ends(text: str, place: int, start: int, end: int) -> bool:
    """Tell whether a word that can end an address does so here, where "Capital House" and "No. 5" do not."""
    if start == place or OF_MANITOBA.match(text, start) or _is_of_a_longer_word(text, start, end):
        return False
    said, before = text[start:end], text[place:start].rstrip()
    small = said.lower()
    if said[0].isupper() and _STREET_BEHIND.match(text, end):
        return False  # "GST Road"
    if said in ("Inn", "Ring"):
        return False  # "Lindenring 4", "84359 Simbach am Inn": neither a telephone's nor a Russian number's label
    if said in ("krs", "krs.") and _NUMBERED.search(before):
        return False  # "4. krs": Finland's storeys, not Poland's register
    if said == "and" and _OF_A_COUNTRY.match(text, end):
        return False
    if len(said) > 2 and _CODE_BEFORE.search(before):
        # "London W6 8JA VAT GB 432 2377 17", "London N1C 4EW Registered Office 15 Stratton Street"
        return True
    if said[0].isupper() and _ENDS_WITH_ARTICLE.search(before):
        return False  # "4th Floor, The Warehouse"
    if said in ("fl", "fl.") or (_SHORTEST.fullmatch(said) and not _NUMBER_BEHIND.match(text, end)):
        return False  # a floor, "J.P. Nagar", "Dar Sok."
    if _NUMBER_OF_HOUSE.match(text, start):
        return False  # "Plaza Mayor número 5"
    if len(said) == 2 and said.isupper() and _AT_AN_END.match(text, end):
        return False  # "Garda VR"
    if said[0].isupper() and before[-1:] not in _PARTING and not _SIGN_BEHIND.match(text, end):
        # "Torhout Ondernemingsnummer BE 1027.766.963": a number follows, with or without its country's letters
        short = " " in said and said.endswith(".")  # "Roma Cap. Soc. Euro 10.000"
        return short or (small not in _PLACES and not _NAME_BEHIND.match(text, end))
    if small in _COMMON:
        return postcode_in(before) is not None
    if small.rstrip(".") in _PLACES:
        return _COLON_BEHIND.match(text, end, end + 3) is not None
    return True


def _is_of_a_longer_word(text: str, start: int, end: int) -> bool:
    """Tell whether more belongs to a word: "Iso-Ylläksentie", "пр-т"; also a number or a postcode, "FRN 1914"."""
    if end - start < _SHORT_LABEL and JOINED.match(text, end):
        return True
    if text[start - 1] in "-/" or text[start - 1].isdigit() or _is_a_postcode_s(text, start, end):
        return True
    code = POSTCODE.match(text, start)
    if code is None or _GOES_ON.match(text, code.end()):
        return False
    return text[start:end].lower() not in _REGISTERS or OF_PRESTON.match(text, start) is not None


def _is_a_postcode_s(text: str, start: int, end: int) -> bool:
    """Tell whether a country's two letters stand behind a town's comma, and before four digits."""
    coded = end - start == 2 and text[start:end].isupper() and text[start - 2 : start] == ", "
    return coded and _FOUR_DIGITS.match(text, end) is not None
