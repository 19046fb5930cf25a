"""References of authorities: what nobody can attribute uses none of them up."""

import pytest

from openroll.desk import authorities, checking, models
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
