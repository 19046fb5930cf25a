"""Cases whose sources gave no answer: they wait, longer each time, and are taken up by whoever looks."""

from datetime import timedelta
from itertools import pairwise

import pytest

from openroll.core.errors import Refusal
from openroll.roll import models, services
from openroll.roll.selectors import waiting_cases
from openroll.site.register import Register

from .making import NOW, clock, decide, everything, receive, silence

CaseState, Verdict = models.Case.State, models.Decision.Verdict


def test_a_case_waits_longer_each_time_and_not_for_ever(opened: Register) -> None:
    case, now, pauses = receive(), NOW, []
    for _ in range(services.TRIES):
        assert decide(opened, case, refused=[silence()], at=clock(now)).status == Verdict.WAITING
        assert case.next_try_at is not None
        pauses.append(case.next_try_at - now)
        now = case.next_try_at
    assert pauses[0] == timedelta(minutes=1)
    assert all(later == 2 * earlier for earlier, later in pairwise(pauses))
    decide(opened, case, refused=[silence()], at=clock(now))
    assert case.next_try_at is None
    assert models.Decision.objects.count() == services.TRIES + 1


def test_a_case_that_waited_is_entered_when_its_source_answers(opened: Register) -> None:
    case = receive()
    decide(opened, case, refused=[silence()])
    outcome = decide(opened, case, everything(), at=clock(NOW + timedelta(minutes=1)))
    assert outcome.status == Verdict.ENTERED
    assert [one.verdict for one in models.Decision.objects.all()] == ["waiting", "entered"]


def test_a_recording_is_not_asked_again(opened: Register) -> None:
    case = receive(replayed=True)
    assert decide(opened, case, refused=[silence()]).status == Verdict.WAITING
    assert case.next_try_at is None


def test_a_case_that_a_dead_process_left_is_taken_up(opened: Register) -> None:
    case = receive()
    receive(replayed=True)
    assert list(waiting_cases(NOW)) == []
    assert list(waiting_cases(NOW + services.ABANDONED)) == [case]
    decide(opened, case, everything())
    assert list(waiting_cases(NOW + timedelta(days=99))) == []


def test_a_case_is_not_decided_twice(opened: Register) -> None:
    case = receive()
    decide(opened, case, everything())
    with pytest.raises(Refusal, match=case.code):
        decide(opened, case, everything())
    assert models.Decision.objects.count() == models.Entry.objects.count() == 1


def test_a_case_that_cannot_be_worked_on_is_put_off(opened: Register) -> None:
    case = receive()
    services.postpone(case, NOW)
    assert list(waiting_cases(NOW + services.FIRST_PAUSE)) == [case]
    assert models.Case.objects.get().state == CaseState.OPENED


def test_a_decided_case_is_not_put_off(opened: Register) -> None:
    """Publishing may fail after the decision; what was entered stays entered."""
    case = receive()
    decide(opened, case, everything())
    services.postpone(case, NOW)
    assert models.Case.objects.get().state == CaseState.DECIDED
    assert list(waiting_cases(NOW + timedelta(days=99))) == []
