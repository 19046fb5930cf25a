"""Origins that mean harm: each ends with a clear refusal, within its limits, and with nothing half changed."""

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from openroll.core.errors import CheckFailed, OpenrollError, UnusableInput
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.tiles import LARGEST_BUNDLE
from openroll.net import download
from openroll.net.download import CannotDownload, Site, TooLarge, check_address
from openroll.net.mirror import Mirror
from openroll.publish.check import check_directory
from tests.net.serving import Quiet, served
from tests.net.test_mirror import TRUST, Register, copy, files
from tests.publish.making import KEY

Conversation = Callable[[socket.socket, bytes], None]


@contextmanager
def talking(conversation: Conversation) -> Iterator[str]:
    """A server that reads one request and then says what ``conversation`` says."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        over = threading.Event()

        def work() -> None:
            while not over.is_set():
                try:
                    line, _ = server.accept()
                except TimeoutError:
                    continue
                threading.Thread(target=talk, args=(line,), daemon=True).start()

        def talk(line: socket.socket) -> None:
            with line:
                try:
                    while asked := line.recv(4096):
                        conversation(line, asked.split(b" ")[1])
                except OSError:
                    pass

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        finally:
            over.set()
            thread.join()


def site(url: str, seconds: float = 60) -> Site:
    return Site(url, time.monotonic() + seconds)


def says(answer: bytes, *, then_close: bool = False) -> Conversation:
    def conversation(line: socket.socket, _: bytes) -> None:
        line.sendall(answer)
        if then_close:
            line.shutdown(socket.SHUT_RDWR)

    return conversation


OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("answer", "error", "told"),
    [
        (OK + b"Content-Length: 99999999999\r\n\r\n", TooLarge, "larger than 1000"),
        (OK + b"Content-Length: 2000\r\n\r\n" + bytes(2000), TooLarge, "larger than 1000"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"400\r\n" + bytes(1024) + b"\r\n", TooLarge, "larger"),
        (OK + b"Content-Length: -1\r\n\r\n", CannotDownload, "cannot be downloaded"),
        (OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nx", CannotDownload, "cannot be downloaded"),
        (OK + b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", CannotDownload, "encoding"),
        (OK + b"X: " + b"y" * 100_000, CannotDownload, "cannot be downloaded"),
        (b"\x00\x01\x02\r\n\r\n", CannotDownload, "cannot be downloaded"),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", CannotDownload, "status 304"),
        (b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", CannotDownload, "status 500"),
        (b"HTTP/1.1 206 Part\r\nContent-Length: 1\r\n\r\nx", CannotDownload, "status 206"),
        (b"HTTP/1.1 101 Up\r\n\r\n", CannotDownload, "cannot be downloaded"),
    ],
)
def test_answers_that_are_refused(answer: bytes, error: type[OpenrollError], told: str) -> None:
    with talking(says(answer)) as url, pytest.raises(error, match=told):
        site(url).get("checkpoint", 1000)


def test_a_cut_answer_is_none(tmp_path: Path) -> None:
    half = OK + b"Content-Length: 100\r\n\r\nhalf"
    with talking(says(half, then_close=True)) as url, pytest.raises(CannotDownload):
        site(url).save("x", tmp_path / "x", 1000)
    assert list(tmp_path.iterdir()) == []


def test_an_endless_body_is_not_kept(tmp_path: Path) -> None:
    def endless(line: socket.socket, _: bytes) -> None:
        line.sendall(OK + b"\r\n")
        while True:
            line.sendall(bytes(1 << 16))

    with talking(endless) as url, pytest.raises(TooLarge):
        site(url).save("x", tmp_path / "x", 1 << 20)
    assert list(tmp_path.iterdir()) == []


def test_a_long_page_that_says_that_there_is_no_such_file() -> None:
    page = b"HTTP/1.1 404 No\r\nContent-Length: 1000000\r\n\r\n" + bytes(1_000_000)
    with talking(says(page)) as url:
        asked = site(url)
        assert asked.get("keys/1", 1000) is None
        assert asked.get("keys/2", 1000) is None


@pytest.mark.parametrize("in_head", [True, False])
def test_a_slow_drip_ends(in_head: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def drip(line: socket.socket, _: bytes) -> None:
        line.sendall(OK if in_head else OK + b"Content-Length: 1000\r\n\r\n")
        while True:
            line.sendall(b"x")
            time.sleep(0.02)

    monkeypatch.setattr(download, "FILE_SECONDS", 0.3)
    began = time.monotonic()
    with talking(drip) as url, pytest.raises(CannotDownload, match=r"too long|timed out"):
        site(url).get("x", 1000)
    assert time.monotonic() - began < 5


def test_silence_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "SILENCE_SECONDS", 0.2)
    with talking(lambda line, _: time.sleep(1)) as url, pytest.raises(CannotDownload):
        site(url).get("x", 1000)


@pytest.mark.parametrize(
    "goal",
    [
        b"/elsewhere",
        b"file:///etc/checkpoint",
        b"http://[/checkpoint",
        b"//u:p@127.0.0.1/checkpoint",
        b"?checkpoint",
    ],
)
def test_redirects_that_lead_elsewhere(goal: bytes) -> None:
    answer = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + goal + b"\r\n\r\n"
    with talking(says(answer)) as url, pytest.raises((CannotDownload, UnusableInput)):
        site(url).settle("checkpoint")


def test_redirects_without_end() -> None:
    def round_and_round(line: socket.socket, path: bytes) -> None:
        line.sendall(b"HTTP/1.1 302 F\r\nContent-Length: 0\r\nLocation: /x" + path + b"\r\n\r\n")

    with talking(round_and_round) as url, pytest.raises(CannotDownload, match="leads elsewhere"):
        site(url).settle("checkpoint")


def test_other_files_are_not_redirected() -> None:
    answer = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /other\r\n\r\n"
    with talking(says(answer)) as url, pytest.raises(CannotDownload, match="status 302"):
        site(url).get("tile/0/000", 8192)


def test_addresses_that_are_none() -> None:
    for url in (
        "ftp://x/",
        "http://a@b/",
        "http://x/?q",
        "http://x/#f",
        "http://é/",
        "http://x\n/",
        "http:///",
    ):
        with pytest.raises(UnusableInput):
            check_address(url)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Register, Path]:
    """A register and its mirror, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    register = Register(folder / "register", 270)
    with served(register.public) as url:
        copy(url, folder / "mirror")
    return register, folder / "mirror"


