"""The visible text of a stored page, in lines, each with the element that holds it.

A line is what a reader sees as one: block elements and ``<br>`` end it, white space is evened out. What nobody sees
(scripts, styles, templates, comments, ``hidden``, ``display: none``) is no text. Of plain text and markdown a line is
a line, without the marks of emphasis; it is cited by its characters.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .page_charset import declared_type, decode
from .snapshot import Snapshot

if TYPE_CHECKING:
    from .page_menus import Menus

LONGEST_TEXT: Final = 400_000  # characters of visible text; nobody's imprint stands behind them
DEEPEST: Final = 400  # elements within each other; browsers stop at 512
LONGEST_LINE: Final = 20_000
SMALL_PAGE: Final = 6000  # characters that are read closely whatever stands in them

_INLINE_TAGS: Final = """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q s samp small span
    strike strong sub sup time tt u var wbr img
"""
_STRONG: Final = frozenset({"b", "strong", "em", "i", "u", "mark"})
_UNSEEN_TAGS: Final = """
    head script style template noscript svg math iframe object embed audio video canvas select datalist textarea title
    noframes noembed xmp option
"""
_INLINE: Final = frozenset(_INLINE_TAGS.split())
_UNSEEN: Final = frozenset(_UNSEEN_TAGS.split())
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)} | {
    "legend": 5,
    "summary": 5,
    "dt": 0,
}
_HIDING: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe]")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_EMPHASIS: Final = re.compile(r"\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|`+")
_MARKDOWN_LINK: Final = re.compile(
    r"!?\[([^\[\]\n]{0,300})\]\(([^()\s]{0,500})[^()\n]{0,200}\)|<((?:https?://|mailto:)[^<>\s]{1,500})>"
)
_MARKDOWN_HEADING: Final = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_LIST_MARK: Final = re.compile(r"\s*(?:[-*+•]\s+|>\s*|\|\s*)+")
_LOOKS_LIKE_HTML: Final = re.compile(
    rb"<(?:!doctype html|html|head|body|div|p|main|footer|section|table|ul|h[1-6]|br|span|strong|a|b|address)\b",
    re.IGNORECASE,
)
_OTHER, _TEXT, _INLINE_TAG, _STRONG_TAG, _LINK, _BREAK, _UNSEEN_TAG, _PRE, _HEADING = range(9)


@dataclass(slots=True)
class Line:
    """One line: where it begins in the page's text, and what holds it."""

    text: str
    start: int
    heading: int = 0  # the level of a heading's line, 7 of one that is all emphasised, 0 of any other
    node: LexborNode | None = None  # None in plain text
    span: tuple[int, int] = (0, 0)  # characters in the decoded text, of plain text
    strong: tuple[str, ...] = ()  # what is emphasised in it
    group: int = 0  # lines of one element, or of one paragraph of plain text, have the same

    @property
    def end(self) -> int:
        """Return where the line ends in the page's text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the line that it stands in (None where its text is empty), its text and its address as written."""

    line: int
    text: str
    href: str


@dataclass(slots=True)
class Page:
    """The lines of a page; ``text`` is all of them, one under another."""

    snapshot: Snapshot
    lines: list[Line]
    links: list[Link]
    scripts: list[tuple[str, str]] = field(default_factory=list)  # JSON-LD: CSS path and text
    title: str = ""
    language: str | None = None
    html: bool = True
    source: str = ""  # plain text as decoded
    text: str = ""
    lower: str = ""
    starts: list[int] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)  # the lines before which others were left out
    menus: "Menus | None" = None  # filled by page_menus.menus_of

    def __post_init__(self) -> None:
        position = 0
        for line in self.lines:
            line.start = position
            self.starts.append(position)
            position += len(line.text) + 1
        self.text = "\n".join([line.text for line in self.lines])
        lower = self.text.lower()
        # A few letters get longer in small letters; places have to stay the same.
        self.lower = (
            lower
            if len(lower) == len(self.text)
            else "".join([c.lower() if len(c.lower()) == 1 else c for c in self.text])
        )

    def line_at(self, position: int) -> int:
        """Return the index of the line in which ``position`` of the text stands."""
        return max(bisect_right(self.starts, position) - 1, 0)


def read_text(snapshot: Snapshot) -> Page:
    """Return the visible text of ``snapshot``. Whatever the bytes are, there is a text; it may be empty."""
    kind = declared_type(snapshot)
    looks = _LOOKS_LIKE_HTML.search(snapshot.body, 0, 100_000) is not None
    if kind == "html" or (kind is None and looks):
        return _html_page(snapshot)
    return _plain_page(snapshot, decode(snapshot))


