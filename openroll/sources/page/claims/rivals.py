"""Who claims the copyright of a page beside the only company it names: a widget's maker has one of its own there."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.nameable import can_be_a_name
from openroll.sources.page.operators.weeding import Settled
from openroll.sources.page.parties.copyright_claims import (
    claims_copyright,
    is_behind_site_s_brand,
)
from openroll.sources.page.parties.told_of import sentence_before
from openroll.sources.page.words.latin import are_initials, squeezed
from openroll.sources.page.words.roles import tells_of_others

from .claimant import claimed, is_the_site_s

_MARK: Final = re.compile(
    r"\b(?:trade\s?marks?|marques?|marcas?|marchi[oi]?|marken?|merk(?:en)?|varemærke\w*|varumärke\w*|znak\w*)\b",
    re.IGNORECASE,
)
_FEWEST: Final = 4  # letters that two names share


def without_rivalled(page: Page, operators: Settled) -> Settled:
    """Return ``operators``; none where another claims the copyright who rather is it than the only one of them.

    "© 2013 Tide Scores LLC" stands in a table of results, "© 2026 Saltmill Media" below it, on Saltmill's site. And
    whoever only owns a trademark is nobody beside whose the page's copyright is.
    """
    operators = _without_its_lines(operators)
    if len(operators) != 1 or "©" not in page.text:
        return operators
    party, numbers = operators[0]
    if party.plain or numbers or party.addresses or party.mailboxes:
        return operators
    if is_behind_site_s_brand(page, party.start, party.end):
        return operators
    rivals = [one for one in claimed(page) if not _is_alike(one, party.name) and _can_claim(one)]
    if claims_copyright(page, party.start, party.end):
        rivals = (
            [] if is_the_site_s(page, party.name) else [one for one in rivals if is_the_site_s(page, one)]
        )
    elif _MARK.search(page.text, sentence_before(page, party.start), party.start) is None:
        rivals = []
    return [] if rivals else operators


def _without_its_lines(operators: Settled) -> Settled:
    """Return ``operators`` without lines above a number, "DATI", that a company with a legal form states as its own."""
    formed = [one for one, _ in operators if not one.plain]
    if len(formed) != 1 or len(operators) == 1:
        return operators
    own = {number.start for number in formed[0].numbers}
    return [
        (one, numbers)
        for one, numbers in operators
        if not (one.plain and one.numbers and all(number.start in own for number in one.numbers))
    ]


def _is_alike(one: str, name: str) -> bool:
    """Tell whether two names begin alike, "Saltmill" and "Saltmill Ltd", or one is the initials of the other."""
    if are_initials(one, name):
        return True
    short, long = sorted((squeezed(one), squeezed(name)), key=len)
    return short[:_FEWEST] in long or not short


def _can_claim(name: str) -> bool:
    return can_be_a_name(name) and not tells_of_others(name, name.lower(), 0, len(name))