@pytest.fixture
def register(made: tuple[Register, Path], tmp_path: Path) -> Register:
    return made[0].copied(tmp_path / "register")


@pytest.fixture
def mirror(made: tuple[Register, Path], tmp_path: Path) -> Path:
    """A mirror of the register."""
    return Path(shutil.copytree(made[1], tmp_path / "mirror"))


def unchanged(mirror: Path, before: dict[str, str]) -> bool:
    after = {name: found for name, found in files(mirror).items() if not name.startswith("tile/")}
    kept = {name: found for name, found in before.items() if not name.startswith("tile/")}
    return after == kept and check_directory(mirror, [KEY.verifier]).ok


@pytest.mark.parametrize("size", [2**40, 2**62, 271, 512, 2**30])
def test_sizes_that_nothing_bears_out(register: Register, mirror: Path, size: int) -> None:
    before = files(mirror)
    with served(register.public) as url:
        path = register.public / "checkpoint"
        path.chmod(0o644)
        note = sign_checkpoint(Checkpoint(KEY.name, size, bytes(32)), KEY)
        path.write_bytes(note)
        with pytest.raises(CheckFailed) as caught:
            copy(url, mirror)
        with pytest.raises(CheckFailed):
            copy(url, mirror)
    assert unchanged(mirror, before)
    if size <= 2**36:
        assert "kept" in str(caught.value)
        assert [each.read_bytes() for each in (mirror / "forks").iterdir()] == [note]


