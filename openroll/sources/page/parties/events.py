"""What stands in a run of a page's lines, each at its place: names, numbers, addresses, mailboxes, phrases."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.addresses.announced import labelled
from openroll.sources.page.addresses.finding import Address
from openroll.sources.page.emails import Mailbox, mailboxes_in
from openroll.sources.page.lines.lines import within
from openroll.sources.page.lines.links import kinds_of
from openroll.sources.page.lines.menus import menus_of
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.by_form import find_names
from openroll.sources.page.names.contracts import without_terms
from openroll.sources.page.names.found import Name
from openroll.sources.page.names.plain_names import PlainNames
from openroll.sources.page.names.sole import is_a_host_s
from openroll.sources.page.numbers.labelled import find_numbers
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.roles import WORDS, Role

from .authorities import is_said_of_one, watches
from .party import Registered, Trade
from .registered import registrations
from .trading import trades

Event = Name | Stated | Address | Mailbox | Registered | Trade


@dataclass(frozen=True, slots=True)
class Events:
    """What was found; ``roles`` are the phrases outside of names."""

    names: list[Name]
    numbers: list[Stated]
    roles: list[Found[Role]]
    addresses: list[Address]
    mailboxes: list[Mailbox]
    registered: list[Registered]

    def in_order(self, plain: PlainNames) -> list[tuple[int, Event]]:
        """Return all but the phrases with their places, a number's being its label's, in the page's order."""
        events: list[tuple[int, Event]] = [(one.start, one) for one in self.names]
        events += [(one.label, one) for one in self.numbers]
        events += [(one.start, one) for one in self.addresses]
        events += [(one.start, one) for one in self.mailboxes]
        events += [(one.start, one) for one in self.registered]
        events += [(one.start, one) for one in trades(plain.page.text, self.roles, self.names, plain)]
        events.sort(key=lambda event: event[0])
        return events


def find_events(page: Page, first: int, last: int) -> Events:
    """Return what stands in the lines from ``first`` to ``last`` of ``page``."""
    start, end = page.lines[first].start, page.lines[last].end
    menus = menus_of(page)
    found = [
        without_terms(page, one)
        for one in find_names(page, start, end)
        if country.code_of(one.text_in(page.text)) is None
    ]
    addresses = [
        _without_name(page, one, found)
        for one in labelled(page, start, end)
        if not is_a_host_s(page.text, one.start)
    ]
    places = [(one.start, one.end) for one in addresses]
    names = [
        one
        for one in (_behind_address(page, name, addresses) for name in found)
        if not within(one.start, places) and not menus.is_beside(page.line_at(one.start))
    ]
    covered = [(one.start, one.end) for one in names]
    addresses = [one for one in addresses if not within(one.start, covered)]  # "…, Niederlassung Deutschland"
    numbers = [one for one in find_numbers(page, start, end) if not menus.is_code(page.line_at(one.start))]
    mailboxes = mailboxes_in(page, first, last, start, end)
    roles = [
        mark
        for mark in _phrases(page, first, last, mailboxes)
        if not (within(mark.start, covered) or _leads_to_address(page, mark))
    ]
    roles = roles if _is_an_imprint(page) else [_of_an_editor(page, mark) for mark in roles]
    if watching := [mark for mark in roles if watches(page, mark)]:
        begins = [one.start for one in names]
        addresses = [one for one in addresses if not is_said_of_one(page, watching, begins, one.start)]
        numbers = [one for one in numbers if not is_said_of_one(page, watching, begins, one.label)]
    registered = registrations(page, roles, numbers, start, end)
    return Events(names, numbers, roles, addresses, mailboxes, registered)


def _leads_to_address(page: Page, mark: Found[Role]) -> bool:
    """Tell whether ``mark`` is "ünvan" of Azerbaijan, where it leads to an address; in Turkey it leads to a name."""
    return mark.meaning is Role.NAMED and page.lower[mark.start : mark.end] in _UNVAN and "ə" in page.lower


def _phrases(page: Page, first: int, last: int, mailboxes: list[Mailbox]) -> Iterator[Found[Role]]:
    """Yield what words in the lines from ``first`` to ``last`` say of whom they name, each within its line.

    Those in ``mailboxes`` say nothing: "info@example.es" above "El responsable es".
    """
    start, end = page.lines[first].start, page.lines[last].end
    boxes = sorted((one.start, one.end) for one in mailboxes if "@" in page.text[one.start : one.end])
    for box in boxes[bisect_left(boxes, (start,)) : bisect_left(boxes, (end,))]:
        yield from _within_lines(page, start, max(box[0], start))
        start = max(box[1], start)
    yield from _within_lines(page, start, end)


def _within_lines(page: Page, start: int, end: int) -> Iterator[Found[Role]]:
    """Yield the phrases between ``start`` and ``end`` of which none goes on in another line."""
    while start < end:
        for found in WORDS.scan(page.text, page.lower, start, end):
            if "\n" in page.text[found.start : found.end]:
                break
            yield found
        else:
            return
        stop = page.lines[page.line_at(found.start)].end
        yield from WORDS.scan(page.text, page.lower, found.start, stop)
        start = stop + 1


def _is_an_imprint(page: Page) -> bool:
    """Tell whether ``page`` says of itself, by its title or a heading, that it tells who runs the site."""
    said = [page.title, *(line.text for line in page.lines if line.heading in (1, 2))]
    return "editor" not in page.lower or any(_IMPRINT in kinds_of(one) for one in said)


def _of_an_editor(page: Page, mark: Found[Role]) -> Found[Role]:
    """Return ``mark``; a "website editor" of a page that is no imprint is somebody who writes for a club."""
    edits = mark.meaning is Role.IMPRINT and "editor" in page.lower[mark.start : mark.end]
    return Found(mark.start, mark.end, Role.PERSON) if edits else mark


_UNVAN: Final = ("ünvan", "unvan", "ünvanı", "unvanı")
_IMPRINT: Final = 0  # as a kind of pages
_AND: Final = Late(r"\s(?:and|und|et|y|e|en|og|och|i|oraz|a|și)\s(?=[^\W\d_a-zà-ž])")


def _behind_address(page: Page, name: Name, addresses: list[Address]) -> Name:
    """Return ``name`` without the town of the address before it: "…, Willemstad and Example Ltd"."""
    for one in addresses:
        joining = _AND.match(page.text, one.end, name.end) if one.start < name.start < one.end else None
        if joining is not None:
            return replace(name, start=joining.end())
    return name


def _without_name(page: Page, one: Address, names: list[Name]) -> Address:
    """Return the address ``one`` without the line below it that is a company's name, and nothing else."""
    last = page.text.rfind("\n", one.start, one.end) + 1
    if not last:
        return one
    for name in names:
        if name.start == last and name.end >= one.end - 1 and not re.search(r"\d", page.text[last : one.end]):
            return replace(one, end=last - 1)
    return one
