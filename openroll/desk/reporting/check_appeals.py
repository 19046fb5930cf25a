"""Part 7 of a report: complaints, disputes and suspensions. Pure."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from openroll.core.errors import N_

from . import cells
from . import headings as h
from .cells import Hours
from .columns import Layout, plain
from .findings import Findings
from .lines import Common, Period
from .table import Table

_HUNDRED: Final = Decimal(100)
_Where = tuple[str, str]  # indicator and scope
# What a trusted flagger complains of may be counted among what all who sent notices do: then it is not added.
_SURE: Final = h.ABOUT[:-1]


class _Values:
    """The values of the lines, each with the line's number."""

    def __init__(self) -> None:
        self.lines: dict[_Where, int] = {}
        self.counts: dict[_Where, int] = {}
        self.medians: dict[_Where, Hours] = {}

    def counted(self, wheres: Iterable[_Where]) -> list[int]:
        """Return the numbers that are there."""
        return [self.counts[where] for where in wheres if where in self.counts]


def check(table: Table, laid: Layout, found: Findings) -> Period | None:
    """Check part 7, and return the period that it says."""
    common, services = Common(laid, found), dict[str, _Values]()
    wanted = {tuple(plain(cell) for cell in line): line for line in h.APPEAL_LINES}
    for place, (number, row) in enumerate(table.lines):
        said = tuple(plain(laid.cell(row, column)) for column in (h.SECTION, h.INDICATOR, h.SCOPE))
        line = wanted.get(said)
        if laid.foreign and place < len(h.APPEAL_LINES):
            line = h.APPEAL_LINES[place]
        common.look((number, row), h.ALL if line == h.APPEAL_LINES[0] else h.PLATFORMS)
        if line is None:
            text = " / ".join(laid.cell(row, column) for column in (h.SECTION, h.INDICATOR, h.SCOPE))
            found.error(
                number, h.INDICATOR, N_("The template has no line “{text}”."), text=cells.short(text, 200)
            )
            continue
        values = services.setdefault(plain(laid.cell(row, h.SERVICE)), _Values())
        _, indicator, scope = line
        if (indicator, scope) in values.lines:
            found.error(
                number,
                h.INDICATOR,
                N_("Line {line} is about the same."),
                line=values.lines[(indicator, scope)],
            )
            continue
        values.lines[(indicator, scope)] = number
        _value(values, (indicator, scope), laid.cell(row, h.VALUE), found)
    for values in services.values() if not table.cut else ():
        _complete(values, found)
        _decided(values, found)
        _added(values, found)
    if not services:
        found.error(0, "", N_("There is no line below the headings."))
    return common.end()


def _value(values: _Values, where: _Where, text: str, found: Findings) -> None:
    number, (_, scope) = values.lines[where], where
    if scope == h.MEDIAN:
        median = cells.hours(text, number, h.VALUE, found)
        if median is not None:
            values.medians[where] = median
    elif scope == h.IMPLEMENTED:
        share = cells.hours(text.removesuffix("%").strip(), number, h.VALUE, found)
        if share is not None and share.value > _HUNDRED:
            found.error(
                number, h.VALUE, N_("“{text}” is more than all: a percentage ends with 100."), text=text
            )
    else:
        count = cells.count(text, number, h.VALUE, found)
        if count is not None:
            values.counts[where] = count


def _complete(values: _Values, found: Findings) -> None:
    for _, indicator, scope in h.APPEAL_LINES:
        if (indicator, scope) not in values.lines:
            found.error(
                0, h.INDICATOR, N_("The line “{text}” is missing."), text=f"{indicator.strip()} / {scope}"
            )


def _decided(values: _Values, found: Findings) -> None:
    """No more can be decided than was complained of; there is no median of nothing."""
    for indicator in dict.fromkeys(indicator for indicator, _ in values.lines):
        total = values.counts.get((indicator, h.NUMBER))
        decided = sum(values.counted((indicator, scope) for scope in (*h.DECIDED, h.OMITTED)))
        line = values.lines.get((indicator, h.NUMBER), 0)
        if total is None and decided:
            found.error(line, h.VALUE, N_("No total, and {sum} of it were decided."), sum=decided)
        elif total is not None and decided > total:
            found.error(
                line,
                h.VALUE,
                N_("{number} in total, and {sum} of them were decided."),
                number=total,
                sum=decided,
            )
        median = values.medians.get((indicator, h.MEDIAN))
        if total == 0 and median is not None and median.value:
            found.error(
                values.lines[(indicator, h.MEDIAN)],
                h.VALUE,
                N_("A median of {hours} hours, and nothing that it could be of: “{column}” is 0."),
                hours=median.value,
                column=h.NUMBER,
            )


def _added(values: _Values, found: Findings) -> None:
    """All complaints are those about each kind of decision added up, as are their outcomes."""
    for scope in (h.NUMBER, *h.DECIDED):
        whole = values.counts.get((h.SUBMITTED, scope))
        each = [(about, scope) for about in h.ABOUT]
        said, sure = values.counted(each), values.counted((about, scope) for about in _SURE)
        if whole is None or not said:
            continue
        if sum(sure) > whole or (len(said) == len(each) and sum(said) < whole):
            found.error(
                values.lines[(h.SUBMITTED, scope)],
                h.VALUE,
                N_("{number} here, and {which} add up to {sum}."),
                number=whole,
                which=N_("the complaints about each kind of decision"),
                sum=sum(said),
            )
