"""What a person does with a case: attributed, once, and never over somebody else's step."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from openroll.core.errors import Conflict, Refusal, UnusableInput
from openroll.roll import audit, casework, life, models
from openroll.roll.acting import Actor
from openroll.roll.selectors import waiting_cases
from openroll.site.register import Register
from tests.people.making import person

from .making import NOW, clock, decide, everything, receive

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def who(opened: Register) -> Actor:
    return Actor("registrar", person("registrar", "ada").pk)


def steps_of(case: models.Case) -> list[tuple[str, str]]:
    return [(step.after, step.words) for step in case.steps.all()]


def insufficient(register: Register, **more: Any) -> models.Case:
    case = receive(**more)
    decide(register, case)
    return models.Case.objects.get(pk=case.pk)


def test_a_case_is_opened_by_the_office_itself(opened: Register, who: Actor) -> None:
    told: dict[str, Any] = {
        "basis": "registrar-initiative",
        "actor": who,
        "origin": opened.origin,
        "clock": clock(),
    }
    message = "https://service.example"
    case = casework.open_case(message, vouched=True, form="f", words="A reader wrote.", **told)
    assert (case.kind, case.channel, case.vouched_by) == ("initiative", "office", "registrar")
    assert list(waiting_cases(NOW)) == [case]
    assert {step.person_id for step in case.steps.all()} == {who.person}
    assert models.Action.objects.get(verb="case-opened").person_id == who.person
    with pytest.raises(audit.SentTwice):
        casework.open_case(message, vouched=True, form="f", **told)
    assert models.Case.objects.count() == 1
    with pytest.raises(UnusableInput):
        casework.open_case(message, vouched=False, **{**told, "basis": "because"})


def test_a_case_is_taken_given_and_given_back(opened: Register, who: Actor) -> None:
    case, other = receive(), person("senior-registrar", "grace")
    casework.assign(case, who.person, actor=who, now=LATER)
    casework.assign(case, who.person, actor=who, now=LATER)  # once is enough
    casework.assign(case, other.pk, actor=who, now=LATER)
    casework.assign(case, None, actor=who, now=LATER)
    why = [step.why for step in case.steps.all()][1:]
    assert why == [casework.TAKEN, casework.GIVEN, casework.GIVEN_BACK]
    assert [step.params for step in case.steps.all()][1:] == [{"name": "Ada"}, {"name": "Grace"}, {}]
    for nobody in (person("auditor").pk, person("organiser").pk, 999_999):
        with pytest.raises(UnusableInput):
            casework.assign(case, nobody, actor=who, now=LATER)


def test_the_organiser_is_asked_in_a_persons_words(opened: Register, who: Actor) -> None:
    case = insufficient(opened)
    case.sender_email = "jane@organiser.example"
    case.save()
    casework.reopen(casework.close(case, "wrong", actor=who, now=NOW), "not wrong", actor=who, now=NOW)
    letter = casework.ask_organiser(
        case, subject="Case", body="Please tell us.", to="jane@organiser.example", actor=who, now=LATER
    )
    held = models.Case.objects.get()
    assert (held.state, held.due, held.next_try_at) == (life.WAITING, "answer", None)
    stored = models.Letter.objects.get(pk=letter.pk)
    assert (stored.subject, stored.body, stored.to, stored.state, stored.person_id) == (
        "Case", "Please tell us.", "jane@organiser.example", "ready", who.person,
    )  # fmt: skip
    assert casework.remind(held, actor=who, now=LATER).kind == "reminder"
    assert models.Case.objects.get().due_at == held.due_at


def test_a_case_is_set_aside_and_opened_again(opened: Register, who: Actor) -> None:
    case = receive()
    casework.close(case, "It is spam.", actor=who, now=NOW, tell=True)
    assert models.Letter.objects.filter(kind="closed").count() == 1
    with pytest.raises(life.NotNow):
        casework.close(case, "again", actor=who, now=NOW)
    casework.reopen(case, "It is none.", actor=who, now=NOW)
    assert steps_of(case) == [("opened", ""), ("closed", "It is spam."), ("sufficient", "It is none.")]
    with pytest.raises(life.NotNow, match="is open"):
        casework.reopen(case, "", actor=who, now=NOW)


def test_sources_are_asked_again_unless_there_are_none(opened: Register, who: Actor) -> None:
    case = insufficient(opened)
    casework.ask_sources(case, actor=who, now=LATER)
    assert [one.pk for one in waiting_cases(LATER)] == [case.pk]
    with pytest.raises(Refusal, match="recording"):
        casework.ask_sources(receive(replayed=True), actor=who, now=LATER)
    drift = receive()
    models.Case.objects.filter(pk=drift.pk).update(kind="drift")
    with pytest.raises(Refusal, match="about an entry"):
        casework.ask_sources(drift, actor=who, now=LATER)


def test_the_policy_enters_nothing_that_a_person_has_decided_on(opened: Register, who: Actor) -> None:
    case = insufficient(opened)
    case.decisions.create(
        verdict="refused",
        reason="No.",
        by="registrar",
        policy="p/1",
        at=NOW,
        persons=1,
        proposed_by_id=who.person,
    )
    casework.ask_sources(case, actor=who, now=LATER)
    case = models.Case.objects.get()
    assert decide(opened, case, everything(), at=clock(LATER)).status == "review"
    assert not models.Entry.objects.exists()


def test_whoever_had_an_older_version_on_the_screen_changes_nothing(opened: Register, who: Actor) -> None:
    case = insufficient(opened)
    casework.vouch(case, "Somebody was here.", actor=who, now=LATER, version=case.version)
    acts: list[Callable[..., Any]] = [
        lambda **more: casework.close(case, "x", **more),
        lambda **more: casework.assign(case, who.person, **more),
        lambda **more: casework.ask_sources(case, **more),
        lambda **more: casework.remind(case, **more),
        lambda **more: casework.vouch(case, "x", **more),
        lambda **more: casework.ask_organiser(case, subject="", body="", to="", **more),
    ]
    before = (models.Step.objects.count(), models.Action.objects.count(), models.Letter.objects.count())
    for act in acts:
        with pytest.raises(Conflict, match="has changed"):
            act(actor=who, now=LATER, version=case.version)
    assert before == (
        models.Step.objects.count(),
        models.Action.objects.count(),
        models.Letter.objects.count(),
    )


def test_two_persons_at_once_take_one_case_once(opened: Register) -> None:
    case = receive()
    persons = [person("registrar", f"one{n}").pk for n in range(4)]
    began, said = threading.Barrier(len(persons)), []

    def take(pk: int) -> None:
        from django.db import connections

        try:
            began.wait(10)
            casework.assign(case, pk, actor=Actor("registrar", pk), now=LATER, version=case.version)
            said.append(pk)
        except Conflict:
            pass
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take, args=(pk,)) for pk in persons]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [winner] = said
    held = models.Case.objects.get()
    assert (held.assignee_id, held.version) == (winner, case.version + 1)
    assert [action.person_id for action in models.Action.objects.filter(verb="case-assigned")] == [winner]


def test_everybodys_notes_are_kept(opened: Register) -> None:
    case = receive()

    def write(n: int) -> None:
        from django.db import connections

        try:
            for m in range(3):
                casework.note(case, f"{n}/{m}", actor=Actor("registrar"), now=LATER)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {words for _, words in steps_of(case)} == {"", *(f"{n}/{m}" for n in range(4) for m in range(3))}
    assert models.Case.objects.get().version == case.version, "a note is in nobody's way"


def test_between_two_deadlines_others_may_write(opened: Register) -> None:
    for _ in range(3):
        insufficient(opened)
    waited: list[tuple[float, bool, int]] = []

    def pause(seconds: float) -> None:
        lapsed = models.Case.objects.filter(state="lapsed").count()
        waited.append((seconds, connection.in_atomic_block, lapsed))

    assert casework.end_deadlines(NOW + timedelta(days=365), pause) == 3
    assert [(held, lapsed) for _, held, lapsed in waited] == [(False, 1), (False, 2)]
    assert all(seconds >= casework.SHORTEST_PAUSE for seconds, *_ in waited)


def test_what_nobody_answers_lapses_and_what_nobody_contests_closes(opened: Register) -> None:
    waiting, decided, overdue = insufficient(opened), receive(), receive()
    decide(opened, decided, everything())
    decide(opened, overdue, everything())  # it is in the register already: a person has to look
    casework.end_deadlines(NOW)
    due = models.Case.objects.get(pk=waiting.pk).due_at
    assert due is not None
    assert casework.end_deadlines(due) == 0
    assert casework.end_deadlines(due + timedelta(seconds=1)) == 1
    assert casework.end_deadlines(NOW + timedelta(days=365)) == 1
    states = dict(models.Case.objects.values_list("pk", "state"))
    assert states == {waiting.pk: "lapsed", decided.pk: "closed", overdue.pk: "sufficient"}
    assert [one.by for one in models.Action.objects.filter(verb__in=("case-lapsed", "case-closed"))] == [
        "policy"
    ] * 2
    assert models.Letter.objects.filter(kind="lapsed", case=waiting).count() == 1


def test_a_contest_is_not_simply_set_aside(opened: Register, who: Actor) -> None:
    listed = receive()
    entry = decide(opened, listed, everything()).entry
    assert entry is not None
    case = receive()
    fact = models.Fact.objects.order_by("-index").first()
    assert fact is not None
    models.Contest.objects.create(entry=entry, n=1, case=case, about=["listing"], opened=fact)
    with pytest.raises(Refusal, match="contest"):
        casework.close(case, "no", actor=who, now=NOW)
    assert models.Case.objects.get(pk=case.pk).state == "opened"
