"""Countries: from a code or a name, as people and registers write it, to ISO 3166-1 alpha-2."""

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import Final

# Exceptionally reserved; everybody writes it.
_USUAL: Final = {"UK": "GB"}
_NOT_WORD: Final = re.compile(r"[\W_]+")
_LETTER: Final = re.compile(r"\b(\w)\.")
_BETWEEN: Final = re.compile(r"[,()/]")
LONGEST: Final = 100
_STATES: Final = """
alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana
iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska
nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania
rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin
wyoming|district of columbia|washington d c|washington dc|puerto rico
"""
_PROVINCES: Final = """
alberta|british columbia|manitoba|new brunswick|newfoundland and labrador|nova scotia|ontario|prince edward island
quebec|saskatchewan|yukon|nunavut|northwest territories
"""
_EMIRATES: Final = "dubai|abu dhabi|sharjah|ajman|fujairah|ras al khaimah|umm al quwain|дубаи|абу даби"
# What stands beside a country's name, and alone may be a place elsewhere.
_PARTS: Final = {
    code: frozenset(re.split(r"[|\n]", names.strip()))
    for code, names in {"US": _STATES, "CA": _PROVINCES, "AE": _EMIRATES}.items()
}


def code_of(text: str) -> str | None:
    """Return the alpha-2 code of the country that ``text`` names by code or name, None when it names none for certain.

    "GB", "UK", "GBR", "United Kingdom", "ENGLAND", "Великобритания", "POLSKA", "Texas, USA". A name that two countries
    have (Congo), one that a state of another has too (Georgia) and a name inside a longer text are not taken.
    """
    if len(text) > LONGEST:
        return None
    bare = text.strip().replace(".", "")
    if len(bare) == 2 and bare.isascii() and bare.isalpha():
        code = bare.upper()
        return _USUAL.get(code) or (code if code in _codes() else None)
    folded = _fold(text)
    return _names().get(folded) or _of_official(folded) or _of_parts(text)


@cache
def codes() -> frozenset[str]:
    """Return the codes of countries, and those that the standard leaves to its users: for countries that are invented.

    ISO 3166-1, 8.1.3: AA, QM to QZ, XA to XZ, ZZ. "UK", "EL" and "EU" are none of either.
    """
    left = (
        first + second
        for first, low, high in (("Q", "M", "Z"), ("X", "A", "Z"))
        for second in map(chr, range(ord(low), ord(high) + 1))
    )
    return _codes().union(("AA", "ZZ"), left)


def parts_of(code: str) -> frozenset[str]:
    """Return the states and territories of a country, folded: what stands beside its name, and alone names none."""
    return _PARTS.get(code, frozenset())


_OFFICIAL: Final = re.compile(
    r"(?:republique|republica|repubblica|royaume|reino|regno|principaute|principado|grand duche)\s"
    r"(?:de la|de l|del|dell|della|du|des|de|do|da|di|d)\s"
)


def _of_official(folded: str) -> str | None:
    """Return the country of "République de Côte d'Ivoire"; China's republic is another than the People's."""
    words = _OFFICIAL.match(folded)
    code = _names().get(folded[words.end() :]) if words else None
    return None if code == "CN" else code


def _of_parts(text: str) -> str | None:
    """Return the country of "England, United Kingdom" and "Texas, USA": parts that all name one and the same."""
    parts = _BETWEEN.split(text)
    if len(parts) < 2:
        return None
    folded = [part for part in map(_fold, parts) if part]
    # Other codes of two letters are states as often: "CA" is California beside a town.
    found = [{"us": "US", "uk": "GB"}.get(part) or _names().get(part) for part in folded]
    codes = set(found) - {None}
    code = codes.pop() if len(codes) == 1 and len(found) > 1 else None
    if code is None:
        return None
    of_country = parts_of(code)
    return code if all(one or part in of_country for one, part in zip(found, folded, strict=True)) else None


@cache
def _table() -> tuple[tuple[str, ...], ...]:
    text = (resources.files(__package__) / "countries.tsv").read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _codes() -> frozenset[str]:
    return frozenset(row[0] for row in _table())


@cache
def _names() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for code, *names in _table():
        for name in names:
            found.setdefault(_fold(name), set()).add(code)
    return {name: codes.pop() for name, codes in found.items() if name and len(codes) == 1}


def _fold(text: str) -> str:
    bare = text.casefold().replace("&", " and ")
    if not bare.isascii():
        # й and ё lose their marks here, on both sides of the comparison.
        plain = unicodedata.normalize("NFKD", bare.replace("ł", "l").replace("ı", "i"))
        bare = "".join([char for char in plain if not unicodedata.combining(char)])
    # "U.S.A." is one word, "Hong Kong, China" is three.
    words = bare.split()
    if not all(map(str.isalpha, words)):
        words = _NOT_WORD.sub(" ", _LETTER.sub(r"\1", bare) if "." in bare else bare).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
