"""Rows out of a JSON table, element by element, so that a large file does not have to fit in memory. Pure.

Read are a list of objects, a list of lists, a list of texts, and an object in which one member is such a list
(``{"data": [...]}``, ``{"hits": [...], "page": 1}``).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn, TextIO

from openroll.core.errors import N_

from .table_csv import wrong_width
from .table_rows import MOST_COLUMNS, Remark, TableRow, UnusableTable

PIECE = 1 << 16
LARGEST_ELEMENT = 1 << 22
_SPACE = " \t\r\n\ufeff"


class _Object(list[tuple[str, object]]):
    """A JSON object as its pairs: a key that stands twice is seen."""


_DECODER = json.JSONDecoder(
    object_pairs_hook=_Object, parse_int=str, parse_float=str, parse_constant=str
)  # numbers stay as they were written


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the table as it stood: ``keys`` for an object, None for a list."""

    number: int
    keys: tuple[str, ...] | None
    cells: tuple[str, ...]


class _Scanner:
    """Reads JSON values one after the other from a text that arrives in pieces."""

    def __init__(self, text: TextIO, name: str) -> None:
        self._text = text
        self._name = name
        self._buffer = ""
        self._at = 0
        self._ended = False
        self.number = 0  # elements read so far, for the sentences

    def peek(self) -> str:
        """Return the next character that is not space, or nothing at the end."""
        while True:
            while self._at < len(self._buffer):
                if self._buffer[self._at] not in _SPACE:
                    return self._buffer[self._at]
                self._at += 1
            if not self._more():
                return ""

    def take(self, *expected: str) -> str:
        """Take the next character, which must be one of ``expected``. Raises UnusableTable."""
        found = self.peek()
        if found not in expected or not found:
            self.fail()
        self._at += 1
        return found

    def value(self) -> object:
        """Take the next value. Raises UnusableTable."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._buffer, self._at)
            except (ValueError, RecursionError) as error:
                if isinstance(error, RecursionError) or not self._more():
                    self.fail()
                continue
            if end == len(self._buffer) and self._more():
                continue  # a number may go on in the next piece
            self._at = end
            return value

    def fail(self) -> NoReturn:
        """Raise UnusableTable for what stands here."""
        if self.peek() == "" or self._ended:
            said = N_("{file}: the JSON breaks off or is damaged after row {row}.")
        else:
            said = N_("{file}: the JSON is damaged after row {row}.")
        raise UnusableTable(said, file=self._name, row=self.number)

    def _more(self) -> bool:
        left = len(self._buffer) - self._at
        if self._ended or left > LARGEST_ELEMENT:
            return False
        piece = self._text.read(max(PIECE, left))
        self._ended = not piece
        self._buffer = self._buffer[self._at :] + piece
        self._at = 0
        return bool(piece)


def read_elements(text: TextIO, name: str) -> Iterator[Element]:
    """Yield the elements of the table in ``text``. Raises UnusableTable where the JSON is damaged or has no table."""
    scanner = _Scanner(text, name)
    if scanner.peek() == "[":
        yield from _array(scanner)
    else:
        yield from _wrapped(scanner, name)
    if scanner.peek():
        scanner.fail()


def _wrapped(scanner: _Scanner, name: str) -> Iterator[Element]:
    """Yield the elements of the first member that is a list; the other members are passed over."""
    scanner.take("{")
    found = False
    while scanner.peek() != "}":
        if not isinstance(scanner.value(), str):
            scanner.fail()
        scanner.take(":")
        if scanner.peek() == "[" and not found:
            found = True
            yield from _array(scanner)
        else:
            scanner.value()
        if scanner.peek() != "}":
            scanner.take(",")
    scanner.take("}")
    if not found:
        raise UnusableTable(N_("{file}: there is no list of rows in this JSON."), file=name)


def _array(scanner: _Scanner) -> Iterator[Element]:
    scanner.take("[")
    if scanner.peek() == "]":
        scanner.take("]")
        return
    while True:
        value = scanner.value()
        scanner.number += 1
        try:
            element = _element(scanner.number, value)
        except RecursionError:
            scanner.fail()
        yield element
        if scanner.take(",", "]") == "]":
            return


def _element(number: int, value: object) -> Element:
    if isinstance(value, _Object):
        return Element(
            number,
            tuple(key for key, _ in value),
            tuple(_text(member) for _, member in value),
        )
    if isinstance(value, list):
        return Element(number, None, tuple(_text(member) for member in value))
    return Element(number, None, (_text(value),))


def _text(value: object) -> str:
    """Return a value as a cell: texts and numbers as they stood, a list of them joined by semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, _Object):
        return json.dumps(_plain(value), ensure_ascii=False)
    if isinstance(value, list):
        return "; ".join(_text(member) for member in value)
    return str(value)


def _plain(value: object) -> object:
    if isinstance(value, _Object):
        return {key: _plain(member) for key, member in value}
    return [_plain(member) for member in value] if isinstance(value, list) else value


def find_headers(elements: Iterator[Element], name: str) -> tuple[tuple[str, ...] | None, int]:
    """Return (the keys of all objects in order of appearance, or None for lists; the number of columns)."""
    titles: dict[str, None] = {}
    objects = None
    width = 0
    for element in elements:
        if objects is None:
            objects = element.keys is not None
            width = len(element.cells)
        titles.update(dict.fromkeys(element.keys or ()))
        if max(len(titles), width) > MOST_COLUMNS:
            raise UnusableTable(
                N_("{file}: there are more than {limit} columns; this is not a table."),
                file=name,
                limit=MOST_COLUMNS,
            )
    return (tuple(titles), len(titles)) if objects else (None, width)


def read_rows(elements: Iterator[Element], headers: tuple[str, ...] | None, width: int) -> Iterator[TableRow]:
    """Yield ``elements`` as rows in the order of ``headers``; one of another kind is yielded with its remark."""
    places = {title: at for at, title in enumerate(headers or ())}
    for element in elements:
        if (element.keys is None) != (headers is None) or len(set(element.keys or ())) != len(
            element.keys or ()
        ):
            said = N_(
                "Row {line} is not written like the others: it is of another kind or names a column twice."
            )
            yield TableRow(
                element.number,
                (),
                Remark(said, {"line": str(element.number)}, refuses=True),
            )
        elif element.keys is not None:
            cells = [""] * width
            for key, cell in zip(element.keys, element.cells, strict=True):
                cells[places[key]] = cell
            yield TableRow(element.number, tuple(cells))
        else:
            remark = wrong_width(element.number, len(element.cells), width)
            yield TableRow(element.number, element.cells, remark)
