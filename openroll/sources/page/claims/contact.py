"""How whoever runs a site is reached whose page names nobody: a footer or a contact page often gives nothing else."""

import re
from typing import Final
from urllib.parse import urlsplit

from openroll.core.late import Late
from openroll.identity import placeholders
from openroll.sources.page.addresses.doubt import address_doubt
from openroll.sources.page.addresses.finding import Address
from openroll.sources.page.addresses.repeated import one_of
from openroll.sources.page.addresses.shape import postcode_in
from openroll.sources.page.addresses.towns import in_known_town
from openroll.sources.page.addresses.whole_lines import behind_reached, can_begin, is_two, whole_lines
from openroll.sources.page.emails import Mailbox, same_site
from openroll.sources.page.lines.links import leads_to_contact
from openroll.sources.page.lines.text import Page
from openroll.sources.page.operators.choosing import Operators
from openroll.sources.page.parties.below_host import is_below_host
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.parties.served import is_below_sellers
from openroll.sources.page.words.addresses import STREET, STREET_FIRST, Rank
from openroll.sources.page.words.given_names import is_given
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.mail_providers import label_of
from openroll.sources.page.words.persons import like_a_person
from openroll.sources.page.words.reached import is_only_a_mailbox
from openroll.sources.page.words.reasons import GENERAL, NO_ADDRESS, OF_EFFECTS, OFFICERS, PRIVATE, SPECIAL
from openroll.sources.page.words.roles import DECOYS, tells_of_others

from .mailboxes import OF_MAKERS, Mailboxes
from .visited import where_somebody_is

_PARTS: Final = Late(r"[,;\n·|–-]")
# "infopots7@gmail.com": of any other in a footer nothing says that it is not a web designer's.
_FOR_ALL_THINGS: Final = re.compile(
    r"(?:info|cont[ae]t|contact|kontakt|kapcsolat|office|hello|mail|biuro|secretar|sekretar)", re.IGNORECASE
)
# "✉ ", "+36 20 310 8081 · ", "E-mail: "
_LABEL: Final = re.compile(
    r"[\W\d_]*(?:(?:e-?\s?mail|mail|e-?posta?|e-?pošta|e-?pasts|el\.?\s?paštas|email\sus|sähköposti|correo|courriel|e-?poczta|"
    r"имейл|почта|пошта|ел\.?\s?поща|ηλ\.?\s?ταχυδρομείο|tölvupóstur|netfang|kontakta?|contact|kontakty?)[\W_]*)?",
    re.IGNORECASE,
)
_LAST_WORDS: Final = re.compile(r"(\S+\s\S+?)\W*\Z")
_TOLD: Final = re.compile(
    r"^(?!©|\(c\)|[Cc]opyright).*(?:\d|\bCo(?:\.\s?|\s|unty\s)[A-Z]|\bобласть,\s.*(?:район|р-н),)"
)  # "Main Street, Kinsale, Co. Cork"
_CLAIM: Final = re.compile(r"©|(?:19|20)\d\d\.\s[^\W\d_]")
_HOURS: Final = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_FEW: Final = 12  # lines: no more than a footer's, or a letter's head
_LONGEST: Final = 100
_LONGEST_PARTED: Final = 160  # of a line whose parts stand between signs
_PARTED: Final = re.compile(r"\s[·•|]\s")
_LONGEST_BETWEEN: Final = 40  # characters of a line between a heading and what is of it: no sentence
_MOST_BRANCHES: Final = 4
_ALIKE: Final = 5  # letters
_NEAR: Final = 3  # lines from a heading
_NEAR_LETTERS: Final = 60
_NEAR_NAMES: Final = 300


