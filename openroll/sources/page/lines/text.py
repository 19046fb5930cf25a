"""The visible text of a stored page, in lines, each with the element that holds it.

A line is what a reader sees as one: block elements and ``<br>`` end it, white space is evened out. What nobody sees
(scripts, styles, templates, comments, ``hidden``, ``display: none``) is no text. ``plain_text`` reads what is not HTML.
"""

import re
from itertools import groupby
from operator import attrgetter, eq
from typing import Final
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from openroll.core.late import Late
from openroll.identity.email import reveal
from openroll.sources.base import host_of
from openroll.sources.html_limits import is_costly
from openroll.sources.page.names.parted import parted
from openroll.sources.snapshot import Snapshot

from .charset import declared_type, decode
from .cloaks import uncloaked
from .kept import host_of_mailboxes, is_kept, own_address
from .lines import BOLD, Line, Link, Page, holds
from .plain_text import front_matter, plain_page
from .pruning import Read, read_around
from .templates import echoed
from .walk import Part, Walk
from .wrapped import broken, joined

__all__ = ["SMALL_PAGE", "Line", "Link", "Page", "read_text"]

SMALL_PAGE: Final = 6000  # characters that are read closely whatever stands in them

_HIDING: Final = Late(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
# "opacity: 0; transform: translateY(20px)", "visibility: hidden; animation-name: none": comes in as readers scroll.
_COMING: Final = Late(
    r"(?<![\w-])(?:transform|translate|animation(?:-name|-delay|-duration)?|will-change|filter)\s*:",
    re.IGNORECASE,
)
# What lies over a page until it is asked for, as menus and windows do, or is nowhere.
_LYING_OVER: Final = Late(
    r"display\s*:\s*none|font-size\s*:\s*0(?![.\d])|pointer-events\s*:\s*none|position\s*:\s*(?:absolute|fixed)",
    re.IGNORECASE,
)
_LINED: Final = (
    '[style*="pre-line"], [style*="pre-wrap"], [class*="whitespace-pre-line"], [class*="whitespace-pre-wrap"]'
)
# "p { margin: 0; white-space: pre-wrap }", of elements and classes alone
_SELECTORS: Final = re.compile(
    r"(?:\A|[{}])([^{}]{1,80})\{[^{}]{0,400}?\bwhite-space\s*:\s*pre-(?:wrap|line)\b"
)
_SELECTOR: Final = re.compile(r"[.#]?[a-z][\w-]*(?:(?:[.#]|,\s?[.#]?|\s[.#]?)[a-z][\w-]*)*", re.IGNORECASE)
_MOST_RULES: Final = 20
# "location_on", which a font for icons shows as a pin
_ICONS: Final = '[class*="material-symbols"], [class*="material-icons"]'
_ICON: Final = re.compile(r"\s*[a-z\d_]+\s*")
_BLOCK: Final = 3  # emphasised lines in a row, of which none is a heading
_MOST_WRAPPED: Final = 5000  # lines that are looked at for their width
_WITHIN: Final = "input, textarea, select"
_FIELDS: Final = frozenset({"input", "textarea", "select"})
_FIELD_NAME: Final = 40  # characters; what one agrees to is longer, and may name who asks for it
_WRITTEN: Final = 400  # characters, more than anybody is to write over
_BEGINNING: Final = 3000
_LICENCE: Final = Late(
    r"\blicen[cs]e\sagreement|\bend[- ]user\slicen|\beula\b|\bgnu\s|\bmit\slicen", re.IGNORECASE
)
_LOOKS_LIKE_HTML: Final = re.compile(
    rb"<(?:!doctype html|html|head|body|div|p|main|footer|section|table|ul|h[1-6]|br|span|strong|a|b|address)\b",
    re.IGNORECASE,
)


def read_text(snapshot: Snapshot) -> Page:
    """Return the visible text of ``snapshot``. Whatever the bytes are, there is a text; it may be empty.

    It is that of a page that would take a parser too long (``html_limits``).
    """
    kind = declared_type(snapshot)
    looks = _LOOKS_LIKE_HTML.search(snapshot.body, 0, 100_000) is not None
    if kind == "html" or (kind is None and looks):
        return _html_page(snapshot)
    return plain_page(snapshot, decode(snapshot))


def _html_page(snapshot: Snapshot) -> Page:
    text = decode(snapshot)
    titled, begin = front_matter(text)
    text = uncloaked(text[begin:])
    if "<?" in text:
        text = echoed(text)
    if is_costly(text):
        return Page(snapshot, [], [])
    tree = LexborHTMLParser(text)
    root = tree.body
    title = tree.css_first("title")
    html = tree.css_first("html")
    page_title = " ".join((title.text() if title is not None else titled).split())[:300]
    language = (html.attributes.get("lang") or "")[:20].lower() if html is not None else ""
    kept = is_kept(snapshot.final_url)
    address = own_address(tree) if kept else ""
    host = host_of(address if kept else snapshot.final_url)
    read = Read([], []) if root is None else _read(tree, root, text, f"{page_title} {host}")
    scripts = []
    if holds(text, "ld+json"):
        from .citing import css_path

        scripts = [
            (css_path(node), node.text(deep=True))
            for node in tree.css('script[type="application/ld+json"]')[:50]
        ]
    page = Page(
        snapshot, read.lines, read.links, scripts, page_title, title, language or None, gaps=read.gaps
    )
    page.all_links = read.all_links
    if kept:
        page.address, page.host = address, host
        page.site = page.host or host_of_mailboxes(_mailboxes_of(page))
    return page


def _mailboxes_of(page: Page) -> str:
    """Return the text of ``page`` in small letters, its mailboxes as they are meant, with those behind links."""
    behind = [unquote(link.href) for link in page.links if link.href[:7].lower() == "mailto:"]
    return " ".join([reveal(page.text), *behind]).lower()


def _read(tree: LexborHTMLParser, root: LexborNode, text: str, called: str) -> Read:
    hidden, lined = _hidden(tree, text), _lined(tree, text)
    read = read_around(root, hidden, SMALL_PAGE + SMALL_PAGE // 4, lined)
    if read is None:
        part = next(
            (part for part in Walk(root, hidden, lined=lined).run() if isinstance(part, Part)), Part()
        )
        read = Read(part.lines, part.links)
    _unhead_blocks(read.lines)
    if (
        len(read.lines) <= _MOST_WRAPPED
        and _has_broken(read.lines)
        and (holds(text, "<br") or holds(text, "<BR"))
    ):
        return _whole(read, called)
    return read


def _unhead_blocks(lines: list[Line]) -> None:
    """Take the level from each of three emphasised lines and more in a row: none of them heads the others."""
    for heading, run in groupby(lines, key=attrgetter("heading")):
        block = list(run) if heading == BOLD else []
        if len(block) >= _BLOCK:
            for line in block:
                line.heading = 0


def _has_broken(lines: list[Line]) -> bool:
    """Tell whether an element holds two lines, one below the other: one may go on in the next."""
    groups = [line.group for line in lines]
    return any(map(eq, groups, groups[1:]))


def _whole(read: Read, called: str) -> Read:
    """Return what was ``read`` with its sentences whole, where ``<br>`` breaks them at one width, and its names.

    ``called`` is how the page and its site are called.
    """
    breaks = broken(
        [(line.text, line.group if not line.heading else -index) for index, line in enumerate(read.lines)]
    )
    breaks |= parted(read.lines, called)
    breaks -= {gap - 1 for gap in read.gaps}
    if not breaks:
        return read
    lines, links, places = joined(read.lines, read.links, breaks)
    return Read(lines, links, [places[gap] for gap in read.gaps], read.all_links)


def _hidden(tree: LexborHTMLParser, text: str) -> frozenset[int]:
    """Return the elements (by their place in memory) that say of themselves that nobody sees them."""
    found: list[int] = []
    if holds(text, "hidden"):
        found += [node.mem_id for node in tree.css("[hidden]")]
    if holds(text, "style="):
        for node in tree.css("[style]"):
            if _is_hiding(node.attributes.get("style") or ""):
                found.append(node.mem_id)
    if holds(text, "material-"):
        found += [node.mem_id for node in tree.css(_ICONS) if _ICON.fullmatch(node.text())]
    # Quicker than to look for the tag in the text.
    found += [node.mem_id for node in tree.tags("label") if _is_a_fields(node)]
    found += [node.mem_id for node in tree.tags("textarea") if not _is_to_be_read(node)]
    return frozenset(found)


def _is_hiding(style: str) -> bool:
    """Tell whether nobody sees what has this ``style``, though they scroll to it."""
    if _HIDING.search(style) is None:
        return False
    return _COMING.search(style) is None or _LYING_OVER.search(style) is not None


def _is_to_be_read(node: LexborNode) -> bool:
    """Tell whether a field holds a text for its readers, as terms in a box are, and not an example of what to write."""
    told = node.text().lstrip()
    if told.startswith("<") or _LICENCE.search(told, 0, _BEGINNING):
        return False  # a program to copy, the licence of somebody's software
    return "readonly" in node.attributes or "disabled" in node.attributes or len(told) > _WRITTEN


def _is_a_fields(node: LexborNode) -> bool:
    """Tell whether a label is no more than what is to be entered in the field behind or within it: "Message"."""
    if node.css_first(_WITHIN) is not None:
        return len(node.text().strip()) <= _FIELD_NAME
    field = node.next
    while field is not None and field.tag == "-text" and not (field.text_content or "").strip():
        field = field.next
    return field is not None and field.tag in _FIELDS and len(node.text().strip()) <= _FIELD_NAME


def _lined(tree: LexborHTMLParser, text: str) -> frozenset[int]:
    """Return the elements that say of themselves that their text is shown with its line breaks."""
    if not (holds(text, "pre-line") or holds(text, "pre-wrap")):
        return frozenset()
    rules = [_SELECTORS.findall(style.text(deep=True)) for style in tree.tags("style")]
    said = [evened for rule in rules for one in rule if _SELECTOR.fullmatch(evened := " ".join(one.split()))]
    return frozenset(node.mem_id for node in tree.css(", ".join([_LINED, *said[:_MOST_RULES]])))
