"""Looks for a value in every byte of a folder, in every spelling in which a program may have written it."""

import base64
import html
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

WINDOW = 32  # a freed page may hold a piece of a long text


def spellings(value: str | bytes) -> set[bytes]:
    """Return how ``value`` may be written: plain, escaped, in other encodings."""
    if isinstance(value, bytes):
        return _encoded(value)
    texts = {value, value.lower(), value.upper(), quote(value), quote(value, safe=""), html.escape(value)}
    texts |= {"".join(f"%{byte:02X}" for byte in value.encode()), json.dumps(value)[1:-1]}
    texts |= {value.replace("@", "\\u0040"), value.replace("@", "&#64;"), value.replace("@", "=40")}
    found = set()
    for text in texts:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            found.add(text.encode(encoding))
    return found | _encoded(value.encode()) | _encoded(value.encode("utf-16-le"))


def pieces(text: str) -> set[bytes]:
    """Return pieces of a long text, every one of which is telling."""
    return {text[at : at + WINDOW].encode() for at in range(0, max(len(text) - WINDOW, 0) + 1, WINDOW // 2)}


def found_in(folder: Path, needles: Iterable[bytes], *, but: Iterable[str] = ()) -> list[str]:
    """Return which files under ``folder`` hold a needle, compressed ones opened; ``but`` are names left out."""
    wanted = sorted(set(needles))
    left_out = set(but)
    told = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or left_out & set(path.relative_to(folder).parts):
            continue
        try:
            data = path.read_bytes()
        except FileNotFoundError:  # what is served takes its databases' own files away again
            continue
        for view in (data, *_members(data)):
            told += [f"{path.relative_to(folder)}: {needle!r}" for needle in wanted if needle in view]
    return told


def _encoded(data: bytes) -> set[bytes]:
    hexadecimal = data.hex().encode()
    return {data, hexadecimal, hexadecimal.upper(), *_base64(data)}


def _base64(data: bytes) -> Iterator[bytes]:
    """Yield what base64 of anything with ``data`` in it holds, wherever in it that is."""
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + data)
        # The letters that also depend on what stands before and after are left out.
        inner = whole[(8 * before + 5) // 6 : (8 * (before + len(data))) // 6]
        yield inner
        yield inner.replace(b"+", b"-").replace(b"/", b"_")


def _members(data: bytes) -> Iterator[bytes]:
    """Yield what each gzip member of ``data`` holds."""
    while data.startswith(b"\x1f\x8b"):
        opened = zlib.decompressobj(wbits=31)
        yield opened.decompress(data)
        data = opened.unused_data
