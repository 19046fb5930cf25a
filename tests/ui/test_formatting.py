from datetime import UTC, date, datetime

from openroll.ui import formatting


def test_moments_and_days() -> None:
    assert formatting.moment("2017-06-28T10:00:00Z", "en") == "28\u00a0June\u00a02017, 10:00\u00a0UTC"
    assert formatting.moment("2017-06-28T13:00:00+03:00", "ru") == "28\u00a0июня\u00a02017, 10:00\u00a0UTC"
    assert formatting.day(datetime(2017, 6, 28, 23, 30, tzinfo=UTC), "en") == "28\u00a0June\u00a02017"
    assert (
        formatting.day("2017-06-28", "ru")
        == formatting.day(date(2017, 6, 28), "ru")
        == "28\u00a0июня\u00a02017"
    )


def test_what_is_no_moment_is_shown_as_it_stands() -> None:
    assert formatting.moment("about noon", "en") == "about noon"
    assert formatting.day("2017-99-99", "ru") == "2017-99-99"
    assert formatting.moment(None, "en") == formatting.day(None, "en") == ""


def test_numbers_and_countries() -> None:
    assert formatting.number(1234567, "en") == "1,234,567"
    assert formatting.number(1234567, "ru") == "1\u00a0234\u00a0567"
    assert formatting.country("FI", "ru") == "Финляндия"
    assert formatting.country("ZZZ", "en") == "ZZZ"
