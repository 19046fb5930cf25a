"""Proof files: one fact's place under one checkpoint (c2sp.org/tlog-proof; docs/spec/proof.md).

The ``extra`` line of ours holds the fact's exact bytes, so that the file proves something by itself. It never
holds a disclosure: a proof is kept for ever, a disclosure is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from openroll.core.errors import N_, Damage

from .checkpoint import Checkpoint, MalformedCheckpoint, open_checkpoint, parse_checkpoint
from .encoding import decode_base64, decode_decimal, encode_base64
from .note import MalformedNote, VerifierKey
from .tree import HASH_SIZE, check_inclusion, leaf_hash

LARGEST_PROOF = 2_000_000
MOST_HASHES = 63

_MAGIC = "c2sp.org/tlog-proof@v1"


class MalformedProof(Damage):
    """Bytes that are not a proof file."""

    code = "malformed-proof"


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof file taken apart, nothing verified. ``checkpoint`` is the signed note, byte for byte."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes | None = None

    def encode(self) -> bytes:
        """Return the file's bytes."""
        lines = [_MAGIC]
        if self.extra is not None:
            lines.append(f"extra {encode_base64(self.extra)}")
        lines += [f"index {self.index}", *map(encode_base64, self.hashes)]
        return ("\n".join(lines) + "\n\n").encode() + self.checkpoint

    def check(self, data: bytes, keys: Sequence[VerifierKey]) -> Checkpoint:
        """Check that ``data`` stands at ``index`` under the checkpoint, and that one of ``keys`` signed that.

        Without ``keys`` no signature is checked: the answer is consistent, and anybody may have made it.
        Raises MalformedNote, MalformedCheckpoint, BadSignature, BadProof.
        """
        found = open_checkpoint(self.checkpoint, keys) if keys else parse_checkpoint(self.checkpoint)
        check_inclusion(leaf_hash(data), self.index, found.size, self.hashes, found.root)
        return found


def parse(data: bytes) -> Proof:
    """Return the proof that a file's bytes write. Raises MalformedProof for any other spelling."""
    if len(data) > LARGEST_PROOF:
        raise MalformedProof(N_("A proof file is larger than {limit} bytes."), limit=LARGEST_PROOF)
    head, blank, checkpoint = data.partition(b"\n\n")
    try:
        magic, *lines = head.decode("ascii").split("\n")
        extra = decode_base64(lines.pop(0).removeprefix("extra ")) if lines[0].startswith("extra ") else None
        index = decode_decimal(lines.pop(0).removeprefix("index "))
        found = Proof(index, tuple(decode_base64(line) for line in lines), checkpoint, extra)
        parse_checkpoint(checkpoint)
    except (ValueError, IndexError, MalformedNote, MalformedCheckpoint) as error:
        raise MalformedProof(N_("This is not a proof file.")) from error
    if len(lines) > MOST_HASHES or any(len(each) != HASH_SIZE for each in found.hashes):
        raise MalformedProof(N_("A proof file's hashes are not as they should be."))
    if not blank or magic != _MAGIC or extra == b"" or found.encode() != data:
        raise MalformedProof(N_("This is not a proof file."))
    return found
