"""Cosignatures and policies: implementations that others wrote accept ours, and we theirs.

proofbundle makes and checks cosignatures and weighs quorums; dnsid checks them, and reads policies.
"""

from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from dnsid import c2sp_tlog as dnsid
from dnsid.c2sp_tlog import policy as dnsid_policy
from proofbundle import checkpoint as proofbundle

from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.cosignature import CosignerKey, cosign, cosignatures
from openroll.log.note import BadSignature, Note, VerifierKey, parse_note
from openroll.log.policy import QuorumMissing, TrustPolicy

from .making import KEY, ORIGIN

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
TIME = int(AT.timestamp())
A, B, C = (CosignerKey.from_seed(f"witness.example/{name}", name.encode() * 32) for name in "abc")
NOTE = parse_note(sign_checkpoint(Checkpoint(ORIGIN, 5, bytes(range(32))), KEY))
POLICY = "\n".join(
    [
        f"log {KEY.verifier.text}",
        *(f"witness {key.name[-1]} {key.verifier.text}" for key in (A, B, C)),
        "group bc any b c",
        "group both all a bc",
        "quorum both",
        "",
    ]
)


def cosigned(*keys: CosignerKey, at: datetime = AT) -> str:
    return NOTE.with_signatures(cosign(NOTE.text, key, at) for key in keys).encode().decode()


def test_they_accept_ours() -> None:
    note = cosigned(A, B)
    for key in (A, B):
        found = proofbundle.verify_cosignature(note, key.verifier.text)
        assert (found["ok"], found["origin"], found["tree_size"], found["timestamp"]) == (
            True,
            ORIGIN,
            5,
            TIME,
        )
        read = dnsid.parse_signed_note_verifier_key(key.verifier.text)
        assert dnsid.verified_cosignature_timestamp(dnsid.parse_checkpoint(note), read) == TIME
    keys = [key.verifier.text for key in (A, B, C)]
    assert proofbundle.verify_witnessed_checkpoint(note, KEY.verifier.text, keys, threshold=2)["ok"]
    assert not proofbundle.verify_witnessed_checkpoint(note, KEY.verifier.text, keys, threshold=3)["ok"]


def test_they_name_our_keys_as_we_do() -> None:
    public = A.verifier.public
    assert proofbundle.cosign_vkey(A.name, public) == A.verifier.text
    assert proofbundle.cosign_key_id(A.name, public) == A.verifier.identifier
    read = dnsid.parse_signed_note_verifier_key(A.verifier.text)
    assert (read.name, read.key_bytes, read.key_id, read.signature_type) == (
        A.name,
        public,
        A.verifier.identifier,
        b"\x04",
    )


def test_we_accept_theirs() -> None:
    signer = Ed25519PrivateKey.from_private_bytes(b"t" * 32)
    theirs = proofbundle.cosign_checkpoint(NOTE.encode().decode(), signer, "theirs.example/w", TIME)
    key = VerifierKey.from_text(
        proofbundle.cosign_vkey("theirs.example/w", signer.public_key().public_bytes_raw())
    )
    (found,) = cosignatures(parse_note(theirs.encode()), [key])
    assert (found.key, found.at) == (key, AT)
    policy = TrustPolicy.parse(f"log {KEY.verifier.text}\nwitness t {key.text}\nquorum t\n")
    assert policy.open(theirs.encode()).checkpoint.size == 5
    # Both make the same bytes of the same key, time and checkpoint.
    same = CosignerKey.from_seed("theirs.example/w", b"t" * 32)
    assert theirs.encode() == NOTE.with_signatures([cosign(NOTE.text, same, AT)]).encode()


def test_neither_accepts_what_is_false() -> None:
    line = cosign(NOTE.text, A, AT)
    later = (TIME + 1).to_bytes(8, "big") + line.signature[8:]
    wrong_key = cosign(NOTE.text, CosignerKey.from_seed(A.name, b"x" * 32), AT)
    for note in (
        cosigned(A).replace("\n5\n", "\n6\n"),
        Note(NOTE.text, (*NOTE.signatures, type(line)(line.name, line.identifier, later))).encode().decode(),
        Note(NOTE.text, (*NOTE.signatures, type(line)(line.name, line.identifier, wrong_key.signature)))
        .encode()
        .decode(),
    ):
        assert not proofbundle.verify_cosignature(note, A.verifier.text)["ok"]
        read = dnsid.parse_signed_note_verifier_key(A.verifier.text)
        assert dnsid.verified_cosignature_timestamp(dnsid.parse_checkpoint(note), read) is None
        with pytest.raises(BadSignature):
            cosignatures(parse_note(note.encode()), [A.verifier])


@pytest.mark.parametrize("names", ["", "a", "b", "ab", "ac", "bc", "abc"])
def test_they_weigh_our_policies_as_we_do(names: str) -> None:
    note = cosigned(*(key for key in (A, B, C) if key.name[-1] in names))
    enough = "a" in names and len(names) > 1
    theirs = dnsid_policy.parse_c2sp_policy_file(POLICY)
    try:
        TrustPolicy.parse(POLICY).open(note.encode())
        ours = True
    except QuorumMissing:
        ours = False
    try:
        checkpoint = dnsid.parse_checkpoint(note)
        dnsid_policy.enforce_checkpoint_policy(
            checkpoint, ORIGIN, theirs, "checkpoint", AT.timestamp() * 1000
        )
        accepted = True
    except dnsid.C2spTlogVerificationError:
        accepted = False
    assert (ours, accepted) == (enough, enough)


# One more that the specification refuses and dnsid does not: a witness in two groups.
BAD = [
    "",
    "quorum a\n",
    POLICY.replace("quorum both", "quorum all-of-them"),
    POLICY + "quorum none\n",
    POLICY.replace("any b c", "3 b c"),
    POLICY.replace("any b c", "0 b c"),
    POLICY.replace("group bc any b c\n", ""),
    POLICY.replace(B.verifier.text, A.verifier.text),
    POLICY.replace("witness b", "witness a"),
    POLICY.replace(f"log {KEY.verifier.text}", f"log {A.verifier.text}"),
]


@pytest.mark.parametrize("text", BAD)
def test_they_refuse_the_policies_that_we_refuse(text: str) -> None:
    with pytest.raises(Exception):  # noqa: B017  # each has its own
        TrustPolicy.parse(text)
    with pytest.raises(dnsid.C2spTlogVerificationError):
        dnsid_policy.parse_c2sp_policy_file(text)
