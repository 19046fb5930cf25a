"""The standing of each identifier, and what follows from all of them: enter, insufficient or review.

Nobody is entered wrongly: two operators in one message are two candidates and never a mixture, a contradiction and an
alert wait for a person, and what is only stated is never enough (design, "Claims, standing, evidence").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from openroll.core.errors import N_
from openroll.policy.model import Policy

from .claims import MESSAGE, VALID, Alert, Citation, Claim, SourceType
from .hints import hint_for
from .number import is_placeholder
from .weighing import Beside, Identifier, OtherNumber, Standing, conflicting, values, weigh, with_details

__all__ = [
    "Assessment",
    "Beside",
    "Identifier",
    "Missing",
    "OtherNumber",
    "Service",
    "Standing",
    "Verdict",
    "assess",
]

Verdict: TypeAlias = Literal["enter", "insufficient", "review"]

_BLOCK: Final = frozenset({"name", "number", "short_name", "other_number"})
_REGISTER: Final = "register"
_CLAIMED: Final = "claimed"

ENTER: Final = N_("Every identifier that the policy asks for is there, on the evidence that it asks for.")
MISSING: Final = N_("Identifiers that the policy requires are missing.")
SEVERAL: Final = N_(
    "The message names several operators: {operators}. A person has to say which of them it is about."
)
ONLY_STATED: Final = N_("Something is only stated, by a sender who has not been shown to be the operator.")
TOO_WEAK: Final = N_("An identifier stands on weaker evidence than the policy asks for.")
BY_A_PERSON: Final = N_("Everything is there; this register's policy leaves the decision to a person.")
_CONFLICTS: Final = {
    "name": N_("Different names are given, and nothing says which one is right."),
    "country": N_("Different countries of registration are given, and nothing says which one is right."),
    "number": N_("Different numbers are given, and nothing says which one is right."),
    "address": N_("Different addresses are given, and nothing says which one is right."),
    "email": N_("Different e-mail addresses are given, and nothing says which one is right."),
}
_DIFFERENCES: Final = {
    "name": N_("The message states another name than the register: {stated} instead of {registered}."),
    "country": N_("The message states another country than the register: {stated} instead of {registered}."),
    "number": N_("The message states another number than the register: {stated} instead of {registered}."),
}


@dataclass(frozen=True, slots=True)
class Service:
    """A domain that the operator runs: bound ("register": its register names it), or only claimed ("claimed")."""

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
    """What the claims amount to. ``identifiers`` are always all of the policy, in its order.

    ``reason`` is a message id that ``params`` fill. ``missing`` is filled whatever the verdict is.
    """

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
    """Return what ``claims`` and ``alerts`` of one message and its sources amount to under ``policy``.

    ``vouched_by`` names the role that vouches for what the message states, None when nobody does.
    """
    found = [claim for claim in claims if _is_usable(claim)]
    candidates = list(dict.fromkeys(claim.subject for claim in found if claim.subject != MESSAGE))
    found = _in_blocks(found, candidates)
    gather = _one_operator if len(candidates) <= 1 else _several_operators
    identifiers = {name: gather(found, name, candidates, vouched_by) for name in policy.identifiers}
    services = _services(found, may_bind=len(candidates) == 1)
    missing = _missing(identifiers, services, candidates, policy)
    verdict, reason, params = _conclude(found, identifiers, candidates, alerts, missing, policy)
    former = (
        [claim.value for claim in found if claim.property == "former_name"] if len(candidates) == 1 else []
    )
    return Assessment(
        identifiers, services, missing, verdict, reason, params, tuple(alerts), tuple(dict.fromkeys(former))
    )


def _is_usable(claim: Claim) -> bool:
    if claim.verdict != VALID or not claim.value.strip():
        return False
    # A register that answers to 12345678 settles that there is such a number; a sender does not.
    official = claim.source_type is SourceType.OFFICIAL_REGISTER
    return official or claim.property not in ("number", "other_number") or not is_placeholder(claim.value)


def _in_blocks(claims: Sequence[Claim], candidates: Sequence[str]) -> list[Claim]:
    """Return ``claims`` without names and numbers that do not stand together in one answer about one subject.

    Beside a register's answer the message's own name or number may stand alone: there it can only contradict.
    """
    given: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        given.setdefault((claim.subject, claim.citation.snapshot), set()).add(claim.property)
    whole = {block for block, properties in given.items() if {"name", "number"} <= properties}
    settled = {subject for subject, _ in whole if subject != MESSAGE}

    def counts(claim: Claim) -> bool:
        if claim.property not in _BLOCK:
            return True
        if candidates and claim.subject == MESSAGE:
            return bool(settled)
        return (claim.subject, claim.citation.snapshot) in whole

    return [claim for claim in claims if counts(claim)]


def _one_operator(
    claims: Sequence[Claim], identifier: str, candidates: Sequence[str], vouched_by: str | None
) -> Identifier:
    given = [claim for claim in claims if claim.property == identifier]
    about = [claim for claim in claims if claim.subject in (candidates or [MESSAGE])]
    return with_details(weigh(given, identifier, vouched_by), about)


def _several_operators(
    claims: Sequence[Claim], identifier: str, candidates: Sequence[str], vouched_by: str | None
) -> Identifier:
    """Return what all candidates agree on or the message alone states; anything else is in conflict."""
    given = [claim for claim in claims if claim.property == identifier]
    of_candidates = [claim for claim in given if claim.subject != MESSAGE]
    everybody = {claim.subject for claim in of_candidates} == set(candidates)
    if not of_candidates or (everybody and len(values(of_candidates, identifier, vouched_by)) == 1):
        return weigh(given, identifier, vouched_by)
    return conflicting(identifier, values(given, identifier, vouched_by))


def _services(claims: Sequence[Claim], *, may_bind: bool) -> tuple[Service, ...]:
    """Return each domain once, in the order of the claims. A register binds its own company's website only."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.property == "domain":
            found.setdefault(claim.value, []).append(claim)

    def binds(claim: Claim) -> bool:
        official = claim.source_type is SourceType.OFFICIAL_REGISTER
        return may_bind and official and claim.binding == _REGISTER

    return tuple(
        Service(
            domain,
            _REGISTER if any(binds(claim) for claim in given) else _CLAIMED,
            tuple(dict.fromkeys(claim.citation for claim in sorted(given, key=binds, reverse=True))),
        )
        for domain, given in found.items()
    )


