"""One request: its deadline, its cap, and no redirect."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from openroll.net.http import NoAnswer, Target, UnusableAddress, exchange


@contextmanager
def speaking(talk: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that does what it likes with one connection."""
    listening = socket.create_server(("127.0.0.1", 0))

    def run() -> None:
        line, _ = listening.accept()
        with line:
            try:
                talk(line)
            except OSError:
                return

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/w"
    listening.close()
    thread.join(5)


def saying(data: bytes) -> Callable[[socket.socket], None]:
    def talk(line: socket.socket) -> None:
        line.recv(1 << 16)
        line.sendall(data)

    return talk


def test_an_answer() -> None:
    with speaking(saying(b"HTTP/1.1 200 OK\r\nContent-Type: a/b\r\nContent-Length: 2\r\n\r\nhi")) as address:
        found = exchange("POST", address, body=b"x")
    assert (found.status, found.content_type, found.body) == (200, "a/b", b"hi")
    with speaking(saying(b"HTTP/1.0 404 No\r\n\r\nnothing")) as address:
        assert exchange("GET", address).body == b"nothing"


def test_a_redirect_is_an_answer() -> None:
    moved = b"HTTP/1.1 307 Moved\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
    with speaking(saying(moved)) as address:
        assert exchange("POST", address, body=b"x").status == 307


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"SSH-2.0-hello\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhi",
        b"HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\nhi",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 5000,
    ],
)
def test_what_is_no_answer(data: bytes) -> None:
    with speaking(saying(data)) as address, pytest.raises(NoAnswer):
        exchange("POST", address, body=b"x", largest=4096)


def test_the_deadline_covers_a_slow_drip() -> None:
    def drip(line: socket.socket) -> None:
        for _ in range(100):
            line.sendall(b"H")
            time.sleep(0.05)

    started = time.monotonic()
    with speaking(drip) as address, pytest.raises(NoAnswer):
        exchange("POST", address, body=b"x", seconds=0.3)
    assert time.monotonic() - started < 3


def test_tls_is_not_taken_on_trust() -> None:
    with speaking(saying(b"HTTP/1.1 200 OK\r\n\r\n")) as address, pytest.raises(NoAnswer):
        exchange("GET", address.replace("http://", "https://"), context=ssl.create_default_context())


def test_addresses() -> None:
    assert Target.parse("https://w.example") == Target("w.example", 443, "/", secure=True)
    assert Target.parse("http://[::1]:8080/a/b").header == "[::1]:8080"
    assert Target.parse("https://bücher.example/x").host == "xn--bcher-kva.example"
    for bad in (
        "",
        "w.example",
        "file:///etc/passwd",
        "http://a b/",
        "http://a/\n",
        "http://a:99999/",
        "http://a/ü",
        "https://u@a/",
    ):
        with pytest.raises(UnusableAddress):
            Target.parse(bad)
