"""Deadlines: working days of a country, to the end of its day, and said in words that count right."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import UnusableInput
from openroll.policy.model import load
from openroll.roll import deadlines
from openroll.roll.deadlines import Place, check, end, is_working_day, left, spoken
from openroll.ui import formatting
from openroll.ui.languages import translator

NOWHERE = Place()
LONDON = Place("GB", "Europe/London")
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
MOMENTS = st.integers(0, 6 * 366 * 24).map(
    lambda hours: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
)
PLACES = st.sampled_from(
    [NOWHERE, LONDON, Place("DE-BY", "Europe/Berlin"), Place("SA", "Asia/Riyadh"), Place("RU", "Asia/Tokyo")]
)


@pytest.mark.parametrize(
    ("place", "day", "works"),
    [
        (NOWHERE, date(2026, 12, 25), True),  # a Friday, and nobody's holiday
        (NOWHERE, date(2026, 12, 26), False),
        (LONDON, date(2026, 12, 25), False),
        (LONDON, date(2026, 12, 28), False),  # Boxing Day, observed
        (LONDON, date(2026, 12, 29), True),
        (Place("DE-BY"), date(2026, 1, 6), False),
        (Place("DE"), date(2026, 1, 6), True),
        (Place("SA"), date(2026, 11, 27), False),  # a Friday
        (Place("SA"), date(2026, 11, 29), True),  # a Sunday
        (Place("RU"), date(2024, 4, 27), True),  # a Saturday on which people worked
    ],
)
def test_each_country_works_on_its_own_days(place: Place, day: date, works: bool) -> None:
    assert is_working_day(day, place) is works


def test_a_deadline_ends_with_the_day_there() -> None:
    tokyo = Place("", "Asia/Tokyo")
    assert end(MONDAY, 1, NOWHERE) == datetime(2026, 11, 24, 23, 59, 59, tzinfo=UTC)
    assert end(MONDAY, 1, tokyo) == datetime(2026, 11, 24, 14, 59, 59, tzinfo=UTC)
    late = MONDAY.replace(hour=20)  # it is Tuesday in Tokyo
    assert end(late, 1, tokyo).astimezone(ZoneInfo("Asia/Tokyo")).date() == date(2026, 11, 25)


@given(MOMENTS, st.integers(1, 40), PLACES)
def test_as_many_days_are_left_as_were_given(start: datetime, days: int, place: Place) -> None:
    due = end(start, days, place)
    assert left(start, due, place) == days
    assert is_working_day(place.day(due), place)
    assert place.day(due + timedelta(seconds=1)) > place.day(due)


@given(MOMENTS, MOMENTS, PLACES)
def test_days_left_turn_to_days_over(now: datetime, due: datetime, place: Place) -> None:
    said = spoken(now, due, place)
    assert said.count >= 0
    assert said.over == (now > due)
    assert left(now, due, place) == -left(due, now, place)


@pytest.mark.parametrize(
    ("now", "days", "english", "russian"),
    [
        (MONDAY, 9, "9 working days left, until Friday 4 December", None),
        (MONDAY, 1, "1 working day left, until Tuesday 24 November", None),
        (MONDAY + timedelta(days=1), 1, "until the end of today, Tuesday 24 November", None),
        (MONDAY + timedelta(days=2), 1, "1 working day over, since Tuesday 24 November", None),
        (MONDAY + timedelta(days=4), 1, "3 working days over, since Tuesday 24 November", None),
        (MONDAY + timedelta(days=5), 4, "over since Friday 27 November", None),
        (MONDAY, 30, "30 working days left, until Monday 4 January 2027", None),
    ],
)
def test_a_deadline_is_counted_aloud(now: datetime, days: int, english: str, russian: str | None) -> None:
    said = spoken(now, end(MONDAY, days, NOWHERE), NOWHERE)
    day = formatting.weekday(said.day, "en", now.year)
    told = translator("en").plural(said.one, said.many, said.count, day=day)
    assert told.replace("\u00a0", " ") == english


def test_a_day_is_named_in_both_languages() -> None:
    day = date(2026, 12, 4)
    assert formatting.weekday(day, "ru", 2026) == "пятница, 4\u00a0декабря"
    assert formatting.weekday(day, "ru") == "пятница, 4\u00a0декабря\u00a02026"


def test_a_policy_that_says_nothing_has_the_usual_deadlines() -> None:
    policy = load("five-identifiers")
    for name in deadlines.DEFAULTS:
        assert deadlines.begins(policy, name, MONDAY, NOWHERE) is not None
        assert deadlines.THEN[name]
    assert deadlines.begins(policy, "none", MONDAY, NOWHERE) is None


@pytest.mark.parametrize("country", ["XX", "gb", "GBR1", "DE-XX", "ДЕ", "GB-", "-", " "])
def test_a_country_that_is_none_is_said(country: str) -> None:
    if country == "GB-":
        check(Place(country))  # the whole country
        return
    with pytest.raises(UnusableInput, match="no calendar"):
        check(Place(country))


@pytest.mark.parametrize(
    "zone", ["Europe/Nowhere", "../../etc/passwd", "/etc/localtime", "\x00", "Europe", " "]
)
def test_a_time_zone_that_is_none_is_said(zone: str) -> None:
    with pytest.raises(UnusableInput, match="no time zone"):
        check(Place("", zone))
