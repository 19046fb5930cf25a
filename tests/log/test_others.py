"""Implementations that others wrote accept our checkpoints, proofs and bundles, and we theirs.

metamorphic-log is Rust; proofbundle and dnsid are Python, and each has its own reading of the specifications.
"""

import metamorphic_log
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from dnsid import c2sp_tlog as dnsid
from dnsid.c2sp_tlog import merkle as dnsid_merkle
from dnsid.c2sp_tlog import tiles as dnsid_tiles
from proofbundle import checkpoint as proofbundle_checkpoint
from proofbundle import merkle as proofbundle_merkle
from proofbundle import tlogproof as proofbundle_proof

from openroll.log import proof, tiles, tree
from openroll.log.checkpoint import Checkpoint, open_checkpoint
from openroll.log.note import VerifierKey
from openroll.log.sequencer import Head

from .making import KEY, ORIGIN, Log, make_facts

VKEY = KEY.verifier.text
SIZES = [1, 2, 255, 256, 257, 700]


@pytest.fixture(params=SIZES)
def head(request: pytest.FixtureRequest, log: Log) -> Head:
    size: int = request.param
    return log.grow(size)


def indices(size: int) -> set[int]:
    return {0, size // 2, size - 1}


def test_checkpoints(head: Head) -> None:
    note = head.checkpoint.decode()
    found = metamorphic_log.checkpoint_verify(note, [VKEY])
    assert (found.origin, found.size, bytes(found.root)) == (ORIGIN, head.size, head.root)
    verdict = proofbundle_checkpoint.verify_checkpoint(note, VKEY)
    assert (verdict["ok"], verdict["origin"], verdict["tree_size"], verdict["root"]) == (
        True,
        ORIGIN,
        head.size,
        head.root,
    )
    checkpoint = dnsid.parse_checkpoint(note)
    assert (checkpoint.origin, checkpoint.tree_size, checkpoint.root_hash) == (ORIGIN, head.size, head.root)
    assert dnsid.verify_checkpoint_signature(checkpoint, dnsid.parse_signed_note_verifier_key(VKEY))


def test_proof_files(head: Head, log: Log) -> None:
    policy = dnsid.C2spTlogPolicy({ORIGIN: dnsid.C2spTlogOriginPolicy(log_keys=[VKEY], quorum=0)})
    with log.open() as opened:
        for index in indices(head.size):
            text, fact = opened.proof(index, head).decode(), opened.fact(index)
            assert proofbundle_proof.verify_tlog_proof(text, fact, VKEY, expected_origin=ORIGIN)["ok"]
            assert dnsid.verify_c2sp_tlog_proof(fact, text, policy, ORIGIN).index == index
            hashes = list(proof.parse(text.encode()).hashes)
            metamorphic_log.checkpoint_verify_inclusion(
                head.checkpoint.decode(), [VKEY], index, tree.leaf_hash(fact), hashes
            )
            with pytest.raises(metamorphic_log.VerifyError):
                metamorphic_log.checkpoint_verify_inclusion(
                    head.checkpoint.decode(), [VKEY], index, tree.leaf_hash(b"another"), hashes
                )
            assert not proofbundle_proof.verify_tlog_proof(text, b"another", VKEY)["ok"]


def test_consistency_proofs(head: Head, log: Log) -> None:
    with log.open() as opened:
        for old in indices(head.size) - {0}:
            before, hashes = opened.head_at(old), opened.consistency(old, head)
            metamorphic_log.checkpoint_verify_consistency(
                before.checkpoint.decode(), head.checkpoint.decode(), [VKEY], hashes
            )
            assert dnsid_merkle.verify_consistency(old, head.size, before.root, head.root, hashes)


def test_bundles_and_tiles(head: Head, log: Log) -> None:
    facts: list[bytes] = []
    for tile in tiles.tiles_of(head.size):
        data = (log.public / tile.path).read_bytes()
        width = None if tile.width == 256 else tile.width
        if tile.level == tiles.ENTRIES:
            assert tile.path == dnsid_tiles.entry_bundle_path("", tile.number, width)[1:]
            found = dnsid_tiles.parse_entry_bundle(data)
            assert dnsid_tiles.encode_entry_bundle(found) == data
            facts += found
        else:
            assert tile.path == dnsid_tiles.tile_path("", tile.level, tile.number, width)[1:]
            if tile.level == 0:
                leaves = [proofbundle_merkle.leaf_hash(each) for each in facts[tile.start :][: tile.width]]
                assert data == b"".join(leaves)
    assert facts == make_facts(head.size)
    assert dnsid_merkle.merkle_root_from_entries(facts) == head.root
    assert proofbundle_merkle.merkle_tree_hash(facts) == head.root


def test_we_accept_theirs() -> None:
    """A checkpoint and a proof that proofbundle made."""
    facts = make_facts(11)
    signer = Ed25519PrivateKey.from_private_bytes(b"t" * 32)
    root = proofbundle_merkle.merkle_tree_hash(facts)
    note = proofbundle_checkpoint.sign_checkpoint(
        "theirs.example/log", 11, root, signer, "theirs.example/log"
    )
    key = VerifierKey.from_text(
        proofbundle_checkpoint.vkey("theirs.example/log", signer.public_key().public_bytes_raw())
    )
    assert open_checkpoint(note.encode(), [key]) == Checkpoint("theirs.example/log", 11, root)
    hashes = proofbundle_merkle.inclusion_proof(facts, 6)
    text = proofbundle_proof.format_tlog_proof(6, hashes, note, extra=facts[6])
    found = proof.parse(text.encode())
    assert found.encode() == text.encode()
    assert found.check(facts[6], [key]).size == 11


def test_they_refuse_what_was_not_signed(log: Log) -> None:
    note = log.grow(3).checkpoint.decode()
    forged = note.replace("\n3\n", "\n4\n")
    with pytest.raises(metamorphic_log.VerifyError):
        metamorphic_log.checkpoint_verify(forged, [VKEY])
    assert not proofbundle_checkpoint.verify_checkpoint(forged, VKEY)["ok"]
