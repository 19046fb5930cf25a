"""The fetching process: what it is asked, what it holds, and how it ends."""

import contextlib
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from openroll.core.errors import N_, Conflict, LinkRefused, SourceUnreachable, UnusableInput
from openroll.sources import framing, process
from openroll.sources.live import Credentials
from openroll.sources.process import (
    RemoteFetcher,
    SpawnedFetcher,
    answer_all,
    child_environment,
    listening,
    serve,
)
from openroll.sources.snapshot import Snapshot
from tests.sources.test_evidence import made

URL = "https://example.com/"
KEY = {"example.com": ("Authorization", "Basic c2VjcmV0Og==")}


class Fake:
    """A fetcher that answers from a table, and notes the credentials that its makers got."""

    def __init__(self) -> None:
        self.given: list[Credentials] = []

    def make(self, credentials: Credentials) -> "Fake":
        self.given.append(credentials)
        return self

    def fetch(self, url: str) -> Snapshot:
        if "refused" in url:
            raise LinkRefused(N_("{link} is refused."), link=url, reason="address")
        if "down" in url:
            raise SourceUnreachable(
                N_("{link} is down for {seconds} seconds."), link=url, reason="time", seconds=5
            )
        if "bug" in url:
            raise ZeroDivisionError
        return made()


@contextlib.contextmanager
def running(path: Path, fake: Fake) -> Iterator[None]:
    with listening(path) as listener:
        thread = threading.Thread(target=serve, args=(listener, fake.make), daemon=True)
        thread.start()
        yield
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def test_a_snapshot_comes_back(tmp_path: Path) -> None:
    with running(tmp_path / "s", Fake()):
        assert RemoteFetcher(tmp_path / "s").fetch(URL) == made()


def test_errors_come_back_as_they_were(tmp_path: Path) -> None:
    with running(tmp_path / "s", Fake()):
        fetcher = RemoteFetcher(tmp_path / "s")
        with pytest.raises(LinkRefused) as refused:
            fetcher.fetch(URL + "refused")
        with pytest.raises(SourceUnreachable) as down:
            fetcher.fetch(URL + "down")
        with pytest.raises(SourceUnreachable) as bug:
            fetcher.fetch(URL + "bug")
        assert fetcher.fetch(URL) == made()
    assert str(refused.value) == f"{URL}refused is refused."
    assert down.value.params == {"link": URL + "down", "reason": "time", "seconds": 5}
    assert bug.value.params["reason"] == "fetcher"


def test_a_link_is_checked_before_it_is_sent(tmp_path: Path) -> None:
    with pytest.raises(LinkRefused):
        RemoteFetcher(tmp_path / "nobody").fetch("http://127.0.0.1/")


def test_nobody_listens(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreachable) as caught:
        RemoteFetcher(tmp_path / "nobody").fetch(URL)
    assert caught.value.params["reason"] == "fetcher"


def test_a_credential_travels_only_with_the_request_for_its_host(tmp_path: Path) -> None:
    fake = Fake()
    with running(tmp_path / "s", fake):
        fetcher = RemoteFetcher(tmp_path / "s", credentials=KEY)
        for url in (
            URL,
            "http://example.com/",
            "https://www.example.com/",
            "https://example.com.evil.example/",
        ):
            fetcher.fetch(url)
    assert fake.given == [KEY, {}, {}, {}]


def test_questions_for_records_travel_without_credentials(tmp_path: Path) -> None:
    fake = Fake()
    with running(tmp_path / "s", fake):
        fetcher = RemoteFetcher(tmp_path / "s", credentials=KEY)
        assert fetcher.fetch("dns:example.com?type=TXT") == made()
        with pytest.raises(LinkRefused):
            fetcher.fetch("dns:localhost?type=TXT")
    assert fake.given == [{}]


