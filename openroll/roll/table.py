"""Reads a table out of foreign bytes: CSV in its many spellings, or JSON. Pure.

A table is read through once when it is opened, so that a file that breaks off, or is not text all through, is
refused before its first row is used. Rows are then read again from the file each time; nothing is kept in memory.
"""

import hashlib
import io
import itertools
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import IO, BinaryIO, cast

from openroll.core.errors import N_

from . import table_csv, table_json
from .column_names import looks_like_headings
from .table_rows import Remark, TableRow, UnusableTable
from .table_text import CHUNK, Encoding, find_encoding, open_text

LARGEST_FILE = 1 << 30
SAMPLE_ROWS = 200
_SPOOLED = 1 << 23

_OTHER_KINDS = (
    (
        b"PK\x03\x04",
        N_("{file} is a workbook or an archive, not a CSV file. Save the sheet as “CSV UTF-8”."),
    ),
    (
        b"\xd0\xcf\x11\xe0",
        N_("{file} is an old Excel workbook, not a CSV file. Save the sheet as “CSV UTF-8”."),
    ),
    (b"%PDF", N_("{file} is a PDF document, not a table. Export the list as CSV.")),
    (b"\x1f\x8b", N_("{file} is compressed with gzip. Unpack it first.")),
)


@dataclass(frozen=True, slots=True)
class _Form:
    """How a file is read: by a layout when it is CSV, by the keys of its objects when it is JSON of that kind."""

    layout: table_csv.Layout | None
    keys: tuple[str, ...] | None
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was read through once and is in order as a file; its rows may still be refused one by one.

    ``headers`` is None where the first row is already data. ``sample`` holds the first rows, without headings.
    ``count`` is the number of rows, ``sha256`` the hash of the file's bytes, ``notes`` what a person should know.
    """

    name: str
    headers: tuple[str, ...] | None
    width: int
    count: int
    sha256: str
    notes: tuple[Remark, ...]
    sample: tuple[TableRow, ...]
    _file: "_File"
    _encoding: Encoding
    _form: "_Form"

    def rows(self) -> Iterator[TableRow]:
        """Yield the rows from the beginning, without the headings; each call reads the file anew."""
        return _skip(
            _read(self._file, self._encoding, self._form, self.name),
            self.headers,
            self._form,
        )

    def sample_column(self, at: int) -> list[str]:
        """Return what stands in one column (from 0) of the first rows that are in order."""
        return [row.cells[at] for row in self.sample if row.remark is None]

    def titles(self) -> tuple[str, ...]:
        """Return what each column is called when it is spoken of: its heading, else its number."""
        headings = self.headers or ("",) * self.width
        return tuple(heading.strip() or str(at) for at, heading in enumerate(headings, 1))


def read_table(data: BinaryIO | bytes, name: str, *, headings: bool | None = None) -> Table:
    """Return the table in ``data``; ``name`` is what the sentences call the file.

    ``headings`` says whether the first row names the columns; without it that is found out. A stream that cannot be
    wound back is copied to a temporary file. Raises UnusableTable: empty, not text, another kind of file, a wrong
    encoding (with line and byte), JSON that is damaged, a quotation that is not closed.
    """
    file = _File(data)
    sha256 = _measure(file, name)
    _refuse_other_kinds(file, name)
    encoding = find_encoding(file.open, name)
    form = _find_form(file, encoding, name)
    headers: tuple[str, ...] | None = form.keys
    if headers is None:
        headers, form = _find_headings(list(_head(file, encoding, form, name)), form, headings)
    rows = _skip(_read(file, encoding, form, name), headers, form)
    sample = tuple(itertools.islice(rows, SAMPLE_ROWS))
    count = len(sample) + sum(1 for _ in rows)
    notes = (encoding.remark,) if encoding.remark else ()
    return Table(name, headers, form.width, count, sha256, notes, sample, file, encoding, form)


def _find_form(file: "_File", encoding: Encoding, name: str) -> "_Form":
    with open_text(file.open, encoding) as text:
        if _is_json(file, encoding, name):
            keys, width = table_json.find_headers(table_json.read_elements(text, name), name)
            return _Form(None, keys, width)
        layout = table_csv.find_layout(text)
        return _Form(layout, None, layout.width)


def _find_headings(
    first: Sequence[TableRow], form: "_Form", wanted: bool | None
) -> tuple[tuple[str, ...] | None, "_Form"]:
    """Return the headings, if the first row is one, and the form with the width that they give it."""
    cells = first[0].cells if first else ()
    if (
        not cells
        or wanted is False
        or not (wanted or looks_like_headings(cells, [row.cells for row in first[1:]]))
    ):
        return None, form
    return tuple(cells), replace(form, width=len(cells))


def _head(file: "_File", encoding: Encoding, form: "_Form", name: str) -> Iterator[TableRow]:
    return itertools.islice(_read(file, encoding, form, name), SAMPLE_ROWS)


def _skip(rows: Iterator[TableRow], headers: tuple[str, ...] | None, form: "_Form") -> Iterator[TableRow]:
    """Pass over the row of the headings, where they are a row."""
    return itertools.islice(rows, int(headers is not None and form.keys is None), None)


def _read(file: "_File", encoding: Encoding, form: "_Form", name: str) -> Iterator[TableRow]:
    with open_text(file.open, encoding) as text:
        if form.layout is not None:
            yield from table_csv.read_rows(text, form.layout, form.width, name)
        else:
            yield from table_json.read_rows(table_json.read_elements(text, name), form.keys, form.width)


def _measure(file: "_File", name: str) -> str:
    """Return the file's hash. Raises UnusableTable when it is empty or too large."""
    digest, size = hashlib.sha256(), 0
    with file.open() as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            if size > LARGEST_FILE:
                raise UnusableTable(
                    N_("{file} is larger than {limit} bytes. Cut it into several files."),
                    file=name,
                    limit=LARGEST_FILE,
                )
    if not size:
        raise UnusableTable(N_("{file} is empty."), file=name)
    return digest.hexdigest()


