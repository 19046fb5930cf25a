"""Somebody else's CSV file, as far as it can be read: its encoding, its separator, its lines. Pure.

Implementing Regulation (EU) 2024/2835 asks for CSV as RFC 4180 has it, in UTF-8. What is written otherwise is read
where that is certain enough, and said.
"""

import codecs
import csv
import io
from dataclasses import dataclass
from typing import Final

from openroll.core.errors import N_

from .findings import Findings, UnusableReport

LARGEST: Final = 32_000_000  # bytes: the largest that was published has five million
MOST_LINES: Final = 200_000
LONGEST_CELL: Final = 131_072  # characters; csv stops there by itself
_SEPARATORS: Final = (",", ";", "\t", "|")
_NAMES: Final = {";": N_("a semicolon"), "\t": N_("a tab"), "|": N_("a bar")}
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Table:
    """The headings, and each further line with the number that it begins on; ``cut`` when more could not be read."""

    headings: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]
    cut: bool = False


def read(data: bytes, found: Findings) -> Table:
    """Return the table that ``data`` holds, noting how it should have been written. Raises UnusableReport."""
    text = text_of(data, found)
    first = 1
    head, _, rest = text.partition("\n")
    if head.strip().lower().startswith("sep=") and len(head.strip()) <= len("sep=;"):
        found.error(1, "", N_("A line that is meant for a spreadsheet stands before the headings."))
        text, first = rest, 2
    separator = _separator(text)
    if separator != ",":
        found.error(
            first, "", N_("The cells are separated by {sign}, not by a comma."), sign=_NAMES[separator]
        )
    records, cut = _records(text, separator, first, found)
    if not records:
        raise UnusableReport(N_("{file} is empty."), file=found.file)
    (_, headings), *lines = records
    _widths(len(headings), lines, found)
    return Table(headings, tuple(lines), cut)


def _widths(wanted: int, lines: list[tuple[int, tuple[str, ...]]], found: Findings) -> None:
    """Note each line that has not as many cells as there are headings (RFC 4180, section 2, rule 4).

    A comma too many puts all that follows into another column. Empty cells that a program left away at the end move
    nothing: that is a remark.
    """
    for number, row in lines:
        if len(row) != wanted:
            note = found.error if len(row) > wanted else found.remark
            note(
                number,
                "",
                N_("Cells in this line: {count}; headings above them: {wanted}."),
                count=len(row),
                wanted=wanted,
            )


def text_of(data: bytes, found: Findings) -> str:
    """Return ``data`` as text, noting an encoding that is not UTF-8. Raises UnusableReport."""
    if len(data) > LARGEST:
        raise UnusableReport(
            N_("{file} has more than {limit} bytes, which no report has."), file=found.file, limit=LARGEST
        )
    if data.startswith(_WORKBOOKS):
        raise UnusableReport(
            N_(
                "{file} is a workbook or an archive. Only CSV and JSON can be checked: save each sheet as CSV in UTF-8."
            ),
            file=found.file,
        )
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), None) or _unmarked(data)
    try:
        text = data.decode(codec)
    except UnicodeError:
        text = ""
    if not text.strip() or "\0" in text:
        raise UnusableReport(N_("{file} is empty, or not a text."), file=found.file)
    if codec == "utf-8-sig":
        found.remark(1, "", N_("The file begins with a byte order mark, which not every reader takes."))
    elif codec != "utf-8":
        found.error(1, "", N_("The file is written in {encoding}, not in UTF-8."), encoding=codec.upper())
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unmarked(data: bytes) -> str:
    """Name the encoding of text without a mark: UTF-16 shows by its empty bytes, what is left is Windows' letters."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if b"\0" not in data:
            return "utf-8"
    sample = data[:4096]
    if sample[1::2].count(0) > len(sample) // 4:
        return "utf-16-le"
    if sample[::2].count(0) > len(sample) // 4:
        return "utf-16-be"
    return "windows-1252"


def _separator(text: str) -> str:
    """Return what separates most cells of the first line."""

    def cells(separator: str) -> int:
        try:
            return len(next(csv.reader(io.StringIO(text), delimiter=separator), ()))
        except csv.Error:
            return 0

    return max(_SEPARATORS, key=cells)


def _records(
    text: str, separator: str, first: int, found: Findings
) -> tuple[list[tuple[int, tuple[str, ...]]], bool]:
    """Return the lines, and whether they end before the file does."""
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    records: list[tuple[int, tuple[str, ...]]] = []
    begins, empty, cut = first, 0, False
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append((begins, tuple(cells)))
            else:
                empty = empty or begins
            begins = first + reader.line_num
            if len(records) > MOST_LINES:
                raise UnusableReport(
                    N_("{file} has more than {limit} lines, which no report has."),
                    file=found.file,
                    limit=MOST_LINES,
                )
    except csv.Error as error:
        cut = True
        found.error(
            begins,
            "",
            N_("The line cannot be read as CSV, nor what follows it: {detail}."),
            detail=str(error),
        )
    if empty:
        found.remark(empty, "", N_("An empty line stands here, and perhaps more follow."))
    return records, cut
