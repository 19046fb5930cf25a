"""The four processes of ``openroll serve``, started, watched and stopped by one supervisor.

Each process is given what it needs and no more: the public site gets the public directory and nothing else,
the office the private database, the worker that and the signing key, the fetcher neither. Office and worker are
forks of the supervisor, which has loaded what they need and holds no key and no open database; public and fetcher
are programs of their own, for the supervisor has read the settings, and these may not have what is in them.
"""

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import FrameType

from openroll.core.durable import make_folder, write_file
from openroll.core.errors import N_, UnusableInput
from openroll.core.forks import Fork
from openroll.core.parentage import PATIENCE, end_with_parent
from openroll.site.register import Register
from openroll.sources.process import child_environment

STEADY = 60.0  # seconds after which a process that ends is not taken for one that cannot start
# In each process of the office: while an answer waits for the disk, its turn to write or a receipt, others go on. Large
# batches that wait together are kept together.
OFFICE_THREADS = 8
_KEPT = ("PATH", "LANG", "LC_ALL", "LC_MESSAGES", "PYTHONPATH", "VIRTUAL_ENV", "SSL_CERT_FILE", "TMPDIR")


@dataclass
class Process:
    """One of the four: how to start it, and what it is now. A fork has ``work`` to do, and no command."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    work: Callable[[], object] | None = None
    running: subprocess.Popen[bytes] | Fork | None = None
    started_at: float = 0.0
    failures: int = 0
    restart_at: float = 0.0

    def start(self, first: Callable[[], None]) -> None:
        """Start it. ``first`` is what a fork does before its work."""
        self.running = (
            self._program() if self.work is None else Fork(f"openroll-{self.name}", self._fork(first))
        )

    def _program(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self.command,
            env=dict(self.environment),
            stdin=subprocess.DEVNULL,
            preexec_fn=_become_child,  # noqa: PLW1509  # one system call, no locks taken
        )

    def _fork(self, first: Callable[[], None]) -> Callable[[], None]:
        def work() -> None:
            first()
            # Django has set the zone that it counts in, as it would in a program of its own.
            for name in os.environ.keys() - self.environment.keys() - {"TZ"}:
                del os.environ[name]
            os.environ.update(self.environment)
            if self.work is not None:
                self.work()

        return work


@dataclass
class Supervisor:
    """Starts the processes, starts again what dies, stops all of them on a signal."""

    processes: list[Process]
    tell: Callable[[str], None]
    leave: Callable[[], None] = lambda: None  # what a fork does with what is the supervisor's alone
    stopping: bool = field(default=False, init=False)

    def run(self, ready: Callable[[], bool], when_ready: Callable[[], None]) -> None:
        """Run until a signal asks to stop. ``when_ready`` is called once, when ``ready`` first says so."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        told = False
        try:
            while not self.stopping:
                self._watch()
                if not told and ready():
                    told = True
                    when_ready()
                time.sleep(0.05)
        finally:
            self._stop_all()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _watch(self) -> None:
        now = time.monotonic()
        for process in self.processes:
            if process.running is not None and process.running.poll() is not None:
                process.failures = process.failures + 1 if now - process.started_at < STEADY else 1
                process.restart_at = now + min(30.0, 0.2 * 2**process.failures)
                self.tell(
                    f"{process.name} ended with status {process.running.returncode}; it is started again"
                )
                _end_group(process.running)
                process.running = None
            if process.running is None and now >= process.restart_at and not self.stopping:
                process.started_at = now
                process.start(self.leave)

    def _stop_all(self) -> None:
        running = [process.running for process in self.processes if process.running is not None]
        for one in running:
            if one.poll() is None:
                one.terminate()
        deadline = time.monotonic() + PATIENCE
        for one in running:
            try:
                one.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()
            _end_group(one)


