"""HTTP as bytes: whatever comes is a whole answer or a named failure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.fetcher import Limits
from openroll.sources.guard import check_link
from openroll.sources.http1 import Answer, BadAnswer, read_answer, request

LIMITS = Limits(raw=500, headers=2000)
LINK = check_link("https://example.com/a?b")


def read(*pieces: bytes) -> Answer:
    connection, _ = request(LINK, (), LIMITS)
    coming = iter(pieces)
    return read_answer(connection, lambda: next(coming, b""), LIMITS)


def test_the_bytes_that_are_sent() -> None:
    _, sent = request(LINK, (("Authorization", "Basic eA=="),), LIMITS)
    assert sent.startswith(b"GET /a?b HTTP/1.1\r\nHost: example.com\r\n")
    assert sent.endswith(b"Authorization: Basic eA==\r\n\r\n")


def test_headers_are_joined_and_read_as_text() -> None:
    got = read(
        "HTTP/1.1 200 OK\r\nA: x\r\nA: й\r\nB: \xff\r\nContent-Length: 0\r\n\r\n".encode("latin-1", "replace")
    )
    assert got.header("a") == "x, ?"
    assert got.header("b") == "ÿ"
    assert got.header("c") is None
    assert read("HTTP/1.1 200 OK\r\nA: й\r\n\r\n".encode()).header("a") == "й"


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=20))
def test_fuzz(pieces: list[bytes]) -> None:
    try:
        read(*pieces)
    except BadAnswer as error:
        assert error.reason in ("cut", "large", "headers", "garbled")


LINES = st.sampled_from(
    [
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.0 302 X\r\n",
        b"HTTP/1.1 100 X\r\n",
        b"Content-Length: 3\r\n",
        b"Content-Length: 9999\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"\r\n",
        b"\r\n\r\n",
        b"3\r\nabc\r\n",
        b"0\r\n\r\n",
        b"abc",
        b"\n",
        b"x" * 600,
        b"A:" + b"y" * 3000,
        b"\x00",
        b" folded\r\n",
        b"Connection: upgrade\r\n",
        b"ffffffffffff\r\n",
    ]
)


@given(st.lists(LINES, max_size=12))
def test_fuzz_with_pieces_of_http(pieces: list[bytes]) -> None:
    try:
        got = read(b"HTTP/1.1 200 OK\r\n", *pieces)
    except BadAnswer as error:
        assert error.reason in ("cut", "large", "headers", "garbled")
    else:
        assert len(got.raw) <= LIMITS.raw
        assert 200 <= got.status <= 999


@given(st.binary(max_size=500), st.integers(1, 50))
def test_any_division_into_pieces_is_the_same_answer(body: bytes, size: int) -> None:
    wire = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
    assert read(*(wire[at : at + size] for at in range(0, len(wire), size))).raw == body
    for end in (len(wire) - 1, 20, 5):
        if body:
            with pytest.raises(BadAnswer) as caught:
                read(wire[:end])
            assert caught.value.reason == "cut"
