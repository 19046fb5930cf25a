"""Recorded files become a recording; a line that cannot be packed is named."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from openroll.core.errors import UnusableInput
from openroll.sources.pack import UnusableIndex, pack
from openroll.sources.replay import ReplayFetcher

URL = "https://example.com/a"
GOOD: dict[str, Any] = {"url": URL, "file": "a.json", "status": 200, "content_type": "application/json"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "recordings"
    inside.mkdir()
    (inside / "a.json").write_bytes(b'{"a": 1}')
    (tmp_path / "secret").write_bytes(b"secret")
    return inside


def index(folder: Path, *lines: object) -> Path:
    path = folder / "index.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines) + "\n")
    return path


def test_pack_and_replay(folder: Path, tmp_path: Path) -> None:
    (folder / "dns").write_text("93.184.215.14\n")
    (folder / "der").write_bytes(b"\x30\x82")
    lines = [
        {**GOOD, "label": "Реконструкция", "date": "2017-06-28T12:00:00Z"},
        "",
        {**GOOD, "url": "https://example.com/none", "status": 404},
        {"url": "dns:example.com", "file": "dns"},
        {"url": "tls:example.com", "file": "der"},
    ]
    out = tmp_path / "out.warc.gz"
    assert pack(index(folder, *lines), out) == 4
    fetcher = ReplayFetcher(out)
    snapshot = fetcher.fetch(URL)
    assert snapshot.body == b'{"a": 1}'
    assert snapshot.header("content-type") == "application/json"
    assert (snapshot.label, snapshot.retrieved_at) == ("Реконструкция", datetime(2017, 6, 28, 12, tzinfo=UTC))
    assert (snapshot.chain[0].address, snapshot.certificate) == ("93.184.215.14", b"\x30\x82")
    assert fetcher.fetch("https://example.com/none").status == 404


def test_the_same_files_are_the_same_recording(folder: Path, tmp_path: Path) -> None:
    path = index(folder, GOOD)
    outs = [tmp_path / "1", tmp_path / "2"]
    for out in outs:
        pack(path, out)
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_without_a_date_the_files_own_counts(folder: Path, tmp_path: Path) -> None:
    os.utime(folder / "a.json", (1_500_000_000, 1_500_000_000))
    pack(index(folder, GOOD), tmp_path / "out")
    assert ReplayFetcher(tmp_path / "out").fetch(URL).retrieved_at == datetime.fromtimestamp(
        1_500_000_000, UTC
    )


BAD: list[object] = [
    "not json",
    "[]",
    "1",
    "[" * 100_000,
    {},
    {**GOOD, "url": 1},
    {**GOOD, "url": ""},
    {**GOOD, "url": "ftp://example.com/"},
    {**GOOD, "url": "http://127.0.0.1/"},
    {**GOOD, "url": "https://example.com/\r\nA: b"},
    {**GOOD, "content_type": "text/plain\r\nA: b"},
    {**GOOD, "label": "a\nb"},
    {**GOOD, "status": "200"},
    {**GOOD, "status": True},
    {**GOOD, "status": 99},
    {**GOOD, "status": 100},
    {**GOOD, "status": 1000},
    {**GOOD, "file": "missing.json"},
    {**GOOD, "file": "../secret"},
    {**GOOD, "file": "/etc/passwd"},
    {**GOOD, "file": "link"},
    {**GOOD, "file": "a/../../secret"},
    {**GOOD, "file": "."},
    {**GOOD, "file": "a\x00b"},
    {**GOOD, "file": "a" * 3000},
    {**GOOD, "date": "yesterday"},
    {**GOOD, "date": 1},
    {**GOOD, "more": 1},
    {"url": "dns:example.com", "file": "b", "status": 200},
    {key: value for key, value in GOOD.items() if key != "status"},
    {key: value for key, value in GOOD.items() if key != "content_type"},
]


@pytest.mark.parametrize("line", BAD, ids=range(len(BAD)))
def test_a_bad_line_is_named(folder: Path, tmp_path: Path, line: object) -> None:
    (folder / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(UnusableIndex) as caught:
        pack(index(folder, {**GOOD, "url": URL + "2"}, line), tmp_path / "out")
    assert "line 2" in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_a_link_twice(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UnusableIndex, match=r"line 2.*twice"):
        pack(index(folder, GOOD, GOOD), tmp_path / "out")


def test_other_indexes(folder: Path, tmp_path: Path) -> None:
    (folder / "latin").write_bytes(b"\xff\xfe")
    for path in (folder / "none", folder, index(folder, ""), folder / "latin"):
        with pytest.raises(UnusableIndex):
            pack(path, tmp_path / "out")
    with pytest.raises(UnusableInput, match="cannot be written"):
        pack(index(folder, GOOD), tmp_path / "no" / "such" / "folder")


def test_the_recorded_data(shared_data: Path, tmp_path: Path) -> None:
    source = shared_data / "recordings.jsonl"
    lines = [json.loads(line) for line in source.read_text("utf-8").splitlines()]
    assert pack(source, tmp_path / "out") == len(lines)
    fetcher = ReplayFetcher(tmp_path / "out")
    for line in lines:
        snapshot = fetcher.fetch(line["url"])
        assert snapshot.body == (shared_data / line["file"]).read_bytes()
        assert (snapshot.status, snapshot.header("content-type")) == (line["status"], line["content_type"])
