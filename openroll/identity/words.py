"""Words of names, folded for comparing: one spelling of capitals, quotes, initials and abbreviations."""

import re
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans({"’": "'", "`": "'", "ʼ": "'", "&": " and ", "ё": "е"})
_APOSTROPHES: Final = re.compile(r"(?<=\w)'(?=\w)")
_POINTS: Final = re.compile(r"(?<=\w)[./](?=\w\b)|(?<=\b\w)[./]")
_WORD: Final = re.compile(r"[^\W_]+")
# An Austrian sole trader's "e.U.", which without its points would be a union.
_EU: Final = re.compile(r"(?<=\s)e\.\s?u\.?$")


def fold(text: str) -> list[str]:
    """Return the words of ``text``: small letters, composed, initials and "Sp. z o.o." without their points."""
    # NFKC does nothing to ASCII, and most names are.
    folded = text.lower() if text.isascii() else _composed(text)
    folded = folded.translate(_LETTERS)
    if "." in folded:
        folded = _EU.sub("e u", folded)
    if "'" in folded:
        folded = _APOSTROPHES.sub("", folded)
    if "." in folded or "/" in folded:
        folded = _POINTS.sub("", folded)
    return _WORD.findall(folded)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
