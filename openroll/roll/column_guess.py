"""Guesses what the columns of a table are: first by their headings, then by what stands in them. Pure."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from .column_names import (
    FIELDS,
    PLAIN_NAME,
    RUNNING_NUMBER,
    SEVERAL,
    field_of_heading,
    fold_heading,
)
from .import_identifiers import read_country, read_number
from .import_rows import ColumnMap
from .import_values import is_empty, read_date
from .table import Table

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_HOST = re.compile(
    r"(?:https?://)?(?:[^\s/@.:;,]+\.)+[^\W\d_][\w-]+(?::\d+)?(?:[/?#;,\s].*)?",
    re.IGNORECASE | re.DOTALL,
)
_SECTOR = re.compile(r"\b(?:sektor|sector|отрасль|сектор|branża|kategori\w*|category)\b", re.IGNORECASE)
_LEGAL_FORM = re.compile(
    r"(?<!\w)(?:ltd|limited|llc|llp|plc|inc|incorporated|corp|corporation|company|co|gmbh|ag|kg|ug|b\.?v|n\.?v|s\.?a|"
    r"s\.?a\.?r\.?l|sas|s\.?r\.?l|s\.?p\.?a|sp\.? z o\.? ?o|s\.?l|oy|oyj|ab|a/?s|aps|pte|pty|sdn|bhd|k\.?k|pt|cv|"
    r"ооо|оао|зао|пао|ао|ип|нао|тоо|чуп|spółka|ltda|d\.?o\.?o|kft|zrt|s\.?r\.?o|foundation|holdings?)(?!\w)",
    re.IGNORECASE,
)
_FEW = 8  # values that a column of kinds has at most, however long the list


def guess(table: Table) -> ColumnMap:
    """Return the guessed map of ``table``; fields that nothing speaks for are left out."""
    places: dict[str, tuple[int, ...]] = {}
    reasons: dict[str, str] = {}
    columns = [_Column(at, table.sample_column(at)) for at in range(table.width)]
    _by_headings(table, columns, places, reasons)
    # A table with headings of which none is a name was probably written for another reader; contents may help.
    if table.headers is None or not ({"name", "service"} & places.keys()):
        _by_contents(columns, places, reasons)
    return ColumnMap({field: places[field] for field in FIELDS if field in places}, reasons, table)


class _Column:
    """What stands in one column of the sample, and what share of it is of a kind."""

    def __init__(self, at: int, cells: Sequence[str]) -> None:
        self.at = at
        self.cells = [cell.strip() for cell in cells if not is_empty(cell)]

    def share(self, pattern: re.Pattern[str], *, whole: bool = True) -> float:
        test = pattern.fullmatch if whole else pattern.search
        return self._share([bool(test(cell)) for cell in self.cells])

    def dates(self) -> float:
        return self._share([read_date(cell) is not None for cell in self.cells])

    def countries(self) -> float:
        return self._share([read_country(cell) is not None for cell in self.cells])

    def runs(self) -> bool:
        """Say whether the cells count on: 1, 2, 3, …"""
        numbers = [int(cell) for cell in self.cells if cell.isascii() and cell.isdigit() and len(cell) < 10]
        steps = {b - a for a, b in itertools.pairwise(numbers)}
        return len(numbers) == len(self.cells) > 0 and (
            steps <= {1} or (numbers[0] == 1 and len(numbers) == 1)
        )

    def details(self) -> bool:
        """Say whether the cells are links that differ only in their last part: each leads to one record."""
        if self.share(_LINK) < 1:
            return False
        cut = [cell.rstrip("/").rpartition("/") for cell in self.cells]
        pages = all(cell.rstrip("/").count("/") >= 4 for cell in self.cells)  # https://host/folder/record
        return (
            pages and len({start for start, _, _ in cut}) == 1 and len({end for _, _, end in cut}) == len(cut)
        )

    def distinct(self) -> int:
        return len(set(self.cells))

    def letters(self) -> bool:
        return sum(any(char.isalpha() for char in cell) for cell in self.cells) * 2 > len(self.cells)

    def _share(self, found: Sequence[bool]) -> float:
        return sum(found) / len(found) if found else 0.0


def _by_headings(
    table: Table,
    columns: Sequence[_Column],
    places: dict[str, tuple[int, ...]],
    reasons: dict[str, str],
) -> None:
    scored: list[tuple[int, int, str]] = []
    plain: list[int] = []
    running: list[int] = []
    for at, title in enumerate(table.headers or ()):
        folded = fold_heading(title)
        known = field_of_heading(title)
        if folded in PLAIN_NAME:
            plain.append(at)
        elif folded in RUNNING_NUMBER:
            running.append(at)
        elif known is not None:
            bonus = 50 if known[0] == "reference" and columns[at].details() else 0
            scored.append((-known[1] - bonus, at, known[0]))
    for _, at, field in sorted(scored):
        if field not in places:
            places[field] = (at,)
        elif field in SEVERAL:
            places[field] = tuple(sorted((*places[field], at)))
    for at in plain:  # a bare “name” is the organiser's, unless another column is
        wanted = next((field for field in ("name", "service") if field not in places), None)
        if wanted:
            places[wanted] = (at,)
    for at in list(running):
        if "number" not in places and _are_register_numbers(table, columns[at], places.get("country")):
            places["number"] = (at,)
            running.remove(at)
    for at in sorted(
        running, key=lambda at: columns[at].runs()
    ):  # better a number of the list's own than 1, 2, 3
        places.setdefault("reference", (at,))
    reasons.update(dict.fromkeys(places, "heading"))


def _are_register_numbers(table: Table, column: _Column, country: tuple[int, ...] | None) -> bool:
    """Say whether a column that is just called a number holds what the rows' countries' registers could give."""
    if country is None or column.runs():
        return False
    rows = [row.cells for row in table.sample if row.remark is None]
    filled = [cells for cells in rows if not is_empty(cells[column.at])]
    fit = [
        (found := read_number(cells[column.at], code, None)) is not None and found[1] is not None
        for cells in filled
        if (code := read_country(cells[country[0]])) is not None
    ]
    return sum(fit) * 2 > len(filled)


def _by_contents(
    columns: Sequence[_Column],
    places: dict[str, tuple[int, ...]],
    reasons: dict[str, str],
) -> None:
    taken = {at for found in places.values() for at in found}
    left = [column for column in columns if column.at not in taken and column.cells]
    texts: list[_Column] = []
    found: dict[str, _Column] = {}
    for column in left:
        kind = _kind(column)
        if kind == "text":
            texts.append(column)
        elif kind == "reference" and column.details():
            found[kind] = column  # beats a running number
        elif kind:
            found.setdefault(kind, column)
    _name_the_texts(texts, found, places)
    for field, column in found.items():
        if field not in places:
            places[field] = (column.at,)
            reasons[field] = "contents"


def _kind(column: _Column) -> str | None:
    if column.share(_EMAIL) >= 0.8:
        return "email"
    if column.details():
        return "reference"
    if column.share(_HOST) >= 0.6:
        return "domain"
    if column.dates() >= 0.8:
        return "date"
    if column.runs():
        return "reference"
    if column.countries() >= 0.8:
        return "country"
    return "text" if column.letters() else None


def _name_the_texts(
    texts: list[_Column], found: dict[str, _Column], places: dict[str, tuple[int, ...]]
) -> None:
    """Tell kinds, organisers and services apart: kinds are few, organisers have legal forms and repeat."""
    sectors = [column for column in texts if column.share(_SECTOR, whole=False) >= 0.8 or _is_kind(column)]
    names = [column for column in texts if column not in sectors]
    if not names:
        names, sectors = sectors, []
    if sectors:
        found["description"] = sectors[0]
    names = names[:4]
    if "name" not in places and names:
        forms = {column.at: column.share(_LEGAL_FORM, whole=False) for column in names}
        best = max(
            names,
            key=lambda column: (
                round(forms[column.at], 1),
                -column.distinct(),
                -column.at,
            ),
        )
        if not places and not found and forms[best.at] < 0.5:
            return  # text and nothing else: it could be anything
        found["name"] = best
        names.remove(best)
    if "service" not in places and names:
        found["service"] = names[0]


def _is_kind(column: _Column) -> bool:
    few = column.distinct()
    commonest = Counter(column.cells).most_common(1)[0][1]
    return len(column.cells) >= 20 and few <= _FEW and commonest > 3
