"""The live fetcher against servers that misbehave; they run on loopback behind an injected connector."""

import gzip
import hashlib
import socket
import ssl
import time
import tracemalloc
import zlib

import brotli
import pytest
from backports import zstd

from openroll.core import tls
from openroll.core.errors import LinkRefused
from openroll.sources.fetcher import Limits
from openroll.sources.live import LiveFetcher, SystemConnector, SystemResolver
from openroll.sources.snapshot import Hop
from tests.sources.loopback import PUBLIC, Resolver, answer, serving
from tests.sources.world import NOW, by_path, moved, world


def test_an_answer() -> None:
    with world(answer(b"hello", "Content-Type: text/plain", "X-A: 1", "X-A: 2")) as here:
        snapshot = here.fetcher.fetch("http://example.com/x?y#z")
    assert snapshot.url == "http://example.com/x?y#z"
    assert snapshot.final_url == "http://example.com/x?y"
    assert snapshot.chain == (Hop("http://example.com/x?y", 200, PUBLIC, None),)
    assert (snapshot.status, snapshot.body, snapshot.raw) == (200, b"hello", b"hello")
    assert snapshot.sha256 == hashlib.sha256(b"hello").hexdigest()
    assert snapshot.header("Content-Type") == "text/plain"
    assert [value for name, value in snapshot.headers if name == "x-a"] == ["1", "2"]
    assert snapshot.retrieved_at == NOW.replace(microsecond=0)
    assert (snapshot.certificate, snapshot.label) == (None, None)
    assert here.connector.asked == [(PUBLIC, 80)]


def test_the_request() -> None:
    with world(answer(b"")) as here:
        here.fetcher.fetch("http://пример.рф/путь")
    (request,) = here.server.requests
    head = request.decode("ascii").lower()
    assert head.startswith("get /%d0%bf%d1%83%d1%82%d1%8c http/1.1\r\nhost: xn--e1afmkfd.xn--p1ai\r\n")
    assert "accept-encoding: gzip, deflate\r\n" in head
    assert "cookie" not in head
    assert "authorization" not in head


@pytest.mark.parametrize("status", [404, 500, 204, 304])
def test_any_status_is_an_answer(status: int) -> None:
    body = b"" if status in (204, 304) else b"no"
    with world(answer(body, status=status)) as here:
        assert here.fetcher.fetch("http://example.com/").status == status


def test_encodings() -> None:
    text = b"text " * 1000
    stream = zlib.compressobj(wbits=-15)
    bare = stream.compress(text) + stream.flush()
    cases = [
        ("gzip", gzip.compress(text)),
        ("GZIP", gzip.compress(text[:10]) + gzip.compress(text[10:])),
        ("deflate", zlib.compress(text)),
        ("deflate", bare),
        ("identity", text),
        ("br", brotli.compress(text)),  # neither was asked for: some servers send them to everybody
        ("zstd", zstd.compress(text)),
    ]
    for coding, raw in cases:
        with world(answer(raw, f"Content-Encoding: {coding}")) as here:
            snapshot = here.fetcher.fetch("http://example.com/")
        assert (snapshot.body, snapshot.raw) == (text, raw)
        assert snapshot.sha256 == hashlib.sha256(raw).hexdigest()


def test_chunked() -> None:
    wire = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nT: 1\r\n\r\n"
    )
    with world(wire) as here:
        snapshot = here.fetcher.fetch("http://example.com/")
    assert snapshot.raw == b"abcde"
    assert snapshot.header("transfer-encoding") is None


def test_a_body_until_the_end() -> None:
    with world(b"HTTP/1.0 200 OK\r\n\r\nabc") as here:
        assert here.fetcher.fetch("http://example.com/").raw == b"abc"


def test_a_bomb_takes_no_memory() -> None:
    """A megabyte that unpacks to a gigabyte is dropped at the cap, and never held."""
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(256)) + packer.flush()
    limits = Limits(seconds=10)
    with world(answer(bomb, "Content-Encoding: gzip"), limits=limits) as here:
        tracemalloc.start()
        assert here.refused("http://example.com/") == "large"
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 3 * limits.decoded


def test_an_endless_body_is_dropped_at_the_cap() -> None:
    sent = 0

    def endless(wire: socket.socket, _request: bytes) -> None:
        nonlocal sent
        wire.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            sent += wire.send(b"x" * 65536)

    with world(endless) as here:
        assert here.refused("http://example.com/") == "large"
    assert sent < 20_000_000  # what the system buffers, and no more


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_drip_ends_with_the_one_deadline(start: bytes) -> None:
    def drip(wire: socket.socket, _request: bytes) -> None:
        wire.sendall(start)
        while True:
            time.sleep(0.05)
            wire.sendall(b"a")

    with world(drip, limits=Limits(seconds=0.4)) as here:
        began = time.monotonic()
        assert here.refused("http://example.com/") == "time"
        assert time.monotonic() - began < 3


def test_redirects_share_the_deadline() -> None:
    def slow(wire: socket.socket, _request: bytes) -> None:
        time.sleep(0.2)
        wire.sendall(answer(b"", "Location: /again", status=302))

    with world(slow, limits=Limits(seconds=0.5)) as here:
        assert here.refused("http://example.com/") == "time"


