"""Deadlines in working days of the register's country, by the calendar of the ``holidays`` library.

A deadline ends at the end of its last day there: in the register's time zone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from openroll.core.errors import N_, UnusableInput
from openroll.policy.model import Policy

if TYPE_CHECKING:
    from holidays import HolidayBase

WEEKEND: Final = frozenset({5, 6})  # where no country is known
# Working days, where a policy says nothing.
DEFAULTS: Final[Mapping[str, int]] = {"answer": 10, "decision": 30, "contest": 30, "correction": 10}
# What happens at the end of a deadline.
THEN: Final[Mapping[str, str]] = {
    "answer": N_("Then the case lapses."),
    "decision": N_("Then a person is late; nothing happens by itself."),
    "correction": N_("Then a person is late; nothing happens by itself."),
    "contest": N_("Then the case is closed."),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a register works: a country of ISO 3166, with its part where there is one ("DE-BY"), and a time zone.

    Without a country people work from Monday to Friday; without a time zone days are those of UTC.
    """

    country: str = ""
    zone: str = ""

    def day(self, moment: datetime) -> date:
        """Return the day that it is there at ``moment``."""
        return moment.astimezone(_zone(self.zone)).date()

    def end_of(self, day: date) -> datetime:
        """Return the last second of ``day`` there."""
        return datetime.combine(day, time(23, 59, 59), _zone(self.zone)).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A deadline counted aloud: the forms of a message for one and for many, how many days, and the last day.

    ``{count}`` and ``{day}`` are the places of both forms.
    """

    one: str
    many: str
    count: int
    day: date
    over: bool


def check(place: Place) -> None:
    """Raise UnusableInput when nobody keeps a calendar of the country, or there is no such time zone."""
    try:
        _calendar(place.country)
    except NotImplementedError:
        raise UnusableInput(
            N_(
                "There is no calendar of the country {country}. Write a code of ISO 3166, such as GB, or with its "
                "part, such as DE-BY."
            ),
            country=place.country,
        ) from None
    try:
        _zone(place.zone)
    except (LookupError, ValueError, OSError):
        raise UnusableInput(
            N_("There is no time zone {zone}. Write one as Europe/London."), zone=place.zone
        ) from None


@lru_cache(maxsize=4096)
def is_working_day(day: date, place: Place) -> bool:
    """Tell whether people work on ``day`` there."""
    calendar = _calendar(place.country)
    return day.weekday() not in WEEKEND if calendar is None else bool(calendar.is_working_day(day))


def end(start: datetime, days: int, place: Place) -> datetime:
    """Return the end of the ``days``-th working day after the day of ``start``."""
    day = place.day(start)
    left = days
    while left > 0:
        day += timedelta(days=1)
        left -= is_working_day(day, place)
    return place.end_of(day)


def left(now: datetime, due: datetime, place: Place) -> int:
    """Return how many working days come after the day of ``now`` up to that of ``due``: 0 on it, less when over."""
    today, last = place.day(now), place.day(due)
    first, final = min(today, last), max(today, last)
    days = (first + timedelta(days=n) for n in range(1, (final - first).days + 1))
    count = sum(is_working_day(day, place) for day in days)
    return count if last >= today else -count


def begins(policy: Policy, name: str, now: datetime, place: Place) -> datetime | None:
    """Return when the deadline ``name`` ends if it begins ``now``; None when neither the policy nor we have one."""
    days = policy.deadlines.get(name, DEFAULTS.get(name))
    return None if days is None else end(now, days, place)


def spoken(now: datetime, due: datetime, place: Place) -> Spoken:
    """Return the deadline ``due`` counted aloud."""
    count, day = left(now, due, place), place.day(due)
    if now <= due and day == place.day(now):
        forms = ngettext("until the end of today, {day}", "until the end of today, {day}")
    elif now <= due:
        forms = ngettext("{count} working day left, until {day}", "{count} working days left, until {day}")
    elif count == 0:  # the days since were free
        forms = ngettext("over since {day}", "over since {day}")
    else:
        forms = ngettext("{count} working day over, since {day}", "{count} working days over, since {day}")
    return Spoken(*forms, abs(count), day, now > due)


def ngettext(one: str, many: str) -> tuple[str, str]:
    """Mark the forms of a message for the catalogue, and return them unchanged."""
    return one, many


@lru_cache(maxsize=8)
def _calendar(country: str) -> "HolidayBase | None":
    """Return the calendar of ``country``, None for none. Raises NotImplementedError."""
    if not country:
        return None
    import holidays  # the calendars of all countries: only for whoever counts days

    whole, _, part = country.partition("-")
    return holidays.country_holidays(whole, subdiv=part or None)


@lru_cache(maxsize=8)
def _zone(name: str) -> ZoneInfo:
    """Return the time zone ``name``, UTC for none. Raises LookupError, ValueError, OSError."""
    return ZoneInfo(name or "UTC")
