"""Where the part of a page ends that a heading opens: a footer below the last section is not of it."""

import re
from itertools import islice
from typing import Final

from selectolax.lexbor import LexborNode

from openroll.sources.page.lines.around import around, called
from openroll.sources.page.lines.text import Line, Page

_DEEPEST: Final = 40  # elements
_FOOTER: Final = re.compile(
    r"(?<![^\W_])(?:site|page|main)?-?(?:footer|foot|fusszeile)(?![^\W\d_])", re.IGNORECASE
)
_OF_ALL: Final = frozenset({"body", "html", "main", "article", "form", "td", "tr", "table"})
_FILLED: Final = 24  # characters of a section besides its heading, which is then no mere box for the heading


def is_of_next_part(page: Page, heading: int, line: Line) -> bool:
    """Tell whether ``line`` is of no section that the line ``heading`` opens: in a footer, or in the next element."""
    top = page.lines[heading]
    if _is_in_footer(line.node) and not _is_in_footer(top.node):
        return True
    sections = page.looked.sections
    if heading not in sections:  # asked of each line below the heading
        sections[heading] = _section_of(top) if top.heading in range(1, 7) else None
    section = sections[heading]
    return section is not None and all(node.mem_id != section.mem_id for node in around(line.node, _DEEPEST))


def _is_in_footer(node: LexborNode | None) -> bool:
    return any(one.tag == "footer" or _FOOTER.search(called(one)) for one in around(node, _DEEPEST))


def _section_of(top: Line) -> LexborNode | None:
    """Return the element that holds a heading with what it opens, None where that is the page or a table."""
    for node in islice(around(top.node, _DEEPEST), 1, None):
        if node.tag in _OF_ALL:
            return None
        if len(" ".join(node.text().split())) > len(top.text) + _FILLED:
            return node
    return None
