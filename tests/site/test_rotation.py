"""The log's key is replaced: both sign for a while, whoever trusts the old one is led on, and nothing is lost."""

import os
import shutil
import signal
import sqlite3
import sys
from contextlib import closing
from datetime import timedelta

import pytest
from django.db import connections

from openroll.core.errors import Conflict, OpenrollError, Refusal
from openroll.log.checkpoint import open_checkpoint
from openroll.log.keychange import LOG, follow
from openroll.log.note import BadSignature, SigningKey, VerifierKey, parse_note, sign
from openroll.log.proof import Proof, parse
from openroll.log.verify import folder_reader, verify_proof_file
from openroll.publish.check import DirectoryReport, check_directory
from openroll.publish.keys import KEYS, path_of
from openroll.roll import models
from openroll.site import keys, overlap
from openroll.site.private_database import use
from openroll.site.publishing import publish
from openroll.site.register import Register
from openroll.site.rotation import finish, rotate
from tests.roll.making import NOW, clock, decide, everything, receive

LONG = os.environ.get("OPENROLL_HYPOTHESIS") == "soak"
MONTH = timedelta(days=30)
LATER = clock(NOW + MONTH)
_WRITES = ("os.rename", "os.remove", "os.mkdir", "os.truncate", "sqlite3.connect")


def vkey(register: Register) -> VerifierKey:
    return VerifierKey.from_text((register.public / "log.vkey").read_text().strip())


def check(register: Register, *trusted: VerifierKey) -> DirectoryReport:
    report = check_directory(register.public, trusted)
    assert report.problems == ()
    assert report.authorship_proved == bool(trusted)
    return report


def signers(register: Register, *candidates: VerifierKey) -> list[VerifierKey]:
    """Return which of ``candidates`` have signed the newest checkpoint."""
    note = (register.public / "checkpoint").read_bytes()
    return [key for key in candidates if _signed(note, key)]


def _signed(note: bytes, key: VerifierKey) -> bool:
    try:
        open_checkpoint(note, [key])
    except OpenrollError:
        return False
    return True


def enter(register: Register, number: int) -> None:
    decide(register, receive(), everything(f"GB-COH/{number:08d}"))
    publish(register, clock=clock())


def turn(register: Register) -> tuple[VerifierKey, VerifierKey]:
    """Rotate and end the overlap."""
    rotated = rotate(register, overlap_for=MONTH, clock=clock())
    finish(register, clock=clock())
    return rotated.old, rotated.new


def test_both_keys_sign_until_the_overlap_is_over(opened: Register) -> None:
    old = vkey(opened)
    rotated = rotate(opened, overlap_for=MONTH, clock=clock())
    assert (rotated.old, rotated.until) == (old, "2026-12-23T10:00:00Z")
    new = vkey(opened)
    assert new == rotated.new != old
    for number in range(2):
        assert signers(opened, old, new) == [old, new]
        for trusted in ([old], [new], [old, new], []):
            check(opened, *trusted)
        enter(opened, number)
    assert [key.verifier for key in keys.signing_keys(opened)] == [new, old]
    publish(opened, clock=clock(NOW + MONTH - timedelta(seconds=1)))
    assert len(keys.signing_keys(opened)) == 2
    publish(opened, clock=LATER)
    assert [key.verifier for key in keys.signing_keys(opened)] == [new]
    assert not list(opened.private.glob("*previous*"))
    enter(opened, 7)
    assert signers(opened, old, new) == [new]
    for trusted in ([old], [new], []):
        check(opened, *trusted)


def test_the_worker_ends_an_overlap_by_itself(opened: Register) -> None:
    assert not overlap.due(opened, NOW)
    rotate(opened, overlap_for=MONTH, clock=clock())
    assert not overlap.due(opened, NOW)
    assert overlap.due(opened, NOW + MONTH)
    publish(opened, clock=LATER)
    assert not overlap.due(opened, NOW + MONTH)


def test_an_overlap_can_be_ended_earlier(opened: Register) -> None:
    with pytest.raises(Refusal, match="No rotation is under way"):
        finish(opened, clock=clock())
    old, new = turn(opened)
    assert [key.verifier for key in keys.signing_keys(opened)] == [new]
    check(opened, old)


def test_an_overlap_of_no_time_is_over_at_once(opened: Register) -> None:
    old = vkey(opened)
    rotate(opened, overlap_for=timedelta(0), clock=clock())
    assert len(keys.signing_keys(opened)) == 1
    check(opened, old)


