"""Long pages with most of their lines left out: read are those around words where operators name themselves.

The result is the same as that of reading all lines and looking at the windows around such words
(``page_windows.find_windows``): for each word the lines before and behind it are read, and those up to a heading.
"""

from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .page_anchors import Anchors, anchors_in, template_signs
from .page_lines import BEFORE, BEHIND, HEADING_ABOVE, NOWHERE, Line, Link
from .page_walk import INVISIBLE, MOST_LINKS, UNSEEN, Gap, Leave, Part, Walk

_LONG: Final = 1500  # characters of an element that is taken apart, where only its beginning or end is wanted
_DEEPEST: Final = 50
_LOOKS: Final = 12  # how often, in the middle, each character of a page may be looked at

Read = tuple[list[Line], list[Link], list[int]]


def read_around(
    tree: LexborHTMLParser, root: LexborNode, hidden: frozenset[int], source: str, small: int
) -> Read | None:
    """Return the lines, the links and the gaps of the page with that ``source``; None when all of it is to be read.

    That is so when it has no more than ``small`` characters that are seen.
    """
    flat = root.text(separator=" ")
    words = flat.split()
    text = " ".join(words)
    if len(text) <= small:
        return None
    lower_source = source.lower()
    unseen = [tag for tag in UNSEEN if f"<{tag}" in lower_source]
    if len(text) - _unseen(root, hidden, unseen) <= small:
        return None
    loose = not flat.isascii() and INVISIBLE.search(text) is not None
    if loose:
        text = INVISIBLE.sub("", text)
    lower = text.lower()
    anchors = anchors_in(text, lower, None if loose else words)
    anchors = Anchors((*anchors.small, *template_signs(lower)), anchors.exact)
    parts: list[Part | Gap] = []
    walk = Walk(root, hidden, Leave(anchors, loose or _is_loose(anchors, flat, lower), _LOOKS * len(flat)))
    if anchors:
        parts = _Filling(walk, anchors).fill(walk.run())
    return _joined(parts, _all_links(tree, root, hidden, unseen))


def _unseen(root: LexborNode, hidden: frozenset[int], tags: list[str]) -> int:
    """Return at most how many characters below ``root`` nobody sees."""
    size = sum(len(node.text(separator=" ")) for node in root.css(",".join(tags))) if tags else 0
    if hidden:
        size += sum(
            len(node.text(separator=" ")) for node in root.css("[hidden],[style]") if node.mem_id in hidden
        )
    return size


def _is_loose(anchors: Anchors, flat: str, lower: str) -> bool:
    """Tell whether an anchor of several words stands in ``flat`` with other white space between them."""
    raw = flat.lower()
    return any(raw.count(word) != lower.count(word) for word in anchors.small if " " in word)


class _Filling:
    """Reads from the gaps what stands near anchors."""

    def __init__(self, walk: Walk, anchors: Anchors) -> None:
        self.walk, self.anchors = walk, anchors

    def fill(self, parts: list[Part | Gap]) -> list[Part | Gap]:
        """Return ``parts`` with more of them read."""
        return self._before(self._behind(parts))

    def _behind(self, parts: list[Part | Gap]) -> list[Part | Gap]:
        found: list[Part | Gap] = []
        wanted = 0
        for part in parts:
            if isinstance(part, Gap):
                while wanted > 0 and part.nodes:
                    more = self._read(part, 0)
                    found.append(more)
                    wanted = self._still_behind(more, wanted)
                if part.nodes:
                    found.append(part)
            else:
                found.append(part)
                wanted = self._still_behind(part, wanted)
        return found

    def _still_behind(self, part: Part, wanted: int) -> int:
        """Return how many lines are wanted behind ``part``, of which ``wanted`` were wanted from its beginning."""
        for back, line in enumerate(reversed(part.lines)):
            if back >= BEHIND:
                break
            if self._is_anchored(line):
                return BEHIND - back
        return max(wanted - len(part.lines), 0)

    def _before(self, parts: list[Part | Gap]) -> list[Part | Gap]:
        found: list[Part | Gap] = []
        above: int | None = (
            None  # how many lines there are up to the next anchor below, None when enough were read
        )
        for part in reversed(parts):
            if isinstance(part, Gap):
                while above is not None and part.nodes:
                    more = self._read(part, -1)
                    found.append(more)
                    above = self._still_above(more, above)
                if part.nodes:
                    found.append(part)
            else:
                found.append(part)
                above = self._still_above(part, above)
        return found[::-1]

    def _still_above(self, part: Part, above: int | None) -> int | None:
        for line in reversed(part.lines):
            if self._is_anchored(line):
                above = 0
            elif above is not None:
                above += 1
                if (line.heading and above > BEFORE) or above > BEFORE + HEADING_ABOVE:
                    above = None
        return above

    def _is_anchored(self, line: Line) -> bool:
        return self.anchors.in_text(line.text, line.text.lower())

    def _read(self, gap: Gap, end: int) -> Part:
        """Read and return what is at one ``end`` of ``gap`` (0 or -1)."""
        node = gap.nodes.pop(end)
        for _ in range(_DEEPEST):
            below = self.walk.blocks(node) if len(node.text()) > _LONG else None
            if below is None:
                break
            node = below.pop(end)
            gap.nodes[:] = [*below, *gap.nodes] if end == 0 else [*gap.nodes, *below]
        read = Walk(node, self.walk.hidden, None, self.walk.kinds, self.walk.levels).run()
        return next((part for part in read if isinstance(part, Part)), Part())


def _all_links(
    tree: LexborHTMLParser, root: LexborNode, hidden: frozenset[int], unseen: list[str]
) -> dict[int, Link]:
    """Return the links of the page by their place in memory, as if no line of theirs were read."""
    found: dict[int, Link] = {}
    for node in tree.css("a[href]")[:MOST_LINKS]:
        href = node.attributes.get("href")
        if href and len(href) <= 2000:
            found[node.mem_id] = Link(NOWHERE, " ".join(node.text()[:500].split()), href.strip())
    covers = root.css(",".join(unseen)) if unseen else []
    if hidden:
        covers += [node for node in root.css("[hidden],[style]") if node.mem_id in hidden]
    for cover in covers:
        for node in cover.css("a[href]"):
            found.pop(node.mem_id, None)
    return found


def _joined(parts: list[Part | Gap], links: dict[int, Link]) -> Read:
    lines: list[Line] = []
    gaps: list[int] = []
    for part in parts:
        if isinstance(part, Gap):
            gaps.append(len(lines))
        else:
            begin = len(lines)
            lines += part.lines
            for node, link in zip(part.linked, part.links, strict=True):
                links[node] = Link(begin + link.line, link.text, link.href)
    return lines, list(links.values()), sorted({gap for gap in gaps if 0 < gap < len(lines)})
