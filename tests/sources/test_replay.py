"""A recording answers as the network would: the same guard, redirects, caps and decoding."""

import gzip
import io
import socket
import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from openroll.core.errors import LinkRefused, SourceUnreachable
from openroll.sources.fetcher import Limits
from openroll.sources.replay import ReplayFetcher
from openroll.sources.snapshot import Hop
from openroll.sources.warc import UnusableRecording, WarcFile

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
URL = "https://example.com/a?x=1&y=2"


def replay(folder: Path, fill: Callable[[WarcFile], None], limits: Limits | None = None) -> ReplayFetcher:
    warc = WarcFile()
    fill(warc)
    path = folder / "x.warc.gz"
    path.write_bytes(warc.getvalue())
    return ReplayFetcher(path, limits=limits or Limits())


def reason(fetcher: ReplayFetcher, url: str, kind: type[Exception] = SourceUnreachable) -> str:
    with pytest.raises(kind) as caught:
        fetcher.fetch(url)
    error = caught.value
    assert isinstance(error, LinkRefused | SourceUnreachable)
    assert str(error)
    return str(error.params["reason"])


def test_an_answer_with_all_that_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(warc: WarcFile) -> None:
        warc.add_response(URL, AT, 200, (("Content-Type", "text/plain"),), b"hello", label="Пример")
        warc.add_resource(
            "dns:example.com", AT, "text/dns", b"20261102\nexample.com. 300 IN A 93.184.215.14\n"
        )
        warc.add_resource("tls:example.com", AT, "application/pkix-cert", b"der")

    fetcher = replay(tmp_path, fill)
    monkeypatch.setattr(socket, "socket", None)  # nothing may even make one
    monkeypatch.setattr(socket, "getaddrinfo", None)
    snapshot = fetcher.fetch(URL)
    assert (snapshot.body, snapshot.status, snapshot.retrieved_at) == (b"hello", 200, AT)
    assert (snapshot.label, snapshot.certificate) == ("Пример", b"der")
    assert snapshot.chain == (Hop(URL, 200, "93.184.215.14", None),)


@pytest.mark.parametrize(
    "link",
    [
        URL, URL + "#part", "https://EXAMPLE.com:443/a?x=1&y=2", "https://example.com/a?y=2&x=1", "https://example.com./a?x=1&y=2",
        f"  {URL}\n",
    ],
)  # fmt: skip
def test_links_that_are_the_same(tmp_path: Path, link: str) -> None:
    fetcher = replay(tmp_path, lambda warc: warc.add_response(URL, AT, 200, (), b"x"))
    assert fetcher.fetch(link).body == b"x"


@pytest.mark.parametrize(
    "link", ["http://example.com/a?x=1&y=2", "https://example.com/a?x=1", "https://www.example.com/a?x=1&y=2"]
)
def test_links_that_are_others(tmp_path: Path, link: str) -> None:
    fetcher = replay(tmp_path, lambda warc: warc.add_response(URL, AT, 200, (), b"x"))
    assert reason(fetcher, link) == "recording"


def test_an_exact_match_comes_first_and_the_last_record_counts(tmp_path: Path) -> None:
    def fill(warc: WarcFile) -> None:
        warc.add_response("https://example.com/?b&a", AT, 200, (), b"ba")
        warc.add_response("https://example.com/?a&b", AT, 200, (), b"old")
        warc.add_response("https://example.com/?a&b", AT, 200, (), b"ab")

    fetcher = replay(tmp_path, fill)
    assert fetcher.fetch("https://example.com/?b&a").body == b"ba"
    assert fetcher.fetch("https://example.com/?a&b").body == b"ab"


