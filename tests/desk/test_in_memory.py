"""No reference comes in twice, whoever takes it in: processes that forget, look late, or write out meanwhile."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openroll.core.clock import FixedClock
from openroll.desk import borne, in_memory, marks, models, storing, waiting
from openroll.desk.in_memory import Marks
from openroll.site.register import Register
from tests.desk.making import PLACE, order, take
from tests.roll.making import NOW

# One process of an office: it says that it is ready, and sends when it is told to.
OFFICE = """
import json, sys
from pathlib import Path
from openroll.core.clock import SystemClock
from openroll.site.private_database import use
from openroll.site.register import load

register = load(Path(sys.argv[1]))
use(register)
from openroll.desk import intake, models
from openroll.desk.reading import Sender
from openroll.desk.words import Channel

found = models.Authority.objects.get()
sender = Sender(Channel.API, found, found.keys.first())
sent = json.loads(sys.stdin.readline())
print("ready", flush=True)
for orders in sent:
    sys.stdin.readline()
    taken = intake.take(orders, sender, origin=register.origin, clock=SystemClock())
    print(json.dumps([[one.reference, one.request] for one in taken]), flush=True)
"""


def sent(references: Sequence[int]) -> list[dict[str, Any]]:
    return [order(str(n), f"{PLACE}{n % 7}") for n in references]


class Processes:
    """What three processes of an office hold in memory, one after another as if each were this one."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.held = [Marks() for _ in range(3)]
        self.given: dict[str, int] = {}

    def take(self, which: int, references: Sequence[int]) -> None:
        """Let one of them take orders; each reference is answered with the one number that it has."""
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(in_memory, "held", lambda: self.held[which])
            for one in take(self.register, *sent(references)):
                assert one.request is not None
                assert self.given.setdefault(one.reference, one.request) == one.request

    def forget(self, which: int, _: Sequence[int]) -> None:
        """Start one of them anew."""
        self.held[which] = Marks()

    def write_out(self, which: int, references: Sequence[int]) -> None:
        """Write out one batch, now and then not the one whose turn it is."""
        number = self.given.get(str(references[0])) if which else None
        waiting.write_out(origin=self.register.origin, clock=FixedClock(NOW), number=number)

    def fail(self, _: int, references: Sequence[int]) -> None:
        """Write out all that waits while one order cannot be; it is tried again an hour later."""
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(storing, "store", partial(_store_all_but, str(references[0]), storing.store))
            waiting.write_out(origin=self.register.origin, clock=FixedClock(NOW), limit=1000)


def _store_all_but(reference: str, store: Callable[..., Any], new: Sequence[Any], *rest: Any) -> Any:
    if any(one.order.reference == reference for one in new):
        raise IntegrityError
    return store(new, *rest)


MANY = st.lists(st.integers(1, 60), min_size=1, max_size=30)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["take", "take", "take", "forget", "write_out", "fail"]), st.integers(0, 2), MANY
    ),
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(STEPS)
def test_no_reference_comes_in_twice(ready: Register, steps: list[tuple[str, int, list[int]]]) -> None:
    _forget_all()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(in_memory, "PART", 25)
        patched.setattr(borne, "PIECE", 7)
        patched.setattr(waiting, "MANY", 3)
        office = Processes(ready)
        for what, which, references in steps:
            getattr(office, what)(which, references)
    while waiting.write_out(origin=ready.origin, clock=FixedClock(NOW + timedelta(hours=2))):
        pass
    assert dict(models.Request.objects.values_list("reference", "number")) == office.given
    assert not models.Batch.objects.exists()


def _forget_all() -> None:
    for model in (models.Item, models.Material, models.Request, models.Receipt, models.Batch):
        model.objects.all().delete()


def test_what_is_written_out_is_forgotten_by_parts(ready: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_memory, "PART", 40)
    for first in range(1, 401, 20):
        take(ready, *sent(range(first, first + 20)))
        waiting.write_out(origin=ready.origin, clock=FixedClock(NOW))
    assert len(in_memory.held()) <= 120


def test_a_database_that_was_set_back_is_read_anew(ready: Register) -> None:
    take(ready, *sent(range(1, 21)))
    held = in_memory.held()
    held.add([(1000, 1019, b"".join(marks.of(1, f"ahead {n}") for n in range(20)))])
    assert held.among([marks.of(1, "ahead 3")]) == {marks.of(1, "ahead 3"): 1000}
    assert take(ready, *sent(range(1, 21)))[0].again
    assert held.among([marks.of(1, "ahead 3")]) == {}


def test_two_processes_take_the_same_orders_at_one_moment(ready: Register) -> None:
    rounds = [
        sent(range(start, start + count)) for start, count in ((1, 40), (101, 1), (201, 100), (301, 20))
    ]
    offices = [
        subprocess.Popen(
            [sys.executable, "-c", OFFICE, str(ready.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    try:
        for one in offices:
            assert one.stdin is not None
            one.stdin.write(json.dumps(rounds) + "\n")
            one.stdin.flush()
        assert [_line(one) for one in offices] == ["ready", "ready"]
        for orders in rounds:
            for one in offices:
                assert one.stdin is not None
                one.stdin.write("\n")
                one.stdin.flush()
            first, second = (json.loads(_line(one)) for one in offices)
            assert first == second
            assert [reference for reference, _ in first] == [one["reference"] for one in orders]
    finally:
        for one in offices:
            one.kill()
            one.communicate()
    while waiting.write_out(origin=ready.origin, clock=FixedClock(NOW)):
        pass
    assert models.Request.objects.count() == sum(map(len, rounds))


def _line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()