def of_site(page: Page, host: str, mailboxes: list[Mailbox]) -> Mailbox | None:
    """Return the one of ``mailboxes`` at which whoever runs the site ``host`` is reached; None when it is not certain.

    It is at the site's own domain: the first general one, told by its name. Any other has to be the only one, or the
    first that is no person's on a page that says of itself that it is for this, where the only one can be a person's.
    Where nobody knows the page's site, it has to be the page's only one.
    """
    nobody_s = Mailboxes(page).is_nobody_s
    good = [one for one in reversed(mailboxes) if not (_is_of_somebody(one) or nobody_s(one))]
    good = [one for one in good if not OF_EFFECTS.match(one.value)]
    own = {one.value.casefold(): one for one in good if host and _is_own(host, one)}
    general = [one for one in own.values() if GENERAL.match(one.value)]
    if general:
        return min(general, key=lambda one: one.start)
    open_to_all = [one for one in own.values() if not _is_a_person_s(page, one)]
    if len(own) == 1 and (open_to_all or is_for_contact(page)):
        return next(iter(own.values()))
    if open_to_all and is_for_contact(page):
        return min(open_to_all, key=lambda one: one.start)
    in_footers = (
        [one for one in good if _is_own(host, one) and _is_in_footer(page, one.start)] if host else []
    )
    below = list({one.value.casefold(): one for one in in_footers}.values())
    if len(below) == 1:
        return below[0]
    every = {one.value.casefold(): one for one in reversed(mailboxes)}
    only = next(iter(every.values())) if len(every) == 1 else None
    called = only and host and only in good and _is_called_like(host, only)
    if only and called and (GENERAL.match(only.value) or _is_in_footer(page, only.start)):
        return only
    if only is None or (only in good and not page.host):
        return only
    ends = any(_ends_page(page, one) for one in mailboxes)
    ours = only in good and _is_said_to_reach_us(page, only)
    shown = is_for_contact(page) or ours or ends
    return only if (_is_anybody_s(only) and shown) or (ours and GENERAL.match(only.value)) else None


def _is_said_to_reach_us(page: Page, one: Mailbox) -> bool:
    """Tell whether the words right before a mailbox say who is reached there: "Contact us at info@…"."""
    line = page.lines[page.line_at(one.start)]
    begin = max(line.start, one.start - _NEAR_LETTERS)
    said = page.text[begin : one.start]
    said = said[max(said.rfind(sign) for sign in (". ", "! ", "? ")) + 1 :]
    near = squeezed(page.text[max(begin - _NEAR_NAMES, 0) : one.start])
    another_s = not one.is_provided and one.house in near  # whoever is named there: "We use Tidemaps"
    told = Mailboxes(page).reaches_us(one) or (leads_to_contact(said) and not another_s)
    return told and not tells_of_others(page.text, page.lower, line.start, one.start)


def _is_only_labelled(page: Page, one: Mailbox) -> bool:
    """Tell whether nothing but a label for mail, or another way to somebody, stands before a mailbox in its line."""
    line = page.lines[page.line_at(one.start)]
    made = OF_MAKERS.search(one.local) is not None
    return not made and _LABEL.fullmatch(page.text, line.start, one.start) is not None


def _ends_page(page: Page, one: Mailbox) -> bool:
    """Tell whether a mailbox for all things, or with its label alone, stands in a footer, and is nobody else's."""
    plain = _FOR_ALL_THINGS.match(one.value) or _is_only_labelled(page, one)
    return bool(plain) and _is_in_footer(page, one.start) and not _is_told_of(page, one)


def _is_told_of(page: Page, one: Mailbox) -> bool:
    """Tell whether a mailbox is somebody else's: "Website by Tide" stands before it, or a person whom it reaches."""
    index = page.line_at(one.start)
    if tells_of_others(page.text, page.lower, page.lines[max(index - 1, 0)].start, one.start):
        return True
    said = _LAST_WORDS.search(page.text, page.lines[index].start, one.start)
    shown = (page.text[one.start : one.end], said[1] if said else "")
    return any(like_a_person(words) and words.istitle() for words in shown)


def _is_own(host: str, one: Mailbox) -> bool:
    """Tell whether a mailbox is of the site ``host``, or of one of the same name: kiln.example, kiln.org.example."""
    alike = len(one.house) >= _ALIKE and one.house == label_of(host) and not one.is_provided
    return same_site(one.host, host) or alike


