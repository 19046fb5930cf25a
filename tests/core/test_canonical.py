"""Canonical JSON: round trips, RFC 8785's spelling, and what is refused."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core import canonical
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


def slowly(data: bytes, monkeypatch: pytest.MonkeyPatch) -> object:
    """Decode ``data`` by the strict parser alone; the message when it is refused."""
    with monkeypatch.context() as patch:
        patch.setattr(canonical, "_decode_canonical", lambda _: None)
        return answer(data)


def answer(data: bytes) -> object:
    try:
        return repr(decode(data, canonical=True))  # 1 and True and 1.0 are equal, and not the same
    except NotCanonical as error:
        return str(error)


# Apart by spaces, of which none stands in a piece.
PIECES = r"""{ } [ ] , : " \ u d800 \ud800\udc00 \u0041 / \/ é 0 -0 1 1.0 1e3 9007199254740991 9007199254740992
18446744073709551616 true null "a":1 "b":2 "a": "ж":1 "\n" "\u001f" NaN {"a":1,"a":1} [] {}"""
WRITTEN = st.lists(st.sampled_from([*PIECES.split(), " ", "\n", "\ufeff", "\x7f"]), max_size=12).map("".join)


@given(WRITTEN | VALUES.map(lambda value: encode(value).decode()))
def test_the_fast_parser_agrees_with_the_strict_one(text: str) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        data = text.encode("utf-8", "surrogatepass")
        assert answer(data) == slowly(data, monkeypatch)


@given(VALUES, st.data())
def test_they_agree_on_canonical_text_with_a_byte_changed(value: object, draw: st.DataObject) -> None:
    data = bytearray(encode(value))  # type: ignore[arg-type]  # hypothesis gives object
    data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert answer(bytes(data)) == slowly(bytes(data), monkeypatch)


@pytest.mark.parametrize("depth", [60, 63, 64, 65, 66, 255, 300, 1100])
@pytest.mark.parametrize("inner", [b"1", b"null", b"true", b'"a"', b"[]", b"{}", b"1.5"])
def test_they_agree_on_depth(depth: int, inner: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (b"[" * depth + inner + b"]" * depth, b'{"a":' * depth + inner + b"}" * depth):
        assert answer(data) == slowly(data, monkeypatch)
