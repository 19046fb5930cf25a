"""What a home page, or one about somebody, calls whoever it is of: above everything, and in its title.

"Blue Kiln" in the first lines and in "What we do — Blue Kiln" is what the site is called. This is asked last of all,
where nobody is named: who trades without a legal form is called so, and says no more of it on such a page.
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.names.host import is_host
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.roles import tells_of_others

from .contact import FIRST_PAGE, is_about_somebody
from .site_name import can_be_of_a_site
from .somebody_told import is_somebody_told
from .titled_name import parts_of_title

_TOP: Final = 6  # lines
_FIRST: Final = 3
_LAST: Final = 12
_SIGNS: Final = " .,:|·•–—-©#"
_CLAIM: Final = r"(?:©|\(c\)|[Cc]opyright|\d{4}|[\s,.–—-]){0,8}"
_LONGEST: Final = 60


def called_on_top(page: Page, _found: Parties, _nameless: Party) -> Party | None:
    """Return who has one of the first lines of ``page`` and a part of its title, and whom the site or the end names."""
    if not page.title or not is_about_somebody(page):
        return None
    titled = {squeezed(part) for part in [page.title.strip(_SIGNS), *parts_of_title(page)]}
    found: dict[str, Party] = {}
    for line, name in _on_top(page):
        if len(name) > _LONGEST or squeezed(name) not in titled or not can_be_of_a_site(page, name):
            continue
        again = line.heading not in (1, 2) and _ends_page(
            page, line, name
        )  # a heading is of what the page holds
        if not (is_host(page, name) or again) or _leads_elsewhere(page, name):
            continue
        if not tells_of_others(page.text, page.lower, line.start, line.end):
            start = line.start + line.text.index(name)
            found.setdefault(squeezed(name), Party(start, start + len(name), name, None, plain=True))
    only = next(iter(found.values())) if len(found) == 1 else None
    return None if only is None or is_somebody_told(page, only.name) else only


def _on_top(page: Page) -> Iterator[tuple[Line, str]]:
    """Yield the first lines of ``page`` with what they say, and with what in them leads to the site's first page.

    And any line that begins with what both the title and the site's address call it.
    """
    for line in page.lines[:_TOP]:
        yield line, line.text.strip(_SIGNS)
    borne = [
        part for part in parts_of_title(page) if is_host(page, part) and " " in part
    ]  # "Pottery" is no name
    for line in page.lines if borne else ():
        yield from ((line, part) for part in borne if line.text.startswith(part))
    for link in page.links:
        if link.line < _TOP and _leads_home(link.href) and link.text in page.lines[link.line].text:
            yield page.lines[link.line], link.text.strip(_SIGNS)


def _leads_home(href: str) -> bool:
    return FIRST_PAGE.fullmatch(urlsplit(href).path.lstrip(".")) is not None


def _ends_page(page: Page, top: Line, name: str) -> bool:
    """Tell whether one of the last lines of ``page``, below the line ``top``, begins with ``name``."""
    last = [line for line in page.lines[max(len(page.lines) - _LAST, _FIRST) :] if line.start > top.start]
    behind = re.compile(rf"{_CLAIM}{re.escape(name)}(?!\w)")
    return any(behind.match(line.text) for line in last)


def _leads_elsewhere(page: Page, name: str) -> bool:
    """Tell whether ``name`` is what a link of ``page`` says that does not lead to the site's first page: a menu's."""
    links = (link for link in page.links if link.text.strip(_SIGNS) == name)
    return any(not _leads_home(link.href) for link in links)
