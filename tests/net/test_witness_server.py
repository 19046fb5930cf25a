"""The witness on a socket: hostile bytes, slow ones, many, and a kill at any moment."""

import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from openroll.core.clock import SystemClock
from openroll.log.note import VerifierKey
from openroll.log.policy import Witness
from openroll.net.http import NoAnswer, exchange
from openroll.net.submission import LARGEST_SUBMISSION, SIZE_TYPE
from openroll.net.witness import Verdict
from openroll.net.witness_client import WitnessClient
from openroll.net.witness_server import Limits, peer_of
from tests.command import Run

from .making import KEY, LOG, WITNESS, MemoryLog, always, served, witness

POST = b"POST /add-checkpoint HTTP/1.1\r\nHost: w\r\n"


def say(address: str, data: bytes, seconds: float = 5) -> bytes:
    """Send ``data`` and return all that comes back."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=seconds) as line:
        back = b""
        try:
            line.sendall(data)
            while piece := line.recv(1 << 16):
                back += piece
        except ConnectionError:
            pass
        return back


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: w\r\nConnection: close\r\n\r\n", 200),
        (b"HEAD / HTTP/1.1\r\nHost: w\r\nConnection: close\r\n\r\n", 200),
        (b"GET /add-checkpoint HTTP/1.1\r\nHost: w\r\nConnection: close\r\n\r\n", 405),
        (b"GET /../../etc/passwd HTTP/1.1\r\nHost: w\r\nConnection: close\r\n\r\n", 404),
        (b"POST / HTTP/1.1\r\nHost: w\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", 404),
        (POST + b"Connection: close\r\nContent-Length: 0\r\n\r\n", 400),
        (POST + b"Connection: close\r\nContent-Length: 5\r\n\r\nhello", 400),
        (POST + b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", 400),
        (POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        (POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400),
        (POST + b"Content-Length: -1\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400),
        (b"hello\r\n\r\n", 400),
        (b"POST /add-checkpoint HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 20_000, 431),
        (POST + b"Content-Length: 1000000\r\n\r\n" + b"x" * (LARGEST_SUBMISSION + 1), 413),
    ],
)
def test_what_strangers_send(
    tmp_path: Path, data: bytes, status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    with witness(tmp_path) as one, served(one.add_checkpoint) as address:
        back = say(address, data)
        assert back.startswith(b"HTTP/1.1 %d " % status), back[:200]
        assert exchange("POST", address + "/add-checkpoint", body=LOG.body(0, 5)).status == 200
    assert capfd.readouterr().err == ""


def test_the_key_is_shown() -> None:
    with served(always(200, b"")) as address:
        assert exchange("GET", address + "/").body.decode() == f"{WITNESS.verifier.text}\n"


def test_one_connection_many_requests(tmp_path: Path) -> None:
    def request(old: int, new: int, more: bytes = b"") -> bytes:
        body = LOG.body(old, new)
        return POST + more + b"Content-Length: %d\r\n\r\n" % len(body) + body

    with witness(tmp_path) as one, served(one.add_checkpoint) as address:
        back = say(address, request(0, 3) + request(3, 9) + request(0, 9, b"Connection: close\r\n"))
    assert re.findall(rb"HTTP/1\.1 (\d+)", back) == [b"200", b"200", b"409"]
    assert SIZE_TYPE.encode() in back
    assert back.endswith(b"9\n")


def test_the_slow_and_the_many_are_cut_off() -> None:
    limits = Limits(request_seconds=0.4, idle_seconds=0.4, connections=4)
    with served(always(200, b"ok\n"), limits=limits) as address:
        host, port = address.removeprefix("http://").split(":")
        started = time.monotonic()
        assert say(address, b"") == b""
        assert say(address, POST) == b""
        with pytest.raises(OSError), socket.create_connection((host, int(port)), timeout=5) as line:
            for _ in range(100):  # the server ends it while we go on dripping
                line.sendall(b"P")
                time.sleep(0.05)
        assert time.monotonic() - started < 4


def connect(address: str, source: str = "127.0.0.1") -> socket.socket:
    host, port = address.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=5, source_address=(source, 0))


def is_open(line: socket.socket) -> bool:
    """Tell whether the other side still listens: it is asked, and answers."""
    try:
        line.sendall(b"HEAD / HTTP/1.1\r\nHost: w\r\n\r\n")
        return line.recv(1000).startswith(b"HTTP/1.1 200")
    except ConnectionError:
        return False


def test_the_silent_lock_nobody_out() -> None:
    """Who comes when all places are taken takes that of whoever has been idle longest."""
    with served(always(200, b"ok\n"), limits=Limits(connections=4)) as address:
        lines = []
        for data in (b"", POST, b"P", b""):  # half a request is silence, too
            lines.append(connect(address))
            lines[-1].sendall(data)
            time.sleep(0.05)
        assert is_open(lines[0])  # so it is not the one that has been idle longest any more
        assert exchange("POST", address + "/add-checkpoint", body=b"x").status == 200
        assert lines[1].recv(1000) == b""
        assert is_open(lines[0])
        assert is_open(lines[3])
        for line in lines:
            line.close()


def test_one_peer_locks_out_itself_alone() -> None:
    with served(always(200, b"ok\n"), limits=Limits(connections=5, of_peer=3)) as address:
        other = connect(address)
        time.sleep(0.05)
        many = []
        for _ in range(6):
            many.append(connect(address, "127.0.0.2"))
            time.sleep(0.05)
        assert [is_open(line) for line in many] == [False] * 3 + [True] * 3
        assert is_open(other)
        for line in (other, *many):
            line.close()


@pytest.mark.parametrize(
    ("address", "peer"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
    ],
)
def test_peers(address: str, peer: str) -> None:
    assert peer_of(address) == peer


def test_when_all_are_busy_it_says_so() -> None:
    go, begun = threading.Event(), threading.Semaphore(0)

    def slow(body: bytes) -> Verdict:
        begun.release()
        go.wait(5)
        return Verdict(200, b"ok\n")

    with served(slow, limits=Limits(connections=2)) as address:
        asking = [
            threading.Thread(
                target=exchange, args=("POST", address + "/add-checkpoint"), kwargs={"body": b"x"}
            )
            for _ in range(2)
        ]
        for thread in asking:
            thread.start()
        assert all(begun.acquire(timeout=5) for _ in asking)
        for _ in range(3):
            back = say(address, b"GET / HTTP/1.1\r\nHost: w\r\n\r\n")
            assert back.startswith(b"HTTP/1.1 503 Service Unavailable\r\n")
            assert b"\r\nRetry-After: 1\r\n" in back
        go.set()
        for thread in asking:
            thread.join()
        assert exchange("GET", address + "/").status == 200


def test_no_connection_is_for_ever() -> None:
    started = time.monotonic()
    with served(always(200, b""), limits=Limits(connection_seconds=0.5)) as address:
        line = connect(address)
        while is_open(line) and time.monotonic() - started < 5:
            time.sleep(0.05)
        line.close()
    assert 0.4 < time.monotonic() - started < 3


def test_a_fault_of_ours_is_one(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What cannot be kept is not signed, and whoever asked is told that it was not them."""
    with witness(tmp_path) as one:
        pass
    with served(one.add_checkpoint) as address:
        answer = exchange("POST", address + "/add-checkpoint", body=LOG.body(0, 5))
        assert (answer.status, answer.body) == (500, b"this witness has a fault of its own\n")
        assert exchange("GET", address + "/").status == 200
    told = capfd.readouterr().err
    assert "closed database" in told
    assert "Traceback" not in told


