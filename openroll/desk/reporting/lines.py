"""What the lines of several parts have in common: period, service, and who they apply to. Pure."""

from datetime import date

from openroll.core.errors import N_

from . import cells
from . import headings as h
from .columns import Layout, plain
from .findings import Findings

Line = tuple[int, tuple[str, ...]]
Period = tuple[int, tuple[date, date]]


class Common:
    """Looks at the first columns of one line after the other, and remembers the period that the first of them says."""

    def __init__(self, laid: Layout, found: Findings) -> None:
        self.period: Period | None = None
        self._laid = laid
        self._found = found
        self._nameless = 0

    def look(self, line: Line, applicability: str) -> None:
        """Check one line, which applies to ``applicability``."""
        number, row = line
        self._period(number, self._laid.cell(row, h.PERIOD))
        if not self._laid.cell(row, h.SERVICE):
            self._nameless = self._nameless or number
        said = self._laid.cell(row, h.APPLICABILITY)
        if (
            h.APPLICABILITY in self._laid.places
            and not self._laid.foreign
            and plain(said) != plain(applicability)
        ):
            self._found.remark(
                number,
                h.APPLICABILITY,
                N_("“{text}” stands where the template says “{wanted}”."),
                text=cells.short(said),
                wanted=applicability,
            )

    def end(self) -> Period | None:
        """Note what is about all lines; return the period."""
        if self._nameless:
            self._found.remark(self._nameless, h.SERVICE, N_("No service is named."))
        return self.period

    def _period(self, number: int, said: str) -> None:
        if h.PERIOD not in self._laid.places:
            return
        if said == cells.PLACEHOLDER_PERIOD:
            self._found.error(number, h.PERIOD, N_("The template's placeholder was not filled in."))
            return
        period = cells.period(said)
        if period is None:
            self._found.error(
                number,
                h.PERIOD,
                N_("“{text}” is no period. It is written as 2026-01-01/2026-06-30."),
                text=cells.short(said),
            )
        elif self.period is None:
            self.period = (number, period)
        elif self.period[1] != period:
            self._found.error(
                number, h.PERIOD, N_("The period differs from that on line {line}."), line=self.period[0]
            )
