"""Names in JSON-LD: without what stands beside them in their boxes, and without former ones."""

import re
from typing import Final

from openroll.identity import name
from openroll.identity.name_words import FORMER

from .json_ld_filler import without_tags
from .json_ld_own import is_called

_BARS: Final = re.compile(r"\s*[|•·]\s*")
_DASHES: Final = re.compile(r"\s[–—-]\s")
# What a name is followed by behind a comma where it is none any more: a house, a postcode, who speaks for it.
_BEHIND: Final = re.compile(
    r"[0-9]|\b(?:vertreten durch|represented by|représentée? par|représenté par|rappresentat[ao] da"
    r"|representad[ao] por|vertegenwoordigd door|reprezentowan[aey] przez|в лице)\b",
    re.IGNORECASE,
)
_FORMER: Final = re.compile(rf"\W*(?:{FORMER})\b[\s:]|.*\((?:{FORMER})\)$", re.IGNORECASE)


def called(text: str, site: str) -> str:
    """Return the name in ``text`` without what somebody does, or where.

    "Kiln GmbH | Pots", and at kiln.example "Kiln - Pots": the company's form tells what the name is, or the site's
    domain. A former name in brackets is none of it, and neither is an address behind it.
    """
    whole = _before_its_address(name.written(without_tags(text)).full)
    parts = _BARS.split(whole)
    formed = [part for part in parts if name.has_form(part)]
    if len(parts) > 1 and formed:
        return formed[0] if len(formed) == 1 else whole
    first, *others = parts if len(parts) > 1 else _DASHES.split(whole)
    formed = [part for part in others if name.has_form(part)]
    return first if others and not formed and (name.has_form(first) or is_called(first, site)) else whole


def is_former(text: str) -> bool:
    """Tell whether ``text`` says that it is a name from before: "formerly Kiln GmbH"."""
    return _FORMER.match(text) is not None


def _before_its_address(text: str) -> str:
    """Return ``text`` up to the comma behind which an address begins: "Kiln GmbH, Lane 1, 10115 Nowhere"."""
    for comma in re.finditer(", ", text):
        head, tail = text[: comma.start()], text[comma.end() :]
        if name.has_form(head):
            return head if _BEHIND.search(tail) and not name.has_form(text) else text
    return text
