"""Long pages with most of their lines left out: read are those around words where operators name themselves.

The result is the same as that of reading all lines and looking at the windows around such words
(``windows.find_windows``): for each word the lines before and behind it are read, and those up to a heading.
"""

from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborNode

from openroll.sources.page.words.signs import is_plain, plain

from .anchors import Anchors, anchors_in, template_signs
from .lines import BEFORE, BEHIND, HEADING_ABOVE, Line, Link
from .walk import MOST_LINKS, Gap, Leave, Part, Walk

# Where nobody sees much text: in some of these much can stand, in the others links too.
_OF_PROGRAMS: Final = ("script", "style")
_OTHERS: Final = ("noscript", "template", "select", "svg")
_UNSEEN: Final = frozenset((*_OF_PROGRAMS, *_OTHERS))
_SURELY: Final = 4  # times as long as a small page is a text that is long whatever those others hold
_FEW_CHILDREN: Final = 50
_SEAM: Final = "\0"  # between two texts; no parser leaves it in any
LONGEST_FLAT: Final = 2_000_000  # characters
_LONG: Final = 1500  # characters of an element that is taken apart, where only its beginning or end is wanted
_DEEPEST: Final = 50
_DEEPEST_LINK: Final = 400
_LOOKS: Final = 12  # how often, in the middle, each character of a page may be looked at


class AllLinks:
    """All links of a page: the address and the text of each, whether or not it is seen."""

    def __init__(self, root: LexborNode, hidden: frozenset[int]) -> None:
        self._nodes = root.css("a[href]")[:MOST_LINKS]
        self._hidden = hidden

    def written(self) -> list[tuple[str, str]]:
        """Return the address and the text of each link."""
        return [((node.attrs["href"] or "").strip(), node.text()) for node in self._nodes]

    def is_seen(self, index: int) -> bool:
        """Tell whether the link with that ``index`` stands where people see it."""
        node: LexborNode | None = self._nodes[index]
        for _ in range(_DEEPEST_LINK):
            if node is None:
                return True
            if node.tag in _UNSEEN or node.mem_id in self._hidden:
                return False
            node = node.parent
        return False


@dataclass(slots=True)
class Read:
    """What was read of a page: lines, the links in them, where lines are missing; of all links address and text."""

    lines: list[Line]
    links: list[Link]
    gaps: list[int] = field(default_factory=list)
    all_links: AllLinks | None = None


def read_around(
    root: LexborNode, hidden: frozenset[int], small: int, lined: frozenset[int] = frozenset()
) -> Read | None:
    """Return the lines, the links and the gaps of a page; None when all of it is to be read.

    That is so when it has no more than ``small`` characters that are seen.
    """
    texts = _texts_of_children(root)
    seamed = root.text(separator=_SEAM) if texts is None else _SEAM.join(filter(None, texts.values()))
    flat = seamed.replace(_SEAM, " ")
    if len(flat) > LONGEST_FLAT or len(flat) <= small:
        return None  # of a long one as much as may be read is read from its beginning
    text, words = _evened(seamed.split(_SEAM))
    if len(text) <= small:
        return None
    if _seen(root, hidden, len(text), small) <= small:
        return None
    loose = not is_plain(flat)
    if loose:
        text = plain(text)
    lower = text.lower()
    anchors = anchors_in(text, lower, None if loose else words)
    anchors = Anchors((*anchors.small, *template_signs(lower)), anchors.exact)
    parts: list[Part | Gap] = []
    loose = loose or _is_loose(anchors, flat, lower)
    known = {place: one.replace(_SEAM, " ") for place, one in (texts or {}).items()}
    walk = Walk(root, hidden, Leave(anchors, loose, _LOOKS * len(flat), known), lined=lined)
    if anchors:
        parts = _Filling(walk, anchors).fill(walk.run())
    return _joined(parts, AllLinks(root, hidden))


def _evened(texts: list[str]) -> tuple[str, set[str]]:
    """Return ``texts`` as one with single spaces between its words, and the different ones among these.

    Many of a page's texts stand there again and again.
    """
    evened: dict[str, str] = {}
    different: set[str] = set()
    for text in set(texts):
        words = text.split()
        different.update(words)
        evened[text] = " ".join(words)
    return " ".join(filter(None, map(evened.__getitem__, texts))), different


def _texts_of_children(root: LexborNode) -> dict[int, str] | None:
    """Return the text of each child of ``root`` with seams in it, by its place in memory; None when there are many."""
    found: dict[int, str] = {}
    child = root.first_child
    while child is not None:
        if len(found) >= _FEW_CHILDREN:
            return None
        found[child.mem_id] = child.text(separator=_SEAM)
        child = child.next
    return found


def _seen(root: LexborNode, hidden: frozenset[int], size: int, small: int) -> int:
    """Return how many of ``size`` characters below ``root`` are seen, as nearly as tells what is small."""
    size -= sum(len(node.text(separator=" ")) for node in _elements(root, _OF_PROGRAMS))
    if hidden:
        covers = [node for node in root.css("[hidden],[style]") if node.mem_id in hidden]
        size -= sum(len(node.text(separator=" ")) for node in covers)
    if size <= _SURELY * small:
        size -= sum(len(node.text(separator=" ")) for node in _elements(root, _OTHERS))
    return size


def _elements(root: LexborNode, tags: tuple[str, ...]) -> list[LexborNode]:
    """Return the elements below ``root``, which is the page's body, that have one of ``tags``."""
    found = [node for tag in tags for node in root.parser.tags(tag)]  # much quicker than a selector
    head = root.parser.head if found else None
    others = {node.mem_id for node in head.css(",".join(tags))} if head is not None else ()
    return [node for node in found if node.mem_id not in others] if others else found


def _is_loose(anchors: Anchors, flat: str, lower: str) -> bool:
    """Tell whether an anchor of several words stands in ``flat`` with other white space between them."""
    raw = flat.lower()
    phrases = [word for word in anchors.small if " " in word]
    return any(_count(word, raw) != _count(word, lower) for word in phrases)


def _count(word: str, text: str) -> int:
    """Return how often ``word`` stands in a long ``text``, which is told from its end as by ``holds``."""
    count, place = 0, text.rfind(word)
    while place >= 0:
        count, place = count + 1, text.rfind(word, 0, place)
    return count


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
            below = self.walk.blocks(node) if self._is_long(node) else None
            if below is None:
                break
            node = below.pop(end)
            gap.nodes[:] = [*below, *gap.nodes] if end == 0 else [*gap.nodes, *below]
        read = Walk(node, self.walk.hidden, None, self.walk.kinds, self.walk.levels, self.walk.lined).run()
        return next((part for part in read if isinstance(part, Part)), Part())

    def _is_long(self, node: LexborNode) -> bool:
        known = self.walk.sizes.get(node.mem_id)  # with a space between any two texts
        if known is not None and not _LONG < known <= 2 * _LONG:
            return known > _LONG
        return len(node.text()) > _LONG


def _joined(parts: list[Part | Gap], all_links: AllLinks) -> Read:
    lines: list[Line] = []
    links: list[Link] = []
    gaps: set[int] = set()
    for part in parts:
        begin = len(lines)
        if isinstance(part, Gap):
            gaps.add(begin)
        else:
            lines += part.lines
            links += [Link(begin + link.line, link.text, link.href) for link in part.links]
    return Read(lines, links, sorted(gaps - {0, len(lines)}), all_links)