def test_a_rotation_during_a_rotation_is_refused(opened: Register) -> None:
    rotate(opened, overlap_for=MONTH, clock=clock())
    with pytest.raises(Refusal, match=r"until 2026-12-23T10:00:00Z.*--finish"):
        rotate(opened, overlap_for=MONTH, clock=clock())
    rotate(opened, overlap_for=MONTH, clock=LATER)  # the first overlap is over by then


def test_nobody_rotates_while_another_publishes(opened: Register) -> None:
    with keys.held(opened), pytest.raises(Conflict):
        rotate(opened, overlap_for=MONTH, clock=clock(), timeout=0)
    assert not keys.next_file(opened, LOG).exists()


def test_a_chain_of_keys_is_followed_from_each_of_them(opened: Register) -> None:
    chain = [vkey(opened)]
    for number in range(3):
        enter(opened, number)
        chain.append(turn(opened)[1])
    enter(opened, 9)
    read = folder_reader(opened.public)
    for place, key in enumerate(chain):
        assert follow(read, [key]) == chain[place:]
        check(opened, key)
    stranger = SigningKey.from_seed(opened.origin, bytes(32)).verifier
    assert follow(read, [stranger]) == [stranger]
    assert not check_directory(opened.public, [stranger]).ok


def test_a_proof_that_the_old_key_did_not_sign_leads_nowhere(opened: Register) -> None:
    old, new = turn(opened)
    enter(opened, 1)
    path = opened.public / path_of(1)
    true = parse(path.read_bytes())
    note = (opened.public / "checkpoint").read_bytes()  # signed by the new key alone
    path.chmod(0o600)
    for forged in (
        Proof(true.index, true.hashes, note, true.extra).encode(),
        Proof(true.index - 1, true.hashes, true.checkpoint, true.extra).encode(),
        true.encode()[:-30],
        b"",
    ):
        path.write_bytes(forged)
        assert follow(folder_reader(opened.public), [old]) == [old]
        assert {each.path for each in check_directory(opened.public, [new]).problems} == {path_of(1)}
        assert not check_directory(opened.public, [old]).ok


def test_what_the_old_key_signed_before_stays_and_nothing_later(opened: Register) -> None:
    """With keys/ at hand, as it lies beside a proof file or an extract."""
    enter(opened, 1)
    stolen = SigningKey.from_text(opened.key_file.read_text().strip())
    before = proof_of(opened, 1)
    old, new = turn(opened)
    enter(opened, 2)
    after = proof_of(opened, 2)
    read = folder_reader(opened.public)
    made = parse(after)
    forged = Proof(made.index, made.hashes, sign(parse_note(made.checkpoint).text, stolen), made.extra)
    for trusted in ([old], [old, new]):
        for good in (before, after):
            assert verify_proof_file(good, follow(read, trusted)).authorship_proved
        with pytest.raises(BadSignature, match="had been replaced by then"):
            verify_proof_file(forged.encode(), follow(read, trusted))
    with pytest.raises(BadSignature):
        verify_proof_file(before, follow(read, [new]))  # a key of before it
    check(opened, old)


def test_the_roll_keeps_no_proof_that_a_replaced_key_signed(opened: Register) -> None:
    stolen = SigningKey.from_text(opened.key_file.read_text().strip())
    old, new = turn(opened)
    enter(opened, 2)
    true = parse(proof_of(opened, 1))
    forged = Proof(true.index, true.hashes, sign(parse_note(true.checkpoint).text, stolen), true.extra)
    with closing(sqlite3.connect(opened.public / "roll.sqlite3")) as roll, roll:
        roll.execute("UPDATE version SET proof = ?", [forged.encode()])
    (opened.public / "roll.sqlite3.sha256").unlink()
    for trusted in ([old], [new], []):
        told = [str(each) for each in check_directory(opened.public, trusted).problems]
        assert any("had been replaced by then" in each for each in told), told


def proof_of(register: Register, number: int) -> bytes:
    with closing(sqlite3.connect(register.public / "roll.sqlite3")) as roll:
        (proof,) = roll.execute("SELECT proof FROM version WHERE number = ?", [number]).fetchone()
    return bytes(proof)


def test_a_proof_too_many_and_a_false_list_are_found(opened: Register) -> None:
    old, new = turn(opened)
    shutil.copy(opened.public / path_of(1), opened.public / path_of(2))
    assert [each.path for each in check_directory(opened.public, [new]).problems] == [path_of(2)]
    (opened.public / path_of(2)).unlink()
    listed = opened.public / KEYS
    true = listed.read_bytes()
    listed.chmod(0o600)
    for wrong in (true.replace(b'"from":0', b'"from":1'), b"{}", b"", b"\xff", true + b"\n"):
        listed.write_bytes(wrong)
        assert [each.path for each in check_directory(opened.public, [old]).problems] == [KEYS]
    listed.unlink()
    assert [each.path for each in check_directory(opened.public, [old]).problems] == [KEYS]


