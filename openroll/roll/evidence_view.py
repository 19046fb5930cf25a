"""A snapshot as the office shows it: how it was got, and its body around the quotation, as text that cannot act."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from openroll.core.errors import N_, Damage
from openroll.sources import inert_answer
from openroll.sources.evidence import Evidence, NotKept
from openroll.sources.inert import Shown, plain, spelled_out
from openroll.sources.inert_certificate import PLACE, Certificate
from openroll.sources.inert_certificate import describe as describe_certificate
from openroll.sources.snapshot import Hop, Snapshot

from . import models

__all__ = [
    "Cited", "Failed", "Seen", "Shown", "bytes_of", "failure", "in_message",
    "look", "of_claim", "of_result", "seen", "spelled_out",
]  # fmt: skip

NOT_KEPT: Final = N_("This snapshot is not kept: it has been removed, as a redaction does, or never was.")
DAMAGED: Final = N_("The file of this snapshot is damaged, so that nothing of it is shown.")
_SHOWN_HEADERS: Final = 200
_LONGEST_HEADER: Final = 2000


@dataclass(frozen=True, slots=True)
class Cited:
    """What is looked for in an answer: the words, the place, and the answer that they are said to stand in."""

    quote: str
    where: str
    snapshot: str
    url: str
    retrieved_at: datetime | str

    def for_reading(self) -> "Cited":
        """Return the same with what nobody sees spelled out."""
        return replace(
            self, quote=spelled_out(self.quote), where=spelled_out(self.where), url=spelled_out(self.url)
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """A kept answer. ``failed`` says that the server called it none; ``size`` is in bytes, as sent and unpacked."""

    url: str
    chain: tuple[Hop, ...]
    status: int
    retrieved_at: datetime
    headers: tuple[tuple[str, str], ...]
    headers_left_out: int
    size: tuple[int, int]
    sha256: str
    label: str | None
    certificate: Certificate | None
    shown: Shown

    @property
    def failed(self) -> bool:
        """Tell whether the server answered that it has no answer."""
        return self.status >= 400


@dataclass(frozen=True, slots=True)
class Failed:
    """How far a capture got that failed: the hops that answered, then the link that did not, and its address."""

    url: str
    at: datetime
    chain: tuple[Hop, ...]
    last: str | None
    address: str | None


def look(folder: Path, row: models.Snapshot, cited: Cited | None) -> Seen | str:
    """Return the answer that ``row`` names, open where ``cited`` says; a sentence where it cannot be shown."""
    try:
        snapshot, _ = Evidence(folder).seen(row.sha256, row.url, row.retrieved_at)
    except NotKept:
        return NOT_KEPT
    except (Damage, OSError):
        return DAMAGED
    return seen(snapshot, cited)


def seen(snapshot: Snapshot, cited: Cited | None) -> Seen:
    """Return ``snapshot`` as it is shown."""
    place, words = (cited.where, cited.quote) if cited else ("", "")
    # What the certificate says is marked in it, and looked for nowhere else.
    in_certificate = place.startswith(PLACE)
    where, quote = ("", "") if in_certificate else (place, words)
    certificate = snapshot.certificate or None
    return Seen(
        url=spelled_out(snapshot.url),
        chain=tuple(map(_hop, snapshot.chain)),
        status=snapshot.status,
        retrieved_at=snapshot.retrieved_at,
        headers=tuple(
            (spelled_out(name), _header(value)) for name, value in snapshot.headers[:_SHOWN_HEADERS]
        ),
        headers_left_out=max(0, len(snapshot.headers) - _SHOWN_HEADERS),
        size=(len(snapshot.raw), len(snapshot.body)),
        sha256=snapshot.sha256,
        label=snapshot.label,
        certificate=certificate
        and describe_certificate(certificate, *((place, words) if in_certificate else ())),
        shown=inert_answer.show(snapshot, where, quote),
    )


def bytes_of(folder: Path, row: models.Snapshot, *, whole: bool) -> bytes | None:
    """Return the body of the answer that ``row`` names as it was sent, or its ``whole`` WARC file; None without one."""
    try:
        snapshot, path = Evidence(folder).seen(row.sha256, row.url, row.retrieved_at)
        return path.read_bytes() if whole else snapshot.raw
    except (NotKept, Damage, OSError):
        return None


def failure(folder: Path, url: str, since: datetime) -> Failed | None:
    """Return the first record of how asking for ``url`` failed since then, None when there is none that can be read."""
    try:
        for one in Evidence(folder).failures(url):
            if one.at >= since:
                return Failed(
                    spelled_out(one.url), one.at, tuple(map(_hop, one.chain)), one.last, one.address
                )
    except (Damage, OSError):
        return None
    return None


def in_message(text: str, cited: Cited) -> Shown:
    """Return the message ``text`` with what is cited of it marked."""
    return plain(text, cited.where, cited.quote)


def of_claim(claim: models.Claim) -> Cited:
    """Return what the citation of ``claim`` says."""
    return Cited(claim.quote, claim.where, claim.snapshot, claim.url, claim.retrieved_at)


def of_result(told: Mapping[str, object]) -> Cited:
    """Return what a citation says that a case's result holds."""
    quote, where, snapshot, url, at = (
        str(told.get(name) or "") for name in ("quote", "where", "snapshot", "url", "retrieved_at")
    )
    return Cited(quote, where, snapshot, url, at)


def _hop(hop: Hop) -> Hop:
    location = None if hop.location is None else spelled_out(hop.location)
    return Hop(spelled_out(hop.url), hop.status, hop.address, location)


def _header(value: str) -> str:
    return spelled_out(value[:_LONGEST_HEADER] + "…" * (len(value) > _LONGEST_HEADER))
