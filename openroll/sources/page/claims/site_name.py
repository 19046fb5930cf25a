"""What a page of contact says in its title that the site is called: "Contact | Blue Kiln".

This is asked last, where nobody is named, of pages that say how somebody is reached, or the name again.
"""

import re
from itertools import takewhile
from typing import Final

from openroll.sources.page.lines.links import OF_CONTACT, kinds_of
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.borne import is_borne
from openroll.sources.page.names.contracts import is_of_terms
from openroll.sources.page.names.host import host_word, is_host, is_like_host
from openroll.sources.page.names.titled import parts_of_title
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.forms import has_form
from openroll.sources.page.words.given_names import is_named_as_a_person
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.reached import SURE_PHONE
from openroll.sources.page.words.roles import tells_of_others
from openroll.sources.page.words.self_words import calls_a_page

from .somebody_told import is_somebody_told
from .titled_name import can_be_its

_FEWEST: Final = 4  # letters
_FEW: Final = 3  # words of a sentence
_SIGNS: Final = " .,:|·•©"
_LEADING: Final = re.compile(
    r"(?:Contact|About|Welcome\sto|Kontakt|Über|Contatti|Contacto|Contactez|Om|O)(?:\s[Uu]s)?(?:\s?[:–—-])?\s([^\W\d_a-z].+)"
)
_AND: Final = re.compile(r"\s(?:and|und|et|y|e|i|și|si|en|og|och|ja|a|in|és|un|ir|и|та|και|ve)\s")
_ALIKE: Final = 6  # letters that a name and an address do not share by chance
_MOST: Final = 0.7  # of the address: "heronvets" is "Heron Veterinary Clinic"
_DIVIDING: Final = ("", "|", "-", "–", "—", ",", ":", "·", "•")
_FEWEST_PARTS: Final = 2
_MOST_PARTS: Final = 4  # "Contact | Blue Kiln | Pottery in Salina"
# A site's address, an enumeration, what is counted or a house's number: none is what somebody is called.
_NO_NAME: Final = re.compile(r"[^\W\d_]\.[^\W\d_]{2,}|[,;?!]|\d\Z|\A\d")
_NUMBER: Final = re.compile(r"(?<=[^\W\d_]{3})\s\d{1,4}\Z")
# "Blue Kiln Archive": a part of what somebody has, and not them.
_PART: Final = re.compile(
    r"\b(?:archi(?:v|ve|ves|ef|vio|vo)|arkiv|archiwum|архив|архів|home(?:page)?|startseite|accueil|inicio|forum|wiki|"
    r"(?:my\s)?(?:website|webshop|site|blog|portfolio)|hjemmeside|hemsida|kotisivut|untitled|wordpress|joomla|wix)\Z",
    re.IGNORECASE,
)


def called_in_title(page: Page, found: Parties, nameless: Party) -> Party | None:
    """Return whose site the title of ``page``, one of contact or about somebody, says it is; None where it does not.

    The page has to hold an address, that of who is ``nameless``, a mailbox or a telephone, or to say the name twice.
    """
    headed = _headed(page)
    if headed and (nameless.addresses or is_host(page, headed.name)):
        return headed
    parts = parts_of_title(page)
    if not _FEWEST_PARTS <= len(parts) <= _MOST_PARTS:
        return None
    kinds = [kinds_of(part) for part in parts]
    pages = [bool(kind) or calls_a_page(part) for part, kind in zip(parts, kinds, strict=True)]
    names = [part for part, of_page in zip(parts, pages, strict=True) if not of_page]
    names = _told_apart(page, names) if len(parts) > _FEWEST_PARTS else names
    names = _led_to(page, parts) or names
    if len(names) != 1 or not any(pages) or not can_be_of_a_site(page, names[0]):
        return None
    if names[0] not in page.text and _AND.search(names[0]) and not is_borne(page, names[0]):
        return None  # "About us - Welding and Metal Work": what they do
    again = nameless.addresses and page.text.count(names[0]) > 1
    # "Terms of use | Ann Hill": a brand's terms can be of a company with another name, a person's are the person's.
    told = any(kind & OF_CONTACT for kind in kinds) or has_form(names[0]) or is_named_as_a_person(names[0])
    if not (told or again or _is_of_terms(page, names[0])):
        return None
    reached = nameless.addresses or found.loose_mailboxes or SURE_PHONE.search(page.text)
    if not (reached or is_like_host(page, names[0])) and page.text.count(names[0]) <= 1:
        return None
    start = place_of(page, names[0])
    return None if start is None else Party(start, start + len(names[0]), names[0], None, plain=True)


