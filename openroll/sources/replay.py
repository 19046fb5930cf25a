"""Fetches from a recording: the same guard, redirects, caps and decoding as live, and no network at all."""

import base64
import binascii
import re
import ssl
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from openroll.core.errors import LinkRefused

from .addresses import parse_address
from .dns_question import check_question, is_question, snapshot_of
from .dns_recording import RecordedNames, host_name
from .fetcher import DEFAULT_LIMITS, Limits
from .following import Failure, Recorded, follow, unreachable
from .guard import SafeLink, check_address, check_link
from .http1 import PIECE, read_answer, request
from .snapshot import Snapshot
from .warc import Record, WarcLimits, read_records

# Recorders write the protocol that was spoken; its answer is kept in the form of version 1.
_NEWER: Final = re.compile(rb"HTTP/[23](?:\.0)? ")
_LARGEST_CERTIFICATE: Final = 64 * 1024


class ReplayFetcher:
    """Answers from a WARC file.

    A link is looked for as it is, then with its query parameters in order; of several records of one link the last
    counts. ``dns:`` records say where a host leads (a private address is refused, as live) and answer ``dns:``
    links; ``tls:`` records say what certificate a host showed; without them an answer has neither. Raises
    UnusableRecording for a file that cannot be read whole.
    """

    def __init__(
        self, path: Path, *, limits: Limits = DEFAULT_LIMITS, warc_limits: WarcLimits | None = None
    ) -> None:
        self._limits = limits
        self._exact: dict[str, Record] = {}
        self._sorted: dict[str, Record] = {}
        self._names = RecordedNames()
        self._certificates: dict[str, bytes] = {}
        bounds = warc_limits or WarcLimits(record=limits.raw + 2 * limits.headers)
        for record in read_records(path, bounds):
            self._keep(record)

    def fetch(self, url: str) -> Snapshot:
        """Return the recorded answer at ``url``. Raises LinkRefused and SourceUnreachable, as Fetcher says."""
        if is_question(url):
            return self._ask_names(url)
        return follow(url, lambda link, _first: self._ask(link), self._limits)

    def _keep(self, record: Record) -> None:
        scheme, _, rest = record.target.partition(":")
        if scheme == "dns" and record.kind in ("response", "resource"):
            self._names.keep(record)
        elif scheme == "tls":
            self._certificates[host_name(rest)] = _read_certificate(record.block or b"")
        elif record.kind == "response" and scheme.lower() in ("http", "https") and record.date:
            try:
                link = check_link(record.target)
            except LinkRefused:
                return  # whoever asks for it is refused as well
            self._exact[link.url] = self._sorted[_in_order(link)] = record

    def _ask_names(self, url: str) -> Snapshot:
        question = check_question(url)
        answer = self._names.answer(question)
        if answer is None:
            raise unreachable(url, "recording")
        return snapshot_of(url, question, answer.lines, answer.at, answer.label)

    def _ask(self, link: SafeLink) -> Recorded:
        addresses = [link.address] if link.address else self._names.addresses(link.host)
        for one in addresses:
            check_address(one, link.url)
        record = self._exact.get(link.url) or self._sorted.get(_in_order(link))
        if record is None or record.date is None:
            raise Failure("recording")
        if record.block is None:
            raise Failure("large")
        connection, _ = request(link, (), self._limits)
        block = _NEWER.sub(b"HTTP/1.1 ", record.block[:9]) + record.block[9:]
        answer = read_answer(connection, _receiver(block), self._limits)
        address = record.headers.get("warc-ip-address") or next(iter(map(str, addresses)), None)
        certificate = self._certificates.get(link.host) or None if link.scheme == "https" else None
        return Recorded(
            replace(answer, address=self._checked(address, link), certificate=certificate),
            record.date,
            record.label,
        )

    def _checked(self, text: str | None, link: SafeLink) -> str | None:
        address = parse_address(text) if text else None
        if address is None:
            return None
        check_address(address, link.url)
        return str(address)


def _in_order(link: SafeLink) -> str:
    path, mark, query = link.url.partition("?")
    return path + mark + "&".join(sorted(query.split("&")))


def _receiver(block: bytes) -> Callable[[], bytes]:
    pieces = (block[start : start + PIECE] for start in range(0, len(block), PIECE))
    return lambda: next(pieces, b"")


def _read_certificate(block: bytes) -> bytes:
    """Return the certificate in a ``tls:`` record, in DER; PEM is taken too."""
    if b"-----BEGIN CERTIFICATE-----" not in block:
        return block[:_LARGEST_CERTIFICATE]
    try:
        text = block.decode("ascii")
        start = text.index(ssl.PEM_HEADER)
        end = text.index(ssl.PEM_FOOTER, start)
        return base64.b64decode(text[start + len(ssl.PEM_HEADER) : end])[:_LARGEST_CERTIFICATE]
    except (ValueError, binascii.Error):
        return b""
