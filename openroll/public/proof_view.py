"""What an entry's page tells of its proof: the size of the log that it was made against."""

from dataclasses import dataclass

from openroll.core.errors import OpenrollError
from openroll.log.checkpoint import parse_checkpoint
from openroll.log.proof import parse
from openroll.public.extracts import file_name


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof as a page shows it; ``size`` is None when the stored bytes cannot be read."""

    file: str
    extract: str
    stored: bool
    size: int | None


def read_proof(data: bytes | None, number: int, version: int) -> Proof:
    """Return what the page tells of the proof ``data``. The file names say which version they belong to."""
    return Proof(
        f"entry-{number}-version-{version}.tlog-proof",
        file_name(number, version),
        data is not None,
        _size(data) if data else None,
    )


def _size(data: bytes) -> int | None:
    """Return the size of the log in the proof's checkpoint."""
    try:
        return parse_checkpoint(parse(data).checkpoint).size
    except OpenrollError:
        return None
