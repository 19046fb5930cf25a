"""Large batches are durable and numbered at once, and become requests a little later: the same ones, each once."""

import os
from datetime import timedelta
from typing import Any

import orjson
import pytest
from backports import zstd
from django.db import connection

from openroll.core.clock import FixedClock
from openroll.desk import in_memory, intake, models, storing, waiting
from openroll.desk.reading import ReferenceUsed
from openroll.roll.models import Fact
from openroll.site.register import Register
from tests.desk.making import (
    CODE,
    KEY,
    OTHER_KEY,
    PLACE,
    order,
    pass_on,
    sender,
    signed_file,
    take,
)
from tests.roll.making import NOW, check_chains, revealed

PRIVATE = "https://t.me/+AbCdEfGhIjKlMnOp"


def batch(count: int = waiting.MANY, first: int = 1) -> list[dict[str, Any]]:
    return [order(str(n), f"{PLACE}{n % 7}") for n in range(first, first + count)]


def rows() -> list[tuple[Any, ...]]:
    names = (
        "number", "reference", "sha256", "order", "items", "state", "return_reason", "returned_for", "note",
        "signed_by__vkey", "received_at", "deadline_at", "defer_until", "alarm_at", "category", "channel",
    )  # fmt: skip
    return list(models.Request.objects.order_by("number").values_list(*names))


def kept() -> bytes:
    """What is kept of the batches that wait."""
    return b"".join(zstd.decompress(one) for one in models.Batch.objects.values_list("told", flat=True))


def facts() -> list[Any]:
    found = Fact.objects.filter(type="request-received").order_by("index").prefetch_related("disclosures")
    return [revealed(row) for row in found]


def test_a_large_batch_waits_and_is_written_out(ready: Register) -> None:
    taken = take(ready, *batch())
    assert [(one.request, one.state, one.items) for one in taken] == [
        (n, "received", 1) for n in range(1, 21)
    ]
    assert (models.Request.objects.count(), models.Batch.objects.count()) == (0, 1)
    assert waiting.first_number() == 1
    assert not Fact.objects.filter(type__startswith="request").exists()
    (small,) = take(ready, order("small"))
    assert small.request == 21
    later = NOW + timedelta(seconds=3)
    pass_on(ready, later)
    assert pass_on(ready, later) == 0
    assert [row[5] for row in rows()] == 21 * ["admissible"]
    assert {row[10] for row in rows()} == {NOW}
    assert (models.Batch.objects.count(), waiting.first_number()) == (0, None)
    assert models.Material.objects.count() == 7
    check_chains()


def test_what_waits_becomes_the_same_as_what_does_not(
    ready: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"not_before": "2026-12-01T00:00:00Z", "why": "An investigation is open."}
    sent = [
        order("1", PLACE + "1", PLACE + "2", tell_author=told), signed_file(order("2")).decode(),
        order("3", PLACE, PRIVATE),
        order("4", PLACE, "https://elsewhere.example/"), order("5", legal_basis=None), order("6", category="other"),
        order("7", locators=None), order("8", reasons="Ж\u2028\x01" + '"\\'),
    ]  # fmt: skip
    taken: list[Any] = []
    found: list[Any] = []
    for many in (1, 100):
        monkeypatch.setattr(waiting, "MANY", many)
        taken.append(take(ready, *sent))
        if many == 1:
            assert b"AbCdEfGhIjKlMnOp" not in kept()
            waiting.write_out(origin=ready.origin, clock=FixedClock(NOW))
        found.append((rows(), facts()))
        if many == 1:
            forget()
    assert [*taken[0]] == [*taken[1]]
    assert found[0] == found[1]
    assert len(found[0][0]) == 8


def forget() -> None:
    """Take everything back that was taken in."""
    from openroll.roll.models import Disclosure, LogHead

    for model in (models.Item, models.Material, models.Request, models.Receipt):
        model.objects.all().delete()
    Disclosure.objects.filter(fact__type="request-received").delete()
    Fact.objects.filter(type="request-received").delete()
    LogHead.objects.update(size=Fact.objects.count(), last_request=0)


