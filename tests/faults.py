"""Makes the operating system refuse: a system call of a real process fails, once or from then on.

``strace`` does it, so that it strikes SQLite's calls as well as ours. The system stops a process only for the calls
that are looked at: for each of a Python's thousands, most of the time would be spent on stopping.
"""

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.command import begin_work

ROOT = Path(__file__).resolve().parent.parent
# What can fail while something is being made durable. `write` also is how a process speaks.
CALLS = ("write", "pwrite64", "fsync", "fdatasync", "rename", "ftruncate", "unlink", "mkdir")
# What needs room; removing and syncing still work on a disk that is full.
FILLING = ("write", "pwrite64", "mkdir", "ftruncate")


@dataclass(frozen=True)
class Fault:
    """The call ``name`` fails with ``error`` when it is made for the ``turn``-th time, and ``onwards`` ever after."""

    name: str
    turn: int
    error: str = "EIO"
    onwards: bool = False

    @property
    def option(self) -> str:
        """What strace is told."""
        more = "+" if self.onwards else ""
        return f"inject={self.name}:error={self.error}:when={self.turn}{more}"


@functools.cache
def tracer() -> tuple[str, ...]:
    """Return strace with what it is always told; skip where there is none or it may not trace."""
    path = shutil.which("strace") or ""
    # An old one, or an old system, stops a process for every call.
    for options in (("-f", "--seccomp-bpf"), ("-f",)) if path else ():
        command = (path, *options, "-qq")
        if subprocess.run([*command, "-o", os.devnull, "true"], capture_output=True).returncode == 0:
            return command
    pytest.skip("only where strace is there and may trace")


def run(module: str, arguments: Sequence[object], *faults: Fault) -> subprocess.CompletedProcess[str]:
    """Run ``python -m module`` with ``faults``, if any; return what it said and how it ended."""
    if not faults:
        return _python([], module, arguments)
    names = ",".join(dict.fromkeys(fault.name for fault in faults))
    options = [part for fault in faults for part in ("-e", fault.option)]
    command = [*tracer(), "-o", os.devnull, "-e", f"trace={names}", *options]
    return _python(command, module, arguments)


def finish(work: Callable[[], object], said: Path, *before: object) -> None:
    """Do ``work`` with nothing that fails, in a fork, which has loaded it; assert that it ends well.

    ``said`` is a file for what it says; ``before`` is told of where it does not.
    """
    status = begin_work(work, said).wait(120)
    assert status == 0, [*before, said.read_text()]


def count(module: str, arguments: Sequence[object], log: Path) -> dict[str, int]:
    """Run ``python -m module`` to its end; return how often it makes each call of CALLS."""
    command = [*tracer(), "-o", str(log), "-e", f"trace={','.join(CALLS)}"]
    done = _python(command, module, arguments)
    assert done.returncode == 0, done.stderr
    lines = log.read_text(errors="replace").splitlines()
    return {name: sum(f" {name}(" in line for line in lines) for name in CALLS}


def once_each(counts: dict[str, int], step: int) -> Iterator[Fault]:
    """Yield a fault for every ``step``-th of the calls that were counted."""
    every = [Fault(name, turn) for name, times in counts.items() for turn in range(1, times + 1)]
    yield from every[step // 2 :: step]


def full_from(counts: dict[str, int], step: int) -> Iterator[list[Fault]]:
    """Yield the faults of a disk that is full from a moment on: one moment for every ``step``-th write of each kind."""
    most = max(counts[name] for name in FILLING)
    for turn in range(1, most + 1, step):
        yield [
            Fault(name, max(1, turn * counts[name] // most), "ENOSPC", onwards=True)
            for name in FILLING
            if counts[name]
        ]


def _python(
    before: Sequence[str], module: str, arguments: Sequence[object]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-B", "-m", module, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
