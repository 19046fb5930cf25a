"""Opens content codings with a cap on what comes out, so that a small bomb stays small."""

import zlib
from collections.abc import Callable, Mapping
from typing import Final, Protocol, TypeAlias

import brotli
from backports import zstd

_STEP: Final = 64 * 1024
# What goes in at once. Small, since whatever follows the end of a member is copied out again.
_PIECE: Final = 4 * 1024
# Of one body, which may have several in these codings. Tools that pack in blocks make some hundreds of them; a body of
# empty ones would only cost time.
_MOST_MEMBERS: Final = {"gzip": 1000, "x-gzip": 1000, "zstd": 1000}
# RFC 9659: no frame of a content coding may ask for a window of more than 8 MiB.
_LARGEST_WINDOW: Final[Mapping[int, int]] = {zstd.DecompressionParameter.window_log_max: 23}


class Undecodable(Exception):
    """A body that is not what its content coding says. ``reason`` is coding, damaged, cut or large."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Unpacker(Protocol):
    """One packed stream. ``take`` gives about ``_STEP`` bytes at most, and is given nothing while not ``hungry``."""

    @property
    def hungry(self) -> bool: ...
    @property
    def ended(self) -> bool: ...
    @property
    def rest(self) -> bytes: ...
    def take(self, data: bytes) -> bytes: ...


_Start: TypeAlias = Callable[[], _Unpacker]


def decode(raw: bytes, coding: str, limit: int) -> bytes:
    """Return ``raw`` without its content ``coding`` (the header's value), at most ``limit`` bytes.

    Only one layer is taken, of gzip and deflate, which we ask for, or br (RFC 7932) and zstd (RFC 8878), which some
    servers send to everybody. Raises Undecodable.
    """
    name = coding.strip().lower()
    if name in ("", "identity"):
        if len(raw) > limit:
            raise Undecodable("large")
        return raw
    if not raw:  # an answer without a body may still name the coding it would have had
        return raw
    return _unpack(raw, _start_of(name, raw), limit, _MOST_MEMBERS.get(name, 1))


def _start_of(name: str, raw: bytes) -> _Start:
    """Return what starts unpacking the coding ``name``."""
    if name in ("gzip", "x-gzip"):
        return lambda: _Zlib(31)
    if name == "deflate":
        # RFC 9110 means zlib; some servers send the bare stream instead.
        wrapped = len(raw) > 1 and raw[0] & 0x0F == 8 and int.from_bytes(raw[:2], "big") % 31 == 0
        return lambda: _Zlib(15 if wrapped else -15)
    if name == "br":
        return _Brotli
    if name == "zstd":
        return _Zstd
    raise Undecodable("coding")


def _unpack(raw: bytes, start: _Start, limit: int, most: int) -> bytes:
    pieces: list[bytes] = []
    size = members = at = 0
    while at < len(raw):
        members += 1
        if members > most:
            raise Undecodable("large" if most > 1 else "damaged")
        stream = start()
        while not stream.ended:
            data = b""
            if stream.hungry:
                data = raw[at : at + _PIECE]
                at += len(data)
                if not data:
                    raise Undecodable("cut")
            try:
                piece = stream.take(data)
            except (zlib.error, brotli.error, zstd.ZstdError):
                raise Undecodable("damaged") from None
            size += len(piece)
            if size > limit:
                raise Undecodable("large")
            pieces.append(piece)
        at -= len(stream.rest)
    return b"".join(pieces)


class _Zlib:
    def __init__(self, bits: int) -> None:
        self._stream = zlib.decompressobj(bits)
        self._full = False

    @property
    def hungry(self) -> bool:
        return not self._full

    @property
    def ended(self) -> bool:
        return self._stream.eof

    @property
    def rest(self) -> bytes:
        return self._stream.unused_data

    def take(self, data: bytes) -> bytes:
        piece = self._stream.decompress(data or self._stream.unconsumed_tail, _STEP)
        self._full = len(piece) == _STEP  # there may be more of it without anything going in
        return piece


class _Brotli:
    rest: Final = b""  # a stream ends where the body does: what follows it is damage

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()
        self._full = False

    @property
    def hungry(self) -> bool:
        return not self._full

    @property
    def ended(self) -> bool:
        return bool(self._stream.is_finished())

    def take(self, data: bytes) -> bytes:
        piece: bytes = self._stream.process(data, output_buffer_limit=_STEP)
        # It says that it can take more while it still holds what the limit kept back.
        self._full = bool(piece) or not self._stream.can_accept_more_data()
        return piece


class _Zstd:
    def __init__(self) -> None:
        self._stream = zstd.ZstdDecompressor(options=_LARGEST_WINDOW)

    @property
    def hungry(self) -> bool:
        return self._stream.needs_input

    @property
    def ended(self) -> bool:
        return self._stream.eof

    @property
    def rest(self) -> bytes:
        return self._stream.unused_data

    def take(self, data: bytes) -> bytes:
        return self._stream.decompress(data, _STEP)
