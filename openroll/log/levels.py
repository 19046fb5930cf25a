"""The whole tree as flat files, one a level: hash ``index`` of level L stands at byte ``32 * index``.

They make a proof a handful of short reads. They hold nothing that the facts do not give, so they are not made
durable with each append: whoever opens them says how many facts were under them when they were last synced,
has the rest cut off, and appends it again.
"""

import os
from pathlib import Path

from openroll.core.durable import sync_folder

from .tree import HASH_SIZE, parents


class Levels:
    """The level files in a folder. ``node`` is the tree's Node."""

    def __init__(self, folder: Path, size: int) -> None:
        """Open the files in ``folder``, which exists, and cut them to ``size`` facts. Raises OSError."""
        self._folder = folder
        self._files: list[int] = []
        while (path := self._path(len(self._files))).exists():
            self._files.append(os.open(path, os.O_RDWR | os.O_CLOEXEC))
        self.size = min(size, self._whole())
        self.cut(self.size)

    def close(self) -> None:
        """Close the files."""
        while self._files:
            os.close(self._files.pop())

    def node(self, level: int, index: int) -> bytes:
        """Return the hash over the leaves ``index << level`` up to ``(index + 1) << level``."""
        return os.pread(self._files[level], HASH_SIZE, index * HASH_SIZE)

    def read(self, level: int, start: int, count: int) -> bytes:
        """Return ``count`` neighbouring hashes of ``level``, concatenated."""
        return os.pread(self._files[level], count * HASH_SIZE, start * HASH_SIZE)

    def append(self, hashes: bytes) -> None:
        """Append concatenated hashes of leaves, and every node that they complete. Raises OSError."""
        size = self.size
        self.size += len(hashes) // HASH_SIZE
        level = 0
        while hashes:
            start = size >> level
            self._write(level, start, hashes)
            if start & 1:  # the parent of the first one has its other child in the file
                hashes = self.node(level, start - 1) + hashes
            hashes = parents(hashes[: len(hashes) & -(2 * HASH_SIZE)])
            level += 1

    def cut(self, size: int) -> None:
        """Forget everything past ``size`` facts. Raises OSError."""
        for level, file in enumerate(self._files):
            os.ftruncate(file, (size >> level) * HASH_SIZE)
        self.size = size

    def sync(self) -> None:
        """Make what has been appended durable. Raises OSError."""
        for file in self._files:
            os.fsync(file)
        sync_folder(self._folder)

    def _write(self, level: int, start: int, hashes: bytes) -> None:
        if level == len(self._files):
            self._files.append(
                os.open(self._path(level), os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
            )
        written = os.pwrite(self._files[level], hashes, start * HASH_SIZE)
        if written != len(hashes):
            raise OSError(f"wrote {written} of {len(hashes)} bytes of a level")

    def _path(self, level: int) -> Path:
        return self._folder / f"level-{level:02d}"

    def _whole(self) -> int:
        """Return for how many facts every file is long enough; one that is missing holds nothing."""
        held = [os.fstat(file).st_size // HASH_SIZE for file in self._files]
        held += [0] * (64 - len(held))
        return min((hashes + 1 << level) - 1 for level, hashes in enumerate(held))
