"""The worker's share: a few sources at a time, never those of a recording, and what has lasted is public at once."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from openroll.core.clock import FixedClock
from openroll.core.errors import SourceUnreachable
from openroll.roll import models, watched
from openroll.site import rechecking
from openroll.site.rechecking import FEW, recheck, recheck_due
from openroll.site.register import Register
from openroll.sources.evidence import Evidence
from openroll.sources.snapshot import Snapshot
from tests.roll.making import NOW, founded, opened
from tests.roll.test_watched import CH, enter

__all__ = ["founded", "opened"]  # fixtures

DAY = timedelta(days=1)
PROFILE = {
    "company_name": "TESCO GROUP PLC",
    "company_number": "00445790",
    "company_status": "active",
    "jurisdiction": "england-wales",
    "type": "plc",
}


class Answers:
    """A network on which one company's profile is."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.now = NOW

    def fetch(self, url: str) -> Snapshot:
        self.asked.append(url)
        if url != CH:
            raise SourceUnreachable("{link} does not answer: {reason}", link=url, reason="timeout")
        body = json.dumps(PROFILE).encode()
        digest = "ab" * 32
        return Snapshot(url, url, (), 200, (), body, body, digest, None, self.now, None)


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Answers:
    answers = Answers()

    @contextmanager
    def fetcher_for(_register: Register, _replay: object) -> Iterator[tuple[Answers, frozenset[str]]]:
        yield answers, frozenset()

    monkeypatch.setattr(rechecking, "fetcher_for", fetcher_for)
    return answers


def noticed(register: Register) -> list[str]:
    with sqlite3.connect(f"file:{register.public / 'roll.sqlite3'}?mode=ro", uri=True) as roll:
        (document,) = roll.execute("SELECT document FROM entry WHERE number = 1").fetchone()
    return [each["kind"] for each in json.loads(document).get("noticed", [])]


def test_what_lasts_is_public_at_once(
    opened: Register, network: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(opened)
    kept: list[str] = []
    monkeypatch.setattr(Evidence, "keep", lambda _self, one: kept.append(one.url))
    for day in range(2, 6):
        network.now = NOW + day * DAY
        recheck_due(opened, FixedClock(network.now))
    assert noticed(opened) == ["renamed"]
    assert network.asked.count(CH) == 4
    assert kept == [CH]  # the answer on which a person has to decide, and no other


def test_nobody_is_asked_before_the_time(opened: Register, network: Answers) -> None:
    enter(opened)
    recheck_due(opened, FixedClock(NOW + timedelta(hours=1)))
    assert network.asked == []


def test_a_few_at_a_time_and_everybody_has_a_turn(opened: Register, network: Answers) -> None:
    for number in range(1, 8):
        enter(opened, f"GB-COH/0000000{number}")
    watched.begin()
    at = NOW + 3 * DAY
    rounds: list[int] = []
    while models.Watched.objects.filter(asked_at=None).exclude(due_at=None).exists() and len(rounds) < 20:
        rounds.append(len(list(recheck(opened, clock=FixedClock(at), limit=FEW))))
        at += timedelta(minutes=1)
    assert rounds and set(rounds[:-1]) == {FEW}


def test_sources_of_a_recording_are_left_alone(opened: Register, network: Answers) -> None:
    enter(opened, replayed=True)
    assert list(recheck(opened, clock=FixedClock(NOW + 9 * DAY), all=True)) == []
    assert network.asked == []


def test_one_entry_alone(opened: Register, network: Answers) -> None:
    enter(opened)
    enter(opened, "GB-COH/00000002")
    done = list(recheck(opened, clock=FixedClock(NOW), number=2, all=True))
    assert {one.number for one in done} == {2}
    assert CH not in network.asked


def test_a_source_that_cannot_be_worked_on_holds_up_no_other(opened: Register, network: Answers) -> None:
    enter(opened)
    enter(opened, "GB-COH/00000002")
    watched.begin()
    broken = models.Watched.objects.filter(entry_id=1).first()
    assert broken is not None
    models.Watched.objects.filter(pk=broken.pk).update(link=" ")
    at = NOW + 3 * DAY
    done = list(recheck(opened, clock=FixedClock(at)))
    assert {one.number for one in done} == {1, 2}
    assert broken.pk not in {one.row.pk for one in done}
    broken.refresh_from_db()
    assert (broken.failures, broken.due_at) == (1, at + timedelta(hours=1))
