"""A witness as a small HTTP server: one call, ``POST /add-checkpoint``, and nothing to read but its key.

Everybody may connect. So every connection and every request in it has a deadline, every request a largest size, and
what is not a request gets a status of the four hundreds. Connections have a number, and those of one peer a smaller
one: who comes when it is reached takes the place of the one that has been idle longest, so that silence locks nobody
out. Put it behind a reverse proxy for TLS.
"""

import contextlib
import ipaddress
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import h11

from openroll.core.errors import N_, UnusableInput

from .submission import LARGEST_SUBMISSION, PATH
from .witness import Verdict

LARGEST_HEAD = 1 << 14
REQUEST_SECONDS = 10.0  # from the first byte of a request to its last
IDLE_SECONDS = 30.0  # a log that publishes often keeps its connection
CONNECTION_SECONDS = 600.0  # of one connection, whatever it asks
MOST_CONNECTIONS = 64
MOST_OF_PEER = 16  # a reverse proxy is one peer, and needs no more
MOST_TURNED_AWAY = 8  # at once; others are cut off without waiting until they have read why
MOST_REQUESTS = 1000  # of one connection
PIECE = 1 << 16
LINGER_SECONDS = 0.5
MOST_PIECES = 32

_FULL = b"this witness has too many connections; ask again in a moment\n"
_TURNED_AWAY = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\n"
    b"Retry-After: 1\r\nConnection: close\r\n\r\n%s" % (len(_FULL), _FULL)
)

Answer = Callable[[bytes], Verdict]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much; tests make it short."""

    request_seconds: float = REQUEST_SECONDS
    idle_seconds: float = IDLE_SECONDS
    connection_seconds: float = CONNECTION_SECONDS
    connections: int = MOST_CONNECTIONS
    of_peer: int = MOST_OF_PEER


@dataclass(eq=False, slots=True)
class _Line:
    """One connection, of ``peer``; ``since`` is when its last answer was sent, or when it began."""

    socket: socket.socket
    peer: str
    since: float = field(default_factory=time.monotonic)
    busy: bool = False


class _Lines:
    """The open connections: so many at most, and so many of one peer."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._open: set[_Line] = set()
        self._lock = threading.Lock()

    def admit(self, line: _Line) -> bool:
        """Take ``line`` in, if need be in place of the one that has been idle longest; False when none is idle."""
        with self._lock:
            same = [each for each in self._open if each.peer == line.peer]
            rivals = None
            if len(same) >= self._limits.of_peer:
                rivals = same
            elif len(self._open) >= self._limits.connections:
                rivals = list(self._open)
            if rivals is not None:
                idle = [each for each in rivals if not each.busy]
                if not idle:
                    return False
                self._end(min(idle, key=lambda each: each.since))
            self._open.add(line)
            return True

    def work(self, line: _Line) -> bool:
        """Say that ``line`` is being answered and must not be ended; False when it has been already."""
        with self._lock:
            line.busy = line in self._open
            return line.busy

    def rest(self, line: _Line) -> None:
        """Say that ``line`` has been answered."""
        with self._lock:
            line.busy, line.since = False, time.monotonic()

    def leave(self, line: _Line) -> None:
        """Forget ``line``, which is closed."""
        with self._lock:
            self._open.discard(line)

    def _end(self, line: _Line) -> None:
        self._open.discard(line)
        with contextlib.suppress(OSError):  # its thread, which waits for it to say something, closes it
            line.socket.shutdown(socket.SHUT_RDWR)


class WitnessServer:
    """Listens at ``address`` (host and port) and lets ``answer`` answer; ``vkey`` is shown to whoever looks.

    Raises UnusableInput when the address cannot be listened on.
    """

    def __init__(
        self, address: tuple[str, int], answer: Answer, vkey: str, *, limits: Limits | None = None
    ) -> None:
        self._answer = answer
        self._vkey = vkey
        self._limits = limits or Limits()
        self._lines = _Lines(self._limits)
        self._turning_away = threading.BoundedSemaphore(MOST_TURNED_AWAY)
        self._stopping = threading.Event()
        family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        try:
            self._listening = socket.create_server(address, family=family, backlog=128)
        except OSError as error:
            raise UnusableInput(
                N_("The address {address} cannot be listened on: {detail}."),
                address=f"{address[0]}:{address[1]}",
                detail=error.strerror or str(error),
            ) from error
        self.port: int = self._listening.getsockname()[1]

    def serve(self) -> None:
        """Serve until ``stop``."""
        self._listening.settimeout(0.2)
        while not self._stopping.is_set():
            try:
                accepted, address = self._listening.accept()
            except TimeoutError:
                continue
            except OSError as error:  # out of descriptors, for example: others may go on
                if not self._stopping.is_set():
                    print(f"openroll witness: {error}", file=sys.stderr, flush=True)
                    time.sleep(0.1)
                continue
            line = _Line(accepted, peer_of(address[0]))
            if self._lines.admit(line):
                threading.Thread(target=self._talk, args=(line,), daemon=True).start()
            elif self._turning_away.acquire(blocking=False):
                threading.Thread(target=self._turn_away, args=(accepted,), daemon=True).start()
            else:
                accepted.close()
        self._listening.close()

    def stop(self) -> None:
        """Ask ``serve`` to return."""
        self._stopping.set()

    def _talk(self, line: _Line) -> None:
        def respond(method: bytes, path: bytes, body: bytes) -> Verdict | None:
            return self._respond(method, path, body) if self._lines.work(line) else None

        try:
            with contextlib.closing(line.socket), contextlib.suppress(OSError, h11.ProtocolError):
                line.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                _Conversation(line.socket, respond, lambda: self._lines.rest(line), self._limits).run()
        except Exception as error:  # a fault of ours ends one connection
            _complain(error)
        finally:
            self._lines.leave(line)

    def _turn_away(self, line: socket.socket) -> None:
        try:
            with contextlib.closing(line), contextlib.suppress(OSError):
                line.settimeout(LINGER_SECONDS)
                line.sendall(_TURNED_AWAY)
                line.shutdown(socket.SHUT_WR)
                _linger(line, time.monotonic() + LINGER_SECONDS)
        finally:
            self._turning_away.release()

    def _respond(self, method: bytes, path: bytes, body: bytes) -> Verdict:
        if path == PATH.encode():
            if method != b"POST":
                return Verdict(405, b"POST a checkpoint here\n")
            try:
                return self._answer(body)
            except Exception as error:  # a full disk, for example: nothing was signed
                _complain(error)
                return Verdict(500, b"this witness has a fault of its own\n")
        if path == b"/" and method in (b"GET", b"HEAD"):
            return Verdict(200, f"{self._vkey}\n".encode())
        return Verdict(404, b"there is nothing here\n")


