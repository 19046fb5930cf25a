"""Which lines of a page are worth reading closely: those around words that stand where operators name themselves."""

from typing import Final

from .page_text import Page

_SMALL_PAGE: Final = 8000  # characters that are read closely whatever stands in them


def find_windows(page: Page) -> list[tuple[int, int]]:
    """Return runs of lines (first and last), apart from each other and in order."""
    if not page.lines:
        return []
    return [(0, len(page.lines) - 1)]
