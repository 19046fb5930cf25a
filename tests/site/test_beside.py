"""Work beside other work gives its result, or its error, whatever becomes of the child."""

import os
import signal
import threading

import pytest

from openroll.core.errors import UnusableInput
from openroll.site.beside import begin


def refuse() -> int:
    raise UnusableInput("No {what}.", what="thanks")


def test_the_result_comes_from_another_process() -> None:
    wait = begin(os.getpid)
    assert (wait() == os.getpid()) == (threading.active_count() > 1)


def test_an_error_is_raised_here() -> None:
    with pytest.raises(UnusableInput, match="No thanks"):
        begin(refuse)()


def test_a_child_that_is_killed_is_done_without() -> None:
    parent = os.getpid()

    def work() -> str:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    assert begin(work)() == "done"


def test_no_child_beside_another_thread() -> None:
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert begin(os.getpid)() == os.getpid()
    finally:
        stop.set()
        other.join()
