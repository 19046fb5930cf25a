"""Complaints: a promise that was kept, one that was broken, and what proves neither."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from openroll.core.canonical import JSON
from openroll.core.errors import CheckFailed, Damage
from openroll.log.complaint import (
    BROKEN,
    KEPT,
    UNDECIDED,
    Complaint,
    MalformedComplaint,
    Trust,
    check,
    judge,
)
from openroll.log.cosignature import CosignerKey, cosign
from openroll.log.disclosure import Disclosure
from openroll.log.keychange import FRESHNESS, RECEIPTS
from openroll.log.note import BadSignature, Note, Signature, SigningKey, parse_note
from openroll.log.policy import TrustPolicy
from openroll.log.receipt import Receipt, ReceiptFile, issue
from openroll.log.verify import Reader, folder_reader

from .promises import (
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
    begun,
    breaking,
    keeping,
    named,
    promise,
    promised,
)

FILE = promise(promised())


def _brief(disclosure: Disclosure) -> ReceiptFile:
    """Return a promise for the next two minutes."""
    until = START + timedelta(minutes=2)
    return issue(Receipt(ORIGIN, disclosure.digest, START, until), disclosure.text, RECEIPTS_KEY)


TRUST = Trust(NOW, [KEY.verifier])
TWO_OF_THREE = TrustPolicy.parse(
    f"log {KEY.verifier.text}\n"
    + "".join(f"witness {name} {one.verifier.text}\n" for name, one in zip("abc", WITNESSES, strict=True))
    + "group all 2 a b c\nquorum all\n"
)


def golden(folder: str) -> list[Path]:
    found = sorted((FOLDER / "complaint" / folder).glob("*.complaint"))
    assert found
    return found


@pytest.mark.parametrize("path", golden("good"), ids=lambda path: path.stem)
def test_good(path: Path) -> None:
    complaint = Complaint.parse(path.read_bytes())
    assert complaint.encode() == path.read_bytes()
    found = check(complaint, TRUST)
    assert (found.verdict, found.named, found.seen[0].key) == (UNDECIDED, 2, FRESHNESS_KEY.verifier)
    log = folder_reader(FOLDER / "log-broken")
    found = judge(complaint.file, [complaint.checkpoint], log, TRUST, hint=6)
    assert (found.verdict, found.index, found.complaint) == (BROKEN, None, complaint)


@pytest.mark.parametrize("path", golden("bad"), ids=lambda path: path.stem)
def test_bad(path: Path) -> None:
    with pytest.raises(MalformedComplaint):
        Complaint.parse(path.read_bytes())


@pytest.mark.parametrize("path", golden("false"), ids=lambda path: path.stem)
def test_false(path: Path) -> None:
    complaint = Complaint.parse(path.read_bytes())
    try:
        assert check(complaint, TRUST).seen == ()
    except CheckFailed:
        return
    found = judge(complaint.file, [complaint.checkpoint], breaking().read, TRUST, hint=6)
    assert found.verdict == UNDECIDED


def test_logs_that_are_hard_to_judge() -> None:
    """What the README of the vectors says of them."""

    def read(name: str) -> tuple[Reader, list[bytes]]:
        log = folder_reader(FOLDER / name)
        return log, [log("freshness"), log("checkpoint")]

    framing = Complaint.parse((FOLDER / "complaint/framing/replaced-freshness-key.complaint").read_bytes())
    assert check(framing, TRUST).seen, "it fits together"
    log, notes = read("log-rotated")
    found = judge(framing.file, [framing.checkpoint], log, TRUST, later=notes)
    assert (found.verdict, found.index, len(found.notes)) == (KEPT, 5, 1)
    doubted = ReceiptFile.parse((FOLDER / "receipt/doubted/of-a-replaced-key.receipt").read_bytes())
    log, notes = read("log-backdating")
    found = judge(doubted, notes, log, TRUST)
    assert (found.verdict, len(found.notes)) == (UNDECIDED, 1)
    log, notes = read("log-cluttered")
    found = judge(FILE, notes, log, TRUST)
    assert (found.verdict, len(found.notes)) == (BROKEN, 4)


def test_a_kept_promise() -> None:
    log = keeping(promised())
    found = log.judge(FILE)
    assert (found.verdict, found.size, found.index, found.named) == (KEPT, 7, 5, 2)
    assert found.complaint is None
    assert log.judge(FILE, now=START).verdict == KEPT, "what is there already needs no time"


def test_a_broken_promise_is_repeated_by_a_third_party_with_any_later_copy() -> None:
    found = breaking().judge(FILE.without_disclosure())
    assert (found.verdict, found.index, found.seen[0].at) == (BROKEN, None, START + 2 * HOUR)
    assert found.complaint is not None
    complaint = Complaint.parse(found.complaint.encode())
    grown = breaking()
    for number in range(300):
        grown.receive(promised(5000 + number))
    grown.receive(promised())  # too late
    grown.publish(fresh_at=START + 50 * HOUR)
    again = judge(complaint.file, [complaint.checkpoint], grown.read, TRUST, hint=len(grown.facts))
    assert (again.verdict, again.complaint) == (BROKEN, complaint)
    assert judge(complaint.file, [complaint.checkpoint], grown.read, TRUST).verdict == BROKEN, (
        "without a hint too"
    )


def test_a_fact_that_came_late_breaks_the_promise_where_a_checkpoint_shows_it() -> None:
    log = breaking()
    late = log.files["freshness"]
    index = log.receive(promised())
    log.publish()
    log.files["freshness"] = late
    found = log.judge(FILE)
    assert (found.verdict, found.index, found.size) == (BROKEN, index, index + 1)
    log.files["freshness"] = log.checkpoint(FRESHNESS_KEY, at=START + 3 * HOUR)
    assert log.judge(FILE).verdict == KEPT, "nothing shows that it was late"


def test_before_the_moment_nothing_is_decided() -> None:
    log = begun()
    log.publish()
    assert log.judge(FILE).verdict == UNDECIDED
    for at in (START, START + HOUR):  # the moment itself is not after it
        log.publish(fresh_at=at)
        assert log.judge(FILE).verdict == UNDECIDED


def test_a_time_that_has_not_come_yet_is_believed_to_nobody() -> None:
    assert breaking().judge(FILE, now=START + HOUR).verdict == UNDECIDED
    assert breaking().judge(FILE, now=START + 2 * HOUR - timedelta(minutes=4)).verdict == BROKEN


@pytest.mark.parametrize(("times", "verdict"), [((2, 2), BROKEN), ((2, 0), UNDECIDED), ((2,), UNDECIDED)])
def test_witnesses_count_as_many_as_the_policy_asks_for_each_after_the_moment(
    times: tuple[int, ...], verdict: str
) -> None:
    log = breaking()
    del log.files["freshness"]
    note = parse_note(log.checkpoint())
    lines = [
        cosign(note.text, one, START + hours * HOUR) for one, hours in zip(WITNESSES, times, strict=False)
    ]
    log.files["witnessed"] = note.with_signatures(lines).encode()
    assert log.judge(FILE).verdict == UNDECIDED, "without a policy nobody is a witness"
    found = log.judge(FILE, policy=TWO_OF_THREE, keys=TWO_OF_THREE.log_keys)
    assert found.verdict == verdict
    if found.complaint:
        assert len(found.seen) == 2
        assert [each.index for each in found.complaint.keys] == [2], "the register's freshness is not needed"
        assert (
            check(found.complaint, Trust(NOW, TWO_OF_THREE.log_keys, policy=TWO_OF_THREE)).seen == found.seen
        )
        assert check(found.complaint, TRUST).seen == ()


def test_a_policy_that_asks_for_nobody_proves_no_time() -> None:
    log = breaking()
    log.files["freshness"] = log.checkpoint(WITNESSES[0], at=START + 2 * HOUR)
    assert log.judge(FILE, policy=TrustPolicy.parse("quorum none\n")).verdict == UNDECIDED


def test_a_forged_receipt_is_refused() -> None:
    stranger = SigningKey.from_seed(RECEIPTS_KEY.name, bytes(32))
    for log in (breaking(), keeping(promised())):
        for key in (stranger, KEY):
            with pytest.raises(BadSignature, match="names no key"):
                log.judge(promise(promised(), key))
    spoilt = ReceiptFile.parse((FOLDER / "receipt/untrusted/signature-spoilt.receipt").read_bytes())
    with pytest.raises(BadSignature, match="false"):
        breaking().judge(spoilt)


def test_a_key_that_is_given_wins() -> None:
    found = breaking().judge(promise(promised(), LATER_KEY), receipts_key=LATER_KEY.verifier)
    assert (found.verdict, found.named) == (BROKEN, None)
    assert found.complaint is not None and [each.index for each in found.complaint.keys] == [1]
    with pytest.raises(BadSignature, match="you trust"):
        breaking().judge(FILE, receipts_key=LATER_KEY.verifier)


def test_a_key_counts_for_what_was_received_while_it_was_the_registers() -> None:
    log = begun()
    log.name_key(RECEIPTS, LATER_KEY.verifier, RECEIPTS_KEY.verifier, prev=2)
    log.publish(fresh_at=START + 80 * HOUR)
    assert log.judge(FILE).named == 2
    after = START + 9 * HOUR
    found = log.judge(promise(promised(at=after), at=after))
    assert (found.verdict, found.complaint) == (UNDECIDED, None)
    [note] = found.notes
    assert "Fact 5 of 2026-11-01T12:05:00Z replaced the key" in str(note)
    found = log.judge(promise(promised(at=after), LATER_KEY, at=after))
    assert (found.verdict, found.named) == (BROKEN, 5)


def test_a_replacement_of_an_earlier_time_undoes_no_receipt_under_a_checkpoint_of_before_it() -> None:
    received = START + timedelta(minutes=30)
    file, log = promise(promised(at=received), at=received), begun()
    log.publish(fresh_at=START + 4 * HOUR)
    shown = log.files["freshness"]
    before = log.judge(file)
    log.name_key(RECEIPTS, LATER_KEY.verifier, RECEIPTS_KEY.verifier, prev=2)  # its time is 12:05
    log.publish(fresh_at=START + 5 * HOUR)
    found = log.judge(file)
    assert found.verdict == UNDECIDED, "only the register knows when it wrote that"
    found = judge(file, [shown], log.read, TRUST, later=log.notes(), hint=len(log.facts))
    assert (found.verdict, found.size, found.complaint) == (BROKEN, 6, before.complaint)
    log.receive(promised(at=received))
    log.publish(fresh_at=START + 6 * HOUR)
    assert log.judge(file).verdict == KEPT, "what is there is there, whoever promised it"


def test_a_freshness_key_says_nothing_once_it_was_replaced() -> None:
    """Who steals it then cannot make the register a liar."""
    log, later = begun(), CosignerKey.from_seed(FRESHNESS_KEY.name, b"G" * 32)
    forged = log.checkpoint(FRESHNESS_KEY, at=START + 50 * HOUR)
    log.receive(promised())
    replaced = log.name_key(FRESHNESS, later.verifier, FRESHNESS_KEY.verifier, prev=1)
    log.publish()
    for notes in ([forged], [forged, *log.notes()]):
        found = judge(FILE, notes, log.read, TRUST, later=log.notes(), hint=len(log.facts))
        assert (found.verdict, found.index, found.size, found.complaint) == (KEPT, 5, 7, None)
        [note] = found.notes
        assert f"Fact {replaced} of 2026-11-01T12:06:00Z replaced the key" in str(note)
    # Before it was replaced its word counts, and so does that of the key that followed it.
    soon = _brief(promised(9))
    said = parse_note(begun().checkpoint(FRESHNESS_KEY, at=START + timedelta(minutes=5)))
    stolen = cosign(said.text, FRESHNESS_KEY, START + 50 * HOUR)
    for signed in (said, Note(said.text, (*said.signatures, stolen))):
        found = judge(soon, [signed.encode()], log.read, TRUST, later=log.notes(), hint=len(log.facts))
        assert (found.verdict, found.notes) == (BROKEN, ())
    fresh = log.checkpoint(later, at=START + 50 * HOUR)
    assert judge(promise(promised(9)), [fresh], log.read, TRUST).verdict == BROKEN


def test_a_copy_is_read_up_to_its_newest_checkpoint_that_the_log_signed() -> None:
    log = breaking()
    shown = log.files["freshness"]
    late = log.receive(promised())
    log.publish()
    strangers = log.checkpoint(key=SigningKey.from_seed(ORIGIN, bytes(32)))
    for later, size, index in (([strangers, b"x"], 6, None), (log.notes(), 7, late), ([], 6, None)):
        found = judge(FILE, [shown], log.read, TRUST, later=later, hint=7)
        assert (found.verdict, found.size, found.index) == (BROKEN, size, index)


@pytest.mark.parametrize("junk", ["junk {digest}", "junk key-changed", '{{"key-changed":"{digest}"}}', "[]"])
def test_what_is_no_fact_keeps_no_promise_and_names_no_key(junk: str) -> None:
    log = begun()
    log.facts.append(junk.format(digest=FILE.receipt.digest).encode())
    log.publish(fresh_at=START + 3 * HOUR)
    found = log.judge(FILE)
    assert (found.verdict, found.named) == (BROKEN, 2)
    assert [str(one) for one in found.notes] == [
        "Fact 5 cannot be read: it keeps no promise and names no key."
    ] * (junk != "[]")


@pytest.mark.parametrize("data", [{}, {"key": "freshness"}, {"key": 1}])
def test_a_fact_that_names_no_key_though_it_should_is_passed_over(data: dict[str, JSON]) -> None:
    log = begun()
    log.add("key-changed", data)
    for number in range(30):
        log.add("key-changed", data, subject=named(number + 100))
    log.publish(fresh_at=START + 3 * HOUR)
    found = log.judge(FILE)
    assert (found.verdict, len(found.notes)) == (BROKEN, 31)
    assert found.complaint is not None and check(found.complaint, TRUST).seen == found.seen


def test_a_checkpoint_with_a_false_line_proves_no_time_and_stops_nobody() -> None:
    log = breaking()
    note = parse_note(log.files["freshness"])
    line = note.signatures[-1]
    false = replace(line, signature=line.signature[:-1] + bytes([line.signature[-1] ^ 1]))
    log.files["freshness"] = Note(note.text, (*note.signatures[:-1], false)).encode()
    found = log.judge(FILE)
    assert found.verdict == UNDECIDED and "is false" in str(found.notes[0])
    log.files["witnessed"] = note.encode()
    assert log.judge(FILE).verdict == BROKEN


def test_a_key_that_is_given_must_be_one_of_receipts_of_that_register() -> None:
    stranger = SigningKey.from_seed("other.example/receipts", b"x" * 32)
    with pytest.raises(BadSignature, match=r"no key of receipts of register\.example/2026"):
        breaking().judge(promise(promised(), stranger), receipts_key=stranger.verifier)
    with pytest.raises(BadSignature, match="no key of receipts"):
        breaking().judge(promise(promised(), KEY), receipts_key=KEY.verifier)
    cosigner = CosignerKey.from_seed(RECEIPTS_KEY.name, b"x" * 32)
    text = FILE.receipt.encode()
    line = Signature(cosigner.name, cosigner.verifier.identifier, cosigner.sign(text.encode(), START))
    file = ReceiptFile(FILE.receipt, Note(text, (line,)).encode())
    with pytest.raises(BadSignature, match="no key of receipts"):
        breaking().judge(file, receipts_key=cosigner.verifier)


def test_another_log_and_another_key_of_the_log() -> None:
    other = SigningKey.from_seed("other.example", bytes(32))
    with pytest.raises(BadSignature):
        breaking().judge(FILE, keys=[other.verifier])
    from openroll.log.checkpoint import Checkpoint, sign_checkpoint

    with pytest.raises(CheckFailed, match=r"other\.example"):
        judge(
            FILE,
            [sign_checkpoint(Checkpoint("other.example", 1, bytes(32)), other)],
            breaking().read,
            Trust(NOW, [other.verifier]),
        )


def test_a_copy_that_lacks_facts_or_holds_others_decides_nothing() -> None:
    log = breaking()
    bundle = "tile/entries/000.p/6"
    whole = log.files[bundle]
    for damaged in (whole[:-1], whole[:200] + bytes([whole[200] ^ 1]) + whole[201:], b""):
        log.files[bundle] = damaged
        with pytest.raises(Damage):
            log.judge(FILE)
    del log.files[bundle]
    with pytest.raises(Damage, match="lacks facts 0 to 5"):
        log.judge(FILE)


def test_the_digest_must_be_that_of_a_submission() -> None:
    log = begun()
    log.add("redacted", {"entry": 1, "digests": [FILE.receipt.digest]})
    log.add("entry-recorded", {"entry": 1}, FILE.receipt.digest)
    log.publish(fresh_at=START + 2 * HOUR)
    assert log.judge(FILE).verdict == BROKEN


@pytest.mark.parametrize("more", [0, 1, 250, 251, 252, 253, 254, 507, 508, 509, 520])
def test_logs_of_the_awkward_sizes(more: int) -> None:
    log = begun(more)
    log.publish(fresh_at=START + 50 * HOUR)
    found = log.judge(FILE)
    assert (found.verdict, found.size) == (BROKEN, more + 3)
    assert found.complaint is not None
    assert check(found.complaint, TRUST).seen == found.seen
    log.receive(promised())
    log.publish(fresh_at=START + 51 * HOUR)
    assert (log.judge(FILE).verdict, log.judge(FILE).index) == (KEPT, more + 3)
