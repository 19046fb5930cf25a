"""``openroll verify``: what people and machines are told, and with which exit status."""

import argparse
import functools
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from openroll.cli import verify
from openroll.cli.layout import LAYOUT
from openroll.cli.speech import reader_language
from openroll.core.errors import OpenrollError, UnusableInput
from openroll.log.note import SigningKey
from openroll.log.sequencer import Sequencer
from openroll.net.download import CannotDownload
from openroll.net.download_directory import download
from openroll.publish.rollfile import CHECKSUM, ROLL
from tests.publish.making import KEY, ListSource, found_log, publish

VKEY = KEY.verifier.text
OTHER = SigningKey.from_seed(KEY.name, bytes(32)).verifier.text


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    found_log(folder)
    publish(ListSource().load(300), folder)
    return folder


@pytest.fixture
def register(published: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published, tmp_path / "register"))


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once to download what has changed meanwhile."""
    monkeypatch.setattr(verify, "download", functools.partial(download, sleep=lambda seconds: None))


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    reader_language.cache_clear()
    yield
    reader_language.cache_clear()


@pytest.fixture
def proof(register: Path, tmp_path: Path) -> Path:
    """The proof of entry 1, which is fact 1."""
    with Sequencer(register / "private/log", register / "public", KEY) as log:
        data = log.proof(1, log.head_at(log.size))
    path = tmp_path / "entry.proof"
    path.write_bytes(data)
    return path


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    verify.add_parser(parser.add_subparsers(required=True))
    try:
        args = parser.parse_args(["verify", *arguments])
        return int(args.func(args))
    except SystemExit as stop:  # argparse ends so
        return int(stop.code or 0)
    except OpenrollError as error:  # as the command does
        print(f"openroll: {error}")
        return error.exit_status


def answer(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_a_proof_with_the_key_is_proved(proof: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(proof), "--key", VKEY) == 0
    told = answer(capsys)
    assert (
        "Proved: this fact was logged at index 1 of roll.example/test, in a checkpoint of 300 facts." in told
    )
    assert "Entry 1" in told
    assert "Name: Общество «Лист» 1" in told
    assert "abuse@" not in told
    assert "digests, 2 of them" in told
    assert "nothing later exists" in told


def test_a_proof_without_a_trusted_key_is_only_consistent(
    proof: Path, register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(proof)) == 0
    told = answer(capsys)
    assert told.startswith("Consistent, authorship not proved")
    assert "No key was at hand" in told
    shutil.copy(register / "public/log.vkey", proof.parent)
    assert run(str(proof)) == 0
    assert "Signed by the key found beside it" in answer(capsys)


def test_the_key_may_be_a_file(proof: Path, register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(proof), "--key", str(register / "public/log.vkey")) == 0
    assert answer(capsys).startswith("Proved")


def test_another_key_is_refused(proof: Path, register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(proof), "--key", OTHER) == 1
    assert run(str(register), "--key", OTHER) == 1
    assert "another key" in answer(capsys)


@pytest.mark.parametrize("option", ["--key", "--policy"])
def test_a_trust_that_came_out_empty_is_no_word_to_do_without(
    proof: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A script's ``--key "$(cat log.vkey)"`` is empty where the file is gone; that must not end with 0."""
    assert run(str(proof), option, "") == 2
    told = capsys.readouterr()
    assert told.out.startswith("openroll: ") or "names no folder and no file" in told.err


