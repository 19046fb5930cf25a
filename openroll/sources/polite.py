"""Asks politely: few questions to one host at once, none while it wants to be left alone, and none twice in vain.

Hosts do not wait for each other. Recordings need no manners: whoever asks one does not put this around it.
"""

import contextlib
import threading
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from openroll.core.clock import Clock, SystemClock, rfc3339
from openroll.core.errors import N_, SourceUnreachable

from .answer_cache import AnswerCache, MemoryCache
from .base import host_of
from .dns_question import is_question
from .fetcher import Fetcher
from .freshness import asked_again_at, fresh_until, is_public
from .guard import check_link, shown
from .snapshot import Snapshot

AT_ONCE: Final = 2
SPACING: Final = 0.1  # seconds between two starts
PATIENCE: Final = 20.0  # seconds that a question waits for its turn
_MOST_HOSTS: Final = 1000  # remembered without need


class PoliteFetcher:
    """Asks through ``fetcher``, from any number of threads.

    To one host at most ``at_once`` questions go at the same time, their starts ``spacing`` seconds apart. A host that
    answered that it is busy, and until when, is not asked before. An answer that says how long it holds is given again
    for that long, the very same snapshot, from ``cache``. Answers of hosts in ``with_key`` go to requests that carry
    a key: into a folder they go only when they say that they are public.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        *,
        cache: AnswerCache | None = None,
        with_key: Collection[str] = (),
        at_once: int = AT_ONCE,
        spacing: float = SPACING,
        patience: float = PATIENCE,
        clock: Clock | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.inner = fetcher
        self._cache: AnswerCache = cache if cache is not None else MemoryCache()
        self._with_key = frozenset(with_key)
        self._at_once = at_once
        self._spacing = spacing
        self._patience = patience
        self._clock = clock or SystemClock()
        self._monotonic = monotonic
        self._sleep = sleep
        self._lock = threading.Lock()
        self._hosts: dict[str, _Host] = {}

    def fetch(self, url: str) -> Snapshot:
        """Return the answer at ``url``, or one that still holds. Raises LinkRefused and SourceUnreachable.

        There is one ``reason`` more than Fetcher's: ``later``, for a host that is not to be asked before ``until``, or
        for which too many wait.
        """
        kept = self._cache.get(url, self._clock.now())
        if kept is not None:
            return kept
        if is_question(url):  # the machine's own name servers are asked, which is what they are for
            snapshot = self.inner.fetch(url)
        else:
            with self._turn(url, check_link(url).host):
                snapshot = self.inner.fetch(url)
            self._listen(snapshot)
        self._keep(url, snapshot)
        return snapshot

    @contextlib.contextmanager
    def _turn(self, url: str, name: str) -> Iterator[None]:
        """Wait for a turn at the host ``name``."""
        host = self._host(name)
        try:
            if not host.free.acquire(timeout=self._patience):
                raise SourceUnreachable(
                    N_("{link} was not asked: {host} is slow, and others wait for it already."),
                    link=shown(url),
                    reason="later",
                    host=name,
                )
            try:
                self._wait(url, name, host)
                yield
            finally:
                host.free.release()
        finally:
            with self._lock:
                host.users -= 1

    def _wait(self, url: str, name: str, host: "_Host") -> None:
        with self._lock:
            start = max(self._monotonic(), host.next_start)
            host.next_start = start + self._spacing
        # Asked again after each wait: another answer may have told meanwhile that the host is busy.
        while (seconds := max(start, host.left_alone_until) - self._monotonic()) > 0:
            if seconds > self._patience:
                raise self._later(url, name, seconds)
            self._sleep(seconds)

    def _host(self, name: str) -> "_Host":
        with self._lock:
            if name not in self._hosts and len(self._hosts) >= _MOST_HOSTS:
                now = self._monotonic()
                self._hosts = {
                    key: host for key, host in self._hosts.items() if host.users or host.is_waited_for(now)
                }
            host = self._hosts.setdefault(name, _Host(self._at_once))
            host.users += 1
            return host

    def _listen(self, snapshot: Snapshot) -> None:
        """Hear whether the host that answered wants to be left alone."""
        now = self._clock.now()  # the snapshot's own time is in whole seconds, up to one too early
        until = asked_again_at(replace(snapshot, retrieved_at=now))
        if until is None:
            return
        seconds = (until - now).total_seconds()
        host = self._host(host_of(snapshot.final_url))
        with self._lock:
            host.users -= 1
            host.left_alone_until = max(host.left_alone_until, self._monotonic() + seconds)

    def _keep(self, url: str, snapshot: Snapshot) -> None:
        until = fresh_until(snapshot)
        if until is None or until <= self._clock.now():
            return
        secret = host_of(snapshot.final_url) in self._with_key and not is_public(snapshot)
        if not (secret and self._cache.on_disk):
            self._cache.put(url, snapshot, until)

    def _later(self, url: str, name: str, seconds: float) -> SourceUnreachable:
        until = _rounded_up(self._clock.now() + timedelta(seconds=seconds))
        return SourceUnreachable(
            N_("{link} was not asked: {host} is not to be asked again before {until}."),
            link=shown(url),
            reason="later",
            host=name,
            until=rfc3339(until),
        )


class _Host:
    """What is known of one host. Its times are those of the monotonic clock."""

    def __init__(self, at_once: int) -> None:
        self.free = threading.BoundedSemaphore(at_once)
        self.users = 0
        self.next_start = 0.0
        self.left_alone_until = 0.0

    def is_waited_for(self, now: float) -> bool:
        return max(self.next_start, self.left_alone_until) > now


def _rounded_up(moment: datetime) -> datetime:
    return moment if not moment.microsecond else moment.replace(microsecond=0) + timedelta(seconds=1)
