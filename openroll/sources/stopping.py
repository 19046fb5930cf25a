"""How the fetching process ends when it is told to: what it waits at is woken, and nothing is raised.

What a signal's handler raises is lost where it falls into a weak reference's callback or the like: Python tells it as
ignored, and the process would go on.
"""

import contextlib
import signal
import socket
from collections.abc import Callable, Iterator
from types import FrameType


class Told:
    """Whether the process was told to stop (``to_stop``), and at what it waits meanwhile."""

    def __init__(self) -> None:
        self.to_stop = False
        self._waits_at: socket.socket | None = None

    @contextlib.contextmanager
    def waking(self, wire: socket.socket) -> Iterator[None]:
        """Let whoever waits at ``wire`` go on with an OSError, or with nothing, once the process is told to stop."""
        self._waits_at = wire
        if self.to_stop:
            self._wake()
        try:
            yield
        finally:
            self._waits_at = None

    def stop(self, _number: int, _frame: FrameType | None) -> None:
        """Take the signal."""
        self.to_stop = True
        self._wake()

    def _wake(self) -> None:
        if self._waits_at is not None:
            with contextlib.suppress(OSError):
                self._waits_at.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def told_to_stop() -> Iterator[Told]:
    """Give what SIGTERM and SIGINT tell. Afterwards, when the process ends by itself, they are told to nobody."""
    told = Told()
    _when_told(told.stop)
    try:
        yield told
    finally:
        _when_told(signal.SIG_IGN)


def _when_told(do: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
    signal.signal(signal.SIGTERM, do)
    signal.signal(signal.SIGINT, do)
