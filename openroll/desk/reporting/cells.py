"""Single cells of the report: whole numbers, hours, days, periods. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from openroll.core.errors import N_

from .findings import Findings

# The templates say so where something is to be filled in.
PLACEHOLDER_PERIOD: Final = "YYYY-MM-DD/YYYY-MM-DD"
PLACEHOLDER_DAY: Final = "YYYY-MM-DD"
PLACEHOLDER_TEXT: Final = "Text"
PLACEHOLDER_OTHER: Final = 'Text to detail the "Other" keyword.'

_LONGEST: Final = 15  # digits: more is no count, and int() of very many takes long
_WHOLE: Final = re.compile(rf"[0-9]{{1,{_LONGEST}}}")
_WITH_DECIMALS: Final = re.compile(rf"([0-9]{{1,{_LONGEST}}})\.0{{1,6}}")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:[,.'\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE} ][0-9]{3}){1,4}")
_HOURS: Final = re.compile(rf"[0-9]{{1,{_LONGEST}}}(?:\.([0-9]{{1,20}}))?")
_COMMA: Final = re.compile(rf"[0-9]{{1,{_LONGEST}}},[0-9]{{1,20}}")
_PERIOD: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{4}-[0-9]{2}-[0-9]{2})")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Hours:
    """A number of hours, and by how much it may be off because it was rounded."""

    value: Decimal
    slack: Decimal


def count(text: str, line: int, column: str, found: Findings) -> int | None:
    """Return the whole number that a cell says, noting what is none; None for an empty cell and what cannot be read."""
    if not text:
        return None
    if _WHOLE.fullmatch(text):
        return int(text)
    if match := _WITH_DECIMALS.fullmatch(text):
        found.remark(line, column, N_("“{text}” is a count: it is written without decimals."), text=text)
        return int(match[1])
    if _GROUPED.fullmatch(text):
        found.error(line, column, N_("“{text}” is no whole number: digits are not grouped."), text=text)
        return int(re.sub(r"[^0-9]", "", text))
    found.error(line, column, N_("“{text}” is no whole number."), text=short(text))
    return None


def hours(text: str, line: int, column: str, found: Findings) -> Hours | None:
    """Return the hours that a cell says, noting what are none; None for an empty cell and what cannot be read."""
    if not text:
        return None
    number = text
    if _COMMA.fullmatch(text):
        found.error(line, column, N_("“{text}”: decimals stand after a point, not after a comma."), text=text)
        number = text.replace(",", ".")
    if match := _HOURS.fullmatch(number):
        return Hours(Decimal(number), Decimal(1).scaleb(-len(match[1] or "")))
    found.error(
        line,
        column,
        N_("“{text}” is no number of hours. A median time is a number, as 8.28."),
        text=short(text),
    )
    return None


def day(text: str) -> date | None:
    """Return the day that ``text`` writes as 2026-01-31, None for anything else."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def period(text: str) -> tuple[date, date] | None:
    """Return the first and the last day that ``text`` writes as 2026-01-01/2026-06-30, None for anything else."""
    match = _PERIOD.fullmatch(text)
    if match is None:
        return None
    first, last = day(match[1]), day(match[2])
    return (first, last) if first and last and first <= last else None


def short(text: str, most: int = 60) -> str:
    """Return ``text`` on one line, and not longer than a sentence can bear."""
    one_line = " ".join("".join(letter if letter.isprintable() else " " for letter in text[:500]).split())
    return one_line if len(one_line) <= most else f"{one_line[: most - 1]}…"
