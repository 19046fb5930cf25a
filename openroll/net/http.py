"""One HTTP request to an address that is a setting of ours: https or http, no redirects, a cap and a deadline.

The deadline covers all of it, from the name's look-up to the last byte, however slowly the bytes come.
"""

import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import h11

from openroll.core import tls
from openroll.core.errors import N_, SourceUnreachable, UnusableInput

PIECE = 1 << 16
LARGEST_HEAD = 1 << 14


class UnusableAddress(UnusableInput):
    """An address that no request can be sent to."""

    code = "unusable-address"


class NoAnswer(SourceUnreachable):
    """The address does not answer, not in time, or not as HTTP does."""

    code = "no-answer"


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart."""

    host: str
    port: int
    path: str
    secure: bool

    @classmethod
    def parse(cls, address: str) -> "Target":
        """Return what ``address`` names. Raises UnusableAddress."""
        try:
            parts = urlsplit(address)
            host, port = parts.hostname, parts.port
            name = (host or "").encode("idna").decode()
        except (ValueError, UnicodeError) as error:
            raise UnusableAddress(N_("{address} is not an address of the web."), address=address) from error
        good = parts.scheme in ("http", "https") and name and not parts.username and not parts.password
        if not good or parts.query or parts.fragment or not address.isprintable() or " " in address:
            raise UnusableAddress(N_("{address} is not an address of the web."), address=address)
        if not parts.path.isascii():
            raise UnusableAddress(N_("{address} is not an address of the web."), address=address)
        secure = parts.scheme == "https"
        return cls(name, port or (443 if secure else 80), parts.path or "/", secure)

    @property
    def header(self) -> str:
        """The value of the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.secure else 80) else f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    content_type: str
    body: bytes


def exchange(
    method: str,
    address: str,
    *,
    body: bytes = b"",
    content_type: str = "text/plain; charset=utf-8",
    query: str = "",
    headers: Mapping[str, str] | None = None,
    largest: int = 1 << 20,
    seconds: float = 10.0,
    context: ssl.SSLContext | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Answer:
    """Send one request and return its answer, whatever its status.

    ``query`` is what follows the question mark, ``headers`` are sent besides our own. ``largest`` is how long the
    answer's body may be, ``seconds`` how long all of it may take, ``context`` the TLS context in place of the machine's
    own. Raises UnusableAddress, NoAnswer.
    """
    target, deadline = Target.parse(address), clock() + seconds
    sent = [("Host", target.header), ("Connection", "close"), ("User-Agent", "openroll")]
    sent += [*(headers or {}).items()]
    if body:
        sent += [("Content-Type", content_type), ("Content-Length", str(len(body)))]
    path = f"{target.path}?{query}" if query else target.path
    try:
        with _connect(target, deadline - clock(), context) as line:
            speaking = h11.Connection(h11.CLIENT, max_incomplete_event_size=LARGEST_HEAD)
            asked = speaking.send(h11.Request(method=method, target=path, headers=sent))
            line.settimeout(_left(deadline, clock))
            line.sendall((asked or b"") + (speaking.send(h11.Data(body)) or b"" if body else b""))
            speaking.send(h11.EndOfMessage())
            return _read(speaking, line, largest, lambda: _left(deadline, clock))
    except (OSError, h11.ProtocolError, UnicodeError) as error:
        detail = str(error) or type(error).__name__
        raise NoAnswer(N_("{host} does not answer: {detail}."), host=target.header, detail=detail) from error


def _connect(target: Target, seconds: float, context: ssl.SSLContext | None) -> socket.socket:
    plain = socket.create_connection((target.host, target.port), timeout=max(seconds, 0.001))
    if not target.secure:
        return plain
    try:
        return tls.wrap(plain, target.host, context)
    except BaseException:
        plain.close()
        raise


def _left(deadline: float, clock: Callable[[], float]) -> float:
    left = deadline - clock()
    if left <= 0:
        raise TimeoutError("it took too long")
    return left


def _read(speaking: h11.Connection, line: socket.socket, largest: int, left: Callable[[], float]) -> Answer:
    status, kind, pieces, length = 0, "", list[bytes](), 0
    while True:
        event = speaking.next_event()
        if event is h11.NEED_DATA:
            line.settimeout(left())
            speaking.receive_data(line.recv(PIECE))
        elif isinstance(event, h11.Response):
            status = event.status_code
            kind = next(
                (value.decode("latin-1") for name, value in event.headers if name == b"content-type"), ""
            )
        elif isinstance(event, h11.Data):
            pieces.append(bytes(event.data))
            length += len(event.data)
            if length > largest:
                raise h11.RemoteProtocolError(f"more than {largest} bytes")
        elif isinstance(event, (h11.EndOfMessage, h11.ConnectionClosed)):
            if not status:
                raise h11.RemoteProtocolError("no answer")
            return Answer(status, kind, b"".join(pieces))
