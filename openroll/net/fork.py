"""Evidence of a fork: two checkpoints of one key that cannot both be of one log (docs/spec/fork.md).

Who holds the hashes of the larger log can work out what root it had at the smaller size. If the same key signed
another root for that size, it showed different histories to different people, and this file shows that to anybody.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from openroll.core.canonical import JSON, NotCanonical, decode, encode
from openroll.core.errors import N_, CheckFailed, Damage
from openroll.log.checkpoint import Checkpoint, MalformedCheckpoint, open_checkpoint, parse_checkpoint
from openroll.log.encoding import decode_base64, encode_base64
from openroll.log.keychange import follow
from openroll.log.note import BadSignature, MalformedNote, VerifierKey
from openroll.log.tree import HASH_SIZE, BadProof, Node, consistency_path, consistent_roots

LARGEST_FORK = 4_000_000
MOST_HASHES = 64
MAGIC = "openroll-fork/1"
BEGINNING = b'{"checkpoints":['  # a file of evidence is known by this


STRANGE = N_("The hashes do not belong to the larger checkpoint, so they show nothing.")


class MalformedFork(Damage):
    """Bytes that are not a file of evidence."""

    code = "malformed-fork"


class NoFork(CheckFailed):
    """Evidence that does not show what it should."""

    code = "no-fork"


@dataclass(frozen=True, slots=True)
class Fork:
    """Two signed checkpoints, the smaller one first, and ``path``: see ``path_between``. Nothing is verified yet.

    ``keys`` are proof files of changes of the log's key, when the key that signed the one is not that of the other.
    """

    smaller: bytes
    larger: bytes
    path: tuple[bytes, ...] = ()
    keys: tuple[bytes, ...] = ()

    def encode(self) -> bytes:
        """Return the file's bytes."""
        members: dict[str, JSON] = {
            "checkpoints": [self.smaller.decode(), self.larger.decode()],
            "format": MAGIC,
            "keys": [each.decode() for each in self.keys],
            "path": [encode_base64(each) for each in self.path],
        }
        return encode(members) + b"\n"

    def prove(self, keys: Sequence[VerifierKey]) -> tuple[Checkpoint, Checkpoint]:
        """Return both checkpoints if they are of one log, one of ``keys`` signed each, and they cannot both be.

        Without ``keys`` no signature is checked. Raises BadSignature, and NoFork, which says why it is none.
        """
        smaller, larger = self._opened(follow(self._proof, keys))
        if smaller.origin != larger.origin:
            raise NoFork(N_("These are checkpoints of two different logs."))
        if smaller.size == larger.size:
            if smaller.root == larger.root:
                raise NoFork(N_("Both checkpoints say the same."))
            return smaller, larger
        if not smaller.size:
            raise NoFork(N_("Every log continues an empty one."))
        try:
            before, after = consistent_roots(smaller.size, larger.size, self.path)
        except BadProof as error:
            raise NoFork(STRANGE) from error
        if after != larger.root:
            raise NoFork(STRANGE)
        if before == smaller.root:
            raise NoFork(N_("The larger checkpoint continues the smaller one: there is no fork."))
        return smaller, larger

    def signers(self, keys: Sequence[VerifierKey]) -> list[VerifierKey]:
        """Return who signed what ``prove`` has proved with ``keys``: one key that signed both, or that of each."""
        trusted = follow(self._proof, keys)
        smaller, larger = (
            [key for key in trusted if _signed(each, key)] for each in (self.smaller, self.larger)
        )
        both = [key for key in smaller if key in larger]
        return both[:1] or [*smaller[-1:], *larger[-1:]]

    def _opened(self, keys: Sequence[VerifierKey]) -> list[Checkpoint]:
        """Return both checkpoints. A key that was replaced may have signed both: then this key is what it is about."""
        notes = (self.smaller, self.larger)
        if not keys:
            return [parse_checkpoint(each) for each in notes]
        for key in keys:
            with suppress(BadSignature):
                return [open_checkpoint(each, [replace(key, until=None)]) for each in notes]
        return [open_checkpoint(each, keys) for each in notes]

    def _proof(self, path: str) -> bytes:
        number = int(path.rpartition("/")[2])
        if number > len(self.keys):
            raise FileNotFoundError(path)
        return self.keys[number - 1]


def _signed(note: bytes, key: VerifierKey) -> bool:
    with suppress(BadSignature):
        open_checkpoint(note, [replace(key, until=None)])
        return True
    return False


def parse(data: bytes) -> Fork:
    """Return the evidence that a file's bytes write. Raises MalformedFork for any other spelling."""
    try:
        if len(data) > LARGEST_FORK or not data.endswith(b"\n"):
            raise ValueError
        match decode(data[:-1], canonical=True):
            case {
                "checkpoints": [str(smaller), str(larger)],
                "format": str(magic),
                "keys": list(keys),
                "path": list(path),
            }:
                hashes = tuple(decode_base64(each) for each in path if isinstance(each, str))
                proofs = tuple(each.encode() for each in keys if isinstance(each, str))
                found = Fork(smaller.encode(), larger.encode(), hashes, proofs)
            case _:
                raise ValueError
        heads = [parse_checkpoint(each) for each in (found.smaller, found.larger)]
    except (ValueError, NotCanonical, MalformedNote, MalformedCheckpoint) as error:
        raise MalformedFork(N_("This is not a file of evidence of a fork.")) from error
    sizes, order = [each.size for each in heads], [(each.size, each.root) for each in heads]
    wrong = magic != MAGIC or order != sorted(order) or found.encode() != data
    if wrong or len(hashes) > MOST_HASHES or any(len(each) != HASH_SIZE for each in hashes):
        raise MalformedFork(N_("This is not a file of evidence of a fork."))
    if (sizes[0] in (0, sizes[1])) == bool(hashes):
        raise MalformedFork(N_("The evidence has hashes where none belong, or none where some do."))
    return found


def path_between(node: Node, smaller: int, larger: int) -> tuple[bytes, ...]:
    """Return the hashes in the larger tree, ``node``, from which its root and that at ``smaller`` follow.

    It is the consistency proof of RFC 6962, section 2.1.2, but always begins with a subtree of the larger tree: where
    the proof would take the smaller root for granted, that subtree's hash stands before it.
    """
    if smaller in (0, larger):
        return ()
    path = consistency_path(node, smaller, larger)
    if smaller & (smaller - 1) == 0:
        path = [node(smaller.bit_length() - 1, 0), *path]
    return tuple(path)
