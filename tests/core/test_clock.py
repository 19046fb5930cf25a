"""Moments are aware, in UTC, and read back."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.clock import FixedClock, SystemClock, parse_rfc3339, rfc3339


@given(st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30), timezones=st.just(UTC)))  # noqa: DTZ001  # bounds of a strategy are naive
def test_moments_are_read_back_to_the_second(moment: datetime) -> None:
    assert parse_rfc3339(rfc3339(moment)) == moment.replace(microsecond=0)


def test_another_zone_is_written_in_utc() -> None:
    assert (
        rfc3339(datetime(2017, 6, 28, 13, 0, tzinfo=timezone(timedelta(hours=3)))) == "2017-06-28T10:00:00Z"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2017-06-28",
        "2017-06-28T10:00:00",
        "2017-06-28 10:00:00+00:00",
        "yesterday",
        "20170628T100000Z",
        "2017-W26-3T10:00:00Z",
    ],
)
def test_what_is_not_a_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_rfc3339(text)


def test_a_moment_without_a_zone_is_not_written() -> None:
    with pytest.raises(ValueError):
        rfc3339(datetime(2017, 6, 28))  # noqa: DTZ001  # that is the point


def test_the_system_clock_is_in_utc_and_a_fixed_clock_steps() -> None:
    assert SystemClock().now().tzinfo is UTC
    clock = FixedClock(datetime(2017, 6, 28, tzinfo=UTC), timedelta(seconds=1))
    assert clock.now() + timedelta(seconds=1) == clock.now()
