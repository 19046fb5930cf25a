"""The lines of plain text and of Markdown: a line is a line, without the marks of emphasis; its characters cite it."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.words.signs import plain
from openroll.sources.snapshot import Snapshot

from .lines import LONGEST_LINE, Line, Link, Page, level_of
from .templates import BREAK, goes_on_in_settings, without_key, without_strong, without_templates
from .walk import LONGEST_TEXT
from .wrapped import broken

__all__ = ["front_matter", "plain_page"]

_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_LINE_END: Final = Late(r"<br\s?/?>|</(?:p|div|li|td|tr|h[1-6]|small|address|footer)>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:[a-zA-Z]{2,8}\d?|#\d{2,5}|#x[\da-fA-F]{2,5});")
# A line as long as those that are wrapped, which ends within a sentence, and one that can go on with it.
_MOST_WRAPPED: Final = 5000  # lines that are looked at for their width
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
# The tag of a link to a mailbox, with what it shows: words, or nothing beside an icon.
_MAILED: Final = Late(
    r"<a\s[^<>]{0,300}?href\s?=\s?[\"']?(mailto:[^\"'<>\s{]{3,300})[^<>]{0,400}>(?:([^<>\n]{0,200})</a>)?",
    re.IGNORECASE,
)
_REFERENCE: Final = re.compile(r"\[([^\[\]\n]{1,300})\](?:\[([^\[\]\n]{0,100})\])?(?![(:])")
_MARKDOWN_HEADING: Final = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_MATTER: Final = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(?:[^\n]{0,1000}\n){0,80}?\1[ \t]*(?=\r?\n|\Z)")
_UNDERLINED: Final = re.compile(r"(?:=+|-{3,})\s*")
_ESCAPED: Final = re.compile(r"\\(?=[!-/:-@\[-`{-~]|\s*\Z)")
_REFERRED: Final = Late(
    r"(?m)^[ \t]{0,3}\[([^\[\]\n]{1,100})\]:[ \t]+<?(\S{1,500}?)>?(?:[ \t]+[\"'(][^\n]{0,300})?[ \t]*\r?$"
)
_LIST_MARK: Final = re.compile(r"\s*(?:[-*+•]\s+|>\s*|\|\s*)+")


def plain_page(snapshot: Snapshot, text: str) -> Page:
    """Return the page of a ``text`` that is none of HTML."""
    lines: list[Line] = []
    links: list[Link] = []
    title, begin = front_matter(text)
    referred = _referred(text)
    for start, end, paragraph in _spans(text, begin):
        raw = text[start:end]
        if lines and lines[-1].group == paragraph and _UNDERLINED.fullmatch(raw) and not lines[-1].heading:
            lines[-1].heading = 1 if raw[0] == "=" else 2
            continue
        if referred and _REFERRED.fullmatch(raw):
            continue
        heading = 0
        if found := _MARKDOWN_HEADING.fullmatch(raw[:500]):
            heading, shown = len(found[1]), found[2]
        else:
            shown = _LIST_MARK.sub("", raw, count=1) if _LIST_MARK.match(raw) else raw
        shown, strong = _without_marks(shown, len(lines), links, referred)
        if not shown or not re.search(r"\w", shown):
            continue
        heading = level_of(heading, shown, tuple(strong))
        for part in filter(str.strip, shown.split(BREAK)):
            lines.append(
                Line(part.strip()[:LONGEST_LINE], 0, heading, None, (start, end), tuple(strong), paragraph)
            )
    return Page(snapshot, lines, links, [], title, html=False, source=text)


def _referred(text: str) -> dict[str, str]:
    """Return where the links of ``text`` go whose addresses stand below it: "[Heron]: https://heron.example"."""
    if "]: " not in text:
        return {}
    return {found[1].casefold(): found[2] for found in _REFERRED.finditer(text)}


def _without_marks(
    raw: str, index: int, links: list[Link], referred: dict[str, str]
) -> tuple[str, list[str]]:
    """Return a line of markdown as it is shown, with what it emphasises; its links go to ``links``."""

    def link(found: re.Match[str]) -> str:
        href = found[2] or found[3] or ""
        shown = found[1] if found[1] is not None else href.removeprefix("mailto:")
        links.append(Link(index, " ".join(shown.split()), href))
        return shown

    def reference(found: re.Match[str]) -> str:
        href = referred.get((found[2] or found[1]).casefold())
        if href is None:
            return found[0]
        links.append(Link(index, " ".join(found[1].split()), href))
        return found[1]

    if "\n" in raw:
        raw = _WRAP.sub(" ", raw)
    if "mailto:" in raw and "<" in raw:
        links += [Link(index, " ".join((shown or "").split()), href) for href, shown in _MAILED.findall(raw)]
    if "](" in raw or "<" in raw:
        raw = _MARKDOWN_LINK.sub(link, raw)
    if referred:
        raw = _REFERENCE.sub(reference, raw)
    if "&" in raw:
        raw = _ENTITY.sub(lambda sign: unescape(sign[0]), raw)
    raw = without_key(without_templates(raw).strip(f"{BREAK} "))
    raw, strong = without_strong(raw)
    strong += re.findall(r"<(?:strong|b)>([^<>\n]{1,200})</", raw)
    raw = plain(_TAG.sub("", raw) if "<" in raw else raw)
    raw = _EMPHASIS.sub("", raw)
    raw = _ESCAPED.sub("", raw) if "\\" in raw else raw
    parts = (" ".join(one.split()) for one in raw.split(BREAK))  # which is white space, too
    return BREAK.join(parts), [" ".join(one.split()) for one in strong]


def front_matter(text: str) -> tuple[str, int]:
    """Return the title in a front matter of YAML or TOML, and where the text behind it begins."""
    if not text.startswith(("---", "+++")) or (matter := _MATTER.match(text)) is None:
        return "", 0
    found = re.search(r"^title\s*[:=]\s*[\"']?(.{1,200}?)[\"']?\s*$", matter[0], re.MULTILINE)
    return (found[1] if found else ""), matter.end()


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
        set_on = held and ":" in line and goes_on_in_settings(all_lines[index - 1], line)
        if held and (index - 1 in parted or prose or set_on or (full and _is_of_one_text(held, line))):
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
