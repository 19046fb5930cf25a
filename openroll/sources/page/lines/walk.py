"""One walk over the tree of a page, from its elements to lines and links."""

import sys
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborNode

from openroll.sources.page.words.signs import plain

from .anchors import Anchors
from .apart import (
    follows_a_way,
    is_behind_claim,
    is_behind_label,
    is_below_bold,
    is_block,
    leads_to_a_map,
    stands_apart,
)
from .around import stands_alone
from .components import is_component, said_by
from .headed import is_headed
from .lines import LONGEST_LINE, Line, Link, level_of
from .templates import in_lines, without_key, without_stars, without_strong, without_templates

LONGEST_TEXT: Final = 400_000  # characters of visible text; nobody's imprint stands behind them
DEEPEST: Final = 400  # elements within each other; browsers stop at 512
MOST_LINKS: Final = 3_000
_MOST_PIECES: Final = 100_000  # of text in one line
_LINE: Final = 10  # what a line counts for beside its characters
_SHORT: Final = 1000  # characters of an element that is read whole when it has an anchor

_INLINE_TAGS: Final = """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q s samp small span
    strike strong sub sup time tt u var wbr img
"""
_STRONG: Final = frozenset({"b", "strong", "em", "i", "u", "mark"})
_UNSEEN_TAGS: Final = """
    head script style template noscript svg math iframe object embed audio video canvas select datalist title
    noframes noembed xmp option
"""
_INLINE: Final = frozenset(_INLINE_TAGS.split())
_UNSEEN: Final = frozenset(_UNSEEN_TAGS.split())
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)} | {
    "legend": 5,
    "summary": 5,
    "dt": 0,
}
_OTHER, _TEXT, _INLINE_TAG, _STRONG_TAG, _LINK, _BREAK, _UNSEEN_TAG, _PRE, _HEADING, _COMPONENT = range(10)
_BLOCKS: Final = frozenset({_OTHER, _PRE, _HEADING, _COMPONENT})  # what holds lines
_WITHIN_LINES: Final = frozenset({_INLINE_TAG, _STRONG_TAG})
_IN_LINES: Final = _WITHIN_LINES | {_LINK}
_ENDLESS: Final = sys.maxsize
_FIRST: Final = 2  # pieces: only white space stands before the first element of a line


@dataclass(slots=True)
class Part:
    """What was read of a page without leaving anything out; a link's ``line`` counts from the part's first."""

    lines: list[Line] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


@dataclass(slots=True)
class Gap:
    """Elements, one behind another, that were not read."""

    nodes: list[LexborNode]


@dataclass(slots=True)
class Leave:
    """Which elements are not read: those whose text has none of the words of ``anchors``.

    ``loose`` says that these are parted by more than a space somewhere, ``left`` how many characters may be looked at.
    ``texts`` are those of elements, by their place in memory, that are known already.
    """

    anchors: Anchors
    loose: bool
    left: int
    texts: dict[int, str]

    def has_anchor(self, text: str) -> bool:
        """Tell whether ``text`` has one of the words."""
        if self.loose:
            text = evened(text)
        return self.anchors.in_text(text, text.lower())


