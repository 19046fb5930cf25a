"""``openroll complain``: kept, broken and not decided, in a folder and at an address, by the sender and by others."""

import hashlib
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from openroll.cli import complain
from openroll.core.clock import FixedClock
from openroll.core.errors import UnusableInput
from openroll.log.complaint import Complaint
from openroll.log.note import Note, parse_note
from openroll.log.receipt import ReceiptFile
from tests.command import Run
from tests.log.promises import (
    FOLDER,
    FRESHNESS_KEY,
    HOUR,
    KEY,
    LATER_KEY,
    NOW,
    ORIGIN,
    RECEIPTS_KEY,
    START,
    WITNESSES,
    breaking,
    complained,
    keeping,
    promise,
    promised,
)

VKEY = KEY.verifier.text


@pytest.fixture(autouse=True)
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The logs made by hand are of the past."""
    monkeypatch.setattr(complain, "SystemClock", lambda: FixedClock(NOW))


@pytest.fixture
def receipt(tmp_path: Path) -> Path:
    path = tmp_path / "message.receipt"
    path.write_bytes(promise(promised()).encode())
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return breaking().save(tmp_path / "broken")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address at which the folder of the test is served."""

    class Quiet(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_promise_that_was_kept(openroll: Run, tmp_path: Path, receipt: Path) -> None:
    folder = keeping(promised()).save(tmp_path / "kept")
    ran = openroll("complain", receipt, folder, "--key", VKEY)
    assert (ran.status, ran.err) == (0, "")
    assert "The promise was kept: fact 5 says that it was received." in ran.out
    assert "That it was there in time" in ran.out
    assert not (tmp_path / "message.complaint").exists()


def test_a_broken_promise_and_a_third_party_that_repeats_it(
    openroll: Run, tmp_path: Path, receipt: Path, broken: Path, address: str
) -> None:
    ran = openroll("complain", receipt, broken, "--key", VKEY)
    assert ran.status == 1
    assert "The promise was broken: after 2026-11-01T13:00:00Z" in ran.out
    assert f"says {FRESHNESS_KEY.name}" in ran.out
    assert "Who made the log" not in ran.out
    complaint = tmp_path / "message.complaint"
    assert Complaint.parse(complaint.read_bytes()).file.disclosure is None
    # The register has logged more since, the dropped submission too: that is too late.
    grown = breaking()
    for number in range(300):
        grown.receive(promised(9000 + number))
    grown.receive(promised())
    grown.publish(fresh_at=START + 90 * HOUR)
    mirror = grown.save(tmp_path / "mirror")
    for copy in (mirror, f"{address}/mirror/"):
        again = openroll("complain", complaint, copy, "--key", VKEY)
        assert (again.status, again.err) == (1, "")
        assert "The promise was broken" in again.out
    assert openroll("complain", receipt, mirror, "--key", VKEY).status == 0, "the newest checkpoint keeps it"
    alone = openroll("complain", complaint, "--key", VKEY)
    assert alone.status == 3
    assert "The complaint holds together: receipt, keys and checkpoint are sound." in alone.out
    assert "give a copy of the log" in alone.out
    told = openroll("complain", complaint, mirror, "--key", VKEY, "--json").json
    assert (told["status"], told["size"], told["index"]) == ("broken", 307, 306)
    assert told["authorship_proved"] is True
    assert "That the key of freshness was not replaced" in alone.out


def test_at_an_address(openroll: Run, tmp_path: Path, receipt: Path, address: str) -> None:
    breaking().save(tmp_path / "broken")
    out = tmp_path / "out.complaint"
    ran = openroll("complain", receipt, f"{address}/broken", "--key", VKEY, "--out", out)
    assert (ran.status, out.exists()) == (1, True)
    ran = openroll("complain", receipt, f"{address}/nothing", "--key", VKEY)
    assert ran.status == 2, ran.err


def test_nobody_answers(openroll: Run, receipt: Path, free_port: int) -> None:
    assert openroll("complain", receipt, f"http://127.0.0.1:{free_port}/", "--key", VKEY).status == 4


def test_not_decided_yet(openroll: Run, tmp_path: Path, receipt: Path) -> None:
    log = breaking()
    log.publish(fresh_at=START)
    folder = log.save(tmp_path / "log")
    (folder / "freshness").write_bytes(log.checkpoint(FRESHNESS_KEY, at=START))
    ran = openroll("complain", receipt, folder, "--key", VKEY)
    assert (ran.status, ran.err) == (3, "")
    assert "Not decided" in ran.out and "Ask again later" in ran.out
    assert not (tmp_path / "message.complaint").exists()


def test_forged_receipts_are_refused(openroll: Run, tmp_path: Path, receipt: Path, broken: Path) -> None:
    for name in ("signature-spoilt", "signed-by-the-log", "signed-by-a-later-key"):
        forged = FOLDER / "receipt" / "untrusted" / f"{name}.receipt"
        ran = openroll("complain", forged, broken, "--key", VKEY, "--out", tmp_path / "x")
        assert (ran.status, ran.out) == (2, ""), name
        assert not (tmp_path / "x").exists()
    for key, status in ((LATER_KEY, 2), (KEY, 2), (RECEIPTS_KEY, 1)):
        ran = openroll("complain", receipt, broken, "--key", VKEY, "--receipts-key", key.verifier.text)
        assert ran.status == status
        assert ("you trust has not signed" in ran.err) == (key is LATER_KEY)
        assert ("you trust is no key of receipts of" in ran.err) == (key is KEY)
    for path in sorted((FOLDER / "receipt" / "bad").iterdir()):
        ran = openroll("complain", path, broken, "--key", VKEY)
        assert (ran.status, ran.out) == (2, ""), path.name
    for path in sorted((FOLDER / "complaint" / "bad").iterdir()):
        assert openroll("complain", path, broken, "--key", VKEY).status == 2, path.name


def test_the_message(openroll: Run, tmp_path: Path, broken: Path) -> None:
    message = tmp_path / "message.txt"
    message.write_bytes(b"hello")
    made = promised()
    from openroll.log.disclosure import make

    value = {"sha256": hashlib.sha256(b"hello").hexdigest(), "received_at": "2026-11-01T12:00:00Z"}
    made = make("/submission", dict(value), bytes(range(32)))
    receipt = tmp_path / "m.receipt"
    receipt.write_bytes(promise(made).encode())
    ran = openroll("complain", receipt, broken, "--key", VKEY, "--message", message)
    assert ran.status == 1 and "The receipt is for the message in" in ran.out
    complaint = tmp_path / "m.complaint"
    assert Complaint.parse(complaint.read_bytes()).file.submission is not None
    assert openroll("complain", complaint, broken, "--key", VKEY, "--message", message).status == 1
    message.write_bytes(b"hullo")
    ran = openroll("complain", complaint, broken, "--key", VKEY, "--message", message)
    assert (ran.status, ran.out) == (2, "") and "not for the message" in ran.err
    shown = tmp_path / "shown.receipt"
    shown.write_bytes(promise(made).without_disclosure().encode())
    assert openroll("complain", shown, broken, "--key", VKEY, "--message", message).status == 2


def test_what_is_needed(openroll: Run, tmp_path: Path, receipt: Path, broken: Path) -> None:
    assert openroll("complain", receipt, "--key", VKEY).status == 2
    for options in (("--key", ""), ("--key", VKEY, "--receipts-key", "")):
        assert openroll("complain", receipt, broken, *options).status == 2, options
    assert openroll("complain", receipt, tmp_path / "none", "--key", VKEY).status == 2
    assert openroll("complain", tmp_path / "none.receipt", broken, "--key", VKEY).status == 2
    empty = tmp_path / "empty"
    empty.mkdir()
    assert openroll("complain", receipt, empty, "--key", VKEY).status == 2


def test_a_copy_that_is_damaged_accuses_nobody(openroll: Run, receipt: Path, broken: Path) -> None:
    bundle = broken / "tile" / "entries" / "000.p" / "6"
    bundle.write_bytes(bundle.read_bytes()[:-1] + b"!")
    ran = openroll("complain", receipt, broken, "--key", VKEY)
    assert (ran.status, ran.out) == (2, "")
    assert not receipt.with_suffix(".complaint").exists()


def test_what_anybody_may_have_made_accuses_nobody(
    openroll: Run, tmp_path: Path, receipt: Path, broken: Path
) -> None:
    kept = keeping(promised()).save(tmp_path / "kept")
    complaint = tmp_path / "somebodys.complaint"
    good = complained(promise(promised()).without_disclosure())
    complaint.write_bytes(good.encode())
    note = parse_note(good.checkpoint)
    unsigned = tmp_path / "unsigned.complaint"
    lines = tuple(line for line in note.signatures if line.name != ORIGIN)
    unsigned.write_bytes(replace(good, checkpoint=Note(note.text, lines).encode()).encode())
    for key_beside in (True, False):
        if not key_beside:
            (broken / "log.vkey").unlink()
            (kept / "log.vkey").unlink()
        for words in ((receipt, broken), (complaint, broken), (complaint,), (unsigned,)):
            ran = openroll("complain", *words)
            assert (ran.status, ran.err) == (3, ""), words
            assert ran.out.startswith("Consistent, authorship not proved: ")
            assert "sound" not in ran.out and "was broken" not in ran.out
            assert (
                "Give the key that you trust with --key." in ran.out or "give the register's key" in ran.out
            )
            told = openroll("complain", *words, "--json").json
            assert (told["status"], told["authorship_proved"]) == ("undecided", False)
            assert told["complaint"] is None
        ran = openroll("complain", receipt, kept)
        assert (ran.status, ran.out.partition(":")[0]) == (0, "Consistent, authorship not proved")
        told = openroll("complain", receipt, kept, "--json").json
        assert (told["status"], told["authorship_proved"]) == ("kept", False)
    assert not receipt.with_suffix(".complaint").exists()
    assert openroll("complain", unsigned, broken, "--key", VKEY).status == 2
    policy = tmp_path / "witnesses.policy"
    policy.write_text(f"witness a {WITNESSES[0].verifier.text}\nquorum a\n")
    assert openroll("complain", receipt, broken, "--policy", policy).status == 3, "it names no log"
    policy.write_text(f"log {VKEY}\n{policy.read_text()}")
    assert openroll("complain", receipt, broken, "--policy", policy).status == 1
    assert openroll("complain", receipt, broken, "--receipts-key", RECEIPTS_KEY.verifier.text).status == 3


def test_what_did_not_count_is_said(openroll: Run, tmp_path: Path) -> None:
    framing = FOLDER / "complaint" / "framing" / "replaced-freshness-key.complaint"
    ran = openroll("complain", framing, FOLDER / "log-rotated", "--key", VKEY)
    assert (ran.status, ran.err) == (0, "")
    assert "Fact 6 of 2026-11-01T12:06:00Z replaced the key register.example/2026/freshness" in ran.out
    doubted = FOLDER / "receipt" / "doubted" / "of-a-replaced-key.receipt"
    ran = openroll("complain", doubted, FOLDER / "log-backdating", "--key", VKEY)
    assert (ran.status, ran.err) == (3, "")
    assert "before the receipt was made, if its time is true." in ran.out
    message = tmp_path / "message.receipt"
    message.write_bytes(promise(promised()).encode())
    told = openroll("complain", message, FOLDER / "log-cluttered", "--key", VKEY, "--json")
    assert (told.status, told.err, len(told.json["notes"])) == (1, "", 4)


def test_a_copy_that_holds_a_pipe_or_a_device(openroll: Run, receipt: Path, broken: Path) -> None:
    (broken / "freshness").unlink()
    os.mkfifo(broken / "freshness")
    (broken / "witnessed").symlink_to("/dev/zero")
    ran = openroll("complain", receipt, broken, "--key", VKEY)
    assert (ran.status, ran.err) == (3, "")
    (broken / "log.vkey").unlink()
    os.mkfifo(broken / "log.vkey")
    assert openroll("complain", receipt, broken).status == 3
    (broken / "checkpoint").unlink()
    os.mkfifo(broken / "checkpoint")
    assert openroll("complain", receipt, broken, "--key", VKEY).status == 2


def test_a_policy_names_witnesses_and_the_log(openroll: Run, tmp_path: Path, receipt: Path) -> None:
    log = breaking()
    log.publish(fresh_at=START + 2 * HOUR, cosigners=tuple(WITNESSES[:2]))
    folder = log.save(tmp_path / "witnessed")
    (folder / "freshness").unlink()
    policy = tmp_path / "trust.policy"
    names = "".join(f"witness {n} {one.verifier.text}\n" for n, one in enumerate(WITNESSES))
    policy.write_text(f"log {VKEY}\n{names}group two 2 0 1 2\nquorum two\n")
    assert openroll("complain", receipt, folder, "--key", VKEY).status == 3
    ran = openroll("complain", receipt, folder, "--policy", policy)
    assert (ran.status, ran.err) == (1, "")
    assert openroll("complain", tmp_path / "message.complaint", folder, "--policy", policy).status == 1


def test_the_receipt_of_a_submission(openroll: Run, tmp_path: Path, register: Path, tape: object) -> None:
    message = tmp_path / "message.txt"
    message.write_bytes(b"https://nobody.example a@b.example\n")
    recorded = tape() if callable(tape) else tape
    receipt = tmp_path / "my.receipt"
    ran = openroll("submit", message, "--register", register, "--replay", recorded, "--receipt", receipt)
    assert ran.status == 3, ran.err
    [kept] = (register / "private" / "receipts").iterdir()
    assert f"The sender's receipt: {receipt}" in ran.out
    other = openroll("verify", receipt)
    assert (other.status, "openroll complain" in other.err) == (2, True)
    assert kept.read_bytes() == receipt.read_bytes()
    assert (kept.stat().st_mode & 0o777, receipt.stat().st_mode & 0o777) == (0o600, 0o600)
    file = ReceiptFile.parse(receipt.read_bytes())
    assert file.submission is not None and file.submission.case == kept.stem
    key = register / "public" / "log.vkey"
    ran = openroll("complain", receipt, register, "--key", key, "--message", message)
    assert (ran.status, ran.err) == (0, ""), ran.err
    again = openroll("submit", message, "--register", register, "--replay", recorded, "--receipt", receipt)
    assert again.status == 2, "a file that is there is not written over"
    told = openroll("complain", receipt, register, "--json").json
    assert (told["status"], told["authorship_proved"]) == ("kept", False)


def test_the_copy_is_said_to_have_no_checkpoint() -> None:
    def read(path: str) -> bytes:
        raise FileNotFoundError(path)

    with pytest.raises(UnusableInput, match="no public directory"):
        complain._Copy(read).notes()
    assert complain._Copy(read).size() == 0
