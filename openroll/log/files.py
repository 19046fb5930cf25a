"""Many files made durable together."""

import os
from collections.abc import Iterable
from pathlib import Path

from openroll.core.durable import make_folder, sync_folder


def write_files(files: Iterable[tuple[Path, bytes]], mode: int = 0o444) -> None:
    """Make each path hold its bytes, durably, and its folder if there is none. Raises OSError.

    As ``core.durable.write_file`` does it: temporary file, fsync, rename, fsync of the folder. But each step is done
    for all files before the next: a journal that is written out once for all of them costs a fifth. So a file may be
    seen before it is durable, and all are once this returns. One writer at a time: the temporary names are fixed.
    """
    written: list[tuple[Path, Path, int]] = []
    folders: set[Path] = set()
    try:
        for path, data in files:
            folder = path.parent
            if folder not in folders:
                make_folder(folder)
                folders.add(folder)
            beside = folder / f".{path.name}.tmp"
            written.append((beside, path, _create(beside)))
            _write(written[-1][2], data, mode)
        _sync_all([handle for _, _, handle in written])
        for beside, path, _ in written:
            os.replace(beside, path)  # noqa: PTH105  # the method of Path makes a Path for nobody
    except BaseException:
        for beside, _, _ in written:
            beside.unlink(missing_ok=True)
        raise
    finally:
        for _, _, handle in written:
            os.close(handle)
    for folder in sorted(folders):
        sync_folder(folder)


def _create(path: Path) -> int:
    """Open a new file at ``path``, in the place of one that a killed process may have left."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    try:
        return os.open(path, flags, 0o600)
    except FileExistsError:
        path.unlink()
        return os.open(path, flags, 0o600)


def _write(handle: int, data: bytes, mode: int) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]
    os.fchmod(handle, mode)


def _sync_all(handles: list[int]) -> None:
    """Make the files durable: all are sent on their way before the first is waited for.

    For a file with unwritten pages the advice means just that: begin to write them. Without it each file gets its
    place on the disk, and so its line in the journal, only when its turn to wait has come.
    """
    if hasattr(os, "posix_fadvise"):
        for handle in handles:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    for handle in handles:
        os.fsync(handle)
