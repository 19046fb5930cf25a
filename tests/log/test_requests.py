"""What facts about requests come to, whatever stands in them."""

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.canonical import JSON
from openroll.log.fact import FACT_TYPES
from openroll.log.request_rows import ITEM_COLUMNS, REQUEST_COLUMNS, item_of, request_of, row_of
from openroll.log.requests import SHOWN, Item, MalformedRequest, Request, Step, fold

TYPES = sorted(each for each in FACT_TYPES if each.startswith("request-"))
VALUES: Any = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 2**60) | st.text(max_size=12)
    | st.sampled_from(["full", "refused", "2026-11-01T00:00:00Z", "author", "authority", "reversed", "not-public"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
SAID: Any = st.dictionaries(st.sampled_from(sorted(SHOWN)), VALUES, max_size=8)


def step(type: str, said: dict[str, JSON], item: int | None = None, index: int = 7) -> Step:
    return Step(index, type, "2026-11-01T10:00:00Z", "desk", f"s{item}", 1, 1, item, said)


def begun(items: int = 2, **said: JSON) -> tuple[Request, Item]:
    request, _ = fold(step("request-received", {"items": items, **said}), None, None)
    request, item = fold(step("request-received", {}, 1), request, None)
    assert item is not None
    return request, item


@given(st.lists(st.tuples(st.sampled_from(TYPES), SAID, st.booleans()), max_size=12))
def test_nothing_that_a_fact_says_breaks_the_fold(said: list[tuple[str, dict[str, JSON], bool]]) -> None:
    request, item = begun()
    for type, members, of_item in said:
        try:
            request, after = fold(
                step(type, members, 1 if of_item else None), request, item if of_item else None
            )
        except MalformedRequest:
            assert type == "request-received"
            continue
        item = after or item
        assert request.waiting >= 0
        assert request_of(row_of(request)) == request
        assert item_of(row_of(item)) == item
    assert len(row_of(request)) == len(REQUEST_COLUMNS) == len(fields(Request))
    assert len(row_of(item)) == len(ITEM_COLUMNS)


def test_a_request_is_answered_with_its_last_item() -> None:
    request, first = begun()
    request, second = fold(
        Step(8, "request-received", "2026-11-01T10:00:00Z", "authority", "s2", 1, 1, 2, {}), request, None
    )
    request, first_done = fold(step("request-effect", {"effect": "full"}, 1), request, first)
    assert (request.state, request.waiting) == ("received", 1)
    request, _ = fold(step("request-effect", {"effect": "partial"}, 1), request, first_done)
    assert (request.state, request.waiting) == ("received", 1), "a second word about the same item"
    request, _ = fold(
        Step(9, "request-refused", "2026-11-01T11:00:00Z", "organiser", "s2", 1, 1, 2, {"ground": "lawful"}),
        request,
        second,
    )
    assert (request.state, request.answered_at) == ("answered", "2026-11-01T11:00:00Z")


@pytest.mark.parametrize(
    ("type", "state"), [("request-withdrawn", "withdrawn"), ("request-annulled", "annulled")]
)
def test_what_comes_after_the_end_still_counts(type: str, state: str) -> None:
    request, item = begun(items=1)
    request, _ = fold(step(type, {}), request, None)
    request, after = fold(step("request-effect", {"effect": "full"}, 1), request, item)
    request, _ = fold(step("request-acknowledged", {}), request, None)
    assert after is not None
    assert (request.state, after.state, request.waiting) == (state, "full", 0)


def test_a_look_later_changes_no_outcome() -> None:
    request, item = begun()
    request, done = fold(
        step("request-effect", {"effect": "full", "proof": {"gone": True, "at": "2026-11-01T10:00:01Z"}}, 1),
        request,
        item,
    )
    request, again = fold(
        step("request-effect", {"again": True, "proof": {"gone": False, "at": "2026-11-02T10:00:01Z"}}, 1),
        request,
        done,
    )
    assert again is not None
    assert (again.state, again.gone, again.looked_at) == ("full", False, "2026-11-02T10:00:01Z")


@pytest.mark.parametrize(
    "wrong",
    [
        Step(9, "request-effect", "", "", "other", 1, 1, 1, {}),
        Step(9, "request-effect", "", "", "s1", 1, 2, 1, {}),
        Step(9, "request-withdrawn", "", "", "other", 1, 1, None, {}),
        Step(9, "request-received", "", "", "sNone", 1, 1, None, {}),
        Step(9, "request-received", "", "", "s1", 1, 1, 1, {}),
    ],
)
def test_what_does_not_follow_is_refused(wrong: Step) -> None:
    request, item = begun()
    with pytest.raises(MalformedRequest):
        fold(wrong, request, item if wrong.item else None)


def test_a_request_that_nobody_has_sent_is_refused() -> None:
    with pytest.raises(MalformedRequest):
        fold(step("request-acknowledged", {}), None, None)
