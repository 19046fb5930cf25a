"""Fetches from the network: resolves, checks every address, and connects to the checked one, never to the name."""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final, Protocol, TypeAlias

from openroll.core import tls
from openroll.core.clock import Clock, SystemClock

from .addresses import Address, parse_address
from .dns_question import NameServers, NoAnswer, check_question, is_question, snapshot_of
from .fetcher import DEFAULT_LIMITS, Limits
from .following import Failure, Recorded, follow, unreachable
from .guard import SafeLink, check_address
from .http1 import PIECE, Answer, BadAnswer, read_answer, request
from .snapshot import Snapshot

# What a resolver may hold up at once: getaddrinfo cannot be interrupted, so its thread outlives the deadline.
_RESOLVING: Final = threading.BoundedSemaphore(16)

Credentials: TypeAlias = Mapping[str, tuple[str, str]]  # host -> (header, value)


class Resolver(Protocol):
    """Looks names up."""

    def resolve(self, host: str, port: int, timeout: float) -> Sequence[str]:
        """Return the addresses of ``host``. Raises OSError, TimeoutError among them."""
        ...


class Connector(Protocol):
    """Opens connections."""

    def connect(self, address: str, port: int, timeout: float) -> socket.socket:
        """Return a connected socket. ``address`` is never a name. Raises OSError."""
        ...


class SystemResolver:
    """The machine's resolver, held to a time."""

    def resolve(self, host: str, port: int, timeout: float) -> Sequence[str]:
        """Return the addresses of ``host``."""
        if not _RESOLVING.acquire(timeout=timeout):
            raise TimeoutError
        answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

        def look_up() -> None:
            try:
                # The stop at the end keeps the machine from trying the name within domains of its own.
                name = f"{host}." if "." in host else host
                found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
                answers.put([str(one[4][0]) for one in found])
            except (OSError, UnicodeError) as error:
                answers.put(error if isinstance(error, OSError) else OSError(str(error)))
            finally:
                _RESOLVING.release()

        threading.Thread(target=look_up, daemon=True).start()
        try:
            found = answers.get(timeout=timeout)
        except queue.Empty:
            raise TimeoutError from None
        if isinstance(found, OSError):
            raise found
        return found


class SystemConnector:
    """Connects over TCP."""

    def connect(self, address: str, port: int, timeout: float) -> socket.socket:
        """Return a connected socket."""
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        opened = socket.socket(family, socket.SOCK_STREAM)
        try:
            opened.settimeout(timeout)
            opened.connect((address, port))
        except BaseException:
            opened.close()
            raise
        return opened


