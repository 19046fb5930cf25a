"""Tables with a column for each company: whose a value is, is said by the column in which it stands."""

from openroll.sources.page.lines.tables import cell_of
from openroll.sources.page.lines.text import Page

from .party import Party


class Columns:
    """Who is named in which column of the tables of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.named: dict[tuple[int, int], dict[int, Party]] = {}  # by table and row, then by column

    def note(self, party: Party, place: int) -> None:
        """Note that ``party`` is named at ``place``."""
        cell = cell_of(self.page.lines[self.page.line_at(place)]) if self.page.html else None
        if cell is not None:
            self.named.setdefault((cell.table, cell.row), {}).setdefault(cell.column, party)

    def owner(self, place: int) -> Party | None:
        """Return who is named in the column of ``place``, in a row above that names several."""
        rows = [row for row in self.named.items() if len(row[1]) > 1]
        cell = cell_of(self.page.lines[self.page.line_at(place)]) if rows else None
        if cell is None:
            return None
        for (table, row), columns in rows:
            if table == cell.table and row < cell.row and cell.column in columns:
                return columns[cell.column]
        return None
