"""What an agent did, as rows of reports."""

from datetime import date
from pathlib import Path

import pytest

from openroll.agent import appeals, deciding, reporting
from openroll.agent.deciding import Decision
from openroll.agent.verdicts import Verdict
from openroll.core.errors import OpenrollError
from openroll.desk.reporting.rows import Automation, Basis, Content, Period, Source
from openroll.desk.reporting.statements import make
from openroll.desk.words import Action, AppealOutcome, Category, Ground, ItemState
from tests.agent.fakes import ROOM, RULE, START, MovingClock, Trial, post


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return Trial(tmp_path / "agent", rules=[RULE])


def decide(trial: Trial, request: int, verdict: Verdict, **more: object) -> None:
    decision = Decision(verdict, "Ann", **more)  # type: ignore[arg-type]  # as the test gives them
    deciding.decide(
        trial.store, request, None, decision, settings=trial.settings, actions=trial.messenger.actions,
        now=trial.clock.now(),
    )  # fmt: skip
    trial.work()


def test_one_row_for_each_item_with_what_was_done_and_when(trial: Trial) -> None:
    assert isinstance(trial.clock, MovingClock)
    trial.register.ask(5, post(), post("two"), acknowledged_at="2026-11-02T09:00:07Z")
    trial.clock.move(minutes=3)
    trial.work()
    first, second = reporting.rows(trial.path)
    assert (first.request, first.item, second.item) == ("5", 1, 2)
    assert (first.source, first.authority, first.country) == (Source.AUTHORITY, "XA-NET", "XA")
    assert (first.category, first.effect, first.action) == (Category.TERRORISM, ItemState.FULL, Action.REMOVE)
    assert (first.received_at - START).total_seconds() == 0
    assert first.acknowledged_at is not None
    assert (first.acknowledged_at - START).total_seconds() == 7
    assert first.effect_at is not None
    assert (first.effect_at - START).total_seconds() == 180
    assert (first.basis, first.legal_basis) == (Basis.LAW, "Net Act, section 3")
    assert (first.automated_decision, first.automated_detection) == (Automation.FULLY, False)
    assert first.content == (Content.POST,)
    assert first.author_informed_at == trial.clock.now()
    assert first.puid != second.puid
    assert make(first).lacks in ((), ("content_date",))  # a messenger may not tell when a post was made


def test_a_refusal_an_item_that_waits_and_a_person(trial: Trial) -> None:
    trial.register.ask(1, post(), category="drugs")
    trial.register.ask(2, ROOM, category="drugs")
    trial.register.ask(3, post("three"), category="drugs")
    trial.work()
    decide(trial, 1, Verdict.REFUSE, ground=Ground.LAWFUL)
    decide(trial, 2, Verdict.SHUT, basis="Terms of use, 4.2")
    refused, shut, waiting = reporting.rows(trial.path)
    assert (refused.effect, refused.ground, refused.acted) == (ItemState.REFUSED, Ground.LAWFUL, False)
    assert (shut.action, shut.content, shut.basis) == (Action.SHUT, (Content.ROOM,), Basis.TERMS)
    assert (shut.legal_basis, shut.automated_decision) == ("Terms of use, 4.2", Automation.NOT)
    assert (waiting.effect, waiting.action, waiting.effect_at) == (ItemState.WAITING, None, None)
    assert waiting.automated_decision is None


def test_an_appeal_that_brought_it_back(trial: Trial) -> None:
    trial.register.ask(1, ROOM, category="drugs")
    trial.work()
    decide(trial, 1, Verdict.SHUT)
    before = reporting.rows(trial.path)[0].puid
    trial.register.appeal(1)
    trial.work()
    appeals.decide(trial.bench, (1, 1), None, AppealOutcome.REVERSED, "It was no market.", "Ann")
    trial.work()
    (row,) = reporting.rows(trial.path)
    assert (row.effect, row.appeal_outcome) == (ItemState.REINSTATED, AppealOutcome.REVERSED)
    assert row.appeal_at == row.appeal_decided_at == row.reinstated_at == START
    assert row.acted
    assert row.puid == before  # the statement of what was done is the same one


def test_a_period_holds_what_touches_it(trial: Trial) -> None:
    trial.register.ask(1, post())
    trial.work()
    assert len(reporting.rows(trial.path, Period(date(2026, 11, 2), date(2026, 11, 2)))) == 1
    assert reporting.rows(trial.path, Period(date(2026, 11, 3), date(2026, 12, 2))) == []


def test_what_was_sent_is_known_until_the_end(trial: Trial) -> None:
    assert reporting.sent(trial.path) == frozenset()
    reporting.note_sent(trial.path, {}, START)
    reporting.note_sent(trial.path, {"a-1": "", "a-2": "4b989c23"}, START)
    reporting.note_sent(trial.path, {"a-2": "4b989c23"}, START)
    assert reporting.sent(trial.path) == {"a-1", "a-2"}


def test_a_folder_without_an_agent(tmp_path: Path) -> None:
    with pytest.raises(OpenrollError):
        reporting.rows(tmp_path)
    with pytest.raises(OpenrollError):
        reporting.sent(tmp_path)