class LiveFetcher:
    """Fetches from the network, within ``limits``.

    ``credentials`` are attached to a request for exactly their host, over https, and never after a redirect.
    ``dns:`` links are asked of the machine's name servers. Resolver, connector, name servers, TLS context and
    clocks are given by tests.
    """

    def __init__(
        self,
        *,
        resolver: Resolver | None = None,
        connector: Connector | None = None,
        clock: Clock | None = None,
        names: NameServers | None = None,
        limits: Limits = DEFAULT_LIMITS,
        credentials: Credentials | None = None,
        context: ssl.SSLContext | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._resolver = resolver or SystemResolver()
        self._connector = connector or SystemConnector()
        self._names = names
        self._clock = clock or SystemClock()
        self._limits = limits
        self._credentials = dict(credentials or {})
        self._context = context or tls.demanding()
        self._monotonic = monotonic

    def fetch(self, url: str) -> Snapshot:
        """Return the answer at ``url``. Raises LinkRefused and SourceUnreachable, as Fetcher says."""
        deadline = _Deadline(self._limits.seconds, self._monotonic)
        if is_question(url):
            return self._ask_names(url, deadline)

        def ask(link: SafeLink, first: bool) -> Recorded:
            reached: list[str] = []
            try:
                answer = self._ask(link, self._extra(link) if first else (), deadline, reached.append)
            except (TimeoutError, Failure, BadAnswer) as error:
                failure = deadline.failure() if isinstance(error, TimeoutError) else error
                failure.address = next(iter(reached), None)
                raise failure from None
            return Recorded(answer, self._clock.now().replace(microsecond=0))

        return follow(url, ask, self._limits)

    def _ask_names(self, url: str, deadline: "_Deadline") -> Snapshot:
        from .dns_query import SystemNameServers  # takes a while to load, and pages need none of it

        question = check_question(url)
        try:
            lines = (self._names or SystemNameServers()).ask(question, deadline.left)
        except TimeoutError:
            raise unreachable(url, "time", **deadline.failure().params) from None
        except NoAnswer as error:
            raise unreachable(url, "names", detail=str(error)) from error
        return snapshot_of(url, question, lines, self._clock.now().replace(microsecond=0))

    def _extra(self, link: SafeLink) -> tuple[tuple[str, str], ...]:
        credential = self._credentials.get(link.host) if link.scheme == "https" and link.port == 443 else None
        return (credential,) if credential else ()

    def _ask(
        self,
        link: SafeLink,
        extra: tuple[tuple[str, str], ...],
        deadline: "_Deadline",
        reached: Callable[[str], None],
    ) -> Answer:
        addresses = [link.address] if link.address else self._resolve(link, deadline)
        conversation, asked = request(link, extra, self._limits)
        opened, address = self._connect(link, addresses, deadline)
        reached(str(address))
        with opened:
            wire = self._secure(link, opened, deadline) if link.scheme == "https" else opened
            with wire:
                answer = read_answer(conversation, _receiver(wire, asked, deadline), self._limits)
                certificate = wire.getpeercert(binary_form=True) if isinstance(wire, ssl.SSLSocket) else None
        return Answer(answer.status, answer.headers, answer.raw, str(address), certificate)

    def _resolve(self, link: SafeLink, deadline: "_Deadline") -> list[Address]:
        """Return the host's addresses; one that is not public refuses all, or the next question may bring it first."""
        try:
            found = self._resolver.resolve(link.host, link.port, deadline.left())
        except TimeoutError:
            raise
        except OSError:
            raise Failure("name") from None
        addresses = [parse_address(text) for text in dict.fromkeys(found)]
        known = [address for address in addresses if address is not None]
        if not known or len(known) < len(addresses):
            raise Failure("name")
        for address in known:
            check_address(address, link.url)
        return known

    def _connect(
        self, link: SafeLink, addresses: list[Address], deadline: "_Deadline"
    ) -> tuple[socket.socket, Address]:
        trouble: OSError = OSError("no address")
        tried = addresses[: self._limits.addresses]
        for place, address in enumerate(tried):
            share = deadline.left() / (len(tried) - place)  # a dead address leaves time for the next
            try:
                return self._connector.connect(str(address), link.port, share), address
            except OSError as error:
                trouble = error
        if isinstance(trouble, TimeoutError):
            raise trouble
        raise Failure("connect", detail=trouble.strerror or str(trouble))

    def _secure(self, link: SafeLink, opened: socket.socket, deadline: "_Deadline") -> ssl.SSLSocket:
        try:
            opened.settimeout(deadline.left())
            return tls.wrap(opened, link.host, self._context)
        except ssl.SSLCertVerificationError as error:
            raise Failure("certificate", detail=error.verify_message) from error
        except TimeoutError:
            raise
        except OSError as error:
            raise Failure("tls", detail=_detail(error)) from error


class _Deadline:
    """One time for everything that a fetch does."""

    def __init__(self, seconds: float, monotonic: Callable[[], float]) -> None:
        self._seconds = seconds
        self._monotonic = monotonic
        self._end = monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left. Raises TimeoutError when there are none."""
        left = self._end - self._monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def failure(self) -> Failure:
        """Return the failure that names the time."""
        return Failure("time", seconds=f"{self._seconds:g}")


def _receiver(wire: socket.socket, asked: bytes, deadline: _Deadline) -> Callable[[], bytes]:
    """Send ``asked``; return what receives the answer piece by piece within the deadline."""
    try:
        wire.settimeout(deadline.left())
        wire.sendall(asked)
    except TimeoutError:
        raise
    except OSError as error:
        raise Failure("connect", detail=_detail(error)) from error

    def receive() -> bytes:
        wire.settimeout(deadline.left())
        try:
            return wire.recv(PIECE)
        except TimeoutError:
            raise
        except OSError:  # a reset, or TLS that stops without its goodbye
            raise Failure("cut") from None

    return receive


def _detail(error: OSError) -> str:
    if isinstance(error, ssl.SSLError):
        return str(error.reason or "TLS").replace("_", " ").lower()
    return error.strerror or str(error)
