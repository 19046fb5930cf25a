"""HTTP/1.1 over bytes that somebody else carries: one request, one whole answer, every size capped.

h11 parses; it opens nothing. The same reading serves sockets and recordings.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

import h11

from .fetcher import Limits
from .guard import SafeLink

Receive: TypeAlias = Callable[[], bytes]  # gives what came, b"" at the end

PIECE: Final = 64 * 1024  # the most that one call of receive may give
_AGENT: Final = "openroll (public register of online services)"


class BadAnswer(Exception):
    """An answer that is not whole or not HTTP. ``reason`` is cut, large, headers or garbled."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.address: str | None = None  # of whoever gave it


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as received: ``raw`` is the body without transfer coding, its content coding still on."""

    status: int
    headers: tuple[tuple[str, str], ...]
    raw: bytes
    address: str | None = None
    certificate: bytes | None = None

    def header(self, name: str) -> str | None:
        """Return the values of the header ``name`` joined by commas, None when there is none."""
        values = [value for key, value in self.headers if key == name]
        return ", ".join(values) if values else None


def request(
    link: SafeLink, extra: tuple[tuple[str, str], ...], limits: Limits
) -> tuple[h11.Connection, bytes]:
    """Return the conversation that asks for ``link``, and the bytes to send."""
    connection = h11.Connection(h11.CLIENT, max_incomplete_event_size=limits.headers)
    headers = [
        ("Host", link.authority),
        ("User-Agent", _AGENT),
        ("Accept", "*/*"),
        ("Accept-Encoding", "gzip, deflate"),
        ("Connection", "close"),
        *extra,
    ]
    asked = connection.send(h11.Request(method="GET", target=link.target, headers=headers)) or b""
    return connection, asked + (connection.send(h11.EndOfMessage()) or b"")


def read_answer(connection: h11.Connection, receive: Receive, limits: Limits) -> Answer:
    """Return the whole answer. Raises BadAnswer; what ``receive`` raises passes through.

    A body shorter than its announced length, or a chunked one without its end, is a cut answer.
    """
    wire = _Wire(connection, receive, limits)
    try:
        return wire.read()
    except h11.RemoteProtocolError as error:
        raise BadAnswer(_reason(error, wire)) from error


class _Wire:
    def __init__(self, connection: h11.Connection, receive: Receive, limits: Limits) -> None:
        self._connection = connection
        self._receive = receive
        self._limits = limits
        self._received = 0
        self.ended = False
        self.response: h11.Response | None = None

    def read(self) -> Answer:
        body = bytearray()
        while True:
            event = self._connection.next_event()
            if event is h11.NEED_DATA:
                self._take()
            elif isinstance(event, h11.Response):
                _check(event)
                self.response = event
            elif isinstance(event, h11.Data):
                body += event.data
                if len(body) > self._limits.raw:
                    raise BadAnswer("large")
            elif isinstance(event, h11.EndOfMessage) and self.response:
                return Answer(self.response.status_code, _headers(self.response), bytes(body))
            elif not isinstance(event, h11.InformationalResponse):
                raise BadAnswer("cut")

    def _take(self) -> None:
        data = self._receive()
        self.ended = not data
        self._received += len(data)
        if self.response is None and self._received > self._limits.headers + PIECE:
            raise BadAnswer("headers")
        # Chunks of one byte each cost six on the wire; more than that is no answer but a stream.
        if self._received > self._limits.headers + 8 * self._limits.raw:
            raise BadAnswer("large")
        self._connection.receive_data(data)


def _check(response: h11.Response) -> None:
    """Refuse what h11 takes, and what readers take differently. Raises BadAnswer."""
    names = {name for name, _ in response.headers}
    two_ends = {b"content-length", b"transfer-encoding"} <= names  # RFC 9112, 6.3
    if two_ends or response.http_version not in (b"1.0", b"1.1"):
        raise BadAnswer("garbled")


def _headers(response: h11.Response) -> tuple[tuple[str, str], ...]:
    """Return the headers without Transfer-Encoding, which ``raw`` no longer has."""
    pairs = ((name.decode("ascii"), _text(value)) for name, value in response.headers)
    return tuple((name, value) for name, value in pairs if name != "transfer-encoding")


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _reason(error: h11.RemoteProtocolError, wire: _Wire) -> str:
    if wire.ended:
        return "cut"
    return "headers" if error.error_status_hint == 431 else "garbled"
