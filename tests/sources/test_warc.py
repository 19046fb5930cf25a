"""WARC files: what we write others read, what others write we read, and nothing else takes us down."""

import gzip
import io
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from openroll.sources.warc import Record, UnusableRecording, WarcFile, WarcLimits, read_records

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
URL = "https://example.com/a?b=%D0%B9"


def tape() -> bytes:
    warc = WarcFile()
    warc.add_response(
        URL,
        AT,
        404,
        (("Content-Type", "text/plain"), ("X-A", "й\nx")),
        b"body",
        address="8.8.8.8",
        label="Пример",
    )
    warc.add_resource("dns:example.com", AT, "text/dns", b"8.8.8.8\n")
    warc.add_metadata(URL, AT, "application/json", b"{}")
    return warc.getvalue()


def records(data: bytes, folder: Path, limits: WarcLimits | None = None) -> list[Record]:
    path = folder / "x.warc.gz"
    path.write_bytes(data)
    return list(read_records(path, limits))


def test_what_we_write_we_read(tmp_path: Path) -> None:
    response, resource, metadata = records(tape(), tmp_path)
    assert (response.kind, response.target, response.date, response.label) == ("response", URL, AT, "Пример")
    assert response.headers["warc-ip-address"] == "8.8.8.8"
    assert response.block
    assert response.block.startswith(b"HTTP/1.1 404")
    assert response.block.endswith(b"\r\n\r\nbody")
    assert (resource.kind, resource.target, resource.block) == ("resource", "dns:example.com", b"8.8.8.8\n")
    assert (metadata.kind, metadata.block) == ("metadata", b"{}")


def test_what_we_write_warcio_reads() -> None:
    read = [
        (one.rec_type, one.content_stream().read())
        for one in ArchiveIterator(io.BytesIO(tape()), check_digests="raise")
    ]
    assert read == [("response", b"body"), ("resource", b"8.8.8.8\n"), ("metadata", b"{}")]


def test_the_same_records_are_the_same_bytes() -> None:
    assert tape() == tape()


@pytest.mark.parametrize("packed", [True, False])
def test_what_warcio_writes_we_read(tmp_path: Path, packed: bool) -> None:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "warcio"}))
    http = StatusAndHeaders("200 OK", [("Content-Type", "text/plain")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(URL, "response", payload=io.BytesIO(b"abc"), http_headers=http)
    )
    info, response = records(buffer.getvalue(), tmp_path)
    assert info.kind == "warcinfo"
    assert response.block
    assert response.block.endswith(b"abc")
    assert response.date is not None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x1f\x8b",
        b"junk",
        gzip.compress(b"junk"),
        b"\x1f\x8bjunk",
        b"<html>",
        tape()[:-9],
        tape()[:200],
        tape() + b"junk",
        gzip.compress(b""),
        b"WARC/1.0\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: x\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 9\r\n\r\nabc",
        b"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: -1\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 0",
        b"WARC/1.0\r\nno colon\r\n\r\n",
        b"WARC/1.0\r\nA: \xff\r\n\r\n",
        b"WARC/2.0\r\nContent-Length: 0\r\n\r\n",
        b"WARC/1.0\r\n" + b"A: b\r\n" * 20_000,
        b"WARC/1.0\r\nA: " + b"b" * 200_000,
    ],
    ids=range(21),
)
def test_damage_is_one_clear_sentence(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnusableRecording) as caught:
        records(data, tmp_path)
    assert "x.warc.gz" in str(caught.value)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(UnusableRecording):
            list(read_records(path))


def test_a_large_record_is_passed_over(tmp_path: Path) -> None:
    warc = WarcFile()
    warc.add_resource("dns:a", AT, "text/dns", bytes(5000))
    warc.add_resource("dns:b", AT, "text/dns", b"b")
    large, small = records(warc.getvalue(), tmp_path, WarcLimits(record=1000))
    assert (large.block, small.block) == (None, b"b")


def test_caps_on_all_that_is_unpacked_and_on_records(tmp_path: Path) -> None:
    for limits in (WarcLimits(unpacked=500), WarcLimits(records=2)):
        with pytest.raises(UnusableRecording, match="too large"):
            records(tape(), tmp_path, limits)


def test_bombs_take_no_memory(tmp_path: Path) -> None:
    size = 200 * 2**20
    head = b"WARC/1.0\r\nContent-Length: %d\r\n" % size
    bombs = [gzip.compress(head + b"A: " + bytes(size), 1), gzip.compress(head + b"\r\n" + bytes(size), 1)]
    for bomb in bombs:
        path = tmp_path / "bomb"
        path.write_bytes(bomb)
        tracemalloc.start()
        with pytest.raises(UnusableRecording):
            list(read_records(path, WarcLimits(unpacked=100 * 2**20)))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 5 * 2**20


@given(st.binary(max_size=200), st.booleans())
def test_fuzz(tmp_path_factory: pytest.TempPathFactory, data: bytes, packed: bool) -> None:
    _survives(gzip.compress(data) if packed else data, tmp_path_factory)


@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=4), st.booleans())
def test_fuzz_of_damage(
    tmp_path_factory: pytest.TempPathFactory, flips: list[tuple[int, int]], packed: bool
) -> None:
    data = bytearray(tape() if packed else gzip.decompress(tape()))
    for at, value in flips:
        data[at % len(data)] = value
    _survives(bytes(data), tmp_path_factory)


def _survives(data: bytes, folders: pytest.TempPathFactory) -> None:
    path = folders.getbasetemp() / "fuzz.warc.gz"
    path.write_bytes(data)
    try:
        for record in read_records(path):
            assert record.kind is not None
            assert record.date is None or record.date.tzinfo is not None
            assert isinstance(record.target, str)
    except UnusableRecording as error:
        assert str(error)
