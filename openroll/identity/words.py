"""Words of names, folded for comparing: one spelling of capitals, quotes, initials and abbreviations."""

import re
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans({"’": "'", "`": "'", "ʼ": "'", "&": " and ", "ё": "е"})
_APOSTROPHES: Final = re.compile(r"(?<=\w)'(?=\w)")
_POINTS: Final = re.compile(r"(?<=\w)[./](?=\w\b)|(?<=\b\w)[./]")
_NOT_WORD: Final = re.compile(r"[\W_]+")
# An Austrian sole trader's "e.U.", which without its points would be a union.
_EU: Final = re.compile(r"(?<=\s)e\.\s?u\.?$")


def fold(text: str) -> list[str]:
    """Return the words of ``text``: small letters, composed, initials and "Sp. z o.o." without their points."""
    # NFKC does nothing to ASCII, and most names are.
    folded = text.lower() if text.isascii() else _composed(text)
    folded = folded.translate(_LETTERS)
    plain = _POINTS.sub("", _APOSTROPHES.sub("", _EU.sub("e u", folded)))
    return _NOT_WORD.sub(" ", plain).split()


def _composed(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
