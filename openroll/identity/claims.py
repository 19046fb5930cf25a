"""Claims: one value of one property, with its citation (design, "Claims, standing, evidence").

A claim says what a source says and where; it decides nothing. Values that contradict each other are claims beside each
other, and ``openroll.identity.standing`` weighs them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

PROPERTIES: Final = frozenset(
    {
        "name",
        "short_name",
        "former_name",
        "country",
        "number",
        "other_number",
        "address",
        "email",
        "domain",
        "status",
        "legal_form",
    }
)
VALID: Final = "valid"
MESSAGE: Final = "message"  # the subject and the source of what the message itself states


class SourceType(StrEnum):
    """What kind of source says it (as in the Beneficial Ownership Data Standard)."""

    OFFICIAL_REGISTER = "official register"
    SELF_DECLARED = "self-declared"
    THIRD_PARTY = "third party"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a value stands: address, place in the answer, quoted text, the answer's hash and time."""

    url: str
    where: str  # JSON pointer, CSS path or character span
    quote: str
    snapshot: str  # SHA-256 of the raw bytes, in hex
    retrieved_at: datetime
    label: str | None = None  # "a reconstruction", where it is one


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of one property of one subject, as one source gives it."""

    subject: str  # "GB-COH/00445790" for a register's record, "message" for what the message states
    property: str  # one of PROPERTIES
    value: str  # normalised
    original: str  # as it stood
    source: str  # the source's id: companies-house, krs, prh, message
    source_type: SourceType
    citation: Citation
    scheme: str | None = (
        None  # of a number: the list's code in org-id.guide; of another number: PL-NIP, PL-REGON, …
    )
    binding: str | None = (
        None  # of a domain: "register" when the register's own field names it, else "claimed"
    )
    verdict: str = VALID  # the validator's; only valid values are weighed
    language: str | None = None

    def __post_init__(self) -> None:
        if self.property not in PROPERTIES:
            raise ValueError(f"{self.property!r} is no property of a claim")


@dataclass(frozen=True, slots=True)
class Alert:
    """What a person has to look at before anything is entered: dissolved, insolvent, a natural person, …

    ``reason`` is a message id with {places} that ``params`` fill. Any alert leads to review.
    """

    subject: str
    reason: str
    params: Mapping[str, str] = field(default_factory=dict)
    citation: Citation | None = None
