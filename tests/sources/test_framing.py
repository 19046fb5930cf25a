"""Frames between processes: neither side trusts the other."""

import contextlib
import socket
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.canonical import JSON, encode
from openroll.core.errors import N_, LinkRefused, OpenrollError, SourceUnreachable
from openroll.sources import framing
from openroll.sources.framing import BadFrame
from tests.sources.test_evidence import made
from tests.sources.test_snapshot import ANY, SNAPSHOT


def received(data: bytes, largest: int = 1000) -> tuple[dict[str, JSON], bytes] | None:
    ours, theirs = socket.socketpair()
    with ours, theirs:

        def send() -> None:
            with contextlib.suppress(OSError):
                ours.sendall(data)
                ours.shutdown(socket.SHUT_WR)

        sender = threading.Thread(target=send)
        sender.start()
        try:
            return framing.receive(theirs, largest)
        finally:
            theirs.close()
            sender.join()


def frame(header: bytes, payload: bytes = b"") -> bytes:
    return len(header).to_bytes(4, "big") + len(payload).to_bytes(4, "big") + header + payload


def test_a_frame() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        framing.send(ours, {"a": 1}, b"xyz")
        framing.send(ours, {})
        ours.shutdown(socket.SHUT_WR)
        assert framing.receive(theirs, 3) == ({"a": 1}, b"xyz")
        assert framing.receive(theirs, 3) == ({}, b"")
        assert framing.receive(theirs, 3) is None


@pytest.mark.parametrize(
    "data",
    [
        b"x",
        frame(b"{}")[:-1],
        frame(b"{}", b"abc")[:-1],
        frame(b"[]"),
        frame(b"{"),
        frame(b'{ "a": 1}'),
        frame(b'{"a":1.5}'),
        frame(b"{}", bytes(1001)),
        b"\xff\xff\xff\xff\x00\x00\x00\x00",
        b"\x00\x00\x00\x02\xff\xff\xff\xff{}",
    ],
    ids=range(10),
)
def test_bad_frames(data: bytes) -> None:
    with pytest.raises(BadFrame):
        received(data)


@given(st.binary(max_size=60))
def test_fuzz(data: bytes) -> None:
    try:
        got = received(data)
    except BadFrame:
        return
    assert got is None or isinstance(got[0], dict)


@pytest.mark.parametrize("snapshot", [SNAPSHOT, made(), made(b"x", b"x"), made(b"", b"")])
def test_a_snapshot_travels(snapshot: object) -> None:
    header, payload = framing.of_snapshot(snapshot)  # type: ignore[arg-type]  # it is one
    assert framing.open_answer(header, payload) == snapshot


@pytest.mark.parametrize("kind", [LinkRefused, SourceUnreachable])
def test_an_error_travels(kind: type[OpenrollError]) -> None:
    error = kind(
        N_("{link} is refused after {limit}."), link="https://example.com/{0}", limit=5, reason="address"
    )
    with pytest.raises(kind) as caught:
        framing.open_answer(framing.of_error(error), b"")
    assert (caught.value.message, caught.value.params) == (error.message, error.params)
    assert str(caught.value) == str(error)


@pytest.mark.parametrize(
    "told",
    [
        1,
        {},
        {"code": "other", "message": "x", "params": {}},
        {"code": "link-refused", "message": 1, "params": {}},
        {"code": "link-refused", "message": "{link}", "params": {}},
        {"code": "link-refused", "message": "{", "params": {}},
        {"code": "link-refused", "message": "{link.__class__}", "params": {"link": "x"}},
        {"code": "link-refused", "message": "{link[0]}", "params": {"link": "x"}},
        {"code": "link-refused", "message": "{link!r}", "params": {"link": "x"}},
        {"code": "link-refused", "message": "{link:>99999999999}", "params": {"link": "x"}},
        {"code": "link-refused", "message": "{}", "params": {"": "x"}},
        {"code": "link-refused", "message": "x" * 501, "params": {}},
        {"code": "link-refused", "message": "{link}", "params": {"link": ["x"]}},
        {"code": "link-refused", "message": "x", "params": {"message": "y"}},
    ],
    ids=range(14),
)
def test_errors_that_are_none(told: JSON) -> None:
    with pytest.raises(BadFrame):
        framing.open_answer({"error": told}, b"")


@given(st.dictionaries(st.sampled_from(["snapshot", "sizes", "error", "x"]), ANY), st.binary(max_size=9))
def test_fuzz_of_answers(header: dict[str, JSON], payload: bytes) -> None:
    with pytest.raises((BadFrame, LinkRefused, SourceUnreachable)):
        framing.open_answer(header, payload)


@pytest.mark.parametrize(
    "sizes",
    [
        [3],
        [3, None],
        [3, None, None, None],
        [-1, 4, None],
        [4, None, None],
        [2, None, None],
        ["3", None, None],
    ],
)
def test_sizes_that_do_not_fit(sizes: list[JSON]) -> None:
    header, _ = framing.of_snapshot(SNAPSHOT)
    with pytest.raises(BadFrame):
        framing.open_answer({**header, "sizes": sizes}, b"abc")
    assert encode(header)
