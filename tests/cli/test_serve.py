"""``openroll serve``: four processes, the office behind its door, a clean stop on a signal."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from openroll.site.processes import free_address
from tests.command import Run


@pytest.fixture
def addresses(register: Path) -> tuple[str, str]:
    """Give the register addresses that nobody uses."""
    settings = register / "openroll.toml"
    public, office = free_address(), free_address()
    text = settings.read_text().replace('address = "127.0.0.1:8080"', f'address = "{public}"')
    settings.chmod(0o600)
    settings.write_text(text.replace("127.0.0.1:8081", office))
    return public, office


@pytest.fixture
def served(register: Path, addresses: tuple[str, str]) -> Iterator[subprocess.Popen[str]]:
    with serving(register) as process:
        yield process


@contextlib.contextmanager
def serving(register: Path) -> Iterator[subprocess.Popen[str]]:
    """Serve the register for as long as the block runs."""
    command = [sys.executable, "-m", "openroll", "serve", "--register", str(register)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "LC_ALL": "C"}
    )
    assert process.stdout is not None
    try:
        said = []
        for line in process.stdout:
            said.append(line)
            if "Ctrl-C" in line:
                break
        else:
            raise AssertionError(process.stderr.read() if process.stderr else "")
        process.said = "".join(said)  # type: ignore[attr-defined]  # what it printed so far
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def get(url: str, **headers: str) -> tuple[int, str, str]:
    """Return status, body, and the address that was reached."""
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode(), answer.url
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), url


@dataclass(frozen=True)
class Running:
    """A process as /proc tells of it."""

    pid: int
    state: str
    parent: int
    group: int


def processes() -> list[Running]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):  # it may end while we look
                state, parent, group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
                found.append(Running(int(folder.name), state, int(parent), int(group)))
    return found


def children(process: subprocess.Popen[str]) -> list[int]:
    return sorted(one.pid for one in processes() if one.parent == process.pid)


def living(group: int) -> list[int]:
    """Return the processes of a process group that are not just waiting to be reaped."""
    return [one.pid for one in processes() if one.group == group and one.state != "Z"]


def process_of(pids: list[int], module: str) -> int:
    return next(pid for pid in pids if module in Path(f"/proc/{pid}/cmdline").read_text())


def test_a_register_is_served_and_stops_cleanly(
    openroll: Run, register: Path, served: subprocess.Popen[str], addresses: tuple[str, str]
) -> None:
    public, office = addresses
    assert get(f"http://{public}/checkpoint")[0] == 200
    assert "Test register" in get(f"http://{public}/en/")[1]

    status, _, reached = get(f"http://{office}/")
    assert (status, reached) == (200, f"http://{office}/sign-in?next=%2F")
    assert "Sign in" in get(f"http://{office}/sign-in")[1]
    with urllib.request.urlopen(f"http://{office}/sign-in", timeout=10) as answer:
        assert int(answer.headers["Content-Length"]) == len(answer.read())  # sent at once, not in parts

    listing = register.parent / "list.csv"
    listing.write_text("Organisation,Website\nLate Company,late.example\n")
    assert openroll("import", listing, "--register", register).status == 0
    deadline = time.monotonic() + 10
    while "Late Company" not in get(f"http://{public}/en/entries")[1]:
        assert time.monotonic() < deadline
        time.sleep(0.1)

    started = children(served)
    assert len(started) == 4
    served.send_signal(signal.SIGTERM)
    assert served.wait(15) == 0
    assert all(not Path(f"/proc/{pid}").exists() for pid in started)
    assert served.stdout is not None
    assert served.stderr is not None
    assert "WARNING" not in served.stdout.read() + served.stderr.read()
    assert openroll("verify", register / "public").status == 0


def join(address: str, **given: str) -> tuple[int, str, str]:
    """Send the form at ``address``, with the cookies that its page gave."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with opener.open(address, timeout=10) as answer:
        page = answer.read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None
    form = urllib.parse.urlencode({"csrfmiddlewaretoken": token.group(1), **given}).encode()
    try:
        with opener.open(address, form, timeout=10) as answer:
            return answer.status, answer.read().decode(), answer.url
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), address