def test_made_and_served_by_the_command(openroll: Run, tmp_path: Path, free_port: int) -> None:
    folder = tmp_path / "w"
    made = openroll("witness", "init", folder, "--name", "witness.example/cli")
    assert made.status == 0
    vkey = made.out.strip()
    assert (folder / "witness.key").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "witness.key").read_text().split("+", 4)[4].strip() not in made.out
    assert openroll("witness", "init", folder, "--name", "witness.example/cli").status == 2
    assert openroll("witness", "init", tmp_path / "x", "--name", "two words").status == 2
    assert openroll("witness", "serve", tmp_path, "--address", "127.0.0.1:1").status == 2
    (folder / "logs.policy").chmod(0o600)
    (folder / "logs.policy").write_text("log nonsense\nquorum none\n")
    assert openroll("witness", "serve", folder, "--address", "127.0.0.1:1").status == 2
    (folder / "logs.policy").write_text(f"log {KEY.verifier.text}\nquorum none\n")
    process = start(folder, free_port)
    address = f"http://127.0.0.1:{free_port}"
    assert exchange("GET", address).body.decode().strip() == vkey
    assert exchange("POST", address + "/add-checkpoint", body=LOG.body(0, 5)).status == 200
    assert (
        openroll("witness", "serve", folder, "--address", "127.0.0.1:1").status == 2
    )  # it is served already
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
    (folder / "witness.key").rename(folder / "kept.key")  # a key for which the memory is not
    assert openroll("witness", "init", folder, "--name", "witness.example/cli").status == 2
    assert openroll("witness", "init", tmp_path / "v", "--name", "witness.example/cli").status == 0
    (tmp_path / "v/witness.key").rename(folder / "witness.key")
    assert openroll("witness", "serve", folder, "--address", "127.0.0.1:1").status == 2
    (folder / "kept.key").rename(folder / "witness.key")
    for path in folder.glob("seen.sqlite3*"):
        path.unlink()
    told = openroll("witness", "serve", folder, "--address", "127.0.0.1:1")
    assert told.status == 2
    assert "Make a new witness, with a new key" in told.err
    assert not (folder / "seen.sqlite3").exists()


