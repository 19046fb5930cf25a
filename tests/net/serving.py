"""A public directory served on loopback, by a server that can be told to misbehave."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files as any static server does, and keeps connections open."""

    protocol_version = "HTTP/1.1"
    asked: "list[str]"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, handler: type[http.server.SimpleHTTPRequestHandler] = Quiet) -> Iterator[str]:
    """Serve ``folder``; the address is given."""
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(folder))
    ) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


def counting(names: list[str]) -> type[Quiet]:
    """Return a handler that adds each path that is asked for to ``names``."""

    class Counting(Quiet):
        def do_GET(self) -> None:
            names.append(self.path[1:])
            super().do_GET()

    return Counting
