"""Which policy applies on which day, and how another one takes its place."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext, override_settings

from openroll.core.clock import FixedClock
from openroll.core.errors import Refusal, UnusableInput
from openroll.log.fact import parse as parse_fact
from openroll.policy.model import Policy, load
from openroll.roll import models, policies, selectors, steps
from openroll.roll.acting import Actor
from openroll.roll.audit import SentTwice
from openroll.roll.changing_policy import change
from openroll.roll.ledger import NewFact, writing
from openroll.site.register import Register

from .making import NOW, check_chains, clock, decide, everything, receive

SENIOR = Actor("senior")
TODAY = NOW.date()
SHIPPED = load("five-identifiers")


def other(version: int, **deadlines: int) -> Policy:
    return replace(SHIPPED, version=version, deadlines={**SHIPPED.deadlines, **deadlines})


def changed(
    register: Register, policy: Policy, begins: date, reason: str = "We have more hands."
) -> policies.Version:
    return change(policy, begins, reason, SENIOR, origin=register.origin, clock=clock())


def names(day: date) -> str:
    return policies.in_force(day).policy.name


def test_a_change_applies_from_its_day_on(opened: Register) -> None:
    made = changed(opened, other(3, answer=5), TODAY + timedelta(days=7))
    assert (made.begins, made.by, made.reason) == (TODAY + timedelta(days=7), "senior", "We have more hands.")
    assert selectors.current_policy(NOW) == SHIPPED
    assert selectors.current_policy(NOW + timedelta(days=7)) == other(3, answer=5)
    assert [names(TODAY + timedelta(days=n)) for n in (-900, 0, 6, 7, 900)] == [
        *["five-identifiers/2"] * 3,
        *["five-identifiers/3"] * 2,
    ]
    assert [each.policy.version for each in policies.to_come(NOW)] == [3]
    assert policies.to_come(NOW + timedelta(days=7)) == []


def test_the_fact_says_from_when_and_why_and_cites_the_policy_before(opened: Register) -> None:
    made = changed(
        opened, replace(other(3), languages=("ru",), deadlines={}), TODAY, "  We have\nmore  hands. "
    )
    fact = parse_fact(bytes(models.Fact.objects.get(index=made.index).data))
    first = parse_fact(bytes(models.Fact.objects.get(index=0).data))
    assert (fact.type, fact.by, fact.policy) == ("policy-changed", "senior", "five-identifiers/2")
    assert fact.effective_from == "2026-11-23"
    assert (fact.subject, fact.seq) == (first.subject, 2)
    assert fact.data["reason"] == "We have more hands."
    assert isinstance(fact.data["register"], dict) and fact.data["register"]["languages"] == ["ru"]
    action = models.Action.objects.get(verb="policy-changed")
    assert (action.by, action.told) == ("senior", {"policy": "five-identifiers/3", "begins": "2026-11-23"})
    check_chains()


def test_what_is_decided_from_that_day_on_cites_the_new_policy(opened: Register) -> None:
    today = policies.today()
    one = decide(opened, receive(), everything())
    change(
        other(3, answer=3), today, "Now.", SENIOR, origin=opened.origin, clock=FixedClock(datetime.now(UTC))
    )
    two = decide(opened, receive(), everything("GB-COH/00000001"))
    cited = [parse_fact(bytes(each.entry.fact.data)).policy for each in (one, two) if each.entry]
    assert cited == ["five-identifiers/2", "five-identifiers/3"]


def test_of_several_the_last_to_begin_applies_and_of_one_day_the_last_logged(opened: Register) -> None:
    day = timedelta(days=1)
    changed(opened, other(3, answer=3), TODAY + 10 * day)
    changed(opened, other(4, answer=4), TODAY + 5 * day)
    changed(opened, other(5, answer=5), TODAY + 10 * day)
    assert [names(TODAY + n * day)[-1] for n in (4, 5, 9, 10, 11)] == ["2", "4", "4", "5", "5"]
    told = [(each.policy.version, end and (end - TODAY).days) for each, end in policies.timeline()]
    assert told == [(5, None), (3, 10), (4, 10), (2, 5)]


def test_a_day_is_one_of_the_registers_time_zone(opened: Register) -> None:
    changed(opened, other(3, answer=3), date(2026, 11, 24))
    late = datetime(2026, 11, 23, 20, tzinfo=UTC)
    assert selectors.current_policy(late).version == 2
    with override_settings(REGISTER_TIME_ZONE="Asia/Jakarta"):
        assert selectors.current_policy(late).version == 3


@pytest.mark.parametrize(
    ("policy", "begins", "reason", "said"),
    [
        (other(3, answer=3), TODAY - timedelta(days=1), "Why", "is over"),
        (other(3, answer=3), TODAY, " \n", "why the policy changes"),
        (other(3, answer=3), TODAY, "x" * 1001, "1000 characters"),
        (other(3, answer=3), TODAY, "a\u202eb", "why the policy changes"),
        (other(2, answer=3), TODAY, "Why", "another version"),
        (SHIPPED, TODAY, "Why", "another version"),
        (other(3), TODAY, "Why", "says what five-identifiers/2 says"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    opened: Register, policy: Policy, begins: date, reason: str, said: str
) -> None:
    size = selectors.log_size()
    with pytest.raises((UnusableInput, Refusal), match=said):
        changed(opened, policy, begins, reason)
    assert selectors.log_size() == size
    assert not models.Action.objects.filter(verb="policy-changed").exists()


def test_a_form_that_is_sent_twice_changes_once(opened: Register) -> None:
    told = {"origin": opened.origin, "clock": clock(), "form": "mark"}
    change(other(3, answer=3), TODAY, "Why", SENIOR, **told)  # type: ignore[arg-type]  # keywords of both kinds
    with pytest.raises(SentTwice):
        change(other(4, answer=4), TODAY, "Why", SENIOR, **told)  # type: ignore[arg-type]  # keywords of both kinds
    assert len(policies.versions()) == 2


def test_asking_again_reads_no_policy_again(opened: Register) -> None:
    policies.current(NOW)
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            policies.current(NOW)
        assert len(asked) == 1
    receive()
    with CaptureQueriesContext(connection) as asked:
        policies.current(NOW)
    assert len(asked) == 2, "the facts since, and no others"
    assert policies.current(NOW).policy == SHIPPED


def test_what_was_undone_is_not_remembered(opened: Register) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        changed(opened, other(3, answer=3), TODAY)
        assert selectors.current_policy(NOW).version == 3
        raise ZeroDivisionError
    receive()
    receive()
    assert selectors.current_policy(NOW).version == 2


def test_a_database_put_back_from_an_older_copy_is_read_anew(opened: Register) -> None:
    changed(opened, other(3, answer=3), TODAY)
    assert selectors.current_policy(NOW).version == 3
    models.Fact.objects.filter(type="policy-changed", index__gt=0).delete()
    models.LogHead.objects.update(size=1)
    assert selectors.current_policy(NOW).version == 2


def test_a_policy_of_the_log_that_cannot_be_used_is_named(opened: Register) -> None:
    first = policies.versions()[0]
    policy = {**SHIPPED.as_data(), "decides": {"clean": "nobody", "stated": "one", "review": "one"}}
    with writing(opened.origin, clock()) as ledger:
        data = {"register": first.register, "policy": policy}
        row = ledger.append(NewFact("policy-changed", first.subject, data, "registrar", None))  # type: ignore[arg-type]  # JSON
    with pytest.raises(UnusableInput, match=rf"Fact {row.index} holds a policy.*decides\.clean.*“nobody”"):
        policies.check()


def test_deadlines_are_those_of_the_policy_that_applies(opened: Register) -> None:
    change(
        other(3, answer=1),
        policies.today(),
        "Quicker.",
        SENIOR,
        origin=opened.origin,
        clock=FixedClock(datetime.now(UTC)),
    )
    case = receive("no link at all")
    case.state = "waiting"
    steps.begin_deadline(case, NOW)
    assert case.due_at is not None and (case.due_at - NOW) < timedelta(days=3)
