"""Tables on a page: which line stands in which cell, and what stands below the head of a column."""

from openroll.sources.page.lines.tables import Cell, below, cell_of, is_head
from openroll.sources.page.lines.text import read_text
from tests.sources.pages import page_of

GROUP = (
    "<table><thead><tr><th>Company</th><th>Company number</th></tr></thead>"
    "<tbody><tr><td>Larkspur Ltd</td><td>13579246</td></tr><tr><td>Vane Ltd</td><td>13579247</td></tr></tbody></table>"
    "<p>13579248</p>"
)


def test_lines_know_their_cells() -> None:
    page = read_text(page_of(GROUP))
    cells = [cell_of(line) for line in page.lines]
    tables = {cell.table for cell in cells if cell}
    assert len(tables) == 1
    table = tables.pop()
    assert cells == [
        *(Cell(table, row, column) for row in range(3) for column in range(2)),
        None,
    ]


def test_what_stands_below_a_head() -> None:
    page = read_text(page_of(GROUP))
    assert [line.text for line in below(page, 1)] == ["13579246", "13579247"]
    assert below(page, 2) == []
    assert below(page, 6) == []


def test_a_head_has_the_label_of_a_number_beside_it() -> None:
    page = read_text(page_of(GROUP))
    assert is_head(page, 0)
    assert not is_head(page, 2)
    pairs = read_text(page_of("<table><tr><td>Company</td><td>Larkspur Ltd</td></tr></table>"))
    assert not is_head(pairs, 0)


def test_plain_text_has_no_tables() -> None:
    page = read_text(page_of("Company number\n13579246\n", "text/plain; charset=utf-8"))
    assert cell_of(page.lines[0]) is None
    assert below(page, 0) == []
