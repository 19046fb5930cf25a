"""What every test stands on: no network beyond this machine, seeded chance, and what CI may not skip."""

import contextlib
import gc
import ipaddress
import os
import random
import secrets
import socket
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import databases
from tests.recorded_data import SHARED_DATA, WITHOUT_DATA

pytest_plugins = ["tests.command", "tests.agent.synapse"]

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("OPENROLL_CI") == "1"
_SEED = 20170628
# Nothing in these opens a private database, so that on PostgreSQL they are not even read.
WITHOUT_DATABASE = frozenset(
    ("core", "identity", "log", "policy", "public", "publish", "repository", "search", "sources", "spam", "trial", "ui",
     "watch")
)  # fmt: skip

settings.register_profile("default", deadline=None, print_blob=True)
# What CI draws is seeded: from one change to the next it draws the same again. The long form is scripts/soak's.
settings.register_profile(
    "ci", deadline=None, derandomize=True, database=None, print_blob=True, max_examples=40
)
settings.register_profile(
    "soak", deadline=None, max_examples=20_000, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile(os.environ.get("OPENROLL_HYPOTHESIS", "ci" if IN_CI else "default"))


class NetworkForbidden(Exception):
    """A test tried to leave this machine. Not an OSError: nothing may take it for a source that is down."""


def _is_here(host: object) -> bool:
    if not isinstance(host, str | bytes):
        return host is None
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if text in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(text.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        if isinstance(address, tuple) and not _is_here(address[0]):
            raise NetworkForbidden(f"a test tried to reach {address!r}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        host = arguments[0]
        literal = isinstance(host, str) and _is_address(host)
        if not literal and not _is_here(host):
            raise NetworkForbidden(f"a test tried to look up {host!r}")


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return True


# An audit hook sees every socket of this process, whichever library opened it.
sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def _seeded() -> None:
    """Start every test from the same chance."""
    random.seed(_SEED)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of recorded real data that lies beside the checkout; skip where it does not."""
    if not SHARED_DATA.is_dir():
        pytest.skip(WITHOUT_DATA)
    return SHARED_DATA


@pytest.fixture
def free_port() -> int:
    """Return a loopback port that nobody listens on, below those that the system gives to whoever asks for any.

    Other tests run beside this one: what has been free for a moment only must not become theirs.
    """
    while True:
        port = 10_000 + secrets.randbelow(20_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@pytest.fixture
def free_database() -> Iterator[str]:
    """Return the address of a database that is not there yet, for who makes it; nothing on SQLite.

    The copy of a template that was left there is there still, unused, and becomes the next one.
    """
    address = databases.of_tests()
    yield address
    if address:
        _close_django()
        databases.leave(address)


@pytest.fixture
def database(free_database: str) -> str:
    """Return what `openroll init --database` is to be given: nothing (SQLite), or a fresh PostgreSQL database.

    Where a register was made in it, it is that register's.
    """
    databases.make_missing(free_database)
    return free_database


def _close_django() -> None:
    if "django.db" in sys.modules:
        from django.db import connections

        connections.close_all()


def _may_be_skipped(report: pytest.TestReport | pytest.CollectReport) -> bool:
    """Say whether CI accepts this skip: its reason names what is not here ("only on …", "only where …")."""
    return _reason(report).startswith("only ") or hasattr(report, "wasxfail")


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    told = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return told.removeprefix("Skipped: ")


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if IN_CI and report.skipped and not _may_be_skipped(report):
        reason = _reason(report)
        report.outcome = "failed"
        report.longrepr = f"CI must run this and it was skipped: {reason}"


def _has_no_database(path: Path) -> bool:
    return (
        path.is_relative_to(ROOT / "tests") and path.relative_to(ROOT / "tests").parts[0] in WITHOUT_DATABASE
    )


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """On PostgreSQL do not even read what opens no private database."""
    there = collection_path.parent == ROOT / "tests" and _has_no_database(collection_path)
    return True if there and os.environ.get("OPENROLL_TEST_DATABASE") else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Drive the browser last: its driver leaves an event loop in this thread, where Django then refuses to work.

    On PostgreSQL leave out what opens no private database or says nothing of it: it has run on SQLite and would run the
    same again.
    """
    items.sort(key=lambda item: item.path.is_relative_to(ROOT / "tests" / "browser"))
    for item in items:
        if "free_database" in getattr(item, "fixturenames", ()) and _has_no_database(item.path):
            raise pytest.UsageError(f"{item.nodeid} opens a private database: see WITHOUT_DATABASE")
    if os.environ.get("OPENROLL_TEST_DATABASE"):
        private: list[pytest.Item] = []
        same: list[pytest.Item] = []
        for item in items:
            opens = "free_database" in getattr(item, "fixturenames", ())
            (same if not opens or item.get_closest_marker("any_database") else private).append(item)
        config.hook.pytest_deselected(items=same)
        items[:] = private


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is loaded and collected is there to the end: the collector of garbage looks at none of it."""
    gc.disable()
    try:
        found = yield
    finally:
        gc.enable()
    gc.freeze()
    return found


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn skips that CI does not accept into failures."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for whole modules."""
    report = yield
    _refuse_skip(report)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Leave the counts where .ci/run adds them up."""
    counts = os.environ.get("OPENROLL_TEST_COUNTS")
    if counts:
        stats = terminalreporter.stats
        passed, failed, skipped = (
            sum(len(stats.get(kind, [])) for kind in kinds)
            for kinds in (("passed", "xfailed"), ("failed", "error", "xpassed"), ("skipped",))
        )
        with Path(counts).open("a") as file:
            print(passed, failed, skipped, file=file)
