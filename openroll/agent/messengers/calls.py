"""HTTP to the organiser's own messenger: one request, the account's token, no redirects, a cap and a deadline.

A token is read from its file at each call, so that one that was changed is taken at once, and it stands in no message,
log or error. It goes out over TLS, or in plain to this machine and to private addresses, and nowhere else.
"""

import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import h11
import orjson

from openroll.agent.messengers.base import MessengerBusy, MessengerDown, MessengerRefused, unreadable
from openroll.core import tls
from openroll.core.errors import N_
from openroll.net.http import Target

LARGEST = 1 << 20
LONGEST_WAIT = 3600.0
_PIECE = 1 << 16
_LARGEST_HEAD = 1 << 15
_TOKEN = re.compile(r"[!-~]{1,4096}")
_NUMBER = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. ``said`` is its JSON object, empty where there is none."""

    status: int
    said: Mapping[str, object] = field(default_factory=dict, repr=False)

    def text(self, name: str) -> str:
        """Return the text member ``name``, empty where it is none."""
        value = self.said.get(name)
        return value if isinstance(value, str) else ""


@dataclass(frozen=True)
class Caller:
    """Speaks to ``messenger`` (a name for people) below ``address`` as the account whose token is in ``token``.

    Without a token it asks as anybody. ``seconds`` is how long one answer may take, all of it.
    """

    messenger: str
    address: str
    token: Path | None = None
    seconds: float = 15.0
    context: ssl.SSLContext | None = None
    clock: Callable[[], float] = time.monotonic

    def ask(
        self,
        method: str,
        path: str,
        body: Mapping[str, object] | None = None,
        *,
        query: Mapping[str, str] | None = None,
        largest: int = LARGEST,
    ) -> Reply:
        """Return the answer of any other status, with its JSON.

        Raises MessengerBusy (429), MessengerDown (no answer, 5xx, no JSON), MessengerRefused (401, a redirect).
        """
        status, headers, read = self._exchange(method, path, body, query, largest)
        said = _object(read)
        self._judge(status, headers, said)
        if said is None and 200 <= status < 300:
            raise unreadable(self.messenger)
        return Reply(status, said or {})

    def status(self, method: str, path: str, *, query: Mapping[str, str] | None = None) -> int:
        """Return the answer's status; the line is shut before any of its body is read. Raises as ``ask`` does."""
        status, headers, _ = self._exchange(method, path, None, query, None)
        self._judge(status, headers, None)
        return status

    def glance(self, path: str) -> tuple[int, str]:
        """Return the status at ``path``, and where it leads to (empty where nowhere). Its body is not read.

        Raises MessengerBusy, MessengerDown.
        """
        status, headers, _ = self._exchange("GET", path, None, None, None)
        if status == 429 or status >= 500:
            self._judge(status, headers, None)
        return status, headers.get("location", "") if 300 <= status < 400 else ""

    def marks(
        self, path: str, query: Mapping[str, str], marks: Mapping[str, re.Pattern[bytes]]
    ) -> tuple[int, set[str]]:
        """Return the status at ``path`` and which of ``marks`` stand in the body, of which nothing else is kept.

        Raises as ``ask`` does.
        """
        status, headers, read = self._exchange("GET", path, None, query, LARGEST)
        self._judge(status, headers, None)
        return status, {name for name, form in marks.items() if form.search(read)}

    def _judge(self, status: int, headers: Mapping[str, str], said: Mapping[str, object] | None) -> None:
        if status == 429:
            seconds = _seconds(headers, said or {})
            message = N_("{messenger} asks us to wait for {seconds} seconds.")
            raise MessengerBusy(message, messenger=self.messenger, seconds=seconds)
        if status >= 500:
            message = N_("{messenger} is out of order: it answers {status}.")
            raise MessengerDown(message, messenger=self.messenger, status=status)
        if status == 401:
            raise MessengerRefused(N_("{messenger} does not take our credentials."), messenger=self.messenger)
        if 300 <= status < 400:
            raise MessengerRefused(N_("{messenger} answers from another address."), messenger=self.messenger)

    def _exchange(
        self,
        method: str,
        path: str,
        body: Mapping[str, object] | None,
        query: Mapping[str, str] | None,
        largest: int | None,
    ) -> tuple[int, dict[str, str], bytes]:
        """Send one request; without ``largest`` the answer's body is left unread."""
        target, deadline = Target.parse(self.address), self.clock() + self.seconds
        data = b"" if body is None else orjson.dumps(body)
        where = target.path.rstrip("/") + path + (f"?{urlencode(query)}" if query else "")
        headers = [("Host", target.header), ("Connection", "close"), ("User-Agent", "openroll-agent")]
        if self.token is not None:
            headers.append(("Authorization", f"Bearer {read_token(self.token)}"))
        if body is not None:
            headers += [("Content-Type", "application/json"), ("Content-Length", str(len(data)))]
        elif method != "GET":
            headers.append(("Content-Length", "0"))
        try:
            with self._connect(target, deadline) as line:
                speaking = h11.Connection(h11.CLIENT, max_incomplete_event_size=_LARGEST_HEAD)
                request = speaking.send(h11.Request(method=method, target=where, headers=headers)) or b""
                line.settimeout(self._left(deadline))
                line.sendall(request + data)
                if data:
                    speaking.send(h11.Data(data))
                speaking.send(h11.EndOfMessage())
                return _read(speaking, line, largest, lambda: self._left(deadline))
        except (OSError, h11.ProtocolError, UnicodeError) as error:
            # Neither the error's own words, which may repeat what was sent, nor the address: people know the name.
            why = N_("{messenger} does not answer in time.")
            if not isinstance(error, TimeoutError):
                why = N_("{messenger} does not answer.")
            raise MessengerDown(why, messenger=self.messenger) from None

    def _connect(self, target: Target, deadline: float) -> socket.socket:
        plain = socket.create_connection((target.host, target.port), timeout=self._left(deadline))
        try:
            if target.secure:
                return tls.wrap(plain, target.host, self.context)
            if self.token is not None and not _is_near(plain.getpeername()[0]):
                message = N_("{messenger} is spoken to over https, or in a private network.")
                raise MessengerRefused(message, messenger=self.messenger)
        except BaseException:
            plain.close()
            raise
        return plain

    def _left(self, deadline: float) -> float:
        left = deadline - self.clock()
        if left <= 0:
            raise TimeoutError
        return left


