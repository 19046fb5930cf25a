"""A web page as the text that a reader sees, in reading order, a line for each block, its quotation marked. Pure.

Pages are of strangers: one that is too large or too deeply nested to be read in good time is shown as its source alone.
"""

import html
import re
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from . import inert_json
from .html_limits import DEEPEST, is_costly, too_deep
from .inert import MOST_OCCURRENCES, MOST_WORDS, Found, Shown, Span, around, judged, occurrences, plain, uncut

__all__ = ["DEEPEST", "LARGEST", "show", "too_deep"]

LARGEST: Final = 2_000_000  # characters
_LARGEST_SELECTED: Final = 300_000  # characters of a page in which a path of any kind is looked for
_UNSEEN: Final = frozenset({"script", "style", "template", "head", "title", "noembed", "noframes", "iframe"})
_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup",
    "option", "p", "pre", "search", "section", "select", "summary", "table", "tbody", "textarea", "tfoot",
    "thead", "title", "tr", "ul",
})  # fmt: skip
_CELLS: Final = frozenset({"td", "th"})
_KEPT: Final = frozenset({"pre", "textarea", "listing", "xmp"})  # white space in them is the author's
_STEP: Final = re.compile(r"([a-z][a-z0-9-]*)(?::nth-of-type\(([1-9][0-9]{0,6})\))?")
_BETWEEN: Final = r"(?:\s|&nbsp;|&#0*160;|&#x0*a0;|<[^<>]{0,500}>)+"


def show(text: str, where: str, quote: str) -> Shown:
    """Return the page in ``text``: what is read of it, and its source, with the quotation marked in each.

    Of several the one in the element at ``where``, a CSS path, is marked.
    """
    if len(text) > LARGEST or is_costly(text) or too_deep(text):
        return plain(text, where, quote)
    tree = LexborHTMLParser(text)
    element = _element(tree, where, len(text))
    read = _Reading(None if element is None else element.mem_id)
    if tree.root is not None:
        read.walk(tree.root)
    seen = "".join(read.out)
    spans = occurrences(seen, quote)
    span, here = _chosen(spans, read.place)
    written = _written(text, quote)
    script_span = _in_script(text, element, where, quote)
    if script_span is not None:
        return Shown(
            "page", judged(quote, script_span, Found.HERE), around(seen, None), around(text, script_span)
        )
    if span is not None:
        found = Found.HERE if here or not where else Found.ELSEWHERE
        # Its like in the source is the one with the same number, where as many stand there.
        twin = written[spans.index(span)] if len(written) == len(spans) else None
        return Shown("page", judged(quote, span, found), around(seen, span), around(text, twin))
    holds = element is not None and bool(_written(element.html or "", quote))
    twin, found = _of_element(text, element, written, holds)
    return Shown("page", judged(quote, twin, found), around(seen, None), around(text, twin))


def _element(tree: LexborHTMLParser, where: str, size: int) -> LexborNode | None:
    """Return the element at the CSS path ``where``; what follows a space and a stroke leads on inside it."""
    path = where.partition(" /")[0]
    steps = [_STEP.fullmatch(step) for step in path.split(" > ")]
    if all(steps) and path.startswith("html"):
        return _descend(tree.root, [(step[1], int(step[2] or 1)) for step in steps if step])
    if not path or size > _LARGEST_SELECTED:
        return None
    try:
        return tree.css_first(path)
    except (SelectolaxError, ValueError):
        return None


def _descend(root: LexborNode | None, steps: list[tuple[str, int]]) -> LexborNode | None:
    """Return what is reached from ``root`` by ``steps``, each a tag and its place among those of its kind."""
    node = root
    for tag, place in steps[1:]:
        node = None if node is None else node.child
        while node is not None:
            place -= node.tag == tag
            if place == 0:
                break
            node = node.next
    return node


def _chosen(spans: list[Span], place: Span | None) -> tuple[Span | None, bool]:
    """Return the occurrence that begins in ``place``, else the first; and whether it is there."""
    if place is not None:
        for span in spans:
            if place[0] <= span[0] <= place[1]:
                return span, True
    return (spans[0] if spans else None), False