def _missing(
    identifiers: Mapping[str, Identifier],
    services: Sequence[Service],
    candidates: Sequence[str],
    policy: Policy,
) -> tuple[Missing, ...]:
    register = candidates[0].partition("/")[0] if len(candidates) == 1 else None
    domains = [service.domain for service in services]
    country = identifiers["country"].value
    found = []
    for name, rule in policy.identifiers.items():
        if rule.required and identifiers[name].standing is Standing.MISSING:
            hint, params = hint_for(name, rule.where, register=register, country=country, domains=domains)
            found.append(Missing(name, hint, params))
    return tuple(found)


def _conclude(
    claims: Sequence[Claim],
    identifiers: Mapping[str, Identifier],
    candidates: Sequence[str],
    alerts: Sequence[Alert],
    missing: Sequence[Missing],
    policy: Policy,
) -> tuple[Verdict, str, Mapping[str, str]]:
    """Return verdict, reason and its parameters: the first thing that stands against entering."""
    if alerts:
        return "review", alerts[0].reason, dict(alerts[0].params)
    if len(candidates) > 1:
        return "review", SEVERAL, {"operators": _named(claims, candidates)}
    if missing:
        return "insufficient", MISSING, {}
    for name, identifier in identifiers.items():
        if identifier.standing is Standing.CONFLICTING:
            return "review", _CONFLICTS[name], {}
        if name in _DIFFERENCES and identifier.beside:
            stated = identifier.beside[0].value
            return "review", _DIFFERENCES[name], {"stated": stated, "registered": identifier.value or ""}
    reason = _weakness(identifiers, policy)
    if reason is None and policy.decides["clean"] != "automatic":
        reason = BY_A_PERSON
    return ("enter", ENTER, {}) if reason is None else ("review", reason, {})


def _weakness(identifiers: Mapping[str, Identifier], policy: Policy) -> str | None:
    """Return why the evidence is too weak, None when it is not. What is only stated is so under any policy."""
    present = [one for one in identifiers.values() if one.value is not None]
    if any(one.standing is Standing.STATED for one in present):
        return ONLY_STATED
    if any(one.standing < Standing(policy.identifiers[one.name].standing) for one in present):
        return TOO_WEAK
    return None


def _named(claims: Sequence[Claim], candidates: Sequence[str]) -> str:
    names = {claim.subject: claim.value for claim in reversed(claims) if claim.property == "name"}
    return "; ".join(f"{names[one]} ({one})" if one in names else one for one in candidates)
