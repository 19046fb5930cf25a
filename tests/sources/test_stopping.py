"""A fetching process stops when it is told to, wherever the signal falls."""

import os
import signal
import socket
import subprocess
import sys
import threading

import pytest

from openroll.sources.process import child_environment, serve
from openroll.sources.stopping import Told, told_to_stop

# The signal comes while a weak reference's callback runs, where what a handler raises is lost.
_IN_A_CALLBACK = """
import os, signal, sys, weakref
from openroll.sources import process

class Thing: pass

def signalled(_):
    os.kill(os.getpid(), signal.SIGTERM)
    for _ in range(1000): pass

thing = Thing()
reference = weakref.ref(thing, signalled)
demanding = process.tls.demanding

def let_go():
    global thing
    thing = None
    return demanding()

process.tls.demanding = let_go
sys.exit(process.main(['--passed', sys.argv[1]]))
"""


def test_a_signal_within_a_callback_is_not_lost() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        command = [sys.executable, "-c", _IN_A_CALLBACK, str(theirs.fileno())]
        child = subprocess.Popen(
            command, env=child_environment(), pass_fds=(theirs.fileno(),), stderr=subprocess.PIPE
        )
        try:
            _, said = child.communicate(timeout=20)
        finally:
            child.kill()
    assert (child.returncode, said) == (0, b"")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_whoever_waits_is_woken(number: signal.Signals) -> None:
    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}
    ours, theirs = socket.socketpair()
    try:
        with ours, theirs, told_to_stop() as told, told.waking(theirs):
            threading.Timer(0.1, os.kill, (os.getpid(), number)).start()
            assert theirs.recv(1) == b""
            assert told.to_stop
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def test_what_was_told_before_there_was_anything_to_wait_at_holds() -> None:
    told = Told()
    told.stop(signal.SIGTERM, None)
    ours, theirs = socket.socketpair()
    with ours, theirs, told.waking(theirs):
        assert theirs.recv(1) == b""


def test_it_stops_while_all_its_workers_are_busy() -> None:
    told, held, begun = Told(), threading.Event(), threading.Semaphore(0)

    class Endless:
        def accept(self) -> tuple[socket.socket, object]:
            ours, theirs = socket.socketpair()
            waiting.append(ours)
            begun.release()
            return theirs, None

    waiting: list[socket.socket] = []
    serving = threading.Thread(target=serve, args=(Endless(), lambda _: held.wait()), kwargs={"told": told})
    serving.start()
    while begun.acquire(timeout=1):
        pass  # until all wait for a request that never comes
    told.stop(signal.SIGTERM, None)
    serving.join(10)
    assert not serving.is_alive()
    for wire in waiting:
        wire.close()
