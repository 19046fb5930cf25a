"""Dates, numbers and countries in the words of a language."""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from babel.units import format_unit

from openroll.core.clock import parse_rfc3339

# A number and what it counts stay on one line: the spaces in the patterns are no-break spaces. In Russian there is
# no "г." behind the year, because a date often ends a sentence, and two stops would stand there.
_DATE: Final = {"en": "d\u00a0MMMM\u00a0y", "ru": "d\u00a0MMMM\u00a0y"}
_MOMENT: Final = {language: f"{pattern}, HH:mm\u00a0'UTC'" for language, pattern in _DATE.items()}


@lru_cache(maxsize=8)
def locale(language: str) -> Locale:
    """Return Babel's locale; the British one for English, because dates are written day first."""
    return Locale.parse({"en": "en_GB"}.get(language, language))


@lru_cache(maxsize=65_536)
def number(value: int, language: str) -> str:
    """Return ``value`` with its digits grouped."""
    return str(format_decimal(value, locale=locale(language)))


@lru_cache(maxsize=16_384)
def duration(seconds: int, language: str) -> str:
    """Return a length of time in its two largest units: ``3 hrs 20 mins``."""
    units = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))
    first = next((n for n, (_, size) in enumerate(units) if seconds >= size), len(units) - 1)
    found: list[str] = []
    for unit, size in units[first : first + 2]:
        count, seconds = divmod(seconds, size)
        if count or not found:
            found.append(str(format_unit(count, unit, length="short", locale=locale(language))))
    return "\u0020".join(each.replace(" ", "\u00a0") for each in found)


@lru_cache(maxsize=4096)
def month(value: str, language: str) -> str:
    """Return a month such as ``2026-11`` in words; what is none is returned as it stands."""
    try:
        found = date.fromisoformat(f"{value}-01")
    except ValueError:
        return value
    return str(format_date(found, "LLLL\u00a0y", locale=locale(language)))


def moment(value: str | datetime | None, language: str) -> str:
    """Return a moment to the minute, in UTC; what is no RFC 3339 moment is returned as it stands."""
    parsed = _parsed(value)
    if parsed is None:
        return str(value or "")
    pattern = _MOMENT.get(language, _MOMENT["en"])
    return str(format_datetime(parsed, pattern, tzinfo=UTC, locale=locale(language)))


def day(value: str | datetime | date | None, language: str) -> str:
    """Return the day of a moment (in UTC), or a bare date such as ``2017-06-28``."""
    if isinstance(value, str) and len(value) == len("2017-06-28"):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return str(value)
    found = value if isinstance(value, date) and not isinstance(value, datetime) else _parsed(value)
    if found is None:
        return str(value or "")
    return str(format_date(found, _DATE.get(language, _DATE["en"]), locale=locale(language)))


def weekday(value: date, language: str, year: int | None = None) -> str:
    """Return ``value`` with the day of the week; without its year when that is ``year``."""
    comma = "," if language == "ru" else ""
    pattern = f"EEEE{comma} d\u00a0MMMM" + ("" if value.year == year else "\u00a0y")
    return str(format_date(value, pattern, locale=locale(language)))


def country(code: str, language: str) -> str:
    """Return the name of an ISO 3166-1 alpha-2 country; an unknown code is returned as it stands."""
    return str(locale(language).territories.get(code, code))


def _parsed(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    if not isinstance(value, str):
        return None
    try:
        return parse_rfc3339(value).astimezone(UTC)
    except ValueError:
        return None
