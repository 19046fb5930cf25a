"""Forks: what they begin with, how they end, and how the result of what one did comes back."""

import contextlib
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from openroll.core.errors import UnusableInput
from openroll.core.forks import Fork, Killed, begin_apart

ROOT = Path(__file__).resolve().parents[2]


def test_a_result_comes_back_and_nothing_else_of_what_was_done() -> None:
    held = ["before"]

    def work() -> tuple[int, list[str]]:
        held.append("in the fork")
        return os.getpid(), held

    pid, told = begin_apart(work)()
    assert pid != os.getpid()
    assert told == ["before", "in the fork"]
    assert held == ["before"]


def test_two_are_at_work_at_once(tmp_path: Path) -> None:
    def wait_for(mine: Path, other: Path) -> Callable[[], bool]:
        def work() -> bool:
            mine.touch()
            end = time.monotonic() + 30
            while not other.exists() and time.monotonic() < end:
                time.sleep(0.005)
            return other.exists()

        return work

    one = begin_apart(wait_for(tmp_path / "1", tmp_path / "2"))
    two = begin_apart(wait_for(tmp_path / "2", tmp_path / "1"))
    assert one()
    assert two()


def test_an_error_comes_back_with_what_it_says() -> None:
    def work() -> None:
        raise UnusableInput("{path} is gone.", path="this")

    with pytest.raises(UnusableInput, match="this is gone") as raised:
        begin_apart(work)()
    assert raised.value.params == {"path": "this"}


def test_one_that_is_killed_is_no_result() -> None:
    with pytest.raises(Killed):
        begin_apart(lambda: os.kill(os.getpid(), signal.SIGKILL))()


@pytest.mark.parametrize(
    ("end", "status"), [(None, 0), (SystemExit(), 0), (SystemExit(7), 7), (SystemExit("no"), 1)]
)
def test_a_fork_ends_with_a_status(end: BaseException | None, status: int) -> None:
    def work() -> None:
        if end is not None:
            raise end

    fork = Fork("short", work)
    assert fork.wait(30) == status
    assert fork.poll() == fork.returncode == status
    fork.terminate()  # it is over: nobody else is meant
    fork.kill()


def test_a_fork_never_comes_back_to_what_its_parent_was_doing(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.StringIO()

    def work() -> None:
        monkeypatch.setattr(sys, "stdout", closed)
        closed.close()  # whatever is left to be said cannot be

    assert Fork("short", work).wait(30) == 0


def test_a_fork_is_called_what_it_is_and_leads_a_group() -> None:
    fork = Fork("a-name-that-is-long", lambda: time.sleep(60))
    comm = Path(f"/proc/{fork.pid}/comm")
    end = time.monotonic() + 30
    while comm.read_text().strip() != "a-name-that-is-"[:15]:
        assert time.monotonic() < end
        time.sleep(0.005)
    assert os.getpgid(fork.pid) == fork.pid
    with pytest.raises(subprocess.TimeoutExpired):
        fork.wait(0.02)
    fork.terminate()
    assert fork.wait(30) == -signal.SIGTERM


def test_a_signal_that_comes_at_once_is_heard() -> None:
    def handler(_number: int, _frame: object) -> None:
        """What whoever forks does with the signal; a fork is to end."""

    kept = signal.signal(signal.SIGTERM, handler)
    try:
        for _ in range(20):
            fork = Fork("short", lambda: time.sleep(60))
            fork.terminate()
            assert fork.wait(30) == -signal.SIGTERM
    finally:
        signal.signal(signal.SIGTERM, kept)


def test_what_was_said_before_is_said_once_and_a_fork_ends_with_whoever_made_it() -> None:
    program = (
        "import os, time; from openroll.core.forks import Fork; print('said', end=' ');"
        "Fork('short', lambda: None).wait();"
        "print(Fork('long', lambda: time.sleep(60)).pid, flush=True); time.sleep(60)"
    )
    made = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert made.stdout is not None
    line = made.stdout.readline()
    made.kill()
    made.wait()
    said, pid = line.split()
    assert said == "said"
    end = time.monotonic() + 30
    with contextlib.suppress(FileNotFoundError):
        while Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
            assert time.monotonic() < end
            time.sleep(0.005)
    assert made.stdout.read() == ""
