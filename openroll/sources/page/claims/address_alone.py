"""An address that stands by itself, without a label and not below a name: in the footer that names the operator."""

import re
from typing import Final

from selectolax.lexbor import LexborNode

from openroll.sources.page.addresses.country import country_in
from openroll.sources.page.addresses.finding import Address, at
from openroll.sources.page.addresses.repeated import one_of
from openroll.sources.page.addresses.whole_lines import is_two, whole_lines
from openroll.sources.page.lines.around import around
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.addresses import Rank
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.roles import DECOYS, WORDS, Role, tells_of_others

_BESIDE: Final = 12  # lines on either side of the name
_DEEPEST: Final = 14  # elements between a line and its footer
_LONGEST: Final = 140
_LONGEST_FOOTER: Final = 60  # lines
_LONGEST_LINE: Final = 400
# A point that ends no word that streets begin with, and no initial: "ul. Prosta 18", "J. Jablonskio g. 3".
_SENTENCE: Final = re.compile(
    r"(?<=[^\W_])(?<![\s,](?:ul|al|os|pl|pr|ул|пр|пл|бу|им|ім))(?<![\s,][gгмсдA-ZÀ-Ž])\.\s(?=[A-ZÀ-Þ\d])"
)
_FEW: Final = 6
_CLAIM: Final = re.compile(r"(?:copyright\s)?©|\(c\)|copyright\s", re.IGNORECASE)
_PARTS: Final = frozenset({"section", "div"})
_CALLED: Final = re.compile(
    r"(?:\A|\s)(?:site-|page-|main-)?footer(?:-section|-wrapper|-main|-area)?(?=\s|\Z)", re.IGNORECASE
)
_FOOTERS: Final = frozenset({"footer", "address"})


def standing_alone(page: Page, party: Party, parties: Parties) -> Address | None:
    """Return the address that has whole lines of the footer of ``party`` to itself, None when there are none or two.

    In plain text it is the line above the name. Where somebody else is named in the line above it, it can be theirs.
    """
    index = page.line_at(party.start)
    if (last := _ends_line(page, party, parties)) is not None:
        return last
    if index + 1 < len(page.lines) and _leads_on(page.lines[index], page.lines[index + 1]):
        below = whole_lines(page, index + 1)
        if below is not None and not is_two(page, below):
            return below
    inside = _footer_of(page.lines[index].node)
    whole = len(page.lines) <= _FEW and page.is_short
    if page.html and inside is None:
        again = _in_its_footer(page, party, parties)
        if again is not None or not whole:
            return again
    first = max(index - (_BESIDE if page.html else 1), 0)
    numbers = range(first, min(index + _BESIDE, len(page.lines)) if page.html else index)
    beside = [number for number in numbers if number != index]
    one = _only_one(page, party, parties, beside, {inside})
    if one is not None or inside is None:
        return one
    return _only_one(page, party, parties, beside, _footers_beside(page, index))


def _ends_line(page: Page, party: Party, parties: Parties) -> Address | None:
    """Return the address with which the line of ``party`` ends, a sentence behind what is said of them.

    "© Example Ltd. Company No. 01234567. Registered in England. 8 Mill Lane, Leeds, LS1 4AB."
    """
    line = page.lines[page.line_at(party.start)]
    if len(line.text) > _LONGEST_LINE:
        return None
    for sign in _SENTENCE.finditer(page.text, party.end, line.end):
        found = at(page, sign.end(), line.end)
        if found is None or found[0] != sign.end() or not _is_over(page, found[1], line.end):
            continue
        if any(party.end <= one.start < found[0] for one in parties.parties) or tells_of_others(
            page.text, page.lower, party.end, found[0]
        ):
            return None
        return Address(*found, Rank.BESIDE, country_in(page.text[slice(*found)]))
    return None


def _is_over(page: Page, place: int, end: int) -> bool:
    """Tell whether nothing but the label of a number stands between ``place`` and the ``end`` of a line."""
    rest = page.text[place:end].lstrip(" .,|·•–—-")
    return not rest or NUMBERS.at(page.text, page.lower, end - len(rest), end) is not None


