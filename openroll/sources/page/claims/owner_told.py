"""The owner of a business who is named behind a label, where a page that says who runs it names nobody otherwise.

"Inhaberin: Anna Kern" below "Kern – Coaching". This is asked last.
"""

from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.operators.choosing import Operators
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.given_names import is_named_as_a_person
from openroll.sources.page.words.persons import OWNER, like_a_person

_OWNER: Final = Late(rf"^(?:{OWNER})\s?:\s(?P<name>[^\W\d_][^\n\d:;|]{{3,60}}?)[ .,]*$")


def owner_told(page: Page, _found: Parties, _nameless: Party) -> Party | None:
    """Return the only person whom a line of ``page``, an imprint, calls the owner; None where there are several."""
    told: dict[str, Party] = {}
    operators = Operators(page)
    for line in page.lines:
        found = _OWNER.match(line.text)
        if found is None or not operators.is_for_operators(line.start):
            continue
        name = found["name"]
        if not (like_a_person(name) or is_named_as_a_person(name)):
            return None
        start = line.start + found.start("name")
        told.setdefault(name, Party(start, start + len(name), name, None, person=True, plain=True))
    return next(iter(told.values())) if len(told) == 1 else None
