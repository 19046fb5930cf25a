"""Proof files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import OpenrollError
from openroll.log import proof
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.note import BadSignature, SigningKey
from openroll.log.proof import MalformedProof, Proof
from openroll.log.tree import BadProof, leaf_hash, node_hash
from openroll.log.verify import verify_proof_file

from .making import KEY, ORIGIN, make_facts

FACTS = make_facts(3)
LEAVES = [leaf_hash(each) for each in FACTS]
ROOT = node_hash(node_hash(LEAVES[0], LEAVES[1]), LEAVES[2])
NOTE = sign_checkpoint(Checkpoint(ORIGIN, 3, ROOT), KEY)
PROOF = Proof(1, (LEAVES[0], LEAVES[2]), NOTE, FACTS[1])
DATA = PROOF.encode()


def test_a_proof_file_is_text_of_known_lines() -> None:
    head, _, note = DATA.partition(b"\n\n")
    assert [line.split(b" ")[0] for line in head.split(b"\n")[:3]] == [
        b"c2sp.org/tlog-proof@v1",
        b"extra",
        b"index",
    ]
    assert note == NOTE
    assert proof.parse(DATA) == PROOF
    bare = Proof(1, PROOF.hashes, NOTE)
    assert proof.parse(bare.encode()) == bare


def test_what_a_proof_file_proves() -> None:
    report = verify_proof_file(DATA, [KEY.verifier])
    assert (report.origin, report.index, report.size, report.fact_bytes) == (ORIGIN, 1, 3, FACTS[1])
    assert report.fact["data"] == {"entry": 2}
    assert report.authorship_proved


def test_without_a_trusted_key_authorship_is_not_proved() -> None:
    assert not verify_proof_file(DATA, []).authorship_proved
    assert not verify_proof_file(DATA, [], beside=[KEY.verifier]).authorship_proved
    stranger = SigningKey.generate(ORIGIN).verifier
    with pytest.raises(BadSignature):
        verify_proof_file(DATA, [], beside=[stranger])
    with pytest.raises(BadSignature):
        verify_proof_file(DATA, [stranger], beside=[KEY.verifier])


@pytest.mark.parametrize("index", [0, 2, 3, 2**62])
def test_another_place_is_refused(index: int) -> None:
    with pytest.raises(BadProof):
        verify_proof_file(Proof(index, PROOF.hashes, NOTE, FACTS[1]).encode(), [KEY.verifier])


def test_another_fact_another_register_and_no_fact_are_refused() -> None:
    with pytest.raises(BadProof):
        verify_proof_file(Proof(1, PROOF.hashes, NOTE, FACTS[0]).encode(), [KEY.verifier])
    with pytest.raises(MalformedProof):
        verify_proof_file(Proof(1, PROOF.hashes, NOTE).encode(), [KEY.verifier])
    other = SigningKey.from_seed("other.example", b"o" * 32)
    note = sign_checkpoint(Checkpoint("other.example", 3, ROOT), other)
    with pytest.raises(OpenrollError, match="The fact is one of"):
        verify_proof_file(Proof(1, PROOF.hashes, note, FACTS[1]).encode(), [other.verifier])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        DATA[:-1],
        DATA + b"\n",
        b"\n" + DATA,
        DATA.replace(b"@v1", b"@v2"),
        DATA.replace(b"index 1\n", b""),
        DATA.replace(b"index 1\n", b"index 01\n"),
        DATA.replace(b"index 1\n", b"index -1\n"),
        DATA.replace(b"index 1\n", b"index 1 \n"),
        DATA.replace(b"index 1\n", b"index 1\nindex 1\n"),
        DATA.replace(b"index 1\n", b"extra YQ==\nindex 1\n"),
        DATA.replace(b"extra ", b"extra  "),
        DATA.replace(b"extra ", b"Extra "),
        DATA.replace(b"\n\n", b"\nYQ==\n\n", 1),
        DATA.replace(b"\n\n", b"\n\n\n", 1),
        DATA.replace(b"\n", b"\r\n"),
        Proof(1, PROOF.hashes, NOTE, b"").encode(),
        Proof(1, (ROOT,) * 64, NOTE, FACTS[1]).encode(),
        b"c2sp.org/tlog-proof@v1",
        b"c2sp.org/tlog-proof@v1\n\n" + NOTE,
        b"x" * (proof.LARGEST_PROOF + 1),
    ],
)
def test_what_is_not_a_proof_file(data: bytes) -> None:
    with pytest.raises(MalformedProof):
        proof.parse(data)


@given(st.integers(0, len(DATA) * 8 - 1))
def test_every_flipped_bit_is_found(bit: int) -> None:
    changed = bytearray(DATA)
    changed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(OpenrollError):
        verify_proof_file(bytes(changed), [KEY.verifier])


@given(st.binary(max_size=80) | st.binary(max_size=20).map(lambda part: DATA[:30] + part + DATA[40:]))
def test_foreign_bytes_are_a_proof_or_malformed(data: bytes) -> None:
    try:
        assert proof.parse(data).encode() == data
    except MalformedProof:
        return
