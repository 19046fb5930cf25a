"""Cells of CSV files that no spreadsheet takes for a formula, and that hide nothing. Pure."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from .unseen import visible

# A spreadsheet computes a cell that begins so (OWASP, "CSV Injection"); some skip what stands before.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: object) -> str:
    """Return ``value`` as a cell; None is empty.

    What could be a formula gets an apostrophe before it, and letters that nobody sees are written like [U+202E].
    """
    text = "" if value is None else visible(str(value))
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Return the lines of a CSV file (RFC 4180), one for each row: every cell quoted, none a formula."""
    for row in rows:
        written = io.StringIO()
        csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow([cell(one) for one in row])
        yield written.getvalue()
