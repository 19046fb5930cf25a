"""What a witness cosigns, and what it answers to everything else."""

import random
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.clock import FixedClock
from openroll.core.errors import Damage, Refusal
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.cosignature import CosignerKey, cosignatures
from openroll.log.note import Note, SigningKey, parse_note, parse_signature
from openroll.net.submission import SIZE_TYPE, Submission
from openroll.net.witness import MOST_FORKS, Verdict, WitnessForgot, WitnessOf, WitnessState

from .making import KEY, LOG, NOW, ORIGIN, WITNESS, MemoryLog, remembering, witness

FORK = MemoryLog(twist=3)


def check_cosigned(body: bytes, note: bytes) -> None:
    line = parse_signature(body.decode().removesuffix("\n"))
    (found,) = cosignatures(Note(parse_note(note).text, (line,)), [WITNESS.verifier])
    assert found.at >= NOW


def test_it_follows_a_log(tmp_path: Path) -> None:
    with witness(tmp_path) as one:
        for old, new in ((0, 0), (0, 1), (1, 1), (1, 5), (5, 8), (8, 300)):
            verdict = one.add_checkpoint(LOG.body(old, new))
            assert verdict.status == 200, verdict
            check_cosigned(verdict.body, LOG.note(new))
    with witness(tmp_path) as again:  # it remembers
        assert again.add_checkpoint(LOG.body(0, 300)).body == b"300\n"
        assert again.add_checkpoint(LOG.body(300, 301)).status == 200


def test_each_no_has_its_status(tmp_path: Path) -> None:
    with witness(tmp_path) as one:
        assert one.add_checkpoint(LOG.body(0, 5)).status == 200
        strange = MemoryLog(key=SigningKey.generate("other.example/log"))
        false_key = MemoryLog(key=SigningKey.generate(ORIGIN))
        changed = LOG.note(6).replace(b"\n6\n", b"\n7\n")
        wrong = (b"\0" * 32, *LOG.proof(5, 9)[1:])
        for status, body in (
            (400, b"hello"),
            (400, b""),
            (400, Submission(9, (), LOG.note(5)).encode()),
            (404, strange.body(0, 5)),
            (403, false_key.body(5, 6)),
            (403, Submission(5, (), changed).encode()),
            (409, LOG.body(0, 6)),
            (409, LOG.body(4, 6)),
            (409, LOG.body(6, 7)),
            (409, FORK.body(5, 5)),
            (422, FORK.body(5, 9)),
            (422, Submission(5, wrong, LOG.note(9)).encode()),
            (422, Submission(5, tuple(LOG.proof(5, 9))[:-1], LOG.note(9)).encode()),
            (422, Submission(5, (), LOG.note(9)).encode()),
            (422, Submission(5, (b"\0" * 32,), LOG.note(5)).encode()),
        ):
            assert one.add_checkpoint(body).status == status, body
        named = one.add_checkpoint(LOG.body(0, 6))
        assert (named.content_type, named.body) == (SIZE_TYPE, b"5\n")
        assert one.add_checkpoint(FORK.body(5, 5)).content_type != SIZE_TYPE
        assert one.add_checkpoint(LOG.body(5, 6)).status == 200
    with witness(tmp_path / ".") as one:
        fresh = Submission(0, (b"\0" * 32,), MemoryLog(key=KEY).note(7)).encode()
        assert one.add_checkpoint(fresh).status == 409


def test_a_proof_from_nothing_is_empty(tmp_path: Path) -> None:
    with witness(tmp_path) as one:
        assert one.add_checkpoint(Submission(0, (b"\0" * 32,), LOG.note(7)).encode()).status == 422
        assert one.add_checkpoint(Submission(0, (), LOG.note(7)).encode()).status == 200


def test_logs_do_not_know_of_each_other(tmp_path: Path) -> None:
    other_key = SigningKey.from_seed("other.example/log", b"o" * 32)
    other = MemoryLog(key=other_key)
    with witness(tmp_path, logs=[KEY, other_key]) as one:
        assert one.add_checkpoint(LOG.body(0, 5)).status == 200
        assert one.add_checkpoint(other.body(0, 3)).status == 200
        signed_by_another = sign_checkpoint(Checkpoint(ORIGIN, 6, bytes(32)), other_key)
        assert one.add_checkpoint(Submission(5, (), signed_by_another).encode()).status == 403


