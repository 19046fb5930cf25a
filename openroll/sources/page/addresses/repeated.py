"""One address at more or less length: "Mill Lane 4, Kiel" in the footer, and with its postcode above."""

import re
from collections.abc import Sequence
from typing import Final

from openroll.sources.page.lines.text import Page

from .finding import Address
from .shape import key_of_place

_WORD: Final = re.compile(r"\w+")
_DIGIT: Final = re.compile(r"\d")


def one_of(page: Page, places: Sequence[Address]) -> Address | None:
    """Return the fullest of ``places`` where all are one address, however often it stands there; None where not."""
    if not places:
        return None
    texts = [page.lower[one.start : one.end] for one in places]
    words = [set(_WORD.findall(text)) for text in texts]
    most = max(range(len(texts)), key=lambda index: len(words[index]))
    key = key_of_place(texts[most])
    same = all(
        key_of_place(text) == key or (said < words[most] and _DIGIT.search(text) is not None)
        for text, said in zip(texts, words, strict=True)
    )
    return places[most] if same else None
