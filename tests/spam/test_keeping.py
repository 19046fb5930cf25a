"""What was saved comes back, and counts on; what is no such file is refused."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openroll.core.errors import UnusableInput
from openroll.spam.campaigns import Campaigns, Message
from openroll.spam.keeping import FORMAT, load, save

_AT = datetime(2026, 11, 26, 9, tzinfo=UTC)


def _message(number: int, text: str = "Write to @boss{} and earn {} dollars a day") -> Message:
    at = _AT + timedelta(minutes=number)
    return Message(f"${number}", f"@{number}", f"!{number}", at, text.format(number, number))


def test_a_long_text_keeps_its_head(tmp_path: Path) -> None:
    path, found = tmp_path / "said", Campaigns()
    found.add(_message(0, " ".join(f"word{chr(97 + n % 26) * (1 + n // 26)}" for n in range(60))))
    save(found, path)
    ((kept,), (said,)) = load(path), found
    assert kept == said
    assert kept.mark.head
    head, line = path.read_text().splitlines()
    told = json.loads(line)
    del told["mark"]["head"]  # a file of before
    path.write_text(f"{head}\n{json.dumps(told)}\n")
    assert next(iter(load(path))).mark.head == b""
    told["mark"]["head"] = "AAAA"
    path.write_text(f"{head}\n{json.dumps(told)}\n")
    with pytest.raises(UnusableInput, match="line 2"):
        load(path)


def test_it_counts_on(tmp_path: Path) -> None:
    path, found = tmp_path / "said", Campaigns()
    for message in (_message(0), _message(1), _message(2, "Something else that is said but once")):
        assert found.add(message) is None
    save(found, path)
    again = load(path)
    assert list(again) == list(found)
    campaign = again.add(_message(3))
    assert campaign is not None
    assert (campaign.id, campaign.count, campaign.last) == ("$0", 3, _AT + timedelta(minutes=3))
    assert path.stat().st_mode & 0o777 == 0o600


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5), st.lists, max_leaves=5
)
_LINES = st.dictionaries(
    st.sampled_from(["mark", "once", "id", "times", "example", "count", "messages"]), _VALUES
)


@given(
    st.one_of(
        st.binary(),
        _LINES.map(lambda line: (json.dumps({"format": FORMAT}) + "\n" + json.dumps(line)).encode()),
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_bytes_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "said"
    path.write_bytes(data)
    with pytest.raises(UnusableInput):
        load(path)


_BAD: tuple[object, ...] = (None, 7, "x", [3], {"a": []}, -1)
_GOOD = [("count", 7), ("id", "x"), ("example", "x"), ("places", {"a": []})]


def test_each_part_of_a_line_is_checked(tmp_path: Path) -> None:
    path, found = tmp_path / "said", Campaigns()
    for number in range(3):
        found.add(_message(number))
    save(found, path)
    head, line = path.read_text().splitlines()
    whole = json.loads(line)
    for name in whole:
        for bad in _BAD:
            path.write_text(f"{head}\n{json.dumps({**whole, name: bad})}\n")
            if (name, bad) in _GOOD:
                continue
            with pytest.raises(UnusableInput, match="line 2"):
                load(path)
