"""What a fetcher promises, and the limits within which every fetcher keeps."""

from dataclasses import dataclass
from typing import Protocol

from .snapshot import Snapshot


class Fetcher(Protocol):
    """Gets what stands at a link."""

    def fetch(self, url: str) -> Snapshot:
        """Return the answer at ``url``, whatever its status; redirects are followed.

        Raises LinkRefused (it may not be fetched, or leads to where nothing may be) and SourceUnreachable (no
        whole, readable answer for now). Both carry ``link`` and ``reason``, a short word.
        """
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a stranger's answer may go. Sizes in bytes, time in seconds for everything together."""

    seconds: float = 20.0
    redirects: int = 5
    headers: int = 64 * 1024
    raw: int = 8 * 1024 * 1024
    decoded: int = 16 * 1024 * 1024
    addresses: int = 4  # of one host, tried one after another


DEFAULT_LIMITS = Limits()
