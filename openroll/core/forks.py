"""Processes that are forks of this one: they begin with all that it has loaded, and share the memory of it.

Whoever forks should hold nothing that its forks are not to have: no key, no open database, no second thread.
"""

import os
import pickle
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from typing import Final, NoReturn, TypeVar

from openroll.core.parentage import call_process, end_with_parent

Result = TypeVar("Result")
_STOPPING: Final = (signal.SIGTERM, signal.SIGINT)


class Killed(RuntimeError):
    """A process that was to do a part of the work ended before it was done."""


class Fork:
    """A fork of this process that does ``work`` and ends, watched and stopped like a ``subprocess.Popen``.

    It leads a process group of its own, reads nothing, and is sent SIGTERM when this process is gone.
    ``name`` is what the system's list of processes calls it.
    """

    def __init__(self, name: str, work: Callable[[], object]) -> None:
        self.returncode: int | None = None
        parent = os.getpid()
        _flush()
        # A signal that comes before the fork has taken off the handlers of this process would be lost.
        held = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
        try:
            self.pid = os.fork()
            if not self.pid:
                _run(lambda: _lead(name, parent, held, work))
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)

    def poll(self) -> int | None:
        """Return its status once it has ended, None before: what it ended with, or minus the signal that ended it."""
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; return its status. Raises subprocess.TimeoutExpired after ``timeout`` seconds."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while (status := self.poll()) is None:
            if deadline is not None and time.monotonic() >= deadline:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0.0)
            time.sleep(0.005)
        return status

    def terminate(self) -> None:
        """Ask it to stop."""
        self._send(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self._send(signal.SIGKILL)

    def _send(self, number: signal.Signals) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)


def _lead(name: str, parent: int, held: set[int], work: Callable[[], object]) -> None:
    for number in _STOPPING:
        signal.signal(number, signal.SIG_DFL)
    os.setsid()
    call_process(name)
    end_with_parent()
    if os.getppid() != parent:  # it went before it could be asked for
        os._exit(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    signal.pthread_sigmask(signal.SIG_SETMASK, held)
    work()


def begin_apart(work: Callable[[], Result]) -> Callable[[], Result]:
    """Let a fork do ``work``, whose keys and open files end with it; return what waits for its result.

    That raises what ``work`` raised, or Killed. Result and error cross over pickled.
    """
    reading, writing = os.pipe()
    _flush()
    pid = os.fork()
    if not pid:
        _run(lambda: _answer(work, writing))
    os.close(writing)

    def result() -> Result:
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
        os.waitpid(pid, 0)
        if not told:
            raise Killed("a process that was to do a part ended before it was done")
        returned: Result
        error: Exception | None
        returned, error = pickle.loads(told)  # noqa: S301  # our own fork's
        if error is not None:
            raise error
        return returned

    return result


def _answer(work: Callable[[], object], writing: int) -> None:
    end_with_parent()
    told: tuple[object, Exception | None]
    try:
        told = work(), None
    except Exception as error:
        told = None, error
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(pickle.dumps(told))


def _run(work: Callable[[], object]) -> NoReturn:
    """Do ``work`` and end this process, which is a fork: what its parent left to be done at the end is not its own."""
    status = 1
    try:
        work()
        status = 0
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except KeyboardInterrupt:
        status = 130
    except BaseException:
        traceback.print_exc()
    finally:
        try:
            _flush()
        finally:
            os._exit(status)


def _flush() -> None:
    """Write out what was said: a fork would have it to say too."""
    sys.stdout.flush()
    sys.stderr.flush()
