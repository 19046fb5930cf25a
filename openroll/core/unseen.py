"""Letters that nobody sees, or that steer the eye: what a value holds of them is written by its code points. Pure.

Two values that look alike are so told apart, and none looks like what it is not (Unicode Technical Report 36, "Unicode
Security Considerations"; Unicode Standard, 23.2 and 23.3). What a script is not written without stays.
"""

import unicodedata
from typing import Final

_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_FILLERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")  # called letters, and empty
# Called marks of format, and seen: signs that stand before Arabic, Syriac and Kaithi numbers.
_SEEN: Final = frozenset(
    map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD))
)
_JOINERS: Final = frozenset("\u200c\u200d")
_LAST_WITHOUT_JOINERS: Final = "\u058f"  # Latin, Greek, Cyrillic and Armenian letters join nothing
_TAGS: Final = "\U000e0000"


def visible(text: str) -> str:
    """Return ``text`` with what cannot be seen, or would steer the eye, written like [U+202E].

    Ends of lines and tabs stay, and so do the joiners of a script that needs them (behind a letter of Persian or of
    Hindi, or an emoji).
    """
    if text.isprintable() and (text.isascii() or (not _FILLERS.intersection(text) and max(text) < _TAGS)):
        return text
    return "".join(_visible(text, place, letter) for place, letter in enumerate(text))


def _visible(text: str, place: int, letter: str) -> str:
    if letter in "\n\t" or text[place : place + 2] == "\r\n":
        return letter
    if letter in _JOINERS and place and _may_join(text[place - 1]):
        return letter
    hidden = letter >= _TAGS or letter in _FILLERS or unicodedata.category(letter) in _CATEGORIES
    return f"[U+{ord(letter):04X}]" if hidden and letter not in _SEEN else letter


def _may_join(before: str) -> bool:
    return (
        before > _LAST_WITHOUT_JOINERS and unicodedata.category(before)[0] in "LMS" and before not in _FILLERS
    )
