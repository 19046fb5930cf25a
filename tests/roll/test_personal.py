"""What is personal in the words around a fact."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.policy.model import load
from openroll.roll.personal import Personal, personal_in

from .making import MAIL, everything

POLICY = load("five-identifiers")
HIDDEN = personal_in(everything(), POLICY)


def test_the_values_and_snapshots_of_personal_claims_are_known() -> None:
    assert personal_in(everything(), POLICY) == Personal((MAIL,), frozenset({"mm"}), emails=True)


def test_a_claim_that_was_not_used_is_personal_too() -> None:
    claims = [
        replace(claim, verdict="invalid", original="Old.Box@AOL.example") for claim in everything()[-2:-1]
    ]
    assert personal_in(claims, POLICY).values == (MAIL, "old.box@aol.example")


@pytest.mark.parametrize(
    "text",
    [
        MAIL,
        MAIL.upper(),
        f"https://site.example/?reply={MAIL}",
        "https://site.example/?reply=post.office%40tesco.example",
        "somebody.else@nowhere.com",
        "Write to other@mail.example, please",
    ],
)
def test_a_personal_value_is_seen_in_any_spelling(text: str) -> None:
    assert HIDDEN.stands_in(text)
    assert HIDDEN.stands_in({"a": [1, None, {"b": ["x", text]}]})


@pytest.mark.parametrize("told", ["", "tesco.example", "@tesco", None, 5, True, [], {}, {"a": "TESCO PLC"}])
def test_other_words_are_not(told: object) -> None:
    assert not HIDDEN.stands_in(told)  # type: ignore[arg-type]  # any JSON


def test_a_short_value_hides_nothing() -> None:
    rules = {**POLICY.identifiers, "country": replace(POLICY.identifiers["country"], field_class="personal")}
    assert "gb" not in personal_in(everything(), replace(POLICY, identifiers=rules)).values


def test_a_quotation_is_cut_no_further_than_it_must() -> None:
    assert HIDDEN.without("https://www.tesco.example/a") == "https://www.tesco.example/a"
    assert HIDDEN.without(f"https://www.tesco.example/a?m={MAIL}#b") == "https://www.tesco.example/a…"
    assert HIDDEN.without(f"mail {MAIL}") == "…"


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from([MAIL, "post.office%40tesco.example"]))
def test_nothing_personal_is_left_in_what_is_cut(before: str, after: str, value: str) -> None:
    cut = HIDDEN.without(before + value + after)
    assert not HIDDEN.stands_in(cut)
    assert MAIL not in cut.casefold()
