"""Countries: from a code or a name, as people and registers write it, to ISO 3166-1 alpha-2."""

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import Final

# Exceptionally reserved; everybody writes it.
_USUAL: Final = {"UK": "GB"}
_NOT_WORD: Final = re.compile(r"[\W_]+")
LONGEST: Final = 100


def code_of(text: str) -> str | None:
    """Return the alpha-2 code of the country that ``text`` names by code or name, None when it names none for certain.

    "GB", "UK", "GBR", "United Kingdom", "ENGLAND", "Великобритания", "POLSKA". A name that two countries
    have (Congo) and a name inside a longer text are not taken.
    """
    if len(text) > LONGEST:
        return None
    bare = text.strip().replace(".", "")
    if re.fullmatch("[A-Za-z]{2}", bare):
        code = bare.upper()
        return _USUAL.get(code) or (code if code in _codes() else None)
    return _names().get(_fold(text))


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
    plain = unicodedata.normalize(
        "NFKD", text.casefold().replace("ł", "l").replace("ı", "i").replace("&", " and ")
    )
    # й and ё lose their marks here, on both sides of the comparison.
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    # "U.S.A." is one word, "Hong Kong, China" is three.
    words = _NOT_WORD.sub(" ", re.sub(r"\b(\w)\.", r"\1", bare)).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
