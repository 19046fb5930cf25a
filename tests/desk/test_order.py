"""What an authority's order says: read, incomplete, or no order at all; and nothing else, whatever comes."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.canonical import encode
from openroll.core.errors import UnusableInput
from openroll.desk import order
from openroll.desk.order import KNOWN, LONGEST, LONGEST_OTHER, MOST_LOCATORS, NEEDED, NotAnOrder
from openroll.desk.words import Category

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def written(**more: Any) -> dict[str, Any]:
    """An order that says everything; ``more`` replaces members, and None leaves one out."""
    members: dict[str, Any] = {
        "v": 1,
        "authority": "xx-police",
        "reference": "2026/17",
        "service": 1,
        "category": "terrorism",
        "legal_basis": "Section 1 of the Example Act",
        "reasons": "It calls for attacks on a railway.",
        "locators": ["#square:chat.example/$one", "#square:chat.example/$two"],
        "territory": ["XX", "AA", "XX"],
        "language": "EN",
        "issued_at": "2026-11-26T11:30:00+00:00",
        "deadline": "PT1H",
        "contact": "duty officer, +00 1",
        "redress": "The Example Court, within 30 days",
        "tell_author": {"not_before": "2026-12-01T00:00:00Z", "why": "An investigation is open."},
        **more,
    }
    return {name: value for name, value in members.items() if value is not None}


def test_an_order_that_says_everything() -> None:
    found = order.of(written())
    assert found.lacks == ()
    assert (found.authority, found.reference, found.service) == ("xx-police", "2026/17", 1)
    assert found.category is Category.TERRORISM
    assert found.territory == ("AA", "XX")
    assert (found.language, found.defer_why) == ("en", "An investigation is open.")
    assert found.issued_at == datetime(2026, 11, 26, 11, 30, tzinfo=UTC)
    assert found.due(NOW) == NOW + timedelta(hours=1)
    assert order.read(json.dumps(written(), indent=1).encode()) == found


def test_the_same_order_in_another_spelling_has_the_same_hash() -> None:
    backwards = dict(reversed(written().items()))
    assert order.of(backwards).sha256 == order.of(written()).sha256
    assert order.of(written(reasons="Other ones.")).sha256 != order.of(written()).sha256


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("value", [None, "", 7, {}, [], "  "])
def test_what_is_needed_and_says_nothing_is_lacking(name: str, value: Any) -> None:
    assert order.of(written(**{name: value})).lacks == (name,)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("territory", ["xx"]),
        ("territory", "XX"),
        ("territory", ["XX", 7]),
        ("territory", ["AA XX"]),
        ("territory", [["XX"]]),
        ("territory", [""]),
        ("territory", ["UK"]),  # it is GB
        ("territory", ["DE", "EL"]),  # it is GR
        ("territory", ["EU"]),
        ("language", "e"),
        ("language", "en\n"),
        ("deadline", "PT0M"),
        ("deadline", "P1Y"),
        ("deadline", "tomorrow"),
        ("issued_at", "0001-01-01T00:00:00+14:00"),
        ("issued_at", "2026-11-26"),
        ("locators", ["#square:chat.example", 7]),
        ("locators", ["#square:chat.example", ""]),
        ("tell_author", True),
        ("tell_author", {"not_before": "never", "why": "Because."}),
        ("tell_author", {"why": "An author is never told for ever."}),
        ("tell_author", {"not_before": "2026-12-01T00:00:00Z"}),
        ("tell_author", {"not_before": "2026-12-01T00:00:00Z", "why": "So.", "more": 1}),
    ],
)
def test_what_says_nothing_usable_is_lacking(name: str, value: Any) -> None:
    assert order.of(written(**{name: value})).lacks == (name,)


@pytest.mark.parametrize(
    "more",
    [
        {"authority": None},
        {"authority": " "},
        {"authority": "a\nb"},
        {"reference": None},
        {"reference": "x" * 121},
        {"reference": "\ud800"},
        {"service": None},
        {"service": "1"},
        {"service": True},
        {"service": 0},
        {"service": 2**60},
        {"v": 2},
        {"urgent": True},
        {"reasons": "x" * (LONGEST + 1)},
        {"legal_basis": "x" * (LONGEST_OTHER + 1)},
        {"reasons": "a\0b"},
        {"locators": ["#a:b\0"]},
        {"redress": "\udcff"},
        {"locators": ["#square:chat.example"] * (MOST_LOCATORS + 1)},
        {"locators": ["#square:chat.example"] * 100_000},
    ],
)
def test_what_is_no_order(more: dict[str, Any]) -> None:
    with pytest.raises(NotAnOrder):
        order.of(written(**more))


def test_a_backslash_is_no_control_character() -> None:
    assert order.of(written(reasons="It says \\u0000.")).reasons == "It says \\u0000."


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"null", b"{", b'{"a":1,"a":1}', b'{"a":1.5}', b"\xff", b"[" * 9999]
)
def test_bytes_that_are_no_order(data: bytes) -> None:
    with pytest.raises(NotAnOrder):
        order.read(data)


def test_a_moment_as_deadline() -> None:
    assert order.of(written(deadline="2026-11-27T00:00:00Z")).due(NOW) == datetime(2026, 11, 27, tzinfo=UTC)
    assert order.of(written(deadline="P2DT3H5M")).due(NOW) == NOW + timedelta(days=2, hours=3, minutes=5)


def test_times_that_are_long_texts_are_not_kept_in_memory() -> None:
    """Moments and durations are remembered for the orders that follow; a text that is none may be anything."""
    order.of(written())
    before = order.moment.cache_info().currsize
    for name in ("issued_at", "deadline"):
        assert order.of(written(**{name: "2026-11-26T11:30:00Z" * 9})).lacks == (name,)
    assert order.moment.cache_info().currsize == before
    assert order.of(written(deadline="P" + "1" * 999)).lacks == ("deadline",)


def test_what_orders_have_in_common_is_remembered_as_it_is_read() -> None:
    first, second = (
        order.of(written()),
        order.of(written(reference="other", locators=["#square:chat.example"])),
    )
    assert (first.territory, first.contact) == (second.territory, second.contact)
    assert second.reference == "other"
    one = order.of(written(service=1))
    with pytest.raises(NotAnOrder):
        order.of(written(service=True))  # it equals 1, and is none
    assert one.service == 1
    wrong: Any
    for wrong in ({"a": []}, [[1]], ["DE", True]):
        assert order.of(written(territory=wrong)).lacks == ("territory",)
    assert order.of(written()).lacks == ()


def test_what_a_long_order_says_is_not_kept_in_memory() -> None:
    order.of(written())
    before = order._known_usual.cache_info().currsize
    assert order.of(written(contact=" " * order.LARGEST)).lacks == ("contact",)
    assert order._known_usual.cache_info().currsize == before


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.sampled_from(["PT1H", "2026-11-26T11:30:00Z", "XX"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(sorted(KNOWN)), VALUES))
def test_members_of_any_kind_are_an_order_or_none(changed: dict[str, Any]) -> None:
    try:
        found = order.of({**written(), **changed})
    except NotAnOrder as error:
        assert str(error)
        return
    again = order.of(found.members)
    assert again == found
    order._known_usual.cache_clear()
    assert order.of(found.members) == again
    assert set(found.lacks) <= KNOWN
    assert encode(found.members)
    if not found.lacks:
        assert found.due(NOW).tzinfo is not None


@given(st.binary(max_size=200) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_foreign_bytes_are_an_order_or_none(data: bytes) -> None:
    try:
        order.read(data)
    except UnusableInput as error:
        assert isinstance(error, NotAnOrder)