def read_token(path: Path) -> str:
    """Return the token that stands in a file. Raises MessengerRefused, which never holds it."""
    try:
        token = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeError) as error:
        detail = error.strerror if isinstance(error, OSError) else N_("it is no text")
        message = N_("The file of a credential, {path}, cannot be read: {detail}.")
        raise MessengerRefused(message, path=str(path), detail=detail) from None
    if not _TOKEN.fullmatch(token):
        raise MessengerRefused(N_("The file {path} holds no credential."), path=str(path))
    return token


def _is_near(address: str) -> bool:
    peer = ipaddress.ip_address(address.partition("%")[0])
    return peer.is_loopback or peer.is_private


def _object(read: bytes) -> dict[str, object] | None:
    try:
        said = orjson.loads(read)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _seconds(headers: Mapping[str, str], said: Mapping[str, object]) -> float:
    """Return for how long to wait (Matrix: ``retry_after_ms``; HTTP: Retry-After), a second where it is not said."""
    told = said.get("retry_after_ms")
    if isinstance(told, int) and told >= 0:
        return min(told / 1000, LONGEST_WAIT)
    header = headers.get("retry-after", "")
    return min(float(header), LONGEST_WAIT) if _NUMBER.fullmatch(header) else 1.0


def _read(
    speaking: h11.Connection, line: socket.socket, largest: int | None, left: Callable[[], float]
) -> tuple[int, dict[str, str], bytes]:
    status, headers, pieces, length = 0, dict[str, str](), list[bytes](), 0
    while True:
        event = speaking.next_event()
        if event is h11.NEED_DATA:
            line.settimeout(left())
            # Without a body to read no more is taken from the line than a head may be long.
            speaking.receive_data(line.recv(_PIECE if largest is not None else 1024))
        elif isinstance(event, h11.Response):
            status = event.status_code
            headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in event.headers}
            if largest is None:
                return status, headers, b""
        elif isinstance(event, h11.Data):
            pieces.append(bytes(event.data))
            length += len(event.data)
            if largest is not None and length > largest:
                raise h11.RemoteProtocolError(f"more than {largest} bytes")
        elif isinstance(event, h11.EndOfMessage | h11.ConnectionClosed):
            if not status:
                raise h11.RemoteProtocolError("no answer")
            return status, headers, b"".join(pieces)
