"""A duty of the worker looks when the database has changed, whoever changed it, or when it is time; and not else."""

import threading
import time

import pytest
from django.db import DatabaseError
from django.db.models import F

from openroll.desk import clocks, models
from openroll.roll.models import LogHead
from openroll.site import stillness
from openroll.site.register import Register
from openroll.site.stillness import Stillness, Watcher
from tests.desk.making import authority, order, take
from tests.people.organisers import entered


def elsewhere(work: object) -> None:
    """Do it in another thread, which has a connection of its own."""

    def do() -> None:
        from django.db import connection

        assert callable(work)
        work()
        connection.close()

    thread = threading.Thread(target=do)
    thread.start()
    thread.join(20)


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> Stillness:
    """One of a watcher that looks all the time; nothing has happened for long."""
    monkeypatch.setattr(stillness, "QUIET", 0.0)
    return Stillness()


def waited(still: Stillness, within: float | None = None) -> float:
    """For how long it lasts."""
    begun = time.monotonic()
    still.last(within)
    return time.monotonic() - begun


def test_it_lasts_until_it_is_time(still: Stillness, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stillness, "IDLE", 0.3)
    assert waited(still) > 0.2
    assert waited(still, within=-1.0) < 0.2
    assert waited(still, within=0.05) < 0.2


def test_what_happens_while_a_duty_looks_is_not_missed(still: Stillness) -> None:
    still.begin()
    still.end()
    assert waited(still) < 5
    still.begin()
    assert waited(still, within=0.1) >= 0.05


def test_after_a_change_a_duty_looks_each_time(still: Stillness, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stillness, "QUIET", 60.0)
    still.end()
    still.begin()
    assert waited(still) < 5


@pytest.mark.usefixtures("opened")
def test_whatever_is_committed_is_told_to_each_duty(still: Stillness) -> None:
    watcher, stop = Watcher(), threading.Event()
    duties = [watcher.duty(), watcher.duty()]
    thread = threading.Thread(target=watcher.watch, args=(0.02, stop))
    thread.start()
    try:
        time.sleep(0.3)
        for one in duties:
            one.begin()
        assert waited(duties[0], within=0.3) >= 0.2, "nothing has happened"
        LogHead.objects.update(size=F("size") + 1)
        assert all(waited(one) < 5 for one in duties)
    finally:
        stop.set()
        thread.join(10)


@pytest.mark.usefixtures("opened")
def test_a_database_that_does_not_answer_is_each_duty_s_to_tell_of(
    still: Stillness, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> object:
        raise DatabaseError

    monkeypatch.setattr(stillness, "state", gone)
    watcher, stop = Watcher(), threading.Event()
    duty = watcher.duty()
    thread = threading.Thread(target=watcher.watch, args=(0.02, stop))
    thread.start()
    try:
        assert waited(duty) < 5
    finally:
        stop.set()
        thread.join(10)


@pytest.mark.usefixtures("opened")
def test_reading_is_no_change() -> None:
    before = stillness.state()
    elsewhere(lambda: list(LogHead.objects.all()))
    assert LogHead.objects.count() == 1
    assert stillness.state() == before
    elsewhere(lambda: LogHead.objects.update(size=F("size") + 1))
    assert stillness.state() != before


def test_the_next_alarm_is_known(opened: Register) -> None:
    assert clocks.next_due() is None
    entered(opened)
    authority()
    take(opened, order("1"))
    assert clocks.next_due() == models.Request.objects.get().alarm_at
    models.Request.objects.update(alarm_at=clocks.NEVER)
    assert clocks.next_due() is None
