"""Making and checking inclusion proofs in a log of a million facts.

Beside pymerkle's tree, which is in memory, and a loop over hashlib with all levels of the tree in lists. Ours reads
level files; a proof file holds the fact and the signed checkpoint as well.
"""

import hashlib
import random
import statistics
import time
from collections.abc import Callable, Sequence

from pymerkle import InmemoryTree, verify_inclusion

from bench._making import folder, key, million
from openroll.log import tree
from openroll.log.levels import Levels
from openroll.log.sequencer import Sequencer
from openroll.log.verify import verify_proof_file

PROOFS = 2_000
ROUNDS = 5
_Lists = list[list[bytes]]


def levels_of(rows: Sequence[bytes]) -> _Lists:
    """Return every level of the tree, leaves first, an odd node carried up: hashlib and lists, nothing else."""
    sha256 = hashlib.sha256
    found = [[sha256(b"\0" + row).digest() for row in rows]]
    while len(found[-1]) > 1:
        below = found[-1]
        above = [sha256(b"\1" + a + b).digest() for a, b in zip(below[::2], below[1::2], strict=False)]
        found.append(above + below[2 * len(above) :])
    return found


def loop_path(levels: _Lists, index: int) -> list[tuple[bool, bytes]]:
    """Return the siblings on the way up, and whether each stands to the left."""
    path = []
    for level in levels[:-1]:
        sibling = index ^ 1
        if sibling < len(level):
            path.append((sibling < index, level[sibling]))
        index >>= 1
    return path


def loop_check(row: bytes, path: Sequence[tuple[bool, bytes]], root: bytes) -> None:
    """Hash up from a leaf to the root."""
    found = hashlib.sha256(b"\0" + row).digest()
    for left, sibling in path:
        found = hashlib.sha256(b"\1" + sibling + found if left else b"\1" + found + sibling).digest()
    if found != root:
        raise AssertionError("the loop is wrong")


def main() -> None:
    """Print the figures."""
    with folder() as where:
        rows = million(where)
        with Sequencer(where / "log", where / "public", key()) as log:
            _measure(rows, log, Levels(where / "log" / "levels", len(rows)))


def _measure(rows: list[bytes], log: Sequencer, levels: Levels) -> None:
    size, head = len(rows), log.head_at(len(rows))
    chosen = random.Random(2).sample(range(size), PROOFS)
    lists = levels_of(rows)
    theirs = InmemoryTree(algorithm="sha256")
    for row in rows:
        theirs.append_entry(row)
    root = theirs.get_root()
    if not root == head.root == lists[-1][0]:
        raise AssertionError("the trees differ")
    paths = [tree.inclusion_path(levels.node, index, size) for index in chosen]
    files = [log.proof(index, head) for index in chosen]
    lists_paths = [loop_path(lists, index) for index in chosen]
    their_proofs = [theirs.prove_inclusion(index + 1, size) for index in chosen]
    places = range(PROOFS)

    def checked(at: int) -> None:
        index = chosen[at]
        tree.check_inclusion(tree.leaf_hash(rows[index]), index, size, paths[at], head.root)

    making: dict[str, Callable[[int], object]] = {
        "Openroll, hashes": lambda at: tree.inclusion_path(levels.node, chosen[at], size),
        "Openroll, the proof file": lambda at: log.proof(chosen[at], head),
        "pymerkle": lambda at: theirs.prove_inclusion(chosen[at] + 1, size),
        "a loop over lists": lambda at: loop_path(lists, chosen[at]),
    }
    checking: dict[str, Callable[[int], object]] = {
        "Openroll, hashes": checked,
        "Openroll, the proof file, signature and fact too": lambda at: verify_proof_file(
            files[at], [key().verifier]
        ),
        "pymerkle": lambda at: verify_inclusion(theirs.get_leaf(chosen[at] + 1), root, their_proofs[at]),
        "a loop over hashlib": lambda at: loop_check(rows[chosen[at]], lists_paths[at], head.root),
    }
    for title, measures in (("making", making), ("checking", checking)):
        print(f"  {title} a proof among {size:,}, the middle of {ROUNDS} (least-greatest):")
        _print(measures, places)


def _print(measures: dict[str, Callable[[int], object]], places: range) -> None:
    found: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name, measure in measures.items():
            start = time.perf_counter()
            for at in places:
                measure(at)
            found.setdefault(name, []).append((time.perf_counter() - start) / len(places) * 1e6)
    for name, times in found.items():
        print(f"    {name}: {statistics.median(times):.1f} us ({min(times):.1f}-{max(times):.1f})")
