"""What stands in the title of a page, part by part: "Privacy policy | Blue Kiln"."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.latin import squeezed

_PARTS: Final = re.compile(r"\s[|–—·•:-]\s|:\s|\s?\|\s?")
SIGNS: Final = " .,:|·•©"  # around a part


def parts_of_title(page: Page) -> list[str]:
    """Return the parts of the title of ``page``: "Privacy policy", "Blue Kiln"."""
    return parts_of(page.title)


def parts_of(said: str) -> list[str]:
    """Return what signs part in a line: "Blue Kiln", "Pottery in Salina"."""
    return [part.strip(SIGNS) for part in _PARTS.split(said)]


def is_titled(page: Page, name: str) -> bool:
    """Tell whether ``name`` is a whole part of the title of ``page``: "Privacy policy | Blue Kiln"."""
    return squeezed(name) in map(squeezed, parts_of_title(page))
