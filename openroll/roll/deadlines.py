"""Deadlines in working days of the register's country, by the calendar of the ``holidays`` library."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

import holidays

from openroll.policy.model import Policy

WEEKEND = frozenset({5, 6})  # where no country is known


@lru_cache(maxsize=8)
def _calendar(country: str) -> holidays.HolidayBase:
    return holidays.country_holidays(country)


def is_working_day(day: date, country: str) -> bool:
    """Tell whether people work on ``day`` in ``country`` (ISO 3166, empty for none: Monday to Friday)."""
    if not country:
        return day.weekday() not in WEEKEND
    return bool(_calendar(country).is_working_day(day))


def end(start: datetime, days: int, country: str) -> datetime:
    """Return the end of the ``days``-th working day after the day of ``start``."""
    day = start.astimezone(UTC).date()
    left = days
    while left > 0:
        day += timedelta(days=1)
        left -= is_working_day(day, country)
    return datetime.combine(day, time(23, 59, 59), UTC)


def left(now: datetime, due: datetime, country: str) -> int:
    """Return how many working days come after the day of ``now`` up to that of ``due``: 0 on it, less when over."""
    today, last = now.astimezone(UTC).date(), due.astimezone(UTC).date()
    step = 1 if last >= today else -1
    first, final = (today, last) if step == 1 else (last, today)
    count = (final - first).days
    return step * sum(is_working_day(first + timedelta(days=n), country) for n in range(1, count + 1))


def begins(policy: Policy, name: str, now: datetime, country: str) -> datetime | None:
    """Return when the deadline ``name`` of ``policy`` ends if it begins ``now``; None when the policy has none."""
    days = policy.deadlines.get(name)
    return None if days is None else end(now, days, country)
