"""The person whom a page names below two headings of an imprint, where nothing stands beside the name.

"Operator" above "Ann Hill", "Responsible for the content" above "Ann Hill": who is named twice so is who runs the site,
though the address is left out.
"""

from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.nameable import can_be_a_name
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.persons import like_a_person
from openroll.sources.page.words.roles import OWN, WORDS, Role

_LONGEST: Final = 80  # characters of a heading
_FEWEST: Final = 2
_TELLING: Final = (OWN | {Role.PERSON}) - {Role.HEADING}


def person_below_headings(page: Page, _found: Parties, _nameless: Party) -> Party | None:
    """Return the only person of ``page`` below two headings that say whose it is, one of them the operator's."""
    spans: dict[str, list[tuple[int, int]]] = {}
    roles: set[Role] = set()
    for above, line in zip(page.lines, page.lines[1:], strict=False):
        if len(above.text) > _LONGEST or not (above.heading or above.text.endswith(":")):
            continue
        mark = WORDS.at(page.text, page.lower, above.start, above.end)
        if mark is None or mark.meaning not in _TELLING or not like_a_person(line.text):
            continue
        if can_be_a_name(line.text):
            spans.setdefault(line.text, []).append((line.start, line.end))
            roles.add(mark.meaning)
    if len(spans) != 1 or roles <= {Role.PERSON}:
        return None
    name, places = next(iter(spans.items()))
    return Party(*places[0], name, None, person=True, plain=True) if len(places) >= _FEWEST else None
