"""Companies behind a label that no table knows: "Sponsor: Raven Ltd" is hardly whose page it is."""

import re
from collections.abc import Callable
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.parties.party import FIRST, Party
from openroll.sources.page.parties.told_of import sentence_before
from openroll.sources.page.words.addresses import LABELS, Rank
from openroll.sources.page.words.own_labels import ENDS_WITH_BY, is_own, leads_to_another
from openroll.sources.page.words.roles import OWN, WORDS

from .weeding import Settled

_LONGEST: Final = 40
_LONGEST_PHRASE: Final = 60
# "Sponsor: ", also behind a sign within the line
_LABEL: Final = re.compile(r"(?:\A|.*[|·•]\s|.*[.!?]\s)\W*([^\W\d_][^:|·•\n]{1,40}):\s?[\"“„«]?\Z")


def without_labelled(page: Page, settled: Settled, is_the_site_s: Callable[[Party], bool]) -> Settled:
    """Return ``settled`` without companies that a label says are others, unless the site is called as they are.

    Where another company that says where it is, is the site's, a heading above them says it, too.
    """
    at_home = any(is_the_site_s(one) and one.addresses and not one.plain for one, _ in settled)
    return [
        one
        for one in settled
        if is_the_site_s(one[0]) or not (_is_labelled(page, one[0]) or (at_home and _is_headed(page, one[0])))
    ]


def _is_headed(page: Page, party: Party) -> bool:
    """Tell whether ``party`` opens the line below a heading of its own that is no operator's: "Suppliers"."""
    index = page.line_at(party.start)
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    if party.evidence > FIRST or not index or line.text[: party.start - line.start].strip(' "“„«'):
        return False
    if not above.heading or above.heading == 1 or len(above.text) > _LONGEST:
        return False
    lower = above.text.lower()
    own = (mark.meaning in OWN for mark in WORDS.scan(above.text, lower, 0, len(lower)))
    place = LABELS.at(above.text, lower, 0, len(lower))
    seat = place is not None and place.meaning is not Rank.POSTAL and not lower[place.end :].strip(" :")
    return not any(own) and not seat


def _is_labelled(page: Page, party: Party) -> bool:
    """Tell whether ``party`` stands behind or below a label that is none of an operator's, and nothing else is said."""
    if party.evidence >= FIRST or not page.html:
        return False
    index = page.line_at(party.start)
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    before = page.text[line.start : party.start]
    found = _LABEL.match(before)
    if found is not None:
        return not is_own(found[1])
    if before.strip(' "“„«'):
        begin = sentence_before(page, party.start)
        short = party.start - begin < _LONGEST_PHRASE
        return short and not party.evidence and leads_to_another(page.text, page.lower, begin, party.start)
    if not index or len(above.text) > _LONGEST:
        return False
    if above.text.endswith(":"):
        return not is_own(above.text[:-1])
    led = ENDS_WITH_BY.search(above.text) is not None
    return led and leads_to_another(page.text, page.lower, above.start, above.end)
