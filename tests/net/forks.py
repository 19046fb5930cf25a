"""Evidence made by hand, from trees of a few leaves. Run as a script it writes vectors/fork again:

python -m tests.net.forks
"""

import base64
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from openroll.log import fact
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.keychange import KEY_CHANGED, LOG, KeyChange, subject_of
from openroll.log.note import SigningKey, VerifierKey
from openroll.log.proof import Proof
from openroll.log.tree import Node, inclusion_path, leaf_hash, node_hash, tree_root
from openroll.net.fork import Fork, path_between
from tests.conftest import ROOT

FOLDER = ROOT / "vectors" / "fork"
ORIGIN = "roll.example/fork"
KEY = SigningKey.from_seed(ORIGIN, bytes(range(32)))
OTHER = SigningKey.from_seed(ORIGIN, bytes(32))
NEWER = SigningKey.from_seed(ORIGIN, b"n" * 32)
ELSEWHERE = SigningKey.from_seed("x", bytes(32))
VKEY: VerifierKey = KEY.verifier


def leaves(size: int, *, changed: int | None = None) -> list[bytes]:
    """Return the hashes of ``size`` facts; the one at ``changed`` is another."""
    return [leaf_hash(b"%d%s" % (index, b"!" if index == changed else b"")) for index in range(size)]


def nodes(hashes: Sequence[bytes]) -> Node:
    """Return the tree over ``hashes``."""

    def node(level: int, index: int) -> bytes:
        if level == 0:
            return hashes[index]
        return node_hash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1))

    return node


def note(hashes: Sequence[bytes], key: SigningKey = KEY, origin: str = ORIGIN) -> bytes:
    """Return a signed checkpoint of the log with these leaves."""
    return sign_checkpoint(Checkpoint(origin, len(hashes), tree_root(nodes(hashes), len(hashes))), key)


def evidence(smaller: Sequence[bytes], larger: Sequence[bytes]) -> Fork:
    """Return what shows that the log of ``larger`` does not continue that of ``smaller``, if it is so."""
    if len(smaller) == len(larger):
        first, second = sorted([smaller, larger], key=lambda each: tree_root(nodes(each), len(each)))
        return Fork(note(first), note(second))
    return Fork(note(smaller), note(larger), path_between(nodes(larger), len(smaller), len(larger)))


def rotation() -> bytes:
    """Return the proof file that shows that NEWER follows KEY."""
    change = KeyChange(LOG, VKEY, NEWER.verifier, "rotation")
    written = fact.build(
        type=KEY_CHANGED,
        register=ORIGIN,
        subject=subject_of(ORIGIN, LOG),
        seq=1,
        prev=None,
        at=datetime(2026, 11, 23, 12, tzinfo=UTC),
        by="registrar",
        data=change.data(),
    )
    log = [*leaves(4), leaf_hash(written)]
    path = inclusion_path(nodes(log), 4, 5)
    return Proof(4, tuple(path), note(log), written).encode()


def vectors() -> dict[str, bytes]:
    """Return every file of vectors/fork but its README, by name."""
    fork = evidence(leaves(5), leaves(11, changed=2))
    power = evidence(leaves(8), leaves(11, changed=2))
    before = evidence(leaves(4), leaves(11, changed=2))
    rotated = replace(before, larger=note(leaves(11, changed=2), NEWER), keys=(rotation(),))
    same = evidence(leaves(5), leaves(5, changed=0))
    consistent = evidence(leaves(5), leaves(11, changed=7))
    made = fork.encode()
    text = made.decode()
    return {
        "log.vkey": VKEY.text.encode() + b"\n",
        "good/5-11.fork": made,
        "good/8-11.fork": power.encode(),
        "good/same-size.fork": same.encode(),
        "good/1-2.fork": evidence(leaves(1), leaves(2, changed=0)).encode(),
        "good/rotated.fork": rotated.encode(),
        "false/rotated-replaced-key.fork": replace(fork, larger=rotated.larger, keys=rotated.keys).encode(),
        "false/rotated-without-proof.fork": replace(rotated, keys=()).encode(),
        "false/consistent.fork": consistent.encode(),
        "false/consistent-power-of-two.fork": evidence(leaves(8), leaves(11, changed=9)).encode(),
        "false/same-checkpoint.fork": Fork(same.smaller, same.smaller).encode(),
        "false/empty-log.fork": evidence([], leaves(11)).encode(),
        "false/another-key.fork": replace(fork, larger=note(leaves(11, changed=2), OTHER)).encode(),
        "false/another-log.fork": replace(
            fork, larger=note(leaves(11), SigningKey.from_seed("x", bytes(32)), "x")
        ).encode(),
        "false/wrong-path.fork": replace(fork, path=power.path).encode(),
        "false/short-path.fork": replace(fork, path=fork.path[:-1]).encode(),
        "false/long-path.fork": replace(fork, path=(*fork.path, bytes(32))).encode(),
        "bad/no-newline.fork": made[:-1],
        "bad/two-newlines.fork": made + b"\n",
        "bad/not-canonical.fork": text.replace('","path"', '", "path"')
        .replace('"keys":', '"keys": ')
        .encode(),
        "bad/order-of-sizes.fork": replace(fork, smaller=fork.larger, larger=fork.smaller).encode(),
        "bad/order-of-roots.fork": replace(same, smaller=same.larger, larger=same.smaller).encode(),
        "bad/no-path.fork": replace(fork, path=()).encode(),
        "bad/path-of-same-size.fork": replace(same, path=(bytes(32),)).encode(),
        "bad/hash-of-31-bytes.fork": replace(fork, path=(*fork.path[:-1], bytes(31))).encode(),
        "bad/too-many-hashes.fork": replace(fork, path=(bytes(32),) * 65).encode(),
        "bad/hash-without-padding.fork": text.replace('="]', '"]').encode(),
        "bad/another-format.fork": text.replace("openroll-fork/1", "openroll-fork/2").encode(),
        "bad/a-member-too-many.fork": text.replace('"format"', '"by":"me","format"').encode(),
        "bad/no-keys.fork": text.replace('"keys":[],', "").encode(),
        "bad/no-checkpoint.fork": text.replace(ORIGIN + "\\n5", ORIGIN + "\\n05").encode(),
        "bad/three-checkpoints.fork": text.replace('"],"format"', '",""],"format"').encode(),
        "bad/number-for-a-hash.fork": text.replace('"path":[', '"path":[1,').encode(),
        "bad/empty.fork": b"",
        "bad/base64-with-bits.fork": _with_bits(text).encode(),
    }


def _with_bits(text: str) -> str:
    """Set a bit in the padding of the last hash."""
    last = text.rindex('="]')
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    assert base64.b64encode(bytes([0])) == b"AA=="
    return text[: last - 1] + alphabet[alphabet.index(text[last - 1]) ^ 1] + text[last:]


if __name__ == "__main__":
    for name, data in vectors().items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
