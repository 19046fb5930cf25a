"""Rows out of delimited text: which delimiter, and each record with the line on which it begins. Pure."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from openroll.core.errors import N_

from .column_names import is_heading
from .table_rows import LONGEST_CELL, MOST_COLUMNS, Remark, TableRow, UnusableTable

DELIMITERS = (",", ";", "\t", "|")
NO_DELIMITER = "\x1f"  # a control character that no cell may hold: the file is one column
SAMPLE = 1 << 16
LONGEST_LINE = 1 << 20
MOST_LINES_IN_A_CELL = 60


@dataclass(frozen=True, slots=True)
class Layout:
    """How the records are written: the delimiter, lines to skip (Excel's ``sep=``), and the number of columns."""

    delimiter: str
    skip: int
    width: int


@dataclass
class _Lines:
    """Gives the lines of a text one by one and remembers whether it has ended. Raises UnusableTable."""

    text: TextIO
    name: str
    number: int = 0
    ended: bool = False

    def __iter__(self) -> Iterator[str]:
        while line := self.text.readline(LONGEST_LINE + 1):
            self.number += 1
            if len(line) > LONGEST_LINE:
                raise UnusableTable(
                    N_(
                        "{file}, line {line}: the line is longer than {limit} characters; this is not a table."
                    ),
                    file=self.name,
                    line=self.number,
                    limit=LONGEST_LINE,
                )
            yield line
        self.ended = True


def find_layout(text: TextIO) -> Layout:
    """Return how the records at the beginning of ``text`` are written.

    The delimiter is the one that cuts the first line into known headings; else the one that cuts most records into
    the same number of columns, and into more of them.
    """
    sample = text.read(SAMPLE)
    first, _, rest = sample.partition("\n")
    declared = first.rstrip("\r")
    if declared[:4].lower() == "sep=" and declared[4:] in DELIMITERS:
        return Layout(declared[4:], 1, _widths(rest, declared[4:], len(sample) == SAMPLE)[0])
    best, best_score = Layout(NO_DELIMITER, 0, 1), 0.0
    for delimiter in DELIMITERS:
        width, share = _widths(sample, delimiter, len(sample) == SAMPLE)
        score = share * share * min(width, 20)
        if _is_headings(first, delimiter):
            return Layout(delimiter, 0, max(width, 2))
        if 1 < width <= MOST_COLUMNS and share >= 0.6 and score > best_score:
            best, best_score = Layout(delimiter, 0, width), score
    return best


def _is_headings(line: str, delimiter: str) -> bool:
    cells = [cell.strip('" \r') for cell in line.split(delimiter)]
    filled = [cell for cell in cells if cell]
    return len(cells) > 1 and sum(map(is_heading, filled)) * 2 > len(filled) > 1


def _widths(sample: str, delimiter: str, cut: bool) -> tuple[int, float]:
    """Return the commonest number of columns in ``sample`` and the share of records that have it."""
    lines = sample.splitlines(keepends=True)
    if cut and len(lines) > 1:
        lines.pop()
    found: Counter[int] = Counter()
    try:
        for record in csv.reader(lines, delimiter=delimiter, skipinitialspace=True):
            if record:
                found[len(record)] += 1
    except csv.Error:  # a cell without end: this delimiter is judged by the records before it
        pass
    if not found:
        return 1, 0.0
    width, times = found.most_common(1)[0]
    return width, times / found.total()


def read_rows(text: TextIO, layout: Layout, width: int, name: str) -> Iterator[TableRow]:
    """Yield every record that is not blank, ``width`` cells wide, with the line on which it begins.

    A record that is not in order is yielded with its remark. Raises UnusableTable when a quotation runs to the
    end of the file: what lies behind it cannot be told apart.
    """
    lines = _Lines(text, name)
    feed = iter(lines)
    for _ in range(layout.skip):
        next(feed, None)
    reader = csv.reader(feed, delimiter=layout.delimiter, skipinitialspace=True, strict=True)
    while True:
        begins = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _broken(lines, begins, error)
            continue
        if any(cell and not cell.isspace() for cell in cells):
            yield _row(cells, begins, lines.number, width)


def _row(cells: list[str], begins: int, ends: int, width: int) -> TableRow:
    while len(cells) > width and not cells[-1].strip():
        cells.pop()  # spreadsheets leave empty cells at the end of a line
    if ends - begins >= MOST_LINES_IN_A_CELL or any(len(cell) > LONGEST_CELL for cell in cells):
        said = N_(
            "Lines {line} to {last} are one row: a quotation mark on line {line} is probably not closed. "
            "None of these lines is used."
        )
        return TableRow(
            begins,
            (),
            Remark(said, {"line": str(begins), "last": str(ends)}, refuses=True),
        )
    return TableRow(begins, tuple(cells), wrong_width(begins, len(cells), width))


def wrong_width(line: int, found: int, width: int) -> Remark | None:
    """Return what to say of a row with ``found`` cells in a table that is ``width`` wide."""
    if found == width:
        return None
    said = N_(
        "Line {line} has {found} columns where the table has {expected}; a delimiter or a quote is missing."
    )
    return Remark(
        said,
        {"line": str(line), "found": str(found), "expected": str(width)},
        refuses=True,
    )


def _broken(lines: _Lines, begins: int, error: csv.Error) -> TableRow:
    if lines.ended or "field larger" in str(error):
        raise UnusableTable(
            N_(
                "{file}, line {line}: a quotation mark opens here and is not closed, so the lines after it cannot "
                "be told apart."
            ),
            file=lines.name,
            line=begins,
        ) from error
    said = N_("Line {line}: the quotation marks are not in order ({detail}).")
    return TableRow(
        begins,
        (),
        Remark(said, {"line": str(begins), "detail": str(error)}, refuses=True),
    )