def _in_script(text: str, element: LexborNode | None, where: str, quote: str) -> Span | None:
    """Return where the member of a script's JSON stands that ``where`` leads to ("html > head > script /name")."""
    script = element.child.text_content if element is not None and element.child is not None else None
    start = text.find(script) if script and " /" in where else -1
    span = inert_json.place(script or "", "/" + where.partition(" /")[2]) if start >= 0 else None
    if span is None or not inert_json.says((script or "")[slice(*span)], quote):
        return None
    return start + span[0], start + span[1]


def _of_element(
    text: str, element: LexborNode | None, written: list[Span], holds: bool
) -> tuple[Span | None, Found]:
    """Return the occurrence in the source that belongs to ``element``: what its attributes or its script say."""
    if element is not None and holds:
        script = element.text_content if element.child is None else element.child.text_content
        start = text.find(script) if script and script.strip() else -1
        for span in written:
            if 0 <= start <= span[0] <= start + len(script or ""):
                return span, Found.HERE
        if written:
            return written[0], Found.HERE if len(written) == 1 else Found.ELSEWHERE
    return (written[0] if written else None), Found.ELSEWHERE


def _written(text: str, quote: str) -> list[Span]:
    """Return where ``quote`` stands in the source: tags may stand between words, letters may be entities."""
    words = uncut(quote).split()[:MOST_WORDS]  # of a longer quotation its beginning is marked
    if not words:
        return []
    pattern = re.compile(_BETWEEN.join("".join(map(_letter, word)) for word in words))
    return [one.span() for one, _ in zip(pattern.finditer(text), range(MOST_OCCURRENCES), strict=False)]


def _letter(letter: str) -> str:
    """Return a pattern for ``letter`` as it stands, as an entity, and as JSON writes it."""
    if letter.isascii() and letter.isalnum():
        return letter
    number = ord(letter)
    ways = [re.escape(letter), f"&#0*{number};", f"&#[xX]0*(?i:{number:x});"]
    name = html.escape(letter)
    if name != letter:
        ways.append(re.escape(name))
    if number < 0x10000:
        ways.append(rf"\\u(?i:{number:04x})")
    if letter in '"/\\':
        ways.append(re.escape("\\" + letter))
    return f"(?:{'|'.join(ways)})"


@dataclass(slots=True)
class _Reading:
    """A page being read. ``out`` is its text in pieces, ``place`` where the element ``wanted`` came to stand."""

    wanted: int | None
    out: list[str] = field(default_factory=list)
    place: Span | None = None
    _size: int = 0
    _before: str = ""  # what parts the next word from the last one
    _start: int | None = None

    def walk(self, root: LexborNode) -> None:
        """Read everything below ``root``. No call goes deeper with the page: one may be nested a thousand times."""
        node: LexborNode | None = root
        kept = 0  # how many of the open elements keep white space
        while node is not None:
            tag = node.tag
            kept += tag in _KEPT
            self._enter(node, tag, kept > 0)
            below = None if tag in _UNSEEN - {"head"} else node.child
            if below is not None:
                node = below
                continue
            while node is not None:
                kept -= node.tag in _KEPT
                self._leave(node)
                if node.mem_id == root.mem_id:
                    return
                if node.next is not None:
                    node = node.next
                    break
                node = node.parent

    def _enter(self, node: LexborNode, tag: str | None, kept: bool) -> None:
        if node.mem_id == self.wanted:
            self._start = self._size
        if tag == "-text":
            self._text(node.text_content or "", kept)
        elif tag == "title":
            self._text(node.text() or "", False)
            self._part("\n")
        elif tag in _CELLS:
            self._part("\t")
        elif tag in _BLOCKS:
            self._part("\n")

    def _leave(self, node: LexborNode) -> None:
        if node.mem_id == self.wanted and self._start is not None and self.place is None:
            self.place = (self._start, self._size)
        if node.tag in _BLOCKS:
            self._part("\n")

    def _text(self, text: str, kept: bool) -> None:
        if kept:
            self._put(text)
            return
        words = text.split()
        if not words:
            self._part(" " if text else "")
            return
        if text[0].isspace():
            self._part(" ")
        self._put(" ".join(words))
        if text[-1].isspace():
            self._part(" ")

    def _part(self, by: str) -> None:
        """Let the next word be parted from the last one: by a line, a cell or a space, whichever is the strongest."""
        self._before = max(self._before, by, key=["", " ", "\t", "\n"].index)

    def _put(self, text: str) -> None:
        if self.out:
            text = self._before + text
        self._before = ""
        self.out.append(text)
        self._size += len(text)
