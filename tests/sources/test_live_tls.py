"""The live fetcher over TLS: certificates, cuts without a goodbye, and where a credential goes."""

import contextlib
import socket
import ssl
import threading
import time
import warnings
from collections.abc import Callable, Iterator

from openroll.sources.fetcher import Limits
from tests.sources.loopback import PUBLIC, Authority, Handler, Server, answer, serving
from tests.sources.world import World, by_path, moved, world

AUTHORITY = Authority()


@contextlib.contextmanager
def secure(handler: Handler | bytes, context: ssl.SSLContext, **options: object) -> Iterator[World]:
    with serving(handler, context) as server:
        yield World(server, None, context=AUTHORITY.client(), **options)


def test_tls_keeps_the_certificate() -> None:
    with secure(answer(b"ok"), AUTHORITY.server("example.com")) as here:
        snapshot = here.fetcher.fetch("https://example.com/")
    assert snapshot.certificate
    assert b"example.com" in snapshot.certificate
    assert here.connector.asked == [(PUBLIC, 443)]


def test_tls_refuses_other_names_old_certificates_and_strangers() -> None:
    for context in (
        AUTHORITY.server("other.example"),
        AUTHORITY.server("example.com", expired=True),
        Authority().server("example.com"),
    ):
        with secure(answer(b"ok"), context) as here:
            assert here.refused("https://example.com/") == "certificate"
            assert here.server.requests == []


def test_tls_that_is_too_old() -> None:
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        context = AUTHORITY.server("example.com")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = context.maximum_version = version
        context.set_ciphers("ALL:@SECLEVEL=0")
        with secure(answer(b"ok"), context) as here:
            assert here.refused("https://example.com/") in ("tls", "cut")
            assert here.server.requests == []


def test_a_certificate_for_everybody_is_for_nobody() -> None:
    for name in ("*", "*.com", "example.com.evil.example", "xample.com"):
        with secure(answer(b"ok"), AUTHORITY.server(name)) as here:
            assert here.refused("https://example.com/") == "certificate"


def test_an_address_needs_a_certificate_of_its_own() -> None:
    with secure(answer(b"ok"), AUTHORITY.server("example.com")) as here:
        assert here.refused("https://8.8.8.8/") == "certificate"


def test_plain_text_where_tls_is_due() -> None:
    """Nobody is answered in the clear, and nothing of what came is kept."""

    def plain(wire: socket.socket) -> None:
        with contextlib.suppress(OSError):
            wire.recv(65536)
            wire.sendall(answer(b"plain"))
            wire.close()

    with _bare(plain) as port, world(answer(b""), context=AUTHORITY.client()) as here:
        here.connector.port = port
        assert here.refused("https://example.com/") == "tls"


def test_a_connection_that_is_closed_at_once() -> None:
    with _bare(lambda wire: wire.close()) as port, world(answer(b""), context=AUTHORITY.client()) as here:
        here.connector.port = port
        assert here.refused("https://example.com/") in ("tls", "cut")
        assert here.refused("http://example.com/") in ("cut", "connect")


def test_a_handshake_that_drips_ends_with_the_deadline() -> None:
    def drip(wire: socket.socket) -> None:
        with contextlib.suppress(OSError):
            for byte in b"\x16\x03\x03\x3f\xff" + bytes(2000):
                wire.sendall(bytes([byte]))
                time.sleep(0.05)

    with (
        _bare(drip) as port,
        world(answer(b""), context=AUTHORITY.client(), limits=Limits(seconds=0.4)) as here,
    ):
        here.connector.port = port
        assert here.refused("https://example.com/") == "time"


@contextlib.contextmanager
def _bare(handler: Callable[[socket.socket], None]) -> Iterator[int]:
    """Give the port of a server that hands every connection to ``handler`` as it comes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def run() -> None:
            with contextlib.suppress(OSError):
                while True:
                    handler(listener.accept()[0])

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def test_no_tls_there() -> None:
    with world(answer(b"ok"), context=AUTHORITY.client(), limits=Limits(seconds=0.3)) as here:
        assert here.refused("https://example.com/") in ("tls", "time", "cut")


def test_tls_cut_without_goodbye() -> None:
    """Without a length, only TLS can say that the end is the end."""

    def cut(wire: socket.socket, _request: bytes) -> None:
        wire.sendall(b"HTTP/1.1 200 OK\r\n\r\nhalf of it")
        wire.shutdown(socket.SHUT_RDWR)

    with secure(cut, AUTHORITY.server("example.com")) as here:
        assert here.refused("https://example.com/") == "cut"


CREDENTIALS = {"example.com": ("Authorization", "Basic c2VjcmV0Og==")}


def has_key(server: Server) -> list[bool]:
    return [b"c2VjcmV0" in request for request in server.requests]


def test_a_credential_goes_to_its_host() -> None:
    with secure(answer(b"ok"), AUTHORITY.server("example.com"), credentials=CREDENTIALS) as here:
        here.fetcher.fetch("https://example.com/")
        assert has_key(here.server) == [True]


def test_a_credential_does_not_go_over_http_or_elsewhere() -> None:
    with world(answer(b"ok"), credentials=CREDENTIALS) as here:
        here.fetcher.fetch("http://example.com/")
        here.fetcher.fetch("http://example.com:443/")
        here.fetcher.fetch("http://www.example.com/")
        assert has_key(here.server) == [False, False, False]


def test_a_credential_does_not_follow_a_redirect() -> None:
    """Not even back to the same host: where a redirect leads is the other side's word."""
    pages = {"/": moved("/x"), "/x": answer(b"there")}
    with secure(by_path(pages), AUTHORITY.server("example.com"), credentials=CREDENTIALS) as here:
        here.fetcher.fetch("https://example.com/")
        assert has_key(here.server) == [True, False]
