"""The short name in brackets behind a name: Example Tide Ltd ("Tide"), Общество «Ветер» (ООО «Ветер»)."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page

from .pronouns import PRONOUNS

_ALIAS: Final = re.compile(
    r"(?:,?\s(?:an?|une?)\s[A-Z][\w ]{2,40}?\s(?:corporation|company|partnership))?"
    r"[\s,]{0,3}[(\[][^()\[\]]{0,60}?[\"“„«'‘’]\s?([^\"“”„«»'‘’()]{2,60}?)\s?[\"”“»'’‘]"
)
# (ООО «Ветер») behind the long form of the same name.
_SHORT_FORM: Final = re.compile(r"\s\(([А-ЯЄІЇҐA-Z]{2,5}\s[«\"“„][^()\n]{2,60}?[»\"”])[,;)\s]")


def short_name(page: Page, place: int) -> tuple[int, int] | None:
    """Return the short name in brackets behind the name that ends at ``place``."""
    line = page.lines[page.line_at(max(place - 1, 0))]
    short = _SHORT_FORM.match(page.text, place, min(line.end, place + 120))
    if short is not None:
        return short.span(1)
    found = _ALIAS.match(page.text, place, min(line.end, place + 120))
    if found is None:
        return None
    word = found[1].strip(" ,.")
    if word.lower() in PRONOUNS or not word[:1].isupper() or len(word.split()) > 4:
        return None
    return found.start(1), found.start(1) + len(word)
