"""The root of a tree at each size, as its leaves go by."""

from openroll.log.tree import EMPTY_ROOT, node_hash


class Roots:
    """The tree's right edge, from which the root at each size follows as the facts go by."""

    def __init__(self) -> None:
        self.size = 0
        self._edge: list[bytes] = []  # roots of perfect subtrees, the largest first

    def add(self, leaf: bytes) -> None:
        """Append the hash of a leaf."""
        self._edge.append(leaf)
        self.size += 1
        size = self.size
        while size & 1 == 0:
            right = self._edge.pop()
            self._edge[-1] = node_hash(self._edge[-1], right)
            size >>= 1

    @property
    def root(self) -> bytes:
        """The root at the present size."""
        found: bytes | None = None
        for each in reversed(self._edge):
            found = each if found is None else node_hash(each, found)
        return found or EMPTY_ROOT