class _Conversation:
    """The requests of one connection, one after the other."""

    def __init__(
        self,
        line: socket.socket,
        respond: Callable[[bytes, bytes, bytes], Verdict | None],
        answered: Callable[[], None],
        limits: Limits,
    ) -> None:
        self._line = line
        self._respond = respond
        self._answered = answered
        self._end = time.monotonic() + limits.connection_seconds
        self._limits = limits
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=LARGEST_HEAD)
        self._method = b""

    def run(self) -> None:
        """Answer until either side has enough."""
        for _ in range(MOST_REQUESTS):
            try:
                verdict = self._request()
            except h11.RemoteProtocolError as error:
                verdict = Verdict(error.error_status_hint, b"this is no request\n")
            except TimeoutError:
                return
            if verdict is None:
                return
            self._send(verdict)
            self._answered()
            if self._http.our_state is not h11.DONE or self._http.their_state is not h11.DONE:
                self._line.shutdown(socket.SHUT_WR)
                _linger(self._line, min(self._end, time.monotonic() + LINGER_SECONDS))
                return
            self._http.start_next_cycle()

    def _request(self) -> Verdict | None:
        """Read one request and return what it is answered with; None when there is none any more."""
        request, pieces, length, begun = None, list[bytes](), 0, False
        deadline = min(self._end, time.monotonic() + self._limits.idle_seconds)
        while True:
            event = self._http.next_event()
            if event is h11.NEED_DATA:
                if self._http.they_are_waiting_for_100_continue:
                    self._line.sendall(
                        self._http.send(h11.InformationalResponse(status_code=100, headers=[])) or b""
                    )
                data = _receive(self._line, deadline)
                if not begun:
                    begun = True
                    deadline = min(self._end, time.monotonic() + self._limits.request_seconds)
                self._http.receive_data(data)
            elif isinstance(event, h11.Request):
                request, self._method = event, event.method
            elif isinstance(event, h11.Data):
                pieces.append(bytes(event.data))
                length += len(event.data)
                if length > LARGEST_SUBMISSION:
                    return Verdict(413, b"this is too large for a checkpoint\n")
            elif isinstance(event, h11.EndOfMessage) and request is not None:
                return self._respond(request.method, request.target, b"".join(pieces))
            else:
                return None

    def _send(self, verdict: Verdict) -> None:
        if self._http.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            return
        self._line.settimeout(self._limits.request_seconds)
        headers = [
            ("Content-Type", verdict.content_type),
            ("Content-Length", str(len(verdict.body))),
            ("X-Content-Type-Options", "nosniff"),
        ]
        response = h11.Response(status_code=verdict.status, headers=headers)
        head = self._http.send(response) or b""
        data = b"" if self._method == b"HEAD" else self._http.send(h11.Data(verdict.body)) or b""
        self._line.sendall(head + data + (self._http.send(h11.EndOfMessage()) or b""))


def _receive(line: socket.socket, deadline: float) -> bytes:
    """Return the next bytes; none when the other side has ended. Raises TimeoutError at ``deadline``, OSError."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    line.settimeout(left)
    return line.recv(PIECE)


def _linger(line: socket.socket, deadline: float) -> None:
    """Let the other side read what it was told, before what it still sends resets the connection. Raises OSError."""
    for _ in range(MOST_PIECES):
        if not _receive(line, deadline):
            return


def peer_of(address: str) -> str:
    """Return whose connections are counted together: an address, or the network of 64 bits that it is in."""
    found = ipaddress.ip_address(address.partition("%")[0])
    return address if found.version == 4 else str(ipaddress.ip_network((found, 64), strict=False))


def _complain(error: Exception) -> None:
    """Tell whoever runs the witness of a fault, without the request."""
    print(f"openroll witness: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