def test_redirects_are_followed_and_checked(tmp_path: Path) -> None:
    def fill(warc: WarcFile) -> None:
        warc.add_response("http://example.com/", AT, 301, (("Location", "https://example.com/b"),), b"")
        warc.add_response("https://example.com/b", AT, 200, (), b"there")
        warc.add_response("https://example.com/in", AT, 302, (("Location", "http://127.0.0.1/"),), b"")
        warc.add_response("http://127.0.0.1/", AT, 200, (), b"secret")
        warc.add_response("https://example.com/loop", AT, 302, (("Location", "/loop"),), b"")
        warc.add_response("https://example.com/host", AT, 302, (("Location", "//inside.example"),), b"")
        warc.add_response("https://inside.example/", AT, 200, (), b"secret")
        warc.add_resource("dns:inside.example", AT, "text/dns", b"10.0.0.1")
        warc.add_response("https://ip.example/", AT, 200, (), b"secret", address="192.168.0.1")

    fetcher = replay(tmp_path, fill)
    snapshot = fetcher.fetch("http://example.com")
    assert [hop.url for hop in snapshot.chain] == ["http://example.com/", "https://example.com/b"]
    assert reason(fetcher, "https://example.com/in", LinkRefused) == "address"
    assert reason(fetcher, "http://127.0.0.1/", LinkRefused) == "address"
    assert reason(fetcher, "https://example.com/host", LinkRefused) == "address"
    assert reason(fetcher, "https://inside.example/", LinkRefused) == "address"
    assert reason(fetcher, "https://ip.example/", LinkRefused) == "address"
    assert reason(fetcher, "https://example.com/loop") == "redirects"


def test_caps_and_decoding(tmp_path: Path) -> None:
    packed = gzip.compress(b"hello")

    def fill(warc: WarcFile) -> None:
        for name, body, headers in (
            ("fine", packed, (("Content-Encoding", "gzip"),)),
            ("bomb", gzip.compress(bytes(50_000)), (("Content-Encoding", "gzip"),)),
            ("broken", packed[:-4], (("Content-Encoding", "gzip"),)),
            ("coding", b"x", (("Content-Encoding", "compress"),)),
            ("raw", bytes(20_000), ()),
            ("record", bytes(2_000_000), ()),
            ("cut", b"abc", (("Content-Length", "9"),)),
            ("garbled", b"abc", (("Content-Length", "x"),)),
        ):
            warc.add_response(f"https://example.com/{name}", AT, 200, headers, body)

    fetcher = replay(tmp_path, fill, Limits(raw=10_000, decoded=40_000))
    assert fetcher.fetch("https://example.com/fine").body == b"hello"
    reasons = {
        name: reason(fetcher, f"https://example.com/{name}")
        for name in ("bomb", "broken", "coding", "raw", "record", "cut", "garbled")
    }
    assert reasons == {
        "bomb": "large",
        "broken": "cut",
        "coding": "coding",
        "raw": "large",
        "record": "large",
        "cut": "cut",
        "garbled": "garbled",
    }


def test_a_recording_of_another_program(tmp_path: Path) -> None:
    """Chunked as on the wire, and the protocol's newer name."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    for path, protocol, headers, body in (
        ("a", "HTTP/1.1", [("Transfer-Encoding", "chunked")], b"3\r\nabc\r\n0\r\n\r\n"),
        ("b", "HTTP/2", [("content-type", "text/plain")], b"abc"),
    ):
        http = StatusAndHeaders("200 OK", headers, protocol=protocol)
        writer.write_record(
            writer.create_warc_record(
                f"https://example.com/{path}", "response", payload=io.BytesIO(body), http_headers=http
            )
        )
    file = tmp_path / "x.warc.gz"
    file.write_bytes(buffer.getvalue())
    fetcher = ReplayFetcher(file)
    assert fetcher.fetch("https://example.com/a").raw == b"abc"
    assert fetcher.fetch("https://example.com/b").raw == b"abc"


def test_certificates_in_pem(tmp_path: Path) -> None:
    def fill(warc: WarcFile) -> None:
        for host, text in (
            ("a.example", ssl.DER_cert_to_PEM_cert(b"der")),
            ("b.example", "-----BEGIN CERTIFICATE-----\n!"),
        ):
            warc.add_response(f"https://{host}/", AT, 200, (), b"")
            warc.add_resource(f"tls:{host}", AT, "application/x-pem-file", text.encode())

    fetcher = replay(tmp_path, fill)
    assert fetcher.fetch("https://a.example/").certificate == b"der"
    assert fetcher.fetch("https://b.example/").certificate is None


def test_a_damaged_recording(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(b"junk")
    with pytest.raises(UnusableRecording):
        ReplayFetcher(path)


@given(st.binary(max_size=300))
def test_fuzz_of_answers(tmp_path_factory: pytest.TempPathFactory, block: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "replay.warc.gz"
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-11-02T09:00:00Z\r\nWARC-Target-URI: <%s>\r\n"
        % URL.encode()
    )
    path.write_bytes(head + b"Content-Length: %d\r\n\r\n" % len(block) + block)
    fetcher = ReplayFetcher(path)
    try:
        fetcher.fetch(URL)
    except (LinkRefused, SourceUnreachable) as error:
        assert str(error)
