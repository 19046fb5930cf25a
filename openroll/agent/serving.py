"""The screen's little web server: the loopback only, threads, and an end when it is asked for."""

import secrets
import threading
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from openroll.core.errors import N_, UnusableInput

from . import screen_pages
from .bench import Bench
from .screen import Screen

_HERE = ("127.0.0.1", "localhost", "::1")


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    timeout = 10.0  # of a connection that says nothing

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: addresses would name requests."""


class Serving:
    """The screen at an address of this machine. ``word`` is what lets people in."""

    def __init__(self, bench: Bench, address: str) -> None:
        """Listen at ``address``. Raises UnusableInput: it is not of the loopback, or taken."""
        host, _, port = address.rpartition(":")
        if host.strip("[]") not in _HERE or not (port.isascii() and port.isdigit()):
            raise UnusableInput(
                N_("{address} is not an address of this machine alone; write 127.0.0.1:PORT."),
                address=address,
            )
        self.word = secrets.token_urlsafe(16)
        try:
            self._server = make_server("127.0.0.1", int(port), self._answer, _Server, _Quiet)
        except (OSError, OverflowError) as error:
            detail = getattr(error, "strerror", None) or str(error)
            raise UnusableInput(
                N_("The address {address} cannot be listened on: {detail}."), address=address, detail=detail
            ) from error
        self.port = self._server.server_port
        hosts = [f"{name}:{self.port}" for name in ("127.0.0.1", "localhost")]
        self._screen = Screen(bench, self.word, hosts, screen_pages.find)

    def _answer(self, environ: Any, start_response: Any) -> Any:
        return self._screen(environ, start_response)

    @property
    def url(self) -> str:
        """Where a browser opens it."""
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        """Serve in a thread of its own."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """End."""
        self._server.shutdown()
        self._server.server_close()
