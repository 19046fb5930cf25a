"""Many files made durable together."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from openroll.core.durable import make_folder, sync_folder


def write_files(files: Iterable[tuple[Path, bytes]], mode: int = 0o444) -> None:
    """Make each path hold its bytes, durably, and its folder if there is none. Raises OSError.

    As ``core.durable.write_file`` does it: temporary file, fsync, rename, fsync of the folder. But each folder is
    synced once, behind all renames, so a file may be seen before it is durable, and all are once this returns.
    """
    written: list[tuple[str, Path]] = []
    try:
        for path, data in files:
            make_folder(path.parent)
            written.append((_write_beside(path, data, mode), path))
        for name, path in written:
            os.replace(name, path)  # noqa: PTH105  # name is a str from mkstemp
    except BaseException:
        for name, _ in written:
            Path(name).unlink(missing_ok=True)
        raise
    for folder in sorted({path.parent for _, path in written}):
        sync_folder(folder)


def _write_beside(path: Path, data: bytes, mode: int) -> str:
    """Write ``data`` to a temporary file in the folder of ``path``, durably; return its name."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(handle, mode)
            os.fsync(handle)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return name
