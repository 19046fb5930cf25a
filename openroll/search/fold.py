"""Folding: one key for all the ways in which a name is written.

``fold`` keeps what is read aloud and drops the rest: capitals, marks, punctuation, the legal form, the alphabet.
``skeleton`` goes further and makes one of the letters that transliterations choose between.
"""

import re
import unicodedata
from typing import Final

from .letters import FORMS_BEFORE, FORMS_BEHIND, LONGEST_FORM, TO_ASCII, TO_PLAIN

LONGEST: Final = 1000
_APOSTROPHES: Final = re.compile(r"(?<=\w)['’ʼ`](?=\w)")
# Initials ("S.A.", "A/S", "Sp. z o.o.") are one word; other points part words.
_POINTS: Final = re.compile(r"(?<=\b\w)[./](?=\w\b|\s|$)|(?<=\b\w)[./](?=\w)")
_DOMAIN: Final = re.compile(r"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*[a-z0-9]")
# Marks that make another letter, and are no accents: nukta, kana voicing, virama.
_KEPT_MARKS: Final = frozenset({7, 8, 9})
_DROPPED: Final = frozenset({"Cf", "Cc"})  # invisible: soft hyphens, marks of direction
# Digraphs before single letters. Each makes a key shorter or plainer, so that repeating them comes to an end.
_SAME: Final = (
    ("shch", "sh"), ("tsch", "sh"), ("tch", "sh"),
    ("sch", "sh"), ("ch", "sh"), ("kh", "h"), ("ph", "f"), ("tz", "k"), ("ts", "k"), ("ck", "k"),
    ("c", "k"), ("q", "k"), ("w", "v"), ("x", "ks"), ("y", "i"), ("j", "i"),
)  # fmt: skip
_DOUBLE: Final = re.compile(r"([a-z])\1+")


def fold(text: str) -> str:
    """Return the key of ``text``: words in small plain letters, one space between, without the legal form. Idempotent.

    Anything is taken; of what holds neither letter nor digit the key is empty. Only the first 1,000 characters count.
    """
    key = text[:LONGEST]
    while (folded := _once(key)) != key:
        key = folded[:LONGEST]
    return key


def skeleton(text: str) -> str:
    """Return the coarser key of ``text``: w=v, q=c=ts=k, kh=h, x=ks, ph=f, y=j=i, ch=sh, no double letters.

    Idempotent.
    """
    key = fold(text)
    while (squeezed := fold(squeeze(key))) != key:
        key = squeezed
    return key


def squeeze(key: str) -> str:
    """Return the folded ``key`` with one letter for those that transliterations choose between. Once, and cheap."""
    for one, other in _SAME:
        key = key.replace(one, other)
    return _DOUBLE.sub(r"\1", key)


def trigrams(key: str) -> frozenset[str]:
    """Return the parts of three characters of a folded ``key``; none when it is shorter."""
    return frozenset(key[place : place + 3] for place in range(len(key) - 2))


def _once(text: str) -> str:
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(TO_PLAIN)
    bare = plain
    if not plain.isascii():
        bare = "".join(char for char in unicodedata.normalize("NFKD", plain) if not _is_accent(char))
    latin = bare.translate(TO_ASCII).replace("&", " and ").replace("+", " plus ").strip()
    if _DOMAIN.fullmatch(latin):
        return latin  # a domain keeps its points, and has no legal form whatever its ending
    joined = _POINTS.sub("", _APOSTROPHES.sub("", latin)) if not latin.isalnum() else latin
    parted = joined.translate(_ASCII) if joined.isascii() else "".join(map(_in_words, joined))
    return unicodedata.normalize("NFC", " ".join(_without_form(parted.split())))


def _is_accent(char: str) -> bool:
    return unicodedata.combining(char) not in (0, *_KEPT_MARKS)


def _is_letter(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"  # vowel signs are no letters to Python


def _in_words(char: str) -> str:
    if _is_letter(char):
        return char
    return "" if not char.isspace() and unicodedata.category(char) in _DROPPED else " "


# Most keys need no other letters; asking of each what it is takes most of the time.
_ASCII: Final = {code: _in_words(chr(code)) for code in range(128)}


def _without_form(words: list[str]) -> list[str]:
    for length in range(min(LONGEST_FORM, len(words) - 1), 0, -1):
        if tuple(words[-length:]) in FORMS_BEHIND:
            return words[:-length]
        if tuple(words[:length]) in FORMS_BEFORE:
            return words[length:]
    return words
