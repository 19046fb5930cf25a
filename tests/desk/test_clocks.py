"""Alarms before deadlines, and what ends by itself: each once, whatever the clock does."""

import re
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.clock import rfc3339
from openroll.roll import models as roll
from tests.desk.life_making import EFFECT, NOW, REASONS, REFUSED, Desk, at, request

MINUTE = timedelta(minutes=1)


@pytest.fixture
def told() -> list[tuple[int, str]]:
    return []


def look(desk: Desk, told: list[tuple[int, str]], **later: float) -> Any:
    from openroll.desk import clocks

    def tell(request: Any, kind: str, now: Any) -> None:
        told.append((request.number, kind))

    return clocks.look(tell=tell, origin=desk.register.origin, clock=at(**later))


def noted(desk: Desk) -> list[str]:
    return list(desk.request.alarms.order_by("pk").values_list("kind", flat=True))


def test_an_hour_has_its_alarms_before_it_is_over(desk: Desk, told: list[tuple[int, str]]) -> None:
    from openroll.desk.models import Offer

    for minute in range(0, 70, 2):
        look(desk, told, minutes=minute)
    assert noted(desk) == ["half", "quarter", "soon", "passed"]
    assert told == [(1, one) for one in noted(desk)]
    at_minute = [(one.at - NOW) / MINUTE for one in desk.request.alarms.order_by("pk")]
    assert at_minute == [30, 46, 50, 60]
    assert Offer.objects.filter(kind="alarm").count() == 4
    assert desk.facts()[-1] == "admissible"  # a clock decides nothing


def test_a_clock_that_jumps_tells_nothing_twice_and_loses_nothing(
    desk: Desk, told: list[tuple[int, str]]
) -> None:
    look(desk, told, minutes=31)
    look(desk, told, minutes=55)  # nothing looked for a while
    look(desk, told, minutes=1)
    look(desk, told, minutes=32)
    assert told == [(1, "half"), (1, "soon")]
    assert noted(desk) == ["half", "quarter", "soon"]
    look(desk, told, days=400)
    look(desk, told, minutes=3)
    look(desk, told, days=400)
    assert noted(desk) == ["half", "quarter", "soon", "passed"]
    assert told[2:] == [(1, "passed")]


def test_a_request_that_is_answered_alarms_nobody(desk: Desk, told: list[tuple[int, str]]) -> None:
    look(desk, told)
    desk.take(desk.note("refused", **REFUSED), desk.note("refused", 2, **REFUSED))
    look(desk, told, minutes=59)
    look(desk, told, days=5)
    assert told == []
    assert noted(desk) == []


def test_what_is_not_with_the_organiser_is_for_the_office_alone(
    desk: Desk, told: list[tuple[int, str]]
) -> None:
    from openroll.desk.models import Offer

    desk.take(desk.note("refused", **REFUSED), desk.note("refused", 2, **REFUSED))
    desk.request = request(desk.register, desk.entry, desk.authority, reference="2", admitted=False)
    look(desk, told, minutes=61)
    assert noted(desk) == ["half", "quarter", "soon", "passed"]
    assert told == []
    assert not Offer.objects.filter(kind="alarm").exists()


@given(st.integers(0, 10**8))
def test_alarms_come_in_order_and_the_last_is_that_it_passed(seconds: int) -> None:
    from openroll.desk.clocks import moments

    found = moments(NOW, NOW + timedelta(seconds=seconds))
    assert [moment for moment, _ in found] == sorted(moment for moment, _ in found)
    assert found[-1] == (NOW + timedelta(seconds=seconds), "passed")
    assert all(moment >= NOW for moment, _ in found)


def test_the_end_of_a_deferral_is_told_once(desk: Desk, told: list[tuple[int, str]]) -> None:
    desk.take(
        desk.note("effect", **EFFECT),
        desk.note("reasons", **REASONS),
        desk.note("deferred", until=rfc3339(at(days=2).now()), why="an inquiry"),
        desk.note("refused", 2, **REFUSED),
    )
    look(desk, told, days=1)
    assert told == []
    look(desk, told, days=2)
    look(desk, told, days=3)
    assert told == [(1, "deferral")]


def test_the_end_of_the_messengers_preservation_is_recorded(desk: Desk, told: list[tuple[int, str]]) -> None:
    desk.tell("effect", **{**EFFECT, "preserved_until": rfc3339(at(days=180).now())})
    look(desk, told, days=179)
    assert desk.item().preservation_ended_at is None
    look(desk, told, days=180)
    ended = desk.item().preservation_ended_at
    assert ended == at(days=180).now()
    look(desk, told, days=181)
    assert desk.item().preservation_ended_at == ended


def test_whoever_speaks_for_the_entry_gets_the_letter(desk: Desk) -> None:
    from openroll.site.request_clocks import look as look_at_all
    from tests.people.organisers import organiser, proved

    who = organiser()
    who.language = "ru"
    who.save()
    proved(who, desk.entry)
    look_at_all(desk.register, at(minutes=31))
    letter = roll.Letter.objects.get(kind="request-alarm")
    assert (letter.to, letter.language) == (who.email, "ru")
    assert f"/my/{desk.entry.number}/requests/{desk.request.number}" in letter.body
    assert "/posts/" not in letter.body


