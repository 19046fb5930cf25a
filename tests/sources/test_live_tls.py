"""The live fetcher over TLS: certificates, cuts without a goodbye, and where a credential goes."""

import contextlib
import socket
import ssl
from collections.abc import Iterator

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
