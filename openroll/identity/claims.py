"""Claims: one value of one property, with its citation (design, "Claims, standing, evidence").

A claim says what a source says and where; it decides nothing. Values that contradict each other are claims beside each
other, and ``openroll.identity.standing`` weighs them.

Whom a claim is about is its ``subject``: ``GB-COH/00445790`` for the holder of a number in a list of org-id.guide,
``site:example.org`` for whoever runs a site, ``site:example.org#2`` for the second operator that a site's pages name
without such a number, ``message`` for what the message states. Claims of two subjects that hold one and the same number
are about one operator.
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
        "trading_name",
        "country",
        "number",
        "other_number",
        "address",
        "email",
        "domain",
        "status",
        "legal_form",
        "contact",
        "app",
        "registrar",
        "expires",
    }
)
NUMBERS: Final = frozenset({"number", "other_number"})
# Lists that give out numbers which neither a trade register nor a tax office would know a company by.
SECONDARY: Final = frozenset(
    {"XI-LEI", "XI-DUNS", "PL-REGON", "FR-SIRET", "FR-RNA", "IT-REA", "RO-ONRC", "RU-KPP"}
)
VALID: Final = "valid"
MESSAGE: Final = "message"  # the subject and the source of what the message itself states
SITE: Final = "site:"  # begins the subject of what a site says of whoever runs it


class Binding(StrEnum):
    """What ties a domain to an operator. All but CLAIMED bind it."""

    CLAIMED = "claimed"  # somebody says so
    PAGE = "page"  # a page on it names the operator's number
    CERTIFICATE = "certificate"  # a certificate authority checked who holds it
    CHALLENGE = "challenge"  # its DNS or its server shows what only its holder can put there
    REGISTER = "register"  # the operator's register names it


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
    binding: str | None = None  # of a domain: one of Binding
    verdict: str = VALID  # the validator's; only valid values are weighed
    language: str | None = None
    # Of a third party's value: the register against which it was checked, None when it was not.
    corroborated_by: str | None = None

    def __post_init__(self) -> None:
        if self.property not in PROPERTIES:
            raise ValueError(f"{self.property!r} is no property of a claim")


@dataclass(frozen=True, slots=True)
class Alert:
    """What a source says besides its claims: a sentence, and where it stands.

    As an alert it is what a person has to look at before anything is entered: dissolved, insolvent, a natural person, …
    Any alert leads to review. As a remark it is what was recognised and not taken: a representative's address, another
    regulator's number. ``reason`` is a message id with {places} that ``params`` fill.
    """

    subject: str
    reason: str
    params: Mapping[str, str] = field(default_factory=dict)
    citation: Citation | None = None
