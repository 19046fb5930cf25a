"""One order that cannot be written out: it comes to stand alone, and holds up none of those that came with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import orjson
import pytest

from openroll.core.clock import FixedClock
from openroll.desk import in_memory, models, storing, waiting
from openroll.desk.reading import ReferenceUsed
from openroll.site.register import Register
from tests.desk.making import PLACE, order, signed_file, take
from tests.desk.test_waiting import PRIVATE, batch, facts, forget, kept, rows
from tests.roll.making import NOW, check_chains

BATCHES = models.Batch.objects.order_by("first")


@contextmanager
def in_the_way(register: Register, number: int) -> Iterator[None]:
    """The database refuses the request with that number: there is one already."""
    (other,) = take(register, order(f"in the way of {number}", locators=None))
    assert other.request is not None
    models.Request.objects.filter(number=other.request).update(number=number)
    yield
    models.Request.objects.filter(number=number).update(number=other.request)


def apart() -> list[tuple[int, int, bool]]:
    return [(first, last, bool(at)) for first, last, at in BATCHES.values_list("first", "last", "failed_at")]


@pytest.mark.parametrize("bad", [1, 57, 100])
def test_one_order_that_cannot_be_written_out_holds_up_none_beside_it(
    ready: Register, bad: int, caplog: pytest.LogCaptureFixture
) -> None:
    sent = batch(100)
    taken = take(ready, *sent)
    promised = models.Receipt.objects.values("first", "last", "orders", "note").get()
    told = orjson.loads(kept())["orders"][bad - 1]
    write: dict[str, Any] = {"origin": ready.origin, "clock": FixedClock(NOW)}
    with in_the_way(ready, bad):
        assert waiting.write_out(**write, limit=1000) == 99
        assert waiting.write_out(**write, limit=1000) == 0
        assert apart() == [(bad, bad, True)]
        assert orjson.loads(kept())["orders"] == [told]  # nothing is kept here of those beside it
        assert [one.numbers for one in waiting.failed()] == [range(bad, bad + 1)]
        assert (waiting.orders(stuck=True), waiting.orders(stuck=False)) == (1, 0)
        assert f"what came as requests {bad} to {bad} cannot be written out: IntegrityError" in caplog.text
        for _ in range(2):  # a process that saw the whole batch, and one that begins
            again = take(ready, *sent[:bad], *sent[bad:])
            assert [(one.request, one.again) for one in again] == [(n, True) for n in range(1, 101)]
            in_memory._HELD.clear()
        (small,) = take(ready, order(str(bad), reasons="Something else."))
        assert isinstance(small.problem, ReferenceUsed)
        assert models.Receipt.objects.values("first", "last", "orders", "note").get(first=1) == promised
    later = FixedClock(NOW + timedelta(hours=2))
    assert waiting.write_out(origin=ready.origin, clock=later, limit=1000) == 1
    found = rows()[:100]
    assert [row[:3] for row in found] == [(one.request, one.reference, one.sha256) for one in taken]
    assert {row[10] for row in found} == {NOW}
    check_chains()


def test_bad_orders_are_each_found_whoever_looks_first(ready: Register) -> None:
    take(ready, *batch(33))
    write: dict[str, Any] = {"origin": ready.origin, "clock": FixedClock(NOW)}
    with in_the_way(ready, 4), in_the_way(ready, 5), in_the_way(ready, 30):
        assert waiting.write_out(**write, number=30) == 0
        assert (30, 30, True) in apart()
        assert (
            waiting.write_out(**write, number=29) == 1
        )  # what is asked for need not wait for its neighbours
        assert waiting.write_out(**write, limit=1000) == 29
        assert [first for first, _, _ in apart()] == [4, 5, 30]
    check_chains()


def test_what_was_halved_says_the_same(ready: Register) -> None:
    private = order("2", PLACE, PRIVATE)
    sent = [order("1", PLACE + "1", PLACE + "2"), private, signed_file(order("3")).decode(), *batch(20, 4)]
    found: list[Any] = []
    for halved in (False, True):
        take(ready, *sent)
        if halved:
            waiting._set_apart(range(1, 24), "IntegrityError", ready.origin, FixedClock(NOW))
            waiting._set_apart(range(1, 12), "IntegrityError", ready.origin, FixedClock(NOW))
            assert apart() == [(1, 5, False), (6, 11, False), (12, 23, False)]
        waiting.write_out(origin=ready.origin, clock=FixedClock(NOW), limit=1000)
        found.append((rows(), facts()))
        forget()
    assert found[0] == found[1]


def test_what_somebody_else_has_written_or_halved_meanwhile_is_left(ready: Register) -> None:
    take(ready, *batch())
    for _ in range(2):
        waiting._set_apart(range(1, 21), "IntegrityError", ready.origin, FixedClock(NOW))
    assert apart() == [(1, 10, False), (11, 20, False)]


def test_when_all_fails_no_batch_is_taken_apart_for_nothing(
    ready: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(ready, *batch(20, 1))
    take(ready, *batch(20, 21))
    monkeypatch.setattr(waiting, "ENOUGH", 3)
    with monkeypatch.context() as patched:
        patched.setattr(storing, "store", _refuse)
        assert waiting.write_out(origin=ready.origin, clock=FixedClock(NOW), limit=1000) == 0
    assert all(failed for *_, failed in apart())
    assert len(apart()) < 10
    assert waiting.orders(stuck=True) == 40
    later = FixedClock(NOW + timedelta(hours=2))
    assert waiting.write_out(origin=ready.origin, clock=later, limit=1000) == 40


def _refuse(*_: Any) -> None:
    raise ValueError("somebody@tesco.example")


@pytest.mark.parametrize("after", [0, 1])
def test_a_batch_is_halved_whole_or_not_at_all(
    ready: Register, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    take(ready, *batch())
    there, saved = models.Batch.save, list[models.Batch]()

    def cut(row: models.Batch, **more: Any) -> None:
        if len(saved) == after:
            raise OSError("cut")
        saved.append(row)
        there(row, **more)

    with monkeypatch.context() as patched:
        patched.setattr(models.Batch, "save", cut)
        with pytest.raises(OSError, match="cut"):
            waiting._set_apart(range(1, 21), "IntegrityError", ready.origin, FixedClock(NOW))
    assert apart() == [(1, 20, False)]
    assert waiting.write_out(origin=ready.origin, clock=FixedClock(NOW)) == 20
