"""Runs a command beside a PostgreSQL cluster of its own: ``with_postgresql.py COMMAND…``.

The cluster lives in a temporary folder, in memory where there is room, listens on a free loopback port, is told to the
command as ``OPENROLL_TEST_DATABASE`` and is gone afterwards. Needs the server's programs (Debian: postgresql).
"""

import base64
import hashlib
import hmac
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 30.0  # seconds for the server to start, and to stop
MEMORY = Path("/dev/shm")  # Linux: a file system in memory that everybody may write to
ROOM = 1 << 30  # bytes that must be free there


class NoServer(Exception):
    """PostgreSQL cannot be started here; the message says why."""


def programs() -> Path:
    """Return the folder of the server's programs, the newest there is. Raises NoServer."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    folders += sorted(
        debian, key=lambda folder: [int(part) for part in folder.parent.name.split(".")], reverse=True
    )
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoServer("PostgreSQL's server is not installed (Debian and Ubuntu: apt install postgresql)")


def as_server() -> list[str]:
    """Return what to put before a command so that it does not run as root, which the server refuses."""
    if os.geteuid() != 0:
        return []
    return ["runuser", "-u", os.environ.get("OPENROLL_POSTGRESQL_USER", "postgres"), "--"]


def place() -> Path | None:
    """Return the folder in memory to put the cluster into; None, for the usual one, where there is none with room.

    A database is hundreds of files, which a disk makes and unmakes twenty times as slowly.
    """
    try:
        room = shutil.disk_usage(MEMORY).free
    except OSError:
        return None
    return MEMORY if room >= ROOM and os.access(MEMORY, os.W_OK | os.X_OK) else None


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster; yield its address as a URL; stop it and remove it. Raises NoServer."""
    bin_folder, before = programs(), as_server()
    folder = Path(tempfile.mkdtemp(prefix="openroll-postgresql-", dir=place()))
    try:
        if before:
            shutil.chown(folder, before[2])
        password = secrets.token_urlsafe(16)
        secret = folder / "password"
        secret.write_text(_verifier(password) + "\n")
        if before:
            shutil.chown(secret, before[2])
        data = folder / "data"
        _do(
            [
                *before,
                str(bin_folder / "initdb"),
                "--pgdata",
                str(data),
                "--username",
                "openroll",
                "--auth",
                "scram-sha-256",
                "--pwfile",
                str(secret),
                "--encoding",
                "UTF8",
                "--locale",
                "C",
                "--no-sync",
            ]
        )
        port = _free_port()
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder}"
        # The cluster outlives no test run, so nothing is gained by waiting for a disk.
        options += " -c fsync=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0"
        options += " -c autovacuum=off -c jit=off -c checkpoint_timeout=1h -c max_connections=40"
        log = (folder / "log").open("wb")
        server = subprocess.Popen(
            [*before, str(bin_folder / "postgres"), "-D", str(data), *options.split()],
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd="/",
        )
        try:
            _wait(server, port, folder / "log")
            yield f"postgresql://openroll:{password}@127.0.0.1:{port}/postgres"
        finally:
            _stop(server, data / "postmaster.pid")
            log.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _verifier(password: str) -> str:
    """Return what the server keeps of a password: of one that nobody can guess, hashed once in place of 4,096 times.

    RFC 5803. Each connection hashes as often.
    """
    salt = secrets.token_bytes(16)
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 1)
    client, server = (hmac.digest(salted, word, "sha256") for word in (b"Client Key", b"Server Key"))
    stored = hashlib.sha256(client).digest()
    told = [base64.b64encode(part).decode() for part in (salt, stored, server)]
    return f"SCRAM-SHA-256$1:{told[0]}${told[1]}:{told[2]}"


def _do(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, cwd="/")
    if done.returncode:
        raise NoServer(f"{command[-1]}: {(done.stderr or done.stdout).strip()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        # The port opens before the server takes work; its log says when it does.
        if b"ready to accept connections" in log.read_bytes():
            return
        time.sleep(0.05)
    raise NoServer(f"PostgreSQL did not start on port {port}: {log.read_text(errors='replace')[-2000:]}")


def _stop(server: "subprocess.Popen[bytes]", pid_file: Path) -> None:
    """Stop the server by the process id that it wrote down (``server`` may be runuser in front of it)."""
    try:
        os.kill(int(pid_file.read_text().split()[0]), signal.SIGINT)
    except (OSError, ValueError, IndexError):
        server.terminate()
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _end(_number: int, _frame: object) -> None:
    sys.exit(143)


def main(command: Sequence[str]) -> int:
    """Run ``command`` beside a cluster; return its exit status."""
    signal.signal(signal.SIGTERM, _end)  # so that the cluster is stopped then too
    try:
        with cluster() as url:
            return subprocess.run(command, env={**os.environ, "OPENROLL_TEST_DATABASE": url}).returncode
    except NoServer as reason:
        print(f"openroll: {reason}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
