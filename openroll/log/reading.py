"""Reading the files of a log that somebody else wrote, and saying what is wrong with them.

Whatever lies in a folder, a read ends: what is no file is not opened, and no more is read than the largest file of
that name can hold.
"""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from openroll.core.errors import fill

from .tiles import LARGEST_BUNDLE

LARGEST_FILE = 256 << 20  # of those that are no tiles: more than any reader of ours holds in memory

Reader: TypeAlias = Callable[[str], bytes]
Progress: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """One damaged place.

    ``message`` and ``params`` are as in OpenrollError; ``str`` is the English sentence.
    """

    path: str
    message: str
    params: dict[str, object] = field(default_factory=dict)
    index: int | None = None

    def __str__(self) -> str:
        return f"{self.path}: {fill(self.message, self.params)}"


def folder_reader(folder: Path) -> Reader:
    """Return a Reader of the public directory ``folder``. It raises OSError for what is not a file."""
    return lambda path: read_file(
        f"{folder}/{path}", LARGEST_BUNDLE if path.startswith("tile/") else LARGEST_FILE
    )


def read_file(path: str | Path, largest: int) -> bytes:
    """Return the content of a file, and of a larger one a byte more than ``largest``. Raises OSError.

    Never waits: for another end of a pipe, or for the end of a device.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(f"{path} is not a file")
        left, pieces = largest + 1, []
        while left and (piece := os.read(handle, min(left, max(status.st_size + 1, 4096)))):
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)
    finally:
        os.close(handle)


def folder_names(folder: Path, within: str = "tile/") -> list[str]:
    """Return the path of everything but folders ``within`` a part of a public directory, for ``verify_log``.

    A symbolic link to a folder is not followed: it may lead back.
    """
    names, left = [], [within]
    while left:
        name = left.pop()
        try:
            with os.scandir(folder / name) as found:
                for each in found:
                    if each.is_dir(follow_symlinks=False):
                        left.append(f"{name}{each.name}/")
                    elif not each.is_dir():
                        names.append(f"{name}{each.name}")
        except OSError:
            continue  # not there, or not to be read: what is needed of it is missing, and that is found
    return sorted(names)