class Walk:
    """One walk over a tree, in its order, without recursion."""

    def __init__(
        self,
        root: LexborNode,
        hidden: frozenset[int],
        leave: Leave | None = None,
        kinds: dict[int, int] | None = None,
        levels: dict[int, int] | None = None,
        lined: frozenset[int] = frozenset(),
    ) -> None:
        self.root = root
        self.hidden = hidden
        self.lined = lined  # elements whose text is shown with its line breaks
        self.leave = leave
        self.kinds: dict[int, int] = {} if kinds is None else kinds
        self.levels: dict[int, int] = {} if levels is None else levels
        self.sizes: dict[int, int] = {}  # of the texts of elements that were looked at
        self.parts: list[Part | Gap] = []
        self.part = Part()
        self.pieces: list[str] = []
        self.strong: list[str] = []
        self.head: tuple[int, int] | None = None  # the first element of the line, in ``pieces``
        self.pending: list[tuple[str, str]] = []
        self.size = 0
        self.links = 0
        # What is open: (kind, node, where its text begins in ``pieces``).
        self.stack: list[tuple[int, LexborNode, int]] = []
        # Of those that hold lines, the inner one, and what it changed.
        kind = self.kind_of(root)
        self.holder, self.preformatted = root, kind == _PRE
        self.heading = self.levels[root.tag_id] if kind == _HEADING else 0
        self.holders: list[tuple[LexborNode, int, bool]] = []
        self.whole = _ENDLESS  # elements above this depth are read or left out, deeper ones read

    def run(self) -> list[Part | Gap]:
        """Return what is below the root, in its order."""
        node = self.root.first_child
        while node is not None:
            below = self._enter(node)
            if below is not None:
                node = below
                continue
            if len(self.pieces) > _MOST_PIECES:
                break
            following = node.next
            node = self._behind() if following is None else following
            if self.size > LONGEST_TEXT:
                break
        if self.pieces:
            self._flush()
        if self.part.lines or self.part.links:
            self.parts.append(self.part)
        return self.parts

    def _enter(self, node: LexborNode) -> LexborNode | None:
        """Read a text, or begin an element; return the first node below it, None where none is to be read."""
        kind = self.kinds.get(node.tag_id)
        if kind is None:
            kind = self._kind(node)
        if kind == _TEXT:
            self._text(node)
            return None
        if kind == _UNSEEN_TAG or (self.hidden and node.mem_id in self.hidden):
            return None
        pieces = self.pieces
        if pieces and (kind == _BREAK or kind in _BLOCKS or self._begins_line(kind, node)):
            self._flush()
        below = node.first_child
        if below is None:
            if kind == _LINK:
                self._link(node, "")
            return None
        if kind == _BREAK or (kind in _BLOCKS and self.leave and self._is_left_out(node, self.leave)):
            return None
        if pieces and kind in _IN_LINES and stands_apart(node):
            pieces.append(" ")
        if len(self.stack) + 1 >= DEEPEST:
            return None
        self.stack.append((kind, node, len(pieces)))
        if kind in _BLOCKS:
            self._hold(kind, node)
        return below

    def _text(self, node: LexborNode) -> None:
        """Take a text into the line."""
        content, pieces = node.text_content, self.pieces
        if not content:
            return
        if self.preformatted and "\n" in content:
            self._preformatted(content)
            return
        if pieces and content[0].isupper() and pieces[-1][-1:].isalpha():
            if is_below_bold(node, content):
                self._flush()
            elif pieces[-1][-1:].islower() and is_behind_label(node):
                pieces.append(" ")
        pieces.append(content)

    def _is_left_out(self, node: LexborNode, leave: Leave) -> bool:
        """Tell whether nothing of the element ``node`` is read."""
        depth = len(self.stack)
        # Within what stands in a line, in a heading or in a text with lines of its own all is read.
        if depth > self.whole or self.heading or self.preformatted or depth != len(self.holders):
            return False
        size = self._size_of(node, leave)
        self.whole = depth if 0 < size < _SHORT else _ENDLESS
        return size == 0

    def _hold(self, kind: int, node: LexborNode) -> None:
        """Note that the lines from here on are those of ``node``."""
        self.holders.append((self.holder, self.heading, self.preformatted))
        self.holder = node
        if kind == _HEADING:
            self.heading = self.levels[node.tag_id]
        elif kind == _PRE or (self.lined and node.mem_id in self.lined):
            self.preformatted = True
        elif kind == _COMPONENT:
            self._say(node)

    def _say(self, node: LexborNode) -> None:
        """Note what the attributes of an element of a template show above what it holds."""
        heading = self.heading
        for text, self.heading in said_by(node):
            self._line(evened(without_templates(text)))
        self.heading = heading

    def _behind(self) -> LexborNode | None:
        """End the elements of which all was read; return what follows them, None at the end of the tree."""
        following = None
        while following is None and self.stack:
            kind, node, begin = self.stack.pop()
            self._end(kind, node, begin)
            following = node.next
        return following

    def _end(self, kind: int, node: LexborNode, begin: int) -> None:
        """End the element ``node``, whose text is that of ``pieces`` from ``begin`` on."""
        pieces = self.pieces
        if kind in _BLOCKS:
            if pieces:
                self._flush()
            self.holder, self.heading, self.preformatted = self.holders.pop()
        elif kind == _LINK:
            self._link(node, "".join(pieces[begin:]))
        elif kind in _WITHIN_LINES:
            if begin < _FIRST and self.head is None and not self.heading:
                self.head = begin, len(pieces)
            if kind == _STRONG_TAG:
                self.strong.append("".join(pieces[begin:]))
            if pieces and is_block(node) and not self._is_in_link():
                self._flush()

    def _begins_line(self, kind: int, node: LexborNode) -> bool:
        """Tell whether the element ``node`` begins a line, though it is one of those that stand in lines."""
        if kind == _LINK:
            return follows_a_way(node) or leads_to_a_map(node, "".join(self.pieces))
        return kind in _WITHIN_LINES and (is_block(node) or is_behind_claim(node)) and not self._is_in_link()

    def _is_in_link(self) -> bool:
        """Tell whether a link is open, whose text is taken as a whole."""
        return any(kind == _LINK for kind, _, _ in self.stack)

    def _size_of(self, node: LexborNode, leave: Leave) -> int:
        """Return how long the text of ``node`` is that is to be read; 0 when it is left out."""
        if leave.left <= 0 or stands_alone(node):
            return sys.maxsize
        place = node.mem_id
        text = leave.texts.get(place)
        if text is None:
            text = node.text(separator=" ")
        self.sizes[place] = len(text)
        leave.left -= len(text)
        if leave.has_anchor(text):
            return len(text)
        if text and not text.isspace():
            if self.part.lines or self.part.links:
                self.parts.append(self.part)
                self.part = Part()
            if self.parts and isinstance(last := self.parts[-1], Gap):
                last.nodes.append(node)
            else:
                self.parts.append(Gap([node]))
        return 0

    def blocks(self, node: LexborNode) -> list[LexborNode] | None:
        """Return the elements below ``node``, None when it has text of its own beside them."""
        kinds, hidden = self.kinds, self.hidden
        found: list[LexborNode] = []
        child = node.first_child if self.kind_of(node) in (_OTHER, _COMPONENT) else None
        while child is not None:
            kind = kinds.get(child.tag_id)
            if kind is None:
                kind = self._kind(child)
            if kind == _TEXT:
                if (child.text_content or "").strip():
                    return None
            elif kind in _BLOCKS:
                if not (hidden and child.mem_id in hidden):
                    found.append(child)
            elif kind != _UNSEEN_TAG:
                return None
            child = child.next
        return found or None

    def kind_of(self, node: LexborNode) -> int:
        """Return what ``node`` is for lines."""
        kind = self.kinds.get(node.tag_id)
        return self._kind(node) if kind is None else kind

    def _kind(self, node: LexborNode) -> int:
        tag = node.tag or ""
        kind = (
            _TEXT
            if tag == "-text"
            else _UNSEEN_TAG
            if tag.startswith("-") or tag in _UNSEEN or not tag
            else _LINK
            if tag == "a"
            else _STRONG_TAG
            if tag in _STRONG
            else _BREAK
            if tag in ("br", "hr")
            else _PRE
            if tag in ("pre", "listing", "textarea")
            else _HEADING
            if tag in _HEADINGS
            else _INLINE_TAG
            if tag in _INLINE
            else _COMPONENT
            if is_component(tag)
            else _OTHER
        )
        if kind == _HEADING:
            self.levels[node.tag_id] = _HEADINGS[tag]
        self.kinds[node.tag_id] = kind
        return kind

    def _link(self, node: LexborNode, text: str) -> None:
        href = node.attributes.get("href")
        code = node.attributes.get("data-cfemail") if href is None or "email-protection" in href else None
        if code:
            href = f"cfemail:{code}"
        if href and len(href) <= 2000 and self.links < MOST_LINKS:
            self.links += 1
            self.pending.append((plain(" ".join(text[:500].split())), href.strip()))
            if not self.pieces:
                self._attach(len(self.part.lines))

    def _attach(self, line: int) -> None:
        self.part.links += [Link(line, text, href) for text, href in self.pending]
        self.pending.clear()

    def _preformatted(self, content: str) -> None:
        *whole, last = content.splitlines() if not content.endswith("\n") else [*content.splitlines(), ""]
        for part in whole:
            self.pieces.append(part)
            self._flush()
            if self.size > LONGEST_TEXT:
                break
        self.pieces.append(last)

    def _flush(self) -> None:
        """End the line."""
        head, self.head = self.head, None
        if head is not None and head[1] < len(self.pieces):
            self._part_head(*head)
        whole = without_templates("".join(self.pieces))
        self.pieces.clear()
        for one in in_lines(whole):
            if text := " ".join(one.split()):
                self._line(text)
        self.strong.clear()
        if self.pending:
            self._attach(max(len(self.part.lines) - 1, 0))

    def _line(self, text: str) -> None:
        text = without_key(text)
        if "*" in text or "`" in text or text.startswith("_"):
            text, strong_too = without_strong(text)
            self.strong += strong_too
        text = without_stars(plain(text)[:LONGEST_LINE])
        heading = self.heading
        strong: tuple[str, ...] = ()
        if self.strong:
            strong = tuple(tidy for one in self.strong if (tidy := without_stars(evened(one))))
            heading = level_of(heading, text, strong)
        self.part.lines.append(Line(text, 0, heading, self.holder, (0, 0), strong, self.holder.mem_id))
        self.size += len(text) + _LINE

    def _part_head(self, begin: int, end: int) -> None:
        """Make a line of its own of the pieces from ``begin`` to ``end``, where they head what follows them."""
        pieces = self.pieces
        parts = pieces[:begin], pieces[begin:end], pieces[end:]
        before, label, value = (evened("".join(part)) for part in parts)
        if before or not is_headed(label, value):
            return
        pending, self.pending = self.pending, []
        del pieces[end:]
        self._flush()
        pieces[:], self.pending = parts[2], pending


def evened(text: str) -> str:
    """Return ``text`` as it stands in lines: without signs that nobody sees, its white space evened out."""
    return plain(" ".join(text.split()))
