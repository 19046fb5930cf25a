"""A register and its witnesses: real ones on the loopback interface, silent ones, lying ones."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from openroll.core.clock import Clock, FixedClock
from openroll.core.errors import Refusal, UnusableInput
from openroll.log.cosignature import CosignerKey, cosign
from openroll.log.note import SigningKey, VerifierKey, parse_note
from openroll.log.policy import TrustPolicy
from openroll.net.http import exchange
from openroll.net.submission import Submission
from openroll.net.witness import Verdict, WitnessOf
from openroll.publish.check import DirectoryReport, check_directory
from openroll.publish.witnessed import Status
from openroll.roll.selectors import log_size
from openroll.site import keys, publishing
from openroll.site.register import SETTINGS_FILE, Register, load
from openroll.site.rotation import rotate
from openroll.site.witnessing import Held, Witnessing, read_policy
from tests.net.making import always, remembering, served
from tests.roll.making import decide, everything, receive

A, B, C = (CosignerKey.from_seed(f"witness.example/{name}", name.encode() * 32) for name in "abc")


class Now:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.time = datetime.now(UTC).replace(microsecond=0)

    def now(self) -> datetime:
        return self.time


@pytest.fixture
def now() -> Now:
    return Now()


def key_of(register: Register) -> VerifierKey:
    return VerifierKey.from_text((register.public / "log.vkey").read_text().strip())


def check(register: Register) -> DirectoryReport:
    return check_directory(register.public, [key_of(register)])


@contextmanager
def witnesses(
    register: Register, *which: CosignerKey, folder: Path, clock: Clock
) -> Iterator[dict[str, str]]:
    """Serve real witnesses that follow ``register``; give each one's address by its name."""
    with ExitStack() as opened:
        addresses = {}
        for key in which:
            state = remembering(folder / f"{key.name[-1]}.sqlite3", key)
            opened.callback(state.close)
            one = WitnessOf(key, [key_of(register)], state, clock)
            addresses[key.name[-1]] = opened.enter_context(served(one.add_checkpoint))
        yield addresses


def with_policy(register: Register, addresses: dict[str, str], quorum: str, hold: bool = False) -> Register:
    """Write a policy of A, B and C into the register's folder; whoever has no address is never asked."""
    lines = [
        f"witness {key.name[-1]} {key.verifier.text} {addresses.get(key.name[-1], '')}" for key in (A, B, C)
    ]
    text = "\n".join([*lines, f"group g {quorum} a b c", "quorum g", ""])
    (register.folder / "witnesses.policy").write_text(text)
    return replace(register, witness_policy="witnesses.policy", when_missing="hold" if hold else "publish")


def enter(register: Register, number: int) -> None:
    assert decide(register, receive(), everything(f"GB-COH/{number:08}")).entry is not None


