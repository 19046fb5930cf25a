"""Canonical JSON: round trips, RFC 8785's spelling, and what is refused."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.canonical import LARGEST_INTEGER, NotCanonical, decode, encode

KEYS = st.text(st.characters(max_codepoint=127), max_size=8)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SCALARS = st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | TEXTS
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
)


@given(VALUES)
def test_what_is_encoded_is_read_back(value: object) -> None:
    assert decode(encode(value), canonical=True) == value  # type: ignore[arg-type]  # hypothesis gives object


@given(VALUES)
def test_any_other_spelling_is_read_but_is_not_canonical(value: object) -> None:
    spaced = json.dumps(value, indent=1).encode()
    assert decode(spaced) == value
    if spaced != encode(value):
        with pytest.raises(NotCanonical):
            decode(spaced, canonical=True)


def test_strings_are_written_as_rfc_8785_section_3_2_2_2_says() -> None:
    value = "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/\u007f\u2028"
    assert encode(value) == '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u007f\u2028"'.encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"1.5",
        b"1e3",
        b"NaN",
        b"Infinity",
        b'{"a":1,"a":2}',
        b'"\xff"',
        b'"\\ud800"',
        b"9007199254740992",
        b'{"\xd0\xb0":1}',
        b"[" * 5000 + b"]" * 5000,
        b"1" * 5000,
        b"\xef\xbb\xbf1",
    ],
)
def test_what_is_not_canonical_json_is_refused(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        decode(data, canonical=True)


@pytest.mark.parametrize("value", [1.0, 2**53, {"ж": 1}, {1: 1}, {1, 2}, (1,), b"a", "\ud800"])
def test_values_outside_it_are_not_written(value: object) -> None:
    with pytest.raises(NotCanonical):
        encode(value)  # type: ignore[arg-type]  # that is the point


@given(st.binary(max_size=60))
def test_no_bytes_give_anything_but_a_value_or_the_one_error(data: bytes) -> None:
    with contextlib.suppress(NotCanonical):
        decode(data)
