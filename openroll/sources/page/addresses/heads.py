"""What stands before a street without being of the address: a firm's trade, a person."""

import re
from typing import Final

from openroll.sources.page.words.titles import LEARNED, SOUTHERN

from .shape import is_whole

# "Sede: Ceramiche di Anna Rossi, Via Alta 7, 00199 Roma": whose it is, before the street.
_BEARER: Final = re.compile(
    rf"(?:(?:(?:[^\W\d_][\w&'’.-]*\s){{1,4}}di\s[A-Z][a-zà-ÿ]+\s[A-Z][a-zà-ÿ]+)|(?:{LEARNED}|{SOUTHERN}|Praxis|Kanzlei|Arztpraxis|"
    r"Zahnarztpraxis|Rechtsanwaltskanzlei|Steuerkanzlei|Agentur|Fotografie|Restaurant|Ristorante|Hotel|Verlag)\b[^\d,\n]{3,50}),\s"
    r"(?=[^\d\n,]{3,40}\s\d{1,4}\s?[a-zA-Z]?,\s(?:[A-Z]{1,2}-)?\d{4,5}\s[^\W\d_])"
)


def behind_heads(text: str, start: int, end: int) -> int:
    """Return ``start``, or where the street of an address begins behind whose it is, or what they do."""
    bearer = _BEARER.match(text, start, end)
    return bearer.end() if bearer and is_whole(text[bearer.end() : end]) else start
