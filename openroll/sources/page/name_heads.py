"""What stands before a name as it was found, and is of it: the trade of a Slovene who bears it."""

import re
from typing import Final

from .legal_shapes import Shape

WITH_TRADES: Final = frozenset({"SI"})
# Where a person's trade stands before the name: "Cvetličarna Lan, Jana Novak s.p."; behind its first word others in
# small letters say what it is for: "Lan, trgovina in svetovanje, Jana Novak s.p.".
_TRADE_BEFORE: Final = re.compile(
    r"(?:\A|:\s|\s[–-]\s|©\s(?:\d{4}(?:\s?[–-]\s?\d{4})?\s)?|\b(?:je|podjetje|ponudnik|prodajalec|upravljavec|upravlja)\s)"
    r"(?P<head>[A-ZČŠŽ][^,;:|·\d\n]{2,50}(?:,\s[a-zčšž][^,;:|·\d\n]{2,50}){0,4},\s)\Z"
)


def with_head(text: str, line: int, begin: int, shape: Shape) -> int:
    """Return ``begin``, or where the name begins that goes on there, on the ``line`` that begins before it."""
    if shape.countries != WITH_TRADES or not shape.person:
        return begin
    head = _TRADE_BEFORE.search(text[line:begin])
    return line + head.start("head") if head else begin
