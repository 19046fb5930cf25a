"""A clock that jumps ahead and back, and a messenger that lies: nothing waits for a year that was never there."""

from datetime import timedelta
from pathlib import Path

import pytest

from openroll.agent import appeals, deciding, looking, viewing
from openroll.agent.deciding import Decision
from openroll.agent.messengers.base import Done, Seen
from openroll.agent.verdicts import Verdict
from openroll.core.clock import parse_rfc3339
from openroll.desk.words import AppealOutcome
from tests.agent.fakes import DOWN, ROOM, RULE, Trial, post

YEAR = 365


@pytest.fixture
def ruled(tmp_path: Path) -> Trial:
    return Trial(tmp_path / "agent", rules=[RULE])


def test_what_was_done_while_the_clock_was_ahead_is_looked_at_again_in_time(ruled: Trial) -> None:
    ruled.move(days=YEAR)
    ruled.register.ask(1, post())
    ruled.work()
    assert ruled.register.kinds() == ["effect", "reasons", "informed"]
    ruled.move(days=-YEAR)
    ruled.work()
    for count, span in enumerate(ruled.settings.checks, 1):
        ruled.move(seconds=span.total_seconds())
        ruled.work()
        assert ruled.register.kinds().count("checked") == count
    assert ruled.store.rows("SELECT 1 FROM look WHERE done_at IS NULL") == []


def test_a_clock_that_went_back_for_a_moment_only_looks_sooner(ruled: Trial) -> None:
    ruled.register.ask(1, post())
    ruled.work()
    ruled.move(days=-YEAR)
    ruled.work()
    assert ruled.register.kinds().count("checked") == 0
    ruled.move(days=YEAR)
    ruled.work()
    assert ruled.register.kinds().count("checked") == 1
    ruled.move(days=8)
    ruled.work()
    assert ruled.store.rows("SELECT 1 FROM look WHERE done_at IS NULL") == []


def test_when_the_register_was_heard_of_is_told_anew_after_the_clock_came_back(ruled: Trial) -> None:
    ruled.work()
    ruled.move(days=YEAR)
    ruled.work()
    ruled.move(days=-YEAR)
    ruled.work()
    heard = parse_rfc3339(viewing.status(ruled.store, ruled.settings).pulled_at)
    assert abs(ruled.clock.now() - heard) < timedelta(minutes=1)


def test_an_author_whose_day_has_come_is_told_though_the_clock_had_been_ahead(ruled: Trial) -> None:
    ruled.move(days=YEAR)
    ruled.work()  # the register is heard of in a year that is still to come
    ruled.move(days=-YEAR)
    ruled.register.ask(1, post(), defer_until="2026-11-04T09:00:00Z", defer_why="An inquiry.")
    ruled.work()
    assert ruled.messenger.state["told"] == []
    ruled.move(days=2)
    ruled.work()
    assert len(ruled.messenger.state["told"]) == 1


def test_what_is_brought_back_while_somebody_looks_is_not_there_again(ruled: Trial) -> None:
    """Whoever looks again at everything does so beside the agent that runs, and may see what was so a moment ago."""
    ruled.register.ask(1, post())
    ruled.work()

    def late(locator, action):  # type: ignore[no-untyped-def]  # as the messenger's own
        with ruled.store.transaction() as connection:
            connection.execute("UPDATE item SET state = 'reinstated'")
        return Seen(status=200, gone=False)

    ruled.messenger.see = late  # type: ignore[method-assign]  # meanwhile the agent brings it back
    assert looking.look_at_all(ruled.bench) == (1, 0)
    ruled.work()
    assert (ruled.item()["back"], ruled.register.kinds().count("checked")) == (0, 0)


def test_what_a_messenger_that_is_down_does_not_show_is_counted(ruled: Trial) -> None:
    ruled.register.ask(1, post())
    ruled.work()

    def down(locator, action):  # type: ignore[no-untyped-def]  # as the messenger's own
        raise DOWN

    ruled.messenger.see = down  # type: ignore[method-assign]  # it does not answer
    assert looking.look_at_all(ruled.bench) == (0, 1)


def test_a_messenger_that_says_it_is_back_and_it_is_not_is_asked_again(ruled: Trial) -> None:
    """Of a room that was shut and is to come back: only what an ordinary user sees is told."""
    ruled.register.ask(1, ROOM)
    ruled.work()
    deciding.decide(
        ruled.store, 1, None, Decision(Verdict.SHUT, "Ann"), settings=ruled.settings,
        actions=ruled.messenger.actions, now=ruled.clock.now(),
    )  # fmt: skip
    ruled.work()
    ruled.register.appeal(1)
    ruled.work()
    appeals.decide(ruled.bench, (1, 1), 1, AppealOutcome.REVERSED, "You are right.", "Ann")
    undo, lies = ruled.messenger.undo, [True, True]

    def lying(locator, action, mark):  # type: ignore[no-untyped-def]  # as the messenger's own
        return Done(action) if lies and lies.pop() else undo(locator, action, mark)

    ruled.messenger.undo = lying  # type: ignore[method-assign]  # it lies twice
    for _ in range(4):
        ruled.work(1)
        assert ("reinstated" in ruled.register.kinds()) == (ruled.item()["state"] == "reinstated")
        ruled.move(seconds=5)
    ruled.work()
    assert ruled.register.kinds().count("reinstated") == 1
    assert [act for _, act in ruled.messenger.state["acts"]] == ["shut-room", "undo"]
