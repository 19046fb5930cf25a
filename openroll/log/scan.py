"""Goes through every fact under a checkpoint, of any copy of the log, and shows that they are the ones it signs."""

from collections.abc import Callable
from typing import TypeAlias

from openroll.core.errors import N_, Damage

from .checkpoint import Checkpoint
from .tiles import ENTRIES, WIDTH, MalformedTile, Tile, parse_bundle
from .tree import HASH_SIZE, leaf_hash, perfect_root, tree_root
from .verify import Progress, Reader

Visit: TypeAlias = Callable[[int, bytes], None]

_BLOCK = WIDTH.bit_length() - 1  # the level of a full bundle's root


class Scan:
    """The hashes of the first ``size`` facts, 32 bytes each: what they are worth ``check`` says."""

    def __init__(self) -> None:
        self.size = 0
        self._leaves = bytearray()
        self._blocks = bytearray()

    def run(
        self, read: Reader, size: int, visit: Visit, *, hint: int = 0, progress: Progress | None = None
    ) -> None:
        """Read ``size`` facts and give each to ``visit`` with its index.

        ``hint`` is how many facts the copy has: its last bundle is named after that. Raises Damage, and OSError for
        what the copy does not have.
        """
        for number in range(-(-size // WIDTH)):
            width = min(WIDTH, size - number * WIDTH)
            facts = _bundle(read, number, width, min(WIDTH, hint - number * WIDTH))
            hashes = bytearray()
            for index, fact in enumerate(facts, number * WIDTH):
                hashes += leaf_hash(fact)
                visit(index, fact)
            self._leaves += hashes
            if width == WIDTH:
                self._blocks += perfect_root(bytes(hashes))
            self.size += width
            if progress:
                progress(self.size, size)

    def check(self, checkpoint: Checkpoint) -> None:
        """Raise Damage unless the facts are those that ``checkpoint`` stands for; they are not fewer."""
        if tree_root(self.node, checkpoint.size) != checkpoint.root:
            raise Damage(
                N_("The facts of this copy are not those that the checkpoint of {size} facts signs."),
                size=checkpoint.size,
            )

    def node(self, level: int, index: int) -> bytes:
        """Return the hash of a perfect subtree (``tree.Node``)."""
        held, height = (self._blocks, level - _BLOCK) if level >= _BLOCK else (self._leaves, level)
        start = (index << height) * HASH_SIZE
        return perfect_root(bytes(held[start : start + (HASH_SIZE << height)]))


def _bundle(read: Reader, number: int, width: int, hint: int) -> list[bytes]:
    """Return the first ``width`` facts of a bundle, which may have grown since, or been replaced by a fuller one."""
    widths = [each for each in dict.fromkeys((hint, WIDTH, width)) if width <= each <= WIDTH]
    for each in widths:
        try:
            return parse_bundle(read(Tile(ENTRIES, number, each).path), each)[:width]
        except FileNotFoundError:
            continue
        except MalformedTile as error:
            raise Damage(
                N_("{path}: {reason}"), path=Tile(ENTRIES, number, each).path, reason=error
            ) from error
    raise Damage(
        N_("The copy lacks facts {first} to {last}."), first=number * WIDTH, last=number * WIDTH + width - 1
    )
