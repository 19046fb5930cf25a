"""Answers in a case: kept, logged, and weighed together with what came before."""

from datetime import timedelta

import pytest

from openroll.core.errors import Conflict
from openroll.roll import audit, casework, messages, models, replying, services
from openroll.roll.acting import COMMAND, SENDER
from openroll.roll.selectors import waiting_cases
from openroll.site.register import Register
from openroll.sources.findings import Findings
from openroll.sources.message import read_message

from .making import NOW, clock, decide, every_fact, everything, receive

LATER = NOW + timedelta(hours=1)
ANSWER = "Our mailbox is office@service.example\n> see https://quoted.example and a@quoted.example\nhttps://own.example"


def answer(register: Register, case: models.Case, text: str = ANSWER, **more: object) -> models.Reply:
    told = {"actor": SENDER, "origin": register.origin, "clock": clock(LATER), **more}
    return replying.add(case, read_message(text), "web", **told)  # type: ignore[arg-type]  # given by name


def test_an_answer_is_kept_logged_and_asked_about(opened: Register) -> None:
    case = receive()
    decide(opened, case)
    first, second = answer(opened, case, form="f"), answer(opened, case)
    assert (first.number, second.number) == (2, 3)
    assert [fact.type for fact in every_fact()].count("submission-received") == 3
    held = models.Case.objects.get()
    assert (held.state, held.due, held.next_try_at) == ("opened", "", LATER)
    assert list(waiting_cases(LATER)) == [held]
    with pytest.raises(audit.SentTwice):
        answer(opened, case, form="f")
    with pytest.raises(Conflict):
        answer(opened, case, version=0)
    assert models.Reply.objects.count() == 2


def test_what_an_answer_quotes_is_not_its_own(opened: Register) -> None:
    case = receive()
    answer(opened, case)
    _, said = messages.messages_of(case)
    assert [link.url for link in said.message.links] == ["https://own.example"]
    assert [found.value for found in said.message.emails] == ["office@service.example"]
    assert "quoted" not in said.message.own
    assert said.part == "message/2"
    assert messages.text_at(case, f"openroll:case/{case.code}/message/2") == ANSWER
    assert messages.text_at(case, messages.url_of(case)) == messages.messages_of(case)[0].message.text
    for none in ("message/9", "message/", "message/2/3", "message/-1", "message/٢", "answer"):
        assert messages.text_at(case, messages.url_of(case, none)) is None


@pytest.mark.parametrize(("first", "then", "together"), [
    ("registrar", "registrar", "registrar"), ("registrar", None, None), (None, "registrar", None),
])  # fmt: skip
def test_a_case_is_vouched_for_when_each_message_is(
    opened: Register, first: str | None, then: str | None, together: str | None
) -> None:
    case = receive(vouched_by=first)
    answer(opened, case, vouched_by=then)
    assert messages.vouched_by(case, messages.messages_of(case)[1:]) == together
    casework.vouch(case, "I rang them.", actor=COMMAND, now=LATER)
    case.refresh_from_db()
    assert messages.vouched_by(case, messages.messages_of(case)[1:]) == "registrar"


def test_what_was_asked_before_an_answer_came_decides_nothing(opened: Register) -> None:
    case = receive()
    stale = models.Case.objects.get()
    answer(opened, case)
    with pytest.raises(services.Overtaken):
        decide(opened, stale, everything())
    assert not models.Entry.objects.exists()
    case.refresh_from_db()
    said = messages.messages_of(case)
    outcome = services.decide(
        case,
        said[0].message,
        Findings(everything()),
        origin=opened.origin,
        clock=clock(LATER),
        replies=said[1:],
    )
    assert outcome.status == "review"  # nobody vouches for the answer


def test_undertakings_of_an_answer_cite_it(opened: Register) -> None:
    case = receive()
    words = "We undertake to answer within two days."
    answer(opened, case, f"Undertakings:\n- {words}\n", vouched_by="registrar")
    said = messages.messages_of(case)
    services.decide(
        case,
        said[0].message,
        Findings(everything()),
        origin=opened.origin,
        clock=clock(LATER),
        replies=said[1:],
    )
    made = [fact for fact in every_fact() if fact.type == "undertaking-made"]
    assert len(made) == len(said[1].message.undertakings) == 1
    assert b"message/2" in bytes(made[0].data)


def test_an_answer_after_a_decision_is_for_a_person(opened: Register) -> None:
    case = receive()
    decide(opened, case, everything())
    answer(opened, case)
    case.refresh_from_db()
    assert (case.state, case.due, case.next_try_at) == ("sufficient", "decision", None)
    before = case.due_at
    models.Case.objects.update(kind="drift")
    answer(opened, case)
    case.refresh_from_db()
    assert (case.state, case.due_at) == ("sufficient", before)
