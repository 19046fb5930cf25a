"""A value is taken out of whatever holds it, however it is written there."""

import base64
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.canonical import JSON
from openroll.roll.scrubbing import MARK, Secrets

VALUE = "Box.17+x@Service-ü.example"
SECRETS = Secrets.of([VALUE])
WRITTEN = [
    VALUE,
    VALUE.upper(),
    quote(VALUE, safe=""),
    quote(VALUE),
    VALUE.replace("@", "%40"),
    VALUE.replace("@", "&#64;").replace(".", "&#x2E;"),
    VALUE.replace("@", "\\u0040"),
    VALUE.replace("ü", "%C3%BC"),
]


@pytest.mark.parametrize("written", WRITTEN)
def test_what_is_written_out_is_cut_and_the_rest_stays(written: str) -> None:
    assert SECRETS.scrub(f"Write to {written}, or call.") == f"Write to {MARK}, or call."


@pytest.mark.parametrize("before", [b"", b"a", b"ab"])
@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
def test_what_is_hidden_takes_its_surroundings_along(before: bytes, encode: Callable[[bytes], bytes]) -> None:
    hidden = encode(before + VALUE.encode() + b" and more")
    assert SECRETS.scrub(f"Part: {hidden.decode()}") == MARK
    assert SECRETS.scrub(VALUE.encode().hex()) == MARK


def test_what_does_not_hold_it_stays() -> None:
    text = "Nothing of the kind: box.17@service.example, aHR0cHM6Ly93d3cuZXhhbXBsZS5vcmcv"
    assert SECRETS.scrub(text) == text
    assert Secrets.of(["GB", "a"]).texts == ()
    assert Secrets(()).scrub("") == ""


def test_all_of_a_json_value() -> None:
    told: JSON = {"a": [f"x {VALUE}", 3, None, True], "b": {"c": VALUE}}
    assert SECRETS.scrub_json(told) == {"a": [f"x {MARK}", 3, None, True], "b": {"c": MARK}}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-16"])
def test_bytes_in_any_encoding(encoding: str) -> None:
    assert SECRETS.stand_in_bytes(f"До {VALUE} и после".encode(encoding))
    assert not SECRETS.stand_in_bytes("До и после".encode(encoding))


@given(st.text(max_size=60), st.text(min_size=5, max_size=20), st.text(max_size=60))
def test_nothing_is_left(before: str, value: str, after: str) -> None:
    secrets = Secrets.of([value])
    assert not secrets.stand_in(secrets.scrub(before + value + after)) or secrets.stand_in(MARK)


@given(st.binary(max_size=200))
def test_any_bytes_can_be_searched(data: bytes) -> None:
    SECRETS.stand_in_bytes(data)
