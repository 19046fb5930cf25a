"""A witness as a small HTTP server: one call, ``POST /add-checkpoint``, and nothing to read but its key.

Everybody may connect. So every connection has a deadline, every request a largest size, connections a number, and
what is not a request gets a status of the four hundreds. Put it behind a reverse proxy for TLS.
"""

import contextlib
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import h11

from openroll.core.errors import N_, UnusableInput

from .submission import LARGEST_SUBMISSION, PATH
from .witness import Verdict

LARGEST_HEAD = 1 << 14
REQUEST_SECONDS = 10.0  # from the first byte of a request to its last
IDLE_SECONDS = 30.0  # a log that publishes often keeps its connection
MOST_CONNECTIONS = 64
MOST_REQUESTS = 1000  # of one connection
PIECE = 1 << 16
LINGER_SECONDS = 0.5
MOST_PIECES = 32

Answer = Callable[[bytes], Verdict]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much; tests make it short."""

    request_seconds: float = REQUEST_SECONDS
    idle_seconds: float = IDLE_SECONDS
    connections: int = MOST_CONNECTIONS


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
        self._free = threading.BoundedSemaphore(self._limits.connections)
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
                line, _ = self._listening.accept()
            except TimeoutError:
                continue
            except OSError as error:  # out of descriptors, for example: others may go on
                if not self._stopping.is_set():
                    print(f"openroll witness: {error}", file=sys.stderr, flush=True)
                    time.sleep(0.1)
                continue
            if self._free.acquire(blocking=False):
                threading.Thread(target=self._talk, args=(line,), daemon=True).start()
            else:
                line.close()
        self._listening.close()

    def stop(self) -> None:
        """Ask ``serve`` to return."""
        self._stopping.set()

    def _talk(self, line: socket.socket) -> None:
        try:
            with contextlib.closing(line), contextlib.suppress(OSError, h11.ProtocolError):
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                _Conversation(line, self._respond, self._limits).run()
        except Exception as error:  # a fault of ours ends one connection, and is told without its request
            print(f"openroll witness: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
        finally:
            self._free.release()

    def _respond(self, method: bytes, path: bytes, body: bytes) -> Verdict:
        if path == PATH.encode():
            if method != b"POST":
                return Verdict(405, b"POST a checkpoint here\n")
            return self._answer(body)
        if path == b"/" and method in (b"GET", b"HEAD"):
            return Verdict(200, f"{self._vkey}\n".encode())
        return Verdict(404, b"there is nothing here\n")


class _Conversation:
    """The requests of one connection, one after the other."""

    def __init__(
        self, line: socket.socket, respond: Callable[[bytes, bytes, bytes], Verdict], limits: Limits
    ) -> None:
        self._line = line
        self._respond = respond
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
            if self._http.our_state is not h11.DONE or self._http.their_state is not h11.DONE:
                self._linger()
                return
            self._http.start_next_cycle()

    def _request(self) -> Verdict | None:
        """Read one request and return what it is answered with; None when there is none any more."""
        self._line.settimeout(self._limits.idle_seconds)
        request, pieces, length, deadline = None, list[bytes](), 0, 0.0
        while True:
            event = self._http.next_event()
            if event is h11.NEED_DATA:
                if self._http.they_are_waiting_for_100_continue:
                    self._line.sendall(
                        self._http.send(h11.InformationalResponse(status_code=100, headers=[])) or b""
                    )
                if deadline:
                    self._line.settimeout(max(deadline - time.monotonic(), 0.001))
                data = self._line.recv(PIECE)
                deadline = deadline or time.monotonic() + self._limits.request_seconds
                if time.monotonic() > deadline:
                    raise TimeoutError
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

    def _linger(self) -> None:
        """Let the other side read what it was told, before what it still sends resets the connection."""
        self._line.shutdown(socket.SHUT_WR)
        self._line.settimeout(LINGER_SECONDS)
        for _ in range(MOST_PIECES):
            if not self._line.recv(PIECE):
                return

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
