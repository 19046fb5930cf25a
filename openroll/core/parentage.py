"""Processes that do not outlive the one that started them."""

import ctypes
import multiprocessing
import os
import signal

_PR_SET_PDEATHSIG = 1  # prctl(2)


def end_with_parent(number: signal.Signals = signal.SIGTERM) -> None:
    """Ask the kernel to send this process ``number`` when its parent is gone, however that ended. Linux only.

    A process of ``multiprocessing`` whose parent went before it could ask gets the signal at once.
    """
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_PR_SET_PDEATHSIG, number)
    started_by = multiprocessing.parent_process()
    if started_by is not None and started_by.pid != os.getppid():
        os.kill(os.getpid(), number)
