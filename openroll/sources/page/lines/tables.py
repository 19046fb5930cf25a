"""Tables with a row for each company: what stands at the head of a column is the label of what stands below."""

import re
from dataclasses import dataclass
from typing import Final, TypeVar

from selectolax.lexbor import LexborNode

from openroll.core.late import Late
from openroll.sources.page.words.addresses import LABELS as PLACES
from openroll.sources.page.words.lexicon import Lexicon
from openroll.sources.page.words.numbers import LABELS as NUMBERS

from .lines import Line, Page

T = TypeVar("T")
_DEEPEST: Final = 8  # elements between a line and its cell
_CELLS: Final = frozenset({"td", "th"})
_MOST_ROWS: Final = 60
_BESIDE: Final = 4  # lines on either side of a head
_MOST_LINES: Final = 240
# What stands at the head of the column of values, beside "Name" or "Field".
_VALUES: Final = Late(
    r"(?:value|wert|angabe|inhalt|valeur|valor|valore|waarde|värde|værdi|verdi|arvo|väärtus|vērtība|reikšmė|wartość|hodnota|érték|"
    r"valoare|vrijednost|vrednost|значение|данные|значення|дані|стойност|вредност|τιμή|değer|details?|data|dato|datos|dati|dane|"
    r"údaj|údaje|adat|podatak|podaci|information|informacja|содержание)\W?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A line's place in a table: the table, and its row and column."""

    table: int
    row: int
    column: int


def cell_of(line: Line) -> Cell | None:
    """Return the cell that ``line`` stands in, None where it is in no table of several rows and columns."""
    node = line.node
    for _ in range(_DEEPEST):
        if node is None:
            return None
        if node.tag in _CELLS:
            break
        node = node.parent
    if node is None or node.tag not in _CELLS or (row := node.parent) is None:
        return None
    table = _table_of(row)
    if table is None:
        return None
    rows = table.css("tr")[:_MOST_ROWS]
    index = next((place for place, one in enumerate(rows) if one.mem_id == row.mem_id), None)
    return None if index is None else Cell(table.mem_id, index, _before(node))


def below(page: Page, index: int) -> list[Line]:
    """Return the lines below the line ``index`` in its column, when it stands at the head of one."""
    head = cell_of(page.lines[index])
    if head is None or head.row != 0:
        return []
    found = []
    for line in page.lines[index + 1 : index + 1 + _MOST_LINES]:
        cell = cell_of(line)
        if cell is None or cell.table != head.table:
            break
        if cell.row > 0 and cell.column == head.column:
            found.append(line)
    return found


def is_head(page: Page, index: int) -> bool:
    """Tell whether the line ``index`` is at the head of a column, beside the label of a number or an address."""
    cell = cell_of(page.lines[index])
    if cell is None or cell.row != 0:
        return False
    for line in page.lines[max(index - _BESIDE, 0) : index + _BESIDE + 1]:
        other = cell_of(line)
        if other is None or other.table != cell.table or other.row != 0 or other.column == cell.column:
            continue
        if _is_label(page, NUMBERS, line) or _is_label(page, PLACES, line) or _VALUES.fullmatch(line.text):
            return True
    return False


def _is_label(page: Page, lexicon: Lexicon[T], line: Line) -> bool:
    label = next(lexicon.scan(page.text, page.lower, line.start, line.end), None)
    return label is not None and label.start <= line.start + 1 and label.end >= line.end - 1


def _table_of(row: LexborNode) -> LexborNode | None:
    node: LexborNode | None = row.parent
    for _ in range(2):
        if node is not None and node.tag == "table":
            return node
        node = node.parent if node is not None else None
    return None


def _before(cell: LexborNode) -> int:
    """Return how many cells of its row stand before ``cell``."""
    count, node = 0, cell.prev
    while node is not None:
        count += node.tag in _CELLS
        node = node.prev
    return count


def is_of_same_part(line: Line, below: Line, *, alone: bool) -> bool:
    """Tell whether ``below`` can go on with what ``line`` began: not in the next cell of values, nor in another row.

    ``alone`` says that it would be a part by itself: a country's name at the head of the next row.
    """
    first, second = _cell(line), _cell(below)
    if first is None or second is None or first.mem_id == second.mem_id:
        return True
    one, other = first.parent, second.parent
    same_row = one is not None and other is not None and one.mem_id == other.mem_id
    return not (_before(first) > 0 if same_row else alone)


def next_cell(page: Page, index: int) -> Line | None:
    """Return the line below the line ``index``, where it is what stands in the next cell of its row."""
    if index + 1 >= len(page.lines):
        return None
    line, below = page.lines[index : index + 2]
    first, second = _cell(line), _cell(below)
    if first is None or second is None or first.mem_id == second.mem_id:
        return None
    one, other = first.parent, second.parent
    return below if one is not None and other is not None and one.mem_id == other.mem_id else None


def _cell(line: Line) -> LexborNode | None:
    node = line.node
    for _ in range(_DEEPEST):
        if node is None or node.tag in _CELLS:
            return node
        node = node.parent
    return None
