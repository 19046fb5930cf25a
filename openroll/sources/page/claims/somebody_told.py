"""Whether a page says of itself whose it is: then what its title or a mailbox calls somebody is hardly the operator."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.called import SPEAKS_OF_ITSELF
from openroll.sources.page.words.roles import OFFERING, WORDS, Role

_MOST: Final = 60  # characters between "by" and the name's end
_SIGN: Final = re.compile(r"[,;(]|\.\s")


def is_somebody_told(page: Page, name: str) -> bool:
    """Tell whether ``page`` says of the site whose it is, and not ``name``'s: "Este sitio web es titularidad de …"."""
    for one in WORDS.scan(page.text, page.lower, 0, len(page.text)):
        if one.meaning not in (Role.OPERATOR, Role.NAMED):
            continue
        line = page.lines[page.line_at(one.start)]
        if not SPEAKS_OF_ITSELF.search(page.text, line.start, one.end):
            continue
        led = page.lower[one.start : one.end].endswith(OFFERING)
        behind = page.text[one.end : min(line.end, one.end + _MOST)]
        said = _SIGN.split(behind)[0] if led else line.text
        if not (name in said or page.lower.startswith("our ", one.start)):
            return True
    return False
