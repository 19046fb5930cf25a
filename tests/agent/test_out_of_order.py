"""A messenger that was out of order: what waited for it does not wait on when it answers others again."""

from pathlib import Path

import pytest

from openroll.agent.messengers.base import Done, MessengerBusy
from openroll.desk.locators import PublicLocator
from openroll.desk.words import Action
from tests.agent.fakes import DOWN, RULE, Trial, post


@pytest.fixture
def ruled(tmp_path: Path) -> Trial:
    return Trial(tmp_path / "agent", rules=[RULE])


def out_of_order(trial: Trial, step: str, fault: Exception = DOWN, minutes: int = 30) -> None:
    """Let a first item meet a messenger that is out of order for half an hour."""
    trial.messenger.faults = [(step, fault)] * 1000
    trial.register.ask(1, post("one"))
    for _ in range(minutes):
        trial.work()
        trial.move(minutes=1)
    trial.messenger.faults = []


@pytest.mark.parametrize("step", ["look", "act", "see", "tell"])
def test_what_waits_is_tried_at_once_when_the_messenger_answers_others(ruled: Trial, step: str) -> None:
    out_of_order(ruled, step)
    assert ruled.decisions()[0]["retry_at"] > "2026-11-02T09:31:00Z", "its own pause is minutes long"
    ruled.register.ask(2, post("two"))
    ruled.work()
    assert ruled.register.kinds(1) == ruled.register.kinds(2) == ["effect", "reasons", "informed"]
    assert len(ruled.messenger.state["acts"]) == len(ruled.messenger.state["told"]) == 2, "each thing once"


def test_there_is_more_to_do_when_something_was_hastened(ruled: Trial) -> None:
    out_of_order(ruled, "act")
    ruled.register.ask(2, post("two"))
    assert ruled.agent.round() is True


def test_an_agent_that_begins_again_hastens_what_waits(ruled: Trial) -> None:
    out_of_order(ruled, "act")
    ruled.store.close()
    ruled.open()
    ruled.register.ask(2, post("two"))
    ruled.work()
    assert ruled.register.kinds(1) == ["effect", "reasons", "informed"]


def test_a_messenger_that_asked_us_to_wait_is_let_be(ruled: Trial) -> None:
    out_of_order(ruled, "act", MessengerBusy("It is busy.", seconds=2500), minutes=1)
    ruled.register.ask(2, post("two"))
    ruled.work()
    assert (ruled.register.kinds(1), len(ruled.register.kinds(2))) == ([], 3)


def test_an_item_for_which_alone_it_has_no_answer_is_not_tried_all_the_time(ruled: Trial) -> None:
    act, tried = ruled.messenger.act, []

    def broken(locator: PublicLocator, action: Action, mark: str) -> Done:
        if locator.key.endswith("$one"):
            tried.append(ruled.clock.now())
            raise DOWN
        return act(locator, action, mark)

    ruled.messenger.act = broken  # type: ignore[method-assign]  # it has no answer for one place
    ruled.register.ask(1, post("one"))
    for number in range(2, 62):
        ruled.register.ask(number, post(f"n{number}"))
        ruled.work()
        ruled.move(seconds=10)
    assert len(ruled.messenger.state["acts"]) == 60, "the others are not held up"
    own = 12  # pauses that double, until they are as long as the time that passed
    assert len(tried) <= 600 / 60 + own


def test_an_author_who_is_told_on_a_later_day_waits_for_it(ruled: Trial) -> None:
    ruled.register.ask(1, post(), defer_until="2026-11-02T12:00:00Z", defer_why="An inquiry.")
    ruled.messenger.faults = [("see", DOWN)] * 2
    ruled.work()
    ruled.move(minutes=5)
    for number in range(2, 9):
        ruled.register.ask(number, post(f"n{number}"))
        ruled.work()
        ruled.move(minutes=5)
    (waits,) = (one for one in ruled.decisions() if one["request"] == 1)
    assert (waits["stage"], waits["trouble"]) == ("tell", None)
    assert waits["retry_at"].startswith("2026-11-02T12:00:00")
