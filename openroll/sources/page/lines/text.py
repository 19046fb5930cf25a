"""The visible text of a stored page, in lines, each with the element that holds it.

A line is what a reader sees as one: block elements and ``<br>`` end it, white space is evened out. What nobody sees
(scripts, styles, templates, comments, ``hidden``, ``display: none``) is no text. Of plain text and markdown a line is
a line, without the marks of emphasis; it is cited by its characters.
"""

import re
from collections.abc import Iterator
from html import unescape
from operator import eq
from typing import Final
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from openroll.core.late import Late
from openroll.identity.email import reveal
from openroll.sources.base import host_of
from openroll.sources.html_limits import is_costly
from openroll.sources.page.names.parted import parted
from openroll.sources.page.words.signs import plain
from openroll.sources.snapshot import Snapshot

from .charset import declared_type, decode
from .cloaks import uncloaked
from .kept import host_of_mailboxes, is_kept, own_address
from .lines import LONGEST_LINE, Line, Link, Page, holds
from .pruning import Read, read_around
from .templates import without_key, without_templates
from .walk import LONGEST_TEXT, Part, Walk
from .wrapped import broken, joined

__all__ = ["SMALL_PAGE", "Line", "Link", "Page", "read_text"]

SMALL_PAGE: Final = 6000  # characters that are read closely whatever stands in them

