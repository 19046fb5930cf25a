"""Frames between the processes that ask and the process that fetches: canonical JSON with a length, then bytes.

A frame is two lengths of four bytes each, big-endian, then that much JSON, then that much of bytes. Both sides cap
both lengths before they read on: neither trusts the other.
"""

import contextlib
import socket
import string
import struct
from collections.abc import Mapping
from typing import Final

from openroll.core.canonical import JSON, NotCanonical, decode, encode
from openroll.core.errors import LinkRefused, OpenrollError, SourceUnreachable

from .failed import read_way, remember, tell_way, way_of
from .fetcher import Limits
from .snapshot import Snapshot, describe, rebuild

LARGEST_HEADER: Final = 512 * 1024
_LENGTHS: Final = struct.Struct(">II")
_ERRORS: Final[Mapping[str, type[OpenrollError]]] = {
    one.code: one for one in (LinkRefused, SourceUnreachable)
}
_LONGEST_SENTENCE: Final = 500
_STEP: Final = 64 * 1024


class BadFrame(Exception):
    """The other side ended in the middle, or sent what is no frame of ours."""


def largest_payload(limits: Limits) -> int:
    """Return how many bytes an answer within ``limits`` needs at most."""
    return limits.raw + limits.decoded + LARGEST_HEADER


def send(wire: socket.socket, header: dict[str, JSON], payload: bytes = b"") -> None:
    """Send one frame. Raises OSError."""
    data = encode(header)
    wire.sendall(_LENGTHS.pack(len(data), len(payload)) + data)
    wire.sendall(payload)


def receive(wire: socket.socket, largest: int) -> tuple[dict[str, JSON], bytes] | None:
    """Return the next frame, None at the end of the stream. Raises BadFrame and OSError."""
    start = _exactly(wire, _LENGTHS.size, may_end=True)
    if not start:
        return None
    size, payload = _LENGTHS.unpack(start)
    if size > LARGEST_HEADER or payload > largest:
        raise BadFrame("too large")
    try:
        header = decode(_exactly(wire, size), canonical=True)
    except NotCanonical as error:
        raise BadFrame("not canonical") from error
    if not isinstance(header, dict):
        raise BadFrame("not an object")
    return header, _exactly(wire, payload)


def of_snapshot(snapshot: Snapshot) -> tuple[dict[str, JSON], bytes]:
    """Return the frame that carries ``snapshot``."""
    parts = [snapshot.raw, snapshot.certificate, None if snapshot.body == snapshot.raw else snapshot.body]
    sizes: list[JSON] = [None if part is None else len(part) for part in parts]
    return {"snapshot": describe(snapshot), "sizes": sizes}, b"".join(part or b"" for part in parts)


def of_error(error: OpenrollError) -> dict[str, JSON]:
    """Return the frame that carries ``error``; its parameters stay numbers or become text."""
    params: dict[str, JSON] = {
        name: value if type(value) is int else str(value) for name, value in error.params.items()
    }
    told: dict[str, JSON] = {"code": error.code, "message": error.message, "params": params}
    return {"error": {**told, "way": tell_way(way_of(error))}}


def open_answer(header: dict[str, JSON], payload: bytes) -> Snapshot:
    """Return the snapshot that a frame carries. Raises the error that it carries, and BadFrame."""
    if (told := header.get("error")) is not None:
        raise _error(told)
    try:
        told, sizes = header["snapshot"], header["sizes"]
        if not isinstance(told, dict) or not isinstance(sizes, list):
            raise ValueError("no snapshot")
        raw, certificate, body = _parts(sizes, payload)
        return rebuild(told, raw or b"", (raw or b"") if body is None else body, certificate)
    except (ValueError, KeyError) as error:
        raise BadFrame("no snapshot") from error


def _parts(sizes: list[JSON], payload: bytes) -> list[bytes | None]:
    parts: list[bytes | None] = []
    at = 0
    for size in sizes:
        if size is None:
            parts.append(None)
            continue
        if type(size) is not int or not 0 <= size <= len(payload) - at:
            raise ValueError("sizes")
        parts.append(payload[at : at + size])
        at += size
    if len(parts) != 3 or at != len(payload):
        raise ValueError("sizes")
    return parts


def _error(told: JSON) -> Exception:
    match told:
        case {"code": str(code), "message": str(message), "params": dict(params)} if (
            code in _ERRORS and _is_sentence(message, params)
        ):
            error = _ERRORS[code](message, **params)
            with contextlib.suppress(ValueError):  # the sentence is what counts
                remember(error, read_way(told.get("way") if isinstance(told, dict) else None))
            return error
    return BadFrame("no error")


def _is_sentence(message: str, params: Mapping[str, JSON]) -> bool:
    """Say whether ``message`` has only plain places, each with its text or number: a format can do more than that."""
    try:
        fields = list(string.Formatter().parse(message))
    except ValueError:
        return False
    places = {name for _, name, _, _ in fields if name is not None}
    return (
        len(message) <= _LONGEST_SENTENCE
        and places <= params.keys()
        and not any(spec or conversion for _, _, spec, conversion in fields)
        and all(type(value) in (str, int) for value in params.values())
        and all(name.isidentifier() and name not in ("self", "message") for name in params)
    )


def _exactly(wire: socket.socket, size: int, *, may_end: bool = False) -> bytes:
    data = bytearray()
    while len(data) < size:
        piece = wire.recv(min(_STEP, size - len(data)))
        if not piece:
            if may_end and not data:
                return b""
            raise BadFrame("ended")
        data += piece
    return bytes(data)
