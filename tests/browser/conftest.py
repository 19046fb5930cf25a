"""Chromium, driven through its pages. Without Chromium these tests are skipped; CI forbids that."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from openroll.public.app import make_application
from tests.public.handmade import make_public
from tests.serving import running

REQUIRED = os.environ.get("OPENROLL_REQUIRE_BROWSER") == "1"
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Helpers that compile and collect beside a page's own thread cost more than they win where pages live for seconds.
    "--js-flags=--single-threaded",
)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "browser: drives Chromium; skipped where there is none, unless CI demands it"
    )


def missing(what: str) -> None:
    """Skip the test because ``what`` is not there, or fail it where it must be."""
    if REQUIRED:
        pytest.fail(f"{what}, and OPENROLL_REQUIRE_BROWSER=1 demands it")
    pytest.skip(what)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site over a register written by hand."""
    public = make_public(tmp_path_factory.mktemp("browser") / "public")
    with running(make_application(public)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, as Debian installs it: without windows where there is that one, which takes less of the processor."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if path is None:
        missing("Chromium is not installed")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe, which knows the rules of accessible pages."""
    if not AXE.exists():
        missing("axe-core is not there (npm ci brings it)")
    return AXE.read_text(encoding="utf-8")
