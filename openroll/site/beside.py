"""Work in a child process while this one does something else: two cores for two halves of a long check."""

import multiprocessing
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


def begin(work: Callable[[], T]) -> Callable[[], T]:
    """Begin ``work`` in a child; return what waits for its result, and raises what it raises.

    Where a process may not be forked, or the child is killed, ``work`` is done when its result is asked for.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return work  # a child could inherit a lock that nobody opens any more
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(work, ours, theirs))
    child.start()
    theirs.close()

    def wait() -> T:
        try:
            result: T = ours.recv()
        except EOFError:  # it was killed, or has failed: here it fails again, and says why
            result = work()
        finally:
            ours.close()
            child.join()
        return result

    return wait


def _work(work: Callable[[], object], ours: Connection, theirs: Connection) -> None:
    ours.close()
    try:
        theirs.send(work())
    except Exception:  # the parent finds out by itself
        theirs.close()
