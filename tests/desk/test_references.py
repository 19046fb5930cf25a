"""References of authorities: what nobody can attribute uses none of them up."""

import pytest

from openroll.desk import authorities, checking, models, waiting
from openroll.desk.reading import ReferenceUsed, Sender
from openroll.desk.words import Channel
from openroll.site.register import Register
from tests.desk.making import actor, authority, order, pass_on, take
from tests.people.organisers import entered
from tests.roll.making import NOW

PRIVATE = "https://t.me/+AbCdEfGhIjKlMnOp"


@pytest.mark.parametrize("state", ["unconfirmed", "withdrawn"])
def test_a_key_that_does_not_count_uses_up_no_reference(opened: Register, state: str) -> None:
    entered(opened)
    found = authority(confirmed=state == "withdrawn")
    if state == "withdrawn":
        authorities.withdraw_key(models.AuthorityKey.objects.get().pk, "It was lost.", actor("first"), NOW)
    take(opened, order("17", reasons="Not theirs."), order("18", PRIVATE), order("19"))
    own = Sender(Channel.FORM, found, clerk=actor("clerk", "authority").person)
    assert checking.check(order("17"), own, NOW).earlier is None
    taken = take(opened, order("17"), order("18"), order("19"), by=own)
    assert [(one.request, one.again) for one in taken] == [(4, False), (5, False), (6, False)]
    again = take(opened, order("17"), by=own)
    assert [(one.request, one.again) for one in again] == [(4, True)]
    (late,) = take(opened, order("17", reasons="Not theirs."))
    assert isinstance(late.problem, ReferenceUsed)
    pass_on(opened)
    kept = list(models.Request.objects.order_by("number"))
    assert [one.state for one in kept] == ["returned"] * 3 + ["admissible"] * 3
    assert [one.reference for one in kept][:2] == ["17\N{NO-BREAK SPACE}(1)", "18\N{NO-BREAK SPACE}(2)"]


def test_a_large_batch_of_such_a_key_uses_up_none_either(opened: Register) -> None:
    """A large batch waits before its rows are written; what holds up nobody's references cannot wait."""
    entered(opened)
    found = authority(confirmed=False)
    many = [order(str(n)) for n in range(waiting.MANY + 5)]
    came = take(opened, *many)
    assert [one.request for one in came] == [*range(1, len(many) + 1)]
    own = Sender(Channel.FORM, found, clerk=actor("clerk", "authority").person)
    assert checking.check(many[0], own, NOW).earlier is None
    taken = take(opened, *many[:3], by=own)
    assert [(one.request, one.again) for one in taken] == [(n, False) for n in range(26, 29)]
    pass_on(opened)
    states = models.Request.objects.order_by("number").values_list("state", flat=True)
    assert [*states] == ["returned"] * 25 + ["admissible"] * 3
