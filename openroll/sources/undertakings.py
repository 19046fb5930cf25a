"""Reads what each side declares: a block that a heading opens, in the words in which it stands.

A heading is a line such as "Undertakings:", "We declare:", "Заявляем:"; list lines follow it. "Registrar's
answer:" or "Ответ регистратора:" opens the registrar's; there a paragraph will do. Nothing else in a message
is taken for an undertaking: whoever wants it on the record says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .finding import Found

_ORGANISER = (
    "undertakings", "our undertakings", "undertaking", "we undertake", "declarations", "declaration", "we declare",
    "обязательства", "наши обязательства", "обязуемся", "мы обязуемся",
    "заявления", "наши заявления", "заявляем", "мы заявляем",
)  # fmt: skip
_REGISTRAR = (
    "registrar's answer", "the registrar's answer", "answer of the registrar", "registrar answers",
    "ответ регистратора", "регистратор отвечает",
)  # fmt: skip
_LONGEST_HEADING = 80
_ITEM = re.compile(r"[ \t]*+(?:[-*•–—·]|[0-9]{1,3}+[.)])[ \t]++(?=\S)")
_INDENT = re.compile(r"[ \t]++(?=\S)")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str  # without the line's end
    start: int


@dataclass(frozen=True, slots=True)
class Declarations:
    """What a message declares: the organiser's undertakings and the registrar's answers, in order.

    ``registrar`` are the spans of the registrar's blocks, each from its heading to the next one or the end of the
    text, whatever stands in them: a signature below an answer is the registrar's as well.
    """

    undertakings: tuple[Found, ...]
    answers: tuple[Found, ...]
    registrar: tuple[tuple[int, int], ...]


def find_declarations(text: str) -> Declarations:
    """Return what ``text`` declares; each with its span and its words, white space evened out in ``value``."""
    undertakings: list[Found] = []
    answers: list[Found] = []
    blocks: list[tuple[int, int]] = []
    block: list[_Line] = []
    kind, opened_at = "", 0
    for line in [*_lines(text), None]:
        opened = _heading(line.text) if line else ""
        if line is None or opened:
            found = _read(text, block, paragraph=kind == "registrar") if kind else []
            (answers if kind == "registrar" else undertakings).extend(found)
            end = line.start if line else len(text)
            if kind == "registrar":
                blocks.append((opened_at, end))
            block, kind, opened_at = [], opened, end
        elif kind:
            block.append(line)
    return Declarations(tuple(undertakings), tuple(answers), tuple(blocks))


def _lines(text: str) -> Iterator[_Line]:
    position = 0
    for line in text.splitlines(keepends=True):
        yield _Line(line.rstrip(), position)
        position += len(line)


def _heading(line: str) -> str:
    """Return whose block ``line`` opens: "organiser", "registrar", or "" for any other line."""
    words = line.strip().strip("*#_ ").replace("’", "'").lower()
    if not words.endswith(":") or len(words) > _LONGEST_HEADING:
        return ""
    for kind, openings in (("organiser", _ORGANISER), ("registrar", _REGISTRAR)):
        for opening in openings:
            # "We declare that:", "Мы заявляем, что:"; but not "Undertakingship:".
            if words.startswith(opening) and not words[len(opening)].isalnum():
                return kind
    return ""


def _read(text: str, block: list[_Line], *, paragraph: bool) -> list[Found]:
    """Return the items of ``block``, the lines under a heading; it ends where neither item nor continuation stands."""
    spans: list[list[int]] = []
    after_blank = False
    for line in block:
        end = line.start + len(line.text)
        if not line.text.strip():
            after_blank = bool(spans)
            continue
        if item := _ITEM.match(line.text):
            spans.append([line.start + item.end(), end])
        elif spans and not after_blank:
            spans[-1][1] = end
        elif paragraph and not spans:
            indent = _INDENT.match(line.text)
            spans.append([line.start + (indent.end() if indent else 0), end])
        else:
            break
        after_blank = False
    return [Found(text[start:end], " ".join(text[start:end].split()), start, end) for start, end in spans]