def test_a_log_with_a_new_key_is_the_same_log(tmp_path: Path) -> None:
    second = SigningKey.from_seed(ORIGIN, b"2" * 32)
    with witness(tmp_path, logs=[KEY, second]) as one:
        assert one.add_checkpoint(LOG.body(0, 5)).status == 200
        assert one.add_checkpoint(MemoryLog(key=second).body(5, 6)).status == 200


def test_a_fork_is_kept_as_evidence(tmp_path: Path) -> None:
    with witness(tmp_path) as one:
        one.add_checkpoint(LOG.body(0, 5))
        for _ in range(3):
            assert one.add_checkpoint(FORK.body(5, 5)).status == 409
        assert one.add_checkpoint(FORK.body(0, 5)).status == 409
        for number in range(MOST_FORKS + 5):
            note = sign_checkpoint(Checkpoint(ORIGIN, 5, number.to_bytes(32, "big")), KEY)
            assert one.add_checkpoint(Submission(5, (), note).encode()).status == 409
    state = remembering(tmp_path / "seen.sqlite3")
    assert state.forks() == [(ORIGIN, 5)] * MOST_FORKS
    rows = sqlite3.connect(tmp_path / "seen.sqlite3").execute("SELECT note, other FROM fork").fetchall()
    assert (FORK.note(5), LOG.note(5)) in rows
    state.close()


def test_the_database_itself_never_goes_back(tmp_path: Path) -> None:
    with witness(tmp_path) as one:
        one.add_checkpoint(LOG.body(0, 5))
    connection = sqlite3.connect(tmp_path / "seen.sqlite3")
    for statement in (
        "UPDATE seen SET size = 4",
        "UPDATE seen SET root = x'00'",
        "UPDATE seen SET at = '2020-01-01T00:00:00Z'",
        "DELETE FROM seen",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)


