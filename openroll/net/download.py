"""Asks one host for files of a public directory: the trusted action of the person who names the address.

This is not how Openroll fetches what strangers name (that is ``sources``, behind its guard): whoever types
``openroll mirror http://…`` chose the host, on their own machine too. What the host answers is trusted in nothing:
only names that a public directory has are asked for, every file has a largest size and a time that it may take, and
the whole has a deadline.
"""

import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

import h11

from openroll.core import tls
from openroll.core.errors import N_, Damage, SourceUnreachable, UnusableInput

SILENCE_SECONDS: Final = 30.0
FILE_SECONDS: Final = 60.0
SLOWEST: Final = 16 << 10  # bytes a second that a file must come in, after its first minute
DEADLINE_SECONDS: Final = 6 * 3600.0
REDIRECTS: Final = 3
_PIECE: Final = 1 << 16
_HEADERS: Final = 16 << 10
_MOVED: Final = (301, 302, 303, 307, 308)
_NONE: Final = (404, 410)
_HEADER_NAMES: Final = ("location", "etag", "content-length", "content-encoding")

Sink = Callable[[bytes], object]


class CannotDownload(SourceUnreachable):
    """The address does not answer as it should, for now."""

    code = "cannot-download"


class TooLarge(Damage):
    """A file that is larger than such a file can be."""

    code = "too-large"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the host said of one file. ``etag`` is the validator to ask with next time, empty if there is none."""

    status: int
    etag: str = ""
    location: str = ""

    @property
    def same(self) -> bool:
        """Whether the copy that was asked with is still the newest."""
        return self.status == 304  # Not Modified

    @property
    def there(self) -> bool:
        """Whether the host has the file and sent it."""
        return self.status == 200


@dataclass
class Site:
    """One host, asked over one connection for each thread, which is kept open. ``now`` is a monotonic clock.

    ``deadline`` is the moment after which nothing is asked any more.
    """

    base: str
    deadline: float
    now: Callable[[], float] = time.monotonic
    _lines: threading.local = field(default_factory=threading.local, repr=False)
    _open: "list[_Line]" = field(default_factory=list, repr=False)

    def get(self, path: str, largest: int) -> bytes | None:
        """Return the bytes of ``path``, None when the host has no such file. Raises CannotDownload, TooLarge."""
        found = bytearray()
        return bytes(found) if self.ask(path, largest, found.extend).there else None

    def save(self, path: str, target: Path, largest: int, etag: str = "") -> Answer:
        """Download ``path`` into the file ``target``, which is left alone unless the host has it.

        Raises CannotDownload, TooLarge, OSError.
        """
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.tmp")
        try:
            with beside.open("wb") as file:
                answer = self.ask(path, largest, file.write, etag)
            if answer.there:
                beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
        return answer

    def ask(self, path: str, largest: int, sink: Sink, etag: str = "") -> Answer:
        """Ask for ``path``, unless it is still what ``etag`` names, and give its bytes to ``sink``.

        Raises CannotDownload, TooLarge.
        """
        answer = self._ask(path, largest, sink, etag)
        if answer.there or answer.status in _NONE or (answer.same and etag):
            return answer
        message = N_("{link} answers with status {status}.")
        raise CannotDownload(message, link=self.base + path, status=answer.status)

    def settle(self, path: str) -> None:
        """Follow redirects of the first file, and ask for all others where it is. Raises CannotDownload."""
        for _ in range(REDIRECTS + 1):
            link = self.base + path
            answer = self._ask(path, 1 << 20, lambda _: None, "")
            if answer.status not in _MOVED or not answer.location:
                return
            secure = link.startswith("https:")
            try:
                goal = urljoin(link, answer.location)
            except ValueError:
                break
            if not goal.endswith("/" + path) or (secure and not goal.startswith("https:")):
                break
            self.close()
            self.base = goal.removesuffix(path)
            check_address(self.base)
        raise CannotDownload(N_("{link} leads elsewhere."), link=self.base + path)

    def close(self) -> None:
        """Close all connections; the next question opens another."""
        for line in self._open:
            line.close()
        self._open.clear()
        self._lines = threading.local()

    def _ask(self, path: str, largest: int, sink: Sink, etag: str) -> Answer:
        """Ask once, and once more when a connection that was kept open turned out to be closed."""
        link = self.base + path
        line: _Line | None = getattr(self._lines, "line", None)
        if line is None or not line.usable:
            line = _Line(urlsplit(self.base), self.deadline, self.now)
            self._lines.line = line
            self._open.append(line)
        try:
            for again in (line.used, False):
                try:
                    return line.ask(link, largest, sink, etag)
                except _Stale:
                    if not again:
                        raise
            raise AssertionError  # the second turn returns or raises
        except (OSError, h11.ProtocolError, ValueError) as error:
            line.close()
            detail = str(error) or type(error).__name__
            raise CannotDownload(
                N_("{link} cannot be downloaded: {detail}."), link=link, detail=detail
            ) from error
        except BaseException:
            line.close()
            raise


class _Stale(OSError):
    """A connection that was kept open has been closed by the other side, before it answered anything."""


class _Line:
    """One connection, and what has been said over it."""

    def __init__(self, parts: SplitResult, deadline: float, now: Callable[[], float]) -> None:
        self._parts = parts
        self._deadline = deadline
        self._now = now
        self._socket: socket.socket | None = None
        self._wire = h11.Connection(h11.CLIENT)
        self.used = False
        self.usable = True

    def ask(self, link: str, largest: int, sink: Sink, etag: str) -> Answer:
        """Ask and read the whole answer."""
        until = min(self._now() + FILE_SECONDS, self._deadline)
        if self._socket is None:
            self._connect(until)
        kept, self.used = self.used, True
        headers = [
            ("Host", self._parts.netloc),
            ("User-Agent", "openroll"),
            ("Accept-Encoding", "identity"),
            *([("If-None-Match", etag)] if etag else []),
        ]
        asked = h11.Request(method="GET", target=urlsplit(link).path, headers=headers)
        try:
            self._send((self._wire.send(asked) or b"") + (self._wire.send(h11.EndOfMessage()) or b""), until)
            head = self._next(until)
        except OSError as error:
            self._hang_up()
            if kept and not isinstance(error, TimeoutError):
                raise _Stale(str(error)) from error
            raise
        while isinstance(head, h11.InformationalResponse):
            head = self._next(until)
        if isinstance(head, h11.ConnectionClosed):
            self._hang_up()
            raise _Stale("no answer")
        if not isinstance(head, h11.Response):
            raise h11.RemoteProtocolError("no answer")
        return self._answer(link, head, largest, sink, until)

    def _answer(self, link: str, head: h11.Response, largest: int, sink: Sink, until: float) -> Answer:
        said = {
            name.decode("ascii"): value.decode("latin-1")
            for name, value in head.headers
            if name.decode("ascii") in _HEADER_NAMES
        }
        answer = Answer(head.status_code, said.get("etag", ""), said.get("location", ""))
        wanted = answer.there
        if wanted and said.get("content-encoding", "identity") != "identity":
            raise CannotDownload(N_("{link} comes in an encoding that nobody asked for."), link=link)
        if not wanted and "content-length" not in said and answer.status not in (204, 304):
            self._hang_up()  # nobody waits for the end of what is not the file
            return answer
        # Whatever else is not the file itself is read so that the connection can be kept, and only if it is short.
        limit = largest if wanted else _PIECE
        if wanted and int(said.get("content-length", "0")) > limit:
            raise _too_large(link, limit)
        try:
            self._body(link, limit, sink if wanted else lambda _: None, until)
        except TooLarge:
            if wanted:
                raise
            self._hang_up()
            return answer
        if self._wire.our_state is h11.DONE and self._wire.their_state is h11.DONE:
            self._wire.start_next_cycle()
        else:
            self._hang_up()
        return answer

    def _body(self, link: str, limit: int, sink: Sink, until: float) -> None:
        length = 0
        while True:
            event = self._next(min(until + length / SLOWEST, self._deadline))
            if isinstance(event, h11.Data):
                length += len(event.data)
                if length > limit:
                    raise _too_large(link, limit)
                sink(bytes(event.data))
            elif isinstance(event, h11.EndOfMessage):
                return
            else:
                raise h11.RemoteProtocolError("an answer without its end")

    def _next(self, until: float) -> h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]:
        while (event := self._wire.next_event()) is h11.NEED_DATA:
            line = self._waiting(until)
            self._wire.receive_data(line.recv(_PIECE))
        return event

    def _send(self, data: bytes, until: float) -> None:
        self._waiting(until).sendall(data)

    def _waiting(self, until: float) -> socket.socket:
        """Return the socket, set to wait no longer than until then. Raises CannotDownload."""
        left = until - self._now()
        if left <= 0:
            raise CannotDownload(N_("Downloading took too long."))
        if self._socket is None:
            raise _Stale("closed")
        self._socket.settimeout(min(SILENCE_SECONDS, left))
        return self._socket

    def _connect(self, until: float) -> None:
        left = until - self._now()
        if left <= 0:
            raise CannotDownload(N_("Downloading took too long."))
        secure = self._parts.scheme == "https"
        host, port = self._parts.hostname or "", self._parts.port or (443 if secure else 80)
        found = socket.create_connection((host, port), timeout=min(SILENCE_SECONDS, left))
        try:
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if secure:
                found = tls.wrap(found, host)
        except BaseException:
            found.close()
            raise
        self._socket = found
        self._wire = h11.Connection(h11.CLIENT, max_incomplete_event_size=_HEADERS)

    def _hang_up(self) -> None:
        if self._socket:
            self._socket.close()
        self._socket, self.used = None, False

    def close(self) -> None:
        """Close the connection for good."""
        self._hang_up()
        self.usable = False


def base_of(url: str, checkpoint: str) -> str:
    """Return the address of the public directory, with a slash at its end. Raises UnusableInput.

    ``url`` may also be the address of its checkpoint, whose name is ``checkpoint``.
    """
    base = url.removesuffix(checkpoint) if url.endswith(f"/{checkpoint}") else url
    base = base if base.endswith("/") else base + "/"
    check_address(base)
    return base


def check_address(url: str) -> None:
    """Raise UnusableInput unless ``url`` is a plain http or https address of a folder."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and url.isascii()
    except ValueError:
        sound = False
        parts = urlsplit("")
    odd = any(each <= " " or each == "\x7f" for each in url)
    if not sound or odd or parts.query or parts.fragment or "@" in parts.netloc:
        raise UnusableInput(N_("{link} is not an address of a public directory."), link=url[:200])


def _too_large(link: str, limit: int) -> TooLarge:
    return TooLarge(N_("{link} is larger than {limit} bytes."), link=link, limit=limit)
