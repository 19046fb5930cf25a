"""What a letter says, gathered from a case, its entry and a decision, as plain data for a template."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.conf import settings

from openroll.core.canonical import JSON
from openroll.identity.claims import Citation, Claim, SourceType
from openroll.identity.standing import Missing, assess

from . import models, steps
from .letter import NAMES
from .present import present
from .selectors import current_policy

# What is the register's own to mend or to wait for is not told to the sender.
SENDERS: Final = frozenset({"unsafe", "unusable", "not-there"})
ANSWER, CONTEST = "answer", "contest"
# What only some letters say, and whoever makes them gives.
UNSAID: Final[Mapping[str, Any]] = {
    "words": "",
    "link": "",
    "outcome": "",
    "name": "",
    "role": "",
    "invited_by": "",
    "until": None,
    "attachments": 0,
}


def facts_of(
    case: models.Case | None, decision: models.Decision | None, entry: models.Entry | None
) -> dict[str, Any]:
    """Return what a letter about ``case`` can say: every name that a template may use is there."""
    told = described(entry) if entry else {}
    return {
        "case": case.code if case else "",
        "entry": entry.number if entry else None,
        "entry_url": f"{settings.PUBLIC_URL}/entries/{entry.number}" if entry else "",
        "service": value_of(told, "name"),
        "decision": _decision(decision),
        "answer_until": last_day(case, ANSWER),
        "contest_until": last_day(case, CONTEST),
        "found": _found(case),
        "missing": asked(missing_of(case)) if case else [],
        "unusable": unusable_of(case),
        "register": settings.REGISTER_NAME,
        "public_url": settings.PUBLIC_URL,
        "office_url": settings.OFFICE_URL,
        "received_at": case.received_at if case else None,
        **UNSAID,
    }


def entry_of(case: models.Case) -> models.Entry | None:
    """Return the entry that ``case`` led to, else the one that it is about."""
    return models.Entry.objects.filter(case=case).first() or case.about


def described(entry: models.Entry) -> dict[str, JSON]:
    """Return the identifiers of ``entry`` as they stand now, with everything that is not redacted."""
    now = present(entry).identifiers
    return {"identifiers": {name: {"value": one.value} for name, one in now.items()}}


def value_of(told: Mapping[str, JSON], name: str) -> str:
    """Return the value of the identifier ``name`` in what a fact says; empty without one."""
    identifiers = told.get("identifiers")
    one = identifiers.get(name) if isinstance(identifiers, dict) else None
    value = one.get("value") if isinstance(one, dict) else None
    return value if isinstance(value, str) else ""


def last_day(case: models.Case | None, deadline: str) -> date | None:
    """Return the last day of the deadline of that name, when it is the one that ``case`` is in."""
    if case is None or case.due != deadline or case.due_at is None:
        return None
    return steps.place().day(case.due_at)


def missing_of(case: models.Case) -> Sequence[Missing]:
    """Return what of ``case`` is missing by what its sources gave, each with the hint where it could stand."""
    return assess(
        [_claim(row) for row in case.claims.order_by("pk")], [], current_policy(), vouched_by=case.vouched_by
    ).missing


def asked(missing: Sequence[Missing]) -> list[dict[str, Any]]:
    """Return each hint once, with the identifiers that it is about and the words (message ids) for them."""
    groups: dict[tuple[str, tuple[tuple[str, str], ...]], dict[str, Any]] = {}
    for one in missing:
        key = (one.hint, tuple(sorted(one.params.items())))
        fresh = {"names": [], "identifiers": [], "hint": one.hint, "params": dict(one.params)}
        group = groups.setdefault(key, fresh)
        group["names"].append(NAMES[one.name])
        group["identifiers"].append(one.name)
    return list(groups.values())


def _claim(row: models.Claim) -> Claim:
    return Claim(
        subject=row.subject,
        property=row.property,
        value=row.value,
        original=row.original,
        source=row.source,
        source_type=SourceType(row.source_type),
        citation=Citation(row.url, row.where, row.quote, row.snapshot, row.retrieved_at),
        scheme=row.scheme or None,
        binding=row.binding or None,
        verdict=row.verdict,
        language=row.language or None,
        corroborated_by=row.corroborated_by or None,
    )


def _decision(decision: models.Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {
        "verdict": str(decision.verdict),
        "reason": decision.reason,
        "params": dict(decision.params or {}),
        "basis": decision.legal_basis,
        "by": decision.by,
        "at": decision.confirmed_at or decision.at,
        "effective_from": decision.effective_from,
    }


def _found(case: models.Case | None) -> list[tuple[str, str, str]]:
    """Return the identifiers that the sources of ``case`` gave, with the word for each (a message id) and its value."""
    identifiers = _result(case).get("identifiers")
    told = identifiers if isinstance(identifiers, dict) else {}
    return [
        (name, NAMES[name], one["value"])
        for name, one in told.items()
        if name in NAMES and isinstance(one, dict) and isinstance(one.get("value"), str)
    ]


def unusable_of(case: models.Case | None) -> list[tuple[str, str]]:
    """Return the links of the sender's that gave nothing, each with the kind of reason."""
    refused = _result(case).get("refused")
    return [
        (one["link"], one["kind"])
        for one in (refused if isinstance(refused, list) else [])
        if isinstance(one, dict) and one.get("kind") in SENDERS and isinstance(one.get("link"), str)
    ]


def _result(case: models.Case | None) -> dict[str, Any]:
    return case.result if case and isinstance(case.result, dict) else {}