def _end_group(leader: subprocess.Popen[bytes] | Fork) -> None:
    """End what an ended process left behind: a web server's workers would go on holding its port."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader.pid, signal.SIGKILL)


def _become_child() -> None:
    os.setsid()  # a Ctrl-C reaches the supervisor alone, which stops the others in order
    end_with_parent()  # a supervisor that was killed leaves nothing that holds its ports


def four(register: Register) -> list[Process]:
    """Return the processes of ``register``. Raises UnusableInput when an address cannot be used."""
    base = {name: os.environ[name] for name in _KEPT if name in os.environ}
    private = {
        **base,
        "OPENROLL_REGISTER": str(register.folder),
        "DJANGO_SETTINGS_MODULE": "openroll.site.settings",
    }
    make_folder(register.fetcher_socket.parent, 0o700)
    fetcher = [sys.executable, "-P", "-m", "openroll.sources.process", str(register.fetcher_socket)]
    return [
        Process(
            "public",
            _public(register.public_address),
            {
                **base,
                "OPENROLL_PUBLIC": str(register.public),
                # Its pages lead there: to whoever wants to write, contest, or keep an entry.
                "OPENROLL_OFFICE_URL": register.office_url,
            },
        ),
        Process(
            "office",
            [],
            {
                **private,
                "OPENROLL_OFFICE_SECRET": office_secret(register),
                # Its processes count together in files here.
                "PROMETHEUS_MULTIPROC_DIR": str(_empty(register.private / "run" / "metrics")),
            },
            partial(_be_office, *split_address(register.office_address), register.office_workers),
        ),
        Process("worker", [], private, partial(_be_worker, register.folder)),
        Process("fetcher", fetcher, child_environment()),
    ]


def _empty(folder: Path) -> Path:
    """Return ``folder``, new: what processes of an earlier start counted is not added to."""
    shutil.rmtree(folder, ignore_errors=True)
    make_folder(folder, 0o700)
    return folder


def office_secret(register: Register) -> str:
    """Return the secret that the office signs links and cookies with; made at the first start, kept in private."""
    path = register.private / "office.secret"
    if not path.exists():
        write_file(path, secrets.token_urlsafe(24).encode(), mode=0o600)
    return path.read_text()


def split_address(address: str) -> tuple[str, int]:
    """Return host and port of ``HOST:PORT``. Raises UnusableInput."""
    host, _, port = address.rpartition(":")
    if not host or not (port.isascii() and port.isdigit()) or not 0 < int(port) < 65536:
        raise UnusableInput(N_("{address} is not an address; write HOST:PORT."), address=address)
    return host.strip("[]"), int(port)


def check_free(address: str) -> None:
    """Raise UnusableInput when ``address`` cannot be listened on."""
    host, port = split_address(address)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UnusableInput(
                N_(
                    "The address {address} cannot be listened on: {detail}. Choose another in the settings file."
                ),
                address=address,
                detail=error.strerror or str(error),
            ) from error


def is_free(address: str) -> bool:
    """Tell whether ``address`` can be listened on."""
    try:
        check_free(address)
    except UnusableInput:
        return False
    return True


def free_address() -> str:
    """Return a loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


def answers(address: str) -> bool:
    """Tell whether something listens at ``address``."""
    try:
        with socket.create_connection(split_address(address), timeout=0.2):
            return True
    except OSError:
        return False


def _public(address: str) -> list[str]:
    host, port = split_address(address)
    served = [host, str(port), str(os.cpu_count() or 1), "openroll.public.app:application"]
    return [sys.executable, "-m", "openroll.site.web", *served]


def _be_office(host: str, port: int, workers: int) -> None:
    """Be the office. Its secret comes into the settings here: no other process signs anything."""
    from django.conf import settings

    from openroll.site import web

    settings.SECRET_KEY = os.environ["OPENROLL_OFFICE_SECRET"]
    application = "openroll.site.wsgi:application"
    web.serve(host, port, workers, application, threads=OFFICE_THREADS, at_start=_read_ahead)


def _read_ahead() -> None:
    """Begin to read what requests bear. Its modules are there only when the application has been loaded."""
    from openroll.desk import reading_ahead

    reading_ahead.begin()


def _be_worker(folder: Path) -> None:
    from openroll.site import worker

    worker.main(str(folder))
