"""Whether a page ends with the company whose it is: then what stands above its address is hardly another's name."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.latin import squeezed

from .borne import is_borne
from .by_form import find_names

_LAST: Final = 12  # lines
_LONGEST: Final = 200  # characters of a footer's line


def ends_with_own_company(page: Page) -> bool:
    """Tell whether one of the last lines of ``page`` names a company with a legal form that the site or title bears."""
    if page.looked.own_company is None:
        page.looked.own_company = any(
            _is_own(page, page.text[name.start : name.end])
            for line in page.lines[-_LAST:]
            if len(line.text) <= _LONGEST
            for name in find_names(page, line.start, line.end)
        )
    return page.looked.own_company


_BUILDING: Final = re.compile(r"\s(?:House|Park|Estate|Buildings?|Court|Towers?|Works)\Z")


def is_of_own_company(page: Page, said: str) -> bool:
    """Tell whether ``said`` is of the address of the company with which ``page`` ends: its house can bear its name."""
    return ends_with_own_company(page) and (_BUILDING.search(said) is not None or not is_borne(page, said))


def _is_own(page: Page, name: str) -> bool:
    titled = squeezed(page.title)
    return is_borne(page, name) or any(
        len(word) > 3 and squeezed(word) in titled for word in name.split()[:2]
    )
