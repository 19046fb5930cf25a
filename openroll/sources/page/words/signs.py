"""Signs of a page's text as people see them, whichever of several spellings was written.

Nobody sees that "é" is two characters, that a word may be parted at its middle, or that a hyphen holds its line
together; a colon or an @ of Asian width says what the others do.
"""

import re
import unicodedata
from typing import Final

from openroll.core.late import Late

INVISIBLE: Final = Late("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe]")
# Marks that stand above or below the letter before them, hyphens that are none for a keyboard, joined letters, signs of
# Asian width.
_ODD: Final = re.compile(
    "[\u00ad\u02bc\u02ee\u0300-\u036f\u200b-\u200f\u2010\u2011\u202a-\u202e\u2060-\u2064\u2066-\u2069\u2212\u24d2\ufb00-\ufb04\ufeff\ufffe\uff1a\uff20]"
)
# What looks the same: for ``str.translate``.
ALIKE: Final = str.maketrans("\u02ee\u02bc\u2010\u2011\u2212\u24d2\uff1a\uff20", "”’---©:@") | {
    0xFB00 + place: letters for place, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl"))
}
_TIGHT_COLON: Final = re.compile("\uff1a(?=[^\\W_])")


def is_plain(text: str) -> bool:
    """Tell whether ``text`` is as it is seen."""
    return text.isascii() or _ODD.search(text) is None


def plain(text: str) -> str:
    """Return ``text`` as it is seen."""
    if text.isascii() or _ODD.search(text) is None:
        return text
    text = INVISIBLE.sub("", _TIGHT_COLON.sub(": ", text)).translate(ALIKE)
    return unicodedata.normalize("NFC", text)
