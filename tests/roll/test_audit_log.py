"""The audit trail in the log: its digests, and what tells that somebody meddled with its rows."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from openroll.core.clock import FixedClock
from openroll.log.fact import LARGEST_FACT
from openroll.log.fact import parse as parse_fact
from openroll.roll import audit, models
from openroll.roll.acting import COMMAND, Actor
from openroll.roll.audit_check import check_actions
from openroll.roll.audit_log import MOST, RECORDED, record_due
from openroll.site.register import Register

from .making import NOW, check_chains, clock, decide, everything, receive, revealed

HOUR = timedelta(hours=1)


def act(count: int = 1, at: Any = NOW, **more: Any) -> list[models.Action]:
    return [audit.record(COMMAND, "looked", at, **more) for _ in range(count)]


def logged(register: Register, at: Any = NOW) -> int:
    return record_due(register.origin, FixedClock(at))


def facts() -> list[models.Fact]:
    return list(models.Fact.objects.filter(type=RECORDED).order_by("index"))


def problems() -> list[str]:
    found: list[str] = []
    check_actions(lambda _index, message, params: found.append(message.format(**params)))
    return found


def test_an_action_is_in_the_log_by_its_digest_alone(opened: Register) -> None:
    case = receive()
    entry = decide(opened, case, everything()).entry
    (action,) = act(case=case, entry=entry, told={"reason": "Grüße", "days": [1, None]})
    assert logged(opened) >= 1
    fact = facts()[-1]
    action.refresh_from_db()
    assert action.fact == fact
    data = parse_fact(bytes(fact.data)).data
    assert data["actions"] == {}
    assert "looked" not in bytes(fact.data).decode()
    assert action.place is not None
    disclosure = fact.disclosures.get(position=action.place)
    assert disclosure.state == models.Disclosure.State.PRIVATE
    assert revealed(fact)["actions"][str(action.pk)] == {
        "at": "2026-11-23T10:00:00+00:00",
        "by": "registrar",
        "person": None,
        "verb": "looked",
        "case": case.code,
        "entry": 1,
        "told": {"reason": "Grüße", "days": [1, None]},
        "form": None,
    }
    assert problems() == []


def test_the_trail_is_one_chain_in_batches_that_fit(opened: Register) -> None:
    act(2 * MOST + 3, told={"x": "y" * 300})
    assert logged(opened) == 2 * MOST + 3
    assert logged(opened) == 0
    made = facts()
    assert [row.seq for row in made] == [1, 2, 3]
    assert len({row.subject for row in made}) == 1
    assert max(len(row.data) for row in made) < LARGEST_FACT / 4
    keys = [parse_fact(bytes(row.data)).data for row in made]
    assert [each["to"] - each["from"] + 1 for each in keys] == [MOST, MOST, 3]  # type: ignore[operator]  # numbers
    check_chains()
    assert problems() == []


@pytest.mark.parametrize(
    "told",
    [{"x": 1.5}, {"ключ": "значение"}, {"x": 10**20}, {"x": "long " * 100_000}, {"x": [[[{}]]]}],
    ids=["fraction", "name", "number", "long", "deep"],
)
def test_whatever_an_action_tells_can_be_kept(opened: Register, told: dict[str, Any]) -> None:
    act(told=told)
    assert logged(opened) == 1
    assert problems() == []


def spoil(statement: str) -> Callable[[int], None]:
    def run(key: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement.format(key=key))

    return run


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE roll_action SET verb = 'slept' WHERE id = {key}", "does not say what fact"),
        ("UPDATE roll_action SET told = '{{\"x\": 2}}' WHERE id = {key}", "does not say what fact"),
        ("UPDATE roll_action SET at = '2026-11-23 10:00:01' WHERE id = {key}", "does not say what fact"),
        ("UPDATE roll_action SET \"by\" = 'auditor' WHERE id = {key}", "does not say what fact"),
        ("DELETE FROM roll_action WHERE id = {key}", "its row is gone"),
        ("UPDATE roll_action SET fact_id = NULL, place = NULL WHERE id = {key}", "its row is gone"),
        ("UPDATE roll_action SET place = 99 WHERE id = {key}", "and that is not so"),
    ],
)
def test_a_row_that_was_changed_or_deleted_is_found(opened: Register, change: str, said: str) -> None:
    actions = act(3, told={"x": 1})
    logged(opened)
    spoil(change)(actions[1].pk)
    found = problems()
    assert any(said in each and str(actions[1].pk) in each for each in found), found


def test_two_rows_that_changed_places_are_found(opened: Register) -> None:
    first, second = act(2)
    logged(opened)
    first.refresh_from_db()
    second.refresh_from_db()
    first.place, second.place = second.place, first.place
    models.Action.objects.bulk_update([first, second], ["place"])
    assert len(problems()) == 2


def test_a_row_that_was_added_with_an_earlier_time_is_found(opened: Register) -> None:
    keys = [each.pk for each in act(3)]
    models.Action.objects.filter(pk=keys[1]).delete()
    logged(opened, NOW + 2 * HOUR)
    assert problems() == []
    models.Action.objects.create(pk=keys[1], at=NOW, by="registrar", verb="forged")
    assert problems() == [f"Action {keys[1]} was not there when later ones were put into the log."]
    logged(opened, NOW + 3 * HOUR)
    assert problems() == [f"Action {keys[1]} was not there when later ones were put into the log."]


def test_a_transaction_that_ended_a_little_later_is_none(opened: Register) -> None:
    keys = [each.pk for each in act(3)]
    models.Action.objects.filter(pk=keys[1]).delete()
    logged(opened, NOW + timedelta(minutes=1))
    models.Action.objects.create(pk=keys[1], at=NOW, by="registrar", verb="slow")
    assert problems() == []
    logged(opened, NOW + timedelta(minutes=2))
    assert problems() == []


def test_a_worker_that_was_away_for_long_catches_up(opened: Register) -> None:
    act(2 * MOST + 3)
    assert logged(opened, NOW + 5 * HOUR) == 2 * MOST + 3
    assert problems() == []


def test_what_stands_in_no_fact_yet_is_no_problem(opened: Register) -> None:
    act(2)
    assert problems() == []
    logged(opened)
    act(2, at=NOW + HOUR)
    assert problems() == []


def test_who_acted_is_kept(opened: Register) -> None:
    from tests.people.making import person

    somebody = person("auditor")
    made = audit.record(Actor("auditor", somebody.pk), "looked", clock().now())
    logged(opened)
    made.refresh_from_db()
    assert made.fact is not None
    assert revealed(made.fact)["actions"][str(made.pk)]["person"] == somebody.pk
    assert problems() == []
