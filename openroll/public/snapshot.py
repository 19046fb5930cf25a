"""``roll.sqlite3`` as one consistent file, also while the publisher is writing into it."""

import sqlite3
import tempfile
import threading
from pathlib import Path
from typing import Final

from openroll.core.errors import N_
from openroll.public.errors import NotReady

# The file format's write and read version (sqlite.org/fileformat.html, 1.3).
_VERSIONS: Final = slice(18, 20)
_WAL: Final = b"\x02\x02"


class SnapshotFile:
    """Gives a path whose bytes are one state of the roll.

    While the publisher works, the newest rows stand in the write-ahead log, and the file alone is torn or old. Then
    a copy is made with SQLite's own backup, one for each size of the log; at rest the file itself is given.
    """

    def __init__(self, roll: Path) -> None:
        self._roll = roll
        self._lock = threading.Lock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._made: tuple[int, Path] | None = None

    def path(self, tree_size: int) -> Path:
        """Return the path of a file that stands for at least ``tree_size``. Raises NotReady."""
        if not _is_busy(self._roll):
            return self._roll
        with self._lock:
            if self._made is None or self._made[0] < tree_size:
                self._made = (tree_size, self._copy(tree_size))
            return self._made[1]

    def _copy(self, tree_size: int) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="openroll-")
        folder = Path(self._folder.name)
        fresh = folder / f"{tree_size}.new"
        try:
            source = sqlite3.connect(f"{self._roll.absolute().as_uri()}?mode=ro", uri=True)
            target = sqlite3.connect(fresh)
            try:
                source.backup(target)
                # The copy of a file in WAL mode would ask its reader for a -wal of its own.
                target.execute("PRAGMA journal_mode = DELETE")
            finally:
                source.close()
                target.close()
        except sqlite3.Error as error:
            fresh.unlink(missing_ok=True)
            raise NotReady(
                N_("The file of the entries cannot be read: {detail}"), detail=str(error)
            ) from error
        for old in folder.glob("*.sqlite3"):
            # Whoever is reading it keeps it open, and so keeps its bytes.
            old.unlink()
        return fresh.rename(folder / f"{tree_size}.sqlite3")


def _is_busy(roll: Path) -> bool:
    """Say whether the newest rows may stand beside the file, in its write-ahead log.

    At rest its checksum stands beside it: then its bytes are what was summed, whatever mode they name.
    """
    if roll.with_name(roll.name + ".sha256").exists():
        return False
    try:
        with roll.open("rb") as file:
            return file.read(_VERSIONS.stop)[_VERSIONS] == _WAL
    except OSError:
        return False
