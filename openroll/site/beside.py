"""Work in a child process while this one does something else: two cores for two halves of a long check."""

import sys
import threading
from collections.abc import Callable
from typing import TypeVar

from openroll.core.forks import Killed, begin_apart

T = TypeVar("T")


def begin(work: Callable[[], T]) -> Callable[[], T]:
    """Begin ``work`` in a child; return what waits for its result, and raises what it raises.

    Where a process may not be forked, or the child is killed, ``work`` is done when its result is asked for.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return work  # a child could inherit a lock that nobody opens any more
    wait = begin_apart(work)

    def result() -> T:
        try:
            return wait()
        except Killed:
            return work()

    return result
