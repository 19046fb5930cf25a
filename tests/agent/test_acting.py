"""From a request to its proven effect: each thing is done once, told once, and only when it is so."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from openroll.agent import acting, appeals, deciding
from openroll.agent.deciding import Decision
from openroll.agent.verdicts import Verdict
from openroll.core.errors import OpenrollError, Refusal, UnusableInput
from openroll.desk.words import AppealOutcome, Ground
from openroll.net.http import Answer, NoAnswer
from tests.agent.fakes import APPEAL, DOWN, REFUSED, ROOM, RULE, Trial, post

PERSON = "Ann"


def decide(
    trial: Trial, verdict: Verdict = Verdict.REMOVE, request: int = 1, *items: int, **more: object
) -> list[int]:
    decision = Decision(verdict, PERSON, **more)  # type: ignore[arg-type]  # as the test gives them
    return deciding.decide(
        trial.store, request, items or None, decision, settings=trial.settings, actions=trial.messenger.actions,
        now=trial.clock.now(),
    )  # fmt: skip


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return Trial(tmp_path / "agent")


@pytest.fixture
def ruled(tmp_path: Path) -> Trial:
    return Trial(tmp_path / "agent", rules=[RULE])


def test_by_a_rule_a_post_is_removed_proven_reasoned_and_told(ruled: Trial) -> None:
    ruled.register.ask(1, post())
    ruled.work()
    assert ruled.messenger.state["acts"] == [["matrix:post:!market:chat.example:$one", "remove-post"]]
    assert ruled.register.kinds() == ["effect", "reasons", "informed"]
    effect = ruled.register.said("effect")
    assert effect["effect"] == "full"
    assert effect["proof"] == {"status": 404, "gone": True, "at": "2026-11-02T09:00:00Z"}
    assert effect["preserved_until"] == "2027-05-03T09:00:00Z"
    assert effect["event"].startswith("$done-")
    reasons = ruled.register.said("reasons")
    assert reasons["automated_decision"] is True
    assert reasons["automated_detection"] is False
    assert reasons["legal_basis"] == "Net Act, section 3"
    (author, letter), *more = ruled.messenger.state["told"]
    assert more == []
    assert author == "@author:chat.example"
    word = re.search(re.escape(APPEAL) + r"(\S+)", letter)
    assert word is not None
    digest = hashlib.sha256(word[1].encode()).hexdigest()
    assert ruled.register.said("informed")["appeal_sha256"] == digest
    assert reasons["appeal_sha256"] == digest, "the address works before the letter can be there"
    assert word[1] not in json.dumps([str(one) for one in ruled.register.taken.values()])
    assert "It calls to arms" not in letter, "the authority's words are the authority's to tell"


def test_without_a_rule_nothing_is_done_whatever_an_authority_sends(trial: Trial) -> None:
    trial.register.ask(1, post(), ROOM, category="other")
    trial.register.brief("alarm", 1, "admissible")
    trial.register.brief("shut-room-now", 1, "admissible", action="shut-room", verdict="shut")
    trial.work()
    assert trial.messenger.calls == ["look", "look"], "whether both are public, and nothing more"
    assert trial.register.taken == {}


def test_a_room_is_not_shut_by_a_rule_that_removes(tmp_path: Path) -> None:
    trial = Trial(tmp_path / "agent", rules=[{"name": "all", "do": "remove"}])
    trial.register.ask(1, ROOM)
    trial.work()
    assert trial.decisions() == []


def test_a_person_refuses_with_a_ground(trial: Trial) -> None:
    trial.register.ask(1, post(), post("two"))
    trial.work()
    assert decide(trial, Verdict.REFUSE, 1, ground=Ground.PROTECTED, text="A museum's page.") == [1, 2]
    trial.work()
    assert trial.register.kinds() == ["refused", "refused"]
    assert trial.register.said("refused") == {"ground": "protected", "text": "A museum's page."}
    assert set(trial.messenger.calls) == {"look"}
    with pytest.raises(Refusal):
        decide(trial)


def test_what_is_not_public_is_returned_before_anything_is_done(ruled: Trial) -> None:
    ruled.messenger.change(private={"matrix:post:!market:chat.example:$one": "encrypted-room"})
    ruled.register.ask(1, post())
    ruled.work()
    assert ruled.messenger.calls == ["look"]
    assert ruled.register.kinds() == ["not-public"]
    assert ruled.register.said("not-public") == {"private": "encrypted-room"}


def test_what_is_not_public_goes_back_without_a_person(trial: Trial) -> None:
    trial.messenger.change(private={"matrix:post:!market:chat.example:$two": "direct-message"})
    trial.messenger.faults = [("look", DOWN)]
    trial.register.ask(1, post(), post("two"))
    trial.work()
    assert trial.register.kinds() == []
    trial.move(seconds=6)
    trial.work()
    assert trial.register.kinds(1, 2) == ["not-public"]
    assert trial.item(1, 1)["state"] == "waiting"
    assert trial.decisions() == []
    calls = len(trial.messenger.calls)
    trial.work()
    assert len(trial.messenger.calls) == calls, "each is looked at once"


def test_what_is_not_there_is_refused_as_not_found(ruled: Trial) -> None:
    ruled.messenger.change(missing=["matrix:post:!market:chat.example:$one"])
    ruled.register.ask(1, post())
    ruled.work()
    assert ruled.register.said("refused")["ground"] == "not-found"


def test_what_is_said_to_be_done_and_is_not_is_never_told_as_done(ruled: Trial) -> None:
    ruled.messenger.faults = [("act", "lie"), ("act", "lie")]
    ruled.register.ask(1, post())
    ruled.work()
    assert ruled.register.kinds() == []
    ruled.move(seconds=2)
    ruled.work()
    assert ruled.register.kinds() == []
    ruled.move(seconds=5)
    ruled.work()
    assert ruled.register.kinds() == ["effect", "reasons", "informed"]


def test_a_messenger_that_always_lies_is_left_to_a_person(ruled: Trial) -> None:
    ruled.messenger.faults = [("act", "lie")] * 50
    ruled.register.ask(1, post())
    for _ in range(12):
        ruled.work(1)
        ruled.move(hours=1)
    (found,) = ruled.decisions()
    assert found["stuck"] == 1
    assert ruled.register.kinds() == []
    ruled.messenger.faults = []
    assert acting.retry(ruled.bench, 1, 1)
    ruled.work()
    assert ruled.register.kinds() == ["effect", "reasons", "informed"]


@pytest.mark.parametrize("step", ["look", "act", "see", "tell"])
def test_a_messenger_that_is_down_is_asked_again(ruled: Trial, step: str) -> None:
    ruled.messenger.faults = [(step, DOWN)] * 3
    ruled.register.ask(1, post())
    for _ in range(6):
        ruled.work(1)
        ruled.move(seconds=10)
    assert ruled.register.kinds() == ["effect", "reasons", "informed"]
    assert len(ruled.messenger.state["acts"]) == len(ruled.messenger.state["told"]) == 1


def test_a_messenger_that_refuses_is_shown_to_a_person_who_decides_otherwise(ruled: Trial) -> None:
    ruled.messenger.faults = [("act", REFUSED)]
    ruled.register.ask(1, post())
    ruled.work()
    assert ruled.decisions()[0]["stuck"] == 1
    decide(ruled, Verdict.REFUSE, 1, 1, ground=Ground.IMPOSSIBLE)
    ruled.work()
    assert ruled.register.kinds() == ["refused"]


def test_items_of_one_place_are_acted_on_once_and_answered_each(ruled: Trial) -> None:
    ruled.register.ask(1, post(), "matrix:roomid/market:chat.example/e/one")
    ruled.register.ask(2, post())
    ruled.work()
    assert len(ruled.messenger.state["acts"]) == 1
    assert sorted(ruled.register.kinds()) == sorted(["effect", "reasons", "informed"] * 3)


def test_half_a_set_is_finished_later(ruled: Trial) -> None:
    ruled.messenger.faults = [("act", None), ("act", DOWN)]
    ruled.register.ask(1, post("one"), post("two"), post("three"))
    ruled.work(1)
    assert [ruled.item(1, n)["state"] for n in (1, 2, 3)] == ["full", "waiting", "full"]
    ruled.move(seconds=5)
    ruled.work(1)
    assert [ruled.item(1, n)["state"] for n in (1, 2, 3)] == ["full"] * 3


@pytest.mark.parametrize("kind", ["withdrawn", "annulled", "returned"])
def test_a_request_that_ended_before_is_not_acted_on(trial: Trial, kind: str) -> None:
    trial.register.ask(1, post())
    trial.work()
    decide(trial)
    trial.register.brief(kind, 1, kind)
    trial.work()
    assert trial.messenger.state["acts"] == []
    with pytest.raises(OpenrollError):
        decide(trial)


@pytest.mark.parametrize("kind", ["withdrawn", "annulled", "returned"])
@pytest.mark.parametrize("fault", [DOWN, "lie"])
def test_what_did_not_take_effect_before_a_request_ended_is_left_alone(
    trial: Trial, kind: str, fault: object
) -> None:
    trial.register.ask(1, post())
    trial.work()
    decide(trial)
    trial.messenger.faults = [("act", fault)]
    trial.work(1)
    trial.register.brief(kind, 1, kind)
    trial.move(seconds=5)
    trial.work()
    assert trial.messenger.state["acts"] == []
    assert trial.register.kinds() == []
    assert [row["ended"] for row in trial.store.rows("SELECT ended FROM decision")] == [kind]


def test_what_took_effect_before_a_request_ended_is_told(trial: Trial) -> None:
    trial.register.ask(1, post())
    trial.work()
    decide(trial)
    trial.messenger.faults = [("see", DOWN)]
    trial.work(1)
    trial.register.brief("withdrawn", 1, "withdrawn")
    trial.move(seconds=5)
    trial.work()
    assert len(trial.messenger.state["acts"]) == 1
    assert trial.register.kinds()[0] == "effect"


def test_an_author_is_told_when_the_day_has_come_and_not_before(ruled: Trial) -> None:
    ruled.register.ask(1, post(), defer_until="2026-11-09T09:00:00Z", defer_why="An inquiry.")
    ruled.work()
    assert ruled.register.kinds() == ["effect", "reasons", "deferred"]
    assert ruled.register.said("deferred") == {"until": "2026-11-09T09:00:00Z", "why": "An inquiry."}
    ruled.move(days=6)
    ruled.work()
    assert ruled.messenger.state["told"] == []
    ruled.move(days=1)
    ruled.work()
    assert [one for one in ruled.register.kinds() if one != "checked"] == [
        "effect",
        "reasons",
        "deferred",
        "informed",
    ]


def test_a_clock_that_jumps_ahead_tells_nobody_too_early(ruled: Trial) -> None:
    ruled.register.ask(1, post(), defer_until="2026-11-09T09:00:00Z", defer_why="An inquiry.")
    ruled.work()
    ruled.move(days=30)
    ruled.register.down = Answer(401, "application/json", b'{"detail": "a clock is wrong"}')
    ruled.work()
    assert ruled.messenger.state["told"] == []
    ruled.move(days=-30)
    ruled.register.down = None
    ruled.work()
    assert ruled.messenger.state["told"] == []
    ruled.move(days=8)
    ruled.work()
    assert len(ruled.messenger.state["told"]) == 1


def test_a_clock_that_jumped_ahead_and_back_leaves_nothing_waiting(ruled: Trial) -> None:
    ruled.move(days=300)
    ruled.messenger.faults = [("act", DOWN), ("look", DOWN)]
    ruled.register.ask(1, post())
    ruled.work()
    ruled.register.down = NoAnswer("{host} does not answer: {detail}.", host="office", detail="timed out")
    ruled.work()
    ruled.move(days=-300)
    ruled.register.down = None
    ruled.work()
    ruled.move(seconds=5)
    ruled.work()
    assert ruled.register.kinds() == ["effect", "reasons", "informed"]


def test_an_author_who_cannot_be_told_is_not_said_to_be(ruled: Trial) -> None:
    ruled.messenger.faults = [("tell", "cannot")]
    ruled.register.ask(1, post())
    ruled.work()
    assert ruled.register.kinds() == ["effect", "reasons"]
    assert ruled.decisions()[0]["ended"] == "untold"


def test_an_appeal_brings_a_room_back(trial: Trial) -> None:
    trial.register.ask(1, ROOM)
    trial.work()
    decide(trial, Verdict.SHUT)
    trial.work()
    trial.register.appeal(1)
    trial.work()
    assert appeals.decide(trial.bench, (1, 1), None, AppealOutcome.REVERSED, "We were wrong.", PERSON)
    trial.work()
    assert trial.register.kinds() == ["effect", "reasons", "informed", "appeal-decided", "reinstated"]
    assert trial.register.said("reinstated")["proof"]["gone"] is False
    assert trial.item()["state"] == "reinstated"
    with pytest.raises(Refusal):
        appeals.decide(trial.bench, (1, 1), 1, AppealOutcome.UPHELD, "No.", PERSON)


def test_what_cannot_be_taken_back_is_said_so(ruled: Trial) -> None:
    ruled.register.ask(1, post())
    ruled.work()
    ruled.register.appeal(1)
    ruled.work()
    assert not appeals.decide(ruled.bench, (1, 1), 1, AppealOutcome.REVERSED, "We were wrong.", PERSON)
    ruled.work()
    assert "cannot be taken back" in ruled.register.said("appeal-decided")["text"]
    assert "reinstated" not in ruled.register.kinds()


def test_it_is_looked_at_again_and_what_is_back_is_shown_and_done_again_by_a_person(ruled: Trial) -> None:
    ruled.register.ask(1, post())
    ruled.work()
    ruled.move(hours=1)
    ruled.work()
    assert ruled.register.kinds().count("checked") == 1
    ruled.messenger.change(gone={})
    ruled.move(days=1)
    ruled.work()
    assert ruled.item()["back"] == 1
    assert len(ruled.messenger.state["acts"]) == 1, "nothing is done a second time without a person"
    decide(ruled, Verdict.REMOVE, 1, 1)
    ruled.work()
    assert len(ruled.messenger.state["acts"]) == 2
    assert ruled.item()["back"] == 0
    assert ruled.register.kinds().count("effect") == 1


def test_what_was_done_for_a_withdrawn_request_is_taken_back_by_a_person(trial: Trial) -> None:
    trial.register.ask(1, ROOM)
    trial.work()
    decide(trial, Verdict.SHUT)
    trial.work()
    trial.register.brief("withdrawn", 1, "withdrawn")
    trial.work()
    appeals.undo(trial.bench, (1, 1), PERSON)
    trial.work()
    assert trial.register.said("reinstated")["appeal"] == 0


def test_what_is_asked_for_some_countries_waits_for_a_person(tmp_path: Path) -> None:
    ruled = Trial(tmp_path / "agent", rules=[RULE])
    ruled.register.ask(1, post(), territory=["XA", "XB"])
    ruled.work()
    assert ruled.messenger.state["acts"] == []
    assert ruled.item()["state"] == "waiting"
    for wrong in ("UK", "gb", "GBR"):
        with pytest.raises(UnusableInput):
            decide(ruled, Verdict.LIMIT, countries=(wrong,))
    assert decide(ruled, Verdict.LIMIT, countries=("XA", "XB")) == [1]
    ruled.work()
    assert ruled.messenger.state["acts"] == [], "a person did it in a tool of their own"
    effect = ruled.register.said("effect")
    assert (effect["effect"], effect["action"], effect["countries"]) == ("limited", "by-hand", ["XA", "XB"])
    assert effect["proof"]["gone"] is False, "from here it is seen still, and that is what is told"


def test_a_rule_that_says_so_goes_beyond_the_countries(tmp_path: Path) -> None:
    ruled = Trial(tmp_path / "agent", rules=[{**RULE, "beyond_territory": True}])
    ruled.register.ask(1, post(), territory=["XA"])
    ruled.work()
    assert ruled.register.said("effect")["effect"] == "full"
