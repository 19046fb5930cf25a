"""Look-alikes: letters of one script that stand for those of another, and digits that stand for letters.

A mailing hides from filters by writing "зapaбoтok" with Latin letters, or "m0ney". Each word is brought back into the
script that most of its letters are of. The table is our own and short: what a reader takes for the same letter.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from .codepage import table

# Latin beside Cyrillic and Greek. What looks the same as a capital only (B and В, H and Н) is here too: case is folded.
_CYRILLIC: Final = {
    "a": "а", "b": "в", "c": "с", "e": "е", "h": "н", "k": "к", "m": "м", "o": "о", "p": "р", "t": "т", "x": "х",
    "y": "у", "n": "п", "u": "и", "r": "г", "w": "ш", "i": "і", "j": "ј", "s": "ѕ",
}  # fmt: skip
_GREEK: Final = {
    "a": "α", "b": "β", "e": "ε", "h": "η", "i": "ι", "k": "κ", "m": "μ", "n": "ν", "o": "ο", "p": "ρ", "t": "τ",
    "u": "υ", "x": "χ", "y": "γ", "w": "ω", "z": "ζ",
}  # fmt: skip
# Russian has no letters і, ј, ѕ: there a Latin one that was put in has nothing to stand for but these.
_INTO_CYRILLIC: Final = str.maketrans(
    {**{latin: cyrillic for latin, cyrillic in _CYRILLIC.items() if latin not in "ijs"}, "i": "и"}
    | {greek: _CYRILLIC[latin] for latin, greek in _GREEK.items() if latin in "aekmoptxy"}
)
_INTO_LATIN: Final = str.maketrans(
    {cyrillic: latin for latin, cyrillic in _CYRILLIC.items() if latin not in "rnuw"}
    | {greek: latin for latin, greek in _GREEK.items()}
    | {
        "п": "n",
        "я": "r",
        "ь": "b",
        "ԁ": "d",
        "һ": "h",
        "ԛ": "q",
        "ԝ": "w",
        "ӏ": "l",
        "ѵ": "v",
        "ϲ": "c",
        "ϳ": "j",
    }
)
_INTO_GREEK: Final = str.maketrans(
    _GREEK | {cyrillic: _GREEK[latin] for latin, cyrillic in _CYRILLIC.items() if latin in _GREEK}
)
_INTO: Final = {"latin": _INTO_LATIN, "cyrillic": _INTO_CYRILLIC, "greek": _INTO_GREEK}
# Letters that say of which script a word is, because they look like none of another's.
_SAYING: Final = {
    "latin": frozenset("dfgijlnqrsuvwz"),
    "cyrillic": frozenset("бгджзийлпфцчшщъыьэюяґєї"),
    "greek": frozenset("δθλξπσςφψ"),
}
_RANGES: Final = {"latin": "a-z", "cyrillic": "\u0400-\u052f", "greek": "\u0370-\u03ff"}
_LETTERS: Final = {name: re.compile(f"[{letters}]") for name, letters in _RANGES.items()}
_SAYS: Final = {name: re.compile(f"[{''.join(sorted(letters))}]") for name, letters in _SAYING.items()}
# Begin with a plain set of characters, so that a search runs over the rest at the speed of C.
MIXED: Final = (
    re.compile("[a-z\u0370-\u03ff](?:(?<=[\u0400-\u052f].)|(?=[\u0400-\u052f]))"),
    re.compile("[\u0370-\u03ff](?:(?<=[a-z].)|(?=[a-z]))"),
)
_SCRIPTS: Final = table(
    lambda char: "l" if "a" <= char <= "z" else "c" if "\u0400" <= char <= "\u052f" else " "
)
_SURELY: Final = table(
    lambda char: "l" if char in _SAYING["latin"] else "c" if char in _SAYING["cyrillic"] else " "
)
# Latin, or both of the others: most texts are in one script.
_OTHER: Final = re.compile("[\u0370-\u052f]")
_TWO: Final = re.compile("[a-z\u0370-\u03ff]")
_AS_LATIN: Final = str.maketrans("013456789", "oieasbtbg")
_AS_CYRILLIC: Final = str.maketrans("0134678", "оізчбтв")
DIGIT_BESIDE_LETTER: Final = re.compile(r"\d(?:(?<=[^\W\d_]\d)|(?=[^\W\d_]))")
_PARTS: Final = re.compile(r"\d+|[^\W\d_]+")
# What stands behind a number as its unit or ending, in small letters: "3days" and "6месяцев" count something.
_COUNTED: Final = re.compile(
    r"(?:day|hour|hr|min|sec|week|month|year|yr|time|people|pm|am|th|st|nd|rd|usd|eur|gbp|rub|euro|dollar|pound|pcs|"
    r"дн|ден|сут|час|мин|сек|лет|год|мес|нед|руб|тыс|тр|млн|млрд|шт|кг|км|гр|гб|мб|раз|чел|проц|евро|долл|уров|комн|"
    r"эт|кв|ти|го|му|ый|ой|ая|ое|ые|ий|ье|ю)"
)
_DOUBLED: Final = frozenset({"00", "11", "33", "55"})
_NOUGHTS: Final = "oо"  # the Latin letter and the Cyrillic one
_UNTIL_CODE: Final = 2  # more digits than this in one place count something, and stand for no letters
_SURE: Final = 4
_MOST_KEPT: Final = 1024  # words as they were found: the same ones come again


def fold_scripts(text: str) -> str:
    """Return ``text`` (in small letters) with every word in one script. Idempotent.

    Where no word has a letter of its own script, all of them pass for those of another, and are taken for these.
    """
    if text.isascii() or not _OTHER.search(text) or not _TWO.search(text):
        return text
    for mixing in MIXED:
        if mixing.search(text):
            text = replace_words(text, mixing, _of_word, _unmixed)
    present = [name for name, letters in _LETTERS.items() if letters.search(text)]
    if len(present) < 2:
        return text
    sure = [name for name in present if _SAYS[name].search(text)]
    return text.translate(_INTO[sure[0]]) if len(sure) == 1 else text


def may_mix(data: bytes) -> bool:
    """Tell quickly whether ``fold_scripts`` may have something to do, of a text as bytes of Windows-1251."""
    scripts = data.translate(_SCRIPTS).decode()
    if "l" not in scripts or "c" not in scripts:
        return False
    surely = data.translate(_SURELY).decode()
    return "lc" in scripts or "cl" in scripts or "l" not in surely or "c" not in surely


def replace_words(
    text: str, found: re.Pattern[str], part: Callable[[str], bool], change: Callable[[str], str]
) -> str:
    """Return ``text`` with each word changed in which ``found`` finds something; of ``part`` are words."""
    pieces, end = [], 0
    for match in found.finditer(text):
        if match.start() < end:
            continue
        start, stop = match.span()
        while start > end and part(text[start - 1]):
            start -= 1
        while stop < len(text) and part(text[stop]):
            stop += 1
        pieces += [text[end:start], change(text[start:stop])]
        end = stop
    return "".join(pieces) + text[end:]


def _of_word(char: str) -> bool:
    return "a" <= char <= "z" or "\u0370" <= char <= "\u052f"


@lru_cache(_MOST_KEPT)
def _unmixed(word: str) -> str:
    return word.translate(_INTO[_script(word) or "latin"])


def fold_digits(text: str) -> str:
    """Return ``text`` with digits inside of words as the letters that they look like.

    A number beside letters ("500руб", "iphone15") is parted from them; what is neither ("x7k9q") is a code: one zero.
    """
    return replace_words(text, DIGIT_BESIDE_LETTER, str.isalnum, _undigited)


@lru_cache(_MOST_KEPT)
def _undigited(word: str) -> str:
    parts: list[str] = _PARTS.findall(word)
    if len(parts) == 2:
        first, second = parts
        return _number_before(first, second) if first[0].isdigit() else _number_behind(first, second)
    runs = parts[parts[0][0].isalpha() :: 2]
    digits = sum(map(len, runs))
    letters = len(word) - digits
    if max(map(len, runs)) > _UNTIL_CODE or letters < 2 * digits or "2" in word:
        return "0"
    if (len(runs) == 1 and parts[-1][0].isdigit()) or (parts[0][0].isdigit() and _COUNTED.match(parts[1])):
        return " 0 "
    return _as_letters(word)


def _number_before(digits: str, letters: str) -> str:
    if not letters.strip(_NOUGHTS):  # "3ООО"
        return digits + "0" * len(letters)
    alike = "0" if letters.isascii() else "0346"
    if len(digits) > 1 or digits not in alike or len(letters) < _SURE or _COUNTED.match(letters):
        return f"{digits} {letters}"
    return _as_letters(digits + letters)


def _number_behind(letters: str, digits: str) -> str:
    # "fr33", "ca11": a doubled letter; "hell0": nothing is counted from nought. Any other number at the end counts.
    alike = digits in _DOUBLED or (digits == "0" and len(letters) >= _SURE)
    return _as_letters(letters + digits) if alike else f"{letters} {digits}"


def _as_letters(word: str) -> str:
    if _script(word) == "cyrillic":
        return word.translate(_AS_CYRILLIC)
    return word.replace("11", "ll").translate(_AS_LATIN)


def _script(word: str) -> str | None:
    """Return the script that most letters of a word are of that look like none of another script.

    Where that says nothing, the one that most of its letters are of; None when that says nothing either.
    """
    for found in (_SAYS, _LETTERS):
        counted = sorted(
            ((len(letters.findall(word)), name) for name, letters in found.items()), reverse=True
        )
        if counted[0][0] > counted[1][0]:
            return counted[0][1]
    return None
