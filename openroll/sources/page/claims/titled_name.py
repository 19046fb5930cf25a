"""Who has the line above the only address of a page to itself, and is called so in the page's title.

"Privacy policy | Blue Kiln" with "Blue Kiln" above "4 Mill Lane, 24109 Kiel". This is asked last, where nobody is
named.
"""

import re
from typing import Final

from openroll.sources.page.lines.links import calls_a_page
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.borne import is_borne
from openroll.sources.page.names.nameable import can_be_a_name
from openroll.sources.page.names.titled import SIGNS, is_titled, parts_of_title
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.name_words import is_a_body
from openroll.sources.page.words.persons import like_a_person
from openroll.sources.page.words.roles import tells_of_others
from openroll.sources.page.words.thirds import is_known_third

_DIVIDED: Final = re.compile(r"\s[|–—·•-]\s")
_OF_A_GROUP: Final = re.compile(
    r"(?<=\w)\sServices(?=\s(?:Group|Company|Centre|Center|Team)\Z)"
)  # of sentences elsewhere
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")
_YEAR: Final = re.compile(r"\s(?:19|20)\d\d\Z")
_FEWEST: Final = 4
_LONGEST: Final = 60


def titled_above(page: Page, found: Parties, nameless: Party) -> Party | None:
    """Return who is named above the only address, or the only mailbox, of ``page`` and in its title.

    A mailbox must be called like them besides. None where nobody is.
    """
    boxes = found.loose_mailboxes
    if len(nameless.addresses) == 1:
        place, called = nameless.addresses[0].start, None
    elif not nameless.addresses and len({box.value.casefold() for box in boxes}) == 1:
        place, called = boxes[0].start, boxes[0].value.lower()
    else:
        return None
    index = page.line_at(place)
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    if not page.title or not index or len(above.text) > _LONGEST or (called is None and line.start != place):
        return None
    name = _titled_in(page, above.text.strip(SIGNS)) or _person_between(page, index)
    if len(name) < _FEWEST or not can_be_its(page, name) or not (called is None or _is_called(called, name)):
        return None
    if tells_of_others(page.text, page.lower, above.start, above.end) or _is_only_a_topic(page, name):
        return None
    start = above.start + above.text.index(name)
    return Party(start, start + len(name), name, None, plain=True)


def _person_between(page: Page, index: int) -> str:
    """Return the person who stands between the line ``index`` and the one above that is in the title of ``page``."""
    name, above = page.lines[index - 1], page.lines[max(index - 2, 0)]
    same = index > 1 and name.group == above.group
    return name.text if same and like_a_person(name.text) and is_titled(page, above.text.strip(SIGNS)) else ""


def _titled_in(page: Page, said: str) -> str:
    """Return what of a line the title of ``page`` has too, or the person beside it: "Anna Lis – Blue Kiln"."""
    if is_titled(page, said):
        return said
    first, _, rest = (part.strip(SIGNS) for part in _DIVIDED.sub("\n", said, count=1).partition("\n"))
    if like_a_person(first) and is_titled(page, rest):
        return first
    return first if rest and is_titled(page, first) else ""


def _is_only_a_topic(page: Page, name: str) -> bool:
    """Tell whether ``name`` is written as what a page is about, and no address bears it: "Back pain", "Fair 2026".

    Such a one has one capital, at its beginning, or ends with a year. What ends a longer title is the site's name.
    """
    parts = parts_of_title(page)
    if len(parts) > 1 and squeezed(parts[-1]) == squeezed(name):
        return False
    if is_borne(page, name) or like_a_person(name) or is_a_body(name):
        return False
    words = _WORDS.findall(name)
    if _YEAR.search(name) or (len(words) > 1 and all(map(str.islower, words[1:]))):
        return True
    return len(words) == 1 and name.istitle() and page.text.count(name) == 1


def _is_called(mailbox: str, name: str) -> bool:
    """Tell whether a ``mailbox`` bears a word of ``name``."""
    return any(word in squeezed(mailbox) for word in map(squeezed, name.split()) if len(word) > _FEWEST)


def can_be_its(page: Page, name: str) -> bool:
    """Tell whether ``name`` can be one, and is no heading of what a page holds, nor a well-known company's."""
    if calls_a_page(name):
        return False
    return can_be_a_name(_OF_A_GROUP.sub("", name)) and not is_known_third(name, page.host)
