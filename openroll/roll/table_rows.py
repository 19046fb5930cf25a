"""What a table is made of, whatever file it came from: rows with their line, and sentences about them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from openroll.core.errors import UnusableInput, fill

MOST_COLUMNS = 500
LONGEST_CELL = 100_000  # a cell beyond this is a quotation mark that was never closed


class UnusableTable(UnusableInput):
    """A file that cannot be read as a table. Parameters name the file and, where there is one, line and byte."""

    code = "unusable-table"


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a file or one of its lines: a message id with its ``{places}`` and what fills them.

    ``refuses`` says whether the line it is about is refused for it, or only a value was left out.
    """

    message: str
    params: Mapping[str, str] = field(default_factory=dict)
    refuses: bool = False

    def __str__(self) -> str:
        return fill(self.message, dict(self.params))


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as it stood. ``line`` is where it begins in a text file, or its running number in a JSON table.

    ``remark`` is set when the row itself is not in order (wrong number of columns, a broken quotation).
    """

    line: int
    cells: tuple[str, ...]
    remark: Remark | None = None
