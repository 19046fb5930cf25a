"""The tree against the vectors of transparency-dev/merkle, against itself, and against a plain definition."""

import base64
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.log import tree
from openroll.log.tree import BadProof, check_consistency, check_inclusion
from tests.recorded_data import SHARED_DATA, needs_data

VECTORS = SHARED_DATA / "merkle-vectors"

# The one vector whose roots are not 32 bytes long. Its author compares any two strings of bytes; a hash of another
# length is none of ours, and we refuse it.
STRICTER = {"consistency/additional/sizes-are-equal-one-and-proof-is-empty.json"}


def vectors(kind: str) -> list[Path]:
    """Return the vectors of a kind; one that is not there where none are, for the mark to skip."""
    return sorted((VECTORS / kind).rglob("*.json")) or [VECTORS / kind]


def unpack(text: str | None) -> bytes:
    return base64.b64decode(text or "")


def plain_root(leaves: list[bytes]) -> bytes:
    """MTH as RFC 6962 writes it."""
    if not leaves:
        return tree.EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return tree.node_hash(plain_root(leaves[:k]), plain_root(leaves[k:]))


def node_over(leaves: list[bytes]) -> tree.Node:
    return lambda level, index: plain_root(leaves[index << level : (index + 1) << level])


LEAVES = [tree.leaf_hash(bytes([n])) for n in range(70)]


@needs_data
def test_vectors_are_all_there() -> None:
    assert len(vectors("inclusion")) + len(vectors("consistency")) == 196


@needs_data
@pytest.mark.parametrize("path", vectors("inclusion"), ids=lambda path: str(path.relative_to(VECTORS)))
def test_inclusion_vector(path: Path) -> None:
    case = json.loads(path.read_text())
    proof = [unpack(each) for each in case["proof"] or []]
    arguments = (unpack(case["leafHash"]), case["leafIdx"], case["treeSize"], proof, unpack(case["root"]))
    if case["wantErr"]:
        with pytest.raises(BadProof):
            check_inclusion(*arguments)
    else:
        check_inclusion(*arguments)


@needs_data
@pytest.mark.parametrize("path", vectors("consistency"), ids=lambda path: str(path.relative_to(VECTORS)))
def test_consistency_vector(path: Path) -> None:
    case = json.loads(path.read_text())
    proof = [unpack(each) for each in case["proof"] or []]
    roots = (unpack(case["root1"]), unpack(case["root2"]))
    if case["wantErr"] or str(path.relative_to(VECTORS)) in STRICTER:
        with pytest.raises(BadProof):
            check_consistency(case["size1"], case["size2"], proof, *roots)
    else:
        check_consistency(case["size1"], case["size2"], proof, *roots)


@pytest.mark.parametrize("size", range(71))
def test_root_is_that_of_the_definition(size: int) -> None:
    assert tree.tree_root(node_over(LEAVES[:size]), size) == plain_root(LEAVES[:size])


@given(st.data())
def test_inclusion_proofs_hold_and_no_other_leaf_or_place_does(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 70))
    index = data.draw(st.integers(0, size - 1))
    leaves = LEAVES[:size]
    proof = tree.inclusion_path(node_over(leaves), index, size)
    root = plain_root(leaves)
    assert len(proof) == tree.inclusion_length(index, size)
    check_inclusion(leaves[index], index, size, proof, root)
    other = data.draw(st.integers(0, size - 1))
    if other != index:
        with pytest.raises(BadProof):
            check_inclusion(leaves[other], index, size, proof, root)
        with pytest.raises(BadProof):
            check_inclusion(leaves[index], other, size, proof, root)
    for longer in ([*proof, root], proof[:-1] if proof else [root]):
        with pytest.raises(BadProof):
            check_inclusion(leaves[index], index, size, longer, root)


@given(st.data())
def test_consistency_proofs_hold_and_a_fork_does_not(data: st.DataObject) -> None:
    new = data.draw(st.integers(1, 70))
    old = data.draw(st.integers(1, new))
    leaves = LEAVES[:new]
    proof = tree.consistency_path(node_over(leaves), old, new)
    old_root, new_root = plain_root(leaves[:old]), plain_root(leaves)
    check_consistency(old, new, proof, old_root, new_root)
    forked = plain_root([tree.leaf_hash(b"another"), *leaves[1:]])
    with pytest.raises(BadProof):
        check_consistency(old, new, proof, old_root, forked)


def test_an_empty_log_is_consistent_with_any_by_an_empty_proof_only() -> None:
    root = plain_root(LEAVES)
    check_consistency(0, 70, [], tree.EMPTY_ROOT, root)
    assert tree.consistency_path(node_over(LEAVES), 0, 70) == []
    with pytest.raises(BadProof):
        check_consistency(0, 70, [root], tree.EMPTY_ROOT, root)
    with pytest.raises(BadProof):
        check_consistency(0, 70, [], root, root)
    with pytest.raises(BadProof):
        check_consistency(1, 70, [], LEAVES[0], root)


def test_there_is_no_proof_outside_the_log() -> None:
    for index, size in ((0, 0), (5, 5), (-1, 5)):
        with pytest.raises(BadProof):
            tree.inclusion_path(node_over(LEAVES), index, size)
    with pytest.raises(BadProof):
        tree.consistency_path(node_over(LEAVES), 6, 5)