@pytest.mark.parametrize(
    "path",
    ["/tile/0/001.p/60", "/tile/entries/001.p/60", "/disclosures/001", "/roll.sqlite3", "/register.json"],
)
def test_wrong_bytes_anywhere(register: Register, mirror: Path, path: str) -> None:
    body = b""

    class Wrong(Quiet):
        def do_GET(self) -> None:
            if self.path != path:
                super().do_GET()
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    before = files(mirror)
    register.grow(316 - 270)
    with served(register.public, Wrong) as url:
        for body in (b"", bytes(LARGEST_BUNDLE + 1), b"\xff" * 1000):  # noqa: B007  # the handler reads it
            with pytest.raises(OpenrollError):
                copy(url, mirror)
    assert unchanged(mirror, before)


def test_a_host_that_says_that_nothing_changed(register: Register, tmp_path: Path) -> None:
    """It is believed only where nothing can have changed."""

    class Same(Quiet):
        def do_GET(self) -> None:
            if self.headers["If-None-Match"]:
                self.send_response(304)
                self.end_headers()
                return
            super().do_GET()

        def end_headers(self) -> None:
            self.send_header("ETag", '"e"')
            super().end_headers()

    mirror = tmp_path / "mirror"
    with served(register.public, Same) as url:
        copy(url, mirror)
        assert not copy(url, mirror).changed
        register.grow(20)
        assert copy(url, mirror).size == 290
    assert check_directory(mirror, [KEY.verifier]).ok
    assert files(mirror)["disclosures/000"] == files(register.public)["disclosures/000"]


def test_a_register_that_never_stands_still(register: Register, tmp_path: Path) -> None:
    class Growing(Quiet):
        def do_GET(self) -> None:
            super().do_GET()
            if self.path == "/register.json":
                register.grow(1)

    with served(register.public, Growing) as url, pytest.raises(CannotDownload, match="being written to"):
        copy(url, tmp_path / "mirror")
    assert not (tmp_path / "mirror/checkpoint").exists()


def test_a_register_that_grows_meanwhile(register: Register, tmp_path: Path) -> None:
    grown = threading.Event()

    class Growing(Quiet):
        def do_GET(self) -> None:
            # Before it is answered: what has been asked for so far was of the smaller one.
            if self.path == "/disclosures/000" and not grown.is_set():
                grown.set()
                register.grow(300)
            super().do_GET()

    with served(register.public, Growing) as url:
        assert copy(url, tmp_path / "mirror").size == 570
    assert check_directory(tmp_path / "mirror", [KEY.verifier]).ok


def test_the_deadline_ends_a_run(register: Register, tmp_path: Path) -> None:
    from openroll.cli.layout import LAYOUT
    from openroll.cli.mirror import problems_of
    from tests.net.test_mirror import Still

    with served(register.public) as url, pytest.raises(CannotDownload, match="too long"):
        Mirror(url, tmp_path / "mirror", LAYOUT, problems_of, Still(), seconds=0).run(TRUST)


def test_two_mirrors_at_once_are_refused(register: Register, mirror: Path) -> None:
    from openroll.core.durable import FolderLock
    from openroll.core.errors import Conflict

    with (
        served(register.public) as url,
        FolderLock(mirror / ".mirror/lock"),
        pytest.raises(Conflict),
    ):
        copy(url, mirror)


def test_a_damaged_mirror_mends_itself(register: Register, mirror: Path) -> None:
    with served(register.public) as url:
        register.grow(5)
        for name in ("tile/0/000", "tile/entries/000", "roll.sqlite3", "disclosures/000"):
            path = mirror / name
            path.chmod(0o644)
            data = path.read_bytes()
            path.write_bytes(data[:100] + b"!" + data[101:])
        assert copy(url, mirror).size == 275
    assert check_directory(mirror, [KEY.verifier]).ok
