"""What one policy says otherwise than another."""

from dataclasses import replace

from hypothesis import given

from openroll.policy.difference import Difference, differences
from openroll.policy.model import Policy, load, parse

from .making import policies

POLICY = load("five-identifiers")


def test_what_changed_is_named_with_before_and_after() -> None:
    email = replace(POLICY.identifiers["email"], required=False, where=("message",))
    changed = replace(
        POLICY,
        version=9,
        identifiers={**POLICY.identifiers, "email": email},
        deadlines={"answer": 5, "decision": 30, "contest": 30, "embargo": 90},
    )
    assert differences(POLICY, changed) == [
        Difference("identifiers.email.required", "true", "false"),
        Difference("identifiers.email.where", "krs, openroll-json, web-page, message", "message"),
        Difference("deadlines.answer", "10", "5"),
        Difference("deadlines.correction", "10", None),
        Difference("deadlines.embargo", None, "90"),
    ]


@given(policies(), policies())
def test_policies_without_a_difference_are_the_same(one: Policy, other: Policy) -> None:
    assert differences(one, one) == []
    same = replace(one, version=1) == replace(other, version=1)
    assert bool(differences(one, other)) != (same and list(one.identifiers) == list(other.identifiers))
    assert differences(one, parse(one.as_data())) == []
