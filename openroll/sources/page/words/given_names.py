"""Persons told by the names that they are given, where nothing else says that a person is meant."""

import re
from functools import cache, lru_cache
from typing import Final

from openroll.core.late import Late

from .lexicon import read_table
from .persons import MANY_TITLES, ONLY_A_TITLE, like_a_person, without_titles
from .titles import BEFORE_PERSONS, BEHIND_PERSONS

_NAMED: Final = 2  # words of a person's name
_YOURS: Final = re.compile(
    r"(?:Ihre?|Deine?|Eure?|Euer|Votre|Ton|Your|Uw|Vostr[oa]|Din|Váš|Vaše|Twój|Twoja)\s"
)
_PARTS: Final = re.compile(r"[\s-]")
# "Thomas Business Park", "Albert Works": buildings that are called as persons are.
_BUILDINGS: Final = Late(
    r"\b(?:works|mills?|docks?|hotel|inn|point|chambers|hall|business|plaza|wing|studios?|barn|farm|cottage|lodge|manor|villa|residence|"
    r"résidence|residenz|residenza|college|school|hospital|arcade|exchange|warehouse|foundry|haus|hof|huis|hus|center|zentrum|carré|palais|"
    r"palazzo|edificio|edifício|immeuble|immobilien|campus|forum|kaserne|klinik|mühle|burg|schloss|château|castle|cour|galerie|galleria)\b",
    re.IGNORECASE,
)


@cache
def _given() -> frozenset[str]:
    return frozenset(name for _, name in read_table("given_names.tsv"))


def is_given(word: str) -> bool:
    """Tell whether ``word`` is a name that people are given."""
    return word.lower() in _given()


@lru_cache(maxsize=128)
def without_learned(name: str) -> str:
    """Return ``name`` without all that stands before it or behind it of what people have learned, or are called."""
    titled = BEFORE_PERSONS.match(name)
    bare = BEHIND_PERSONS.sub("", name[titled.end() :] if titled else name)
    return bare if like_a_person(bare) else name


def is_named_as_a_person(name: str) -> bool:
    """Tell whether ``name`` is made as a person's, and its first word is a name that people are given."""
    bare = without_titles(MANY_TITLES.sub("", without_learned(name))).strip()
    if not like_a_person(bare) or is_of_a_building(bare):
        return False
    first = next(
        (word for word in bare.lower().split() if not ONLY_A_TITLE.fullmatch(word)), ""
    )  # "Dr Ann Hill"
    return first in _given() or _PARTS.split(first)[0] in _given()


def is_signed(text: str) -> bool:
    """Tell whether ``text`` is how a person signs: "Anna Lis", "Ihre Anna Lis"."""
    return is_named_as_a_person(_YOURS.sub("", text))


def is_of_a_building(name: str) -> bool:
    """Tell whether a word of ``name`` says that it is a building's: "Thomas Business Park"."""
    return _BUILDINGS.search(name) is not None


def is_written_last(name: str) -> bool:
    """Tell whether ``name`` is made as a person's whose given name is written last: "Kovács Márk"."""
    bare = without_learned(name)
    return like_a_person(bare) and is_given(bare.split()[-1])


def ends_with_a_person(name: str) -> bool:
    """Tell whether ``name`` ends with a person's, and holds more: "Tulipan elektronika Anna Lis"."""
    words = name.split()
    return len(words) > _NAMED and is_given(words[-2]) and all(word.istitle() for word in words[-2:])
