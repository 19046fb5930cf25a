"""Lines below one that says who hosts the site: what they give is the host's, not the operator's."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.roles import OWN, WORDS, Role

_LINES: Final = 3  # that still tell of who hosts the site

# "Société par Actions Simplifiée au capital de 214 410,50 Euros": what the host is
_FORM: Final = re.compile(
    r"(?:soci[ée]t[ée]|société|sociedad|società|sociedade)\s(?:par\sactions|[àa]\sresponsab|anonyme|anónima|an[óo]nima|limitada|per\sazioni)",
    re.IGNORECASE,
)


def is_below_host(page: Page, index: int) -> bool:
    """Tell whether the lines right above ``index`` say who hosts the site, and no heading or operator follows."""
    for line in reversed(page.lines[max(index - _LINES, 0) : index]):
        first = next(WORDS.scan(page.text, page.lower, line.start, line.end), None)
        if _FORM.match(line.text):
            continue
        if line.heading or (first and first.meaning in OWN):
            return False
        if first and first.meaning is Role.HOST:
            return True
    return False
