"""Answers that are kept ready for as long as the published files stay as they are.

An entry and its proof follow from the files alone, so they are made once for each state of these. The publisher
ends each batch with a new ``checkpoint``, and whatever else changes ``roll.sqlite3`` (a redaction, a copy put in
its place) leaves the file with another time or number: two questions to the file system tell that nothing happened.
"""

import os
import time
from pathlib import Path
from typing import Final

from openroll.public.http import Ready

ROOM: Final = 64 << 20  # bytes of answers in each process
LARGEST: Final = 1 << 20
# The times of files are as coarse as the clock that makes them: two changes within a tick look like one. What has
# been still for longer than the coarsest tick of any file system in use cannot change again unnoticed.
STILL: Final = 2 * 10**9  # nanoseconds
LOOK_EVERY: Final = 0.001  # seconds: a busy process would ask the file system with each of twenty answers
State = tuple[int, ...]


class Shelf:
    """Answers of one state of the files, by the path that was asked for."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._ready: dict[str, Ready] = {}
        self._room = ROOM
        self.get = self._ready.get

    def put(self, path: str, ready: Ready) -> None:
        """Keep ``ready`` for ``path``. A full shelf is emptied: the next questions fill it with what is asked."""
        body = ready.answer.body
        if not isinstance(body, bytes) or len(body) > LARGEST:
            return
        self._room -= len(body)
        if self._room < 0:
            self._ready.clear()
            self._room = ROOM - len(body)
        self._ready[path] = ready


class Kept:
    """The answers that are kept for the public directory ``public``."""

    def __init__(self, public: Path) -> None:
        self._files = (str(public / "checkpoint"), str(public / "roll.sqlite3"))
        self._shelf = Shelf(())
        self._looked = 0.0

    def shelf(self) -> Shelf:
        """Return the shelf of the present state: look on it, or ask for the answer and put it there.

        Whoever asks for it before reading the files puts nothing on it that is older than they are.
        """
        now, shelf = time.monotonic(), self._shelf
        if shelf.state and now - self._looked < LOOK_EVERY:
            return shelf
        state = self._state()
        if state != shelf.state or not state:
            shelf = Shelf(state)
            still = state and time.time_ns() - max(state[0], state[3]) > STILL
            # Of files that are too young nothing is kept: their shelf is forgotten with this answer.
            self._shelf = shelf if still else Shelf(())
        self._looked = now
        return shelf

    def _state(self) -> State:
        """Return what changes when a file changes or is replaced; nothing when one is not there."""
        # Not the times of the content: a copy can be given old ones.
        try:
            first, second = map(os.stat, self._files)
        except OSError:
            return ()
        return (
            first.st_ctime_ns,
            first.st_ino,
            first.st_size,
            second.st_ctime_ns,
            second.st_ino,
            second.st_size,
        )
