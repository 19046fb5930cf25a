"""The files of the public directory, served as they are. Their names follow fixed patterns; nothing else opens."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from openroll.core.errors import N_
from openroll.public.errors import NoSuchPage
from openroll.public.http import ASK_FIRST, FOR_EVER, OPEN_TO_ALL, Request, Response, file_date

CHUNK: Final = 1 << 16
_TEXT: Final = "text/plain; charset=utf-8"
_BYTES: Final = "application/octet-stream"
# c2sp.org/tlog-tiles: groups of three digits, all but the last with an "x" before them; a partial tile names its width.
_GROUPS: Final = r"(?:x\d{3}/){0,6}\d{3}"
_FULL_TILE: Final = re.compile(rf"tile/(?:[0-9]|[1-5][0-9]|6[0-3]|entries)/{_GROUPS}", re.ASCII)
_PARTIAL_TILE: Final = re.compile(
    rf"tile/(?:[0-9]|[1-5][0-9]|6[0-3]|entries)/{_GROUPS}\.p/(?:[1-9]|[1-9][0-9]|1[0-9]{{2}}|2[0-4][0-9]|25[0-5])",
    re.ASCII,
)
_DISCLOSURES: Final = re.compile(rf"disclosures/{_GROUPS}", re.ASCII)
_PLAIN: Final = {
    "checkpoint": _TEXT,
    "log.vkey": _TEXT,
    "register.json": "application/json",
    "roll.sqlite3.sha256": _TEXT,
    "desk.sqlite3.sha256": _TEXT,
    "keys.json": "application/json",
    "trust.policy": _TEXT,
    "witnessed": _TEXT,
    "freshness": _TEXT,
    "witnesses.json": "application/json",
}
_NEWEST: Final = ("checkpoint", "witnessed", "freshness")  # a copy of them says nothing
_KEY_CHANGE: Final = re.compile(r"keys/[1-9][0-9]{0,3}", re.ASCII)


def serve(public: Path, request: Request) -> Response | None:
    """Return the file of the public directory that the request names, or None when its name is of no such file."""
    name = request.path[1:]
    kind = _kind(name)
    if kind is None:
        return None
    content_type, cache = kind
    try:
        file = _open(public / name)
    except OSError:
        raise NoSuchPage(N_("The register has no such file.")) from None
    with file:
        status = os.fstat(file.fileno())
        body = file.read()
    return Response(body, content_type, headers=OPEN_TO_ALL, cache=cache, modified=file_date(status.st_mtime))


def stream(path: Path, content_type: str, *, filename: str) -> Response:
    """Return a file of any length, read piece by piece. Raises NoSuchPage when it is not there."""
    try:
        file = _open(path)
    except OSError:
        raise NoSuchPage(N_("The register has no such file.")) from None
    status = os.fstat(file.fileno())
    return Response(
        _pieces(file),
        content_type,
        headers=(*OPEN_TO_ALL, ("Content-Disposition", f'attachment; filename="{filename}"')),
        cache=ASK_FIRST,
        etag=f'"{status.st_ino:x}-{status.st_mtime_ns:x}-{status.st_size:x}"',
        modified=file_date(status.st_mtime),
        length=status.st_size,
    )


def _kind(name: str) -> tuple[str, str] | None:
    """Return the content type and the caching of the file ``name``."""
    if name in _PLAIN:
        return _PLAIN[name], "no-cache" if name in _NEWEST else ASK_FIRST
    # A partial tile is replaced by none: its width names its bytes, so it never changes either.
    if _FULL_TILE.fullmatch(name) or _PARTIAL_TILE.fullmatch(name):
        return _BYTES, FOR_EVER
    # A redaction changes disclosures, so no copy may outlive a question.
    return (_TEXT, ASK_FIRST) if _DISCLOSURES.fullmatch(name) or _KEY_CHANGE.fullmatch(name) else None


def _open(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb")


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(CHUNK):
            yield piece
