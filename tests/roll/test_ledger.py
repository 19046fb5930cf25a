"""The ledger: gapless indexes in the order of commits, times that never decrease, salts of their own."""

import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connections
from django.db.models import Count, Max

from openroll.core.canonical import JSON
from openroll.core.clock import Clock, FixedClock
from openroll.log.disclosure import MalformedDisclosure, parse
from openroll.log.fact import MalformedFact
from openroll.roll import models
from openroll.roll.ledger import Ledger, NewFact, writing
from openroll.site.publishing import PrivateFacts
from openroll.site.register import Register

from .making import NOW, check_chains, clock, every_fact, facts, revealed

ROOT = Path(__file__).parents[2]


class Undone(Exception):
    """A transaction that is to leave no trace."""


def new_fact(ledger: Ledger, subject: str = "", data: dict[str, JSON] | None = None) -> NewFact:
    told: dict[str, JSON] = {"entry": 1, "email": "a@mail.example", "name": "A", **(data or {})}
    return NewFact(
        "entry-recorded",
        subject or ledger.new_subject(),
        told,
        "registrar",
        "p/1",
        tuple(f"/{name}" for name in ("email", "name") if told[name] is not None),
    )


def append(register: Register, count: int = 1, at: Clock | None = None, subject: str = "") -> None:
    with writing(register.origin, at or clock()) as ledger:
        for _ in range(count):
            ledger.append(new_fact(ledger, subject))


def subject_of(register: Register) -> str:
    with writing(register.origin, clock()) as ledger:
        return ledger.new_subject()


def test_a_subject_is_opaque_and_fresh(opened: Register) -> None:
    with writing(opened.origin, clock()) as ledger:
        subjects = {ledger.new_subject() for _ in range(100)}
    assert len(subjects) == 100
    assert all(len(one) == 26 and one.isalnum() and one.islower() for one in subjects)
    assert len(facts()) == 1, "a subject alone is not a fact"


def test_indexes_have_no_gap_and_chains_hold(opened: Register) -> None:
    subject = subject_of(opened)
    for count in (1, 3, 2):
        append(opened, count, subject=subject)
        append(opened, count)
    rows = facts()
    assert len(rows) == 13
    check_chains()
    assert [row.seq for row in rows if row.subject == subject] == [1, 2, 3, 4, 5, 6]
    head = models.LogHead.objects.get()
    assert (head.size, head.last_at) == (len(every_fact()), rows[-1].at)


def test_a_flush_in_the_middle_changes_nothing(opened: Register) -> None:
    subject = subject_of(opened)
    with writing(opened.origin, clock()) as ledger:
        for _ in range(3):
            ledger.append(new_fact(ledger, subject))
            ledger.flush()
        ledger.flush()
    check_chains()
    assert len(facts()) == 4


def test_what_is_undone_leaves_no_gap(opened: Register) -> None:
    append(opened)
    before = models.LogHead.objects.get()
    with pytest.raises(Undone), writing(opened.origin, clock(NOW + timedelta(days=9))) as ledger:
        ledger.next_entry_number()
        ledger.append(new_fact(ledger))
        ledger.flush()
        raise Undone
    after = models.LogHead.objects.get()
    assert (after.size, after.last_at, after.last_entry) == (before.size, before.last_at, before.last_entry)
    append(opened, 2)
    check_chains()
    assert models.Disclosure.objects.count() == 6


@pytest.mark.parametrize(
    "data", [{"text": "я" * 40_000}, {"number": 1.5}, {"number": 2**60}], ids=["large", "float", "integer"]
)
def test_a_fact_that_cannot_be_written_undoes_all_of_it(opened: Register, data: dict[str, JSON]) -> None:
    with pytest.raises((MalformedFact, ValueError)), writing(opened.origin, clock()) as ledger:
        ledger.append(new_fact(ledger))
        ledger.append(new_fact(ledger, data=data))
    assert len(facts()) == 1
    append(opened)
    check_chains()


def test_times_never_decrease_even_when_the_clock_goes_back(opened: Register) -> None:
    moves = [0, 60, -3600, 3, 7200, -86_400]
    for move in moves:
        append(opened, at=clock(NOW + timedelta(seconds=move)))
    rows = facts()
    check_chains()
    told = [int((row.at - NOW).total_seconds()) for row in rows[1:]]
    assert told == [0, 60, 60, 60, 7200, 7200]


def test_a_time_has_no_fraction(opened: Register) -> None:
    append(opened, at=clock(NOW + timedelta(microseconds=999_999)))
    append(opened, at=clock(NOW + timedelta(microseconds=1)))
    assert [row.at for row in facts()[1:]] == [NOW, NOW]


def test_one_transaction_has_one_time(opened: Register) -> None:
    append(opened, 3, at=FixedClock(NOW, timedelta(seconds=5)))
    assert len({row.at for row in facts()[1:]}) == 1


def test_salts_are_fresh_for_every_field_and_version(opened: Register) -> None:
    subject = subject_of(opened)
    for _ in range(3):
        append(opened, 2, subject=subject)
    texts = list(models.Disclosure.objects.values_list("text", flat=True))
    assert len(texts) == 12
    read = [parse(text) for text in texts]
    assert {(one.path, one.value) for one in read} == {("/email", "a@mail.example"), ("/name", "A")}
    assert len({one.salt for one in read}) == 12
    assert len({one.digest for one in read}) == 12
    assert {len(one.salt) for one in read} == {32}
    for row in facts()[1:]:
        assert b"a@mail.example" not in bytes(row.data)
        assert revealed(row)["email"] == "a@mail.example"
        assert all(one.state == "public" for one in row.disclosures.all())


