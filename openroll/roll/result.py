"""What ``submit`` answers, as plain data (docs/spec/submit.json). Pure."""

from collections.abc import Iterable, Sequence

from openroll.core.canonical import JSON
from openroll.core.clock import rfc3339
from openroll.core.errors import fill
from openroll.identity.claims import Citation
from openroll.identity.standing import Assessment, Identifier
from openroll.sources.ask import RefusedLink


def result(
    case: str,
    status: str,
    reason: str,
    assessment: Assessment,
    refused: Sequence[RefusedLink],
    *,
    vouched_by: str | None,
    entry: tuple[int, int] | None,
) -> dict[str, JSON]:
    """Return the answer on a case; ``entry`` is the entry's number and its index in the log."""
    return {
        "case": case,
        "status": status,
        "reason": reason,
        "vouched_by": vouched_by,
        "identifiers": {name: _identifier(one) for name, one in assessment.identifiers.items()},
        "missing": [one.name for one in assessment.missing],
        "services": [
            {"domain": service.domain, "binding": service.binding} for service in assessment.services
        ],
        "refused": [
            {"link": one.link, "reason": fill(one.reason, one.params), "kind": one.kind} for one in refused
        ],
        "entry": None if entry is None else {"number": entry[0], "log_index": entry[1]},
    }


def _identifier(identifier: Identifier) -> JSON:
    told: dict[str, JSON] = {
        "value": identifier.value,
        "standing": identifier.standing.value,
        "vouched_by": identifier.vouched_by,
        "citations": citations(identifier.citations),
        "beside": [
            {"value": one.value, "standing": one.standing.value, "citations": citations(one.citations)}
            for one in identifier.beside
        ],
    }
    if identifier.name == "name":
        told["short"] = identifier.short
    if identifier.name == "number":
        told["register"] = identifier.register
        told["other"] = [{"scheme": other.scheme, "value": other.value} for other in identifier.other]
    return told


def citations(found: Iterable[Citation]) -> list[JSON]:
    """Return citations as plain data."""
    return [
        {
            "url": one.url,
            "where": one.where,
            "quote": one.quote,
            "snapshot": one.snapshot,
            "retrieved_at": rfc3339(one.retrieved_at),
        }
        for one in found
    ]
