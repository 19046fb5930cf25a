"""Who heads the only card of a page that names nobody: a name, and below it how its bearer is reached.

"Blue Kiln" above "4 Mill Lane, 24109 Kiel" and a telephone, where the title or a mailbox is called so; a school's, a
club's or a person's name needs no such sign. This is asked last.
"""

import re
from typing import Final

from openroll.sources.page.addresses.doubt import address_doubt
from openroll.sources.page.addresses.finding import Address
from openroll.sources.page.addresses.shape import key_of_place
from openroll.sources.page.addresses.whole_lines import is_two, whole_lines
from openroll.sources.page.lines.links import calls_a_page
from openroll.sources.page.lines.menus import menus_of
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.borne import is_borne
from openroll.sources.page.names.host import is_host
from openroll.sources.page.names.nameable import can_be_a_name
from openroll.sources.page.names.titled import is_titled
from openroll.sources.page.names.venues_told import is_a_venue
from openroll.sources.page.operators.choosing import Operators
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.forms import has_form
from openroll.sources.page.words.given_names import is_named_as_a_person
from openroll.sources.page.words.latin import folded, squeezed
from openroll.sources.page.words.name_words import is_a_body
from openroll.sources.page.words.reached import PHONE
from openroll.sources.page.words.roles import SERVING, tells_of_others
from openroll.sources.page.words.self_words import is_only_a_form
from openroll.sources.page.words.thirds import is_known_third

# "BKK – Blue Kiln Klub" is two names of one.
_NO_NAME: Final = re.compile(r"[:;@/|©?!]|\d{3}|\.\Z|\s[–—-]\s")
# "bkk bauleitungen gmbh", "bkk&kiln AG": companies as they write themselves.
_SMALL: Final = re.compile(
    r"[^\W\d_][\w&+'’.-]+(?:\s[\w&+'’.-]+){0,4}\s(?:gmbh|GMBH|ag|AG|ab|AB|as|AS|oy|OY|bv|BV|aps|kg|KG|gbr|ug|oü|ehf|sàrl|sagl|sarl|srl|ltd)"
)
_TOLD: Final = re.compile(r"[\d@]")
_SIGNS: Final = " .,·•"
_FEWEST: Final = 4  # letters
_LONGEST: Final = 90
_LONGEST_REACHED: Final = 120
_LOWER: Final = 6  # lines of a card
_LAST: Final = 12  # lines with which pages end, whatever holds them
_FEW: Final = 40
_MOST: Final = 2  # lines that are the name: a heading's and the card's
_IN_A_COUNTRY: Final = re.compile(
    r"\s(?:in|en|em|w|v|i|au?x?|di)\s\w+\Z"
)  # "Eingetragener Verein in Österreich"


def carded(page: Page, found: Parties, _nameless: Party) -> Party | None:
    """Return who heads the only card of ``page``, None where none is one's or there are several.

    Those who are called as the page is go before others: a school can be a part of an address.
    """
    labels = _labels(found)
    called: list[Party] = []
    others: list[Party] = []
    for index in range(len(page.lines) - 1):
        name = _name_in(page, index)
        so = bool(name) and _is_called(page, labels, name)
        if so or (name and _can_be_alone(name)):
            one = None if _is_another_s(found, page.lines[index].start) else _headed(page, found, index, name)
            if one is not None and (so or _is_at_its_place(page, one)):
                (called if so else others).append(one)
    good = called or [one for one in others if _says_enough(page, one)]
    if len({squeezed(one.name) for one in good}) != 1:
        return None
    written = {tuple(key_of_place(page.text[a.start : a.end]) for a in one.addresses) for one in good}
    if len(written) != 1 or sum(line.text.strip(_SIGNS) == good[0].name for line in page.lines) > _MOST:
        return None  # in which of its places it is at home nothing says
    return good[0]


def _name_in(page: Page, index: int) -> str:
    """Return what the line ``index`` calls somebody, if it can: nothing where a heading or no digit is near."""
    line = page.lines[index]
    name = line.text.strip(_SIGNS)
    if not _FEWEST <= len(name) <= _LONGEST or _NO_NAME.search(name) or line.heading in (1, 2):
        return ""
    told = any(_TOLD.search(below.text) for below in page.lines[index + 1 : index + 3])
    return name if told and len(squeezed(name)) >= _FEWEST else ""  # not in a script of unknown words


def _is_another_s(found: Parties, start: int) -> bool:
    """Tell whether the name at ``start`` is that of somebody of whom the page said that they are not the operator."""
    return any(one.role in SERVING and one.start == start for one in found.parties)


def _headed(page: Page, found: Parties, index: int, name: str) -> Party | None:
    """Return the bearer of the ``name`` in the line ``index``, with what the lines below say; None without a card."""
    start = page.lines[index].start
    party = Party(start, start + len(name), name, None, plain=_SMALL.fullmatch(name) is None)
    for lead in (1, 2):
        _add(page, found, party, index + lead)
        if party.addresses or party.numbers or party.mailboxes or _is_phone(page, index + lead):
            return party if _is_whole(page, found, party, index, index + lead) else None
    return None


