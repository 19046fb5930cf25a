"""Evidence: every snapshot kept as a WARC file of its own, so that one can be deleted alone.

A snapshot lies in ``ab/<sha256 of its raw bytes>/<time>-<digest of link and label>.warc.gz``. The same bytes seen
again, at another time or another link, are another file beside the first: neither observation replaces the other.
The same observation kept twice is one file. A capture that failed has no bytes; its record lies in ``failed/``.
"""

import contextlib
import gzip
import hashlib
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from openroll.core.canonical import JSON, decode, encode
from openroll.core.durable import make_folder, sync_folder, write_file
from openroll.core.errors import N_, Damage, SourceUnreachable, UnusableInput

from .dns_question import is_question
from .failed import FailedCapture, describe_failure, plain, rebuild_failure
from .fetcher import DEFAULT_LIMITS, Limits
from .following import open_body
from .snapshot import Snapshot, describe, rebuild
from .warc import Record, WarcFile, WarcLimits, read_records

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_METADATA: Final = "application/json"
_FAILED: Final = "failed"


class NotKept(UnusableInput):
    """No evidence under this digest. Parameter: ``sha256``."""

    code = "not-kept"


class Evidence:
    """A folder of snapshots. Folders are 0700 and files 0600: nobody else reads them."""

    def __init__(self, folder: Path, limits: Limits = DEFAULT_LIMITS) -> None:
        self._folder = folder
        self._limits = limits

    def keep(self, snapshot: Snapshot) -> Path:
        """Keep ``snapshot`` and return its file; it is durable once this returns. Keeping it again changes nothing.

        Raises OSError.
        """
        if hashlib.sha256(snapshot.raw).hexdigest() != snapshot.sha256:
            raise ValueError("a snapshot's digest is not that of its bytes")
        folder = self._of(snapshot.sha256)
        path = folder / _name(snapshot)
        if not path.exists():
            make_folder(folder, 0o700)
            write_file(path, _pack(snapshot), 0o600)
        return path

    def find(self, sha256: str) -> list[Path]:
        """Return the files of every observation of the bytes ``sha256``, the earliest first."""
        folder = self._of(sha256)
        return sorted(folder.glob("*.warc.gz")) if folder.is_dir() else []

    def open(self, sha256: str) -> Snapshot:
        """Return the snapshot with the bytes ``sha256``.

        Of several observations: one with a certificate before one without, one without a label (which marks a
        reconstruction) before one with, then the earliest. Raises NotKept and Damage.
        """
        kept = [_unpack(path, sha256, self._limits) for path in self.find(sha256)]
        if not kept:
            raise NotKept(N_("No snapshot {sha256} is kept."), sha256=sha256)
        return min(kept, key=lambda one: (one.certificate is None, one.label is not None, one.retrieved_at))

    def seen(self, sha256: str, url: str, at: datetime) -> tuple[Snapshot, Path]:
        """Return what the bytes ``sha256`` were seen as at ``url`` and ``at``, and its file.

        Many answers have the same bytes (none at all, "not found"), and nobody should be shown another's.
        Raises NotKept and Damage.
        """
        for path in self.find(sha256):
            if path.name.startswith(_moment(at)):
                snapshot = _unpack(path, sha256, self._limits)
                if snapshot.url == url:
                    return snapshot, path
        raise NotKept(N_("No snapshot {sha256} is kept."), sha256=sha256)

    def keep_failure(self, failure: FailedCapture) -> Path:
        """Keep the record of ``failure`` and return its file, durably; keeping it again changes nothing.

        Raises OSError.
        """
        told = encode(describe_failure(failure))
        path = (
            self._folder / _FAILED / f"{_moment(failure.at)}-{hashlib.sha256(told).hexdigest()[:12]}.warc.gz"
        )
        if not path.exists():
            make_folder(path.parent, 0o700)
            warc = WarcFile()
            warc.add_metadata(failure.url or "about:blank", failure.at, _METADATA, told)
            write_file(path, warc.getvalue(), 0o600)
        return path

    def failures(self, url: str | None = None) -> Iterator[FailedCapture]:
        """Give the captures that failed, of ``url`` or all of them, the earliest first. Raises Damage."""
        for path in self._failed():
            failure = _unpack_failure(path)
            if url is None or failure.url == plain(url):
                yield failure

    def delete_failures(self, wanted: Callable[[bytes], bool]) -> int:
        """Delete, durably, the records of failures of whose text ``wanted`` says yes, or that cannot be read.

        Returns how many there were. Raises OSError.
        """
        files = [path for path in self._failed() if _says(path, wanted)]
        for file in files:
            file.unlink()
        if files:
            sync_folder(self._folder / _FAILED)
        return len(files)

    def _failed(self) -> list[Path]:
        return sorted((self._folder / _FAILED).glob("*.warc.gz"))

    def hashes(self) -> set[str]:
        """Return the digests under which anything is kept."""
        return {path.name for path in self._folder.glob("??/*") if _DIGEST.fullmatch(path.name)}

    def holding(self, hashes: Iterable[str], wanted: Callable[[bytes], bool]) -> list[str]:
        """Return those of ``hashes`` of whose snapshots ``wanted`` says yes to any part, or that cannot be read.

        Asked about are the body, raw and decoded, and everything else that the file says, uncompressed.
        """
        return [
            sha256
            for sha256 in sorted(hashes)
            if any(self._holds(path, sha256, wanted) for path in self.find(sha256))
        ]

    def _holds(self, path: Path, sha256: str, wanted: Callable[[bytes], bool]) -> bool:
        try:
            snapshot = _unpack(path, sha256, self._limits)
            told = gzip.decompress(path.read_bytes())
        except (Damage, OSError, EOFError, zlib.error):
            return True  # nobody can say that it does not
        return any(map(wanted, (snapshot.body, told)))

    def delete(self, sha256: str) -> int:
        """Delete every observation of the bytes ``sha256``, durably; return how many there were. Raises OSError."""
        files = self.find(sha256)
        for file in files:
            file.unlink()
        if files:
            folder = self._of(sha256)
            sync_folder(folder)
            with contextlib.suppress(OSError):  # another snapshot of it may arrive at this moment
                folder.rmdir()
            sync_folder(folder.parent)
        return len(files)

    def _of(self, sha256: str) -> Path:
        if not _DIGEST.fullmatch(sha256):
            raise NotKept(N_("“{sha256}” is not the digest of a snapshot."), sha256=sha256[:100])
        return self._folder / sha256[:2] / sha256