def test_many_at_once(tmp_path: Path) -> None:
    with running(tmp_path / "s", Fake()):
        fetcher = RemoteFetcher(tmp_path / "s")
        got: list[Snapshot] = []
        threads = [threading.Thread(target=lambda: got.append(fetcher.fetch(URL))) for _ in range(40)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
    assert got == [made()] * 40


@pytest.mark.parametrize(
    "data", [b"junk" * 9, b"\x00\x00\x00\x02\x00\x00\x00\x00[]", b"\x00\x00\x00\x02\x00\x00\x00\x00{}", b""]
)
def test_a_strange_request_ends_only_its_connection(tmp_path: Path, data: bytes) -> None:
    with running(tmp_path / "s", Fake()):
        with socket.socket(socket.AF_UNIX) as wire:
            wire.connect(str(tmp_path / "s"))
            wire.sendall(data)
            wire.shutdown(socket.SHUT_WR)
            with contextlib.suppress(ConnectionResetError):  # what it did not read is said to be lost
                assert wire.recv(100) == b""
        assert RemoteFetcher(tmp_path / "s").fetch(URL) == made()


@pytest.mark.parametrize("answer", [b"", b"junk" * 9, b"\x00\x00\x00\x02\xff\xff\xff\xff{}"])
def test_a_fetcher_that_answers_nonsense(tmp_path: Path, answer: bytes) -> None:
    with listening(tmp_path / "s") as listener:

        def nonsense() -> None:
            wire, _ = listener.accept()
            with wire:
                framing.receive(wire, 0)
                wire.sendall(answer)

        thread = threading.Thread(target=nonsense)
        thread.start()
        with pytest.raises(SourceUnreachable):
            RemoteFetcher(tmp_path / "s").fetch(URL)
        thread.join(5)


def test_the_socket_is_for_nobody_else_and_goes_away(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with listening(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        with pytest.raises(Conflict), listening(path):
            pass
    assert not path.exists()


def test_a_socket_left_behind_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(path))
    with listening(path), socket.socket(socket.AF_UNIX) as wire:
        wire.connect(str(path))


def test_anything_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s"
    path.write_text("precious")
    with pytest.raises(UnusableInput), listening(path):
        pass
    assert path.read_text() == "precious"
    with pytest.raises(UnusableInput), listening(tmp_path / "no" / "folder"):
        pass


def test_a_deep_folder(tmp_path: Path) -> None:
    folder = tmp_path / ("deep" * 20) / ("er" * 30)
    folder.mkdir(parents=True)
    with running(folder / "fetcher.sock", Fake()):
        assert RemoteFetcher(folder / "fetcher.sock").fetch(URL) == made()


def test_the_child_gets_no_secret() -> None:
    given = {
        "PATH": "/bin",
        "DATABASE_URL": "secret",
        "OPENROLL_KEY": "secret",
        "SSL_CERT_FILE": "/x",
        "PYTHONPATH": "/evil",
        "LD_PRELOAD": "x",
    }
    got = child_environment(given)
    assert set(got) == {"PATH", "SSL_CERT_FILE", "PYTHONPATH"}
    assert Path(got["PYTHONPATH"], "openroll").is_dir()


def test_a_spawned_child_refuses_and_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENROLL_SECRET", "secret")
    with SpawnedFetcher() as fetcher:
        with pytest.raises(LinkRefused):
            fetcher.fetch("http://127.0.0.1/")
        first = _pid_after(fetcher)
        assert b"OPENROLL_SECRET" not in Path(f"/proc/{first}/environ").read_bytes()
        os.kill(first, signal.SIGKILL)
        assert fetcher._child
        fetcher._child[0].wait(5)
        second = _pid_after(fetcher)
        assert first != second
    with pytest.raises(ProcessLookupError):
        os.kill(second, 0)


def _pid_after(fetcher: SpawnedFetcher) -> int:
    """Return the child's number after it answered for a name that nobody has."""
    with pytest.raises(SourceUnreachable) as caught:
        fetcher.fetch("http://a.invalid/")
    assert caught.value.params["reason"] in ("name", "time")
    assert fetcher._child
    return fetcher._child[0].pid


# A child whose fetcher answers only once sixteen are being asked at the same time, unless the link says otherwise.
SIDE_BY_SIDE = """
import os, threading
from openroll.core.errors import N_, SourceUnreachable
from openroll.sources import process

class Fetcher:
    everybody = threading.Barrier(16)

    def __init__(self, **options):
        pass

    def fetch(self, url):
        if "slow" in url:
            threading.Event().wait(60)
        if "dead" in url:
            os._exit(1)
        if "alone" not in url:
            self.everybody.wait(20)
        raise SourceUnreachable(N_("{link} {reason}"), link=url, reason=url)

process.LiveFetcher = Fetcher
process.main()
"""


@pytest.fixture
def side_by_side(monkeypatch: pytest.MonkeyPatch) -> Iterator[SpawnedFetcher]:
    monkeypatch.setattr(process, "COMMAND", (sys.executable, "-c", SIDE_BY_SIDE))
    with SpawnedFetcher() as fetcher:
        yield fetcher


def _reason(fetcher: SpawnedFetcher, url: str) -> str:
    with pytest.raises(SourceUnreachable) as caught:
        fetcher.fetch(url)
    return str(caught.value.params["reason"])


def test_a_spawned_child_answers_many_at_once(side_by_side: SpawnedFetcher) -> None:
    """Each gets its own answer, and none comes before all are asked."""
    urls = [f"https://example.com/{number}" for number in range(32)]
    with ThreadPoolExecutor(32) as pool:
        got = list(pool.map(lambda url: _reason(side_by_side, url), urls))
    assert got == urls


def test_a_child_that_dies_fails_what_it_was_asked_and_is_replaced(side_by_side: SpawnedFetcher) -> None:
    assert _reason(side_by_side, URL + "alone") == URL + "alone"
    with ThreadPoolExecutor(3) as pool:
        slow = [pool.submit(_reason, side_by_side, URL + "slow") for _ in range(2)]
        assert _reason(side_by_side, URL + "dead") == "fetcher"
        assert [one.result(20) for one in slow] == ["fetcher"] * 2
    assert _reason(side_by_side, URL + "alone") == URL + "alone"


def test_an_interrupted_fetch_is_answered_to_nobody(
    side_by_side: SpawnedFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = side_by_side
    assert _reason(first, URL + "alone") == URL + "alone"
    assert first._child
    child = first._child[0].pid
    send = framing.send

    def interrupted(*asked: Any) -> None:
        send(*asked)
        raise KeyboardInterrupt

    monkeypatch.setattr(framing, "send", interrupted)
    with pytest.raises(KeyboardInterrupt):
        first.fetch(URL + "alone/interrupted")
    monkeypatch.setattr(framing, "send", send)
    assert _reason(first, URL + "alone") == URL + "alone"
    assert first._child[0].pid == child


def test_close_ends_what_is_under_way(side_by_side: SpawnedFetcher) -> None:
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(_reason, side_by_side, URL + "slow")
        while side_by_side._child is None:
            time.sleep(0.01)
        side_by_side.close()
        assert slow.result(20) == "fetcher"


def test_a_child_without_its_parent_ends() -> None:
    child, control = process._start(5)
    control.close()
    assert child.wait(20) == 0


def test_answers_on_one_connection() -> None:
    ours, theirs = socket.socketpair()
    thread = threading.Thread(target=answer_all, args=(theirs, Fake().make))
    thread.start()
    with ours:
        for _ in range(3):
            framing.send(ours, {"fetch": URL, "credential": None})
            frame = framing.receive(ours, 10**6)
            assert frame
            assert framing.open_answer(*frame) == made()
    thread.join(5)
    assert not thread.is_alive()
    theirs.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_clean_stop(tmp_path: Path, number: signal.Signals) -> None:
    path = tmp_path / "s"
    child = subprocess.Popen(
        [sys.executable, "-m", "openroll.sources.process", str(path)],
        env=child_environment(),
        stderr=subprocess.PIPE,
    )
    try:
        deadline = time.monotonic() + 20
        while not path.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        with pytest.raises(SourceUnreachable) as caught:
            RemoteFetcher(path).fetch("http://a.invalid/")
        assert caught.value.params["reason"] in ("name", "time")
        child.send_signal(number)
        assert child.wait(10) == 0
    finally:
        child.kill()
        _, told = child.communicate()
    assert told == b""
    assert not path.exists()


def test_a_signal_that_comes_while_it_ends_is_told_to_nobody() -> None:
    """Whoever started it shuts its socket first and sends the signal then: it may be ending by itself already."""
    ours, theirs = socket.socketpair()
    code = (
        "import atexit, os, signal, sys\n"
        "from openroll.sources import process\n"
        "atexit.register(os.kill, os.getpid(), signal.SIGTERM)\n"
        f"sys.exit(process.main(['--passed', '{theirs.fileno()}']))"
    )
    with theirs:
        command = [sys.executable, "-c", code]
        child = subprocess.Popen(
            command, env=child_environment(), pass_fds=(theirs.fileno(),), stderr=subprocess.PIPE
        )
    ours.close()
    _, told = child.communicate(timeout=20)
    assert (child.returncode, told) == (0, b"")


def test_a_place_that_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "s").write_text("x")
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        assert process.main([str(tmp_path / "s")]) == 2
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert "cannot listen" in capsys.readouterr().err