def _is_whole(page: Page, found: Parties, party: Party, index: int, first: int) -> bool:
    """Tell whether the lines from ``first`` on, below the line ``index`` of ``party``, say enough of it."""
    phone = _is_phone(page, first)
    for number in range(first + 1, min(index + _LOWER, len(page.lines))):
        known = len(party.addresses) + len(party.numbers) + len(party.mailboxes)
        _add(page, found, party, number)
        reached = _is_phone(page, number)
        below = bool(party.addresses) and page.lines[number].start < party.addresses[-1].end
        if len(party.addresses) + len(party.numbers) + len(party.mailboxes) == known and not (
            reached or below
        ):
            break
        phone = phone or reached
    told = bool(party.addresses or party.numbers or (phone and party.mailboxes))
    return told and _can_head(page, party, index)


def _can_head(page: Page, party: Party, index: int) -> bool:
    """Tell whether the line ``index`` can be the name of an operator, and is no label or link."""
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    begin = above.start if len(above.text) <= _LONGEST else line.start
    name = party.name[0].upper() + party.name[1:] if _SMALL.fullmatch(party.name) else party.name
    if calls_a_page(name) or not can_be_a_name(name) or is_known_third(party.name, page.host):
        return False
    if (index and above.text.endswith(":")) or menus_of(page).is_menu(index):
        return False
    if _is_house_of_another(page, index):
        return False
    return not (is_a_venue(page, index, name) or tells_of_others(page.text, page.lower, begin, line.end))


def _is_house_of_another(page: Page, index: int) -> bool:
    """Tell whether who is there stands above the line ``index``: "Plover Service" above "The Hospital"."""
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    if not index or above.group != line.group or above.heading or is_named_as_a_person(line.text):
        return False
    name = above.text.strip(_SIGNS)
    several = len(name.split()) > 1 and not (_NO_NAME.search(name) or _TOLD.search(name))
    return several and can_be_a_name(name) and not calls_a_page(name) and not is_named_as_a_person(name)


def _add(page: Page, found: Parties, party: Party, number: int) -> None:
    """Add to ``party`` the address, the numbers and the mailboxes of the line ``number``."""
    if number >= len(page.lines) or page.lines[number].heading in (1, 2, 3):
        return
    line = page.lines[number]
    party.numbers += [one for one in found.loose_numbers if line.start <= one.label < line.end]
    party.mailboxes += [one for one in found.loose_mailboxes if line.start <= one.start < line.end]
    if party.addresses and line.start < party.addresses[-1].end:
        return
    known = [one for one in found.loose_addresses if line.start <= one.start < line.end]
    one = known[0] if known else whole_lines(page, number)
    if one is not None and _is_good(page, one):
        party.addresses.append(one)


def _is_good(page: Page, one: Address) -> bool:
    return not is_two(page, one) and address_doubt(page, one.start, one.end) is None


def _is_phone(page: Page, number: int) -> bool:
    text = page.lines[number].text if number < len(page.lines) else ""
    return len(text) <= _LONGEST_REACHED and PHONE.search(text) is not None


def _labels(found: Parties) -> list[str]:
    """Return what the domains of the mailboxes are called that are nobody's."""
    labels = {box.house for box in found.loose_mailboxes if not box.is_provided}
    return [label for label in labels if len(label) >= _FEWEST]


def _is_called(page: Page, labels: list[str], name: str) -> bool:
    """Tell whether the title of ``page``, its site or a mailbox's domain, one of ``labels``, is called ``name``."""
    whole, labels = folded(squeezed(name)), list(map(folded, labels))
    borne = any(whole.startswith(label) or label.startswith(whole) for label in labels)
    return borne or is_titled(page, name) or is_host(page, name)


def _is_at_its_place(page: Page, party: Party) -> bool:
    """Tell whether the card of ``party`` stands where operators say who they are: not among what is on at places."""
    last = page.line_at(party.start) >= len(page.lines) - _LAST
    return last or len(page.lines) <= _FEW or Operators(page).is_for_operators(party.start)


def _can_be_alone(name: str) -> bool:
    """Tell whether ``name`` says by itself that it is one: a school's, a club's, a person's or a company's."""
    words = name.split()
    if is_only_a_form(_IN_A_COUNTRY.sub("", name), ""):
        return False
    body = is_a_body(name) and (len(words) == 1 or sum(not word[0].islower() for word in words) > 1)
    return body or is_named_as_a_person(name) or has_form(name) or _SMALL.fullmatch(name) is not None


def _says_enough(page: Page, party: Party) -> bool:
    """Tell whether a card says where ``party`` is, or is of no person whom no mailbox and no site bears."""
    person = is_named_as_a_person(party.name)
    return not person or bool(party.addresses or party.numbers) or is_borne(page, party.name)
