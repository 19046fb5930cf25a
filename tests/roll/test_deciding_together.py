"""Decisions of several persons, and of several at once: proposals, four eyes, forms sent twice, rehearsals."""

import threading

import pytest
from django.db import IntegrityError, connections, transaction

from openroll.core.errors import Conflict, OpenrollError, Refusal, UnusableInput
from openroll.roll import audit, contesting, deciding, models
from openroll.roll.acting import COMMAND, Actor
from openroll.roll.present import present
from openroll.site.register import Register
from tests.people.making import person

from .decisions import (
    about,
    asked,
    choose,
    entered,
    entering,
    for_review,
    keeper,
    take,
)
from .making import check_chains, clock


def test_a_proposal_is_declined_or_taken_back(opened: Register) -> None:
    entry, anna, boris = entered(opened), keeper(), keeper("boris")
    case = about(opened, entry)
    proposed = take(opened, case, asked(case, "excluded"), anna)
    with pytest.raises(UnusableInput, match="Say why"):
        deciding.decline(proposed, boris, " ", clock=clock())
    with pytest.raises(Conflict, match="proposed a decision"):
        take(opened, case, asked(case, "annulled"), boris)
    declined = deciding.decline(proposed, boris, "No.", clock=clock(), form="d")
    assert (declined.state, declined.confirmed_by_id, declined.words) == ("declined", boris.person, "No.")
    with pytest.raises(Conflict, match="does not wait"):
        deciding.confirm(proposed, boris, "", origin=opened.origin, clock=clock())
    second = take(opened, case, asked(case, "annulled"), boris)
    assert deciding.proposals() == [second]
    back = deciding.decline(second, boris, "", clock=clock())
    assert (back.state, back.confirmed_by_id) == ("declined", None)
    assert present(entry).state == "recorded"


def test_a_case_that_moved_on_overtakes_its_proposal(opened: Register) -> None:
    from openroll.roll import steps

    entry, anna, boris = entered(opened), keeper(), keeper("boris")
    case = about(opened, entry)
    proposed = take(opened, case, asked(case, "excluded"), anna)
    with transaction.atomic():
        locked = steps.lock(case)
        steps.move(locked, "waiting", "It waits.", anna, clock().now())
    assert deciding.proposal_on(models.Case.objects.get(pk=case.pk)) is None
    with pytest.raises(Conflict, match="has changed since"):
        deciding.confirm(proposed, boris, "", origin=opened.origin, clock=clock())
    proposed.refresh_from_db()
    assert proposed.state == "overtaken" and present(entry).state == "recorded"
    with pytest.raises(Conflict, match="has changed since"):
        take(opened, models.Case.objects.get(pk=case.pk), asked(case, "refused"), anna)


def test_an_entry_that_another_case_changed_is_looked_at_again(opened: Register) -> None:
    entry, anna = entered(opened), keeper()
    one, other = about(opened, entry), about(opened, entry)
    first, second = (asked(each, "amended", **choose(each, "name")) for each in (one, other))
    take(opened, one, first, anna)
    with pytest.raises(Conflict, match="Entry 1 has changed"):
        take(opened, other, second, anna)
    assert len(models.Fact.objects.filter(type="entry-amended")) == 1


def test_a_contest_holds_up_no_decision(opened: Register) -> None:
    """Else whoever is to be excluded could contest for ever."""
    entry, anna, boris = entered(opened), keeper(), keeper("boris")
    case = about(opened, entry)
    proposed = take(opened, case, asked(case, "excluded"), anna)
    contesting.open_contest(
        entry=entry, about=["listing"], words="No.", name="", email="", origin=opened.origin, clock=clock()
    )
    deciding.confirm(proposed, boris, "", origin=opened.origin, clock=clock())
    assert (present(entry).state, len(present(entry).contests)) == ("excluded", 1)


def test_a_form_sent_twice_is_done_once(opened: Register) -> None:
    case, anna = for_review(opened), keeper()
    what = entering(case)
    take(opened, case, what, anna, form="same")
    with pytest.raises(audit.SentTwice):
        take(opened, case, what, anna, form="same")
    assert models.Entry.objects.count() == 1


def test_a_decision_takes_a_person_of_the_registrar(opened: Register) -> None:
    case = for_review(opened)
    for who in (COMMAND, Actor("auditor", person("auditor").pk), Actor("organiser", person("organiser").pk)):
        with pytest.raises(Refusal, match="signed in"):
            take(opened, case, asked(case, "refused"), who)


def test_the_database_holds_four_eyes_apart(opened: Register) -> None:
    entry, anna, boris = entered(opened), keeper(), keeper("boris")
    case = about(opened, entry)
    proposed = take(opened, case, asked(case, "excluded"), anna)
    rows = models.Decision.objects.filter(pk=proposed.pk)
    for wrong in (
        {"confirmed_by": anna.person, "state": "taken"},
        {"confirmed_by": anna.person},
        {"state": "taken"},
        {"state": "taken", "confirmed_by": boris.person, "proposed_by": None},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        proposed.pk = None
        proposed.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Decision.objects.create(
            case=case,
            verdict="refused",
            state="taken",
            persons=1,
            by="registrar",
            policy="x",
            at=clock().now(),
        )
    assert rows.update(state="taken", confirmed_by=boris.person) == 1


def test_two_persons_at_once(opened: Register) -> None:
    """One decides; the other one is told, and nothing of it is written twice."""
    case = for_review(opened)
    people = [keeper("anna"), keeper("boris")]
    what, told, gate = entering(case), [], threading.Barrier(2)

    def work(who: Actor) -> None:
        try:
            gate.wait()
            deciding.decide(case, what, who, origin=opened.origin, clock=clock())
            told.append("taken")
        except OpenrollError as error:
            told.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(one,)) for one in people]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(told) == ["Conflict", "taken"]
    assert models.Entry.objects.count() == 1
    check_chains()


def test_a_double_click_of_two_threads_is_one_decision(opened: Register) -> None:
    case, anna = for_review(opened), keeper()
    what, told, gate = entering(case), [], threading.Barrier(2)

    def work() -> None:
        try:
            gate.wait()
            deciding.decide(case, what, anna, origin=opened.origin, clock=clock(), form="click")
            told.append("taken")
        except OpenrollError as error:
            told.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(told) == ["SentTwice", "taken"]


def test_a_rehearsal_shows_what_comes_of_it_and_writes_nothing(opened: Register) -> None:
    entry, anna = entered(opened), keeper()
    case = about(opened, entry)
    counts = [kind.objects.count() for kind in (models.Fact, models.Decision, models.Letter, models.Step)]
    seen = deciding.rehearse(case, asked(case, "excluded"), anna, origin=opened.origin, clock=clock())
    assert (seen.number, seen.persons, len(seen.after) - len(seen.before)) == (1, 2, 1)
    assert seen.after[-1].type == "entry-excluded" and [one.kind for one in seen.letters] == ["excluded"]
    assert counts == [
        kind.objects.count() for kind in (models.Fact, models.Decision, models.Letter, models.Step)
    ]
    case.refresh_from_db()
    entry.refresh_from_db()
    assert (case.state, entry.state) == ("sufficient", "recorded")
