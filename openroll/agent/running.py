"""The work of an agent, one round after the other: pull, decide by rule, act, look again, send."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from openroll.core.clock import rfc3339
from openroll.core.errors import OpenrollError

from . import acting, deciding, looking, taking
from .acting import trouble_of
from .bench import Bench
from .client import Client, RegisterDown, RegisterRefused
from .forgetting import forget_all
from .heard import Heard
from .messengers.base import MessengerDown
from .store import know

MOST_PULLS: Final = 50  # in one round
MOST_ACTS: Final = 20  # between two looks at the register: a withdrawal is heard of soon
LONGEST_PAUSE: Final = 60.0
MESSENGER_REST: Final = 5.0  # seconds without looks at a messenger that does not answer
HASTE_REST: Final = 60.0  # seconds: it may be the item for which alone the messenger has no answer


@dataclass
class Agent:
    """An agent at work. ``tell`` is called with what a person may want to read."""

    bench: Bench
    client: Client
    tell: Callable[[OpenrollError], None] = lambda _error: None
    stopping: threading.Event = field(default_factory=threading.Event)
    _failures: int = 0
    _asked_rules: bool = False
    _not_before: datetime | None = None
    _look_not_before: datetime | None = None
    _haste_not_before: datetime | None = None

    def __post_init__(self) -> None:
        """Listen to the messenger."""
        self._messenger = Heard(self.bench.messenger)
        self.bench = replace(self.bench, messenger=self._messenger)

    def run(self) -> None:
        """Work until ``stop``."""
        forget_all(self.bench.store, self.bench.key)  # what an earlier version kept
        while not self.stopping.is_set():
            if not self.round():
                self.stopping.wait(self.bench.settings.pause)

    def stop(self) -> None:
        """Ask ``run`` to return after the step that it is at."""
        self.stopping.set()

    def round(self) -> bool:
        """Do what there is to do now, once; say whether there is more."""
        self.pull()
        acted = self.act()
        looked = self.look()
        self.send()
        return self.hasten() or acted or looked

    def pull(self) -> int:
        """Take what the register tells, and decide what a rule decides; return how many lines these were.

        A register that does not answer is asked again, less often each time.
        """
        store, taken = self.bench.store, 0
        now = self.bench.clock.now()
        if _waits(self._not_before, now, LONGEST_PAUSE):
            return 0
        try:
            for _ in range(MOST_PULLS):
                found = self.client.offers(taking.after(store))
                taking.take(store, found.told, self.bench.settings.domains, self.bench.clock.now())
                taken += len(found.told)
                self._heard(found.appeal_url)
                if not found.told:
                    break
        except (RegisterDown, RegisterRefused) as error:
            self._failed(error)
        if taken or not self._asked_rules:
            self._asked_rules = True
            deciding.by_rule(store, self.bench.settings, self.bench.messenger.actions, self.bench.clock.now())
        return taken

    def act(self) -> bool:
        """Carry out decisions; say whether some are left that could be carried on now.

        The register hears of an effect before authors are told, which can take longer.
        """
        found = acting.due(self.bench.store, self.bench.clock.now(), MOST_ACTS + 1)
        for before in ("tell", "ended"):
            for one in found[:MOST_ACTS]:
                if self.stopping.is_set():
                    return False
                if not acting.advance(self.bench, one, before):
                    break  # the others would wait for it as long
            if before == "tell" and found:
                self.send()
        return len(found) > MOST_ACTS

    def hasten(self) -> bool:
        """Let what waits for the messenger be tried now that it answers; say whether there was anything."""
        now = self.bench.clock.now()
        if not self._messenger.answers or _waits(self._haste_not_before, now, HASTE_REST):
            return False
        if not acting.hasten(self.bench.store, now):
            return False
        self._haste_not_before = now + timedelta(seconds=HASTE_REST)
        return True

    def look(self) -> bool:
        """Look at what is new, and again at what was done; say whether more is left."""
        now = self.bench.clock.now()
        if _waits(self._look_not_before, now, MESSENGER_REST):
            return False
        self._look_not_before = None
        try:
            more = looking.look_first(self.bench, MOST_ACTS) == MOST_ACTS
        except MessengerDown:
            self._look_not_before = now + timedelta(seconds=MESSENGER_REST)
            return False
        looking.look_again(self.bench, MOST_ACTS)
        return more

    def send(self) -> int:
        """Send what is to be told; return how many outcomes the register took."""
        if _waits(self._not_before, self.bench.clock.now(), LONGEST_PAUSE):
            return 0
        try:
            return self.bench.outbox.send(self.client)
        except (RegisterDown, RegisterRefused) as error:
            self._failed(error)
            return 0

    def _heard(self, appeal_url: str) -> None:
        self._failures, self._not_before = 0, None
        store, now = self.bench.store, self.bench.clock.now()
        if store.known("appeal_url") == appeal_url and not store.known("register_trouble"):
            last = store.known("pulled_at")
            if last and rfc3339(now - timedelta(seconds=30)) < last <= rfc3339(now):
                return  # not a write to the disk at each look
        with store.transaction() as connection:
            know(connection, "appeal_url", appeal_url)
            know(connection, "pulled_at", rfc3339(now))
            know(connection, "register_trouble", "")

    def _failed(self, error: OpenrollError) -> None:
        self._failures += 1
        seconds = min(self.bench.settings.pause * 2 ** min(self._failures, 20), LONGEST_PAUSE)
        self._not_before = self.bench.clock.now() + timedelta(seconds=seconds)
        if self._failures == 1:
            with self.bench.store.transaction() as connection:
                know(connection, "register_trouble", trouble_of(error))
            self.tell(error)


def _waits(until: datetime | None, now: datetime, longest: float) -> bool:
    """Tell whether ``until`` is still to come; a wait of more than ``longest`` seconds is of a clock that jumped."""
    return until is not None and now < until <= now + timedelta(seconds=longest)
