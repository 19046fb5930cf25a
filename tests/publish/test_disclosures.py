"""Files of disclosures: written in any steps they are the same, and foreign bytes are read or refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import OpenrollError
from openroll.log.disclosure import digest_of
from openroll.publish.disclosures import MalformedDisclosures, encode_lines, parse_lines, path_of, store

TEXTS = st.lists(st.text("abcXYZ-_09", min_size=1, max_size=5), max_size=3, unique=True)


def test_files_are_named_as_bundles_are() -> None:
    assert path_of(0) == "disclosures/000"
    assert path_of(1234567) == "disclosures/x001/x234/567"


@given(st.lists(TEXTS, max_size=30), st.lists(st.integers(0, 30), max_size=5))
def test_steps_make_no_difference(
    tmp_path_factory: pytest.TempPathFactory, facts: list[list[str]], steps: list[int]
) -> None:
    whole, parts = (tmp_path_factory.mktemp("public") for _ in range(2))
    start = 250  # so that two groups are written
    store(whole, start, facts)
    for step in [0, *steps]:  # a killed publisher begins again anywhere
        store(parts, start + min(step, len(facts)), facts[step:])
    store(parts, start, facts)
    for group in (0, 1):
        one, other = whole / path_of(group), parts / path_of(group)
        assert one.exists() == other.exists()
        if one.exists():
            assert one.read_bytes() == other.read_bytes()
            lines = parse_lines(one.read_bytes(), group)
            assert encode_lines(lines) == one.read_bytes()
            assert [text for _, text in lines] == [
                text
                for index, texts in enumerate(facts, start)
                if index // 256 == group
                for text in sorted(texts, key=digest_of)
            ]


def test_what_a_killed_publisher_left_is_replaced(tmp_path: Path) -> None:
    store(tmp_path, 0, [["a"], ["b"], ["c"]])
    store(tmp_path, 1, [[], []])
    assert parse_lines((tmp_path / path_of(0)).read_bytes(), 0) == [(0, "a")]
    store(tmp_path, 0, [[]])
    assert not (tmp_path / path_of(0)).exists()


@given(st.binary(max_size=300))
def test_foreign_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        lines = parse_lines(data, 0)
    except OpenrollError:
        return
    assert encode_lines(lines) == data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b'{"disclosure":"a","index":0}',
        b'{"disclosure":"a","index":0}\n\n',
        b'{"disclosure":"a","index":256}\n',
        b'{"disclosure":"a","index":-1}\n',
        b'{"disclosure":"a","index":true}\n',
        b'{"disclosure":"a","index":0,"more":1}\n',
        b'{"index":0,"disclosure":"a"}\n',
        b'{"disclosure":1,"index":0}\n',
        b'{"disclosure":"a","index":0}\n{"disclosure":"a","index":0}\n',
        b'{"disclosure":"a","index":1}\n{"disclosure":"a","index":0}\n',
        b"[]\n",
        b"[" * 100000 + b"\n",
    ],
)
def test_bytes_out_of_place_are_refused(data: bytes) -> None:
    with pytest.raises(MalformedDisclosures):
        parse_lines(data, 0)
