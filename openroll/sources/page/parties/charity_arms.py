"""Companies by which a charity trades: "Heron Care is a registered charity (no. 123456). Heron Care Trading Ltd, …"."""

import re
from typing import Final

from openroll.core.late import Late

from .party import Party

# What is said behind a name of who is a charity, and goes on with its number.
_IS_CHARITY: Final = Late(
    r"(?:\s\([^()\n]{1,60}\))?(?:,?\s(?:is|are)|,|\.|\s[–—|-])?\s(?:an?\s)?(?:[\w-]+\s){0,4}?charit(?:y|able)\b[^\n]{0,90}?\d{4}",
    re.IGNORECASE,
)
_TRADES: Final = re.compile(
    r"\s\(?(?:Trading|Sales|Enterprises?|Retail|Shops?|Services|Events|Ventures|Commercial|Lotter(?:y|ies))\b"
)
_SHORT: Final = re.compile(r"\s\(([A-Z][A-Z&]{1,7})\)")


def is_a_charity_s(text: str, name: str, parties: list[Party]) -> bool:
    """Tell whether a company's ``name`` begins with that of one of ``parties`` who tells a charity's number."""
    return any(
        one.role is None and _is_called_by(text, name, one) and is_told_a_charity(text, one.end)
        for one in parties
    )


def is_told_a_charity(text: str, end: int) -> bool:
    """Tell whether the words behind a name that ends at ``end`` say that its bearer is a charity, and its number."""
    return _IS_CHARITY.match(text, end) is not None


def _is_called_by(text: str, name: str, one: Party) -> bool:
    short = _SHORT.match(text, one.end)
    bare = one.name.removeprefix("The ")
    called = [bare, *([short[1]] if short else [])]
    if _TRADES.search(name):
        called.append(bare.split()[0])
    rest = next((name[len(word) :] for word in called if name.startswith(f"{word} ")), "")
    return len(rest.split()) > 1  # more than a legal form
