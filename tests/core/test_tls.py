"""An answer that is cut on the way is no answer, whoever asks: without a length only TLS can say where it ends."""

import socket
import ssl
import time

import pytest

from openroll.agent.messengers.base import MessengerDown
from openroll.agent.messengers.calls import Caller
from openroll.core import tls
from openroll.net.download import CannotDownload, Site
from openroll.net.http import NoAnswer, exchange
from tests.sources.loopback import Authority, Server, serving

AUTHORITY = Authority()
HALF = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"half": 1}'


def cut(wire: socket.socket, _request: bytes) -> None:
    wire.sendall(HALF)
    wire.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def lenient(monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """What a Python before 3.11.4 makes for the test's authority, and everybody shares."""
    context = AUTHORITY.client()
    context.options |= getattr(ssl, "OP_IGNORE_UNEXPECTED_EOF", 0)
    monkeypatch.setattr(tls, "shared", lambda: context)
    return context


def address(server: Server) -> str:
    return f"https://localhost:{server.port}"


def test_a_request_of_ours(lenient: ssl.SSLContext) -> None:
    with serving(cut, AUTHORITY.server("localhost")) as server, pytest.raises(NoAnswer):
        exchange("GET", f"{address(server)}/x")
    with serving(cut, AUTHORITY.server("localhost")) as server, pytest.raises(NoAnswer):
        exchange("GET", f"{address(server)}/x", context=lenient)


@pytest.mark.usefixtures("lenient")
def test_a_file_of_a_public_directory() -> None:
    with serving(cut, AUTHORITY.server("localhost")) as server, pytest.raises(CannotDownload):
        Site(f"{address(server)}/", time.monotonic() + 20).get("checkpoint", 1 << 10)


def test_a_messenger(lenient: ssl.SSLContext) -> None:
    with serving(cut, AUTHORITY.server("localhost")) as server, pytest.raises(MessengerDown):
        Caller("Matrix", address(server), context=lenient).ask("GET", "/x")


def test_an_end_that_is_signed_is_one(lenient: ssl.SSLContext) -> None:
    with serving(HALF, AUTHORITY.server("localhost")) as server:
        assert exchange("GET", f"{address(server)}/x", context=lenient).body == b'{"half": 1}'
        assert Site(f"{address(server)}/", time.monotonic() + 20).get("checkpoint", 1 << 10) == b'{"half": 1}'


def test_what_the_machine_trusts_is_read_once_for_all() -> None:
    assert tls.shared() is tls.shared()
    assert not tls.shared().options & getattr(ssl, "OP_IGNORE_UNEXPECTED_EOF", 0)
