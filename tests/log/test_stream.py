"""Group commit: what is appended is durable at once and public a moment later, whoever appends and whatever fails."""

import os
import threading
import time

import pytest

from openroll.core.errors import OpenrollError, Refusal
from openroll.log import stream
from openroll.log.checkpoint import open_checkpoint
from openroll.log.stream import Stream
from openroll.log.verify import folder_reader, iter_facts

from .making import KEY, Log, make_facts


def published(log: Log) -> int:
    return open_checkpoint((log.public / "checkpoint").read_bytes(), [KEY.verifier]).size


def test_all_is_published_in_its_order(log: Log) -> None:
    with log.open() as opened, Stream(opened) as way:
        for width in (1, 255, 256, 300, 1, 0, 1000):
            start = opened.size
            assert way.append(make_facts(width, start)) == start
    report = log.check()
    assert (report.ok, report.size) == (True, 1813)
    assert list(iter_facts(folder_reader(log.public), 1813)) == make_facts(1813)
    log.grow(3)
    assert log.check().ok


def test_a_fact_is_public_within_a_second(log: Log) -> None:
    with log.open() as opened, Stream(opened) as way:
        for size in (1, 2):
            way.append(make_facts(1, size - 1))
            until = (
                time.monotonic() + 5
            )  # a second where nothing else runs; the machine of a test may be busy
            while published(log) < size and time.monotonic() < until:
                time.sleep(0.005)
            assert published(log) == size


def test_several_threads_append(log: Log) -> None:
    given: dict[int, bytes] = {}

    def append(name: int) -> None:
        for turn in range(40):
            fact = b"%d %d" % (name, turn)
            given[way.append([fact])] = fact

    with log.open() as opened, Stream(opened) as way:
        threads = [threading.Thread(target=append, args=(name,)) for name in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(given) == list(range(160))
    assert list(iter_facts(folder_reader(log.public), 160)) == [given[index] for index in range(160)]


def test_whoever_appends_waits_for_a_slow_disk(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "MOST_AHEAD", 10)
    with log.open() as opened, Stream(opened) as way:
        for start in range(0, 100, 5):
            way.append(make_facts(5, start))
            assert opened.size - opened.published < 15
    assert log.check().size == 100


def test_what_is_refused_harms_nobody_else(log: Log) -> None:
    with log.open() as opened, Stream(opened) as way:
        with pytest.raises(OpenrollError, match="larger"):
            way.append([b"x" * 70_000])
        assert way.append(make_facts(1)) == 0
    assert log.check().size == 1


@pytest.mark.parametrize("call", ["fsync", "replace", "fchmod", "posix_fadvise"])
@pytest.mark.parametrize("nth", [1, 2, 3, 4])
def test_a_failure_of_the_second_thread_is_told_and_nothing_is_lost(
    log: Log, monkeypatch: pytest.MonkeyPatch, call: str, nth: int
) -> None:
    log.grow(250)
    real, count, acknowledged = getattr(os, call), 0, 250

    def sometimes(*arguments: object) -> object:
        nonlocal count
        count += 1
        if count >= nth:
            raise OSError(28, "no space left on device")
        return real(*arguments)

    with log.open() as opened:
        monkeypatch.setattr(os, call, sometimes)
        with pytest.raises((OSError, Refusal)), Stream(opened) as way:
            for _ in range(1000):
                acknowledged = way.append(make_facts(2, acknowledged)) + 2
                time.sleep(0.001)
        monkeypatch.undo()
    assert log.check().ok
    with log.open() as opened:
        assert opened.size >= acknowledged
        head = opened.recover()
        if head:
            opened.publish(head)
    report = log.check()
    assert (report.ok, report.size) == (True, opened.size)