def test_silence() -> None:
    def silent(_wire: socket.socket, _request: bytes) -> None:
        time.sleep(1)

    with world(silent, limits=Limits(seconds=0.3)) as here:
        assert here.refused("http://example.com/") == "time"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect(status: int) -> None:
    pages = {"/": moved("//other.example/x", status, "Set-Cookie: a=b"), "/x": answer(b"there")}
    with world(by_path(pages)) as here:
        snapshot = here.fetcher.fetch("http://example.com/")
    assert snapshot.body == b"there"
    assert snapshot.chain == (
        Hop("http://example.com/", status, PUBLIC, "//other.example/x"),
        Hop("http://other.example/x", 200, PUBLIC, None),
    )
    assert here.resolver.asked == ["example.com", "other.example"]
    assert b"cookie" not in here.server.requests[1].lower()


def test_a_redirect_without_a_location_is_an_answer() -> None:
    with world(answer(b"where?", status=302)) as here:
        assert here.fetcher.fetch("http://example.com/").status == 302


def test_five_redirects_and_not_six() -> None:
    pages = {f"/{number}": moved(f"/{number + 1}") for number in range(7)} | {"/7": answer(b"end")}
    with world(by_path(pages)) as here:
        assert here.fetcher.fetch("http://example.com/2").body == b"end"
        assert here.refused("http://example.com/1") == "redirects"


@pytest.mark.parametrize(
    "location",
    ["http://127.0.0.1/", "http://169.254.169.254/latest", "//[::1]/", "//0x7f.1/", "//localhost/"],
)
def test_a_redirect_to_a_private_place(location: str) -> None:
    with world(moved(location)) as here:
        assert here.refused("http://example.com/", LinkRefused) in ("address", "local")
        assert len(here.connector.asked) == 1


def test_a_redirect_to_a_name_with_a_private_address() -> None:
    with world(moved("//inside.example/"), Resolver({"inside.example": ["10.0.0.1"]})) as here:
        with pytest.raises(LinkRefused) as caught:
            here.fetcher.fetch("http://example.com/")
        assert len(here.connector.asked) == 1
    assert str(caught.value) == (
        "http://example.com/ redirects to http://inside.example/, which leads to 10.0.0.1, "
        "and that is not on the public internet."
    )


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["::1"],
        ["169.254.169.254"],
        [PUBLIC, "10.0.0.1"],
        ["10.0.0.1", PUBLIC],
        ["::ffff:8.8.8.8"],
        ["fe80::1%2"],
    ],
)
def test_a_name_with_a_private_address(addresses: list[str]) -> None:
    with world(answer(b"secret"), Resolver({"example.com": addresses})) as here:
        assert here.refused("http://example.com/", LinkRefused) == "address"
        assert here.connector.asked == []


def test_rebinding() -> None:
    """The name is asked once for each hop, and what was checked is what is connected to."""

    class Rebinding(Resolver):
        def resolve(self, host: str, port: int, timeout: float) -> list[str]:
            self.asked.append(host)
            return [PUBLIC] if len(self.asked) == 1 else ["127.0.0.1"]

    with world(answer(b"fine"), Rebinding()) as here:
        assert here.fetcher.fetch("http://example.com/").body == b"fine"
        assert here.resolver.asked == ["example.com"]
        assert here.connector.asked == [(PUBLIC, 80)]
    with world(moved("/again"), Rebinding()) as here:
        assert here.refused("http://example.com/", LinkRefused) == "address"
        assert here.connector.asked == [(PUBLIC, 80)]


@pytest.mark.parametrize("found", [[], ["not an address"], OSError(-2, "Name or service not known")])
def test_a_name_that_does_not_resolve(found: list[str] | Exception) -> None:
    with world(answer(b""), Resolver({"example.com": found})) as here:
        assert here.refused("http://example.com/") == "name"


def test_a_resolver_that_hangs() -> None:
    with world(answer(b""), Resolver({"example.com": TimeoutError()})) as here:
        assert here.refused("http://example.com/") == "time"


def test_the_next_address_is_tried() -> None:
    with world(answer(b"ok"), Resolver({"example.com": ["8.8.8.8", PUBLIC]})) as here:
        here.connector.refusing = ["8.8.8.8"]
        snapshot = here.fetcher.fetch("http://example.com/")
    assert snapshot.chain[0].address == PUBLIC
    with world(answer(b"ok")) as here:
        here.connector.refusing = [PUBLIC]
        assert here.refused("http://example.com/") == "connect"


def test_an_address_is_not_resolved() -> None:
    with world(answer(b"ok")) as here:
        here.fetcher.fetch("http://8.8.8.8/")
        assert (here.resolver.asked, here.connector.asked) == ([], [("8.8.8.8", 80)])


def test_the_machines_own_connector_and_resolver(free_port: int) -> None:
    with serving(answer(b"ok")) as server, SystemConnector().connect("127.0.0.1", server.port, 1) as wire:
        assert wire.getpeername()[0] == "127.0.0.1"
    with pytest.raises(OSError, match="refused"):
        SystemConnector().connect("127.0.0.1", free_port, 1)
    assert "127.0.0.1" in SystemResolver().resolve("localhost", 80, 5)


def test_no_setting_permits_loopback() -> None:
    """The real resolver and connector, and a name that leads home."""
    fetcher = LiveFetcher()
    with pytest.raises(LinkRefused):
        fetcher.fetch("http://127.0.0.1/")
    with pytest.raises(LinkRefused):
        fetcher.fetch("http://localhost/")


def test_the_resolver_is_held_to_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_asked: object, **_more: object) -> list[object]:
        time.sleep(0.4)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    with pytest.raises(TimeoutError):
        SystemResolver().resolve("slow.example", 80, 0.1)


def test_what_tls_demands() -> None:
    context = tls.demanding()
    assert context.check_hostname
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
