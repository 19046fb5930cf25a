"""Styles, fonts and pictures: small files that are kept in memory and addressed by what they contain."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "static"
PREFIX: Final = "/static"
FOR_EVER: Final = (
    "public, max-age=31536000, immutable"  # what a cache is told of an address that names the edition
)
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of the look."""

    name: str
    content_type: str
    body: bytes


@lru_cache(maxsize=1)
def assets() -> Mapping[str, Asset]:
    """Return every file of the look by its name (``fonts/…`` for those in a folder)."""
    found = {}
    for path in sorted(FOLDER.rglob("*")):
        content_type = _TYPES.get(path.suffix)
        if content_type and path.is_file():
            name = path.relative_to(FOLDER).as_posix()
            found[name] = Asset(name, content_type, path.read_bytes())
    return found


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Return what names this edition of all files together: addresses with it may be cached for ever."""
    digest = sha256()
    for name, asset in assets().items():
        digest.update(name.encode() + b"\0" + sha256(asset.body).digest())
    return digest.hexdigest()[:12]


def address(name: str) -> str:
    """Return the address under which a page names the file ``name``. Raises KeyError when there is none."""
    return f"{PREFIX}/{fingerprint()}/{assets()[name].name}"


def find(rest: str) -> tuple[Asset, bool] | None:
    """Return the asset that ``rest`` (the address after ``/static/``) names, and whether it may be cached for ever."""
    edition, _, name = rest.partition("/")
    if edition == fingerprint() and name in assets():
        return assets()[name], True
    return (assets()[rest], False) if rest in assets() else None
