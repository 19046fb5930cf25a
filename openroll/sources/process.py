"""The fetcher as a process of its own: it talks to strangers, and holds no key, no evidence and no database.

``python -m openroll.sources.process SOCKET`` listens on a unix socket; the processes of ``openroll serve`` ask it
through RemoteFetcher. A single command starts a child of its own through SpawnedFetcher. A source's key travels
with the one request that needs it, and stays in the process that owns it otherwise.
"""

import argparse
import contextlib
import os
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self, TypeAlias

from openroll.core import tls
from openroll.core.canonical import JSON
from openroll.core.errors import N_, Conflict, LinkRefused, OpenrollError, SourceUnreachable, UnusableInput

from . import framing
from .dns_question import check_question, is_question
from .fetcher import DEFAULT_LIMITS, Fetcher, Limits
from .following import unreachable
from .guard import check_link
from .live import Credentials, LiveFetcher
from .snapshot import Snapshot
from .stopping import Told, told_to_stop

_GRACE: Final = 10.0  # seconds beyond the fetcher's own limit before it is given up
WORKERS: Final = 16  # fetches at once
_WAITING: Final = 128
_LOOK_UP: Final = 0.5  # seconds: so soon it is seen that all are busy and the process was told to stop
_LONGEST_NAME: Final = 100  # of a unix socket, on any system
# What a child needs to run and to trust certificates. Nothing else of the environment reaches it.
_KEPT: Final = ("PATH", "LANG", "LC_ALL", "SSL_CERT_FILE", "SSL_CERT_DIR", "TZ")

COMMAND: Final = (sys.executable, "-P", "-m", __name__)  # runs this module

# Makes the fetcher for one request, which may carry a credential.
Make = Callable[[Credentials], Fetcher]


class RemoteFetcher:
    """Asks the fetching process that listens at ``path``. Each fetch is a connection of its own.

    ``credentials`` (host -> header and value) are sent along only when exactly that host is asked, over https.
    """

    def __init__(
        self, path: Path, *, credentials: Credentials | None = None, limits: Limits = DEFAULT_LIMITS
    ) -> None:
        self._path = path
        self._credentials = dict(credentials or {})
        self._limits = limits

    def fetch(self, url: str) -> Snapshot:
        """Return the answer at ``url``. Raises LinkRefused and SourceUnreachable, as Fetcher says."""
        asked = _request(url, self._credentials)
        try:
            with (
                socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as wire,
                _short_name(self._path) as name,
            ):
                _connect(wire, name, self._limits.seconds + _GRACE)
                return _ask(wire, asked, self._limits)
        except (OSError, framing.BadFrame) as error:
            raise unreachable(url, "fetcher") from error


class SpawnedFetcher:
    """Fetches in a child process, started at the first fetch and ended with the ``with`` block.

    Many threads may fetch at once. Each fetch is a connection of its own, one end of which is passed to the child: an
    answer cannot be taken for another's, whatever is interrupted.
    """

    def __init__(self, *, credentials: Credentials | None = None, limits: Limits = DEFAULT_LIMITS) -> None:
        self._credentials = dict(credentials or {})
        self._limits = limits
        self._lock = threading.Lock()  # around the child, not around what it is asked
        self._free = threading.BoundedSemaphore(WORKERS)
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def fetch(self, url: str) -> Snapshot:
        """Return the answer at ``url``. Raises LinkRefused and SourceUnreachable, as Fetcher says."""
        asked = _request(url, self._credentials)
        child: _Child | None = None
        with self._free:
            try:
                ours, theirs = socket.socketpair()
                with ours:
                    with theirs:
                        child = self._pass(theirs)
                    ours.settimeout(self._limits.seconds + _GRACE)
                    return _ask(ours, asked, self._limits)
            except (OSError, framing.BadFrame) as error:
                self._give_up(child)  # the next fetch starts another: this one may be in any state
                raise unreachable(url, "fetcher") from error

    def close(self) -> None:
        """End the child. A fetch that is under way ends as one whose fetching process gave no answer."""
        with self._lock:
            self._stop()

    def _pass(self, connection: socket.socket) -> "_Child":
        """Pass ``connection`` to the child, which is started where none runs; return the child."""
        with self._lock:
            if self._child is None or self._child[0].poll() is not None:
                self._stop()
                self._child = _start(self._limits.seconds + _GRACE)
            socket.send_fds(self._child[1], [b"c"], [connection.fileno()])
            return self._child

    def _give_up(self, child: "_Child | None") -> None:
        with self._lock:
            if child is None or child is self._child:
                self._stop()

    def _stop(self) -> None:
        if self._child is None:
            return
        child, control = self._child
        self._child = None
        control.close()
        child.terminate()
        try:
            child.wait(2)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


