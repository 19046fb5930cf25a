"""The harmonised transparency report, parts 1, 2, 3, 4 and 7, as CSV out of rows. Pure.

Implementing Regulation (EU) 2024/2835, Annex I. Every line of the templates is written, for every Member State;
what an agent cannot know stays empty. Each file is read again after it was written, and its numbers are counted a
second time, before anybody gets it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from openroll.core.csv_safe import lines as csv_lines
from openroll.core.errors import N_, CheckFailed

from . import counting, keys
from . import headings as h
from .checking import check_folder
from .findings import Level
from .headings import Part
from .recounting import differences
from .rows import Period, Row, Source, orders

# The template's second block lacks it; it is written nowhere but under TOTAL, as there.
_TOTAL_ONLY = "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE"
_CONTEXT_ORDERS = (
    "Orders that came through the register's desk. Orders to provide information do not come that way."
)
_CONTEXT_NOTICES = "Notices under Article 16 do not come through the register's desk."
_CONTEXT_APPEALS = "Complaints about decisions on what came through the register's desk."

Line = dict[str, str]


class ReportWrong(CheckFailed):
    """A report that was just made does not agree with itself or with its rows; it was not written."""

    code = "report-wrong"


@dataclass(frozen=True, slots=True)
class About:
    """Whose report it is; what is not known is empty or None."""

    period: Period
    provider: str = ""
    service: str = ""
    published: date | None = None
    previous: date | None = None


def make(about: About, rows: Sequence[Row]) -> dict[str, str]:
    """Return the files of the report by name, checked. Raises ReportWrong."""
    received = [row for row in rows if about.period.holds(row.received_at)]
    ordered = [row for row in received if row.source is Source.AUTHORITY and row.country in keys.EU]
    noticed = [row for row in received if row.source in (Source.NOTICE, Source.TRUSTED_FLAGGER)]
    appealed = [row for row in rows if about.period.holds(row.appeal_at)]
    made = {
        h.IDENTIFICATION: _identification(about),
        h.CATEGORIES: [dict(zip(h.CATEGORIES.columns, (*label, ""), strict=True)) for label in keys.labels()],
        h.MEMBER_STATES: _orders(about, ordered),
        h.NOTICES_PART: _notices(about, noticed),
        h.APPEALS: _appeals(about, appealed),
    }
    files = {f"{part.name}.csv": "".join(_csv(part, lines)) for part, lines in made.items()}
    _check(files, ordered)
    return files


def outside(rows: Iterable[Row], period: Period) -> int:
    """Return how many requests by authorities of other countries came: the template has no line for them."""
    asked = (row for row in rows if row.source is Source.AUTHORITY and row.country not in keys.EU)
    return len(orders(row for row in asked if period.holds(row.received_at)))


def _csv(part: Part, lines: Iterable[Line]) -> Iterable[str]:
    return csv_lines([part.columns, *([line.get(column, "") for column in part.columns] for line in lines)])


def _identification(about: About) -> list[Line]:
    values = (
        about.provider,
        about.published.isoformat() if about.published else "",
        about.previous.isoformat() if about.previous else "",
        about.period.first.isoformat(),
        about.period.last.isoformat(),
    )
    return [
        {h.APPLICABILITY: h.ALL, h.SERVICE: about.service, h.INDICATOR: indicator, h.VALUE: value}
        for indicator, value in zip(h.IDENTIFICATION_LINES, values, strict=True)
    ]


def _orders(about: About, rows: Sequence[Row]) -> list[Line]:
    found: list[Line] = []
    for scope in (keys.TOTAL, *keys.EU):
        here = [row for row in rows if scope in (keys.TOTAL, row.country)]
        for category, code in keys.lines(keys.NOT_SPECIFIED_ORDER):
            if code == _TOTAL_ONLY and scope != keys.TOTAL:
                continue
            line = _begin(about, h.ALL, code) | {h.SCOPE: scope}
            those = [row for row in here if _stands(keys.key_of_order(row.category), category, code)]
            line |= counting.of_orders(those)
            line[h.DESCRIPTION] = _description(code, [keys.key_of_order(row.category) for row in those])
            found.append(line)
    found[0][f"{h.CONTEXT}number of orders to act against illegal content received"] = _CONTEXT_ORDERS
    return found


def _notices(about: About, rows: Sequence[Row]) -> list[Line]:
    found: list[Line] = []
    for category, code in keys.lines(keys.NOT_SPECIFIED_NOTICE):
        line = _begin(about, h.HOSTING, code)
        if rows:
            those = [row for row in rows if _stands(keys.key_of_notice(row.category), category, code)]
            line |= counting.of_notices(those)
            line[h.DESCRIPTION] = _description(code, [keys.key_of_notice(row.category) for row in those])
        found.append(line)
    if not rows:
        found[0][f"{h.CONTEXT}{h.NOTICES}"] = _CONTEXT_NOTICES
    return found


def _appeals(about: About, rows: Sequence[Row]) -> list[Line]:
    values = counting.of_appeals(rows)
    found: list[Line] = []
    for number, (section, indicator, scope) in enumerate(h.APPEAL_LINES):
        line = _begin(about, h.PLATFORMS if number else h.ALL, "")
        line |= {h.SECTION: section, h.INDICATOR: indicator, h.SCOPE: scope}
        found.append(line | {h.VALUE: values.get((indicator, scope), "")})
    found[0]["Contextual Information"] = _CONTEXT_APPEALS
    return found


def _begin(about: About, applicability: str, code: str) -> Line:
    return {
        h.APPLICABILITY: applicability,
        h.SERVICE: about.service,
        h.PERIOD: str(about.period),
        h.CATEGORY: code,
    }


def _stands(key: keys.Key, category: str, code: str) -> bool:
    """Whether what has ``key`` is counted on the line ``code`` of ``category``."""
    return code == keys.TOTAL or (key.category == category and code in (category, key.keyword))


def _description(code: str, those: Sequence[keys.Key]) -> str:
    return "; ".join(sorted({key.text for key in those})) if code == keys.OTHER else ""


def _check(files: dict[str, str], ordered: Sequence[Row]) -> None:
    """Read what was written as if somebody else had, and count it again. Raises ReportWrong."""
    for finding in check_folder({name: text.encode() for name, text in files.items()}).findings:
        if finding.level is Level.ERROR:
            raise ReportWrong(
                N_("The report would be wrong in {file}, line {line}: {detail}"),
                file=finding.file,
                line=finding.line,
                detail=str(finding),
            )
    name = f"{h.MEMBER_STATES.name}.csv"
    for line, column in differences(files[name], ordered):
        raise ReportWrong(
            N_("The report would be wrong in {file}, line {line}: {detail}"),
            file=name,
            line=line,
            detail=column,
        )
