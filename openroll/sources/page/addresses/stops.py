"""Whether a word with which an address can end does end it: "Capital House" and "No. 5" are of addresses."""

import re
from typing import Final

from openroll.sources.page.words.addresses import OF_PRESTON, POSTCODE

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
_ENDS_WITH_ARTICLE: Final = re.compile(r"(?:\A|[\s,])(?:[Tt]he|[Ll][ae]|[Dd](?:e|er|ie|as)|[Hh]et|[Ii]l)\Z")


def really_ends(text: str, place: int, start: int, end: int) -> bool:
    """Tell whether a word that can end an address does so here, where "Capital House" and "No. 5" do not."""
    # "Iso-Ylläksentie", "FL-9490 Vaduz"
    joined = end - start < _SHORT_LABEL and re.match(r"-[^\W\d_]|-?\d{4}\s[^\W\d_]", text[end : end + 8])
    if start == place or joined or _is_a_postcode_s(text, start, end):
        return False
    if (
        text[start - 1] in "-/"
        or text[start - 1].isdigit()
        or (
            (code := POSTCODE.match(text, start))
            and not (text.startswith(".", code.end()) and text[code.end() + 1 : code.end() + 2].isalnum())
            and (text[start:end].lower() not in _REGISTERS or OF_PRESTON.match(text, start))
        )
    ):
        return False  # "пр-т", "FRN 1914"
    before = text[place:start].rstrip()
    said = text[start:end]
    if said in ("Inn", "Ring"):
        return False  # "Lindenring 4", "84359 Simbach am Inn": neither a telephone's nor a Russian number's label
    if said in ("krs", "krs.") and before.endswith(".") and before[-2:-1].isdigit():
        return False  # "4. krs": Finland's storeys, not Poland's register
    if said == "and" and _OF_A_COUNTRY.match(text, end):
        return False
    if end - start > 2 and _CODE_BEFORE.search(before):
        return (
            True  # "London W6 8JA VAT GB 432 2377 17", "London N1C 4EW Registered Office 15 Stratton Street"
        )
    if said[0].isupper() and _ENDS_WITH_ARTICLE.search(before):
        return False  # "4th Floor, The Warehouse"
    if said in ("fl", "fl.") or (
        _SHORTEST.fullmatch(said) and not re.match(r"[\s.:-]{0,3}\d", text[end : end + 4])
    ):
        return False  # a floor, "J.P. Nagar", "Dar Sok."
    if _NUMBER_OF_HOUSE.match(text, start):
        return False  # "Plaza Mayor número 5"
    if len(said) == 2 and said.isupper() and _AT_AN_END.match(text, end):
        return False  # "Garda VR"
    if (
        said[0].isupper()
        and before[-1:] not in (",", ".", ";", "|", "·", "•", ")", "-", "–")
        and not re.match(r"\s?[:.№]", text[end : end + 2])
    ):
        # "Torhout Ondernemingsnummer BE 1027.766.963": a number follows, with or without its country's letters
        return (
            not re.match(r"\s[A-Z](?!-?\d|[A-Z]\s?\d)", text[end : end + 6]) and said.lower() not in _PLACES
        )
    if said.lower() in (
        "and",
        "для",
        "for",
        "no.",
        "no",
        "nº",
        "fn",
        "lg",
        "pr",
        "sector",
        "die",
        "we",
        "uid",
    ):
        return bool(postcode_in(before)) or said.lower() == "uid"
    if said.lower().rstrip(".") in _PLACES:
        return bool(re.match(r"\s?[.:]?\s?:", text[end : end + 3]))
    return True


# ", BG 9000": a number for taxes has more digits.
_FOUR_DIGITS: Final = re.compile(r"\s\d{4}(?=\s?[,\n]|\s[^\W\d_]|\Z)")


def _is_a_postcode_s(text: str, start: int, end: int) -> bool:
    """Tell whether a country's two letters stand behind a town's comma, and before four digits."""
    coded = end - start == 2 and text[start:end].isupper() and text[start - 2 : start] == ", "
    return coded and _FOUR_DIGITS.match(text, end) is not None


_REGISTERS: Final = frozenset({"hrb", "hra", "gnr", "vr", "pr", "fn", "kvk"})
_OF_PLACES: Final = """
    tel mail web capital contact registered central office sitz adres merkez company section branch studio act licence
    ear pg bg iso
"""
_PLACES: Final = frozenset(_OF_PLACES.split())
