"""A snapshot: what a source answered, with everything that a later reader needs to believe it."""

from dataclasses import dataclass
from datetime import datetime

from openroll.core.canonical import JSON
from openroll.core.clock import parse_rfc3339, rfc3339


@dataclass(frozen=True, slots=True)
class Hop:
    """One address on the way to an answer. ``address`` is the one connected to, None where it was not recorded."""

    url: str
    status: int
    address: str | None
    location: str | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One answer. ``chain`` holds every hop in order, the last one being the answer itself.

    ``raw`` is the body as it was sent, content-encoded, without the transfer coding; ``sha256`` is its digest in
    hex, and the snapshot's name. ``body`` is ``raw`` decoded. Names in ``headers`` are in small letters.
    ``certificate`` is the last hop's, in DER. ``label`` stands beside whatever is quoted from it (a
    reconstruction says so). ``retrieved_at`` is in whole seconds.
    """

    url: str
    final_url: str
    chain: tuple[Hop, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    raw: bytes
    sha256: str
    certificate: bytes | None
    retrieved_at: datetime
    label: str | None

    def header(self, name: str) -> str | None:
        """Return the first value of the header ``name``, None when there is none."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


def describe(snapshot: Snapshot) -> dict[str, JSON]:
    """Return everything about ``snapshot`` but its bytes and certificate, as plain data."""
    return {
        "url": snapshot.url,
        "final_url": snapshot.final_url,
        "chain": [told_hop(hop) for hop in snapshot.chain],
        "status": snapshot.status,
        "headers": [[name, value] for name, value in snapshot.headers],
        "sha256": snapshot.sha256,
        "retrieved_at": rfc3339(snapshot.retrieved_at),
        "label": snapshot.label,
    }


def rebuild(told: dict[str, JSON], raw: bytes, body: bytes, certificate: bytes | None) -> Snapshot:
    """Return the snapshot that ``describe`` described. Raises ValueError and KeyError when it is no description."""
    label = told["label"]
    return Snapshot(
        url=_text(told["url"]),
        final_url=_text(told["final_url"]),
        chain=tuple(hop_of(one) for one in _list(told["chain"])),
        status=_number(told["status"]),
        headers=tuple(_pair(one) for one in _list(told["headers"])),
        body=body,
        raw=raw,
        sha256=_text(told["sha256"]),
        certificate=certificate,
        retrieved_at=parse_rfc3339(_text(told["retrieved_at"])),
        label=None if label is None else _text(label),
    )


def told_hop(hop: Hop) -> JSON:
    """Return ``hop`` as plain data."""
    return [hop.url, hop.status, hop.address, hop.location]


def hop_of(value: JSON) -> Hop:
    """Return the hop that ``told_hop`` told. Raises ValueError when it is none."""
    url, status, address, location = _list(value)
    return Hop(
        _text(url),
        _number(status),
        None if address is None else _text(address),
        None if location is None else _text(location),
    )


def _pair(value: JSON) -> tuple[str, str]:
    name, text = _list(value)
    return _text(name), _text(text)


def _list(value: JSON) -> list[JSON]:
    if not isinstance(value, list):
        raise ValueError("not a list")
    return value


def _text(value: JSON) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value


def _number(value: JSON) -> int:
    if type(value) is not int:
        raise ValueError("not a number")
    return value