def _name(snapshot: Snapshot) -> str:
    way = [snapshot.url, snapshot.final_url, snapshot.label, str(snapshot.status)]
    digest = hashlib.sha256(encode([*way])).hexdigest()[:12]
    return f"{_moment(snapshot.retrieved_at)}-{digest}.warc.gz"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _unpack_failure(path: Path) -> FailedCapture:
    try:
        (record,) = read_records(path, WarcLimits())
        return rebuild_failure(decode(record.block or b""))
    except (UnusableInput, ValueError) as error:
        raise Damage(N_("The record of a failed capture in {path} is damaged."), path=str(path)) from error


def _says(path: Path, wanted: Callable[[bytes], bool]) -> bool:
    try:
        return wanted(gzip.decompress(path.read_bytes()))
    except (OSError, EOFError, zlib.error):
        return True  # nobody can say that it does not


def _pack(snapshot: Snapshot) -> bytes:
    """Return the file: every hop's answer, the certificate seen, and what no record has room for."""
    warc = WarcFile()
    at, label = snapshot.retrieved_at, snapshot.label
    for hop in snapshot.chain[:-1]:
        headers = (("location", hop.location),) if hop.location else ()
        warc.add_response(hop.url, at, hop.status, headers, b"", address=hop.address, label=label)
    if is_question(snapshot.final_url):
        content_type = snapshot.header("content-type") or "text/dns"
        warc.add_resource(snapshot.final_url, at, content_type, snapshot.raw, label=label)
    else:
        warc.add_response(
            snapshot.final_url,
            at,
            snapshot.status,
            snapshot.headers,
            snapshot.raw,
            address=snapshot.chain[-1].address if snapshot.chain else None,
            label=label,
        )
    if snapshot.certificate is not None:
        host = urlsplit(snapshot.final_url).hostname
        warc.add_resource(f"tls:{host}", at, "application/pkix-cert", snapshot.certificate, label=label)
    warc.add_metadata(
        snapshot.final_url, at, _METADATA, encode({**describe(snapshot), "size": len(snapshot.raw)})
    )
    return warc.getvalue()


def _unpack(path: Path, sha256: str, limits: Limits) -> Snapshot:
    bounds = WarcLimits(record=2 * limits.raw + 4 * limits.headers)
    try:
        return _rebuild(list(read_records(path, bounds)), sha256, limits)
    except (UnusableInput, SourceUnreachable, ValueError, LookupError) as error:
        raise Damage(N_("The snapshot in {path} is damaged."), path=str(path)) from error


def _rebuild(records: list[Record], sha256: str, limits: Limits) -> Snapshot:
    (metadata,) = [one for one in records if one.kind == "metadata"]
    told = decode(metadata.block or b"")
    if not isinstance(told, dict):
        raise ValueError("not an object")
    raw = _raw(records, told.pop("size"))
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise ValueError("other bytes")
    certificate = next((one.block for one in records if one.target.startswith("tls:")), None)
    snapshot = rebuild(told, raw, raw, certificate)
    body = open_body(snapshot.url, raw, snapshot.header("content-encoding"), limits)
    return replace(snapshot, body=body)


def _is_answer(record: Record) -> bool:
    return record.kind == "response" or (record.kind == "resource" and is_question(record.target))


def _raw(records: list[Record], size: JSON) -> bytes:
    block = [one.block or b"" for one in records if _is_answer(one)][-1]
    if not isinstance(size, int) or not 0 <= size <= len(block):
        raise ValueError("no body")
    return block[len(block) - size :]