def test_without_anybody_it_goes_to_the_address_of_the_entry(desk: Desk) -> None:
    from openroll.site.request_clocks import look as look_at_all

    look_at_all(desk.register, at(minutes=61))
    letter = roll.Letter.objects.get(kind="request-alarm")
    assert letter.to == "post.office@tesco.example"
    assert "deadline has passed" in letter.subject


def test_a_duty_that_sleeps_wakes_for_what_is_due_next(desk: Desk, told: list[tuple[int, str]]) -> None:
    """An alarm, an answer that waited for reasons, the end of a deferral: whichever comes first."""
    from openroll.desk import clocks

    half, late, until = NOW + timedelta(minutes=30), NOW + timedelta(minutes=15), NOW + timedelta(minutes=20)
    assert clocks.next_due() == half
    desk.take(desk.note("effect", **EFFECT), desk.note("refused", 2, **REFUSED))
    assert clocks.next_due() == late
    desk.tell("deferred", until=rfc3339(until), why="an inquiry")
    assert look(desk, told, minutes=15).informed == 1
    assert clocks.next_due() == until
    assert look(desk, told, minutes=20).deferrals == 1
    assert clocks.next_due() == half
    look(desk, told, minutes=30)
    assert clocks.next_due() is None


def test_the_clocks_read_indexes(desk: Desk) -> None:
    """SQLite does not take a partial index for bound parameters."""
    from django.db import connection

    from openroll.desk.models import Item, Request

    if connection.vendor != "sqlite":
        pytest.skip("only on SQLite")
    for rows in (
        Request.objects.filter(alarm_at=None),
        Request.objects.filter(alarm_at__lte=NOW),
        Request.objects.filter(answered_at__lte=NOW, informed_at=None),
        Request.objects.filter(answered_at__isnull=False, informed_at=None).order_by("answered_at"),
        Item.objects.filter(author_until__lte=NOW, informed_at=None),
        Item.objects.filter(author_until__isnull=False, informed_at=None).order_by("author_until"),
        Item.objects.filter(preserved_until__lte=NOW, preservation_ended_at=None),
        Item.objects.filter(appeal_sha256="0" * 64),
    ):
        assert re.search(r"USING INDEX \w+ \((alarm|answered|author|preserved|appeal)_", rows.explain())


def test_one_order_of_a_clock_that_jumped_ahead_does_not_move_the_deadlines_of_the_next(
    desk: Desk, told: list[tuple[int, str]]
) -> None:
    """Facts never get younger times than their elders; when an order came is what the clock says."""
    from openroll.desk.reading import Sender
    from openroll.desk.words import Channel
    from tests.desk.making import order, pass_on, take

    by, code = Sender(Channel.API, desk.authority), desk.authority.code
    take(desk.register, order("far", code=code), by=by, at=NOW + timedelta(days=400))
    came = NOW + timedelta(minutes=1)
    take(desk.register, order("now", code=code), by=by, at=came)
    pass_on(desk.register, at=came)
    row = type(desk.request).objects.get(reference="now")
    assert (row.received_at, row.deadline_at) == (came, came + timedelta(hours=1))
    assert (row.acknowledged_at, row.admissible_at, row.state) == (came, came, "admissible")
    look(desk, told, minutes=32)
    assert (row.number, "half") in told
    fact = roll.Fact.objects.filter(subject=row.subject).order_by("seq").first()
    assert fact is not None
    assert fact.at == NOW + timedelta(days=400)


def came_ahead(desk: Desk) -> Any:
    """An order that came while the clock was ahead, and was passed on."""
    from openroll.desk.reading import Sender
    from openroll.desk.words import Channel
    from tests.desk.making import order, pass_on, take

    ahead, by = NOW + timedelta(days=400), Sender(Channel.API, desk.authority)
    take(desk.register, order("ahead", code=desk.authority.code), by=by, at=ahead)
    pass_on(desk.register, at=ahead)
    return type(desk.request).objects.get(reference="ahead")


def test_who_is_to_decide_hears_that_an_order_came_while_the_clock_was_ahead(
    desk: Desk, told: list[tuple[int, str]]
) -> None:
    """Its deadline, which was promised, stands too late: no alarm would come before that."""
    from openroll.desk.models import Offer

    ahead = came_ahead(desk)
    look(desk, told)
    look(desk, told, minutes=1)
    assert told == [(ahead.number, "clock")]
    assert [one.kind for one in ahead.alarms.all()] == ["clock"]
    assert Offer.objects.filter(kind="alarm", request=ahead).count() == 1
    look(desk, told, minutes=31)
    look(desk, told, days=401)
    assert told[1:] == [(1, "half"), (1, "passed"), (ahead.number, "passed")]


def test_the_letter_about_such_an_order_says_to_decide_at_once(desk: Desk) -> None:
    from openroll.site.request_clocks import look as look_at_all

    came_ahead(desk)
    look_at_all(desk.register, at())
    (letter,) = roll.Letter.objects.filter(subject__contains="clock was ahead")
    assert "Decide at once" in letter.body
