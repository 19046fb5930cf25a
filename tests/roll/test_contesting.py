"""Contests: public while they last, ended by a decision or withdrawn, and never by a source."""

from typing import Any

import pytest

from openroll.core.errors import Refusal, UnusableInput
from openroll.log.fact import parse
from openroll.roll import audit, contesting, models, steps
from openroll.roll.acting import POLICY
from openroll.roll.present import present
from openroll.site.register import Register

from .decisions import about, asked, choose, entered, for_review, keeper, take, take_with_two
from .making import LETTER, check_chains, clock, decide, everything


def contest(register: Register, entry: models.Entry | None, **more: Any) -> models.Case:
    told: dict[str, Any] = {
        "about": ["listing"],
        "words": LETTER,
        "name": "C",
        "email": "c@contester.example",
    }
    return contesting.open_contest(entry=entry, origin=register.origin, clock=clock(), **{**told, **more})


def test_what_is_public_of_a_contest(opened: Register) -> None:
    entry = entered(opened)
    case = contest(opened, entry, about=["name", "listing", "name"], form="once")
    row = models.Contest.objects.get()
    fact = parse(bytes(row.opened.data))
    assert (row.case, row.n, row.about, row.ended) == (case, 1, ["name", "listing"], None)
    assert fact.data == {"entry": 1, "n": 1, "about": ["name", "listing"]}
    assert (case.kind, case.state, case.due, case.about) == ("contest", "sufficient", "decision", entry)
    assert case.submission is not None and case.submission.type == "submission-received"
    assert [one.kind for one in case.letters.all()] == ["contest-received"]
    with pytest.raises(audit.SentTwice):
        contest(opened, entry, form="once")
    assert present(entry).state == "recorded" and len(present(entry).contests) == 1
    check_chains()


@pytest.mark.parametrize("wrong", [{"about": []}, {"about": ["weather"]}, {"words": " "}, {"entry": None}])
def test_what_is_no_contest(opened: Register, wrong: dict[str, Any]) -> None:
    entry = wrong.pop("entry", entered(opened))
    with pytest.raises(UnusableInput):
        contest(opened, entry, **wrong)
    assert not models.Contest.objects.exists()


def test_a_contested_refusal_is_a_case_only(opened: Register) -> None:
    anna, boris = keeper(), keeper("boris")
    refused = for_review(opened)
    take(opened, refused, asked(refused, "refused"), anna)
    facts = models.Fact.objects.exclude(type="submission-received").count()
    case = contest(opened, None, contested=refused, about=["refusal"])
    assert models.Fact.objects.exclude(type="submission-received").count() == facts
    assert contesting.deciders(case) == {anna.person}
    with pytest.raises(Refusal, match="Another person"):
        take(opened, case, asked(case, "refused"), anna)
    decision = take(opened, case, asked(case, "refused"), boris)
    assert decision.fact is None and not models.Contest.objects.exists()
    assert sorted(one.kind for one in case.letters.all()) == ["contest-ended", "contest-received"]


def test_both_persons_of_a_decision_leave_its_contest_to_others(opened: Register) -> None:
    entry, anna, boris, clara = entered(opened), keeper(), keeper("boris"), keeper("clara")
    own = about(opened, entry)
    take_with_two(opened, own, asked(own, "excluded"), anna, boris)
    case = contest(opened, entry, about=["exclusion"])
    for who in (anna, boris):
        with pytest.raises(Refusal, match="Another person"):
            take(opened, case, asked(case, "restored"), who)
    take(opened, case, asked(case, "restored"), clara)
    ended = parse(bytes(models.Contest.objects.get().ended.data))  # type: ignore[union-attr]  # it has ended
    assert (ended.type, ended.data["outcome"]) == ("entry-contest-ended", "upheld")
    assert present(entry).state == "recorded" and present(entry).contests == ()


def test_sources_end_no_contest_and_enter_nothing(opened: Register) -> None:
    """Whoever contests can name a company whose sources are all in order."""
    entry = entered(opened)
    case = contest(opened, entry)
    steps.move(case, "opened", "Its sources are asked.", POLICY, clock().now())
    outcome = decide(opened, case, everything("GB-COH/00000009"))
    case.refresh_from_db()
    assert (outcome.status, case.state) == ("review", "sufficient")
    assert models.Entry.objects.count() == 1 and present(entry).contests != ()
    other = about(opened, entry)
    steps.move(other, "opened", "Its sources are asked.", POLICY, clock().now())
    assert decide(opened, other, everything("GB-COH/00000009")).status == "review"


def test_only_what_lasts_is_withdrawn(opened: Register) -> None:
    entry, anna = entered(opened), keeper()
    case, own = contest(opened, entry), about(opened, entry)
    told: dict[str, Any] = {"actor": anna, "origin": opened.origin, "clock": clock(), "version": None}
    with pytest.raises(Refusal, match="Nothing is contested"):
        contesting.withdraw(own, "", **told)
    proposed = take(opened, case, asked(case, "excluded"), anna)
    contesting.withdraw(case, "By letter.", **told)
    proposed.refresh_from_db()
    case.refresh_from_db()
    assert (proposed.state, case.state, case.steps.last().words) == ("overtaken", "closed", "By letter.")  # type: ignore[union-attr]  # there is one
    with pytest.raises(Refusal):
        contesting.withdraw(case, "", **told)
    assert present(entry).contests == ()


def test_a_contest_that_is_right_in_part(opened: Register) -> None:
    entry, anna = entered(opened), keeper()
    case = contest(opened, entry, about=["name"])
    take(opened, case, asked(case, "corrected", former_names=("OLD",), outcome="partly"), anna)
    types = [one.type for one in present(entry).history[-2:]]
    assert types == ["entry-corrected", "entry-contest-ended"] and choose(case) == {"identifiers": {}}
