"""Several processes write at once: each waits for its turn or is refused, and there is one log."""

import multiprocessing
import os
import random
import signal
from multiprocessing.queues import SimpleQueue

import pytest

from openroll.core.errors import Conflict
from openroll.log.sequencer import Sequencer
from openroll.log.stream import Stream
from openroll.log.verify import folder_reader, iter_facts

from .making import Log

SPAWN = multiprocessing.get_context("spawn")
WRITERS, TURNS = 3, 12
Told = SimpleQueue[tuple[int, bytes]]


def write(log: Log, name: int, patience: float, said: "Told") -> None:
    """Append in small batches, opening the log anew each time, as commands do; say which index each fact got."""
    drawn = random.Random(name)
    for turn in range(TURNS):
        facts = [b"%d %d %d" % (name, turn, number) for number in range(drawn.choice((1, 2, 200)))]
        start = -1
        while start < 0:
            try:
                with log.open(patience) as opened:
                    start = append(opened, facts, at_once=drawn.random() < 0.5)
            except Conflict:
                assert not patience
        for index, fact in enumerate(facts, start):
            said.put((index, fact))
    said.put((-1, b""))


def append(opened: Sequencer, facts: list[bytes], *, at_once: bool) -> int:
    if at_once:
        start = opened.size
        opened.publish(opened.append(facts, expected=start))
        return start
    with Stream(opened) as way:
        return way.append(facts)


@pytest.mark.parametrize("patience", [0, 60])
def test_whoever_writes_waits_or_is_refused_and_nothing_forks(log: Log, patience: float) -> None:
    said: Told = SPAWN.SimpleQueue()
    writers = [SPAWN.Process(target=write, args=(log, name, patience, said)) for name in range(WRITERS)]
    for writer in writers:
        writer.start()
    given: dict[int, bytes] = {}
    running = WRITERS
    while running:
        index, fact = said.get()
        running -= index < 0
        if index >= 0:
            assert given.setdefault(index, fact) == fact, "an index was given twice"
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    size = len(given)
    report = log.check()
    assert (report.ok, report.size) == (True, size)
    assert list(iter_facts(folder_reader(log.public), size)) == [given[index] for index in range(size)]


def test_a_writer_that_is_killed_leaves_the_way_free(log: Log) -> None:
    child = os.fork()
    if child == 0:
        try:
            with log.open() as opened:
                opened.stage([b"staged"], expected=0)
                os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    os.waitpid(child, 0)
    with log.open() as opened:
        head = opened.recover()
        assert head is not None
        opened.publish(head)
    assert list(iter_facts(folder_reader(log.public), 1)) == [b"staged"]