def test_a_large_batch_is_on_the_disk_before_it_is_answered(
    ready: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only on SQLite: PostgreSQL waits at the end of each transaction")
    there: list[int] = []
    monkeypatch.setattr(os, "fdatasync", lambda _: there.append(models.Batch.objects.count()))
    take(ready, *batch())
    assert there == [1]
    # What another process took a moment ago may not be there yet; whoever is told of it may rely on it.
    assert take(ready, *batch())[0].again
    assert there == [1, 1, 1]  # once with those that came at the same time, and once by itself
    take(ready, *batch(1, 21))  # its facts may be published at once: they are durable before others see them
    assert there == [1, 1, 1]


def test_each_order_of_batches_is_one_request(ready: Register) -> None:
    first = take(ready, *batch())
    assert [one.request for one in take(ready, *batch())] == [one.request for one in first]
    again = take(ready, *batch(30))
    assert [(one.request, one.again) for one in again] == [(n, n <= 20) for n in range(1, 31)]
    (other,) = take(ready, order("5", reasons="Something else."))
    assert isinstance(other.problem, ReferenceUsed)
    assert other.problem.params["number"] == 5
    pass_on(ready)
    pass_on(ready)
    assert [one.again for one in take(ready, *batch(30))] == 30 * [True]
    assert models.Request.objects.count() == 30


def test_one_batch_is_written_out_before_its_turn(ready: Register) -> None:
    take(ready, *batch(20, 1))
    take(ready, *batch(20, 21))
    write: dict[str, Any] = {"origin": ready.origin, "clock": FixedClock(NOW)}
    assert waiting.write_out(**write, number=77) == 0
    assert waiting.write_out(**write, number=25) == 20
    assert waiting.write_out(**write, number=25) == 0
    assert [row[0] for row in rows()] == [*range(21, 41)]
    assert waiting.write_out(**write, limit=1000) == 20
    check_chains()


def test_while_many_come_they_go_first(ready: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    def comes(seconds: float) -> bool:
        return waiting.many_come(NOW + timedelta(seconds=seconds))

    monkeypatch.setattr(waiting, "OFTEN", 2)
    assert not comes(0)
    take(ready, *batch(20, 1))
    assert not comes(1)
    take(ready, *batch(20, 21))
    assert (comes(1), comes(10)) == (True, False)
    take(ready, *batch(20, 41), at=NOW + timedelta(seconds=298))
    assert not comes(299)
    take(ready, *batch(20, 61), at=NOW + timedelta(seconds=299))
    assert (comes(299), comes(301)) == (True, False)
    waiting.write_out(origin=ready.origin, clock=FixedClock(NOW), limit=100)
    assert not comes(299)


def test_what_fails_leaves_everything_as_it_was(ready: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    take(ready, *batch())
    write: dict[str, Any] = {"origin": ready.origin, "clock": FixedClock(NOW)}
    with monkeypatch.context() as patched:
        patched.setattr(waiting.storing, "store", _fail)  # type: ignore[attr-defined]  # the module is there
        with pytest.raises(OSError, match="cut"):
            waiting.write_out(**write)
    assert (models.Request.objects.count(), waiting.first_number()) == (0, 1)
    assert waiting.write_out(**write) == 20
    assert intake.MOST >= waiting.MANY


def _fail(*_: Any) -> None:
    raise OSError("cut")


def test_orders_of_another_key_keep_theirs(ready: Register) -> None:
    from openroll.desk import authorities
    from tests.desk.making import actor

    row = authorities.add_key(CODE, OTHER_KEY.verifier.text, actor("first"), NOW)
    authorities.confirm_key(row.pk, actor("second"), NOW)
    files = [signed_file(one, OTHER_KEY).decode() for one in batch()]
    take(ready, *files, by=sender())
    pass_on(ready)
    assert {row[9] for row in rows()} == {OTHER_KEY.verifier.text}
    assert KEY.verifier.text not in {row[9] for row in rows()}
    assert bytes(models.Request.objects.get(number=1).note or b"").decode() == files[0]


def test_a_batch_that_cannot_be_written_out_is_kept_and_holds_nobody_up(
    ready: Register, caplog: pytest.LogCaptureFixture
) -> None:
    from django.db import IntegrityError

    first, *_ = take(ready, *batch(20, 1))
    take(ready, *batch(20, 21))
    write: dict[str, Any] = {"origin": ready.origin, "limit": 1000}
    there = storing.store

    def fails(new: Any, numbers: range, *rest: Any) -> Any:
        if numbers[0] <= 20:
            raise IntegrityError("UNIQUE: somebody@tesco.example")
        return there(new, numbers, *rest)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(storing, "store", fails)
        assert waiting.write_out(**write, clock=FixedClock(NOW)) == 20
        assert waiting.write_out(**write, clock=FixedClock(NOW)) == 0
    assert "what came as requests 1 to 1 cannot be written out: IntegrityError" in caplog.text
    assert "tesco" not in caplog.text
    assert [row[0] for row in rows()] == [*range(21, 41)]
    assert waiting.first_number() is None  # lists of later requests are shown
    assert take(ready, *batch(20, 1))[0].request == first.request
    assert waiting.write_out(**write, clock=FixedClock(NOW + timedelta(hours=2))) == 20
    assert models.Request.objects.count() == 40


def test_a_batch_that_failed_while_the_clock_was_ahead_is_tried_again(ready: Register) -> None:
    take(ready, *batch())
    models.Batch.objects.update(failed_at=NOW + timedelta(days=400))
    assert waiting.write_out(origin=ready.origin, clock=FixedClock(NOW), limit=1000) == 20


def test_too_many_that_wait_are_refused(ready: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "MOST", 30)
    monkeypatch.setattr(in_memory, "PART", 10)
    take(ready, *batch(20, 1))
    for _ in range(2):
        with pytest.raises(waiting.TooManyWait):
            take(ready, *batch(20, 21))
    assert take(ready, *batch(20, 1))[0].again
    pass_on(ready)
    assert take(ready, *batch(20, 21))[0].request == 21


def test_what_waited_before_the_change_waits_after_it(ready: Register) -> None:
    """The database as it was: a row for each order, and the batch in its receipt."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    sent = batch()
    taken = take(ready, *sent)
    told = orjson.loads(kept())
    promised = models.Receipt.objects.get()
    told["orders"] = [
        [*one[:3], now["items"], now["sha256"], *one[3:]]
        for one, now in zip(told["orders"], promised.orders, strict=True)
    ]
    of = models.Batch.objects.values("authority_id", "key_id").get()
    models.Batch.objects.all().delete()
    MigrationExecutor(connection).migrate([("desk", "0006_by_category")])
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE desk_receipt SET waiting = %s, authority_id = %s, key_id = %s",
            [orjson.dumps(told), of["authority_id"], of["key_id"]],
        )
    MigrationExecutor(connection).migrate([("desk", "0008_parts")])
    assert [one.request for one in take(ready, *sent)] == [one.request for one in taken]
    pass_on(ready)
    assert [row[1] for row in rows()] == [one.reference for one in taken]
    check_chains()
