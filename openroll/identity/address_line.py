"""An address on one line: what everything that looks at addresses begins with."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 1000
_LINES: Final = re.compile(r"[\r\n\v\f\u0085\u2028\u2029]+")
_COMMAS: Final = re.compile(r"\s*,\s*")


def normalise(text: str) -> str:
    """Return ``text`` as one line in NFC: white space evened out, empty parts and repeated neighbours dropped.

    Capitals stay: the words are the register's. Idempotent.
    """
    line = _LINES.sub(", ", unicodedata.normalize("NFC", text))
    if not line.isprintable():
        visible = "".join(char for char in line if char.isprintable() or char.isspace())
        line = unicodedata.normalize("NFC", visible)
    parts: list[str] = []
    for part in _COMMAS.split(line):
        tidy = " ".join(part.split())
        if tidy.strip("-–—. ") and (not parts or parts[-1].casefold() != tidy.casefold()):
            parts.append(tidy)
    return ", ".join(parts)
