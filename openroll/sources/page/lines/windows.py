"""Which lines of a page are worth reading closely: those around words that stand where operators name themselves."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from .anchors import anchors_in
from .lines import BEFORE, BEHIND
from .text import SMALL_PAGE, Page

_MOST_LINES: Final = 1500


def find_windows(page: Page) -> list[tuple[int, int]]:
    """Return runs of lines (first and last), apart from each other and in order; none goes across a gap."""
    last = len(page.lines) - 1
    if last < 0:
        return []
    if len(page.text) <= SMALL_PAGE and not page.gaps:
        return [(0, last)]
    found: list[tuple[int, int]] = []
    places = anchors_in(page.text, page.lower).places(page.text, page.lower)
    for line in sorted({page.line_at(place) for place in places}):
        gap = bisect_right(page.gaps, line)
        begins = page.gaps[gap - 1] if gap else 0
        ends = page.gaps[gap] - 1 if gap < len(page.gaps) else last
        first = max(line - BEFORE, begins)
        if found and first <= found[-1][1] + 1 and found[-1][1] >= begins:
            found[-1] = (found[-1][0], min(line + BEHIND, ends))
        else:
            found.append((first, min(line + BEHIND, ends)))
    return list(_bounded(found))


def _bounded(windows: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the windows up to a number of lines: from the end, where footers are, and then from the beginning."""
    left, kept = _MOST_LINES, []
    for first, last in reversed(windows):
        if left <= 0:
            break
        kept.append((max(first, last - left), last))
        left -= last - first + 1
    yield from reversed(kept)
