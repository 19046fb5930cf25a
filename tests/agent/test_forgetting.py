"""A place that proved not to be public is nowhere in the agent's folder, once the register knows that it is not."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from openroll.agent import deciding, forgetting, reporting, viewing
from openroll.agent.deciding import Decision
from openroll.agent.verdicts import Verdict
from openroll.desk.order import MASK
from openroll.desk.reporting.rows import Content
from openroll.desk.words import ItemState
from tests.agent.fakes import DOWN, RULE, Trial, post

SECRET = "secretgathering"
PLACE = post(SECRET)
PRIVATE = {f"matrix:post:!market:chat.example:${SECRET}": "closed-room"}


def folder_bytes(trial: Trial) -> bytes:
    """All that the agent keeps; what the fake messenger keeps is its own."""
    return b"".join(
        one.read_bytes()
        for one in sorted(trial.path.iterdir())
        if one.is_file() and "messenger" not in one.name
    )


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    trial = Trial(tmp_path / "agent")
    trial.messenger.change(private=PRIVATE)
    return trial


def ask(trial: Trial, number: int = 1, *places: str, **more: Any) -> None:
    reasons = f"See {PLACE}, and matrix.to/#/{PLACE}"
    trial.register.ask(number, *(places or (post(), PLACE, PLACE)), **{"reasons": reasons, **more})


def test_it_is_kept_until_the_register_knows_and_then_nowhere(trial: Trial) -> None:
    ask(trial)
    trial.register.refuse = lambda _said: {"title": "Not now."}
    trial.work()
    assert trial.item(1, 2)["locator"] == PLACE, "it was not taken: somebody may have to send it again"
    trial.register.refuse = lambda _said: None
    trial.bench.outbox.again()
    trial.work()
    assert SECRET.encode() not in folder_bytes(trial)
    assert trial.item(1, 1)["locator"] == post()
    assert [trial.item(1, n)["locator"] for n in (2, 3)] == [MASK, MASK]
    assert trial.item(1, 2)["state"] == ItemState.NOT_PUBLIC
    assert MASK in viewing.whole(trial.store, 1).body["reasons"]


def test_equal_places_are_still_known_to_be_equal_by_a_hash_of_this_agent(
    trial: Trial, tmp_path: Path
) -> None:
    ask(trial)
    ask(trial, 2)
    trial.work()
    keys = {trial.item(request, 2)["key"] for request in (1, 2)}
    assert len(keys) == 1
    assert str(*keys).startswith("matrix:post:#")
    assert SECRET.encode() not in folder_bytes(trial)
    other = Trial(tmp_path / "other")
    other.messenger.change(private=PRIVATE)
    ask(other)
    other.work()
    assert other.item(1, 2)["key"] not in keys, "whoever has no key of the agent cannot try places"


def test_another_request_keeps_it_until_its_own_outcome(trial: Trial) -> None:
    ask(trial)
    trial.work()
    trial.messenger.faults = [("look", DOWN)]
    ask(trial, 2)
    trial.work()
    assert trial.item(2, 2)["locator"] == PLACE
    trial.move(seconds=10)
    trial.work()
    assert trial.item(2, 2)["locator"] == MASK


def test_what_a_person_wrote_and_whose_it_was_goes_too(trial: Trial) -> None:
    trial.messenger.change(private={})
    ask(trial)
    trial.work()
    decision = Decision(Verdict.REMOVE, "Ann", text=f"At {PLACE}: a call.", author="@hidden:chat.example")
    deciding.decide(
        trial.store, 1, [2], decision, settings=trial.settings, actions=trial.messenger.actions,
        now=trial.clock.now(),
    )  # fmt: skip
    trial.messenger.change(private=PRIVATE)
    trial.work()
    assert trial.register.kinds(1, 2) == ["not-public"]
    kept = folder_bytes(trial)
    assert SECRET.encode() not in kept
    assert b"@hidden" not in kept
    assert trial.decisions()[0]["who"] == "Ann"


def test_what_was_acted_on_while_it_was_public_is_looked_at_on(tmp_path: Path) -> None:
    trial = Trial(tmp_path / "agent", rules=[RULE])
    ask(trial, 1, PLACE)
    trial.work()
    assert trial.register.kinds(1, 1) == ["effect", "reasons", "informed"]
    trial.messenger.change(private=PRIVATE)
    ask(trial, 2, PLACE, category="drugs")  # nobody's rule: it is looked at
    trial.work()
    assert trial.item(2, 1)["locator"] == MASK
    assert trial.item(1, 1)["locator"] == PLACE
    trial.move(hours=2)
    trial.work()
    assert "checked" in trial.register.kinds(1, 1)


def test_what_an_earlier_version_kept_goes_at_the_next_start(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr("openroll.agent.outbox.forget", lambda *_: None)
        ask(trial)
        trial.work()
    assert trial.item(1, 2)["locator"] == PLACE
    trial.agent.stop()
    trial.agent.run()
    assert SECRET.encode() not in folder_bytes(trial)
    forgetting.forget_all(trial.store, trial.key)


def test_killed_between_the_answer_and_the_note_it_is_sent_again_and_goes(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The outcome and the place go in one transaction: there is no moment at which only one of them is noted."""

    def stops(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as broken:
        broken.setattr("openroll.agent.outbox.forget", stops)
        ask(trial)
        with pytest.raises(sqlite3.OperationalError):
            trial.work()
    assert trial.item(1, 2)["locator"] == PLACE
    trial.work()
    assert trial.item(1, 2)["locator"] == MASK
    assert trial.register.kinds() == ["not-public"] * 2


def test_reports_count_it_by_its_kind_as_before(trial: Trial) -> None:
    ask(trial, 1, PLACE)
    trial.work()
    (row,) = reporting.rows(trial.path)
    assert (row.content, row.effect) == ((Content.POST,), ItemState.NOT_PUBLIC)
