"""Files that are there after a power cut, or are not there at all."""

import fcntl
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from .errors import N_, Conflict

if TYPE_CHECKING:
    import sqlite3


def write_file(path: Path, data: bytes, mode: int = 0o444) -> None:
    """Make ``path`` hold exactly ``data``, durably: temporary file, fsync, rename, fsync of the folder.

    A reader sees the old content or the new one. ``mode`` is the file's permission bits. Raises OSError.
    """
    try:
        _replace(path, data, mode)
    except OSError as error:
        error.filename, error.filename2 = (
            str(path),
            None,
        )  # whoever reads of it knows nothing of the temporary file
        raise
    sync_folder(path.parent)


def _replace(path: Path, data: bytes, mode: int) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        os.replace(name, path)  # noqa: PTH105  # name is a str from mkstemp
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(path: Path, mode: int = 0o755) -> None:
    """Make ``path`` a folder, its parents too, durably; one that is there already is left as it is."""
    if path.is_dir():
        return
    make_folder(path.parent, mode)
    path.mkdir(mode=mode, exist_ok=True)
    sync_folder(path.parent)


HELD = N_("Another process holds the lock {path}. Wait until it is done, then try again.")


class FolderLock:
    """An exclusive lock on a file, held while the ``with`` block runs and freed when its process ends.

    ``timeout`` is how many seconds to wait for another holder; 0 refuses at once. Raises Conflict, with the sentence
    ``held`` where there is something better to do than to wait.
    """

    def __init__(self, path: Path, timeout: float = 0, held: str = HELD) -> None:
        self._path = path
        self._timeout = timeout
        self._held = held
        self._handle = -1

    def __enter__(self) -> "FolderLock":
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        deadline = time.monotonic() + self._timeout
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    os.close(handle)
                    raise Conflict(self._held, path=str(self._path)) from None
                time.sleep(0.01)
            else:
                self._handle = handle
                return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()

    def leave(self) -> None:
        """Let go of it. In a fork of its holder this leaves it to the holder."""
        os.close(self._handle)
        self._handle = -1


@contextmanager
def write_transaction(connection: "sqlite3.Connection") -> Iterator[None]:
    """A transaction that nobody else writes in; leaving the block commits, an error undoes everything."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
