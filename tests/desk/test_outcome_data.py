"""What an outcome says is read strictly, and foreign bytes never give a traceback."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.clock import rfc3339
from openroll.core.errors import OpenrollError
from openroll.desk import outcome, outcome_data
from openroll.desk.outcome import Kind, MalformedOutcome, Said
from openroll.desk.outcome_data import Automation
from openroll.log.note import SigningKey, sign
from tests.desk.life_making import BACK, EFFECT, GONE, NOW, REASONS, REFUSED

KEY = SigningKey.from_seed("agent.example", b"k" * 32)
GOOD: dict[str, dict[str, Any]] = {
    "effect": EFFECT,
    "refused": REFUSED,
    "not-public": {"private": "closed-room"},
    "reasons": {**REASONS, "appeal_sha256": "0" * 64},
    "informed": {"event": "$1", "at": rfc3339(NOW), "appeal_sha256": "0" * 64},
    "deferred": {"until": rfc3339(NOW), "why": "an inquiry"},
    "checked": {"proof": GONE},
    "appeal-decided": {"appeal": 1, "outcome": "partly", "text": "So."},
    "reinstated": {"appeal": 0, "action": "shut-room", "proof": BACK},
}
WRONG: tuple[Any, ...] = (None, 5.5, -1, [], {}, "\0", "x" * 20_001, True, 2**40)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc_", max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


def said(kind: str, data: dict[str, Any], at: datetime = NOW) -> Said:
    return Said("a" * 32, "register.example/log", 1, 1, 1, Kind(kind), at, data)


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_is_read_as_it_was_written(kind: Kind) -> None:
    told = said(kind, GOOD[kind])
    again = outcome.read(outcome.write(told, KEY), [KEY.verifier])
    assert again == told
    outcome_data.read(again)
    outcome_data.read(said(kind, {**GOOD[kind], "of_a_later_version": [1]}))


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        (kind, field, value)
        for kind, data in GOOD.items()
        for field in data
        for value in WRONG
        if not (kind == "effect" and field == "preserved_until" and value is None)
        and not (kind == "reasons" and field == "appeal_sha256" and value is None)
        and not (field == "countries" and value == [])
        and not (field in ("automated_detection", "automated_decision") and value is True)
    ],
)
def test_a_member_that_is_wrong_is_named(kind: str, field: str, value: Any) -> None:
    with pytest.raises(MalformedOutcome) as caught:
        outcome_data.read(said(kind, {**GOOD[kind], field: value}))
    assert caught.value.params["field"] == field


@pytest.mark.parametrize("kind", GOOD)
def test_a_member_that_is_missing_is_named(kind: str) -> None:
    free = {"event", "text", "countries", "preserved_until", "legal_basis"}
    for field in GOOD[kind]:
        data = {name: value for name, value in GOOD[kind].items() if name != field}
        optional = kind == "reasons" and field == "appeal_sha256"  # agents of before tell it with the letter
        if optional or (field in free and not (field == "text" and kind in ("reasons", "appeal-decided"))):
            outcome_data.read(said(kind, data))
        else:
            with pytest.raises(MalformedOutcome):
                outcome_data.read(said(kind, data))


def test_who_decided_may_be_told_by_yes_and_no() -> None:
    for told, read in ((True, Automation.FULLY), (False, Automation.NOT), ("partly", Automation.PARTLY)):
        found = outcome_data.read(said("reasons", {**REASONS, "automated_decision": told}))
        assert isinstance(found, outcome_data.Reasons)
        assert found.automated_decision == read


def test_another_ground_says_which() -> None:
    with pytest.raises(MalformedOutcome):
        outcome_data.read(said("refused", {"ground": "other", "text": " "}))


@given(st.sampled_from(sorted(GOOD)), st.data())
def test_whatever_stands_in_it_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    told = dict(GOOD[kind])
    told[data.draw(st.sampled_from(sorted(told)))] = data.draw(JSON)
    try:
        outcome_data.read(said(kind, told))
    except OpenrollError as error:
        assert isinstance(error, MalformedOutcome)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: sign(_line(text), KEY)))
def test_foreign_bytes_are_no_outcome(note: bytes) -> None:
    with pytest.raises(OpenrollError):
        outcome.read(note, [KEY.verifier])


def _line(text: str) -> str:
    return "".join(one for one in text if one.isprintable()).encode("utf-8", "ignore").decode() + "\n"
