"""Facts that name keys: what they may say, and how they follow each other."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.log import fact
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
from openroll.log.note import SigningKey, VerifierKey

from .key_proofs import FOLDER, NEW, OLD, files
from .making import ORIGIN, START


def log_key(seed: int) -> VerifierKey:
    return SigningKey.from_seed(ORIGIN, bytes([seed]) * 32).verifier


def freshness_key(seed: int) -> VerifierKey:
    return CosignerKey.from_seed(f"{ORIGIN}/freshness", bytes([seed]) * 32).verifier


def written(data: dict[str, Any]) -> fact.Fact:
    subject = subject_of(ORIGIN, LOG)
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


@given(st.data())
def test_no_flipped_bit_leads_anywhere_else(data: st.DataObject) -> None:
    proof = bytearray(files()["good/old-signed.tlog-proof"])
    bit = data.draw(st.integers(0, 8 * len(proof) - 1))
    proof[bit // 8] ^= 1 << bit % 8
    assert follow(_reader(bytes(proof)), [OLD.verifier]) == [OLD.verifier]


def _reader(proof: bytes) -> Callable[[str], bytes]:
    def read(path: str) -> bytes:
        if path != "keys/1":
            raise FileNotFoundError(path)
        return proof

    return read
