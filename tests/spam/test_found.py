"""What the module writes down is what the agent reads."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openroll.spam import found
from openroll.spam.found import Found, append, read

_AT = datetime(2026, 11, 26, 9, tzinfo=UTC)
_ONE = Found("$1", 3, 0, _AT, _AT, ("@a", "@b"), ("!r",), ("$1", "$2", "$3"), "Buy \ud800 now\nтеперь")


def test_the_newest_line_counts(tmp_path: Path) -> None:
    path = tmp_path / "campaigns.jsonl"
    assert read(path) == []
    grown = Found("$1", 9, 4, _AT, _AT.replace(hour=11), ("@a",), ("!r",), ("$1",), "Buy")
    other = Found("$7", 3, 0, _AT, _AT.replace(hour=12), ("@a",), ("!r",), ("$7",), "Sell")
    append(path, [_ONE])
    assert read(path) == [_ONE]
    append(path, [grown, other])
    assert read(path) == [other, grown]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_torn_line_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "campaigns.jsonl"
    append(path, [_ONE])
    with path.open("ab") as file:
        file.write(b'{"id": "$2", "cou')
    assert read(path) == [_ONE]


def test_a_file_too_large_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "campaigns.jsonl"
    monkeypatch.setattr(found, "LARGEST", 400)
    for number in range(9):
        append(path, [Found(f"${number}", 3, 0, _AT, _AT, (), (), (), "")])
    assert path.stat().st_size <= 400
    assert read(path)[0].id == "$8"


@given(
    st.one_of(
        st.binary(),
        st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps).map(str.encode),
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "campaigns.jsonl"
    path.write_bytes(data)
    assert read(path) == []
