"""Facts that name keys: what they may say, and how they follow each other."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.log import fact
from openroll.log.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from openroll.log.cosignature import CosignerKey
from openroll.log.keychange import (
    FRESHNESS,
    LOG,
    RECEIPTS,
    KeyChange,
    KeyRing,
    MalformedKeyChange,
    follow,
    name_of,
    subject_of,
)
from openroll.log.note import BadSignature, SigningKey, VerifierKey
from openroll.log.proof import Proof
from openroll.log.tree import leaf_hash, node_hash

from .key_proofs import BEFORE, FOLDER, NEW, OLD, changed, files, proved
from .making import ORIGIN, START


def log_key(seed: int) -> VerifierKey:
    return SigningKey.from_seed(ORIGIN, bytes([seed]) * 32).verifier


def freshness_key(seed: int) -> VerifierKey:
    return CosignerKey.from_seed(f"{ORIGIN}/freshness", bytes([seed]) * 32).verifier


def written(data: dict[str, Any], subject: str = "") -> fact.Fact:
    subject = subject or subject_of(ORIGIN, data["key"] if data.get("key") in (FRESHNESS, RECEIPTS) else LOG)
    return fact.parse(
        fact.build(
            type="key-changed",
            register=ORIGIN,
            subject=subject,
            seq=1,
            prev=None,
            at=START,
            by="registrar",
            data=data,
        )
    )


ROTATED = KeyChange(LOG, log_key(1), log_key(2), "rotation", "2026-12-01T12:00:00Z")


@pytest.mark.parametrize(
    "change",
    [
        ROTATED,
        KeyChange(LOG, log_key(1), log_key(2), ""),
        KeyChange(FRESHNESS, None, freshness_key(3), "first key"),
        KeyChange(FRESHNESS, freshness_key(3), freshness_key(4), "lost"),
    ],
)
def test_what_a_fact_says_is_read_as_it_was_written(change: KeyChange) -> None:
    assert KeyChange.of(written(change.data())) == change


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "witness"},
        {"key": 1},
        {"key": FRESHNESS},  # of another kind than the key
        {"key": RECEIPTS},  # of another name
        {"new": log_key(1).text},  # the same
        {"new": "nonsense"},
        {"new": SigningKey.from_seed("other.example", bytes(32)).verifier.text},
        {"old": SigningKey.from_seed("other.example", bytes(32)).verifier.text},
        {"old": 7},
        {"reason": None},
        {"overlap_until": "tomorrow"},
        {"overlap_until": None},
    ],
)
def test_anything_else_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(MalformedKeyChange):
        KeyChange.of(written({**ROTATED.data(), **wrong}))


@given(
    st.dictionaries(
        st.sampled_from(["key", "old", "new", "reason", "overlap_until"]), st.text() | st.integers()
    )
)
def test_no_data_raises_anything_else(data: dict[str, Any]) -> None:
    text = {name: value for name, value in data.items() if not isinstance(value, int) or abs(value) < 2**53}
    with suppress(MalformedKeyChange, fact.MalformedFact):
        KeyChange.of(written(text))


def test_names_and_subjects_follow_from_the_origin() -> None:
    assert name_of(ORIGIN, LOG) == ORIGIN
    assert name_of(ORIGIN, FRESHNESS) == f"{ORIGIN}/freshness"
    subjects = {subject_of(origin, role) for origin in ("a", "b") for role in (LOG, FRESHNESS, RECEIPTS)}
    assert len(subjects) == 6
    assert subject_of("roll.example/a", LOG) == "shsqypr5vbkh42en737du22x3y"


def test_a_fact_about_another_subject_or_without_an_old_key_is_refused() -> None:
    for subject in (subject_of(ORIGIN, FRESHNESS), subject_of("other.example", LOG)):
        with pytest.raises(MalformedKeyChange):
            KeyChange.of(written(ROTATED.data(), subject))
    first = KeyChange(FRESHNESS, None, freshness_key(3), "first key").data()
    assert KeyChange.of(written(first)).old is None
    del first["old"]
    with pytest.raises(MalformedKeyChange):
        KeyChange.of(written(first))


def test_no_key_ever_stands_for_two_things() -> None:
    receipts = [SigningKey.from_seed(f"{ORIGIN}/receipts", bytes([n]) * 32).verifier for n in range(9)]
    ring = KeyRing()
    ring.add(KeyChange(FRESHNESS, None, freshness_key(3), "first key"), 1)
    ring.add(KeyChange(FRESHNESS, freshness_key(3), freshness_key(4), "lost"), 2)
    for taken in (3, 4):  # the first has been replaced
        with pytest.raises(MalformedKeyChange):
            ring.add(KeyChange(RECEIPTS, None, receipts[taken], "first key"), 3)
        with pytest.raises(MalformedKeyChange):
            ring.begin(log_key(taken))
        with pytest.raises(MalformedKeyChange):  # the key that the log began with
            ring.add(KeyChange(LOG, log_key(taken), log_key(7), "rotation"), 3)
    ring.begin(log_key(1))
    with pytest.raises(MalformedKeyChange):
        ring.add(KeyChange(RECEIPTS, None, receipts[1], "first key"), 3)
    ring.add(KeyChange(LOG, log_key(1), log_key(2), "rotation"), 3)
    assert ring.log == [(log_key(1), 0), (log_key(2), 3)]


def test_the_keys_of_a_log_are_one_chain() -> None:
    ring = KeyRing()
    assert ring.log_keys(log_key(1)) == [(log_key(1), 0)]
    ring.add(ROTATED, 7)
    ring.add(KeyChange(FRESHNESS, None, freshness_key(3), "first key"), 8)
    assert ring.log_keys(log_key(9)) == [(log_key(1), 0), (log_key(2), 7)]
    assert ring.others == {FRESHNESS: freshness_key(3)}
    for change in (
        KeyChange(LOG, log_key(1), log_key(4), ""),  # the old one has gone
        KeyChange(LOG, log_key(2), log_key(1), ""),  # back to a key that was replaced
        KeyChange(LOG, None, log_key(4), ""),
        KeyChange(FRESHNESS, None, freshness_key(4), ""),
        KeyChange(FRESHNESS, freshness_key(4), freshness_key(5), ""),
        KeyChange(LOG, log_key(2), log_key(3), ""),  # the bytes of the freshness key
        KeyChange(FRESHNESS, freshness_key(3), freshness_key(1), ""),  # the bytes of a key of the log
    ):
        with pytest.raises(MalformedKeyChange):
            ring.add(change, 9)
    with pytest.raises(MalformedKeyChange):
        KeyRing().add(KeyChange(LOG, None, log_key(1), ""), 3)


def test_the_vectors_are_what_their_script_writes() -> None:
    held = {
        path.relative_to(FOLDER).as_posix(): path.read_bytes()
        for path in FOLDER.rglob("*")
        if path.is_file() and path.name != "README.md"
    }
    assert held == files()


@pytest.mark.parametrize("name", [name for name in files() if "/" in name])
def test_proofs_that_lead_on_and_proofs_that_do_not(name: str) -> None:
    proof = (FOLDER / name).read_bytes()
    led = follow(_reader(proof), [OLD.verifier])
    assert led == [OLD.verifier, *([NEW.verifier] if name.startswith("good/") else [])]
    assert follow(_reader(proof), []) == []


def test_a_key_that_was_replaced_speaks_for_what_came_before() -> None:
    proof = (FOLDER / "good/both-signed.tlog-proof").read_bytes()
    for trusted in ([OLD], [OLD, NEW], [NEW, OLD]):
        led = follow(_reader(proof), [key.verifier for key in trusted])
        assert {key: key.until for key in led} == {OLD.verifier: 1, NEW.verifier: None}
        assert open_checkpoint(note(1, OLD), led).size == 1, "what was signed before stays"
        assert open_checkpoint(note(2, OLD, NEW), led).size == 2
        assert open_checkpoint(note(9, NEW), led).size == 9
        for keys in (led, [OLD.verifier, *led], [*led, OLD.verifier]):
            with pytest.raises(BadSignature, match="had been replaced by then"):
                open_checkpoint(note(2, OLD), keys)
    assert follow(_reader(proof), [NEW.verifier])[0].until is None


def test_only_the_newest_key_has_a_successor() -> None:
    third, fourth = (SigningKey.from_seed(ORIGIN, bytes([n]) * 32) for n in (4, 5))
    on = KeyChange(LOG, NEW.verifier, third.verifier, "rotation")
    for change, signer in (
        (KeyChange(LOG, OLD.verifier, third.verifier, "rotation"), OLD),  # a second one
        (KeyChange(LOG, NEW.verifier, OLD.verifier, "rotation"), NEW),  # back
        (on, NEW),  # at the index of the change before it
    ):
        second = proved(changed(change), signer)
        led = follow(_reader(proved(changed(), OLD), second), [OLD.verifier])
        assert led == [OLD.verifier, NEW.verifier]
        assert [key.until for key in led] == [1, None]
    later = chained(changed(), changed(on), NEW)
    led = follow(_reader(proved(changed(), OLD), later), [OLD.verifier])
    assert [key.until for key in led] == [1, 2, None]
    assert follow(_reader(proved(changed(), OLD), later), led) == led
    more = KeyChange(LOG, NEW.verifier, fourth.verifier, "rotation")
    assert follow(_reader(chained(changed(), changed(more), NEW)), led) == led, "what is known stays"


def note(size: int, *signers: SigningKey) -> bytes:
    return sign_checkpoint(Checkpoint(ORIGIN, size, bytes(32)), *signers)


def chained(second: bytes, third: bytes, *signers: SigningKey) -> bytes:
    """Return the proof of ``third`` as the third fact of three."""
    before = node_hash(leaf_hash(BEFORE), leaf_hash(second))
    checkpoint = sign_checkpoint(Checkpoint(ORIGIN, 3, node_hash(before, leaf_hash(third))), *signers)
    return Proof(2, (before,), checkpoint, third).encode()


@given(st.data())
def test_no_flipped_bit_leads_anywhere_else(data: st.DataObject) -> None:
    proof = bytearray(files()["good/old-signed.tlog-proof"])
    bit = data.draw(st.integers(0, 8 * len(proof) - 1))
    proof[bit // 8] ^= 1 << bit % 8
    assert follow(_reader(bytes(proof)), [OLD.verifier]) == [OLD.verifier]


def _reader(*proofs: bytes) -> Callable[[str], bytes]:
    files = {f"keys/{number}": proof for number, proof in enumerate(proofs, 1)}

    def read(path: str) -> bytes:
        if path not in files:
            raise FileNotFoundError(path)
        return files[path]

    return read