def _in_its_footer(page: Page, party: Party, parties: Parties) -> Address | None:
    """Return the only address of the only footer that has the name of ``party`` again, its mailbox or a number."""
    said = [party.name.casefold(), *(box.value.casefold() for box in party.mailboxes)]
    numbered = {page.line_at(number.start) for number in party.numbers}
    footers: dict[int, list[int]] = {}
    for number, line in enumerate(page.lines):
        if (inside := _footer_of(line.node)) is not None:
            footers.setdefault(inside, []).append(number)
    own = [
        (inside, numbers)
        for inside, numbers in footers.items()
        if not numbered.isdisjoint(numbers)
        or any(text in page.lines[number].text.casefold() for number in numbers for text in said)
    ]
    if len(own) != 1 or len(own[0][1]) > _LONGEST_FOOTER:
        return None
    return _only_one(page, party, parties, own[0][1], {own[0][0]})


def _only_one(
    page: Page, party: Party, parties: Parties, numbers: list[int], inside: set[int | None]
) -> Address | None:
    """Return the only address that has some of the lines ``numbers`` to itself, which are of the footers ``inside``."""
    found: list[Address] = []
    last = 0
    for number in numbers:
        line = page.lines[number]
        if len(line.text) > _LONGEST or (page.html and _footer_of(line.node) not in inside):
            continue
        if line.start < last:
            continue  # of the address above
        if _names_another(page, number, party, parties):
            continue
        one = whole_lines(page, number)
        if one is not None and not _is_known(one, parties):
            if is_two(page, one):
                return None
            last = one.end
            found.append(one)
    return one_of(page, found)


def _footers_beside(page: Page, index: int) -> set[int | None]:
    """Return the footers of the lines around ``index`` between which nothing else stands."""
    found: set[int | None] = set()
    for numbers in (range(index, -1, -1), range(index, len(page.lines))):
        for number in numbers:
            inside = _footer_of(page.lines[number].node)
            if inside is None:
                break
            found.add(inside)
    return found


def _leads_on(line: Line, below: Line) -> bool:
    """Tell whether the line ``below`` is of who is named in ``line``: "by Example, at:", "© Example" in one element."""
    claimed = _CLAIM.match(line.text) is not None and line.group == below.group
    return line.text.endswith(":") or claimed


def _footer_of(node: LexborNode | None) -> int | None:
    found = None
    for one in around(node, _DEEPEST):
        if one.tag in _FOOTERS or (one.tag in _PARTS and _CALLED.search(one.attributes.get("class") or "")):
            found = one.mem_id  # an address within a footer is of the footer
    return found


def _names_another(page: Page, number: int, party: Party, parties: Parties) -> bool:
    """Tell whether the line ``number`` or the one above it names somebody else, or says what somebody else does."""
    line, above = page.lines[number], page.lines[max(number - 1, 0)]
    start, end = (above if _footer_of(above.node) == _footer_of(line.node) else line).start, line.end
    if any(
        mark.meaning in DECOYS
        and mark.meaning is not Role.GROUP
        and not _is_a_link(page, mark.start, mark.end)
        for mark in WORDS.scan(page.text, page.lower, start, end)
    ):
        return True  # "website by"
    leads = (
        start <= party.start < end
    )  # "© Primer SpA, controlled by Sample Holding Srl" above Primer's address
    return any(
        start <= one.start < end and one is not party and not (leads and one.role is Role.GROUP)
        for one in parties.parties
    )


def _is_a_link(page: Page, start: int, end: int) -> bool:
    """Tell whether what stands between ``start`` and ``end`` is a link by itself: "Facebook" beside a mailbox."""
    said, index = page.text[start:end], page.line_at(start)
    return any(link.line == index and link.text.strip() == said for link in page.links)


def _is_known(one: Address, parties: Parties) -> bool:
    """Tell whether a label says that ``one`` is for something else, or it was set aside: a shop's, a host's."""
    places = [(other.start, other.end) for other in parties.loose_addresses]
    places += [(start, end) for _, start, end in parties.set_aside]
    rests = any(
        other.start < one.start < other.end for party in parties.parties for other in party.addresses
    )  # below another's street
    return rests or any(start < one.end and one.start < end for start, end in places)