def _led_to(page: Page, parts: list[str]) -> list[str]:
    """Return the names to which parts of a title lead, and that lines begin with: "Contact Blue Kiln"."""
    found = [found[1] for part in parts if (found := _LEADING.fullmatch(part))]
    return [one for one in found if any(line.text.startswith(one) for line in page.lines)]


def _headed(page: Page) -> Party | None:
    """Return who is the first heading of ``page`` and begins its title, where the site's address begins alike.

    One that is just what the site is called has not to begin it: "Blue Kiln" on bluekiln.example, entitled "Contact".
    """
    first = next((line for line in page.lines if line.heading == 1), None)
    name = first.text.strip() if first else ""
    title = page.title.strip()
    behind = title[len(name) :].lstrip()[:1] if name and title.startswith(name) else "?"
    called = is_host(page, name)
    if first is None or not (called or behind in _DIVIDING) or not can_be_of_a_site(page, name):
        return None
    pairs = zip(squeezed(name), host_word(page), strict=False)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if not called and (alike < _ALIKE or alike < _MOST * len(host_word(page))):
        return None
    start = first.start + first.text.index(name)
    return Party(start, start + len(name), name, None, plain=True)


def _told_apart(page: Page, names: list[str]) -> list[str]:
    """Return those of ``names`` in a title that the site bears, or else have a line of ``page`` to themselves."""
    borne = [one for one in names if is_borne(page, one)]
    lines = {squeezed(line.text) for line in page.lines} if not borne else set()
    told = borne or [one for one in names if squeezed(one) in lines]
    persons = [one for one in told if is_named_as_a_person(one)]
    return persons if len(persons) == 1 else told  # "Ann Hill – Candidate for Salina"


def _is_of_terms(page: Page, name: str) -> bool:
    """Tell whether terms have the ``name`` of their title in a line by itself and in a sentence, and no other's.

    The site or a mailbox has to bear it: parts of a site are called so, too, "Terms | Delivery and payment".
    """
    if not is_borne(page, name):
        return False
    said = name.casefold()
    lines = [line.text for line in page.lines if said in line.text.casefold()]
    alone = any(text.strip(_SIGNS).casefold() == said for text in lines)
    told = any(len(text.split()) > len(name.split()) + _FEW for text in lines)
    return alone and told and is_of_terms(page.title) and not is_somebody_told(page, name)


def can_be_of_a_site(page: Page, name: str) -> bool:
    """Tell whether ``name``, of a title, can be what somebody is called."""
    bare = _NUMBER.sub("", name)
    bare = bare if is_borne(page, bare) else name  # "Tulipauto 2000" on tulipauto.example
    if len(squeezed(name)) < _FEWEST or _NO_NAME.search(bare) or _PART.search(name):
        return False
    return can_be_its(page, name)


def place_of(page: Page, name: str) -> int | None:
    """Return where ``page`` says ``name``, in its title at last; None where that is somebody who works for others."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", page.text)
    if found is None:  # a logo can say what the title does not
        begin = page.cite_title() if name in page.title else None
        return None if begin is None else begin + page.title.index(name)
    line = page.lines[page.line_at(found.start())]
    return None if tells_of_others(page.text, page.lower, line.start, found.start()) else found.start()
