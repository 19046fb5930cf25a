"""Sentences that were broken into lines of one width, as letters and old pages are: each goes on in the next line.

A line is full when the first word of the next one did not fit into it. One full line is chance; several of them, and no
longer one where lines follow each other, are a width.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from .lines import Line, Link

_NARROWEST: Final = 56  # characters of the longest line
_WIDEST: Final = 100
_FEWEST: Final = 3  # full lines: two where the width is a usual one
_USUAL: Final = range(64, 81)
_SMALL: Final = 4  # one of so many lines begins with a small letter
_OF_LONG: Final = 5  # one of so many long lines may have had room
_LONG_WORD: Final = 18  # characters that a line may be short of the width
_ENDED: Final = re.compile(r"[.!?:;|]\Z")
# What no sentence goes on with: a label, an item of a list, a heading, a link.
_BEGUN: Final = re.compile(
    r"[-*+•#>|]\s|\d{1,2}[.)]\s|©|[^\W\d_][^\n:]{0,40}:(?:\s|\Z)|(?:https?:|www\.|tel|fax|e-?mail|mobile?|phone)\b|\S+@\S+\Z",
    re.IGNORECASE,
)


def broken(lines: list[tuple[str, int]]) -> set[int]:
    """Return which of ``lines``, each with its paragraph, go on in the line below."""
    pairs = [
        (index, len(line), len(line) + 1 + len(below.split(None, 1)[0]))
        for index, ((line, own), (below, other)) in enumerate(pairwise(lines))
        if own == other and line and below.strip()
    ]
    if len(pairs) < _FEWEST - 1:
        return set()
    beside = {place for index, _, _ in pairs for place in (index, index + 1)}
    width = max(len(lines[place][0]) for place in beside)
    if not _NARROWEST <= width <= _WIDEST:
        return set()
    long = [(index, needed) for index, size, needed in pairs if width - size < _LONG_WORD]
    full = [index for index, needed in long if needed > width]
    if len(full) * _OF_LONG < len(long) * (_OF_LONG - 1):
        return set()  # others had room for another word
    parted = {
        index
        for index in full
        if not (_ENDED.search(lines[index][0]) or _BEGUN.match(lines[index + 1][0].strip()))
    }
    small = sum(lines[index + 1][0].lstrip()[:1].islower() for index in parted)
    few = len(parted) < (_FEWEST - 1 if width in _USUAL else _FEWEST)
    # Where sentences are broken, many words at the beginning of lines are written small.
    return set() if few or small * _SMALL < len(parted) else parted


def joined(
    lines: list[Line], links: list[Link], breaks: Iterable[int]
) -> tuple[list[Line], list[Link], dict[int, int]]:
    """Return the lines of a page, whole where ``breaks`` part them, its links, and where each line is now."""
    parted, places = set(breaks), {}
    whole: list[Line] = []
    for index, line in enumerate(lines):
        if index - 1 in parted:
            last = whole[-1]
            last.text, last.strong = f"{last.text} {line.text}", (*last.strong, *line.strong)
        else:
            whole.append(line)
        places[index] = len(whole) - 1
    moved = [link._replace(line=places.get(link.line, link.line)) for link in links]
    return whole, moved, places
