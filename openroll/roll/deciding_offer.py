"""What a person can choose from before deciding on a case: its values by identifier, its domains, what stands now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from openroll.core.clock import rfc3339
from openroll.identity.binding import bind, bound_domains
from openroll.identity.claims import Citation, Claim
from openroll.identity.operators import group
from openroll.identity.standing import Assessment, assess
from openroll.identity.weighing import Trust, Value, values
from openroll.policy.model import IDENTIFIERS, Policy

from . import models
from .contesting import deciders, open_contest_of
from .deciding_rules import DESCRIBES, ENTERED, possible
from .deciding_values import claims_of
from .deciding_work import entry_of
from .messages import messages_of
from .present import Present, present
from .selectors import current_policy, entry_of_operator

KEEP, TYPED, NONE = "keep", "typed", "none"
CLAIM: Final = "claim:"


@dataclass(frozen=True, slots=True)
class Option:
    """A value that the sources of a case give; ``claim`` is the key of the strongest claim that does."""

    claim: int
    value: str
    standing: str
    scheme: str
    subject: str
    citations: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One identifier: what stands now, what can be chosen, and what is chosen at first."""

    name: str
    present: str
    options: tuple[Option, ...]
    chosen: str
    typed: str = ""
    required: bool = True
    scheme: str = ""  # the register that a typed number is of, where one is proposed


@dataclass(frozen=True)
class Offer:
    """What a decision on ``case`` can be made of."""

    case: models.Case
    verdict: str
    entry: models.Entry | None
    now: Present | None
    fields: tuple[Field, ...] = ()
    domains: Mapping[str, bool] = field(default_factory=dict)  # and whether it is ticked at first
    former_names: tuple[str, ...] = ()
    undertakings: tuple[str, ...] = ()
    snapshots: tuple[models.Snapshot, ...] = ()
    same: int | None = None  # the number of an entry of the same operator
    contested: bool = False


def verdicts_on(case: models.Case, entry: models.Entry | None = None) -> tuple[str, ...]:
    """Return what can be decided on ``case``, about ``entry`` where the case itself names none."""
    found = entry_of(case) or entry
    return possible(case.state, found.state if found else "")


def barred(case: models.Case, person: int | None) -> bool:
    """Tell whether ``person`` took the decision that ``case`` contests."""
    return case.kind == models.Case.Kind.CONTEST and person in deciders(case)


def offer(case: models.Case, verdict: str, entry: models.Entry | None = None) -> Offer:
    """Return what can be chosen for ``verdict`` on ``case``; ``entry`` is for a case that is about none yet."""
    found = entry_of(case) or (entry if verdict != ENTERED else None)
    now = present(found) if found else None
    contested = open_contest_of(case) is not None
    if verdict not in DESCRIBES:
        return Offer(case, verdict, found, now, contested=contested)
    policy, claims = current_policy(), claims_of(case)
    told = _proposal(case)
    assessment = assess([*claims.values()], [], policy, vouched_by=case.vouched_by)
    fields = tuple(
        _field(name, claims, assessment, policy, case, now, *_proposed_value(told, name, now))
        for name in IDENTIFIERS
    )
    number = assessment.identifiers["number"]
    same = entry_of_operator(number.register, number.value)
    former = now.former_names if now else assessment.former_names
    return Offer(
        case,
        verdict,
        found,
        now,
        fields,
        _domains(assessment, now, told),
        tuple(dict.fromkeys((*former, *_texts(told.get("former_names"))))),
        tuple(one.value for said in messages_of(case) for one in said.message.undertakings),
        tuple(case.snapshots.exclude(sha256="").order_by("pk")),
        same.number if same and same != found else None,
        contested,
    )


def _field(
    name: str,
    claims: Mapping[int, Claim],
    assessment: Assessment,
    policy: Policy,
    case: models.Case,
    now: Present | None,
    proposed: str,
    scheme: str,
) -> Field:
    options = _options(name, claims, case.vouched_by)
    wanted = proposed or ("" if now else assessment.identifiers[name].value or "")
    at = next((one for one in options if one.value == wanted and scheme in ("", one.scheme)), None)
    chosen = KEEP if now else ""
    if at is not None and wanted:
        chosen = f"{CLAIM}{at.claim}"
    elif proposed:
        chosen = TYPED
    return Field(
        name,
        now.value(name) if now else "",
        options,
        chosen,
        proposed if at is None else "",
        policy.identifiers[name].required,
        scheme if at is None else "",
    )


def _options(name: str, claims: Mapping[int, Claim], vouched_by: str | None) -> tuple[Option, ...]:
    everything = [*claims.values()]
    trust = Trust(vouched_by, bound_domains(bind(everything, group(everything))))
    giving = [one for one in everything if one.property == name]
    if name == "number" and not giving:
        giving = [one for one in everything if one.property == "other_number"]
    keys = {id(one): key for key, one in claims.items()}
    return tuple(_option(one, keys) for one in values(giving, name, trust))


def _option(one: Value, keys: Mapping[int, int]) -> Option:
    best = one.claims[0]
    sources = {each.citation: each for each in reversed(one.claims)}
    return Option(
        keys[id(best)],
        one.value,
        one.standing.value,
        best.scheme or "",
        best.subject,
        tuple(_cited(cited, sources[cited]) for cited in one.citations),
    )


def _cited(cited: Citation, claim: Claim) -> dict[str, Any]:
    return {
        "url": cited.url,
        "where": cited.where,
        "quote": cited.quote,
        "snapshot": cited.snapshot,
        "retrieved_at": rfc3339(cited.retrieved_at),
        "source": claim.source,
        "source_type": claim.source_type.value,
        "label": cited.label,
    }


def _domains(assessment: Assessment, now: Present | None, told: Mapping[str, Any]) -> dict[str, bool]:
    added, removed = _texts(told.get("add_domains")), _texts(told.get("remove_domains"))
    found = {one.domain: one.domain not in removed for one in now.services} if now else {}
    for service in assessment.services:
        found.setdefault(service.domain, now is None or service.domain in added)
    return found | dict.fromkeys(added, True)


def _proposal(case: models.Case) -> Mapping[str, Any]:
    told = case.options.get("proposal") if isinstance(case.options, dict) else None
    return told if isinstance(told, dict) else {}


def _proposed_value(told: Mapping[str, Any], name: str, now: Present | None) -> tuple[str, str]:
    """Return what is proposed for ``name``, and the register of a number; the number stays where that alone changes."""
    values, register = told.get("identifiers"), told.get("register")
    found = values.get(name) if isinstance(values, dict) else None
    value = found if isinstance(found, str) else ""
    if name != "number" or not isinstance(register, str) or not register:
        return value, ""
    return value or (now.value(name) if now else ""), register


def _texts(value: object) -> Sequence[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
