"""The only company that a page is called after, where nothing says who runs it: by its title or its copyright.

"Pubs for sale | Blue Kiln" with "© Blue Kiln" is of "Blue Kiln Ltd", which some sentence names. This is asked after
everything by which operators are told.
"""

from collections.abc import Callable
from typing import Final

from openroll.sources.page.lines.links import calls_a_page
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.contracts import speaks_of_another
from openroll.sources.page.names.nameable import can_be_a_name
from openroll.sources.page.names.titled import is_titled
from openroll.sources.page.operators.choosing import Operators
from openroll.sources.page.operators.only_named import serves_others
from openroll.sources.page.operators.settling import Numbered
from openroll.sources.page.operators.weeding import Settled
from openroll.sources.page.parties.copyright_claims import claims_copyright
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.parties.told_of import sentence_before
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.roles import Role, tells_of_others
from openroll.sources.page.words.thirds import is_known_third

from .claimant import claimed, is_the_site_s

_FEWEST: Final = 4  # letters of a name that no title repeats by chance


def called_company(page: Page, found: Parties, settle: Callable[[Party], list[Numbered]]) -> Settled:
    """Return the only company among those ``found`` that ``page`` is called after, with the numbers that it settles."""
    if Operators(page).shows_examples:
        return []
    claims = [squeezed(one) for one in claimed(page) if can_be_a_name(one) and not calls_a_page(one)]
    good = [one for one in found.parties if _is_it(page, one, [one for one in claims if one])]
    if len({squeezed(one.key[0]) for one in good}) != 1:
        return []
    best = max(good, key=lambda one: (claims_copyright(page, one.start, one.end), _opens(page, one)))
    best.role = None
    return [(best, settle(best))]


def _is_it(page: Page, one: Party, claims: list[str]) -> bool:
    """Tell whether ``page`` is called after the company ``one``, by its title or by who makes the ``claims`` to it."""
    stem = squeezed(one.key[0])
    if one.plain or len(stem) < _FEWEST or is_known_third(one.name, page.host) or serves_others(one.name):
        return False
    own = [claim for claim in claims if len(claim) >= _FEWEST and _is_alike(stem, squeezed(one.name), claim)]
    if one.role is Role.GROUP:  # below "Our partners", with which a page ends
        return claims_copyright(page, one.start, one.end) and is_the_site_s(page, one.key[0])
    if one.role is not None or (claims and not own) or _is_another_s(page, one):
        return False
    return bool(own) or is_titled(page, one.key[0]) or is_titled(page, one.name)


def _is_alike(stem: str, name: str, claim: str) -> bool:
    """Tell whether who makes a ``claim`` is the company with ``name``, whose words without its form are ``stem``."""
    return claim in (stem, name) or stem.startswith(claim)


def _is_another_s(page: Page, one: Party) -> bool:
    """Tell whether the sentence before the name of ``one`` speaks of somebody else than who runs the page."""
    begin = sentence_before(page, one.start)
    aside = tells_of_others(page.text, page.lower, begin, one.start)
    return aside or speaks_of_another(page.text[begin : one.start])


def _opens(page: Page, one: Party) -> bool:
    return page.lines[page.line_at(one.start)].start == one.start