def _html_page(snapshot: Snapshot) -> Page:
    text = decode(snapshot)
    tree = LexborHTMLParser(text)
    root = tree.body
    title = tree.css_first("title")
    html = tree.css_first("html")
    page_title = " ".join((title.text() if title is not None else "").split())[:300]
    language = (html.attributes.get("lang") or "")[:20].lower() if html is not None else ""
    lines, links = ([], []) if root is None else _Walk(root, _hidden(tree, text)).run()
    scripts = []
    if "ld+json" in text:
        from .page_citing import css_path

        scripts = [
            (css_path(node), node.text(deep=True))
            for node in tree.css('script[type="application/ld+json"]')[:50]
        ]
    return Page(snapshot, lines, links, scripts, page_title, language or None)


def _hidden(tree: LexborHTMLParser, text: str) -> frozenset[int]:
    """Return the elements (by their place in memory) that say of themselves that nobody sees them."""
    found: list[int] = []
    if "hidden" in text:
        found += [node.mem_id for node in tree.css("[hidden]")]
    if "style=" in text:
        for node in tree.css("[style]"):
            if _HIDING.search(node.attributes.get("style") or ""):
                found.append(node.mem_id)
    return frozenset(found)


class _Walk:
    """One walk over a tree, in its order, without recursion."""

    def __init__(self, root: LexborNode, hidden: frozenset[int]) -> None:
        self.root = root
        self.hidden = hidden
        self.lines: list[Line] = []
        self.links: list[Link] = []
        self.kinds: dict[int, int] = {}
        self.levels: dict[int, int] = {}
        self.pieces: list[str] = []
        self.strong: list[str] = []
        self.pending: list[tuple[str, str]] = []
        self.size = 0

    def run(self) -> tuple[list[Line], list[Link]]:
        """Return the lines and links below the root."""
        kinds, hidden, pieces = self.kinds, self.hidden, self.pieces
        # What is open: (kind, node, where its text begins in ``pieces``). Inline elements do not hold lines.
        stack: list[tuple[int, LexborNode, int]] = []
        holder, heading, preformatted = self.root, 0, 0
        holders: list[tuple[LexborNode, int, int]] = []
        node = self.root.first_child
        while node is not None:
            tag = node.tag_id
            kind = kinds.get(tag)
            if kind is None:
                kind = self._kind(node)
            child = None
            if kind == _TEXT:
                content = node.text_content
                if content:
                    if preformatted and "\n" in content:
                        self._preformatted(content, holder, heading)
                    else:
                        pieces.append(content)
            elif kind != _UNSEEN_TAG and not (hidden and node.mem_id in hidden):
                child = node.first_child
                if kind == _BREAK:
                    if pieces:
                        self._flush(holder, heading)
                    child = None
                elif pieces and kind in (_OTHER, _PRE, _HEADING):
                    self._flush(holder, heading)
                if child is not None:
                    stack.append((kind, node, len(pieces)))
                    if kind in (_OTHER, _PRE, _HEADING):
                        holders.append((holder, heading, preformatted))
                        holder = node
                        if kind == _HEADING:
                            heading = self.levels[tag]
                        elif kind == _PRE:
                            preformatted = 1
                elif kind == _LINK:
                    self._link(node, "")
            if child is not None and len(stack) < DEEPEST:
                node = child
                continue
            if child is not None:  # too deep: closed again at once
                kind = stack.pop()[0]
                if kind in (_OTHER, _PRE, _HEADING):
                    holder, heading, preformatted = holders.pop()
            following = node.next
            while following is None and stack:
                kind, node, begin = stack.pop()
                if kind in (_OTHER, _PRE, _HEADING):
                    if pieces:
                        self._flush(holder, heading)
                    holder, heading, preformatted = holders.pop()
                elif kind == _LINK:
                    self._link(node, "".join(pieces[begin:]))
                elif kind == _STRONG_TAG:
                    self.strong.append("".join(pieces[begin:]))
                following = node.next
            node = following
            if self.size > LONGEST_TEXT:
                break
        if pieces:
            self._flush(holder, heading)
        return self.lines, self.links

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
            if tag in ("pre", "listing")
            else _HEADING
            if tag in _HEADINGS
            else _INLINE_TAG
            if tag in _INLINE
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
        if href and len(href) <= 2000:
            self.pending.append((" ".join(text[:500].split()), href.strip()))
            if not self.pieces:
                self._attach(len(self.lines))

    def _attach(self, line: int) -> None:
        self.links += [Link(line, text, href) for text, href in self.pending]
        self.pending.clear()

    def _preformatted(self, content: str, holder: LexborNode, heading: int) -> None:
        *whole, last = content.splitlines() if not content.endswith("\n") else [*content.splitlines(), ""]
        for part in whole:
            self.pieces.append(part)
            self._flush(holder, heading)
        self.pieces.append(last)

    def _flush(self, holder: LexborNode, heading: int) -> None:
        text = " ".join("".join(self.pieces).split())
        self.pieces.clear()
        if text:
            if not text.isascii():
                text = _INVISIBLE.sub("", text)
            text = text[:LONGEST_LINE]
            strong: tuple[str, ...] = ()
            if self.strong:
                strong = tuple(
                    tidy for one in self.strong if (tidy := _INVISIBLE.sub("", " ".join(one.split())))
                )
                if not heading and strong and strong[0].rstrip(":") == text.rstrip(": ") and len(text) < 120:
                    heading = 7
            self.lines.append(Line(text, 0, heading, holder, (0, 0), strong, holder.mem_id))
            self.size += len(text)
        self.strong.clear()
        if self.pending:
            self._attach(max(len(self.lines) - 1, 0))


