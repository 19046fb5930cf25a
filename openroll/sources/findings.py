"""What asking came to: claims, what a person has to look at, snapshots, and what was refused by name."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from openroll.core.errors import LinkRefused, NotThere, OpenrollError, fill
from openroll.identity.claims import Alert, Claim

from .base import KeyNeeded, Reading, Unreadable
from .openroll_json import Undertaking
from .snapshot import Snapshot

# The fetcher's words for an answer that no working page gives (redirects without an end may lead anywhere), and for
# one that is there but cannot be read.
HOSTILE = frozenset({"large", "headers", "garbled", "coding", "damaged", "redirects"})
_UNREADABLE = HOSTILE | {"cut"}

Kind: TypeAlias = Literal[
    "unsafe", "not-there", "unreadable", "unreachable", "not-captured", "key-needed", "unusable"
]


@dataclass(frozen=True, slots=True)
class RefusedLink:
    """A link, address or domain that was not used: ``reason`` is a message with {places} that ``params`` fill.

    ``subject`` names the company that a register was asked for and did not give.
    """

    link: str
    reason: str
    params: dict[str, object]
    kind: Kind
    subject: str | None = None

    def __str__(self) -> str:
        return fill(self.reason, self.params)


@dataclass(slots=True)
class Findings:
    """What the sources and the message say, in the order of the message.

    ``remarks`` are what was recognised and not taken: a representative's address, another regulator's number.
    """

    claims: list[Claim] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    snapshots: list[Snapshot] = field(default_factory=list)
    refused: list[RefusedLink] = field(default_factory=list)
    remarks: list[Alert] = field(default_factory=list)
    undertakings: list[Undertaking] = field(default_factory=list)  # of sites, in their own statements
    failures: list[tuple[str, OpenrollError]] = field(default_factory=list)  # a link, and why nothing was had

    def take(self, reading: Reading) -> None:
        """Add what one source says."""
        self.claims += reading.claims
        self.alerts += reading.alerts
        self.remarks += reading.remarks

    def add(self, other: "Findings") -> None:
        """Add everything of ``other``."""
        self.claims += other.claims
        self.alerts += other.alerts
        self.snapshots += other.snapshots
        self.refused += other.refused
        self.remarks += other.remarks
        self.undertakings += other.undertakings
        self.failures += other.failures

    def refuse(
        self, link: str, kind: Kind, reason: str, subject: str | None = None, /, **params: object
    ) -> None:
        """Put ``link`` on the list of what was not used."""
        shown = shown_link(link)
        self.refused.append(RefusedLink(shown, reason, {"link": shown, **params}, kind, subject))

    def refuse_for(self, link: str, kind: Kind, error: OpenrollError, subject: str | None = None) -> None:
        """Put ``link`` on the list of what was not used, for the reason that ``error`` gives."""
        params = {key: value for key, value in error.params.items() if key != "link"}
        self.refuse(link, kind, error.message, subject, **params)
        self.failures.append((shown_link(link), error))


def shown_link(link: str) -> str:
    """Return ``link`` as RefusedLink names it: one that would fill a page is cut."""
    return link if len(link) <= 200 else link[:200] + "…"


def kind_of(error: OpenrollError) -> Kind:
    """Return the kind of refusal that ``error`` is."""
    kinds: Iterable[tuple[type[OpenrollError], Kind]] = (
        (LinkRefused, "unsafe"),
        (NotThere, "not-there"),
        (KeyNeeded, "key-needed"),
        (Unreadable, "unreadable"),
    )
    otherwise: Kind = "unreadable" if error.params.get("reason") in _UNREADABLE else "unreachable"
    return next((kind for one, kind in kinds if isinstance(error, one)), otherwise)
