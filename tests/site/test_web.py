"""What the web server says is told where it is true."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from openroll.site.web import is_true

REFUSED = "Killing worker-2 after it refused to gracefully stop"


@pytest.fixture
def workers() -> list[SimpleNamespace]:
    """One that has ended and one that has not."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    pids = (ended.pid, os.getpid())
    return [SimpleNamespace(inner=SimpleNamespace(pid=pid)) for pid in pids]


def test_a_worker_that_has_ended_did_not_refuse(workers: list[SimpleNamespace]) -> None:
    assert is_true(REFUSED, workers)
    assert not is_true(REFUSED, workers[::-1])


def test_many_threads_are_on_purpose(workers: list[SimpleNamespace]) -> None:
    assert not is_true("Configured too many Python threads", workers)
    assert is_true("Unexpected exit from worker-1", workers)
