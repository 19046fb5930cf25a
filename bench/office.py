"""A hundred people at work at once on ten thousand cases: how long they wait, and whether anything they wrote is lost.

Each of them opens a work list, a filter or a case, and now and then takes one or writes a note into it, as people do:
with a pause of some seconds between two pages. Everything goes over HTTP to `openroll serve`, on the same cores as the
people. Whoever takes a case that somebody else took meanwhile is told so. Afterwards everything that was accepted
has to stand in the database once, and nothing else; else this fails.
"""

import http.client
import os
import random
import re
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from bench._office import make, served
from openroll.site.register import Register

PEOPLE = int(os.environ.get("OPENROLL_LOAD_PEOPLE", "100"))
CASES = int(os.environ.get("OPENROLL_LOAD_CASES", "10000"))
SECONDS = float(os.environ.get("OPENROLL_LOAD_SECONDS", "60"))
PAUSE = 8.0  # seconds between two pages of one person, on average
AIM = 300.0  # ms, the 95th percentile
LISTS = (
    "/",
    "/cases?view=mine",
    "/cases?view=sufficient",
    "/cases?view=overdue",
    "/cases?view=all",
    "/cases?q=tesco77",
)
_FORM = re.compile(r"<main.*?<form[^>]*>(.*?)</form>", re.DOTALL)
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


@dataclass
class Work:
    """What the people did: how long each kind of page took (ms), the answers, what was accepted."""

    waits: dict[str, list[float]] = field(default_factory=dict)
    answers: Counter[int] = field(default_factory=Counter)
    accepted: list[str] = field(default_factory=list)
    refused: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str, wait: float, status: int) -> None:
        """Write down one answer."""
        with self.lock:
            self.waits.setdefault(kind, []).append(wait)
            self.answers[status] += 1


class Person(threading.Thread):
    """Somebody at work, with a browser that keeps its connection."""

    def __init__(
        self, number: int, address: str, session: str, codes: list[str], work: Work, until: float
    ) -> None:
        super().__init__(daemon=True)
        self._number, self._codes, self._work, self._until = number, codes, work, until
        self._chance = random.Random(number)
        self._connection = http.client.HTTPConnection(address, timeout=60)
        self._cookie = f"openroll_office={session}"
        self._written = 0

    def run(self) -> None:
        """Work until the time is over."""
        time.sleep(self._chance.random() * PAUSE)
        while time.monotonic() < self._until:
            what = self._chance.random()
            if what < 0.4:
                self._ask("list", "GET", self._chance.choice(LISTS))
            elif what < 0.8 or self._number % 10 == 9:  # every tenth is an auditor, and writes nothing
                self._ask("case", "GET", f"/cases/{self._chance.choice(self._codes)}")
            else:
                self._write()
            time.sleep(self._chance.expovariate(1 / PAUSE))

    def _write(self) -> None:
        # All of them write into the same few cases: that is where something could be lost.
        code, act = self._chance.choice(self._codes[:20]), self._chance.choice(("note", "take"))
        page = self._ask("form", "GET", f"/cases/{code}/{act}")
        found = _FORM.search(page)
        if found is None:
            return
        self._written += 1
        words = f"{act} {self._number}-{self._written}"
        fields = {**dict(_HIDDEN.findall(found[0])), "words": words}
        status = self._send(f"/cases/{code}/{act}", urlencode(fields))
        with self._work.lock:
            if status in (302, 303):
                self._work.accepted.append(words)
            else:
                self._work.refused += 1

    def _send(self, path: str, body: str) -> int:
        start = time.perf_counter()
        headers = {"Cookie": self._cookie, "Content-Type": "application/x-www-form-urlencoded"}
        self._connection.request("POST", path, body, headers)
        answer = self._connection.getresponse()
        answer.read()
        self._work.note("write", (time.perf_counter() - start) * 1000, answer.status)
        return answer.status

    def look(self, path: str) -> None:
        """Open the page at ``path`` once."""
        self._ask("list", "GET", path)

    def _ask(self, kind: str, method: str, path: str) -> str:
        start = time.perf_counter()
        try:
            self._connection.request(method, path, headers={"Cookie": self._cookie})
            answer = self._connection.getresponse()
        except http.client.RemoteDisconnected:  # a connection that was idle is closed; browsers open another
            self._connection.close()
            self._connection.request(method, path, headers={"Cookie": self._cookie})
            answer = self._connection.getresponse()
        text = answer.read().decode()
        self._work.note(kind, (time.perf_counter() - start) * 1000, answer.status)
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie" and value.startswith("openroll_form="):
                self._cookie = f"{self._cookie.split('; openroll_form')[0]}; {value.split(';')[0]}"
        return text


def main() -> None:
    """Let them work; print how long they waited, and fail when something is lost."""
    with tempfile.TemporaryDirectory() as folder:
        register, codes, sessions = make(
            Path(folder) / "roll", CASES, PEOPLE, os.environ.get("OPENROLL_LOAD_DATABASE", "")
        )
        with served(register):
            work = _work(register, codes, sessions)
        lost = _lost(work)
    everything = [wait for waits in work.waits.values() for wait in waits]
    for kind, waits in (*sorted(work.waits.items()), ("all", everything)):
        median, p95 = statistics.median(waits), _p95(waits)
        print(f"  {kind:<6} {len(waits):>6} answers   median {median:6.1f} ms   p95 {p95:6.1f} ms")
    print(
        f"  {PEOPLE} people, {CASES} cases, aim: p95 {AIM:.0f} ms; status {dict(sorted(work.answers.items()))}"
    )
    print(f"  accepted {len(work.accepted)}, not accepted {work.refused}, lost {lost}")
    if lost or not work.accepted:
        sys.exit("something that was accepted is lost")


def _work(register: Register, codes: list[str], sessions: list[str]) -> Work:
    _warm_up(register, sessions)
    work, until = Work(), time.monotonic() + SECONDS
    people = [
        Person(number, register.office_address, session, codes, work, until)
        for number, session in enumerate(sessions)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return work


def _warm_up(register: Register, sessions: list[str]) -> None:
    """Let every process of the office answer once: what it reads at its first page it keeps."""
    started = [
        Person(number, register.office_address, session, [], Work(), 0)
        for number, session in enumerate(sessions[:20])
    ]
    for person in started:
        person.look("/")


def _lost(work: Work) -> int:
    """Return how much of what was accepted does not stand there once, and how much stands there that was not."""
    from openroll.roll import models

    there = Counter(models.Step.objects.filter(words__startswith="note ").values_list("words", flat=True))
    notes = [words for words in work.accepted if words.startswith("note ")]
    lost = sum(there[words] != 1 for words in notes) + sum((there - Counter(notes)).values())
    # Whoever takes what they have already changes nothing.
    lost += max(
        0, models.Action.objects.filter(verb="case-assigned").count() - (len(work.accepted) - len(notes))
    )
    for case in models.Case.objects.filter(actions__verb="case-assigned").distinct():
        # The last one who was told that they have it has it.
        lost += case.assignee_id != case.actions.filter(verb="case-assigned").latest("pk").person_id
    return lost


def _p95(waits: list[float]) -> float:
    return statistics.quantiles(waits, n=20)[-1] if len(waits) > 1 else waits[0]


if __name__ == "__main__":
    main()
