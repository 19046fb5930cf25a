"""The worker as a process: what is committed is public within a second, and a signal stops it."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from openroll.core.forks import Fork
from openroll.log.note import VerifierKey
from openroll.publish.check import check_directory
from openroll.roll.selectors import log_size
from openroll.site import worker as site_worker
from openroll.site.register import Register
from tests.command import begin_work
from tests.roll.making import decide, everything, receive


def public_size(register: Register) -> int:
    return int((register.public / "checkpoint").read_text().splitlines()[1])


def enter(register: Register, number: int) -> None:
    assert decide(register, receive(), everything(f"GB-COH/{number:08}")).entry is not None


def until(register: Register, size: int, seconds: float) -> float:
    """Wait until the public log has ``size`` facts; return how long it took."""
    begun = time.monotonic()
    while public_size(register) < size:
        assert time.monotonic() - begun < seconds, f"{public_size(register)} facts are public, not {size}"
        time.sleep(0.01)
    return time.monotonic() - begun


@pytest.fixture
def said(tmp_path: Path) -> Path:
    """What the worker says."""
    return tmp_path / "said"


@pytest.fixture
def worker(opened: Register, said: Path) -> Iterator[Fork]:
    enter(opened, 1)  # committed, and the process that did it is gone

    def work() -> None:
        # A pause after a failure that no machine is slow enough to be taken for.
        site_worker.PAUSE_AFTER_FAILURE = 600.0
        site_worker.main(str(opened.folder))

    process = begin_work(work, said)
    yield process
    process.kill()
    process.wait()


def test_what_is_committed_is_soon_public(opened: Register, worker: Fork, said: Path) -> None:
    until(opened, log_size(), seconds=30)  # what was left is published
    took = []
    for number in (2, 3, 4):
        enter(opened, number)
        took.append(until(opened, log_size(), seconds=10))
    assert min(took) < 1.0
    worker.terminate()
    assert worker.wait(10) == 0
    assert len(list((opened.private / "receipts").iterdir())) == 4, "nobody else gave receipts for these"
    key = VerifierKey.from_text((opened.public / "log.vkey").read_text().strip())
    assert check_directory(opened.public, [key]).problems == ()
    assert said.read_text() == ""


def test_a_failure_is_said_and_tried_again_and_a_signal_is_not_kept_waiting(
    opened: Register, worker: Fork, said: Path
) -> None:
    size = log_size()
    until(opened, size, seconds=30)
    hidden = opened.key_file.rename(opened.private / "log.key.away")
    enter(opened, 2)
    end = time.monotonic() + 60
    while not (line := said.read_text()):
        assert time.monotonic() < end
        time.sleep(0.01)
    assert "signing key" in line
    assert "PRIVATE+KEY" not in line
    assert public_size(opened) == size
    hidden.rename(opened.key_file)
    os.kill(worker.pid, signal.SIGINT)
    assert worker.wait(60) == 0, "the pause after a failure is longer"
