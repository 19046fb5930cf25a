"""Opens content codings with a cap on what comes out, so that a small bomb stays small."""

import zlib
from collections.abc import Callable
from typing import Final

_STEP: Final = 64 * 1024
_GZIP: Final = ("gzip", "x-gzip")


class Undecodable(Exception):
    """A body that is not what its content coding says. ``reason`` is coding, damaged, cut or large."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def decode(raw: bytes, coding: str, limit: int) -> bytes:
    """Return ``raw`` without its content ``coding`` (the header's value), at most ``limit`` bytes.

    Only what we ask for is taken: identity, or one layer of gzip or deflate. Raises Undecodable.
    """
    name = coding.strip().lower()
    if name in ("", "identity"):
        if len(raw) > limit:
            raise Undecodable("large")
        return raw
    if not raw:  # an answer without a body may still name the coding it would have had
        return raw
    if name in _GZIP:
        return _inflate(raw, lambda: zlib.decompressobj(31), limit)
    if name == "deflate":
        # RFC 9110 means zlib; some servers send the bare stream instead.
        wrapped = len(raw) > 1 and raw[0] & 0x0F == 8 and int.from_bytes(raw[:2], "big") % 31 == 0
        return _inflate(raw, lambda: zlib.decompressobj(15 if wrapped else -15), limit)
    raise Undecodable("coding")


def _inflate(raw: bytes, start: "Callable[[], zlib._Decompress]", limit: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    rest = raw
    while rest:  # a gzip body may have several members
        inflater = start()
        while not inflater.eof:
            try:
                piece = inflater.decompress(rest, _STEP)
            except zlib.error:
                raise Undecodable("damaged") from None
            rest = inflater.unconsumed_tail
            if not piece and not rest and not inflater.eof:
                raise Undecodable("cut")
            size += len(piece)
            if size > limit:
                raise Undecodable("large")
            pieces.append(piece)
        rest = inflater.unused_data
    return b"".join(pieces)
