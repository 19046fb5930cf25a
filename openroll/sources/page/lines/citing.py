"""How a place in a page is cited: the CSS path of an element, or the characters of a text, and the words there."""

import re
from typing import Final

from selectolax.lexbor import LexborNode

from openroll.core.late import Late
from openroll.identity.claims import Citation
from openroll.sources.base import LONGEST_QUOTE

from .text import Line, Page

_SENTENCE_END: Final = Late(r"[.!?;]\s+(?=[^\W\d_a-zа-яα-ω])")
_LONG_LINE: Final = 400
_BEFORE: Final = 300


def css_path(node: LexborNode) -> str:
    """Return the CSS path of ``node`` from the root: every step names a tag, and its place among those of its kind."""
    steps: list[str] = []
    current: LexborNode | None = node
    while current is not None and current.tag and not current.tag.startswith("-"):
        steps.append(_step(current))
        current = current.parent
    return " > ".join(reversed(steps))


def _step(node: LexborNode) -> str:
    tag, kind = node.tag or "", node.tag_id
    place, before = 1, node.prev
    while before is not None:
        place += before.tag_id == kind
        before = before.prev
    if place == 1:
        after = node.next
        while after is not None and after.tag_id != kind:
            after = after.next
        if after is None:
            return _escaped(tag)
    return f"{_escaped(tag)}:nth-of-type({place})"


def _escaped(tag: str) -> str:
    if tag.isascii() and tag.isalnum():
        return tag
    return re.sub(r"[^a-zA-Z0-9_-]", lambda found: "\\" + found[0], tag)


class Citing:
    """Cites places of one page; the path of an element is looked for once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._paths: dict[int, str] = {}

    def cite(self, start: int, end: int) -> Citation:
        """Return the citation of the characters from ``start`` to ``end`` of the page's text."""
        page = self.page
        first, last = page.line_at(start), page.line_at(max(end - 1, start))
        lines = page.lines[first : last + 1]
        if page.html:
            quote = self._quote(lines, start, end)
            where = self._path(_common([line.node for line in lines if line.node is not None]))
        else:
            begin, finish = lines[0].span[0], lines[-1].span[1]
            raw = page.source[begin:finish]
            value = " ".join(page.text[start:end].split())
            if len(raw) > LONGEST_QUOTE or value not in " ".join(raw.split()):
                raw = self._quote(lines, start, end)
                place = page.source.find(raw, begin, finish)
                if place >= 0:
                    begin, finish = place, place + len(raw)
            quote, where = raw, f"characters {begin}-{finish}"
        return Citation(
            url=page.snapshot.url,
            where=where,
            quote=quote.replace("\x00", "\ufffd"),
            snapshot=page.snapshot.sha256,
            retrieved_at=page.snapshot.retrieved_at,
            label=page.snapshot.label,
        )

    def _quote(self, lines: list[Line], start: int, end: int) -> str:
        """Return the lines, or of long ones the sentences that hold the value."""
        text = self.page.text
        begin, finish = lines[0].start, lines[-1].end
        if finish - begin > _LONG_LINE:
            begin = _sentence_start(text, begin, start)
            found = _SENTENCE_END.search(text, end, finish)
            finish = found.start() + 1 if found else finish
        if finish - begin > LONGEST_QUOTE:
            begin = max(begin, min(start, end - LONGEST_QUOTE // 2) - _BEFORE)
            finish = min(finish, begin + LONGEST_QUOTE)
        return text[begin:finish]

    def _path(self, node: LexborNode | None) -> str:
        if node is None:
            return "html > body"
        found = self._paths.get(node.mem_id)
        if found is None:
            found = self._paths[node.mem_id] = css_path(node)
        return found


def _sentence_start(text: str, begin: int, start: int) -> int:
    """Return where the sentence begins that holds ``start``: not behind an abbreviation."""
    place = begin
    for found in _SENTENCE_END.finditer(text, max(begin, start - LONGEST_QUOTE), start):
        word = re.search(r"\w+\Z", text[max(found.start() - 12, begin) : found.start()])
        if word and len(word[0]) > 3:
            place = found.end()
    return place


def _common(nodes: list[LexborNode]) -> LexborNode | None:
    """Return the smallest element that holds all of ``nodes``."""
    if not nodes:
        return None
    different = {one.mem_id: one for one in nodes}
    if len(different) == 1:
        return nodes[0]
    chains: list[list[LexborNode]] = []
    for node in different.values():
        chain: list[LexborNode] = []
        current: LexborNode | None = node
        while current is not None:
            chain.append(current)
            current = current.parent
        chains.append(chain[::-1])
    shared = None
    for steps in zip(*chains, strict=False):
        if len({step.mem_id for step in steps}) > 1:
            break
        shared = steps[0]
    return shared
