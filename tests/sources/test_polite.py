"""Manners: how many at once, how soon after each other, when not at all, and what is not asked twice."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from openroll.core.errors import LinkRefused, SourceUnreachable
from openroll.sources.answer_cache import FolderCache, MemoryCache
from openroll.sources.polite import PoliteFetcher
from openroll.sources.snapshot import Hop, Snapshot
from tests.sources.recorded import snapshot_of

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
A, B = "https://a.example/", "https://b.example/"


class Time:
    """A clock that moves when somebody sleeps."""

    def __init__(self) -> None:
        self.passed = 100.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return START + timedelta(seconds=self.passed - 100)

    def monotonic(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += seconds


class Inner:
    """Answers with what a test makes of the link, and notes when it was asked."""

    def __init__(self, time: Time, make: Callable[[str], Snapshot] | None = None) -> None:
        self.time = time
        self.make = make or (lambda url: snapshot_of(url, b"x"))
        self.asked: list[tuple[str, float]] = []

    def fetch(self, url: str) -> Snapshot:
        self.asked.append((url, round(self.time.passed - 100, 3)))
        return replace(self.make(url), retrieved_at=self.time.now())


def polite(inner: Inner, **options: object) -> PoliteFetcher:
    time = inner.time
    settings = {"clock": time, "monotonic": time.monotonic, "sleep": time.sleep, **options}
    return PoliteFetcher(inner, **settings)  # type: ignore[arg-type]  # each test passes what it is about


def with_headers(*headers: tuple[str, str], status: int = 200) -> Callable[[str], Snapshot]:
    return lambda url: replace(snapshot_of(url, b"x", status), headers=headers)


def test_starts_at_one_host_are_spaced_and_others_do_not_wait() -> None:
    inner = Inner(Time())
    fetcher = polite(inner)
    for url in (A, A + "1", B, A + "2", "http://A.example:80/3"):
        fetcher.fetch(url)
    assert inner.asked == [(A, 0), (A + "1", 0.1), (B, 0.1), (A + "2", 0.2), ("http://A.example:80/3", 0.3)]


def test_two_at_once_to_a_host() -> None:
    running: dict[str, int] = {"a": 0, "b": 0}
    most: dict[str, int] = {"a": 0, "b": 0}
    lock = threading.Lock()
    full = threading.Barrier(4)  # two of each host are there at the same time

    class Counting:
        def fetch(self, url: str) -> Snapshot:
            host = url[8]
            with lock:
                running[host] += 1
                most[host] = max(most[host], running[host])
            if url.endswith("first"):
                full.wait(10)
            with lock:
                running[host] -= 1
            return snapshot_of(url, b"x")

    fetcher = PoliteFetcher(Counting(), spacing=0)
    first = [f"{host}{number}first" for host in (A, B) for number in range(2)]
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(fetcher.fetch, first))
        list(pool.map(fetcher.fetch, [f"{host}{number}" for host in (A, B) for number in range(50)]))
    assert most == {"a": 2, "b": 2}


def test_whoever_waits_too_long_for_a_slow_host_is_told() -> None:
    started, hold = threading.Event(), threading.Event()

    class Slow:
        def fetch(self, url: str) -> Snapshot:
            started.set()
            hold.wait(10)
            return snapshot_of(url, b"x")

    fetcher = PoliteFetcher(Slow(), at_once=1, patience=0.05)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(fetcher.fetch, A)
        assert started.wait(10)
        with pytest.raises(SourceUnreachable) as caught:
            fetcher.fetch(A + "other")
        assert caught.value.params["reason"] == "later"
        hold.set()
        assert slow.result(10).body == b"x"
    assert fetcher.fetch(A + "other").body == b"x"


@pytest.mark.parametrize("told", ["5", "Mon, 02 Nov 2026 09:00:05 GMT"])
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_host_is_left_alone(told: str, status: int) -> None:
    inner = Inner(Time(), with_headers(("retry-after", told), status=status))
    fetcher = polite(inner)
    assert fetcher.fetch(A).status == status
    fetcher.fetch(B)
    fetcher.fetch(A + "again")
    assert inner.asked == [(A, 0), (B, 0), (A + "again", 5)]


def test_a_second_is_a_whole_one() -> None:
    """Snapshots tell their time in whole seconds; who was asked to wait for one waits for no less."""
    inner = Inner(Time(), with_headers(("retry-after", "1"), status=429))
    fetch, fetcher = inner.fetch, polite(inner)
    inner.time.passed += 0.9
    inner.fetch = lambda url: replace(fetch(url), retrieved_at=inner.time.now().replace(microsecond=0))  # type: ignore[method-assign]  # as the live fetcher does
    fetcher.fetch(A)
    fetcher.fetch(A + "again")
    assert inner.asked == [(A, 0.9), (A + "again", 1.9)]


def test_a_host_that_wants_long_rest_is_not_asked() -> None:
    inner = Inner(Time(), with_headers(("retry-after", "3600"), status=429))
    fetcher = polite(inner)
    fetcher.fetch(A)
    with pytest.raises(SourceUnreachable):
        fetcher.fetch(A + "again")
    with pytest.raises(SourceUnreachable) as caught:
        fetcher.fetch(A + "again")
    assert len(inner.asked) == 1
    assert str(caught.value) == (
        "https://a.example/again was not asked: a.example is not to be asked again before 2026-11-02T10:00:00Z."
    )
    assert caught.value.params["reason"] == "later"
    assert inner.time.slept == []
    inner.time.passed += 3600
    fetcher.fetch(A + "again")
    assert len(inner.asked) == 2


def test_a_word_heard_while_waiting_counts() -> None:
    """One that sleeps until its turn asks again whether the host wants to be asked at all."""
    inner = Inner(Time())
    fetcher = polite(inner)
    busy = replace(snapshot_of(A, b"", 429), headers=(("retry-after", "600"),))

    def sleep(seconds: float) -> None:
        inner.time.passed += seconds
        fetcher._listen(busy)

    fetcher._sleep = sleep
    fetcher.fetch(A)
    with pytest.raises(SourceUnreachable):
        fetcher.fetch(A + "again")
    assert len(inner.asked) == 1


def test_the_host_that_answered_is_the_one_left_alone() -> None:
    def moved(url: str) -> Snapshot:
        hops = (Hop(url, 302, None, B), Hop(B, 429, None, None))
        return replace(snapshot_of(url, b"", 429, final_url=B), chain=hops, headers=(("retry-after", "999"),))

    inner = Inner(Time(), moved)
    fetcher = polite(inner)
    fetcher.fetch(A)
    fetcher.fetch(A)
    with pytest.raises(SourceUnreachable):
        fetcher.fetch(B)


@pytest.mark.parametrize("on_disk", [False, True])
def test_an_answer_that_holds_is_given_again(tmp_path: Path, on_disk: bool) -> None:
    inner = Inner(Time(), with_headers(("cache-control", "max-age=60")))
    fetcher = polite(inner, cache=FolderCache(tmp_path) if on_disk else MemoryCache())
    first = fetcher.fetch(A)
    inner.time.passed += 59
    assert fetcher.fetch(A) == first
    assert fetcher.fetch(A + "#other") != first
    inner.time.passed += 1
    assert fetcher.fetch(A).retrieved_at == first.retrieved_at + timedelta(seconds=60)
    assert [url for url, _ in inner.asked] == [A, A + "#other", A]


def test_an_answer_that_says_nothing_is_asked_for_again() -> None:
    inner = Inner(Time())
    fetcher = polite(inner)
    fetcher.fetch(A)
    fetcher.fetch(A)
    assert len(inner.asked) == 2


@pytest.mark.parametrize(("told", "kept"), [("max-age=60", False), ("max-age=60, public", True)])
def test_what_a_key_brought_goes_to_no_disk_unless_public(tmp_path: Path, told: str, kept: bool) -> None:
    for cache, again in ((FolderCache(tmp_path), not kept), (MemoryCache(), False)):
        inner = Inner(Time(), with_headers(("cache-control", told)))
        fetcher = polite(inner, cache=cache, with_key=["a.example"])
        fetcher.fetch(A)
        fetcher.fetch(A)
        assert len(inner.asked) == 1 + again


def test_records_wait_for_nobody_and_hold_for_their_time() -> None:
    def records(url: str) -> Snapshot:
        return replace(snapshot_of(url, b"a.example. 30 IN TXT x\n"), headers=(("content-type", "text/dns"),))

    inner = Inner(Time(), records)
    fetcher = polite(inner)
    for number in range(3):
        fetcher.fetch(f"dns:a{number}.example?type=TXT")
        fetcher.fetch(f"dns:a{number}.example?type=TXT")
    assert len(inner.asked) == 3
    assert inner.time.slept == []


def test_a_failure_frees_its_place() -> None:
    class Failing:
        def fetch(self, url: str) -> Snapshot:
            raise SourceUnreachable("{link}", link=url, reason="time")

    fetcher = PoliteFetcher(Failing(), spacing=0, patience=0.1)
    for _ in range(5):
        with pytest.raises(SourceUnreachable) as caught:
            fetcher.fetch(A)
        assert caught.value.params["reason"] == "time"
    with pytest.raises(LinkRefused):
        fetcher.fetch("http://127.0.0.1/")


def test_hosts_are_forgotten_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("openroll.sources.polite._MOST_HOSTS", 10)
    inner = Inner(Time())
    fetcher = polite(inner)
    for number in range(100):
        fetcher.fetch(f"https://a{number}.example/")
        inner.time.passed += 0.05
    assert len(fetcher._hosts) <= 11
