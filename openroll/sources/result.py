"""What was found, as plain data: the part that ``identify`` and ``submit`` share (docs/spec). Pure."""

from collections.abc import Iterable, Mapping, Sequence

from openroll.core.canonical import JSON
from openroll.core.clock import rfc3339
from openroll.core.errors import fill
from openroll.identity.claims import Alert, Citation
from openroll.identity.standing import Assessment, Identifier

from .findings import RefusedLink


def found(
    assessment: Assessment, refused: Sequence[RefusedLink], remarks: Sequence[Alert]
) -> dict[str, JSON]:
    """Return the identifiers, what is missing, the services, and what stands beside them."""
    return {
        "identifiers": {name: _identifier(one) for name, one in assessment.identifiers.items()},
        "missing": [one.name for one in assessment.missing],
        "hints": [
            {"identifier": one.name, "text": fill(one.hint, dict(one.params))} for one in assessment.missing
        ],
        "former_names": list(assessment.former_names),
        "trading_names": list(assessment.trading_names),
        "services": [
            {"domain": service.domain, "binding": service.binding} for service in assessment.services
        ],
        "apps": list(assessment.apps),
        "alerts": said(assessment.alerts),
        "remarks": said(remarks),
        "refused": [
            {
                "link": one.link,
                "reason": fill(one.reason, one.params),
                "kind": one.kind,
                **_apart(one.reason, one.params),
            }
            for one in refused
        ],
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


def citations(given: Iterable[Citation]) -> list[JSON]:
    """Return citations as plain data."""
    return [
        {
            "url": one.url,
            "where": one.where,
            "quote": one.quote,
            "snapshot": one.snapshot,
            "retrieved_at": rfc3339(one.retrieved_at),
        }
        for one in given
    ]


def said(alerts: Iterable[Alert]) -> list[JSON]:
    """Return alerts or remarks as plain data, each once."""
    told: dict[str, JSON] = {}
    for one in alerts:
        text = fill(one.reason, dict(one.params))
        cited = citations([one.citation] if one.citation else ())
        told.setdefault(text, {"text": text, "citations": cited, **_apart(one.reason, one.params)})
    return list(told.values())


def _apart(message: str, params: Mapping[str, object]) -> dict[str, JSON]:
    """Return a sentence as a message with places and what fills them, for whoever says it in another language."""
    return {"message": message, "params": {name: str(value) for name, value in params.items()}}
