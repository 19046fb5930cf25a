"""Which part of the report a table is, and which column is which. Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from openroll.core.errors import N_

from . import headings as h
from . import keys
from .cells import short
from .findings import Findings
from .headings import PARTS, Part
from .table import Table

_CODE: Final = re.compile(r"(?:KEYWORD|STATEMENT_CATEGORY)_[A-Z_]+|TOTAL")
# Parts whose lines have no codes are told by how many they have.
_LINES: Final = {1: len(h.IDENTIFICATION_LINES), 7: len(h.APPEAL_LINES)}
_QUOTES: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\N{NO-BREAK SPACE}": " "})


@dataclass(frozen=True, slots=True)
class Layout:
    """The part, where each of its columns stands, and whether its words are another language's (then places count)."""

    part: Part
    places: dict[str, int]
    foreign: bool = False

    def cell(self, cells: tuple[str, ...], column: str) -> str:
        """Return what stands in ``column``, without spaces around it; empty where the line has no such cell."""
        place = self.places.get(column)
        return cells[place].strip() if place is not None and place < len(cells) else ""


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return ``text`` as it is compared: spaces, case and quotation marks do not count."""
    return " ".join(text.translate(_QUOTES).split()).casefold()


def layout(table: Table, found: Findings) -> Layout | None:
    """Return how ``table`` is laid out, noting headings that differ; None when it is no part that is known here."""
    names = [plain(heading) for heading in table.headings]
    wanted = {part: [plain(column) for column in part.columns] for part in PARTS}
    part = max(PARTS, key=lambda one: _alike(names, wanted[one]))
    if _alike(names, wanted[part]) > 0.5:
        if part is h.APPEALS and not _about_appeals(table):
            return None
        return Layout(part, _by_name(part, names, table, found))
    by_shape = _by_shape(table)
    if by_shape is None:
        return None
    found.error(
        1,
        "",
        N_(
            "The headings are not those of the English template; the columns are taken as they stand, for part {part}."
        ),
        part=by_shape.number,
    )
    return Layout(by_shape, {column: place for place, column in enumerate(by_shape.columns)}, foreign=True)


def _about_appeals(table: Table) -> bool:
    """Whether a table with the headings of part 7 is it: parts 8, 9 and 10 have the same."""
    sections = {plain(section) for section, *_ in h.APPEAL_LINES}
    return any(plain(cell) in sections for _, cells in table.lines for cell in cells)


def _alike(names: list[str], wanted: list[str]) -> float:
    both = set(names) & set(wanted)
    return len(both) / len(set(names) | set(wanted))


def _by_name(part: Part, names: list[str], table: Table, found: Findings) -> dict[str, int]:
    wanted = [plain(column) for column in part.columns]
    places = {
        column: names.index(name) for column, name in zip(part.columns, wanted, strict=True) if name in names
    }
    taken = set(places.values())
    for place, column in enumerate(part.columns):
        if column in places:
            continue
        if place < len(names) and place not in taken:
            places[column] = place
            taken.add(place)
            found.error(
                1,
                column,
                N_("The heading of column {number} is “{heading}” and not “{column}”."),
                number=place + 1,
                heading=short(table.headings[place]),
                column=column.strip(),
            )
        else:
            found.error(1, column, N_("The column “{column}” is missing."), column=column.strip())
    for place, heading in enumerate(table.headings):
        if place not in taken and heading.strip():
            found.error(1, "", N_("The template has no column “{heading}”."), heading=short(heading))
    order = [places[column] for column in part.columns if column in places]
    if order != sorted(order):
        found.error(1, "", N_("The columns do not stand in the order of the template."))
    return places


def _by_shape(table: Table) -> Part | None:
    """Return the part whose number of columns and whose codes the table has, whatever its headings say."""
    for part in PARTS:
        if len(part.columns) != len(table.headings):
            continue
        coded = next((one for one in (h.CATEGORY, h.PART_2_CODE) if one in part.columns), None)
        if coded is not None:
            place = part.columns.index(coded)
            cells = [cells[place].strip() for _, cells in table.lines if place < len(cells)]
            if cells and sum(bool(_CODE.fullmatch(cell)) for cell in cells) * 2 > len(cells):
                return part
        elif len(table.lines) == _LINES[part.number]:
            return part
    return None


def category_of(code: str, standing_below: str) -> str:
    """Return the category of ``code``, on a line below one of the category ``standing_below``; empty for TOTAL.

    A keyword names its category by itself, but for "other", of which each category has one.
    """
    if code.startswith(keys.CATEGORY):
        return code
    return keys.owners().get(code, standing_below) if code != keys.TOTAL else ""
