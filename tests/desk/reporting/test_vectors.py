"""Files in vectors/reports are found good, or wrong exactly where and why expected.jsonl says."""

import json
from pathlib import Path
from typing import Any

import pytest

from openroll.desk.reporting.checking import check_file, check_folder
from openroll.desk.reporting.findings import grouped, spans

VECTORS = Path(__file__).parents[3] / "vectors" / "reports"
BAD = sorted(path.name for path in (VECTORS / "bad").iterdir() if path.suffix in (".csv", ".json"))


def test_what_is_good_is_found_good() -> None:
    files = {path.name: path.read_bytes() for path in (VECTORS / "good").iterdir()}
    result = check_folder(files)
    assert result.findings == ()
    assert sorted(result.parts.values()) == [0, 1, 2, 3, 4, 7]


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_found_where_it_is(name: str) -> None:
    lines = (VECTORS / "bad" / "expected.jsonl").read_text("utf-8").splitlines()
    expected = [one for one in map(json.loads, lines) if one["file"] == name]
    result = check_file(name, (VECTORS / "bad" / name).read_bytes())
    found: list[dict[str, Any]] = [
        {
            "file": one.file,
            "lines": spans(where),
            "where": one.where,
            "level": str(one.level),
            "text": str(one),
        }
        for one, where in grouped(result.findings)
    ]
    assert found == expected
    assert not result.good
