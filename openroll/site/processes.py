"""The four processes of ``openroll serve``, started, watched and stopped by one supervisor.

Each process is given what it needs and no more: the public site gets the public directory and nothing else,
the office the private database, the worker that and the signing key, the fetcher neither.
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
from pathlib import Path
from types import FrameType

from openroll.core.durable import make_folder, write_file
from openroll.core.errors import N_, UnusableInput
from openroll.core.parentage import end_with_parent
from openroll.site.register import Register
from openroll.sources.process import child_environment

STEADY = 60.0  # seconds after which a process that ends is not taken for one that cannot start
PATIENCE = 10.0  # seconds that a process has to stop by itself
# In each process of the office: while an answer waits for the disk, its turn to write or a receipt, others go on.
OFFICE_THREADS = 3
_KEPT = ("PATH", "LANG", "LC_ALL", "LC_MESSAGES", "PYTHONPATH", "VIRTUAL_ENV", "SSL_CERT_FILE", "TMPDIR")


@dataclass
class Process:
    """One of the four: how to start it, and what it is now."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    running: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    failures: int = 0
    restart_at: float = 0.0


@dataclass
class Supervisor:
    """Starts the processes, starts again what dies, stops all of them on a signal."""

    processes: list[Process]
    tell: Callable[[str], None]
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
                process.running = subprocess.Popen(
                    process.command,
                    env=dict(process.environment),
                    stdin=subprocess.DEVNULL,
                    preexec_fn=_become_child,  # noqa: PLW1509  # one system call, no locks taken
                )

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


def _end_group(leader: subprocess.Popen[bytes]) -> None:
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
            _web(register.public_address, "openroll.public.wsgi:application", workers=os.cpu_count() or 1),
            {
                **base,
                "OPENROLL_PUBLIC": str(register.public),
                # Its pages lead there: to whoever wants to write, contest, or keep an entry.
                "OPENROLL_OFFICE_URL": register.office_url,
            },
        ),
        Process(
            "office",
            _web(
                register.office_address,
                "openroll.site.wsgi:application",
                workers=register.office_workers,
                threads=OFFICE_THREADS,
            ),
            {
                **private,
                "OPENROLL_OFFICE_SECRET": office_secret(register),
                # Its processes count together in files here.
                "PROMETHEUS_MULTIPROC_DIR": str(_empty(register.private / "run" / "metrics")),
            },
        ),
        Process("worker", [sys.executable, "-m", "openroll.site.worker", str(register.folder)], private),
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


def _web(address: str, target: str, *, workers: int, threads: int = 1) -> list[str]:
    host, port = split_address(address)
    options = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(workers)]
    quiet = ["--blocking-threads", str(threads), "--log-level", "warning", "--no-access-log"]
    # A worker that is asked to stop while it starts may not hear it, and the server would wait for it for ever.
    lasting = ["--respawn-failed-workers", "--workers-kill-timeout", str(round(PATIENCE - 2))]
    return [sys.executable, "-m", "granian", *options, *quiet, *lasting, target]