def test_many_at_once_get_one_tree(tmp_path: Path) -> None:
    """Two histories race for the same witness: whichever is first stays, and no size gets two roots."""
    roots: dict[int, set[bytes]] = {}
    signed: list[tuple[int, bytes]] = []

    def run(log: MemoryLog, seed: int, one: WitnessOf) -> None:
        chance, old = random.Random(seed), 0
        for _ in range(40):
            new = old + chance.randrange(4)
            verdict = one.add_checkpoint(log.body(min(old, new), new))
            if verdict.status == 200:
                signed.append(
                    (
                        new,
                        Submission.parse(
                            log.body(0, new) if new == 0 else Submission(0, (), log.note(new)).encode()
                        ).checkpoint.root,
                    )
                )
                old = new
            elif verdict.content_type == SIZE_TYPE:
                old = int(verdict.body)

    with witness(tmp_path, clock=FixedClock(NOW, timedelta(seconds=1))) as one, witness(tmp_path) as two:
        threads = [
            threading.Thread(target=run, args=(log, seed, each))
            for seed, (log, each) in enumerate(
                [(LOG, one), (MemoryLog(twist=0), one), (LOG, two), (MemoryLog(twist=0), two)]
            )
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    for size, root in signed:
        roots.setdefault(size, set()).add(root)
    assert len(signed) > 40
    assert all(len(each) == 1 for each in roots.values())


class Turned:
    """A clock that says what it is told to."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> datetime:
        return self.time


def test_the_file_is_not_closed_while_somebody_writes(tmp_path: Path) -> None:
    state = remembering(tmp_path / "one.sqlite3", WITNESS)
    closing = threading.Thread(target=state.close)
    with state.transaction() as connection:
        closing.start()
        closing.join(0.2)
        assert closing.is_alive()
        assert connection.execute("SELECT 1").fetchone() == (1,)
    closing.join(10)
    assert not closing.is_alive()


def time_of(verdict: Verdict, size: int) -> datetime:
    line = parse_signature(verdict.body.decode().removesuffix("\n"))
    (found,) = cosignatures(Note(parse_note(LOG.note(size)).text, (line,)), [WITNESS.verifier])
    return found.at


def test_a_later_time_never_stands_under_an_earlier_state(tmp_path: Path) -> None:
    """The time is read while nobody else can advance: a thread that sleeps before it signs says when it looked."""
    clock, asleep, done = Turned(), list[bool](), dict[str, Verdict]()

    class Asleep(WitnessState):
        """Lets another request in between the transaction and the signature of the first."""

        @contextmanager
        def transaction(self) -> Iterator[sqlite3.Connection]:
            with super().transaction() as connection:
                yield connection
            if not asleep:
                asleep.append(True)
                clock.time += timedelta(minutes=1)
                done["inner"] = one.add_checkpoint(LOG.body(5, 9))
                clock.time += timedelta(minutes=1)

    remembering(tmp_path / "seen.sqlite3").close()
    one = WitnessOf(WITNESS, [KEY.verifier], Asleep(tmp_path / "seen.sqlite3", WITNESS.verifier.text), clock)
    outer = one.add_checkpoint(LOG.body(0, 5))
    assert time_of(outer, 5) == NOW
    assert time_of(done["inner"], 9) == NOW + timedelta(minutes=1)


def test_a_clock_that_is_set_back_is_not_believed(tmp_path: Path) -> None:
    clock = Turned()
    with witness(tmp_path, clock=clock) as one:
        one.add_checkpoint(LOG.body(0, 5))
        clock.time = NOW + timedelta(hours=1)
        assert time_of(one.add_checkpoint(LOG.body(5, 5)), 5) == clock.time
        clock.time = NOW - timedelta(days=1)
        assert time_of(one.add_checkpoint(LOG.body(5, 6)), 6) == NOW + timedelta(hours=1)
    with witness(tmp_path, clock=clock) as again:
        assert time_of(again.add_checkpoint(LOG.body(6, 8)), 8) == NOW + timedelta(hours=1)


def test_the_same_checkpoint_again_writes_nothing(tmp_path: Path) -> None:
    with witness(tmp_path, clock=FixedClock(NOW, timedelta(seconds=1))) as one:
        one.add_checkpoint(LOG.body(0, 5))
        log = tmp_path / "seen.sqlite3-wal"
        before = log.stat()
        for _ in range(5):
            check_cosigned(one.add_checkpoint(LOG.body(5, 5)).body, LOG.note(5))
        after = log.stat()
        assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
        assert one.add_checkpoint(LOG.body(5, 6)).status == 200
        assert log.stat().st_mtime_ns > before.st_mtime_ns


def test_who_has_forgotten_does_not_begin_again(tmp_path: Path) -> None:
    path, vkey = tmp_path / "seen ?#%.sqlite3", WITNESS.verifier.text
    with pytest.raises(WitnessForgot, match="Make a new witness"):
        WitnessState(path, vkey)
    assert not path.exists()
    WitnessState.make(path, vkey)
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Refusal, match="already"):
        WitnessState.make(path, vkey)
    WitnessState(path, vkey).close()
    with pytest.raises(WitnessForgot, match="is not what the witness"):
        WitnessState(path, CosignerKey.generate(WITNESS.name).verifier.text)
    path.write_bytes(b"")  # an empty file is an empty database, too
    with pytest.raises(WitnessForgot, match="is not what the witness"):
        WitnessState(path, vkey)
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(Damage):
        WitnessState(path, vkey)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> WitnessOf:
    state = remembering(tmp_path_factory.mktemp("witness") / "seen.sqlite3")
    one = WitnessOf(WITNESS, [KEY.verifier], state, FixedClock(NOW))
    one.add_checkpoint(LOG.body(0, 5))
    return one


GOOD = LOG.body(4, 9)


@given(
    st.binary(max_size=100)
    | st.tuples(st.integers(0, len(GOOD)), st.binary(max_size=6)).map(
        lambda cut: GOOD[: cut[0]] + cut[1] + GOOD[cut[0] :]
    )
)
def test_foreign_bytes_get_a_no(standing: WitnessOf, data: bytes) -> None:
    assert standing.add_checkpoint(data).status in (400, 403, 404, 409, 422)