# A fetching process, and the socket over which it is passed connections.
_Child: TypeAlias = tuple[subprocess.Popen[bytes], socket.socket]


def _start(seconds: float) -> _Child:
    """Start a child that answers the connections passed to it until the socket to it is closed."""
    ours, theirs = socket.socketpair()
    with theirs:
        child = subprocess.Popen(
            [*COMMAND, "--passed", str(theirs.fileno())],
            env=child_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            cwd="/",
        )
    ours.settimeout(seconds)
    return child, ours


class PassedConnections:
    """What a parent passes over ``control``, taken like the connections of a listener."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control

    def accept(self) -> tuple[socket.socket, object]:
        """Return the next connection. Raises OSError at the end."""
        _, passed, _, _ = socket.recv_fds(self._control, 1, 1)
        if not passed:
            raise OSError("ended")
        return socket.socket(fileno=passed[0]), None


def child_environment(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment for a fetching process: what it needs to run, and nothing that could be a secret."""
    given = os.environ if environment is None else environment
    kept = {name: given[name] for name in _KEPT if name in given}
    return {**kept, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}


class Listener(Protocol):
    """Where connections come from."""

    def accept(self) -> tuple[socket.socket, object]:
        """Return the next connection. Raises OSError when no more will come."""
        ...


def serve(
    listener: Listener, make: Make, *, limits: Limits = DEFAULT_LIMITS, told: Told | None = None
) -> None:
    """Answer every connection of ``listener`` in a thread of its own, until no more come or it is ``told`` to stop."""
    free = threading.BoundedSemaphore(WORKERS)

    def work(wire: socket.socket) -> None:
        try:
            with wire:
                answer_all(wire, make, limits=limits)
        finally:
            free.release()

    while not (told and told.to_stop):
        if not free.acquire(timeout=_LOOK_UP):
            continue
        try:
            wire, _ = listener.accept()
        except OSError:
            free.release()
            return
        threading.Thread(target=work, args=(wire,), daemon=True).start()


def answer_all(wire: socket.socket, make: Make, *, limits: Limits = DEFAULT_LIMITS) -> None:
    """Answer the requests that come over ``wire`` until it ends or says what is no request."""
    with contextlib.suppress(OSError, framing.BadFrame):
        while (frame := framing.receive(wire, 0)) is not None:
            header, payload = _answer(frame[0], make)
            framing.send(wire, header, payload)


def _answer(header: dict[str, JSON], make: Make) -> tuple[dict[str, JSON], bytes]:
    url = header.get("fetch")
    if not isinstance(url, str):
        raise framing.BadFrame("no request")
    try:
        return framing.of_snapshot(make(_credentials(header.get("credential"))).fetch(url))
    except (LinkRefused, SourceUnreachable) as error:
        return framing.of_error(error), b""
    except Exception as error:  # a stranger's bytes may hit a mistake of ours: one request fails, not all
        print(f"openroll fetcher: {type(error).__name__} on a request", file=sys.stderr)
        return framing.of_error(unreachable(url, "fetcher")), b""


def _credentials(told: JSON) -> Credentials:
    match told:
        case None:
            return {}
        case [str(host), str(name), str(value)]:
            return {host: (name, value)}
    raise framing.BadFrame("no credential")


