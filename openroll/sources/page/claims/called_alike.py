"""What whoever writes terms or a notice is called, where nobody is named: as their title and their mailbox agree.

"Terms | Blue Kiln" with info@bluekiln.example is Blue Kiln's. This is asked last, and not where a label names somebody.
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.emails import same_site
from openroll.sources.page.lines.links import calls_a_page
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.contracts import is_of_terms
from openroll.sources.page.names.host import host_word
from openroll.sources.page.names.nameable import can_be_a_name
from openroll.sources.page.names.titled import is_titled, parts_of_title
from openroll.sources.page.operators.choosing import Operators
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.forms import has_form
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.roles import WORDS, Role
from openroll.sources.page.words.thirds import is_known_third

from .claimant import claimed
from .contact import is_for_contact
from .somebody_told import is_somebody_told

_FEWEST: Final = 5  # letters that a title and an address do not share by chance
_HEADINGS: Final = 3
_MOST_WORDS: Final = 5
_LONGEST: Final = 40
_FAR: Final = 20
_JOINED: Final = r"[\s'’.&-]{0,3}"
# "Owner: …", "Company name: …": whoever is named behind a label was not read, and is called otherwise.
_LABELS: Final = frozenset({Role.OPERATOR, Role.IMPRINT, Role.NAMED, Role.TRADES_AS})
_CONTENT: Final = Late(r"[^\n:;.]{0,30}:\s*[^\W_]")
_OF_SOMEBODY: Final = Late(
    r"\b(?:brand|trade\s?mark|mark[aeę]|marque|marca|marchio|merk|varemerke\w*|značk\w*|марк\w*|бренд\w*)\s[\"“„«]?\Z",
    re.IGNORECASE,
)
# Who is named as these is whose the page could be.
_NEAR: Final = frozenset({Role.GROUP, Role.REPRESENTATIVE, Role.PERSON})


def called_alike(page: Page, found: Parties, _nameless: Party) -> Party | None:
    """Return who is called as the title of ``page`` and its mailboxes are.

    None where these do not agree, or where a company is named that the page could be of.
    """
    if any(not one.plain and (one.role is None or one.role in _NEAR) for one in found.parties):
        return None
    title = squeezed(page.title)
    of_terms = _is_of_terms(page)
    if len(title) < _FEWEST or not (of_terms or is_for_contact(page)) or Operators(page).shows_examples:
        return None
    spans = [span for span in _as_mailboxes(page, found) if _can_be_it(page, span, title)]
    if not of_terms:
        spans = [span for span in spans if is_titled(page, page.text[slice(*span)])]
    if len({squeezed(page.text[start:end]) for start, end in spans}) != 1 or _names_somebody(page):
        return None
    start, end = _written_out(page, *spans[0])
    name = page.text[start:end]
    return None if is_somebody_told(page, name) else Party(start, end, name, None, plain=True)


def _written_out(page: Page, start: int, end: int) -> tuple[int, int]:
    """Return where the name goes on in the title and in a copyright or in capitals: "© Blue Kiln Pottery"; or it."""
    name = page.text[start:end].casefold()
    titled = [part for part in parts_of_title(page) if part in page.text and part == part.title()]
    for longer in (*claimed(page), *titled):
        if longer.casefold().startswith(f"{name} ") and longer in page.title and can_be_a_name(longer):
            start = page.text.index(longer)
            return start, start + len(longer)
    return start, end


def _is_of_terms(page: Page) -> bool:
    headings = [line.text for line in page.lines if 0 < line.heading < _HEADINGS][:_HEADINGS]
    return any(is_of_terms(said) for said in (page.title, *headings))


def _as_mailboxes(page: Page, found: Parties) -> list[tuple[int, int]]:
    """Return the places of words that are what a mailbox's domain, or its owner at a provider for all, is called."""
    labels = [host_word(page)] if page.site else []
    for box in found.free_mailboxes:
        if box.is_provided or not page.host or same_site(box.host, page.host):
            labels.append(box.called)
    spans = []
    for label in dict.fromkeys(labels):
        if len(label) < _FEWEST:
            continue
        words = re.compile(
            rf"(?<![\w@./-]){_JOINED.join(map(re.escape, label))}(?![\w@-]|\.\w)", re.IGNORECASE
        )
        spans += [match.span() for match in words.finditer(page.text) if match[0][0].isupper()][:1]
    return spans


def _names_somebody(page: Page) -> bool:
    """Tell whether a line of ``page`` begins with a label of who runs it, and says who that is."""
    for line in page.lines:
        if ":" not in line.text:
            continue
        mark = WORDS.at(page.text, page.lower, line.start, line.end)
        if mark is not None and mark.meaning in _LABELS and _CONTENT.match(page.text, mark.end, line.end):
            return True
    return False


def _can_be_it(page: Page, span: tuple[int, int], title: str) -> bool:
    """Tell whether the words of ``span`` can be a name, and the ``title`` holds them."""
    name = page.text[slice(*span)]
    short = squeezed(name)
    if _OF_SOMEBODY.search(page.text, max(span[0] - _FAR, 0), span[0]):
        return False  # "under the brand Blue Kiln"
    if len(short) < _FEWEST or short not in title or len(name) > _LONGEST or len(name.split()) > _MOST_WORDS:
        return False
    if calls_a_page(name) or not name[0].isupper():
        return False
    return can_be_a_name(name) and not has_form(name) and not is_known_third(name, page.host)