def test_the_first_senior_registrar_comes_in_by_the_link_that_is_printed_and_nobody_after(
    register: Path, addresses: tuple[str, str]
) -> None:
    person = {"name": "Ada", "email": "ada@office.example"}
    secret = {"password1": "five purple herons at the weir", "password2": "five purple herons at the weir"}
    port = addresses[1].rpartition(":")[2]
    with serving(register) as process:
        link = re.search(r"http://localhost:\d+/join/\S+", process.said)  # type: ignore[attr-defined]  # see serving
        assert link is not None
        assert link.group(0).startswith(f"http://localhost:{port}/")
        status, page, reached = join(link.group(0), **person, **secret)
        assert (status, reached) == (200, f"http://localhost:{port}/account/security"), page
        assert get(link.group(0))[0] == 404, "it works once"
    with serving(register) as process:
        assert "/join/" not in process.said  # type: ignore[attr-defined]  # see serving


def test_the_public_process_knows_nothing_private(served: subprocess.Popen[str], register: Path) -> None:
    public = next(
        pid for pid in children(served) if "openroll.public" in Path(f"/proc/{pid}/cmdline").read_text()
    )
    environment = Path(f"/proc/{public}/environ").read_text()
    assert str(register / "public") in environment
    assert "private" not in environment
    assert re.search(r"OPENROLL_(REGISTER|OFFICE_SECRET|DATABASE)", environment) is None


def test_only_the_worker_has_the_key_and_the_supervisor_has_nothing_open(
    served: subprocess.Popen[str], register: Path, free_database: str
) -> None:
    named = {Path(f"/proc/{pid}/comm").read_text().strip(): pid for pid in children(served)}
    assert {"openroll-office", "openroll-worker"} <= set(named)
    opened = [file.readlink() for file in Path(f"/proc/{served.pid}/fd").iterdir()]
    assert [path for path in opened if path.is_relative_to(register)] == [register / "private" / "serve.lock"]
    assert not any(str(path).startswith("socket:") for path in opened), (
        "a database, or a process that is asked"
    )

    key = (register / "private" / "log.key").read_bytes().split(b"+", 4)[4].strip()
    assert len(key) > 40
    everybody = {one.pid for one in processes() if one.group in named.values()} | {served.pid}
    with_key = {pid for pid in everybody if any(key in part for part in memory(pid))}
    assert with_key <= {named["openroll-worker"]}


def memory(pid: int) -> Iterator[bytes]:
    """Yield what a process has written into its memory, in parts."""
    with Path(f"/proc/{pid}/mem").open("rb") as file:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights = line.split()[:2]
            begin, _, end = span.partition("-")
            if rights.startswith("rw"):
                with contextlib.suppress(OSError):  # what is mapped and not there
                    file.seek(int(begin, 16))
                    yield file.read(int(end, 16) - int(begin, 16))


def test_a_process_that_dies_is_started_again(
    served: subprocess.Popen[str], addresses: tuple[str, str]
) -> None:
    before = children(served)
    public = process_of(before, "openroll.public")
    os.kill(public, signal.SIGKILL)
    deadline = time.monotonic() + 15
    while True:
        now = children(served)
        if len(now) == 4 and public not in now:
            break
        assert time.monotonic() < deadline
        time.sleep(0.1)

    while living(public):
        assert time.monotonic() < deadline, "its workers live on"
        time.sleep(0.1)


def test_nothing_outlives_a_supervisor_that_is_killed(served: subprocess.Popen[str]) -> None:
    started = children(served)
    served.kill()
    deadline = time.monotonic() + 60  # a process that is just starting has to come to where it asks
    while any(living(group) for group in started):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_an_address_in_use_is_said(openroll: Run, register: Path, addresses: tuple[str, str]) -> None:
    import socket

    host, port = addresses[0].split(":")
    with socket.socket() as taken:
        taken.bind((host, int(port)))
        taken.listen()
        ran = openroll("serve", "--register", register)
    assert ran.status == 2
    assert addresses[0] in ran.err
