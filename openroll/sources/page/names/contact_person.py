"""Whether a label leads to whom one reaches, and not to who runs a site: "Ansprechperson:" above "Name: Ann Hill"."""

from collections.abc import Callable

from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.roles import Role


def is_a_contact_s(page: Page, index: int, marks: Callable[[int, int], list[Found[Role]]]) -> bool:
    """Tell whether the line above the line ``index`` of ``page`` ends with a colon, and speaks of a contact person."""
    above = page.lines[max(index - 1, 0)]
    if not index or not above.text.endswith(":"):
        return False
    return any(mark.meaning is Role.PERSON for mark in marks(above.start, above.end))


def is_only_named(page: Page, place: int, marks: Callable[[int, int], list[Found[Role]]]) -> bool:
    """Tell whether before ``place`` only the label of a name stands in its line: below "Hosting" it is the host's."""
    start = page.lines[page.line_at(place)].start
    found = marks(start, place)
    return bool(found) and all(mark.meaning is Role.NAMED for mark in found)
