"""A snapshot: what a source answered, with everything that a later reader needs to believe it."""

from dataclasses import dataclass
from datetime import datetime


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
