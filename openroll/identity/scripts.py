"""Scripts of letters: which writing system a word is in, and whether it passes for a word in another.

After UTS 39 ("highly restrictive" profile) and what browsers do with host names: one script for each word, Latin beside
Chinese, Japanese or Korean, no letters of phonetic alphabets, and no word of look-alikes alone. The standard library
knows no scripts, but the names of characters begin with them.
"""

import unicodedata
from functools import lru_cache
from typing import Final

_COMMON: Final = "COMMON"
_ALIASES: Final = {
    "CJK": "HAN",
    "IDEOGRAPHIC": "HAN",
    "KATAKANA-HIRAGANA": _COMMON,
    "ARABIC-INDIC": "ARABIC",
    "EXTENDED": "ARABIC",  # EXTENDED ARABIC-INDIC DIGIT …
    "COMBINING": _COMMON,
    "ZERO": _COMMON,
    "MIDDLE": _COMMON,
}
_TOGETHER: Final = (
    frozenset({"LATIN", "HAN", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "HAN", "BOPOMOFO"}),
    frozenset({"LATIN", "HAN", "HANGUL"}),
)
# Letters that pass for Latin ones, about as browsers have them. A word of nothing else is taken for a Latin word.
_PASS_FOR_LATIN: Final = {
    "CYRILLIC": frozenset("асԁеһіјӏорԛѕԝхуъьҽпгѵѡк"),
    "GREEK": frozenset("αγικνορστυωχηϲϳ"),
    "ARMENIAN": frozenset("ագզէլհյնոստցրւքօ"),
}


def script(char: str) -> str:
    """Return the script of a character ("LATIN", "CYRILLIC", "HAN", …; "COMMON" for digits, marks and signs)."""
    if char.isascii():
        return "LATIN" if char.isalpha() else _COMMON
    return _named_script(char)


def problem(word: str, *, beside_latin: bool) -> str | None:
    """Return what is wrong with the scripts of ``word`` (in small letters, NFC), None when nothing is.

    ``beside_latin`` says that the word stands where people expect Latin letters (under a Latin top-level domain). The
    answers: "mixed" (several scripts), "look-alike" (a whole word that passes for a Latin one), "unusual" (phonetic
    letters and loose marks, which only pass for others).
    """
    if word.isascii():
        return None
    if any(_is_unusual(char) for char in word):
        return "unusual"
    scripts = {script(char) for char in word} - {_COMMON}
    if len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER):
        return "mixed"
    if beside_latin and len(scripts) == 1 and passes_for_latin(word, scripts.pop()):
        return "look-alike"
    return None


def passes_for_latin(word: str, of_script: str) -> bool:
    """Tell whether all letters of ``word``, which is in ``of_script``, look like Latin ones."""
    letters = {char for char in word if script(char) != _COMMON}
    return bool(letters) and letters <= _PASS_FOR_LATIN.get(of_script, frozenset())


@lru_cache(maxsize=4096)
def _named_script(char: str) -> str:
    if unicodedata.category(char)[0] not in "LMN":
        return _COMMON
    first = unicodedata.name(char, "UNKNOWN").partition(" ")[0]
    return _ALIASES.get(first, first)


def _is_unusual(char: str) -> bool:
    if char.isascii():
        return False
    point = ord(char)
    if script(char) == "LATIN":
        # Beyond these blocks stand letters of phonetic alphabets ("ɡ" for "g"); "ə" is Azerbaijani.
        return not (0xC0 <= point <= 0x24F or 0x1E00 <= point <= 0x1EFF or char == "ə")
    return (
        0x300 <= point <= 0x36F
    )  # what is left of these after NFC makes no letter of any orthography in use
