"""The only line of a page's footer that begins with a name and goes on with where its bearer is.

"Ann Hill, Mill Lane 4, 24109 Kiel, ann@hill.example" on a page that says of nobody that it is theirs. The name is a
person's, a school's or a club's, or what the site is called or the page's title says; or the copyright is said to be
its bearer's.
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.addresses.doubt import address_doubt
from openroll.sources.page.addresses.finding import Address, behind_name
from openroll.sources.page.emails import Mailbox
from openroll.sources.page.lines.lines import Line
from openroll.sources.page.lines.links import calls_a_page
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.borne import is_borne
from openroll.sources.page.names.host import is_host
from openroll.sources.page.names.nameable import can_be_a_name
from openroll.sources.page.names.titled import is_titled
from openroll.sources.page.names.venues_told import is_of_a_place_alone
from openroll.sources.page.operators.choosing import Operators
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.given_names import is_named_as_a_person, is_written_last
from openroll.sources.page.words.latin import folded, squeezed
from openroll.sources.page.words.name_words import is_a_body
from openroll.sources.page.words.persons import OWNER
from openroll.sources.page.words.roles import tells_of_others

_LONGEST: Final = 260  # characters of such a line
_LONGEST_NAME: Final = 90
_NEAR: Final = 4  # characters between a name and its address
_TELLING: Final = 4  # letters that no domain has by chance
_LAST: Final = 6  # lines with which pages end, whatever holds them
_SIGN: Final = re.compile(r"\s?[,·|•]\s|\s[–—-]\s|(?<=[^\W\d_]{4})\.\s(?=[^\W\d_a-zà-ÿ])")
_PHONE: Final = re.compile(
    r"(?:tele|tel|tlf|fax|phone|mob|gsm|cell|puh|sími|handy|natel|whatsapp|тел|моб|τηλ|κιν|[tfmp]\b)",
    re.IGNORECASE,
)
_OWNER: Final = Late(rf"(?:{OWNER}|owner)[\s:]+[^\W\d_][^\d\n]{{3,40}}\Z")
_AROUND: Final = " ,·•|–—-"
_DIGIT: Final = re.compile(r"\d")
_CLAIM: Final = re.compile(
    r"(?:copyright\s)?©\s?(?:(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)?\d\d)?\W{1,3})?", re.IGNORECASE
)


def named_line(page: Page, found: Parties, _nameless: Party) -> Party | None:
    """Return who is named by the only such line of ``page``, None where there are several, or it may be another's."""
    operators = Operators(page)
    parties: dict[str, Party] = {}
    for index, line in enumerate(page.lines):
        party = _in_line(page, line, found)
        if party is None:
            continue
        last = page.html and index >= len(page.lines) - _LAST
        shown = last or operators.is_for_operators(line.start)
        if _is_another_s(page, index, found) or not (shown or is_borne(page, party.name) or party.mailboxes):
            return None
        parties.setdefault(party.name, party)
    return next(iter(parties.values())) if len(parties) == 1 else None


def _in_line(page: Page, line: Line, found: Parties) -> Party | None:
    if len(line.text) > _LONGEST or line.heading in (1, 2, 3) or not _DIGIT.search(line.text):
        return None
    claim = _CLAIM.match(page.text, line.start, line.end)
    start = claim.end() if claim else line.start
    sign = _SIGN.search(page.text, start, min(line.end, start + _LONGEST_NAME))
    if sign is None:
        return None
    name = page.text[start : sign.start()]
    person = is_named_as_a_person(name)
    boxes = [one for one in found.loose_mailboxes if _is_in(line, one)]
    borne = is_host(page, name) or any(_is_called(one, name) for one in boxes)
    called = claim or person or is_a_body(name) or borne or is_titled(page, name)
    if not called or not can_be_a_name(name) or calls_a_page(name):
        return None
    if person and _is_below_name(page, line):
        return None  # "Russell Park, Navan Road, Dublin 15" below "St. Brigid's Club"
    if not person and is_of_a_place_alone(page, page.line_at(start), name):
        return None
    address = behind_name(page, sign.start(), line.end)
    if address is None or not _is_beside(page, sign.start(), address, line):
        return None
    return Party(
        start,
        sign.start(),
        name,
        None,
        person=person,
        plain=True,
        addresses=[address],
        mailboxes=boxes,
    )


def _is_below_name(page: Page, line: Line) -> bool:
    """Tell whether the heading above ``line`` is a name of several words, and no person's."""
    above = page.lines[max(page.line_at(line.start) - 1, 0)]
    named = above is not line and above.heading > 0 and " " in above.text and can_be_a_name(above.text)
    return named and not (calls_a_page(above.text) or is_named_as_a_person(above.text))


def _is_beside(page: Page, end: int, address: Address, line: Line) -> bool:
    """Tell whether the ``address`` stands whole behind the name's ``end`` in its ``line``, or behind its owner."""
    owner = page.text[end : address.start].strip(_AROUND)
    near = 0 <= address.start - end <= _NEAR or is_named_as_a_person(owner) or is_written_last(owner)
    near = near or _OWNER.match(owner) is not None
    return near and address.end <= line.end and address_doubt(page, address.start, address.end) is None


def _is_called(box: Mailbox, name: str) -> bool:
    """Tell whether the domain of a mailbox is called ``name`` as a whole."""
    same = folded(squeezed(name)) == folded(box.house)
    return same and len(box.house) >= _TELLING and not box.is_provided


def _is_in(line: Line, one: Mailbox) -> bool:
    return line.start <= one.start < line.end


def _is_another_s(page: Page, index: int, found: Parties) -> bool:
    """Tell whether the line ``index``, or a label above it, speaks of somebody who is not the operator."""
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    begin = above.start if above.heading or above.text.endswith(":") else line.start
    aside = any(
        start < line.end and line.start < end and not _PHONE.match(page.text, start, end)
        for _, start, end in found.set_aside
    )
    return aside or tells_of_others(page.text, page.lower, begin, line.end)