def _refuse_other_kinds(file: "_File", name: str) -> None:
    with file.open() as stream:
        head = stream.read(1 << 12)
    for magic, said in _OTHER_KINDS:
        if head.startswith(magic):
            raise UnusableTable(said, file=name)
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if begins.startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise UnusableTable(
            N_("{file} is a web page or XML, not a table. Export the list as CSV."),
            file=name,
        )
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        raise UnusableTable(
            N_("{file} is not text; it holds zero bytes. Export the list as CSV."),
            file=name,
        )


def _is_json(file: "_File", encoding: Encoding, name: str) -> bool:
    with open_text(file.open, encoding) as text:
        begins = text.read(1 << 12).lstrip("\ufeff \t\r\n")[:1]
    if not begins:
        raise UnusableTable(N_("{file} is empty."), file=name)
    return begins in "[{" and not name.lower().endswith((".csv", ".tsv"))


class _File:
    """Bytes that can be read from the beginning any number of times, also by several readers at once."""

    def __init__(self, data: BinaryIO | bytes) -> None:
        if isinstance(data, bytes):
            data = io.BytesIO(data)
        if not data.seekable():
            data = _spool(data)
        self._data = data
        self._start = data.tell()

    def open(self) -> BinaryIO:
        """Return a reader of its own, at the beginning."""
        return cast(BinaryIO, io.BufferedReader(_Window(self._data, self._start), CHUNK))


def _spool(stream: BinaryIO) -> BinaryIO:
    # Lives as long as the table does: the operating system removes it when the last reader is gone.
    spooled: IO[bytes] = tempfile.SpooledTemporaryFile(_SPOOLED)  # noqa: SIM115  # outlives this function
    size = 0
    while (chunk := stream.read(CHUNK)) and size <= LARGEST_FILE:
        size += spooled.write(chunk)
    spooled.seek(0)
    return cast(BinaryIO, spooled)


class _Window(io.RawIOBase):
    """A reader with a place of its own in a file that others read too."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        super().__init__()
        self._file = file
        self._start = start
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = 0) -> int:
        if whence:
            raise io.UnsupportedOperation("only from the beginning")
        self._place = offset
        return offset

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # typeshed's Buffer is Python 3.12's
        self._file.seek(self._start + self._place)
        found = self._file.read(len(view))
        view[: len(found)] = found
        self._place += len(found)
        return len(found)
