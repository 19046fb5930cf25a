"""What the holder of a domain puts where, for a screen (docs/challenges.md)."""

from dataclasses import dataclass

from openroll.identity import challenge


@dataclass(frozen=True, slots=True)
class Instructions:
    """The line, the name of the DNS record that holds it, and the address of the file that may hold it instead."""

    line: str
    record: str
    file: str


def instructions(domain: str, word: str) -> Instructions:
    """Return what shows ``word`` for ``domain``."""
    return Instructions(challenge.line(word), challenge.dns_name(domain), challenge.file_address(domain))