def _is_called_like(host: str, one: Mailbox) -> bool:
    """Tell whether the site ``host`` and the domain of a mailbox begin alike: orders@kiln.example, kilnshop.example."""
    here, there = sorted((label_of(host), one.house), key=len)
    return len(here) >= _ALIKE and there.startswith(here)


def place_of_site(page: Page, found: Parties, party: Party | None = None) -> Address | None:
    """Return the only address of a page that names nobody, or the only one in its footer, or where it is for contact.

    Where a company is named beside ``party``, even one that lends a service, the address can be its, unless it has one
    of its own. Of ``party`` itself it is where it is for contact alone.
    """
    own = party.name.casefold() if party else None
    if (
        any(
            not one.plain and one.name.casefold() != own and not _is_elsewhere(one, found)
            for one in found.parties
        )
        or Operators(page).shows_examples
    ):
        return None
    places = _places(page, found)
    reached = {one.start for one in places if _is_beside_mailbox(page, one.start, one.end)}
    reached |= {one.start for one in places if _is_below_contact(page, one)}
    good = [one for one in places if one.start in reached or _is_for_operators(page, one.start)]
    good = [one for one in good if _is_whole(page, one)]
    if party and not all(one.start in reached for one in good):
        return None
    seats = [one for one in good if one.rank is Rank.SEAT]
    if len(seats) == 1:
        return seats[0]
    if len(good) == len(places) and (only := one_of(page, good)):
        return only
    if repeated := _in_footer_again(page, good):
        return repeated
    whole = [one for one in places if _is_whole(page, one)] if party is None else []
    if len(whole) == len(places) and (only := one_of(page, whole)):
        return only
    return good[0] if len(good) == len(places) and _are_branches(page, good) else None


def _is_elsewhere(one: Party, found: Parties) -> bool:
    """Tell whether ``one`` is named as another, with its own address, behind those that are nobody's."""
    if one.role not in DECOYS or not one.addresses:
        return False
    return bool(found.loose_addresses) and max(place.end for place in found.loose_addresses) < one.start


def _places(page: Page, found: Parties) -> list[Address]:
    """Return the addresses of nobody: those that were found, and those that fill lines where operators are told of."""
    places = where_somebody_is(page, found.loose_addresses)
    known = [(start, end) for _, start, end in found.set_aside]
    known += [(one.start, one.end) for one in found.loose_addresses]
    for index, line in enumerate(page.lines):
        if not _can_be_an_address(page, index):
            continue
        if any(start < line.end and line.start < end for start, end in known) or is_below_host(page, index):
            continue
        shown = _is_for_operators(page, line.start) or _is_below_heading(page, line.start)
        shown = shown or _is_beside_mailbox(page, line.start, line.end)
        one = whole_lines(page, index) or behind_reached(page, index) if shown else None
        if one is not None:
            known.append((one.start, one.end))
            places.append(one)
    places = [one for one in places if not is_below_sellers(page, one.start)]
    return [one for one in places if not _says_again(page, one, places)]


def _can_be_an_address(page: Page, index: int) -> bool:
    """Tell whether the line ``index`` looks like an address, or like its first line."""
    line, below = page.lines[index], page.lines[min(index + 1, len(page.lines) - 1)]
    if line.heading in (1, 2, 3):
        return False
    if len(line.text) > (_LONGEST_PARTED if _PARTED.search(line.text) else _LONGEST):
        return False
    if _TOLD.search(line.text) or (STREET_FIRST.match(line.text) and postcode_in(below.text)):
        return True
    goes_on = line.text.endswith(",") and STREET.match(below.text) is not None
    return below.group == line.group and (goes_on or can_begin(line.text))


def _are_branches(page: Page, places: list[Address]) -> bool:
    """Tell whether ``places`` are some of one operator's: of a contact page or a footer, no dealers."""
    if not 1 < len(places) <= _MOST_BRANCHES:
        return False
    return is_for_contact(page) or all(_is_in_footer(page, one.start) for one in places)