def _request(url: str, credentials: Credentials) -> dict[str, JSON]:
    """Return the request for ``url``. Raises LinkRefused before anything is sent."""
    if is_question(url):
        check_question(url)
        return {"fetch": url, "credential": None}
    link = check_link(url)
    credential = credentials.get(link.host) if link.scheme == "https" else None
    return {"fetch": url, "credential": [link.host, *credential] if credential else None}


def _ask(wire: socket.socket, asked: dict[str, JSON], limits: Limits) -> Snapshot:
    framing.send(wire, asked)
    frame = framing.receive(wire, framing.largest_payload(limits))
    if frame is None:
        raise framing.BadFrame("ended")
    return framing.open_answer(*frame)


def _connect(wire: socket.socket, name: str, seconds: float) -> None:
    """Connect within ``seconds``. Where many wait already, a unix socket says so at once instead of waiting."""
    wire.settimeout(seconds)
    end = time.monotonic() + seconds
    while True:
        try:
            return wire.connect(name)
        except BlockingIOError:
            if time.monotonic() >= end:
                raise
            time.sleep(0.02)


@contextlib.contextmanager
def listening(path: Path) -> Iterator[socket.socket]:
    """Give a listening unix socket at ``path``, for nobody but this account; remove it afterwards.

    A socket that a killed process left is replaced. Raises Conflict when somebody answers there, UnusableInput when
    there is something else.
    """
    _make_way(path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        old = os.umask(0o177)
        try:
            with _short_name(path) as name:
                listener.bind(name)
        except OSError as error:
            raise UnusableInput(
                N_("The fetcher cannot listen at {path}: {detail}."), path=str(path), detail=error.strerror
            ) from error
        finally:
            os.umask(old)
        made = path.stat().st_ino
        try:
            listener.listen(_WAITING)
            yield listener
        finally:
            with contextlib.suppress(OSError):
                if path.stat().st_ino == made:
                    path.unlink()


def _make_way(path: Path) -> None:
    try:
        mode = path.lstat().st_mode
    except OSError:
        return
    if not stat.S_ISSOCK(mode):
        message = N_("The fetcher cannot listen at {path}: something else is there.")
        raise UnusableInput(message, path=str(path))
    if answers(path):
        raise Conflict(N_("A fetcher is already listening at {path}."), path=str(path))
    path.unlink(missing_ok=True)


def answers(path: Path) -> bool:
    """Tell whether a fetching process listens at ``path``."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe, _short_name(path) as name:
        probe.settimeout(2)
        try:
            probe.connect(name)
        except (ConnectionRefusedError, FileNotFoundError):
            return False
        except OSError:
            pass  # busy, or not ours to ask: somebody is there
    return True


@contextlib.contextmanager
def _short_name(path: Path) -> Iterator[str]:
    """Give a name for ``path`` that a unix socket can have, however deep the folder lies."""
    if len(os.fsencode(path)) <= _LONGEST_NAME:
        yield str(path)
        return
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def main(arguments: list[str] | None = None) -> int:
    """Run the fetching process until SIGTERM, SIGINT, or the end of its connection; return the exit status."""
    parser = argparse.ArgumentParser(prog="openroll-fetcher", description=__doc__)
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("socket", nargs="?", type=Path, help="the unix socket to listen on")
    place.add_argument(
        "--passed", type=int, metavar="FD", help="an inherited socket over which connections are passed"
    )
    args = parser.parse_args(arguments)
    try:
        with told_to_stop() as told:
            _run(args.socket, args.passed, told)
    except OpenrollError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    return 0


def _run(path: Path, passed: int | None, told: Told) -> None:
    """Listen at ``path``, or take what is passed over the socket ``passed``, until it ends."""
    trusted = tls.demanding()  # once: reading all that the machine trusts takes longer than many an answer

    def make(credentials: Credentials) -> Fetcher:
        return LiveFetcher(credentials=credentials, context=trusted)

    if passed is not None:
        with socket.socket(fileno=passed) as control, told.waking(control):
            serve(PassedConnections(control), make, told=told)
    else:
        with listening(path) as listener, told.waking(listener):
            serve(listener, make, told=told)


if __name__ == "__main__":
    sys.exit(main())
