"""A server on loopback, and a live fetcher that is led to it."""

import contextlib
import socket
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from openroll.core.clock import FixedClock
from openroll.core.errors import LinkRefused, SourceUnreachable
from openroll.sources.fetcher import Limits
from openroll.sources.live import LiveFetcher
from tests.sources.loopback import Connector, Handler, Resolver, Server, answer, serving

NOW = datetime(2026, 11, 2, 9, 0, 0, 123456, UTC)
SMALL = Limits(seconds=2.0, raw=100_000, decoded=200_000)


class World:
    """A server, and a fetcher that is led to it."""

    def __init__(self, server: Server, resolver: Resolver | None = None, **options: object) -> None:
        self.server = server
        self.resolver = resolver or Resolver()
        self.connector = Connector(server.port)
        settings = {"limits": SMALL, "clock": FixedClock(NOW), **options}
        self.fetcher = LiveFetcher(resolver=self.resolver, connector=self.connector, **settings)  # type: ignore[arg-type]  # each test passes what it is about

    def refused(self, url: str, kind: type[Exception] = SourceUnreachable) -> str:
        with pytest.raises(kind) as caught:
            self.fetcher.fetch(url)
        error = caught.value
        assert isinstance(error, LinkRefused | SourceUnreachable)
        assert str(error.params["link"]) in str(error)
        return str(error.params["reason"])


@contextlib.contextmanager
def world(handler: Handler | bytes, resolver: Resolver | None = None, **options: object) -> Iterator[World]:
    with serving(handler) as server:
        yield World(server, resolver, **options)


def moved(location: str, status: int = 302, *more: str) -> bytes:
    return answer(b"", f"Location: {location}", *more, status=status)


def by_path(pages: dict[str, bytes]) -> Handler:
    def handler(wire: socket.socket, request: bytes) -> None:
        wire.sendall(pages[request.split(b" ")[1].decode()])

    return handler
