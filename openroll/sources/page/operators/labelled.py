"""Companies behind a label that no table knows: "Sponsor: Raven Ltd" is hardly whose page it is."""

import re
from collections.abc import Callable
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.parties.party import FIRST, Party
from openroll.sources.page.parties.told_of import sentence_before
from openroll.sources.page.words.own_labels import OWN_ROLES, is_own
from openroll.sources.page.words.roles import WORDS, tells_of_others

from .weeding import Settled

_LONGEST: Final = 40
_LONGEST_PHRASE: Final = 60
# "Sponsor: ", also behind a sign within the line
_LABEL: Final = re.compile(r"(?:\A|.*[|·•]\s|.*[.!?]\s)\W*([^\W\d_][^:|·•\n]{1,40}):\s?[\"“„«]?\Z")
_BY: Final = Late(
    r"[^\W\d_]{3,}(?:\s[^\W\d_]+){0,5}\s(?:by|af|av|von|durch|door|van|via|gennem|gjennom|genom|hos|par|por|przez|tramite|przez)\s?[\"“„«]?\Z",
    re.IGNORECASE,
)
# "© 2026 by", "Made with love in Kiel by": who made a site with it is whose it can be.
_CLAIM: Final = re.compile(r"©|copyright|\(c\)|\blove\b|[♥❤]", re.IGNORECASE)


def without_labelled(page: Page, settled: Settled, is_the_site_s: Callable[[Party], bool]) -> Settled:
    """Return ``settled`` without companies that a label says are others, unless the site is called as they are."""
    return [one for one in settled if is_the_site_s(one[0]) or not _is_labelled(page, one[0])]


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
        return short and not party.evidence and _leads_on(page, begin, party.start)
    if not index or len(above.text) > _LONGEST:
        return False
    if above.text.endswith(":"):
        return not is_own(above.text[:-1])
    return _BY.search(above.text) is not None and _leads_on(page, above.start, above.end)


def _leads_on(page: Page, start: int, end: int) -> bool:
    """Tell whether the words between ``start`` and ``end`` say what somebody else does: "Tickets sold by"."""
    said = page.text[start:end]
    if _CLAIM.search(said) or any(
        one.meaning in OWN_ROLES for one in WORDS.scan(page.text, page.lower, start, end)
    ):
        return False
    return _BY.search(said) is not None or tells_of_others(page.text, page.lower, start, end)
