"""Appending without waiting for tiles: group commit.

A fact is acknowledged once it is staged, durably and with its index for ever. A second thread publishes: while the
disk takes the tiles of one round, the facts of the next are staged, and all of them share one checkpoint. So the
busier a log is, the fewer checkpoints it signs. The order of writes is the sequencer's own, and recovery too.
"""

import threading
from collections.abc import Sequence
from types import TracebackType

from openroll.core.errors import N_, Refusal

from .sequencer import Sequencer

GATHER = 0.02  # seconds that a round waits for more facts
ENOUGH = 4096  # facts, after which it does not wait
MOST_AHEAD = 65_536  # facts that may be staged and not published before whoever appends has to wait


class Stream:
    """A way into ``log``, which is open and, while the ``with`` block runs, used by nobody else.

    Leaving publishes what is left, and raises what went wrong with that. Any number of threads may append.
    """

    def __init__(self, log: Sequencer) -> None:
        self._log = log
        self._turn = threading.Condition()
        self._closing = False
        self._failed: BaseException | None = None
        self._publisher = threading.Thread(target=self._publish, name="publisher of the log", daemon=True)

    def __enter__(self) -> "Stream":
        self._publisher.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._turn:
            self._closing = True
            self._turn.notify_all()
        self._publisher.join()
        if self._failed and error is None:
            raise self._failed

    def append(self, facts: Sequence[bytes]) -> int:
        """Stage ``facts``; return the index of the first. They are public a moment later.

        Raises as ``Sequencer.stage``, and what the publishing thread met: what was acknowledged before is durable.
        """
        with self._turn:
            self._turn.wait_for(lambda: self._failed or self._ahead < MOST_AHEAD)
            if self._failed:
                raise Refusal(N_("The log must be opened anew after an error.")) from self._failed
            start = self._log.size
            self._log.stage(facts, expected=start)
            self._turn.notify_all()
        return start

    @property
    def _ahead(self) -> int:
        return self._log.size - self._log.published

    def _publish(self) -> None:
        try:
            while self._work():
                pass
        except BaseException as error:
            with self._turn:
                self._failed = error
                self._turn.notify_all()

    def _work(self) -> bool:
        """Publish one round; False when there will be no more."""
        with self._turn:
            self._turn.wait_for(lambda: self._closing or self._ahead)
            self._turn.wait_for(lambda: self._closing or self._ahead >= ENOUGH, GATHER)
            due = self._log.due()
            if due is None:
                return not self._closing
        due.write()
        with self._turn:
            self._log.written(due)
            self._turn.notify_all()
        return True
