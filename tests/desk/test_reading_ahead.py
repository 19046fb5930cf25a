"""A process of the office knows which references requests bear before the first order is sent to it."""

import logging

import pytest
from django.db import OperationalError

from openroll.desk import borne, in_memory, models, reading_ahead
from openroll.site.register import Register
from tests.desk.making import take
from tests.desk.test_borne import batch, may_bear, written


def test_all_is_read_before_anybody_sends(ready: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(borne, "PIECE", 30)
    written(ready, 0, 100)
    take(ready, *batch(100))
    in_memory._HELD.clear()  # a process that begins
    reading_ahead.begin().join(20)
    assert models.Batch.objects.count() == 1
    assert may_bear(0, 120) == 120
    assert may_bear(120, 100) == 0


def test_a_database_that_is_away_is_asked_later(
    ready: Register, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(given: int) -> None:
        raise OperationalError("database is locked")

    written(ready, 0, 40)
    in_memory._HELD.clear()
    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING, "openroll.desk"):
        patch.setattr(in_memory.held(), "catch_up", fail)
        reading_ahead.begin().join(20)
    assert "read later" in caplog.text
    assert not take(ready, *batch(40))[0].again
    assert take(ready, *batch(40))[0].again