def test_log_vkey_is_put_back_to_no_earlier_key(opened: Register) -> None:
    rotated = rotate(opened, overlap_for=MONTH, clock=clock())
    (opened.public / "log.vkey").chmod(0o600)
    (opened.public / "log.vkey").write_text(rotated.old.text + "\n")
    report = check_directory(opened.public, [rotated.new])
    assert report.ok, "both have signed: a publisher may have been stopped"
    assert [each.path for each in report.notes] == ["log.vkey"]
    publish(opened, clock=clock())
    assert vkey(opened) == rotated.new
    finish(opened, clock=clock())
    enter(opened, 1)
    (opened.public / "log.vkey").chmod(0o600)
    (opened.public / "log.vkey").write_text(rotated.old.text + "\n")
    assert "log.vkey" in {each.path for each in check_directory(opened.public, [rotated.new]).problems}


def test_what_is_lost_of_the_public_directory_is_made_again(opened: Register) -> None:
    old, _ = turn(opened)
    before = {name: (opened.public / name).read_bytes() for name in (KEYS, path_of(1), "log.vkey")}
    for name in (*before, "roll.sqlite3", "roll.sqlite3.sha256"):
        (opened.public / name).unlink()
    publish(opened, clock=clock())
    assert {name: (opened.public / name).read_bytes() for name in before} == before
    check(opened, old)


def test_the_old_key_stays_while_nobody_could_follow_it(opened: Register) -> None:
    rotate(opened, overlap_for=MONTH, clock=clock())
    path = opened.public / path_of(1)
    path.unlink()
    assert not overlap.end(opened, None)
    publish(opened, clock=clock())
    assert path.exists()
    finish(opened, clock=clock())


def test_another_key_in_place_of_the_old_one_is_refused(opened: Register) -> None:
    rotate(opened, overlap_for=MONTH, clock=clock())
    new = keys.signing_keys(opened)[0]
    keys.previous_file(opened).rename(opened.private / "away")
    keys.store(keys.next_file(opened, LOG), new)
    keys.store(opened.key_file, SigningKey.generate(opened.origin))
    with pytest.raises(Refusal, match="another key than the log names"):
        publish(opened, clock=clock())


def test_killed_at_each_write_of_a_rotation(opened: Register) -> None:
    """Rotations on one register, each killed a little later; the next publisher goes on, and old keys lead on."""
    first, moment, finished = vkey(opened), 0, False
    while not finished:
        finished = _die_while(opened, moment, lambda: rotate(opened, overlap_for=MONTH, clock=clock()))
        check(opened, first)
        publish(opened, clock=clock())
        check(opened, first)
        if keys.previous_file(opened).exists():
            assert _die_while(opened, moment, lambda: finish(opened, clock=clock())) in (True, False)
            check(opened, first)
            publish(opened, clock=LATER)
        assert len(keys.signing_keys(opened)) == 1
        assert not list(opened.private.glob(".log.previous.key.*"))
        assert [each.name for each in opened.private.glob("log*.key")] in (
            ["log.key"],
            ["log.key", "log.next.key"],
            ["log.next.key", "log.key"],
        )
        moment += 1 if LONG else 5
    assert moment > 20
    newest = vkey(opened)
    assert follow(folder_reader(opened.public), [first])[-1] == newest
    assert keys.signing_keys(opened)[0].verifier == newest
    changes = models.Fact.objects.filter(type="key-changed").count() - 2
    assert len(list((opened.public / "keys").iterdir())) == changes > 3


def _die_while(register: Register, moment: int, work: object) -> bool:
    """Do ``work`` in a process that kills itself before its write number ``moment``; True when it came to its end."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        _work_and_die(register, moment, work)
    status = os.waitpid(child, 0)[1]
    use(register)
    assert not (os.WIFEXITED(status) and os.WEXITSTATUS(status)), "it failed"
    return os.WIFEXITED(status)


def _work_and_die(register: Register, moment: int, work: object) -> None:
    left = [moment]

    def count(event: str, arguments: tuple[object, ...]) -> None:
        if event in _WRITES or (event == "open" and str(arguments[1]) in ("w", "wb", "xb")):
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1

    try:
        use(register)
        sys.addaudithook(count)
        assert callable(work)
        work()
    except BaseException:
        os._exit(1)
    os._exit(0)
