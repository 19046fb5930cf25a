"""The name above the only address of a page that names nobody otherwise: a club's, a person's, a mailbox's.

"Jamarski klub Lipa" above "Seidlova cesta 29" and "8000 Novo mesto". This is asked last.
"""

import re
from typing import Final

from openroll.sources.page.lines.links import calls_a_page
from openroll.sources.page.lines.menus import menus_of
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.names.borne import has_its_mailbox, is_borne
from openroll.sources.page.names.host import host_word
from openroll.sources.page.names.nameable import can_be_a_name
from openroll.sources.page.names.titled import is_titled
from openroll.sources.page.names.venues_told import is_of_a_place_alone
from openroll.sources.page.operators.choosing import Operators
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.given_names import is_named_as_a_person
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.name_words import is_a_body
from openroll.sources.page.words.persons import OWNER
from openroll.sources.page.words.roles import tells_of_others
from openroll.sources.page.words.venues import says_what_it_is

_NO_NAME: Final = re.compile(r"[:;@/|©]|\d{3}|[.!?]\Z")
_OWNER: Final = re.compile(rf"(?:{OWNER})[\s:]+(?=[^\W\d_])")
_LONGEST: Final = 90
_MANY: Final = 3


def named_above(page: Page, _found: Parties, nameless: Party) -> Party | None:
    """Return who is named in the line above the only address of ``nameless``, None when nobody is."""
    if len(nameless.addresses) != 1:
        return None
    place = nameless.addresses[0]
    index = page.line_at(place.start)
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    if index > 1 and _is_claim_below(page, page.lines[index - 2], above):
        above = page.lines[index - 2]  # "Blue Kiln" above "Pots for every table"
    owner = _OWNER.match(above.text)
    name = (above.text[owner.end() :] if owner else above.text).strip(" ,")
    if (
        index == 0
        or place.start != line.start
        or (above.heading in (1, 2) and not Operators(page).is_in_footer(above.start))
        or menus_of(page).is_menu(page.line_at(above.start))
    ):
        return None
    beside = above.group == line.group or above.heading or _is_of_one_card(above, line)
    if not beside or len(name) > _LONGEST or _NO_NAME.search(name):
        return None
    person = is_named_as_a_person(name)
    borne = is_borne(page, name) and not says_what_it_is(name)
    told = person or is_a_body(name) or borne or _is_repeated(page, name)
    if not (told or has_its_mailbox(page, name)) or not can_be_a_name(name):
        return None
    if not person and is_of_a_place_alone(page, page.line_at(above.start), name):
        return None
    begin = page.lines[max(page.line_at(above.start) - 1, 0)].start
    if tells_of_others(page.text, page.lower, begin, above.end):
        return None
    if calls_a_page(name) or (name.islower() and squeezed(name) != host_word(page)):
        return None  # "bakker" on bakkerij-tulp.example
    start = above.start + above.text.index(name)
    return Party(start, start + len(name), name, None, person=person, plain=True)


def _is_of_one_card(above: Line, line: Line) -> bool:
    """Tell whether one element holds both lines, each in its own paragraph: <div><p>Name</p><p>Street</p></div>."""
    holders = [one.node.parent if one.node is not None else None for one in (above, line)]
    first, second = holders
    return first is not None and second is not None and first.mem_id == second.mem_id and first.tag != "body"


def _is_claim_below(page: Page, name: Line, claim: Line) -> bool:
    """Tell whether a card's ``name`` is what the page or its site is called, and the line below it is not."""
    one_card = name.group == claim.group or _is_of_one_card(name, claim)
    told = _is_called(page, claim.text) or _OWNER.match(claim.text) or is_named_as_a_person(claim.text)
    return one_card and not told and _is_called(page, name.text)


def _is_called(page: Page, name: str) -> bool:
    return is_titled(page, name) or is_borne(page, name)


def _is_repeated(page: Page, name: str) -> bool:
    """Tell whether ``name``, of two words at least, stands on ``page`` again, and is no line of a list."""
    lines = sum(line.text.strip(" ,") == name for line in page.lines)
    return " " in name and page.lower.count(name.lower()) > 1 and lines < _MANY
