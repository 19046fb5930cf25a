"""Cards of brands: the name alone in its line, and below it the site's own mailbox."""

from typing import Final

from openroll.sources.page.lines.text import Page

_LINES: Final = 5  # of a card
_LONGEST: Final = 60


def has_site_s_card(page: Page, name: str) -> bool:
    """Tell whether ``name`` heads a card of ``page`` with the site's mailbox: "Blue Kiln is run by" is of the site."""
    if not page.host or not 0 < len(name) < _LONGEST:
        return False
    own = f"@{page.host.removeprefix('www.')}"
    for index, line in enumerate(page.lines):
        if line.text == name and not line.heading:
            below = page.lines[index + 1 : index + 1 + _LINES]
            if any(own in one.text.lower() for one in below):
                return True
    return False