_HIDING: Final = Late(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_LINED: Final = (
    '[style*="pre-line"], [style*="pre-wrap"], [class*="whitespace-pre-line"], [class*="whitespace-pre-wrap"]'
)
# "location_on", which a font for icons shows as a pin
_ICONS: Final = '[class*="material-symbols"], [class*="material-icons"]'
_ICON: Final = re.compile(r"\s*[a-z\d_]+\s*")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_LINE_END: Final = Late(r"<br\s?/?>|</(?:p|div|li|td|tr|h[1-6]|small|address|footer)>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:[a-zA-Z]{2,8}\d?|#\d{2,5}|#x[\da-fA-F]{2,5});")
# A line as long as those that are wrapped, which ends within a sentence, and one that can go on with it.
_MOST_WRAPPED: Final = 5000  # lines of plain text that are looked at for their width
_FULL: Final = Late(r"[^\n]{48}[\w)\]\"”,&]\s?\n\Z")
_MARK: Final = r"[ \t]*(?://+ ?|\* |# |> ?)?"
_GOES_ON: Final = Late(rf"{_MARK}[a-zà-ÿа-яё]{{2,}}[\s,;]")
_CARRIES_ON: Final = re.compile(r"\s(?:and|of|in|the|with|under|by|at|for|is|are|to|a|an)\s?\n\Z")
_PROSE: Final = Late(
    rf"{_MARK}(?!(?:www|https?|tel|fax|e-?mail|mobile|phone|web|vat|tva|iva)\b)[^\W\d_][^\s@:|]*[\s,;]"
)
# "BLUE" above "HERON LIMITED (company number", "London, SW1A" above "1AA and": what a program breaks.
_CAPITALS_FIRST: Final = re.compile(
    r"(?:(?:\d[A-Z]{2}|\d\d-\d{3}|\d{4,5})[.,]?\s\(?)?"
    r"(?:(?<=\s)(?:and|VAT)\b|(?:[^\W\d_a-z][\w'’&-]*[.,]?\s\(?){1,3}(?:[^\W\d_A-ZÀ-Þ]{2,}|VAT)\b)"
)
_SMALL_WORD: Final = re.compile(r"(?<=\s)[a-zà-žа-яё]{2,}\b")
_FEW_SMALL: Final = 2
_CODE_BEGUN: Final = re.compile(r"\s[A-Z]{1,2}\d[A-Z\d]?\s?\Z")
_CODE_ENDS: Final = re.compile(r"\d[A-Z]{2}\b")
_SET_IN: Final = 5
_WIDE: Final = 44
_WRAP: Final = re.compile(rf"\s?\n{_MARK}")
_EMPHASIS: Final = re.compile(r"\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|`+")
_MARKDOWN_LINK: Final = Late(
    r"!?\[([^\[\]\n]{0,300})\]\(([^()\s]{0,500})[^()\n]{0,200}\)|<((?:https?://|mailto:)[^<>\s]{1,500}|[^<>\s@/]{1,64}@[^<>\s@/]{1,200})>"
)
_MARKDOWN_HEADING: Final = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_LIST_MARK: Final = re.compile(r"\s*(?:[-*+•]\s+|>\s*|\|\s*)+")
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
    return _plain_page(snapshot, decode(snapshot))


def _html_page(snapshot: Snapshot) -> Page:
    text = uncloaked(decode(snapshot))
    if is_costly(text):
        return Page(snapshot, [], [])
    tree = LexborHTMLParser(text)
    root = tree.body
    title = tree.css_first("title")
    html = tree.css_first("html")
    page_title = " ".join((title.text() if title is not None else "").split())[:300]
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
    if (
        len(read.lines) <= _MOST_WRAPPED
        and _has_broken(read.lines)
        and (holds(text, "<br") or holds(text, "<BR"))
    ):
        return _whole(read, called)
    return read


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
            if _HIDING.search(node.attributes.get("style") or ""):
                found.append(node.mem_id)
    if holds(text, "material-"):
        found += [node.mem_id for node in tree.css(_ICONS) if _ICON.fullmatch(node.text())]
    # Quicker than to look for the tag in the text.
    found += [node.mem_id for node in tree.tags("label") if _is_a_fields(node)]
    found += [node.mem_id for node in tree.tags("textarea") if not _is_to_be_read(node)]
    return frozenset(found)


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
    return frozenset(node.mem_id for node in tree.css(_LINED))


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
    return Page(snapshot, lines, links, [], title, html=False, source=text)


def _without_marks(raw: str, index: int, links: list[Link]) -> tuple[str, list[str]]:
    """Return a line of markdown as it is shown, with what it emphasises; its links go to ``links``."""

    def link(found: re.Match[str]) -> str:
        href = found[2] or found[3] or ""
        shown = found[1] if found[1] is not None else href.removeprefix("mailto:")
        links.append(Link(index, " ".join(shown.split()), href))
        return shown

    if "\n" in raw:
        raw = _WRAP.sub(" ", raw)
    if "](" in raw or "<" in raw:
        raw = _MARKDOWN_LINK.sub(link, raw)
    if "&" in raw:
        raw = _ENTITY.sub(lambda sign: unescape(sign[0]), raw)
    raw = without_key(without_templates(raw))
    strong = [" ".join(one.split()) for one in re.findall(r"\*\*([^*\n]{1,200})\*\*", raw)]
    strong += [" ".join(one.split()) for one in re.findall(r"<(?:strong|b)>([^<>\n]{1,200})</", raw)]
    raw = plain(_TAG.sub("", raw) if "<" in raw else raw)
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


def _lines_of(text: str) -> Iterator[str]:
    """Yield the lines of ``text`` with their ends; a tag that ends one in a page ends one here, and stays in it."""
    for raw in text.splitlines(keepends=True):
        begin = 0
        if "<" in raw:
            for tag in _LINE_END.finditer(raw):
                yield raw[begin : tag.end()]
                begin = tag.end()
        if begin < len(raw):
            yield raw[begin:]


def _unwrapped(lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines with those together that are one sentence, which was only wrapped where a line was full."""
    held, all_lines = "", list(lines)
    parted = broken([(line.rstrip(), 0) for line in all_lines[:_MOST_WRAPPED]])
    for index, line in enumerate(all_lines):
        full = held and _FULL.search(held) is not None
        prose = full and (_GOES_ON.match(line) or _CARRIES_ON.search(held)) and _PROSE.match(line)
        if held and (index - 1 in parted or prose or (full and _is_of_one_text(held, line))):
            held += line
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _is_of_one_text(held: str, line: str) -> bool:
    """Tell whether a ``line`` set in as far as the last one of ``held`` goes on with a name or a postcode."""
    last = held.rstrip("\n").rpartition("\n")[2]
    depth = len(line) - len(line.lstrip(" \t"))
    if (
        len(line[:depth].expandtabs(4)) <= _SET_IN
        or last[:depth] != line[:depth]
        or len(last) - depth <= _WIDE
        or last[depth : depth + 1].isspace()
    ):
        return False
    if _CODE_BEGUN.search(last) and _CODE_ENDS.match(line, depth):
        return True
    prose = all(len(_SMALL_WORD.findall(one)) > _FEW_SMALL for one in (last, line))
    return (line[depth : depth + 1].isalpha() and prose) or _CAPITALS_FIRST.match(line, depth) is not None


def _spans(text: str, begin: int) -> Iterator[tuple[int, int, int]]:
    """Yield where each line of ``text`` stands, without the white space around it, and its paragraph."""
    position, seen, paragraph = begin, 0, 0
    for raw in _unwrapped(_lines_of(text[begin : begin + LONGEST_TEXT])):
        bare = raw.strip()
        if bare and seen < 20_000:
            seen += 1
            start = position + raw.index(bare[0])
            yield start, start + len(bare), paragraph
        elif not bare:
            paragraph += 1
        position += len(raw)
