"""Checks a report that somebody made: a file, or all the files of one. Pure.

What each part must hold is Annex I of Implementing Regulation (EU) 2024/2835; what a statement of reasons must
hold, the EU database's documentation. docs/reports.md lists what is checked.
"""

from collections.abc import Mapping
from datetime import date

from openroll.core.errors import N_

from . import check_appeals, check_front, check_orders, check_statements
from . import headings as h
from .columns import layout
from .findings import Finding, Findings, Result, UnusableReport
from .table import read, text_of

# Which part a file is, whose period it says, and where it says so.
_Periods = dict[str, tuple[int, tuple[date, date]]]


def check_file(name: str, data: bytes) -> Result:
    """Return what is wrong with one file. Raises UnusableReport when it is no part that can be checked."""
    findings, part, _ = _check(name, data)
    return Result(tuple(findings), {name: part})


def check_folder(files: Mapping[str, bytes]) -> Result:
    """Return what is wrong with a report of several files, by their names; files that are no part are skipped.

    Raises UnusableReport when none is one.
    """
    findings, parts, skipped = list[Finding](), dict[str, int](), list[str]()
    periods: _Periods = {}
    for name in sorted(files):
        try:
            found, part, period = _check(name, files[name])
        except UnusableReport:
            skipped.append(name)
            continue
        findings += found
        parts[name] = part
        if period is not None:
            periods[name] = period
    if not parts:
        raise UnusableReport(N_("There is no file here that is a part of a report."))
    findings += _across(parts, periods)
    return Result(tuple(findings), parts, tuple(skipped))


def _check(name: str, data: bytes) -> tuple[list[Finding], int, tuple[int, tuple[date, date]] | None]:
    """Return the findings, the number of the part, and the period that it says with the line that says it."""
    found = Findings(name)
    if check_statements.looks_like(data):
        check_statements.check(text_of(data, found), found)
        return found.sorted(), 0, None
    table = read(data, found)
    laid = layout(table, found)
    if laid is None:
        raise UnusableReport(
            N_(
                "{file} is none of the parts that can be checked: 1, 2, 3, 4 and 7 of the harmonised report, and "
                "statements of reasons."
            ),
            file=name,
        )
    check = {
        h.IDENTIFICATION: check_front.identification,
        h.CATEGORIES: check_front.categories,
        h.MEMBER_STATES: check_orders.check,
        h.NOTICES_PART: check_orders.check,
        h.APPEALS: check_appeals.check,
    }[laid.part]
    period = check(table, laid, found)
    return found.sorted(), laid.part.number, period


def _across(parts: Mapping[str, int], periods: _Periods) -> list[Finding]:
    """Return what is wrong between the files: another period, a part that is not there."""
    found: list[Finding] = []
    reference = next(iter(sorted(periods, key=lambda name: (parts[name], name))), None)
    for name, (line, period) in periods.items():
        if reference is not None and period != periods[reference][1]:
            one = Findings(name)
            one.error(
                line,
                h.PERIOD,
                N_("The period differs from that of {other}: {first} to {last}."),
                other=reference,
                first=periods[reference][1][0],
                last=periods[reference][1][1],
            )
            found += one.found
    if any(parts.values()):
        for part in h.PARTS:
            if part.number not in parts.values():
                one = Findings(f"{part.name}.csv")
                one.remark(0, "", N_("Part {number} of the report is not here."), number=part.number)
                found += one.found
    return found