def _plain_page(snapshot: Snapshot, text: str) -> Page:
    lines: list[Line] = []
    links: list[Link] = []
    title, begin = _front_matter(text)
    for start, end, paragraph in _spans(text, begin):
        raw = text[start:end]
        heading = 0
        if found := _MARKDOWN_HEADING.fullmatch(raw[:500]):
            heading, shown = len(found[1]), found[2]
        else:
            shown = _LIST_MARK.sub("", raw, count=1) if _LIST_MARK.match(raw) else raw
        shown, strong = _without_marks(shown, len(lines), links)
        if not shown or not re.search(r"\w", shown):
            continue
        if (
            not heading
            and len(strong) == 1
            and strong[0].rstrip(":") == shown.rstrip(": ")
            and len(shown) < 120
        ):
            heading = 7
        lines.append(Line(shown[:LONGEST_LINE], 0, heading, None, (start, end), tuple(strong), paragraph))
    return Page(snapshot, lines, links, [], title, None, False, text)


def _without_marks(raw: str, index: int, links: list[Link]) -> tuple[str, list[str]]:
    """Return a line of markdown as it is shown, with what it emphasises; its links go to ``links``."""

    def link(found: re.Match[str]) -> str:
        href = found[2] or found[3] or ""
        shown = found[1] if found[1] is not None else href.removeprefix("mailto:")
        links.append(Link(index, " ".join(shown.split()), href))
        return shown

    if "](" in raw or "<" in raw:
        raw = _MARKDOWN_LINK.sub(link, raw)
    strong = [" ".join(one.split()) for one in re.findall(r"\*\*([^*\n]{1,200})\*\*", raw)]
    strong += [" ".join(one.split()) for one in re.findall(r"<(?:strong|b)>([^<>\n]{1,200})</", raw)]
    raw = _INVISIBLE.sub("", _TAG.sub("", raw) if "<" in raw else raw)
    return " ".join(_EMPHASIS.sub("", raw).split()), strong


def _front_matter(text: str) -> tuple[str, int]:
    """Return the title in a front matter of YAML, and where the text behind it begins."""
    if not text.startswith("---\n"):
        return "", 0
    end = text.find("\n---", 3, 5000)
    if end < 0:
        return "", 0
    found = re.search(r"^title:\s*[\"']?(.{1,200}?)[\"']?\s*$", text[:end], re.MULTILINE)
    return (found[1] if found else ""), end + 4


def _spans(text: str, begin: int) -> Iterator[tuple[int, int, int]]:
    """Yield where each line of ``text`` stands, without the white space around it, and its paragraph."""
    position, seen, paragraph = begin, 0, 0
    for raw in text[begin : begin + LONGEST_TEXT].splitlines(keepends=True):
        bare = raw.strip()
        if bare and seen < 20_000:
            seen += 1
            start = position + raw.index(bare[0])
            yield start, start + len(bare), paragraph
        elif not bare:
            paragraph += 1
        position += len(raw)
