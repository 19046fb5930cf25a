"""Large batches that come at the same time are one transaction; each is answered for itself, and kept once."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from django.db import connection, transaction

from openroll.core.clock import FixedClock
from openroll.core.errors import UnusableInput
from openroll.desk import at_once, intake, models, waiting
from openroll.desk.reading import Taken
from openroll.roll import ledger as ledgers
from openroll.roll.ledger import Ledger, writing
from openroll.site.register import Register
from tests.desk.making import PLACE, order, sender
from tests.desk.test_plain import body
from tests.roll.making import NOW

CLOCK = FixedClock(NOW)


def batch(name: str) -> bytes:
    return body(*(order(f"{name} {n}", f"{PLACE}{n}") for n in range(waiting.MANY)))


@dataclass
class Sent:
    """What became of batches that threads sent while nobody could write."""

    taken: dict[int, Sequence[Taken]] = field(default_factory=dict)
    errors: dict[int, Exception] = field(default_factory=dict)


@pytest.fixture
def together(ready: Register) -> Callable[..., Sent]:
    """Sends batches by a thread each; all of them wait before the first one gets its turn."""

    def send(*batches: bytes) -> Sent:
        sent, by = Sent(), sender()

        def one(n: int) -> None:
            try:
                sent.taken[n] = intake.take_body(batches[n], by, origin=ready.origin, clock=CLOCK)
            except Exception as error:  # it is what is asked for
                sent.errors[n] = error
            finally:
                connection.close()

        threads = [threading.Thread(target=one, args=(n,)) for n in range(len(batches))]
        with writing(ready.origin, CLOCK):
            for thread in threads:
                thread.start()
            until = time.monotonic() + 20
            while len(at_once._WAITING) < len(batches):
                assert time.monotonic() < until, sent.errors
                time.sleep(0.005)
        for thread in threads:
            thread.join(20)
        assert not any(thread.is_alive() for thread in threads)
        return sent

    return send


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many numbers of requests each transaction gave."""
    found: list[int] = []
    real = Ledger.close

    def close(ledger: Ledger) -> None:
        before = models.Batch.objects.count()
        real(ledger)
        found.append(before)

    monkeypatch.setattr(ledgers.Ledger, "close", close)
    return found


def test_those_that_wait_are_kept_in_one_transaction(together: Callable[..., Sent], turns: list[int]) -> None:
    sent = together(batch("a"), batch("b"), batch("c"))
    assert not sent.errors
    assert turns == [0, 3]  # the one that held them up, and one for all three
    numbers = [one.request for taken in sent.taken.values() for one in taken]
    assert sorted(number for number in numbers if number) == [*range(1, 3 * waiting.MANY + 1)]
    for n, name in enumerate("abc"):
        assert [one.reference for one in sent.taken[n]] == [f"{name} {m}" for m in range(waiting.MANY)]
        receipt = models.Receipt.objects.get(first=sent.taken[n][0].request or 0)
        assert receipt.orders[0]["reference"] == f"{name} 0"


def test_the_same_orders_twice_are_kept_once(together: Callable[..., Sent]) -> None:
    sent = together(batch("a"), batch("a"), batch("b"))
    assert not sent.errors
    assert models.Batch.objects.count() == 2
    again = [[one.again for one in sent.taken[n]] for n in range(3)]
    assert sorted(again[:2]) == [[False] * waiting.MANY, [True] * waiting.MANY]
    assert again[2] == [False] * waiting.MANY
    assert [one.request for one in sent.taken[0]] == [one.request for one in sent.taken[1]]


def test_what_fails_fails_for_all_and_the_next_ones_come_in(
    together: Callable[..., Sent], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(waiting, "MOST", waiting.MANY)
        failed = together(batch("a"), batch("b"))
    assert [type(error) for error in failed.errors.values()] == [waiting.TooManyWait] * 2
    assert not models.Batch.objects.exists()
    sent = together(batch("a"), batch("b"))
    assert not sent.errors
    assert models.Batch.objects.count() == 2
    assert sorted(taken[0].request or 0 for taken in sent.taken.values()) == [1, 1 + waiting.MANY]


def test_inside_a_transaction_nobody_else_is_held_up(ready: Register) -> None:
    with pytest.raises(UnusableInput), transaction.atomic():
        intake.take_body(batch("a"), sender(), origin=ready.origin, clock=CLOCK)
        raise UnusableInput("undone")
    assert not models.Batch.objects.exists()
    taken = intake.take_body(batch("a"), sender(), origin=ready.origin, clock=CLOCK)
    assert [one.again for one in taken] == [False] * waiting.MANY
