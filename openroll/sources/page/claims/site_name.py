"""What a page of contact says in its title that the site is called: "Contact | Blue Kiln".

This is asked last, where nobody is named. A mailbox or the site has to bear the name, or the page to say it again.
"""

import re
from typing import Final

from openroll.sources.page.lines.links import LINK_WORDS
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.borne import is_borne
from openroll.sources.page.names.nameable import can_be_a_name
from openroll.sources.page.parties.party import Party
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.roles import tells_of_others
from openroll.sources.page.words.thirds import is_known_third

from .titled_name import parts_of_title

_OF_CONTACT: Final = frozenset(
    {1, 2}
)  # of links: what leads to contacts, and to what somebody tells of itself
_FEWEST: Final = 4  # letters
_SIGNS: Final = " .,:|·•©"
# A site's address, an enumeration, what is counted or a house's number: none is what somebody is called.
_NO_NAME: Final = re.compile(r"[^\W\d_]\.[^\W\d_]{2,}|[,;?!]|\d\Z|\A\d")
# "Blue Kiln Archive": a part of what somebody has, and not them.
_PART: Final = re.compile(
    r"\b(?:archi(?:v|ve|ves|ef|vio|vo)|arkiv|archiwum|архив|архів|home(?:page)?|startseite|accueil|inicio|forum|wiki)\Z",
    re.IGNORECASE,
)


def called_in_title(page: Page) -> Party | None:
    """Return whose site the title of ``page``, one of contact or about somebody, says it is; None where it does not."""
    parts = parts_of_title(page)
    if len(parts) != 2:
        return None
    kinds = [_kinds_of(part) for part in parts]
    names = [part for part, kind in zip(parts, kinds, strict=True) if not kind]
    if len(names) != 1 or not any(kind & _OF_CONTACT for kind in kinds):
        return None
    (name,) = names
    if (
        len(squeezed(name)) < _FEWEST
        or _NO_NAME.search(name)
        or _PART.search(name)
        or not can_be_a_name(name)
    ):
        return None
    if is_known_third(name, page.host):
        return None
    start = _place_of(page, name)
    return None if start is None else Party(start, start + len(name), name, None, plain=True)


def _place_of(page: Page, name: str) -> int | None:
    """Return where ``page`` says ``name``, its title at the end; None where it may be no name, or of somebody else."""
    places = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", page.text)]
    borne = is_borne(page, name)
    if not places and borne:
        return None if (begin := page.cite_title()) is None else begin + page.title.index(name)
    if not places or not (borne or _is_said_again(page, name, places)):
        return None
    line = page.lines[page.line_at(places[0])]
    return None if tells_of_others(page.text, page.lower, line.start, places[0]) else places[0]


def _kinds_of(said: str) -> frozenset[int]:
    """Return of which kinds of pages the words ``said`` are."""
    return frozenset(found.meaning for found in LINK_WORDS.scan(said, said.lower(), 0, len(said)))


def _is_said_again(page: Page, name: str, places: list[int]) -> bool:
    """Tell whether ``page`` says ``name`` at several ``places``, or in a line for itself."""
    lines = (page.lines[page.line_at(start)].text.strip(_SIGNS) for start in places)
    return len(places) > 1 or name in lines
