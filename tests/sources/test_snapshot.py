"""A snapshot and its description."""

import contextlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.canonical import JSON, decode, encode
from openroll.sources.snapshot import Hop, Snapshot, describe, rebuild

SNAPSHOT = Snapshot(
    url="https://example.com",
    final_url="https://example.com/x",
    chain=(
        Hop("https://example.com/", 302, "93.184.215.14", "/x"),
        Hop("https://example.com/x", 200, None, None),
    ),
    status=200,
    headers=(("content-type", "text/plain"), ("x", "й"), ("x", "2")),
    body=b"body",
    raw=b"raw",
    sha256="0" * 64,
    certificate=b"der",
    retrieved_at=datetime(2026, 11, 2, 9, tzinfo=UTC),
    label=None,
)


def test_headers_by_any_case() -> None:
    assert SNAPSHOT.header("Content-TYPE") == "text/plain"
    assert SNAPSHOT.header("X") == "й"
    assert SNAPSHOT.header("y") is None


@pytest.mark.parametrize("snapshot", [SNAPSHOT, replace(SNAPSHOT, chain=(), label="написано от руки")])
def test_a_description_is_enough(snapshot: Snapshot) -> None:
    told = decode(encode(describe(snapshot)))
    assert isinstance(told, dict)
    assert rebuild(told, snapshot.raw, snapshot.body, snapshot.certificate) == snapshot


ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=8,
)


@given(st.sampled_from(sorted(describe(SNAPSHOT))), ANY)
def test_other_descriptions_are_refused_in_one_way(key: str, value: JSON) -> None:
    told = {**describe(SNAPSHOT), key: value}
    with contextlib.suppress(ValueError, KeyError):
        rebuild(told, b"", b"", None)
