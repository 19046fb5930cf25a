"""What a process knows of the references that requests bear, and what it asks the database for."""

from typing import Any

import pytest
from django.db import connection

from openroll.core.clock import FixedClock
from openroll.desk import at_once, borne, in_memory, marks, models, waiting
from openroll.roll.bulk import select
from openroll.site.register import Register
from tests.desk.making import PLACE, order, take
from tests.roll.making import NOW


def batch(start: int, count: int = 20) -> list[dict[str, object]]:
    return [order(f"r{n:04}", PLACE) for n in range(start, start + count)]


def written(register: Register, start: int, count: int) -> None:
    take(register, *batch(start, count))
    while waiting.write_out(origin=register.origin, clock=FixedClock(NOW)):
        pass


def may_bear(start: int, count: int) -> int:
    of = models.Authority.objects.get().pk
    return sum(in_memory.held().may_bear([marks.of(of, f"r{n:04}") for n in range(start, start + count)]))


def test_what_was_written_out_before_is_read_piece_by_piece(
    ready: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(borne, "PIECE", 30)
    written(ready, 0, 100)
    in_memory._HELD.clear()
    in_memory.held().catch_up(100)
    for _ in range(4):
        assert may_bear(0, 100) == may_bear(100, 100) == 100  # it does not know yet
        in_memory.held().read_on()
    for _ in range(2):  # the end of one authority's, and of all
        in_memory.held().read_on()
    assert may_bear(0, 100) == 100
    assert may_bear(100, 100) == 0


def test_what_somebody_else_stored_meanwhile_is_known(ready: Register) -> None:
    take(ready, *batch(0))
    known = in_memory.held()
    for _ in range(3):
        known.read_on()
    in_memory._HELD.clear()  # another process
    written(ready, 20, 40)
    take(ready, order("r0060", PLACE))
    in_memory._HELD.clear()
    in_memory._HELD[_name()] = known
    known.catch_up(61)
    assert may_bear(0, 61) == 61
    assert may_bear(61, 100) == 0


def test_of_a_new_batch_the_database_is_asked_nothing(
    ready: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(*told: Any, **more: Any) -> list[tuple[Any, ...]]:
        asked.append(told[2])
        return select(*told, **more)

    monkeypatch.setattr(at_once, "select", counted)
    written(ready, 0, 20)
    take(ready, *batch(20))
    assert len(asked) == 2  # it does not know yet
    for _ in range(3):
        in_memory.held().read_on()
    take(ready, *batch(40))
    assert len(asked) == 2
    assert all(one.again for one in take(ready, *batch(0)))
    assert len(asked) > 2


def test_a_larger_sieve_is_begun_when_the_first_lets_too_much_pass(
    ready: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "_LEAST", 1 << 6)
    written(ready, 0, 20)
    first = in_memory.held()._borne
    take(ready, *batch(20))
    take(ready, *batch(40))
    for _ in range(4):
        in_memory.held().read_on()
    take(ready, *batch(60))
    assert in_memory.held()._borne is not first
    assert may_bear(0, 80) == 80
    assert may_bear(1000, 100) < 50


def _name() -> tuple[str, ...]:
    return tuple(str(connection.settings_dict[one]) for one in ("NAME", "HOST", "PORT"))
