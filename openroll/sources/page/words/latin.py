"""Names in the letters that addresses of sites are written in."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LETTERS: Final = (
    "а a б b в v г g ґ g д d е e ё e є e ж zh з z и i і i ї i й i к k л l м m н n о o п p р r с s т t у u ў u ф f х h "
    "ц ts ч ch ш sh щ sch ъ  ы y ь  э e ю yu я ya α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r "
    "σ s ς s τ t υ y φ f χ ch ψ ps ω o ø o æ ae å a ß ss ł l đ d ð d ı i þ th"
)
SMALL: Final = (
    "a-zà-ÿāăąćčďđēėęěğģīıķļľłńņňőœřśșşšțţťūůűųźżž"  # of the Latin alphabets, in a pattern's brackets
)
_LATIN: Final = _LETTERS.split(" ")
_IN_LATIN: Final = str.maketrans(dict(zip(_LATIN[::2], _LATIN[1::2], strict=True)))
# "ου", "αυ" and "ευ", these before a sound that is not voiced or at the end of a word, or else
_GREEK_SOUND: Final = re.compile(r"oy|[ae]y(?:(?=([kxpstfc]|th|\b))|)")
_OTHERS: Final = re.compile(r"[^a-z0-9]+")


def in_latin(name: str) -> str:
    """Return ``name`` in Latin letters, in small ones and without accents."""
    if name.isascii():
        return name.lower()
    greek = "υ" in name or "ύ" in name or "Υ" in name or "Ύ" in name
    plain = unicodedata.normalize("NFKD", name.lower().translate(_IN_LATIN))
    if not plain.isascii():
        apart = "".join([char for char in plain if not unicodedata.combining(char)])
        plain = apart.translate(_IN_LATIN)  # "ά" is a letter and its accent
    return _GREEK_SOUND.sub(_sounded, plain) if greek else plain


def _sounded(found: re.Match[str]) -> str:
    """Return two Greek letters as their one sound is written: "Πέτρου" is "petrou", "Παρασκευάς" "paraskevas"."""
    if found[0] == "oy":
        return "ou"
    return found[0][0] + ("f" if found[1] else "v")


@lru_cache(maxsize=64)
def squeezed(name: str) -> str:
    """Return ``name`` as an address of a site would have it: its Latin letters and digits, and nothing between."""
    latin = in_latin(name)
    return latin if latin.isascii() and latin.isalnum() else _OTHERS.sub("", latin)


def folded(letters: str) -> str:
    """Return the Latin ``letters`` of a name or an address without what stands for dots: "hani" of "haeni" and "hani".

    "Häni" can have either address, and "Blå" blaa.example.
    """
    return letters.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("aa", "a")


def is_small(letter: str) -> bool:
    """Tell whether ``letter`` is a small one of an alphabet that has large ones at the beginnings of words, too."""
    return letter.islower() and letter.title() != letter


# "K I L N Pottery": a word with its letters set apart
_SET_APART: Final = re.compile(r"(?<!\S)(?:[^\W\d_a-z]\s){3,}[^\W\d_a-z](?!\S)")


def joined_letters(text: str) -> str:
    """Return ``text`` with the words joined whose letters are set apart: "K I L N Pottery" is "KILN Pottery"."""
    return _SET_APART.sub(lambda word: word[0].replace(" ", ""), text)


def are_initials(called: str, name: str) -> bool:
    """Tell whether ``called`` is short for ``name``: "AFTB" for "Association Française des Tulipes Bleues"."""
    words = re.findall(r"[^\W\d_]+", name)
    every = "".join(word[0] for word in words).upper()
    great = "".join(word[0] for word in words if word[0].isupper())
    return called.replace(".", "").upper() in (every, great)
