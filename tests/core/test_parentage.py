"""Processes that do not outlive the one that started them, however early that one ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# A parent that starts a child by multiprocessing and is killed; the child asks after ``wait`` seconds.
PARENT = """
import multiprocessing, os, signal, sys, time
from openroll.core.parentage import end_with_parent

def child(wait):
    print(os.getpid(), flush=True)
    time.sleep(wait)
    end_with_parent(signal.SIGKILL)
    time.sleep(60)

if __name__ == "__main__":
    multiprocessing.get_context("fork").Process(target=child, args=(float(sys.argv[1]),)).start()
    time.sleep(60)
"""


@pytest.mark.parametrize(
    "wait", [0.0, 0.7], ids=["parent dies after it asked", "parent dies before it asked"]
)
def test_a_child_ends_with_its_parent(tmp_path: Path, wait: float) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    with subprocess.Popen(
        [sys.executable, str(script), str(wait)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        time.sleep(0.3)
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 10
    while is_running(child):
        assert time.monotonic() < deadline, "the child lives on"
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
