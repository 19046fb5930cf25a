"""The live fetcher against answers that are none, lie, or lead where nothing may be fetched."""

import gzip
import socket
import zlib
from dataclasses import replace

import pytest

from openroll.core.errors import LinkRefused, SourceUnreachable
from openroll.sources.live import SystemResolver
from tests.sources.loopback import answer
from tests.sources.world import SMALL, by_path, moved, world


@pytest.mark.parametrize(
    ("wire", "reason"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", "cut"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc", "cut"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "cut"),
        (b"HTTP/1.1 200 OK\r\nContent-Le", "cut"),
        (b"", "cut"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nabc", "garbled"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "garbled"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nabc", "garbled"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "garbled"),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "garbled"),
        (b"\x16\x03\x01\x00\xa5\r\n\r\n", "garbled"),
        (b"HTTP/1.1 200 OK\r\nA: b\r\n c\x00\r\n\r\n", "garbled"),
        (b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 20_000 + b"\r\n", "headers"),
        (b"HTTP/1.1 200 OK\r\nX-A: " + b"b" * 300_000 + b"\r\n\r\n", "headers"),
        (b"HTTP/1.1 103 Early\r\n\r\n" * 20_000 + b"HTTP/1.1 200 OK\r\n\r\n", "headers"),
        (answer(b"x" * 100_001), "large"),
        (b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 100_001, "large"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * 100_001, "large"),
        (answer(b"x", "Content-Encoding: compress"), "coding"),
        (answer(b"x", "Content-Encoding: br, zstd"), "coding"),
        (answer(b"xxxx", "Content-Encoding: zstd"), "damaged"),
        (answer(b"x", "Content-Encoding: gzip, gzip"), "coding"),
        (answer(b"x", "Content-Encoding: gzip", "Content-Encoding: gzip"), "coding"),
        (answer(b"xxxx", "Content-Encoding: gzip"), "damaged"),
        (answer(gzip.compress(b"abc" * 99)[:-5], "Content-Encoding: gzip"), "cut"),
        (answer(gzip.compress(b"abc") + b"junk", "Content-Encoding: gzip"), "damaged"),
        (answer(gzip.compress(bytes(200_001)), "Content-Encoding: gzip"), "large"),
        (answer(zlib.compress(bytes(200_001)), "Content-Encoding: deflate"), "large"),
        (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", "garbled"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "garbled"),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
            "garbled",
        ),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", "garbled"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3, 4\r\n\r\nabcd", "garbled"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0x3\r\n\r\nabc", "garbled"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nabc", "cut"),
        (b"HTTP/1.1 200 OK\r\nContent-Length : 3\r\n\r\nabc", "garbled"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", "garbled"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n", "garbled"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"f" * 30 + b"\r\nabc", "garbled"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n", "garbled"),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + b"T: x\r\n" * 40_000 + b"\r\n",
            "headers",
        ),
        (b"<html>the form of 1991</html>", "cut"),
        (b"<html>\r\n\r\nthe form of 1991</html>", "garbled"),
        (b"HTTP/0.9 200 OK\r\n\r\nabc", "garbled"),
        (b"HTTP/9.9 200 OK\r\n\r\nabc", "garbled"),
        (b"HTTP/1.1 99 OK\r\n\r\nabc", "garbled"),
        (b"HTTP/1.1 2000 OK\r\n\r\nabc", "garbled"),
        (b"HTTP/1.1 OK\r\n\r\nabc", "garbled"),
        (b"\r\n\r\n\r\n\r\n", "garbled"),
        (b"HTTP/1.1 200 OK\r\n: nameless\r\n\r\nabc", "garbled"),
        (b"HTTP/1.1 200 OK\r\nA\x00: b\r\n\r\nabc", "garbled"),
    ],
)
def test_bad_answers(wire: bytes, reason: str) -> None:
    with world(wire, limits=replace(SMALL, seconds=30)) as here:
        assert here.refused("http://example.com/") == reason


def test_what_follows_a_body_of_known_length_is_not_read() -> None:
    with world(answer(b"abc") + b"HTTP/1.1 302 X\r\nLocation: http://127.0.0.1/\r\n\r\n") as here:
        snapshot = here.fetcher.fetch("http://example.com/")
    assert (snapshot.raw, snapshot.status) == (b"abc", 200)


@pytest.mark.parametrize("told", ["image/png", "application/gzip", "text/html; charset=no-such", "x", ""])
def test_a_content_type_that_lies_changes_no_byte(told: str) -> None:
    with world(answer(b"%PDF-1.7", f"Content-Type: {told}")) as here:
        snapshot = here.fetcher.fetch("http://example.com/")
    assert (snapshot.body, snapshot.header("content-type")) == (b"%PDF-1.7", told)


@pytest.mark.parametrize("status", [300, 304, 305, 306, 200, 201, 404])
def test_what_is_no_redirect_is_not_followed(status: int) -> None:
    body = b"" if status == 304 else b'<meta http-equiv="refresh" content="0;url=http://127.0.0.1/">'
    with world(answer(body, "Location: /x", "Refresh: 0; url=http://127.0.0.1/", status=status)) as here:
        snapshot = here.fetcher.fetch("http://example.com/")
        assert (snapshot.status, len(here.server.requests)) == (status, 1)


def test_redirects_in_a_circle() -> None:
    with world(by_path({"/": moved("/b"), "/b": moved("/c"), "/c": moved("/")})) as here:
        assert here.refused("http://example.com/") == "redirects"
        assert len(here.server.requests) == 6


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("", "redirects"),  # to itself
        ("file:///etc/passwd", "scheme"),
        ("ftp://example.com/", "scheme"),
        ("http://example.com:22/", "port"),
        ("http://user@example.com/", "userinfo"),
        ("//exa\tmple.com/", "characters"),
        ("http://[::ffff:127.0.0.1]/", "address"),
        ("http://" + "a" * 5000, "length"),
    ],
)
def test_redirects_to_what_is_not_fetched(location: str, reason: str) -> None:
    with world(moved(location)) as here:
        kind = SourceUnreachable if reason == "redirects" else LinkRefused
        assert here.refused("http://example.com/", kind) == reason


def test_a_header_cannot_be_slipped_into_the_next_request() -> None:
    with world(
        by_path({"/": moved("/a%0d%0aX-Injected:%201"), "/a%0d%0aX-Injected:%201": answer(b"x")})
    ) as here:
        here.fetcher.fetch("http://example.com/")
        assert b"\nX-Injected" not in b"".join(here.server.requests)


def test_a_name_is_asked_for_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """With its final stop: without it the machine may try it within its own domains."""
    asked: list[object] = []

    def look_up(host: str, port: int, **_more: object) -> list[object]:
        asked.append(host)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    SystemResolver().resolve("example.com", 80, 5)
    assert asked == ["example.com."]
