"""The four processes: their addresses, what each is given, and how they are kept running and stopped."""

import json
import os
import signal
import socket
import stat
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from openroll.core.errors import UnusableInput
from openroll.core.forks import Fork
from openroll.core.parentage import PATIENCE
from openroll.site import web
from openroll.site.processes import (
    Process,
    Supervisor,
    answers,
    check_free,
    four,
    free_address,
    is_free,
    office_secret,
    split_address,
)
from openroll.site.register import Register, prepare


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return replace(
        prepare(tmp_path / "roll", "A"), database="postgresql://u:pass-word@h/d", source_keys={"x": "a-key"}
    )


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("127.0.0.1:8080", ("127.0.0.1", 8080)),
        ("localhost:1", ("localhost", 1)),
        ("[::1]:65535", ("::1", 65535)),
        ("0.0.0.0:80", ("0.0.0.0", 80)),
    ],
)
def test_an_address_is_host_and_port(address: str, parts: tuple[str, int]) -> None:
    assert split_address(address) == parts


@pytest.mark.parametrize(
    "address",
    [
        "",
        ":",
        "8080",
        ":8080",
        "host",
        "host:",
        "host:0",
        "host:65536",
        "host:-1",
        "host:1.5",
        "host:²",
        "host:٣",
        "host: 1",
    ],
)
def test_what_is_no_address_is_said(address: str) -> None:
    with pytest.raises(UnusableInput, match="HOST:PORT"):
        split_address(address)


def test_an_address_in_use_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        assert answers(address)
        assert not is_free(address)
        with pytest.raises(UnusableInput, match=address):
            check_free(address)
    assert is_free(address)
    assert not answers(address)


@pytest.mark.parametrize("address", ["192.0.2.1:80", "[2001:db8::1]:80"])
def test_an_address_that_is_not_this_machines_is_said(address: str) -> None:
    with pytest.raises(UnusableInput, match="cannot be listened on"):
        check_free(address)


def test_a_free_address_is_free() -> None:
    assert is_free(free_address())


def test_the_secret_of_the_office_is_made_once(register: Register) -> None:
    word = office_secret(register)
    assert len(word) >= 32
    assert office_secret(register) == word
    path = register.private / "office.secret"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_each_process_is_given_what_it_needs_and_no_more(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOME_SECRET_OF_THE_SHELL", "shell-secret")
    processes = {one.name: one for one in four(register)}
    assert set(processes) == {"public", "office", "worker", "fetcher"}
    told = {name: json.dumps([one.command, dict(one.environment)]) for name, one in processes.items()}
    for name, text in told.items():
        assert "shell-secret" not in text, name
        assert "pass-word" not in text, name
        assert "a-key" not in text, name
        assert "log.key" not in text, name
    assert str(register.private) not in told["public"]
    assert "OPENROLL_REGISTER" not in told["public"]
    assert processes["public"].environment["OPENROLL_PUBLIC"] == str(register.public)
    assert "OPENROLL_REGISTER" not in told["fetcher"]
    word = office_secret(register)
    assert [name for name, text in told.items() if word in text] == ["office"]
    assert word not in json.dumps(processes["office"].command), "a command line is seen by everybody"


@pytest.mark.parametrize("name", ["public_address", "office_address"])
def test_an_address_that_is_none_starts_nothing(register: Register, name: str) -> None:
    with pytest.raises(UnusableInput, match="HOST:PORT"):
        four(replace(register, **{name: "nowhere"}))  # type: ignore[arg-type]  # the name of a text


def sleeper(name: str, script: str = "import time; time.sleep(60)") -> Process:
    return Process(name, [sys.executable, "-c", script], dict(os.environ))


@pytest.fixture(autouse=True)
def handlers() -> object:
    """A supervisor takes the signals for itself."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def forked(name: str, work: Callable[[], object], **environment: str) -> Process:
    return Process(name, [], environment, work)


def test_a_fork_is_handed_its_environment_and_leaves_what_is_the_supervisors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOME_SECRET_OF_THE_SHELL", "shell-secret")
    told, left = tmp_path / "told.new", tmp_path / "left"

    def work() -> None:
        told.write_text(json.dumps(dict(os.environ)))
        told.rename(tmp_path / "told")
        time.sleep(60)

    process = forked("a", work, ITS_OWN="word")
    Supervisor([process], lambda _: None, left.touch).run((tmp_path / "told").exists, stop_soon)
    assert left.exists()
    given = json.loads((tmp_path / "told").read_text())
    given.pop("TZ", None)
    assert given == {"ITS_OWN": "word"}
    assert isinstance(process.running, Fork)
    assert process.running.returncode == -signal.SIGTERM
    assert os.environ["SOME_SECRET_OF_THE_SHELL"] == "shell-secret"


def test_a_fork_that_dies_is_started_again_and_said() -> None:
    told: list[str] = []

    def work() -> None:
        raise SystemExit(7)

    Supervisor([forked("short", work)], told.append).run(lambda: len(told) >= 2, stop_soon)
    assert told[0] == "short ended with status 7; it is started again"


def stop_soon(seconds: float = 0.0) -> None:
    threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGTERM)).start()


def test_a_signal_stops_all_of_them() -> None:
    processes = [sleeper("a"), sleeper("b")]
    ready: list[int] = []

    def when_ready() -> None:
        ready.append(1)
        stop_soon()

    Supervisor(processes, lambda _: None).run(lambda: True, when_ready)
    assert ready == [1], "it is told once"
    running = [one.running for one in processes]
    assert all(one is not None and one.returncode == -signal.SIGTERM for one in running)


def test_one_that_dies_is_started_again_and_said() -> None:
    told: list[str] = []
    processes = [sleeper("short", "raise SystemExit(7)"), sleeper("long")]
    Supervisor(processes, told.append).run(lambda: len(told) >= 2, stop_soon)
    assert told[0] == "short ended with status 7; it is started again"
    assert processes[0].failures >= 2
    assert processes[1].failures == 0


def test_one_that_does_not_listen_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("openroll.site.processes.PATIENCE", 0.2)
    deaf = "import signal, sys, time, pathlib; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    mark = tmp_path / "deaf"
    process = sleeper("deaf", f"{deaf}pathlib.Path({str(mark)!r}).touch(); time.sleep(60)")
    Supervisor([process], lambda _: None).run(mark.exists, stop_soon)
    assert process.running is not None
    assert process.running.returncode == -signal.SIGKILL


def test_a_web_server_ends_its_workers_before_the_supervisor_ends_it() -> None:
    assert 0 < web.STOPPING < PATIENCE
