"""Which column of an existing list is what: guessed from headings and contents, or told by a small file. Pure.

The guess is always shown (``describe``) before anything is entered; a mapping file replaces it.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openroll.core.errors import N_, UnusableInput

from . import column_guess
from .column_names import FIELDS, SEVERAL, canonical_field, fold_heading
from .import_rows import ColumnMap, ImportRow, rows
from .import_values import is_empty, shown
from .table import Table
from .table_rows import Remark

__all__ = [
    "ColumnMap",
    "ImportRow",
    "UnusableMap",
    "describe",
    "guess_columns",
    "load_map",
    "parse_map",
    "rows",
]

LARGEST_MAP = 1 << 16


class UnusableMap(UnusableInput):
    """A mapping file that names what is not there. Parameters name the file, its line and the word."""

    code = "unusable-map"


def guess_columns(table: Table) -> ColumnMap:
    """Return what each column of ``table`` probably is: by its heading, else by what stands in it."""
    return column_guess.guess(table)


def load_map(path: Path, table: Table) -> ColumnMap:
    """Return the mapping that the file at ``path`` gives for ``table``. Raises UnusableMap."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnusableMap(
            N_("The mapping file {file} cannot be read: {detail}."),
            file=path.name,
            detail=error.strerror or "error",
        ) from error
    if len(data) > LARGEST_MAP:
        raise UnusableMap(N_("The mapping file {file} is too large."), file=path.name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableMap(
            N_("The mapping file {file} is not UTF-8 (byte {byte})."),
            file=path.name,
            byte=error.start,
        ) from error
    return parse_map(text, path.name, table)


def parse_map(text: str, file: str, table: Table) -> ColumnMap:
    """Return the mapping in ``text``: lines ``field: column``, by heading or by number from 1.

    A field that may be put together (address, domain, description) takes several: ``address: 3, 4, "Town, region"``.
    Raises UnusableMap for an unknown field or column, a field given twice, and a mapping without any name.
    """
    found: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#") or line == "---":
            continue
        word, colon, rest = line.partition(":")
        place = _Place(file, number)
        if not colon:
            raise UnusableMap(
                N_("{file}, line {line}: expected “field: column”, found “{found}”."),
                **place.params(found=line[:80]),
            )
        field = _field(word, place)
        if field in found:
            raise UnusableMap(
                N_("{file}, line {line}: the field {field} is given twice."),
                **place.params(field=field),
            )
        found[field] = _columns(field, rest, place, table)
    if "name" not in found and "service" not in found:
        raise UnusableMap(
            N_(
                "{file} names neither a column for the organiser's name (name) nor one for the service (service)."
            ),
            file=file,
        )
    return ColumnMap(
        {field: found[field] for field in FIELDS if field in found},
        dict.fromkeys(found, "map"),
        table,
    )


@dataclass(frozen=True, slots=True)
class _Place:
    file: str
    line: int

    def params(self, **more: object) -> dict[str, object]:
        return {"file": self.file, "line": self.line, **more}


def _field(word: str, place: _Place) -> str:
    field = canonical_field(word.strip(" \"'"))
    if field is None:
        raise UnusableMap(
            N_("{file}, line {line}: there is no field “{field}”. The fields are: {fields}."),
            **place.params(field=word.strip()[:80], fields=", ".join(FIELDS)),
        )
    return field


def _columns(field: str, rest: str, place: _Place, table: Table) -> tuple[int, ...]:
    wanted = _words(rest, table)
    if not wanted:
        raise UnusableMap(
            N_("{file}, line {line}: no column is given for {field}."),
            **place.params(field=field),
        )
    if len(wanted) > 1 and field not in SEVERAL:
        raise UnusableMap(
            N_("{file}, line {line}: {field} takes one column, not {count}."),
            **place.params(field=field, count=len(wanted)),
        )
    return tuple(_column(word, place, table) for word in wanted)


def _words(rest: str, table: Table) -> list[str]:
    """Return the columns named after the colon; a heading may hold a comma when it is the whole or is quoted."""
    text = rest.split(" #")[0].strip()
    if fold_heading(text) in {fold_heading(title) for title in table.headers or () if title.strip()}:
        return [text]
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1]
    if len(text) > 1 and text[0] == text[-1] == "'":
        return [text[1:-1]]
    cells = next(csv.reader([text], skipinitialspace=True), [])
    return [cell.strip() for cell in cells if cell.strip()]


def _column(word: str, place: _Place, table: Table) -> int:
    titles = table.headers or ()
    alike = [at for at, title in enumerate(titles) if title.strip() == word]
    alike = alike or [
        at for at, title in enumerate(titles) if word and fold_heading(title) == fold_heading(word)
    ]
    if len(alike) > 1:
        raise UnusableMap(
            N_("{file}, line {line}: {count} columns are headed “{column}”; name it by its number."),
            **place.params(count=len(alike), column=word),
        )
    if alike:
        return alike[0]
    if word.isascii() and word.isdigit() and len(word) < 6 and 1 <= int(word) <= table.width:
        return int(word) - 1
    raise UnusableMap(
        N_("{file}, line {line}: the table has no column “{column}”. Its columns are: {columns}."),
        **place.params(column=word[:80], columns=_listed(table)),
    )


def _listed(table: Table) -> str:
    titles = [
        f"{at} “{title.strip()[:40]}”" if title.strip() else str(at)
        for at, title in enumerate(table.headers or ("",) * table.width, 1)
    ]
    return ", ".join(titles[:60]) or "none"


_WHY: Mapping[str, tuple[str, str]] = {
    "heading": (
        N_("column {number}, “{title}”, is read as {field} (by its heading); for example: {example}"),
        N_("column {number} is read as {field} (by its heading); for example: {example}"),
    ),
    "contents": (
        N_("column {number}, “{title}”, is read as {field} (by what stands in it); for example: {example}"),
        N_("column {number} is read as {field} (by what stands in it); for example: {example}"),
    ),
    "map": (
        N_("column {number}, “{title}”, is read as {field} (by the mapping file); for example: {example}"),
        N_("column {number} is read as {field} (by the mapping file); for example: {example}"),
    ),
    "": (
        N_("column {number}, “{title}”, is not used; for example: {example}"),
        N_("column {number} is not used; for example: {example}"),
    ),
}


def describe(columns: ColumnMap) -> list[Remark]:
    """Return sentences that show the mapping, field by field, then the columns that are not used.

    ``str`` of each is English; its message is a message id.
    """
    table = columns.table
    lines = [
        _shown(table, at, field, columns.reasons[field])
        for field, places in columns.places.items()
        for at in places
    ]
    used = {at for places in columns.places.values() for at in places}
    lines += [_shown(table, at, "", "") for at in range(table.width) if at not in used]
    if not columns.names_anybody:
        lines.append(
            Remark(
                N_("no column is known to hold a name: say which with a mapping file (--map)"),
                refuses=True,
            )
        )
    return lines


def _shown(table: Table, at: int, field: str, reason: str) -> Remark:
    heading = " ".join((table.headers or ("",) * table.width)[at].split())[:60]
    titled, bare = _WHY[reason]
    params = {
        "number": str(at + 1),
        "field": field,
        "title": heading,
        "example": _example(table.sample_column(at)),
    }
    return Remark(titled if heading else bare, params)


def _example(cells: Sequence[str]) -> str:
    return next((shown(cell, 60) for cell in cells if not is_empty(cell)), "")
