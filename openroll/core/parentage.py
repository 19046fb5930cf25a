"""Processes that do not outlive the one that started them, and what they are called."""

import ctypes
import multiprocessing
import os
import signal
from typing import Final

PATIENCE: Final = 10.0  # seconds that a process has to stop by itself, once whoever started it asks
_PR_SET_PDEATHSIG, _PR_SET_NAME = 1, 15  # prctl(2)


def end_with_parent(number: signal.Signals = signal.SIGTERM) -> None:
    """Ask the kernel to send this process ``number`` when its parent is gone, however that ended. Linux only.

    A process of ``multiprocessing`` whose parent went before it could ask gets the signal at once.
    """
    _prctl(_PR_SET_PDEATHSIG, number)
    started_by = multiprocessing.parent_process()
    if started_by is not None and started_by.pid != os.getppid():
        os.kill(os.getpid(), number)


def call_process(name: str) -> None:
    """Let the system's list of processes call this one ``name``, of which it keeps 15 letters. Linux only."""
    _prctl(_PR_SET_NAME, name.encode())


def _prctl(option: int, value: int | bytes) -> None:
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(option, value)
