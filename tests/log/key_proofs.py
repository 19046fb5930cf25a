"""Proofs that lead from an old key of a log to the next one. Run as a script it writes the files of vectors/keys anew:

python -m tests.log.key_proofs
"""

from pathlib import Path
from typing import Any

from openroll.log import fact
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.keychange import LOG, RECEIPTS, KeyChange, name_of, subject_of
from openroll.log.note import SigningKey
from openroll.log.proof import Proof
from openroll.log.tree import leaf_hash, node_hash

from .making import ORIGIN, START, make_fact

FOLDER = Path(__file__).parents[2] / "vectors" / "keys"
OLD, NEW, THIEF = (SigningKey.from_seed(ORIGIN, bytes([seed]) * 32) for seed in (1, 2, 9))
BEFORE = make_fact(0)
ROTATION = KeyChange(LOG, OLD.verifier, NEW.verifier, "rotation", "2026-12-01T12:00:00Z")


def changed(change: KeyChange = ROTATION, kind: str = "key-changed", subject: str = "", **more: Any) -> bytes:
    """Return the fact that says ``change``, or what ``more`` makes of it."""
    return fact.build(
        type=kind,
        register=ORIGIN,
        subject=subject or subject_of(ORIGIN, change.role),
        seq=1,
        prev=None,
        at=START,
        by="registrar",
        data={**change.data(), **more},
    )


def proved(data: bytes, *signers: SigningKey, sibling: bytes = BEFORE) -> bytes:
    """Return the proof of ``data`` as the second fact of two, under a checkpoint of ``signers``."""
    root = node_hash(leaf_hash(BEFORE), leaf_hash(data))
    checkpoint = sign_checkpoint(Checkpoint(ORIGIN, 2, root), *signers)
    return Proof(1, (leaf_hash(sibling),), checkpoint, data).encode()


def files() -> dict[str, bytes]:
    """Return the content of every file by its path."""
    fact_bytes = changed()
    receipts = SigningKey.from_seed(name_of(ORIGIN, RECEIPTS), bytes([3]) * 32).verifier
    stolen = KeyChange(LOG, THIEF.verifier, NEW.verifier, "stolen")
    return {
        "old.vkey": OLD.verifier.text.encode() + b"\n",
        "new.vkey": NEW.verifier.text.encode() + b"\n",
        "good/both-signed.tlog-proof": proved(fact_bytes, NEW, OLD),
        "good/old-signed.tlog-proof": proved(fact_bytes, OLD),
        "good/no-overlap.tlog-proof": proved(changed(KeyChange(LOG, OLD.verifier, NEW.verifier, "")), OLD),
        "good/unknown-member.tlog-proof": proved(changed(more="later"), OLD),
        "bad/new-signed-alone.tlog-proof": proved(fact_bytes, NEW),
        "bad/stranger-signed.tlog-proof": proved(fact_bytes, THIEF),
        "bad/another-old-key.tlog-proof": proved(changed(stolen), OLD),
        "bad/another-role.tlog-proof": proved(changed(KeyChange(RECEIPTS, None, receipts, "first key")), OLD),
        "bad/another-type.tlog-proof": proved(changed(kind="dump"), OLD),
        "bad/another-name.tlog-proof": proved(changed(new=receipts.text), OLD),
        "bad/same-key.tlog-proof": proved(changed(new=OLD.verifier.text), OLD),
        "bad/first-key.tlog-proof": proved(changed(old=None), OLD),
        "bad/no-reason.tlog-proof": proved(changed(reason=7), OLD),
        "bad/overlap-no-time.tlog-proof": proved(changed(overlap_until="soon"), OLD),
        "bad/another-sibling.tlog-proof": proved(fact_bytes, OLD, sibling=fact_bytes),
        "bad/another-subject.tlog-proof": proved(changed(subject=subject_of(ORIGIN, RECEIPTS)), OLD),
        "bad/cut.tlog-proof": proved(fact_bytes, OLD)[:-20],
    }


if __name__ == "__main__":
    for name, content in files().items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
