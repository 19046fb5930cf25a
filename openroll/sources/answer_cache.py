"""Answers kept for as long as they hold, in memory or in a folder that several processes share.

This is no evidence: anything in it may be gone at any time, and damage is a miss.
"""

import contextlib
import hashlib
import os
import struct
import tempfile
import threading
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from openroll.core.canonical import NotCanonical, decode, encode
from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.errors import OpenrollError

from .framing import BadFrame, of_snapshot, open_answer
from .snapshot import Snapshot

_MOST_BYTES: Final = 64 * 1024 * 1024
_LARGEST_FILE: Final = 32 * 1024 * 1024
_LENGTH: Final = struct.Struct(">I")


class AnswerCache(Protocol):
    """Keeps answers by the link that was asked. ``on_disk`` says whether others of this account can read them."""

    on_disk: bool

    def get(self, url: str, now: datetime) -> Snapshot | None:
        """Return the answer that still holds at ``now``."""
        ...

    def put(self, url: str, snapshot: Snapshot, until: datetime) -> None:
        """Keep ``snapshot`` until then."""
        ...

    def clear(self) -> None:
        """Forget everything."""
        ...


class MemoryCache:
    """Keeps at most ``most`` bytes of answers; what was put in first goes first."""

    on_disk = False

    def __init__(self, most: int = _MOST_BYTES) -> None:
        self._most = most
        self._size = 0
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[Snapshot, datetime]] = {}

    def get(self, url: str, now: datetime) -> Snapshot | None:
        """Return the answer that still holds at ``now``."""
        with self._lock:
            kept = self._kept.get(url)
            if kept is None or now >= kept[1]:
                self._drop(url)
                return None
            return kept[0]

    def put(self, url: str, snapshot: Snapshot, until: datetime) -> None:
        """Keep ``snapshot`` until then."""
        with self._lock:
            self._drop(url)
            self._kept[url] = snapshot, until
            self._size += _size(snapshot)
            while self._size > self._most:
                self._drop(next(iter(self._kept)))

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._size = 0

    def _drop(self, url: str) -> None:
        if (kept := self._kept.pop(url, None)) is not None:
            self._size -= _size(kept[0])


def _size(snapshot: Snapshot) -> int:
    return len(snapshot.raw) + (len(snapshot.body) if snapshot.body is not snapshot.raw else 0) + 1000


class FolderCache:
    """Keeps each answer as a file in ``folder``, which nobody else reads. ``sweep`` removes what no longer holds.

    A redaction has to clear it: an answer may hold what is being redacted.
    """

    on_disk = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, url: str, now: datetime) -> Snapshot | None:
        """Return the answer that still holds at ``now``."""
        kept = _open(self._path(url))
        if kept is None or kept[0] != url or now >= kept[1]:
            return None
        return kept[2]

    def put(self, url: str, snapshot: Snapshot, until: datetime) -> None:
        """Keep ``snapshot`` until then; a full disk is no reason to fail."""
        header, payload = of_snapshot(snapshot)
        data = encode({**header, "asked": url, "until": rfc3339(until)})
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(dir=self._folder, prefix=".")
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(_LENGTH.pack(len(data)) + data + payload)
                Path(name).replace(self._path(url))
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise

    def clear(self) -> None:
        """Remove every file."""
        self._remove(lambda _path: True)

    def sweep(self, now: datetime) -> None:
        """Remove what holds no longer at ``now``, and what cannot be read."""

        def is_old(path: Path) -> bool:
            kept = _open(path)
            return kept is None or now >= kept[1]

        self._remove(is_old)

    def _remove(self, wanted: "_Wanted") -> None:
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                if wanted(path):
                    path.unlink(missing_ok=True)

    def _path(self, url: str) -> Path:
        return self._folder / hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()


class _Wanted(Protocol):
    def __call__(self, path: Path, /) -> bool: ...


def _open(path: Path) -> tuple[str, datetime, Snapshot] | None:
    """Return the link, the time until which the answer holds, and the answer in the file at ``path``."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE)
        (size,) = _LENGTH.unpack(data[: _LENGTH.size])
        start = _LENGTH.size + size
        header = decode(data[_LENGTH.size : start], canonical=True)
        if not isinstance(header, dict):
            return None
        url, until = header.pop("asked"), header.pop("until")
        snapshot = open_answer(header, data[start:])
        if hashlib.sha256(snapshot.raw).hexdigest() != snapshot.sha256:
            return None
        return str(url), parse_rfc3339(str(until)), snapshot
    except (OSError, struct.error, NotCanonical, KeyError, ValueError, BadFrame, OpenrollError):
        return None
