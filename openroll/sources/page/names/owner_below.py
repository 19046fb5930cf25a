"""Whose a firm is, said right below the firm's name: "Example Kiln e.U." above "Owner: Ann Hill"."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.forms import has_form
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.roles import Role

_OWNER: Final = re.compile(r"(?:business\s|company\s)?(?:owners?|proprietors?)", re.IGNORECASE)
_LONGEST: Final = 90  # characters of a firm's name: no sentence


def is_owner_below(page: Page, index: int, mark: Found[Role]) -> bool:
    """Tell whether ``mark`` says whose the firm is that the line above ``index`` names with its legal form."""
    if index == 0 or _OWNER.fullmatch(page.text, mark.start, mark.end) is None:
        return False
    above = page.lines[index - 1].text
    return len(above) < _LONGEST and ":" not in above and has_form(above)
