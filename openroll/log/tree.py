"""The Merkle tree of RFC 6962, section 2.1: hashes, roots, proofs.

Nothing here stores anything. Whoever holds hashes gives a ``Node``: a function from (level, index) to the
hash of the perfect subtree over the leaves ``index << level`` up to ``(index + 1) << level``. Making proofs
follows the recursive definitions of the RFC; checking them follows RFC 9162, section 2.1, which needs no
tree.

Size 0: its root is the hash of nothing. There is no inclusion proof in it, and from it to any tree the
consistency proof is empty and proves nothing, so exactly that is accepted, and only with the empty root.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from openroll.core.errors import N_, CheckFailed

HASH_SIZE = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()

Node: TypeAlias = Callable[[int, int], bytes]


WRONG_LENGTH = N_("The consistency proof has the wrong number of hashes.")


class BadProof(CheckFailed):
    """A proof does not prove what it should."""

    code = "bad-proof"


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf that holds ``data``."""
    return hashlib.sha256(b"\x00" + data).digest()


def leaf_hashes(leaves: Iterable[bytes]) -> bytes:
    """Return the hashes of many leaves, concatenated."""
    sha256 = hashlib.sha256
    return b"".join([sha256(b"\x00" + data).digest() for data in leaves])


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node over its two children."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def parents(hashes: bytes) -> bytes:
    """Return the hashes one level up from an even number of neighbouring ``hashes``, concatenated."""
    sha256 = hashlib.sha256
    return b"".join(
        [sha256(b"\x01" + hashes[at : at + 64]).digest() for at in range(0, len(hashes), 2 * HASH_SIZE)]
    )


def perfect_root(hashes: bytes) -> bytes:
    """Return the root over a power of two of concatenated ``hashes``."""
    while len(hashes) > HASH_SIZE:
        hashes = parents(hashes)
    return hashes


def tree_root(node: Node, size: int) -> bytes:
    """Return MTH(D[size]), the root of the tree of ``size`` leaves."""
    return _range(node, 0, size) if size else EMPTY_ROOT


def inclusion_path(node: Node, index: int, size: int) -> list[bytes]:
    """Return PATH(index, D[size]), the leaf's sibling first. Raises BadProof when there is no such leaf."""
    if not 0 <= index < size:
        raise BadProof(N_("There is no fact {index} in a log of {size} facts."), index=index, size=size)
    return _path(node, index, 0, size)


def consistency_path(node: Node, old: int, new: int) -> list[bytes]:
    """Return PROOF(old, D[new]); empty for ``old`` 0. Raises BadProof when ``old`` is the larger one."""
    if not 0 <= old <= new:
        raise BadProof(N_("A log of {old} facts cannot be a part of one of {new}."), old=old, new=new)
    return _subproof(node, old, 0, new, whole=True) if old else []


def check_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Check that the leaf with the hash ``leaf`` stands at ``index`` in the tree of ``size`` with ``root``.

    Raises BadProof. RFC 9162, section 2.1.3.2.
    """
    if not 0 <= index < size:
        raise BadProof(N_("There is no fact {index} in a log of {size} facts."), index=index, size=size)
    _check_hashes([leaf, *proof, root])
    if len(proof) != inclusion_length(index, size):
        raise BadProof(N_("The inclusion proof has the wrong number of hashes."))
    first, last, found = index, size - 1, leaf
    for sibling in proof:
        if first & 1 or first == last:
            found = node_hash(sibling, found)
            while first and not first & 1:
                first, last = first >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        first, last = first >> 1, last >> 1
    if last or found != root:
        raise BadProof(N_("The inclusion proof does not lead to the root."))


def check_consistency(old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> None:
    """Check that the tree of ``old`` leaves is a prefix of that of ``new`` leaves.

    Raises BadProof. RFC 9162, section 2.1.4.2.
    """
    if not 0 <= old <= new:
        raise BadProof(N_("A log of {old} facts cannot be a part of one of {new}."), old=old, new=new)
    _check_hashes([old_root, *proof, new_root])
    for size, root in ((old, old_root), (new, new_root)):
        if size == 0 and root != EMPTY_ROOT:
            raise BadProof(N_("An empty log has another root."))
    if old == new and old_root != new_root:
        raise BadProof(N_("Two logs of one size have different roots: the log has forked."))
    if old in (0, new):
        if proof:
            raise BadProof(WRONG_LENGTH)
        return
    _walk_consistency(old, new, list(proof), old_root, new_root)


def inclusion_length(index: int, size: int) -> int:
    """Return how many hashes an inclusion proof has.

    One for each level until its path meets that of the last leaf; above, one for each left sibling.
    """
    inner = (index ^ (size - 1)).bit_length()
    return inner + (index >> inner).bit_count()


def _walk_consistency(old: int, new: int, proof: list[bytes], old_root: bytes, new_root: bytes) -> None:
    if old & (old - 1) == 0:  # the old tree is one perfect subtree: its root starts the walk
        proof = [old_root, *proof]
    if len(proof) < 2:
        raise BadProof(WRONG_LENGTH)
    if consistent_roots(old, new, proof) != (old_root, new_root):
        raise BadProof(N_("The consistency proof does not lead to both roots: the log may have forked."))


def consistent_roots(old: int, new: int, path: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Return the roots at the sizes ``old`` and ``new`` that follow from ``path`` (RFC 9162, section 2.1.4.2).

    ``path`` is a consistency proof that begins with a subtree of the old tree, be it the whole. Raises BadProof.
    """
    first, last = old - 1, new - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    if not path:
        raise BadProof(WRONG_LENGTH)
    old_root = new_root = path[0]
    for sibling in path[1:]:
        if not last:
            raise BadProof(WRONG_LENGTH)
        if first & 1 or first == last:
            old_root, new_root = node_hash(sibling, old_root), node_hash(sibling, new_root)
            while first and not first & 1:
                first, last = first >> 1, last >> 1
        else:
            new_root = node_hash(new_root, sibling)
        first, last = first >> 1, last >> 1
    if last:
        raise BadProof(WRONG_LENGTH)
    return old_root, new_root


def _check_hashes(hashes: Sequence[bytes]) -> None:
    """Refuse a hash of any other length: the RFC's algorithms would concatenate it without a word."""
    if any(len(each) != HASH_SIZE for each in hashes):
        raise BadProof(N_("A hash in the proof is not 32 bytes long."))


def _split(size: int) -> int:
    """Return the largest power of two smaller than ``size``."""
    return 1 << ((size - 1).bit_length() - 1)


def _range(node: Node, start: int, stop: int) -> bytes:
    size = stop - start
    if size & (size - 1) == 0:
        level = size.bit_length() - 1
        return node(level, start >> level)
    middle = start + _split(size)
    return node_hash(_range(node, start, middle), _range(node, middle, stop))


def _path(node: Node, index: int, start: int, stop: int) -> list[bytes]:
    if stop - start == 1:
        return []
    middle = start + _split(stop - start)
    if index < middle:
        return [*_path(node, index, start, middle), _range(node, middle, stop)]
    return [*_path(node, index, middle, stop), _range(node, start, middle)]


def _subproof(node: Node, old: int, start: int, stop: int, *, whole: bool) -> list[bytes]:
    """SUBPROOF of RFC 6962, section 2.1.2; ``old`` counts from the log's beginning, not from ``start``."""
    if old == stop:
        return [] if whole else [_range(node, start, stop)]
    middle = start + _split(stop - start)
    if old <= middle:
        return [*_subproof(node, old, start, middle, whole=whole), _range(node, middle, stop)]
    return [*_subproof(node, old, middle, stop, whole=False), _range(node, start, middle)]
