"""What a messenger gets to hear that is down, slow, in a hurry or out of its mind, and where a token goes."""

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.agent.messengers.base import MessengerBusy, MessengerDown, MessengerRefused
from openroll.agent.messengers.calls import Caller, Reply, read_token
from openroll.agent.messengers.matrix import Matrix
from openroll.core.errors import OpenrollError
from openroll.desk.locators import Kind, Network, PublicLocator
from openroll.desk.words import Action

SECRET = "syt_a-token-that-nobody-may-see"


class Wire:
    """Answers every connection with ``answer``, byte for byte, and keeps what was asked."""

    def __init__(self) -> None:
        self.answer = b""
        self.asked: list[bytes] = []
        self.hold = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self.listener.accept()
            except OSError:
                return
            with line:
                line.settimeout(5)
                try:
                    self.asked.append(line.recv(1 << 16))
                    if not self.answer:
                        self.hold.wait(5)
                    line.sendall(self.answer)
                    line.shutdown(socket.SHUT_WR)
                    line.recv(1 << 16)
                except OSError:
                    pass

    def close(self) -> None:
        self.hold.set()
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join()


def http(status: int, body: bytes, *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    made = Wire()
    yield made
    made.close()


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("calls") / "token"
    path.write_text(f"{SECRET}\n")
    return path


def test_a_token_goes_in_a_header_and_is_read_anew(wire: Wire, tmp_path: Path) -> None:
    path = tmp_path / "token"
    wire.answer = http(200, b"{}")
    for word in ("first", "second"):
        path.write_text(word)
        assert Caller("Matrix", wire.address, path).ask("GET", "/x", query={"a": "b c"}) == Reply(200)
        assert f"Bearer {word}\r\n".encode() in wire.asked[-1]
        assert wire.asked[-1].startswith(b"GET /x?a=b+c HTTP/1.1\r\n")


@pytest.mark.parametrize(
    ("status", "headers", "body", "seconds"),
    [
        (429, (), b'{"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 2500}', 2.5),
        (429, ("Retry-After: 30",), b"slow down", 30.0),
        (429, ("Retry-After: Fri, 27 Nov 2026 10:00:00 GMT",), b"[]", 1.0),
        (429, (), b'{"retry_after_ms": 99999999999999}', 3600.0),
        (429, (), b'{"retry_after_ms": -4}', 1.0),
    ],
)
def test_too_many_requests(
    wire: Wire, token: Path, status: int, headers: tuple[str, ...], body: bytes, seconds: float
) -> None:
    wire.answer = http(status, body, *headers)
    with pytest.raises(MessengerBusy) as busy:
        Caller("Matrix", wire.address, token).ask("GET", "/x")
    assert busy.value.params["seconds"] == seconds


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (http(500, b"{}"), MessengerDown),
        (http(502, b"<html>"), MessengerDown),
        (http(200, b"<html>"), MessengerDown),
        (http(200, b"[1]"), MessengerDown),
        (http(200, b"x" * (1 << 20) + b"y"), MessengerDown),
        (b"SSH-2.0-OpenSSH_9.2\r\n", MessengerDown),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{}", MessengerDown),
        (http(401, b'{"errcode": "M_UNKNOWN_TOKEN"}'), MessengerRefused),
        (http(302, b"", "Location: https://elsewhere.example/"), MessengerRefused),
    ],
)
def test_answers_that_are_none(wire: Wire, token: Path, answer: bytes, error: type[OpenrollError]) -> None:
    wire.answer, before = answer, len(wire.asked)
    with pytest.raises(error) as raised:
        Caller("Matrix", wire.address, token).ask("GET", "/x")
    assert len(wire.asked) == before + 1  # a redirect is not followed: the token stays here
    assert SECRET not in f"{raised.value!r} {raised.value.params} {raised.value.__cause__!r}"


def test_a_slow_one_is_left(wire: Wire, token: Path) -> None:
    wire.answer = b""
    with pytest.raises(MessengerDown, match="in time"):
        Caller("Matrix", wire.address, token, seconds=0.2).ask("GET", "/x")
    wire.hold.set()
    wire.answer = http(200, b"{}")


def test_one_that_is_not_there(free_port: int, token: Path) -> None:
    with pytest.raises(MessengerDown):
        Caller("Matrix", f"http://127.0.0.1:{free_port}", token).ask("GET", "/x")


def test_a_body_that_is_not_wanted_is_not_waited_for(wire: Wire, token: Path) -> None:
    wire.answer = b"HTTP/1.1 404 Not Found\r\nContent-Length: 99999999\r\n\r\npart of it"
    assert Caller("Matrix", wire.address, token).status("GET", "/x") == 404


@pytest.mark.parametrize("content", [b"", b"\n", b"two words", b"\xff\xfe", "ключ".encode(), b"x" * 5000])
def test_a_file_without_a_token(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "token"
    path.write_bytes(content)
    with pytest.raises(MessengerRefused):
        read_token(path)
    with pytest.raises(MessengerRefused, match="cannot be read"):
        read_token(tmp_path / "none")


def test_a_token_never_goes_out_in_plain(token: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[bytes] = []

    class Far:
        def getpeername(self) -> tuple[str, int]:
            return "93.184.215.14", 80

        def sendall(self, data: bytes) -> None:
            sent.append(data)

        def close(self) -> None: ...

    monkeypatch.setattr(socket, "create_connection", lambda *_args, **_more: Far())
    with pytest.raises(MessengerRefused, match="https"):
        Caller("Matrix", "http://talk.example", token).ask("GET", "/x")
    assert sent == []


WORDS = [
    *("state", "content", "type", "state_key", "join_rule", "event_id", "room_id", "sender", "unsigned"),
    *("redacted_because", "media_info", "user_id", "joined_rooms", "local", "members", "visibility", "block"),
]
NAMES = st.sampled_from(WORDS) | st.text(max_size=5)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
PLACES = [
    PublicLocator(Network.MATRIX, Kind.ROOM, "#market:talk.example"),
    PublicLocator(Network.MATRIX, Kind.POST, "!market:talk.example", "$" + "A" * 43),
    PublicLocator(Network.MATRIX, Kind.MEDIA, "talk.example", "abc"),
]


@given(
    JSON, st.sampled_from([200, 200, 200, 400, 403, 404]), st.sampled_from(PLACES), st.sampled_from(Action)
)
def test_whatever_a_homeserver_answers_is_an_error_of_ours_or_an_answer(
    wire: Wire, token: Path, said: object, status: int, place: PublicLocator, action: Action
) -> None:
    wire.answer = http(status, json.dumps(said).encode())
    matrix = Matrix(wire.address, "talk.example", token, token, sleep=lambda _: None)
    for call in (
        lambda: matrix.look(place),
        lambda: matrix.act(place, action, "m"),
        lambda: matrix.undo(place, action, "m"),
        lambda: matrix.see(place, action),
    ):
        try:
            call()
        except OpenrollError as error:
            assert str(error)
