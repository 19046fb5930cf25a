"""Addresses: one line, its parts set apart by commas. They are compared and never taken apart.

Countries order their addresses differently, and a parser's mistake would be entered as a fact.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

LONGEST: Final = 1000
_LINES: Final = re.compile(r"[\r\n\v\f\u0085\u2028\u2029]+")
_COMMAS: Final = re.compile(r"\s*,\s*")


def normalise(text: str) -> str:
    """Return ``text`` as one line in NFC: white space evened out, empty parts and repeated neighbours dropped.

    Capitals stay: the words are the register's. Idempotent.
    """
    line = _LINES.sub(", ", unicodedata.normalize("NFC", text))
    visible = "".join(char for char in line if char.isprintable() or char.isspace())
    parts: list[str] = []
    for part in _COMMAS.split(unicodedata.normalize("NFC", visible)):
        tidy = " ".join(part.split())
        if tidy.strip("-–—. ") and (not parts or parts[-1].casefold() != tidy.casefold()):
            parts.append(tidy)
    return ", ".join(parts)


def join(parts: Iterable[str | None]) -> str:
    """Return the parts of an address as one line, those that are there."""
    return normalise(", ".join(part for part in parts if part))


def same(first: str, second: str) -> bool:
    """Tell whether two addresses are written with the same words in the same order."""
    return _words(first) == _words(second)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(char for char in plain if not unicodedata.combining(char)))
