"""Whether a page says of itself whose it is: then what its title or a mailbox calls somebody is hardly the operator."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.called import SPEAKS_OF_ITSELF
from openroll.sources.page.words.roles import OFFERING, WORDS, Role

_MOST: Final = 60  # characters between "by" and the name's end
_SIGN: Final = re.compile(r"[,;(]|\.\s")
_NEXT: Final = 60
_WE_ARE: Final = re.compile(
    r"(?:we\sare|wir\ssind|nous\ssommes|wij\szijn|vi\s(?:är|er)|somos|siamo|jesteśmy)\Z"
)
_SMALL: Final = re.compile(r"\s[^\W\d_A-ZÀ-Þ]")
# "Site publisher: [name of the association]": what a template has in the name's place.
_LEFT_OPEN: Final = re.compile(r"[^\[\n]{0,40}(?:\n[^\[\n]{0,30})?\[[^\W\d_][^\[\]\n]{3,90}\]")
_TOLD_NEXT: Final = re.compile(
    r"[^.,;\n]{0,40}?(?:\s?[:–—-](?!\w)|\s(?:is|ist|est|es|è|é|jest|je|är|er|on|este|yra|ir|е|является|є|είναι)\s)"
    r"|\s[\"“„«]?[^\W\d_a-zà-ÿа-я]"
)


def is_somebody_told(page: Page, name: str) -> bool:
    """Tell whether ``page`` says of the site whose it is, and not ``name``'s: "Este sitio web es titularidad de …"."""
    for one in WORDS.scan(page.text, page.lower, 0, len(page.text)):
        if one.meaning not in (Role.OPERATOR, Role.NAMED) or _says_nothing(page, one.start, one.end):
            continue
        line = page.lines[page.line_at(one.start)]
        if not SPEAKS_OF_ITSELF.search(page.text, line.start, one.end):
            continue
        led = page.lower[one.start : one.end].endswith(OFFERING)
        if _LEFT_OPEN.match(page.text, one.end):
            continue
        behind = page.text[one.end : min(line.end, one.end + _MOST)]
        said = _SIGN.split(behind)[0] if led else line.text
        if not (name in said or page.lower.startswith("our ", one.start)):
            return True
    return False


def _says_nothing(page: Page, start: int, end: int) -> bool:
    """Tell whether words for an operator only speak of one: "a partner operator or", "if we are unable to"."""
    behind = page.text[end : end + _NEXT]
    if _WE_ARE.match(page.lower, start, end):
        return _SMALL.match(behind) is not None
    return " " not in page.text[start:end] and _TOLD_NEXT.match(behind) is None
