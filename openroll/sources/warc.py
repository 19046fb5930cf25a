"""WARC files (ISO 28500): read with a cap on everything, written the same way every time.

warcio writes. Reading is ours: warcio's reader takes a header line or a record as large as the file says, and a
recording can come from a stranger.
"""

import io
import uuid
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.errors import N_, UnusableInput

LABEL: Final = "WARC-Openroll-Label"
_STEP: Final = 64 * 1024
_HEADERS: Final = 64 * 1024


class UnusableRecording(UnusableInput):
    """A recording that cannot be read. Parameter: ``path``."""

    code = "unusable-recording"


@dataclass(frozen=True, slots=True)
class WarcLimits:
    """How much of a recording is read, in bytes: a record, all records kept in memory, all that is unpacked."""

    record: int = 9 * 1024 * 1024
    unpacked: int = 512 * 1024 * 1024
    records: int = 100_000


@dataclass(frozen=True, slots=True)
class Record:
    """One record. Names in ``headers`` are in small letters; ``block`` is None where it is larger than is read."""

    headers: Mapping[str, str]
    block: bytes | None

    @property
    def kind(self) -> str:
        """Return what kind of record it is: response, resource…"""
        return self.headers.get("warc-type", "").lower()

    @property
    def target(self) -> str:
        """Return the address that it is about."""
        return self.headers.get("warc-target-uri", "").strip("<>")

    @property
    def label(self) -> str | None:
        """Return the label to stand beside whatever is quoted from it."""
        return self.headers.get(LABEL.lower()) or None

    @property
    def date(self) -> datetime | None:
        """Return when it was recorded, None when it does not say."""
        try:
            return parse_rfc3339(self.headers.get("warc-date", "")).replace(microsecond=0)
        except ValueError:
            return None


def read_records(path: Path, limits: WarcLimits | None = None) -> Iterator[Record]:
    """Give the records of the file at ``path``, packed with gzip or not. Raises UnusableRecording."""
    bounds = limits or WarcLimits()
    try:
        with path.open("rb") as file:
            stream = _Stream(file, path, bounds.unpacked)
            count = 0
            while (record := _read_record(stream, bounds)) is not None:
                count += 1
                if count > bounds.records:
                    raise stream.too_large()
                yield record
            if not count:
                raise stream.damaged()
    except OSError as error:
        raise UnusableRecording(
            N_("The recording {path} cannot be read: {detail}."),
            path=str(path),
            detail=error.strerror or str(error),
        ) from error


def _read_record(stream: "_Stream", limits: WarcLimits) -> Record | None:
    line = stream.line()
    while line in (b"\r\n", b"\n"):
        line = stream.line()
    if not line:
        return None
    if not line.startswith(b"WARC/1."):
        raise stream.damaged()
    headers = _read_headers(stream)
    text = headers.get("content-length", "")
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise stream.damaged()
    size = int(text)
    if size <= limits.record:
        return Record(headers, stream.exactly(size))
    stream.skip(size)
    return Record(headers, None)


def _read_headers(stream: "_Stream") -> dict[str, str]:
    headers: dict[str, str] = {}
    left = _HEADERS
    while (line := stream.line()).strip(b"\r\n"):
        left -= len(line)
        try:
            name, colon, value = line.decode("utf-8").partition(":")
        except UnicodeDecodeError:
            raise stream.damaged() from None
        if not colon or left < 0:
            raise stream.damaged()
        headers.setdefault(name.strip().lower(), value.strip())
    if not line:  # the file ended among the headers
        raise stream.damaged()
    return headers


