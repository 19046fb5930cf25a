"""The standing of each identifier, and what follows from all of them: enter, insufficient or review.

Nobody is entered wrongly: two operators in one message are two candidates and never a mixture, a contradiction and an
alert wait for a person, and what is only stated is never enough (design, "Claims, standing, evidence").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from openroll.core.errors import N_
from openroll.policy.model import Policy

from . import name as names
from .binding import Service, bind, bound_domains
from .claims import MESSAGE, SITE, VALID, Alert, Claim, SourceType
from .hints import hint_for
from .number import is_placeholder
from .operators import Candidate, Grouping, attached, group, is_number, names_of_others
from .weighing import (
    Beside,
    Identifier,
    OtherNumber,
    Standing,
    Trust,
    conflicting,
    values,
    weigh,
    with_details,
)

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
ANOTHER_OPERATOR: Final = N_(
    "{site} names another operator than the one that was found: {stated} instead of {registered}."
)
_DIFFERENCES: Final = {
    "name": N_("The message states another name than the register: {stated} instead of {registered}."),
    "country": N_("The message states another country than the register: {stated} instead of {registered}."),
    "number": N_("The message states another number than the register: {stated} instead of {registered}."),
}


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
    trading_names: tuple[str, ...] = ()
    apps: tuple[str, ...] = ()


def assess(
    claims: Sequence[Claim], alerts: Sequence[Alert], policy: Policy, *, vouched_by: str | None
) -> Assessment:
    """Return what ``claims`` and ``alerts`` of one message and its sources amount to under ``policy``.

    ``vouched_by`` names the role that vouches for what the message states, None when nobody does.
    """
    found = [claim for claim in claims if _is_usable(claim)]
    grouping = group(found)
    candidates = grouping.candidates
    found = _in_blocks(found, grouping)
    services = bind(found, grouping)
    trust = Trust(vouched_by, bound_domains(services))
    gather = _one_operator if len(candidates) <= 1 else _several_operators
    identifiers = {name: gather(found, name, grouping, trust) for name in policy.identifiers}
    missing = _missing(found, identifiers, services, candidates, policy)
    alerts = [*alerts, *_strangers(found, grouping)]
    verdict, reason, params = _conclude(found, identifiers, grouping, alerts, missing, policy)
    own = _own(found, grouping)
    return Assessment(
        identifiers,
        services,
        missing,
        verdict,
        reason,
        params,
        tuple(alerts),
        former_names=_values(own, "former_name"),
        trading_names=_values(own, "trading_name"),
        apps=_values(own, "app"),
    )


def _own(claims: Sequence[Claim], grouping: Grouping) -> list[Claim]:
    """Return the claims about the one candidate, none when there are several."""
    if len(grouping.candidates) > 1:
        return []
    subjects = grouping.candidates[0].subjects if grouping.candidates else {*grouping.loose, MESSAGE}
    return [*(one for one in claims if one.subject in subjects), *attached(claims, grouping)]


def _values(claims: Sequence[Claim], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.value for claim in claims if claim.property == name))


def _is_usable(claim: Claim) -> bool:
    if claim.verdict != VALID or not claim.value.strip():
        return False
    # A register that answers to 12345678 settles that there is such a number; a sender does not.
    official = claim.source_type is SourceType.OFFICIAL_REGISTER
    return official or claim.property not in ("number", "other_number") or not is_placeholder(claim.value)


def _in_blocks(claims: Sequence[Claim], grouping: Grouping) -> list[Claim]:
    """Return ``claims`` without names and numbers that do not stand together in one answer about one subject.

    Beside a register's answer the message's own name or number may stand alone: there it can only contradict. Where
    nobody is a candidate, what is said without a number is shown, and enters nobody; so is the number of a candidate
    whom nobody names.
    """
    named, numbered = set(), set()
    for claim in claims:
        block = claim.subject, claim.citation.snapshot
        if claim.property == "name":
            named.add(block)
        elif is_number(claim):
            numbered.add(block)
    whole = named & numbered
    settled = {subject for subject, _ in whole if subject != MESSAGE}
    nameless = {
        subject
        for candidate in grouping.candidates
        if not candidate.subjects & {one for one, _ in named}
        for subject in candidate.subjects
    }

    def counts(claim: Claim) -> bool:
        if claim.property not in _BLOCK or not grouping.candidates:
            return True
        if claim.subject == MESSAGE:
            return bool(settled)
        return (
            claim.subject in grouping.loose
            or claim.subject in nameless
            or (claim.subject, claim.citation.snapshot) in whole
        )

    return [claim for claim in claims if counts(claim)]


def _one_operator(claims: Sequence[Claim], identifier: str, grouping: Grouping, trust: Trust) -> Identifier:
    own = _own(claims, grouping)
    stated = [claim for claim in claims if claim.subject == MESSAGE] if grouping.candidates else []
    return with_details(weigh(_giving([*own, *stated], identifier), identifier, trust), own)


def _giving(claims: Sequence[Claim], identifier: str) -> list[Claim]:
    """Return the claims that give ``identifier``; a tax number is the number where no trade register has one."""
    given = [claim for claim in claims if claim.property == identifier]
    if identifier == "number" and not given:
        return [claim for claim in claims if is_number(claim)]
    return given


def _several_operators(
    claims: Sequence[Claim], identifier: str, grouping: Grouping, trust: Trust
) -> Identifier:
    """Return what all candidates agree on or the message alone states; anything else is in conflict."""
    given = [
        claim for claim in claims if claim.property == identifier and claim.subject not in grouping.loose
    ]
    of_candidates = [claim for claim in given if claim.subject != MESSAGE]
    everybody = {grouping.of(claim.subject) for claim in of_candidates} == set(grouping.candidates)
    if not of_candidates or (everybody and len(values(of_candidates, identifier, trust)) == 1):
        return weigh(given, identifier, trust)
    return conflicting(identifier, values(given, identifier, trust))


def _strangers(claims: Sequence[Claim], grouping: Grouping) -> list[Alert]:
    """Return an alert for each site that names somebody else than the one candidate."""
    if len(grouping.candidates) != 1:
        return []
    known = [
        one.value
        for one in claims
        if one.subject in grouping.candidates[0].subjects and one.property.endswith("name")
    ]
    if not known:
        return []
    others = names_of_others(claims, grouping.loose, known)
    cited = {one.subject: one.citation for one in reversed(claims) if one.property == "name"}
    return [
        Alert(
            subject,
            ANOTHER_OPERATOR,
            {"site": subject.removeprefix(SITE), "stated": stated, "registered": known[0]},
            cited[subject],
        )
        for subject, stated in others.items()
        if names.parse(stated).legal_form is not None
    ]


def _missing(
    claims: Sequence[Claim],
    identifiers: Mapping[str, Identifier],
    services: Sequence[Service],
    candidates: Sequence[Candidate],
    policy: Policy,
) -> tuple[Missing, ...]:
    official = {one.subject for one in claims if one.source_type is SourceType.OFFICIAL_REGISTER}
    answered = [one.key for one in candidates if len(candidates) == 1 and one.key in official]
    register = answered[0].partition("/")[0] if answered else None
    numbers = [(one.scheme or "", one.value) for one in claims if is_number(one)]
    domains = [service.domain for service in services]
    country = identifiers["country"].value
    found = []
    for name, rule in policy.identifiers.items():
        if rule.required and identifiers[name].standing is Standing.MISSING:
            hint, params = hint_for(
                name, rule.where, register=register, country=country, domains=domains, numbers=numbers
            )
            found.append(Missing(name, hint, params))
    return tuple(found)


def _conclude(
    claims: Sequence[Claim],
    identifiers: Mapping[str, Identifier],
    grouping: Grouping,
    alerts: Sequence[Alert],
    missing: Sequence[Missing],
    policy: Policy,
) -> tuple[Verdict, str, Mapping[str, str]]:
    """Return verdict, reason and its parameters: the first thing that stands against entering."""
    if alerts:
        return "review", alerts[0].reason, dict(alerts[0].params)
    if len(grouping.candidates) > 1:
        return "review", SEVERAL, {"operators": _named(claims, grouping.candidates)}
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


def _named(claims: Sequence[Claim], candidates: Sequence[Candidate]) -> str:
    names = {claim.subject: claim.value for claim in reversed(claims) if claim.property == "name"}
    shown = []
    for one in candidates:
        found = next(
            (names[subject] for subject in (one.key, *sorted(one.subjects)) if subject in names), None
        )
        shown.append(f"{found} ({one.key})" if found else one.key)
    return "; ".join(shown)
