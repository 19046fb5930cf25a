"""One server for a module of tests, each of which puts its own application behind it: ending a server takes a while."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.serving import running

Application = Callable[[dict[str, Any], Callable[..., object]], Iterable[bytes]]


class Served:
    """Where it answers, and with which application now."""

    def __init__(self) -> None:
        self.application: Application | None = None
        self.address = ""

    def __call__(self, environ: dict[str, Any], start: Callable[..., object]) -> Iterable[bytes]:
        assert self.application is not None
        return self.application(environ, start)


@contextmanager
def served() -> Iterator[Served]:
    """Serve while the block runs."""
    made = Served()
    with running(made) as port:
        made.address = f"http://127.0.0.1:{port}"
        yield made
