"""The standing of each identifier, and what follows: enter, insufficient or review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from openroll.policy.model import Policy

from .claims import Alert, Citation, Claim

Verdict: TypeAlias = Literal["enter", "insufficient", "review"]


class Standing(StrEnum):
    """How well a value stands, from the weakest to the strongest; they can be compared."""

    MISSING = "missing"
    CONFLICTING = "conflicting"
    STATED = "stated"
    DECLARED = "declared"
    CORROBORATED = "corroborated"


@dataclass(frozen=True, slots=True)
class OtherNumber:
    """Another number of the same operator: a tax or statistical number."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Another value for the same identifier, shown beside it."""

    value: str
    standing: Standing
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Identifier:
    """One of the five identifiers. ``value`` is None when it is missing or conflicting."""

    name: str
    value: str | None
    standing: Standing
    citations: tuple[Citation, ...] = ()
    vouched_by: str | None = None
    beside: tuple[Beside, ...] = ()
    short: str | None = None  # of a name
    register: str | None = None  # of a number: the list's code in org-id.guide
    other: tuple[OtherNumber, ...] = ()  # of a number


@dataclass(frozen=True, slots=True)
class Service:
    """A domain that the operator runs: bound by its register, or only claimed."""

    domain: str
    binding: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A required identifier that is not there; ``hint`` (a message id) says which open source could give it."""

    name: str
    hint: str
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the claims amount to. ``reason`` is a message id that ``params`` fill."""

    identifiers: dict[str, Identifier]
    services: tuple[Service, ...]
    missing: tuple[Missing, ...]
    verdict: Verdict
    reason: str
    params: Mapping[str, str]
    alerts: tuple[Alert, ...]
    former_names: tuple[str, ...]


def assess(
    claims: Sequence[Claim], alerts: Sequence[Alert], policy: Policy, *, vouched_by: str | None
) -> Assessment:
    """Weigh the claims."""
    raise NotImplementedError
