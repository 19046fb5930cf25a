"""Who has the line above the only address of a page to itself, and is called so in the page's title.

"Privacy policy | Blue Kiln" with "Blue Kiln" above "4 Mill Lane, 24109 Kiel". This is asked last, where nobody is
named.
"""

import re
from typing import Final

from .latin import squeezed
from .legal_roles import DECOYS, WORDS
from .legal_thirds import is_known_third
from .links import LINK_WORDS
from .nameable import can_be_a_name
from .parties import Party
from .text import Page

_PARTS: Final = re.compile(r"\s[|–—·•:-]\s|:\s|\s?\|\s?")
_FEWEST: Final = 4
_LONGEST: Final = 60
_SIGNS: Final = " .,:|·•©"


def titled_above(page: Page, nameless: Party) -> Party | None:
    """Return who is named above the address of ``nameless`` and in the title of ``page``, None where nobody is."""
    if len(nameless.addresses) != 1 or not page.title:
        return None
    place = nameless.addresses[0]
    index = page.line_at(place.start)
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    if not index or line.start != place.start or len(above.text) > _LONGEST:
        return None
    name = above.text.strip(_SIGNS)
    if len(name) < _FEWEST or not is_titled(page, name) or not _can_be_its(page, name):
        return None
    if any(one.meaning in DECOYS for one in WORDS.scan(page.text, page.lower, above.start, above.end)):
        return None
    start = above.start + above.text.index(name)
    return Party(start, start + len(name), name, None, plain=True)


def is_titled(page: Page, name: str) -> bool:
    """Tell whether ``name`` is a whole part of the title of ``page``: "Privacy policy | Blue Kiln"."""
    return squeezed(name) in {squeezed(part) for part in _PARTS.split(page.title)}


def _can_be_its(page: Page, name: str) -> bool:
    """Tell whether ``name`` can be one, and is no heading of what a page holds, nor a well-known company's."""
    if next(LINK_WORDS.scan(name, name.lower(), 0, len(name)), None) is not None:
        return False
    return can_be_a_name(name) and not is_known_third(name, page.host)