def test_every_flipped_byte_of_a_proof_is_found(proof: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = proof.read_bytes()
    for at in range(0, len(data), 1 if len(data) < 2000 else 7):
        proof.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert run(str(proof), "--key", VKEY) == 1, at
    for keep in (len(data) // 2, len(data) - 1):
        proof.write_bytes(data[:keep])
        assert run(str(proof), "--key", VKEY) == 1
    answer(capsys)


@pytest.mark.parametrize("content", [b"", b"hello", b"\x00\xff" * 500, b"<html>" * 100000])
def test_what_is_no_proof_is_unusable(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    assert run(str(path)) == 2
    assert "is not a proof file" in answer(capsys)


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere",),
        ("/dev/null/x",),
        (".", "--key", "nonsense"),
        (".", "--key", ""),
        ("http://",),
        ("http://user:secret@localhost/",),
        ("http://localhost/?q=1",),
        ("http://[/",),
        ("http://localhost:99999/",),
    ],
)
def test_bad_input_is_unusable(
    arguments: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == 2
    assert answer(capsys).startswith("openroll: ")


def test_a_directory_is_proved(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(register / "public"), "--key", VKEY) == 0
    assert answer(capsys).startswith("Proved: all 300 facts of roll.example/test are there and unchanged")
    assert run(str(register)) == 0, "the register's own folder is taken for its public part"
    assert answer(capsys).startswith("Consistent, authorship not proved")


def test_a_damaged_directory_names_the_file(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = register / "public/tile/entries/000"
    path.chmod(0o644)
    data = path.read_bytes()
    path.write_bytes(data[:5000] + b"!" + data[5001:])
    assert run(str(register)) == 1
    assert "tile/entries/000: " in answer(capsys)


def test_json_says_the_same(register: Path, proof: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(register), "--key", VKEY, "--json") == 0
    told = json.loads(answer(capsys))
    assert (told["status"], told["kind"], told["size"], told["complete"]) == (
        "proved",
        "directory",
        300,
        True,
    )
    assert run(str(proof), "--json") == 0
    told = json.loads(answer(capsys))
    assert (told["status"], told["index"], told["fact"]["type"]) == ("consistent", 1, "entry-recorded")
    proof.write_bytes(proof.read_bytes() + b"x")
    assert run(str(proof), "--json") == 1
    assert json.loads(answer(capsys))["status"] == "damaged"


def test_russian_readers_are_answered(
    register: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    reader_language.cache_clear()
    assert run(str(register)) == 0
    assert answer(capsys)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path, handler: type[http.server.SimpleHTTPRequestHandler] = _Quiet) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(folder))
    ) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


def test_an_address_is_downloaded_and_proved(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(register) as url:
        assert run(url + "public", "--key", VKEY) == 0
        assert answer(capsys).startswith("Proved")
        assert run(url + "public/checkpoint", "--key", VKEY) == 0


def test_damage_at_an_address_is_found(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in (ROLL, "disclosures/001", "tile/1/000.p/1", "tile/0/001.p/44"):
        path = register / "public" / name
        held = path.read_bytes()
        path.chmod(0o644)
        path.write_bytes(held[: len(held) // 2] + b"!" + held[len(held) // 2 + 1 :])
        with served(register / "public") as url:
            assert run(url, "--key", VKEY) == 1, name
        path.unlink()
        with served(register / "public") as url:
            assert run(url, "--key", VKEY) == 1, name
        path.write_bytes(held)
    answer(capsys)


def test_no_register_at_an_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(tmp_path) as url:
        assert run(url) == 2
        assert "There is no register at" in answer(capsys)
    assert run(url) == 4, "nobody listens there any more"


def test_redirects_are_followed_once_and_odd_answers_told(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Moved(_Quiet):
        def do_GET(self) -> None:
            if self.path.startswith("/old/"):
                self.send_response(301)
                self.send_header("Location", self.path.replace("/old/", "/"))
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif self.path.startswith("/away/"):
                self.send_response(302)
                self.send_header("Location", "file:///etc/passwd")
                self.end_headers()
            elif self.path.startswith("/broken/"):
                self.send_error(503)
            elif self.path.startswith("/cut/"):
                self.send_response(200)
                self.send_header("Content-Length", "100")
                self.end_headers()
                self.wfile.write(b"cut")
                self.close_connection = True
            else:
                super().do_GET()

    with served(register / "public", Moved) as url:
        assert run(url + "old/", "--key", VKEY) == 0
        assert run(url + "away/") == 4
        assert run(url + "broken/") == 4
        assert run(url + "cut/") == 4
    answer(capsys)


def test_a_register_that_grows_meanwhile_is_downloaded_again(published: Path, tmp_path: Path) -> None:
    folder = tmp_path / "growing"
    found_log(folder)
    source = ListSource().load(5)
    publish(source, folder)
    grown = threading.Event()

    class Growing(_Quiet):
        def do_GET(self) -> None:
            super().do_GET()
            if self.path == f"/{ROLL}" and not grown.is_set():
                grown.set()
                source.enter(90)
                publish(source, folder)

    with served(folder / "public", Growing) as url:
        assert run(url, "--key", VKEY) == 0
    assert grown.is_set()


def test_a_register_at_work_is_told(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a checksum and in WAL mode the file that is served may lack the newest rows."""
    (register / "public" / CHECKSUM).unlink()
    path = register / "public" / ROLL
    data = bytearray(path.read_bytes())
    data[18:20] = b"\x02\x02"
    path.write_bytes(data)
    monkeypatch.setattr("openroll.net.download_directory.TRIES", 1)
    with served(register / "public") as url, pytest.raises(CannotDownload, match="being written"):
        (register / "x").mkdir()
        download(url, register / "x", LAYOUT)


def test_too_large_files_and_slow_hosts_end(register: Path, tmp_path: Path) -> None:
    layout = replace(LAYOUT, largest_table=1000)
    with served(register / "public") as url:
        with pytest.raises(OpenrollError, match="larger than 1000 bytes"):
            download(url, tmp_path, layout)
        with pytest.raises(CannotDownload, match="too long"):
            download(url, tmp_path, LAYOUT, seconds=0)


def test_names_that_no_key_file_can_have(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput):
        verify.read_key("x" * 5000)
    with pytest.raises(UnusableInput):
        verify.read_key("a\0b")