def _says_again(page: Page, one: Address, places: list[Address]) -> bool:
    """Tell whether ``one`` holds no address but hours, or a street of another of ``places``: "We're at 4 Mill Road"."""
    text = page.text[one.start : one.end]
    if address_doubt(page, one.start, one.end) != NO_ADDRESS:
        return False
    others = (page.text[other.start : other.end] for other in places if other is not one)
    streets = [re.split(r"[,;\n]", other, maxsplit=1)[0] for other in others]
    again = any(street in text and any(map(str.isdigit, street)) for street in streets)
    return again or _HOURS.search(text) is not None


def _in_footer_again(page: Page, places: list[Address]) -> Address | None:
    """Return the only one of ``places`` in the footer, where it stands elsewhere too: the others are branches."""
    below = [one for one in places if _is_in_footer(page, one.start)]
    again = [one for one in places if one not in below and one_of(page, [one, *below])]
    return again[0] if below and again and one_of(page, below) else None


def _is_whole(page: Page, one: Address) -> bool:
    written = page.text[one.start : one.end]
    parted = (
        _PARTS.search(written) or in_known_town(written) or (STREET.search(written) and postcode_in(written))
    )
    if not parted or _CLAIM.search(page.text, max(one.start - 2, 0), one.end):
        return False  # "Alsina 1361" above "Rosario"; "© 2026. All rights"
    return (
        not is_two(page, one)
        and not placeholders.is_placeholder(written)
        and address_doubt(page, one.start, one.end) is None
    )


def _is_for_operators(page: Page, place: int) -> bool:
    short = page.is_short and len(page.lines) <= _FEW
    return short or (page.html and Operators(page).is_for_operators(place))


def _is_in_footer(page: Page, place: int) -> bool:
    return page.html and Operators(page).is_in_footer(place)


def _is_below_heading(page: Page, place: int) -> bool:
    """Tell whether the heading above the line at ``place`` leads to contact, and is near."""
    index = page.line_at(place)
    above = next((line for line in reversed(page.lines[max(index - _NEAR, 0) : index]) if line.heading), None)
    return above is not None and leads_to_contact(above.text)


def _is_beside_mailbox(page: Page, start: int, end: int) -> bool:
    """Tell whether the line above a place from ``start`` to ``end``, or below it, only gives a mailbox of the site."""
    first, last = page.line_at(start), page.line_at(end)
    around = (*page.lines[max(first - 1, 0) : first], *page.lines[last + 1 : last + 2])
    boxes = (line.text.rpartition("@")[2] for line in around if is_only_a_mailbox(line.text))
    return page.host != "" and any(same_site(host, page.host) for host in boxes)


def _is_below_contact(page: Page, one: Address) -> bool:
    """Tell whether the heading above ``one`` is for contact, and no sentence and nobody else stands between them."""
    for line in reversed(page.lines[: page.line_at(one.start)]):
        if line.heading:
            return leads_to_contact(line.text) and not tells_of_others(
                page.text, page.lower, line.start, one.start
            )
        if len(line.text) > _LONGEST_BETWEEN:
            return False
    return False


def _is_anybody_s(one: Mailbox) -> bool:
    known = OFFICERS.match(one.local) or SPECIAL.match(one.local) or placeholders.is_placeholder(one.value)
    return one.is_provided and not known


def _is_of_somebody(one: Mailbox) -> bool:
    return any(sort.match(one.local) for sort in (OFFICERS, PRIVATE, SPECIAL))


def _is_a_person_s(page: Page, one: Mailbox) -> bool:
    """Tell whether a mailbox is called like a person who is named before it, or like any: "anna@", "a.hill@"."""
    parts = re.split(r"[._-]", one.local)
    called = len(parts[0]) == 1 < len(parts) or any(is_given(part) for part in parts)
    return called or Mailboxes(page).is_a_person_s(one)


def is_for_contact(page: Page) -> bool:
    """Tell whether the page's address, title or first heading says that it is a contact page or an imprint."""
    path = urlsplit(page.snapshot.final_url).path
    heading = next((line.text for line in page.lines if line.heading), "")
    text = f"{path} | {page.title} | {heading}".replace("_", " ")[:1000]
    return leads_to_contact(text)