def test_a_salt_that_comes_twice_is_refused(opened: Register) -> None:
    with (
        pytest.raises(MalformedDisclosure),
        writing(opened.origin, clock(), salt=lambda: b"s" * 32) as ledger,
    ):
        ledger.append(new_fact(ledger))
    assert len(facts()) == 1


def test_a_fact_without_a_personal_value_has_no_disclosure(opened: Register) -> None:
    with writing(opened.origin, clock()) as ledger:
        ledger.append(new_fact(ledger, data={"email": None, "name": None}))
    assert not models.Disclosure.objects.exists()


def test_a_number_is_not_given_twice_after_an_exclusion_or_a_loss(opened: Register) -> None:
    def number() -> int:
        with writing(opened.origin, clock()) as ledger:
            return ledger.next_entry_number()

    subject = subject_of(opened)
    assert [number(), number()] == [1, 2]
    with writing(opened.origin, clock()) as ledger:
        ledger.append(NewFact("entry-excluded", subject, {"entry": 2}, "registrar", "p/1"))
    models.Entry.objects.all().delete()
    assert number() == 3
    with pytest.raises(Undone), writing(opened.origin, clock()) as ledger:
        assert ledger.next_entry_number() == 4
        raise Undone
    assert number() == 4, "nobody was told the number of what was undone"


def test_the_head_is_one_row(opened: Register) -> None:
    from django.db import IntegrityError

    with pytest.raises(IntegrityError):
        models.LogHead.objects.create(pk=2)


def start(register: Register, name: str, rounds: int, subject: str, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.roll.appender", str(register.folder), name, str(rounds), subject]
    return subprocess.Popen(
        [*command, *more], cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ}
    )


def looks(until: "list[subprocess.Popen[str]]") -> Iterator[tuple[int, int]]:
    """Yield how many facts a reader counts, and the largest index that it sees, while processes write."""
    while any(process.poll() is None for process in until):
        seen = models.Fact.objects.aggregate(count=Count("index"), last=Max("index"))
        yield seen["count"], seen["last"]
        time.sleep(0.01)


def test_several_processes_write_one_log(opened: Register) -> None:
    subject = subject_of(opened)
    processes = [start(opened, name, 8, subject) for name in ("a", "b", "c")]
    seen = [(count, last) for count, last in looks(processes) if last != count - 1]
    assert seen == [], "a reader saw a later fact before an earlier one was committed"
    told = [process.communicate(timeout=60)[0] for process in processes]
    assert all(process.returncode == 0 for process in processes)
    rows = facts()
    assert len(rows) == 1 + sum(int(one) for one in told)
    check_chains()
    numbers = [revealed(row)["entry"] for row in rows[1:]]
    assert numbers == list(range(1, len(rows)))
    assert len({revealed(row)["who"] for row in rows[1:] if row.subject == subject}) == 3
    head = models.LogHead.objects.get()
    assert (head.size, head.last_entry) == (len(every_fact()), len(rows) - 1)


def test_a_process_that_is_killed_holding_the_log_leaves_nothing(opened: Register) -> None:
    process = start(opened, "killed", 1, subject_of(opened), "--die")
    assert process.stdout is not None
    assert process.stdout.readline() == "holding\n"
    assert len(facts()) == 1
    process.kill()
    process.wait()
    append(opened, 2)
    check_chains()
    assert len(facts()) == 3
    with writing(opened.origin, clock()) as ledger:
        assert ledger.next_entry_number() == 1


def test_several_threads_write_one_log(opened: Register) -> None:
    failed: list[BaseException] = []
    moment: datetime = NOW

    def work(move: int) -> None:
        try:
            for _ in range(10):
                append(opened, 2, at=clock(moment + timedelta(seconds=move)))
        except BaseException as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(move,)) for move in (0, 50, -50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(facts()) == 61
    check_chains()


def test_every_database_gives_the_same_facts_in_the_same_order(opened: Register) -> None:
    """The hash stands here, so that SQLite and PostgreSQL are held to the same one."""
    salts, begun = (bytes([n]) * 32 for n in range(200)), len(every_fact())
    subjects = [letter * 26 for letter in "zam"]
    for turn in range(12):
        try:
            with writing(
                "log.example/r", clock(NOW + timedelta(hours=turn)), salt=lambda: next(salts)
            ) as ledger:
                for number in range(turn % 4):
                    told: dict[str, JSON] = {
                        "entry": turn,
                        "name": f"Łódź «{number}»",
                        "email": f"{turn}@mail.example",
                    }
                    ledger.append(new_fact(ledger, subjects[(turn + number) % 3], told))
                if turn % 5 == 3:
                    raise Undone
        except Undone:
            pass
    committed = PrivateFacts().facts(begun, 100)
    assert [one.index for one in committed] == list(range(begun, begun + 15))
    whole = b"\n".join(
        part for one in committed for part in (one.data, *(t.encode() for t in one.disclosures))
    )
    assert (
        hashlib.sha256(whole).hexdigest()
        == "f3969ac34b61c66e6fafbe58d649335a8354f7b88b73434b8476a31fbcd9f6a2"
    )


def test_facts_are_not_seen_before_they_are_durable(opened: Register) -> None:
    size = models.LogHead.objects.get().size
    with pytest.raises(RuntimeError), writing(opened.origin, clock(), together=True) as ledger:
        ledger.append(new_fact(ledger))
    assert models.LogHead.objects.get().size == size
    assert models.Fact.objects.count() == size
