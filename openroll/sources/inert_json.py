"""JSON laid out for the eye, one member a line, every value as its source spells it, and the cited one marked. Pure."""

import json
import re
from dataclasses import dataclass, field
from typing import Final

from .inert import Found, Shown, Span, around, judged, occurrences, uncut

LARGEST: Final = 2_000_000  # characters; a larger one is shown as the text that it is
_SIGN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)
_DEEPEST: Final = 30  # levels that are indented
_UNWRITABLE: Final = re.compile("[\ud800-\udfff\x00]")  # what a citation writes as U+FFFD


def show(text: str, where: str, quote: str) -> Shown | None:
    """Return JSON ``text`` laid out, with the member at the JSON pointer ``where`` marked; None when it is no JSON."""
    if len(text) > LARGEST or not is_json(text):
        return None
    layout = _Layout(text, pointed(where) if quote.strip() else None)
    laid_out = layout.run()
    if layout.spelled is not None and says(text[slice(*layout.spelled)], quote):
        return Shown("json", judged(quote, layout.marked, Found.HERE), around(laid_out, layout.marked))
    span = next(iter(_anywhere(laid_out, quote)), None)
    return Shown("json", judged(quote, span, Found.ELSEWHERE), around(laid_out, span))


def place(text: str, where: str) -> Span | None:
    """Return where in JSON ``text`` the value at the JSON pointer ``where`` is spelled, None when there is none."""
    if len(text) > LARGEST or not is_json(text):
        return None
    layout = _Layout(text, pointed(where))
    layout.run()
    return layout.spelled


def is_json(text: str) -> bool:
    """Tell whether ``text`` is an object or a list in JSON."""
    if text[:1] not in ("{", "[") and text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def pointed(where: str) -> list[str] | None:
    """Return the steps of the JSON pointer ``where`` (RFC 6901), None when it is none."""
    if where and not where.startswith("/"):
        return None
    return [step.replace("~1", "/").replace("~0", "~") for step in where.split("/")[1:]]


def says(value: str, quote: str) -> bool:
    """Tell whether ``quote`` is what the ``value``, as it is spelled in JSON, says, or a part of it."""
    told = json.loads(value) if value.startswith('"') else value
    if value[:1] not in ('"', "{", "["):
        return value == quote
    told, wanted = (" ".join(_UNWRITABLE.sub("\ufffd", each).split()) for each in (told, uncut(quote)))
    return wanted in told


def _anywhere(text: str, quote: str) -> list[Span]:
    """Return where ``quote`` stands in JSON, in any of the ways in which JSON spells a text."""
    plain = uncut(quote)
    for spelling in (plain, json.dumps(plain, ensure_ascii=False)[1:-1], json.dumps(plain)[1:-1]):
        if found := occurrences(text, spelling):
            return found
    return []


@dataclass(slots=True)
class _Layout:
    """JSON being laid out. ``spelled`` is where the wanted value stands, ``marked`` where it came to stand."""

    text: str
    wanted: list[str] | None
    marked: Span | None = None
    spelled: Span | None = None
    _out: list[str] = field(default_factory=list)
    _size: int = 0
    # Of every object or list that is open: the key or the index of its member, None before an object's next key.
    _path: list[str | int | None] = field(default_factory=list)
    _fresh: bool = False  # the last sign opened an object or a list
    _begun: tuple[int, int, int] | None = (
        None  # of the wanted value: its level, and where it begins here and there
    )

    def run(self) -> str:
        for sign in _SIGN.finditer(self.text):
            self._take(sign[0], sign.start(), sign.end())
        return "".join(self._out)

    def _take(self, sign: str, start: int, end: int) -> None:
        if sign in ("}", "]"):
            self._path.pop()
            self._line(unless=self._fresh)
            self._put(sign)
            self._fresh = False
            self._end_value(end)
        elif sign == ",":
            self._put(sign)
            self._line()
            self._path[-1] = self._path[-1] + 1 if isinstance(self._path[-1], int) else None
        elif sign == ":":
            self._put(": ")
        else:
            self._line(unless=not self._fresh)
            self._fresh = False
            if self._path and self._path[-1] is None:
                self._path[-1] = str(json.loads(sign))
                self._put(sign)
            else:
                self._value(sign, start, end)

    def _value(self, sign: str, start: int, end: int) -> None:
        if self._is_wanted():
            self._begun = (len(self._path), self._size, start)
        self._put(sign)
        if sign in ("{", "["):
            self._path.append(None if sign == "{" else 0)
            self._fresh = True
        else:
            self._end_value(end)

    def _is_wanted(self) -> bool:
        if self.wanted is None or self._begun or self.marked or len(self.wanted) != len(self._path):
            return False
        return self.wanted == [str(step) for step in self._path]

    def _end_value(self, end: int) -> None:
        if self._begun and self._begun[0] == len(self._path):
            self.marked = (self._begun[1], self._size)
            self.spelled = (self._begun[2], end)
            self._begun = None

    def _line(self, *, unless: bool = False) -> None:
        if not unless:
            self._put("\n" + "  " * min(len(self._path), _DEEPEST))

    def _put(self, text: str) -> None:
        self._out.append(text)
        self._size += len(text)