class _Stream:
    """The unpacked bytes of a file, never more in memory than is asked for."""

    def __init__(self, file: BinaryIO, path: Path, limit: int) -> None:
        self._file = file
        self._path = path
        self._left = limit
        self._buffer = b""
        self._packed = b""
        start = file.read(2)
        file.seek(0)
        self._inflater = zlib.decompressobj(31) if start == b"\x1f\x8b" else None

    def damaged(self) -> UnusableRecording:
        """Return the error that says that the bytes are no whole WARC file."""
        return UnusableRecording(
            N_("{path} is not a whole recording in WARC form: it is damaged, cut off, or something else."),
            path=str(self._path),
        )

    def too_large(self) -> UnusableRecording:
        """Return the error that says that more would have to be unpacked than is read."""
        return UnusableRecording(N_("The recording {path} is too large when unpacked."), path=str(self._path))

    def line(self) -> bytes:
        """Return the next line with its end, b"" at the end of the file."""
        while (end := self._buffer.find(b"\n")) < 0:
            if len(self._buffer) > _HEADERS:
                raise self.damaged()
            more = self._more()
            if not more:
                if self._buffer:
                    raise self.damaged()
                return b""
            self._buffer += more
        line, self._buffer = self._buffer[: end + 1], self._buffer[end + 1 :]
        return line

    def exactly(self, size: int) -> bytes:
        """Return the next ``size`` bytes."""
        pieces = list(self._pieces(size))
        return b"".join(pieces)

    def skip(self, size: int) -> None:
        """Pass over the next ``size`` bytes."""
        for _ in self._pieces(size):
            pass

    def _pieces(self, size: int) -> Iterator[bytes]:
        while size:
            if not self._buffer:
                self._buffer = self._more()
                if not self._buffer:
                    raise self.damaged()
            piece, self._buffer = self._buffer[:size], self._buffer[size:]
            size -= len(piece)
            yield piece

    def _more(self) -> bytes:
        piece = self._file.read(_STEP) if self._inflater is None else self._inflate()
        self._left -= len(piece)
        if self._left < 0:
            raise self.too_large()
        return piece

    def _inflate(self) -> bytes:
        """Return the next unpacked bytes; each record is a gzip member of its own, and members follow each other."""
        while True:
            assert self._inflater is not None  # noqa: S101  # _more asks only then
            if self._inflater.eof:
                rest = self._inflater.unused_data or self._file.read(_STEP)
                if not rest:
                    return b""
                self._inflater, self._packed = zlib.decompressobj(31), rest
            elif not self._packed:
                self._packed = self._file.read(_STEP)
                if not self._packed:
                    raise self.damaged()
            try:
                piece = self._inflater.decompress(self._packed, _STEP)
            except zlib.error:
                raise self.damaged() from None
            self._packed = self._inflater.unconsumed_tail
            if piece:
                return piece


class WarcFile:
    """Gathers records into the bytes of a packed WARC file: the same records give the same bytes."""

    def __init__(self) -> None:
        self._buffer = io.BytesIO()
        self._writer = WARCWriter(self._buffer, gzip=True, warc_version="WARC/1.1")

    def add_response(
        self,
        url: str,
        at: datetime,
        status: int,
        headers: tuple[tuple[str, str], ...],
        body: bytes,
        *,
        address: str | None = None,
        label: str | None = None,
    ) -> None:
        """Add what ``url`` answered."""
        http = StatusAndHeaders(
            f"{status:03d} ", [(name, _one_line(value)) for name, value in headers], protocol="HTTP/1.1"
        )
        extra = {"WARC-IP-Address": address} if address else {}
        self._add(url, "response", at, body, "application/http; msgtype=response", label, extra, http)

    def add_resource(
        self, url: str, at: datetime, content_type: str, body: bytes, *, label: str | None = None
    ) -> None:
        """Add bytes that are about ``url`` without being an answer over HTTP (``dns:`` and ``tls:``)."""
        self._add(url, "resource", at, body, content_type, label, {}, None)

    def add_metadata(self, url: str, at: datetime, content_type: str, body: bytes) -> None:
        """Add what is known about ``url`` beside its answer."""
        self._add(url, "metadata", at, body, content_type, None, {}, None)

    def getvalue(self) -> bytes:
        """Return the file."""
        return self._buffer.getvalue()

    def _add(
        self,
        url: str,
        kind: str,
        at: datetime,
        body: bytes,
        content_type: str,
        label: str | None,
        extra: Mapping[str, str],
        http: StatusAndHeaders | None,
    ) -> None:
        # A record's name is made from what it says and its place, not drawn: two packings are the same file.
        name = uuid.uuid5(uuid.NAMESPACE_URL, f"{self._buffer.tell()} {kind} {rfc3339(at)} {url}")
        headers = {"WARC-Date": rfc3339(at), "WARC-Record-ID": f"<urn:uuid:{name}>", **extra}
        if label:
            headers[LABEL] = _one_line(label)
        record = self._writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(body),
            length=len(body),
            warc_content_type=content_type,
            http_headers=http,
            warc_headers_dict=headers,
        )
        self._writer.write_record(record)


def _one_line(text: str) -> str:
    return " ".join(text.split())
