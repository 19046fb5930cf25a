"""An office for the browser: made apart, served on the loopback, and opened by who is signed in."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from playwright.sync_api import Browser, BrowserContext

from openroll.core.clock import FixedClock
from openroll.site.founding import found
from openroll.site.private_database import use
from openroll.site.register import Register
from tests.roll.making import NOW
from tests.serving import running

T = TypeVar("T")


def apart(work: Callable[[], T]) -> T:
    """Return what ``work`` returns, or raise what it raises, done in a thread of its own.

    The driver of the browser keeps an event loop in this thread, and Django's models want none.
    """
    given: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        from django.db import connections

        try:
            given.append(work())
        except BaseException as error:
            failed.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return given[0]


@contextmanager
def served(folder: Path, fill: Callable[[Register], object], host: str = "127.0.0.1") -> Iterator[str]:
    """Make a register in ``folder``, let ``fill`` put into it what there is to see, and yield its office's address."""
    from django.core.handlers.wsgi import WSGIHandler

    def make() -> None:
        register, _ = found(folder, "Test register", policy="five-identifiers", clock=FixedClock(NOW))
        use(register)
        fill(register)

    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("OPENROLL_REGISTER", "")
        apart(make)
        with running(WSGIHandler()) as port:
            yield f"http://{host}:{port}"


def context_of(browser: Browser, language: str = "en", width: int = 1280, **more: Any) -> BrowserContext:
    """Return a browser of somebody who reads ``language``, so many pixels wide."""
    return browser.new_context(
        viewport={"width": width, "height": 800}, locale={"en": "en-GB", "ru": "ru-RU"}[language], **more
    )


def let_in(context: BrowserContext, address: str, session: str) -> None:
    """Let whose ``session`` it is be signed in at the office at ``address``; how people do it is in test_people."""
    context.add_cookies(
        [{"name": "openroll_office", "value": session, "url": address, "httpOnly": True, "sameSite": "Lax"}]
    )
