"""Parts 1 and 2 of a report: whose it is and of when, and the names of the categories. Pure."""

from datetime import date, timedelta
from typing import Final

from openroll.core.errors import N_

from . import cells, keys
from . import headings as h
from .columns import Layout, plain
from .findings import Findings
from .lines import Period
from .table import Table

# Implementing Regulation (EU) 2024/2835: a report is published two months after its period at the latest.
_LATEST: Final = timedelta(days=62)


def identification(table: Table, laid: Layout, found: Findings) -> Period | None:
    """Check part 1, and return the period that it says."""
    days: dict[str, tuple[int, date]] = {}
    seen: dict[str, int] = {}
    wanted = {plain(indicator): indicator for indicator in h.IDENTIFICATION_LINES}
    for place, (number, row) in enumerate(table.lines):
        said = laid.cell(row, h.INDICATOR)
        indicator = wanted.get(plain(said))
        if laid.foreign and place < len(h.IDENTIFICATION_LINES):
            indicator = h.IDENTIFICATION_LINES[place]
        if indicator is None:
            found.error(number, h.INDICATOR, N_("The template has no line “{text}”."), text=cells.short(said))
            continue
        if indicator in seen:
            found.error(number, h.INDICATOR, N_("Line {line} says the same."), line=seen[indicator])
        seen.setdefault(indicator, number)
        value = laid.cell(row, h.VALUE)
        if value in ("", cells.PLACEHOLDER_TEXT, cells.PLACEHOLDER_DAY):
            level = found.error if value else found.remark
            level(number, h.VALUE, N_("“{indicator}” is not filled in."), indicator=indicator)
        elif indicator != h.PROVIDER:
            moment = cells.day(value)
            if moment is None:
                found.error(
                    number,
                    h.VALUE,
                    N_("“{text}” is no date. It is written as 2026-01-31."),
                    text=cells.short(value),
                )
            else:
                days.setdefault(indicator, (number, moment))
    for indicator in h.IDENTIFICATION_LINES:
        if indicator not in seen:
            found.error(0, h.INDICATOR, N_("The line “{text}” is missing."), text=indicator)
    return _order(days, found)


def _order(days: dict[str, tuple[int, date]], found: Findings) -> Period | None:
    """Check that the dates follow each other."""
    begins, ends = days.get(h.BEGINS), days.get(h.ENDS)
    published, previous = days.get(h.PUBLISHED), days.get(h.PREVIOUS)
    if previous and published and previous[1] >= published[1]:
        found.error(
            previous[0], h.VALUE, N_("The previous report cannot have been published later than this one.")
        )
    if ends and published and published[1] <= ends[1]:
        found.error(
            published[0], h.VALUE, N_("The report cannot have been published before its period ended.")
        )
    if ends and published and published[1] > ends[1] + _LATEST:
        found.remark(
            published[0], h.VALUE, N_("The report was published later than two months after its period.")
        )
    if begins and ends:
        if begins[1] <= ends[1]:
            return begins[0], (begins[1], ends[1])
        found.error(ends[0], h.VALUE, N_("The period ends before it begins."))
    return None


def categories(table: Table, laid: Layout, found: Findings) -> None:
    """Check part 2: the template has nothing to fill in but remarks."""
    wanted = keys.labels()
    said = [(number, laid.cell(row, h.PART_2_CODE), row) for number, row in table.lines]
    label, description = h.CATEGORIES.columns[:2]
    # The keyword "other" has a line in each category: lines are told apart by label and code.
    lines = {(name, code): text for name, text, code in wanted}
    seen: dict[tuple[str, str], int] = {}
    for place, (number, code, row) in enumerate(said):
        name = next((one for one, *_ in wanted if plain(one) == plain(laid.cell(row, label))), "")
        if laid.foreign and place < len(wanted):
            name = wanted[place][0]
        if (name, code) not in lines:
            found.error(
                number,
                h.PART_2_CODE,
                N_("The template has no line “{label}” with {code}."),
                label=cells.short(laid.cell(row, label)),
                code=cells.short(code) or "–",
            )
            continue
        if (name, code) in seen:
            found.error(number, h.PART_2_CODE, N_("Line {line} says the same."), line=seen[(name, code)])
        seen.setdefault((name, code), number)
        if not laid.foreign and plain(laid.cell(row, description)) != plain(lines[(name, code)]):
            found.remark(
                number,
                description,
                N_("“{text}” stands where the template says “{wanted}”."),
                text=cells.short(laid.cell(row, description)),
                wanted=lines[(name, code)],
            )
    for name, code in lines:
        if (name, code) not in seen:
            found.error(
                0, h.PART_2_CODE, N_("The line “{label}” with {code} is missing."), label=name, code=code
            )
