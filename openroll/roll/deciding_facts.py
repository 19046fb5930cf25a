"""The fact that a person's decision writes: what was chosen, weighed as ``assess`` weighs it, and where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from openroll.core.canonical import JSON
from openroll.core.errors import N_, UnusableInput
from openroll.identity import name as names
from openroll.identity.binding import Service, bind, bound_domains
from openroll.identity.claims import MESSAGE, SITE, Claim
from openroll.identity.operators import group
from openroll.identity.standing import Assessment, Identifier
from openroll.identity.weighing import Standing, Trust, values, with_details
from openroll.policy.model import Policy

from . import models
from .classes import Composed
from .deciding_change import LONGEST_VALUE, MIXED, Change
from .deciding_rules import ENTERED
from .deciding_values import cited_again, claims_of, domain_of, quoted, typed
from .entry_data import entry_data
from .personal import personal_in
from .present import Present

REGISTRAR = "registrar"  # whatever the registrar's staff is called among itself
# Members of ``entry-recorded`` that a later fact has only when it replaces them.
_ONCE = ("basis", "vouched_by", "checked", "former_names", "services")
MIXED_VALUES = N_(
    "What was chosen belongs to different operators: {operators}. Tick that they are one, or choose the values of one."
)


class NeedsTick(UnusableInput):
    """Something has to be confirmed before it is done. ``warning`` is one of ``deciding_change.WARNINGS``."""

    code = "needs-tick"

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message, **params)
        self.warning = str(params.get("warning", ""))


@dataclass(frozen=True)
class Weighed:
    """What is to stand in the entry. ``services`` and ``former_names`` are None where they stay as they are.

    ``gone`` are identifiers of which nothing is to stand any more.
    """

    identifiers: Mapping[str, Identifier]
    gone: tuple[str, ...]
    services: tuple[Service, ...] | None
    former_names: tuple[str, ...] | None
    claims: tuple[Claim, ...]
    vouched_by: str | None

    @property
    def stated(self) -> bool:
        """Tell whether something of it is only stated."""
        return any(one.standing is Standing.STATED for one in self.identifiers.values())


def weigh_choice(case: models.Case, change: Change, present: Present | None) -> Weighed:
    """Return what the values chosen in ``change`` amount to. Raises UnusableInput, NeedsTick."""
    claims = claims_of(case)
    vouched_by = REGISTRAR if change.vouch else case.vouched_by
    chosen: dict[str, Claim] = {}
    identifiers: dict[str, Identifier] = {}
    extra: list[Claim] = []
    gone = []
    for what, one in change.identifiers.items():
        if one.none:
            gone.append(what)
        elif one.claim is not None:
            claim = claims.get(one.claim)
            if claim is None or _identifier_of(claim) != what:
                raise UnusableInput(N_("Case {case} has no such value any more."), case=case.code)
            chosen[what] = claim
        else:
            identifiers[what], claim = typed(case, what, one)
            extra.append(claim)
    own, subjects = _own([*claims.values()], [*chosen.values()], change)
    services = bind(own, group(own))
    trust = Trust(vouched_by, bound_domains(services))
    strictly = [one for one in own if one.subject in subjects]
    for what, claim in chosen.items():
        identifiers[what] = with_details(_weighed(what, claim, own, trust), strictly)
    return Weighed(
        identifiers,
        tuple(gone),
        None if change.domains is None else _services(case, change.domains, services, present),
        None if change.former_names is None else tuple(_names(change.former_names)),
        (*claims.values(), *extra),
        vouched_by,
    )


def compose_change(
    verdict: str,
    number: int,
    weighed: Weighed,
    policy: Policy,
    *,
    basis: str,
    present: Present | None,
    until: datetime | None,
) -> Composed:
    """Return what the fact says: of a new entry everything, else what it replaces."""
    assessment = Assessment(
        dict(weighed.identifiers), weighed.services or (), (), "enter", "", {}, (), weighed.former_names or ()
    )
    made = entry_data(
        number,
        assessment,
        weighed.claims,
        policy,
        basis=basis,
        vouched_by=weighed.vouched_by,
        until=until,
    )
    data = dict(made.data)
    if verdict != ENTERED:
        wanted = {name for name in _ONCE if name in _replaced(weighed, policy, present)}
        data = {name: member for name, member in data.items() if name not in _ONCE or name in wanted}
    if weighed.gone:
        told = data.get("identifiers")
        nothing: dict[str, JSON] = {"value": None, "standing": Standing.MISSING.value, "cites": []}
        data["identifiers"] = {
            **(told if isinstance(told, dict) else {}),
            **dict.fromkeys(weighed.gone, nothing),
        }
    if verdict != ENTERED and not data.get("identifiers"):
        del data["identifiers"]
    return replace(made, data=_with_kept_sources(data, weighed, policy, present))


def is_personal(text: str, weighed: Weighed, policy: Policy) -> bool:
    """Tell whether a personal value stands in ``text``, which is to be public."""
    return personal_in(weighed.claims, policy).stands_in(text)


def _replaced(weighed: Weighed, policy: Policy, present: Present | None) -> set[str]:
    found = set()
    if weighed.services is not None:
        found.add("services")
    if weighed.former_names is not None:
        found.add("former_names")
    required = {name for name, rule in policy.identifiers.items() if rule.required}
    if present is not None and not present.checked and required <= set(weighed.identifiers):
        found.add("checked")  # somebody has asked the sources of everything that an entry needs
    return found


def _with_kept_sources(
    data: dict[str, JSON], weighed: Weighed, policy: Policy, present: Present | None
) -> dict[str, JSON]:
    """Describe the sources that the entry cited before as it described them; they are no claims of this case."""
    sources = data.get("sources")
    if not isinstance(sources, dict) or present is None:
        return data
    hidden = personal_in(weighed.claims, policy)
    known: dict[tuple[object, object], dict[str, object]] = {}
    for service in present.services:
        for cite in service.citations:
            known.setdefault((hidden.without(str(cite["url"])), cite["snapshot"] or ""), cite)
    ours = {(hidden.without(one.citation.url), one.citation.snapshot) for one in weighed.claims}
    described: dict[str, JSON] = {}
    for key, source in sources.items():
        assert isinstance(source, dict)  # noqa: S101  # written by SourceList
        place = source["url"], source["snapshot"]
        cite = known.get(place, {}) if place not in ours else {}
        told = {"id": str(cite["source"]), "type": str(cite["source_type"])} if cite else {}
        described[key] = {**source, **told, "snapshot": source["snapshot"] or None}
    return {**data, "sources": described}


def _own(
    claims: Sequence[Claim], chosen: Sequence[Claim], change: Change
) -> tuple[list[Claim], frozenset[str]]:
    """Return the claims that may stand beside those ``chosen``, and the subjects that are the operator."""
    grouping = group(claims)
    found = {candidate.key: candidate for one in chosen if (candidate := grouping.of(one.subject))}
    if len(found) > 1 and MIXED not in change.ticked:
        raise NeedsTick(MIXED_VALUES, operators="; ".join(found), warning=MIXED)
    subjects = frozenset(subject for candidate in found.values() for subject in candidate.subjects)
    if not found and len(grouping.candidates) == 1:
        subjects = grouping.candidates[0].subjects
    picked = {one.subject for one in chosen if one.subject.startswith(SITE)}
    near = {*subjects, *picked, MESSAGE}
    if len(grouping.candidates) <= 1:
        near |= set(grouping.loose)
    return [one for one in claims if one.subject in near], subjects


def _weighed(what: str, claim: Claim, own: Sequence[Claim], trust: Trust) -> Identifier:
    giving = [one for one in own if one.property == claim.property]
    if what == "number":
        giving = [one for one in giving if one.scheme == claim.scheme]
    if claim not in giving:
        giving.append(claim)
    found = values(giving, what, trust)
    mine = next(one for one in found if claim in one.claims)
    return Identifier(
        what,
        claim.value,
        mine.standing,
        mine.citations,
        trust.vouched_by if mine.vouched else None,
        tuple(one.beside() for one in found if one is not mine),
        register=claim.scheme if what == "number" else None,
    )


def _identifier_of(claim: Claim) -> str:
    return "number" if claim.property == "other_number" else claim.property


def _services(
    case: models.Case, domains: Sequence[str], bound: Sequence[Service], present: Present | None
) -> tuple[Service, ...]:
    found = {one.domain: one for one in bound}
    before = {one.domain: one for one in present.services} if present else {}
    made = []
    for text in domains:
        domain = text if text in found or text in before else domain_of(text)
        if domain in found:
            made.append(found[domain])
        elif domain in before:
            kept = before[domain]
            made.append(Service(domain, kept.binding, cited_again(kept.citations)))
        else:
            citation = quoted(case, text.strip()) or quoted(case, domain)
            if citation is None:
                raise UnusableInput(
                    N_(
                        "The domain {domain} does not stand in the message of case {case}, nor with its sources."
                    ),
                    domain=domain,
                    case=case.code,
                )
            made.append(Service(domain, "claimed", (citation,)))
    return tuple({one.domain: one for one in made}.values())


def _names(given: Sequence[str]) -> list[str]:
    return [text for one in given if (text := names.normalise(one)[:LONGEST_VALUE])]