def start(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    """Start the witness in ``folder``; return when it answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "openroll", "witness", "serve", str(folder), "--address", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        env={**os.environ, "LANG": "C.UTF-8"},
    )
    for _ in range(400):
        try:
            exchange("GET", f"http://127.0.0.1:{port}/", seconds=1)
        except NoAnswer:
            assert process.poll() is None
            time.sleep(0.05)
        else:
            return process
    raise AssertionError("the witness does not start")


def test_killed_at_any_moment_it_signs_one_tree(openroll: Run, tmp_path: Path, free_port: int) -> None:
    """Two histories are shown to a witness that is killed again and again: it cosigns one of them only, forwards."""
    chance, folder = random.Random(7), tmp_path / "w"
    vkey = openroll("witness", "init", folder, "--name", WITNESS.name).out.strip()
    (folder / "logs.policy").chmod(0o600)
    (folder / "logs.policy").write_text(f"log {KEY.verifier.text}\nquorum none\n")
    logs, signed = [LOG, MemoryLog(twist=0)], list[tuple[int, int]]()
    sizes = [0, 0]
    for _ in range(int(os.environ.get("OPENROLL_KILLS", "6"))):
        process = start(folder, free_port)
        killer = subprocess.Popen(
            ["sh", "-c", f"sleep {chance.uniform(0.02, 0.3):.3f}; kill -9 {process.pid}"]
        )
        while process.poll() is None:
            which = chance.randrange(2)
            size = sizes[which] + chance.randrange(5)
            body = logs[which].body(min(sizes[which], size), size)
            try:
                answer = exchange(
                    "POST", f"http://127.0.0.1:{free_port}/add-checkpoint", body=body, seconds=2
                )
            except NoAnswer:
                continue
            assert answer.status in (200, 409, 422)
            if answer.status == 200:
                signed.append((which, size))
                sizes[which] = size
            elif answer.content_type == SIZE_TYPE:
                sizes[which] = int(answer.body)
        killer.wait()
    grown = [each for each in signed if each[1] > 0]
    assert grown
    assert len({which for which, _ in grown}) == 1
    assert [size for _, size in grown] == sorted(size for _, size in grown)
    process = start(folder, free_port)
    which, size = grown[-1]
    asking = WitnessClient(
        Witness("w", VerifierKey.from_text(vkey), f"http://127.0.0.1:{free_port}"), SystemClock()
    )
    last = asking.cosign(logs[which].note(size + 50), 0, lambda old: logs[which].proof(old, size + 50))
    assert last.key.text == vkey
    process.kill()
    process.wait()
