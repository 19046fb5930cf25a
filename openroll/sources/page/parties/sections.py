"""Where the part of a page ends that a heading opens: a footer below the last section is not of it."""

import re
from typing import Final

from selectolax.lexbor import LexborNode

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
    return section is not None and not any(node.mem_id == section.mem_id for node in _around(line.node))


def _around(node: LexborNode | None) -> list[LexborNode]:
    """Return ``node`` and the elements that hold it, from within."""
    found: list[LexborNode] = []
    while node is not None and len(found) < _DEEPEST:
        found.append(node)
        node = node.parent
    return found


def _is_in_footer(node: LexborNode | None) -> bool:
    return any(_is_footer(one) for one in _around(node))


def _is_footer(node: LexborNode) -> bool:
    attributes = node.attributes
    return node.tag == "footer" or bool(
        _FOOTER.search(f"{attributes.get('id') or ''} {attributes.get('class') or ''}")
    )


def _section_of(top: Line) -> LexborNode | None:
    """Return the element that holds a heading with what it opens, None where that is the page or a table."""
    for node in _around(top.node)[1:]:
        if node.tag in _OF_ALL:
            return None
        if len(" ".join(node.text().split())) > len(top.text) + _FILLED:
            return node
    return None