def look_until(witnessing: Witnessing, done: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    witnessing.look()
    while not done():
        assert time.monotonic() < end, "it never happens"
        time.sleep(0.02)
        witnessing.look()


def size_in(register: Register, name: str) -> int:
    path = register.public / name
    return int(path.read_text().splitlines()[1]) if path.exists() else -1


def lines_in(register: Register) -> int:
    return len(parse_note((register.public / "checkpoint").read_bytes()).signatures)


def status(register: Register) -> Status:
    return Status.parse((register.public / "witnesses.json").read_bytes())


def test_without_witnesses_nothing_is_asked(opened: Register) -> None:
    publishing.publish(opened)
    assert (opened.public / "trust.policy").read_text() == f"log {key_of(opened).text}\nquorum none\n"
    assert not (opened.public / "witnessed").exists()
    assert not (opened.public / "witnesses.json").exists()
    assert check(opened).problems == ()


def test_published_at_once_and_cosigned_after(opened: Register, tmp_path: Path, now: Now) -> None:
    with witnesses(opened, A, B, folder=tmp_path, clock=now) as addresses:
        register = with_policy(opened, addresses, "2")
        witnessing = Witnessing(register, now)

        def all_cosigned() -> bool:
            return size_in(register, "witnessed") == log_size() and lines_in(register) == 3

        for number in (1, 2):
            enter(register, number)
            assert publishing.publish(register, witnessing=witnessing) == log_size()
            assert size_in(register, "checkpoint") == log_size()
            assert size_in(register, "witnessed") < log_size()
            look_until(witnessing, all_cosigned)
            trust = TrustPolicy.parse((register.public / "trust.policy").read_bytes())
            found = trust.open((register.public / "witnessed").read_bytes())
            assert sorted(trust.names_of(found.cosignatures)) == ["a", "b"]
        told = {each.name: each for each in status(register).witnesses}
        assert (told[A.name].size, told[A.name].at, told[A.name].silent_since) == (log_size(), now.time, None)
        assert told[C.name].size is None
        assert check(register).problems == ()
        publishing.publish(register)  # what follows leaves the cosignatures where they are
        assert lines_in(register) == 3


def test_a_log_that_outruns_a_witness(opened: Register, tmp_path: Path, now: Now) -> None:
    """One witness is slower than the log grows: still the two agree on one checkpoint after the other."""
    with witnesses(opened, A, B, folder=tmp_path, clock=now) as addresses:
        quick = with_policy(opened, addresses, "2")
        publishing.publish(quick)

        def slow(body: bytes) -> Verdict:
            time.sleep(0.4)
            answer = exchange("POST", addresses["b"] + "/add-checkpoint", body=body)
            return Verdict(answer.status, answer.body, answer.content_type)

        with served(slow) as address:
            register = with_policy(opened, {**addresses, "b": address}, "2")
            witnessing, seen = Witnessing(register, now), set[int]()
            for number in range(1, 12):
                enter(register, number)
                publishing.publish(register, witnessing=witnessing)
                witnessing.look()
                seen.add(size_in(register, "witnessed"))
                time.sleep(0.1)
            assert len(seen) > 2
            look_until(witnessing, lambda: size_in(register, "witnessed") == log_size())


def test_a_log_that_rests_is_cosigned_again(opened: Register, tmp_path: Path, now: Now) -> None:
    with witnesses(opened, A, folder=tmp_path, clock=now) as addresses:
        register = with_policy(opened, addresses, "any")
        publishing.publish(register)
        witnessing = Witnessing(register, now)
        look_until(witnessing, lambda: status(register).witnesses[0].at == now.time)
        now.time += timedelta(hours=2)
        look_until(witnessing, lambda: status(register).witnesses[0].at == now.time)
        trust = TrustPolicy.parse((register.public / "trust.policy").read_bytes())
        for name in ("witnessed", "checkpoint"):
            assert [each.at for each in trust.open((register.public / name).read_bytes()).cosignatures] == [
                now.time
            ]


def test_the_silent_are_named(opened: Register, tmp_path: Path, now: Now, free_port: int) -> None:
    with witnesses(opened, A, folder=tmp_path, clock=now) as addresses:
        register = with_policy(opened, {**addresses, "b": f"http://127.0.0.1:{free_port}"}, "2")
        publishing.publish(register)
        witnessing = Witnessing(register, now, seconds=1)
        look_until(witnessing, lambda: status(register).witnesses[1].silent_since is not None)
        look_until(witnessing, lambda: status(register).witnesses[0].size is not None)
        silent = status(register).witnesses[1]
        assert (silent.name, silent.silent_since, silent.trouble) == (B.name, now.time, "witness-silent")
        assert not (register.public / "witnessed").exists()
        assert check(register).problems == ()
        now.time += timedelta(hours=1)
        again = Witnessing(register, now, seconds=1)  # another process
        again.look()
        assert status(register).witnesses[1].silent_since == silent.silent_since


def test_what_a_liar_says_is_not_kept(opened: Register, now: Now) -> None:
    publishing.publish(opened)
    text = parse_note((opened.public / "checkpoint").read_bytes()).text

    def lie(body: bytes) -> Verdict:
        note = parse_note(Submission.parse(body).note)
        assert note.text == text
        other = CosignerKey.from_seed(A.name, b"x" * 32)
        return Verdict(200, cosign(note.text, other, now.now()).line.encode())

    before = (opened.public / "checkpoint").read_bytes()
    with served(lie) as liar, served(always(200, b"\xff" * 50)) as noise:
        register = with_policy(opened, {"a": liar, "b": noise}, "any")
        witnessing = Witnessing(register, now)
        look_until(
            witnessing,
            lambda: [bool(each.silent_since) for each in status(register).witnesses] == [True, True, False],
        )
    assert (opened.public / "checkpoint").read_bytes() == before
    assert not (opened.public / "witnessed").exists()


def test_a_slow_witness_holds_up_nobody(opened: Register, tmp_path: Path, now: Now) -> None:
    def slow(body: bytes) -> Verdict:
        over.wait(60)
        answered.set()
        return Verdict(503, b"")

    over, answered = threading.Event(), threading.Event()
    with witnesses(opened, A, folder=tmp_path, clock=now) as addresses, served(slow) as address:
        register = with_policy(opened, {**addresses, "b": address}, "any")
        witnessing = Witnessing(register, now, seconds=120)  # whoever waited for it would wait for its answer
        publishing.publish(register, witnessing=witnessing)
        witnessing.look()
        enter(register, 1)
        publishing.publish(register, witnessing=witnessing)
        look_until(witnessing, lambda: size_in(register, "witnessed") == log_size())
        assert not answered.is_set()
        over.set()


def test_held_until_a_quorum_has_cosigned(opened: Register, tmp_path: Path, now: Now, free_port: int) -> None:
    publishing.publish(opened)
    before = size_in(opened, "checkpoint")
    nobody = dict.fromkeys("ab", f"http://127.0.0.1:{free_port}")
    held = with_policy(opened, nobody, "2", hold=True)
    enter(held, 1)
    enter(held, 2)
    assert publishing.publish(held, witnessing=Witnessing(held, now, seconds=1)) == before
    assert size_in(held, "checkpoint") == before
    told = status(held)
    assert (told.when_missing, told.waiting, told.waiting_since) == ("hold", log_size() - before, now.time)
    report = check(held)
    assert report.problems == ()
    assert report.size == before
    enter(held, 3)  # what comes meanwhile is recorded too
    with pytest.raises(Held, match=f"recorded and wait: {log_size() - before}. Silent: {A.name}, {B.name}"):
        publishing.publish_held(held, witnessing=Witnessing(held, now, seconds=1))
    with witnesses(opened, A, B, folder=tmp_path, clock=now) as addresses:
        back = with_policy(opened, addresses, "2", hold=True)
        assert publishing.publish(back, witnessing=Witnessing(back, now)) == log_size()
        trust = TrustPolicy.parse((back.public / "trust.policy").read_bytes())
        for name in ("checkpoint", "witnessed"):
            found = trust.open((back.public / name).read_bytes())
            assert found.checkpoint.size == log_size()
    assert status(back).waiting == 0
    assert check(back).problems == ()


def test_a_witness_that_has_cosigned_what_is_held_is_not_called_silent(
    opened: Register, tmp_path: Path, now: Now, free_port: int
) -> None:
    publishing.publish(opened)
    told: list[str] = []
    with witnesses(opened, A, folder=tmp_path, clock=now) as addresses:
        held = with_policy(opened, {**addresses, "b": f"http://127.0.0.1:{free_port}"}, "2", hold=True)
        enter(held, 1)
        for _ in range(2):  # and again by a process that knows of it from the file alone
            witnessing = Witnessing(held, now, seconds=1, tell=told.append)
            publishing.publish(held, witnessing=witnessing)
            for _ in range(20):
                witnessing.look()
                time.sleep(0.02)
            said = {each.name: each for each in status(held).witnesses}
            assert (said[A.name].size, said[A.name].silent_since) == (log_size(), None)
            assert not any(A.name in each for each in told), told


def test_a_rotation_that_waits_for_witnesses_leaves_a_sound_directory(
    opened: Register, tmp_path: Path, now: Now, free_port: int
) -> None:
    publishing.publish(opened)
    held = with_policy(opened, dict.fromkeys("ab", f"http://127.0.0.1:{free_port}"), "2", hold=True)
    old = key_of(held)
    rotated = rotate(held, overlap_for=timedelta(0), clock=now)
    for _ in range(2):
        publishing.publish(held, clock=now)
        assert key_of(held) == old
        assert keys.previous_file(held).exists()
        report = check_directory(held.public, [old])
        assert report.problems == ()
    with witnesses(opened, A, B, folder=tmp_path, clock=now) as addresses:
        back = with_policy(opened, addresses, "2", hold=True)
        publishing.publish(back, clock=now)
    assert key_of(back) == rotated.new
    assert (
        check_directory(back.public, [old]).problems
        == check_directory(back.public, [rotated.new]).problems
        == ()
    )


def test_a_check_finds_what_is_false(opened: Register, tmp_path: Path, now: Now) -> None:
    with witnesses(opened, A, folder=tmp_path, clock=now) as addresses:
        register = with_policy(opened, addresses, "any")
        publishing.publish(register)
        witnessing = Witnessing(register, now)
        witnessing.vouch()
        look_until(witnessing, (register.public / "witnessed").exists)
    assert check(register).problems == ()
    good = {
        name: (register.public / name).read_bytes()
        for name in ("witnessed", "freshness", "trust.policy", "witnesses.json")
    }
    other = f"log {CosignerKey.generate('x').verifier.text}\nquorum none\n".encode()
    for name, data in (
        ("witnessed", good["freshness"]),
        ("witnessed", good["witnessed"][:-20] + b"AAAAAAAAAAAAAAAAAA==\n"),
        ("witnessed", good["witnessed"].replace(b"\n\n", b"\nmore\n\n")),
        ("freshness", good["witnessed"]),
        ("freshness", b""),
        ("trust.policy", other),
        ("trust.policy", good["trust.policy"] + b"\n"),
        ("trust.policy", good["trust.policy"].replace(A.verifier.text.encode(), C.verifier.text.encode(), 1)),
        ("witnesses.json", b"{}"),
        ("witnesses.json", good["witnesses.json"] + b"\n"),
    ):
        (register.public / name).unlink()
        (register.public / name).write_bytes(data)
        assert {problem.path for problem in check(register).problems} & {name, "witnessed", "checkpoint"}, (
            name,
            data,
        )
        (register.public / name).write_bytes(good[name])
    assert check(register).problems == ()


def test_other_settings_take_back_what_does_not_meet_them(opened: Register, tmp_path: Path, now: Now) -> None:
    with witnesses(opened, A, folder=tmp_path, clock=now) as addresses:
        register = with_policy(opened, addresses, "any")
        publishing.publish(register)
        look_until(Witnessing(register, now), (register.public / "witnessed").exists)
        stricter = with_policy(opened, addresses, "all")
        publishing.publish(stricter)
        assert not (register.public / "witnessed").exists()
        publishing.publish(with_policy(opened, addresses, "any"))
        assert size_in(register, "witnessed") == log_size()
    none = replace(opened, witness_policy="")
    publishing.publish(none)
    assert not (register.public / "witnessed").exists()
    assert not (register.public / "witnesses.json").exists()
    assert check(register).problems == ()


def test_policies_that_cannot_be(opened: Register) -> None:
    publishing.publish(opened)
    register = replace(opened, witness_policy="w.policy")
    with pytest.raises(UnusableInput, match=r"w\.policy"):
        read_policy(register)
    path = register.folder / "w.policy"
    path.write_text("quorum x\n")
    with pytest.raises(UnusableInput, match=r"w\.policy: Line 1"):
        read_policy(register)
    path.write_text(f"log {SigningKey.from_seed('other.example', bytes(32)).verifier.text}\nquorum none\n")
    with pytest.raises(UnusableInput, match="another log"):
        read_policy(register)
    path.write_text(f"witness w {keys.freshness_key(register).verifier.text}\nquorum w\n")
    with pytest.raises(Refusal, match="witness itself"):
        read_policy(register)


def test_the_worker_does_it_by_itself(opened: Register, tmp_path: Path, now: Now) -> None:
    publishing.publish(opened)
    with witnesses(
        opened, A, folder=tmp_path, clock=FixedClock(datetime.now(UTC), timedelta(milliseconds=1))
    ) as addresses:
        with_policy(opened, addresses, "any")
        settings = opened.folder / SETTINGS_FILE
        settings.write_text(settings.read_text().replace('policy = ""', 'policy = "witnesses.policy"'))
        assert load(opened.folder).witness_policy == "witnesses.policy"
        worker = subprocess.Popen([sys.executable, "-m", "openroll.site.worker", str(opened.folder)])
        try:
            for _ in range(600):
                if size_in(opened, "witnessed") == log_size() == size_in(opened, "freshness"):
                    break
                time.sleep(0.05)
            else:
                raise AssertionError("nothing was witnessed")
        finally:
            worker.terminate()
            worker.wait()
    assert check(opened).problems == ()
