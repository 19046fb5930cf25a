"""What the fact of an entry says: the assessed identifiers, numbered sources, and which of it is personal. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from openroll.core.canonical import JSON
from openroll.core.clock import rfc3339
from openroll.identity.claims import MESSAGE, Citation, Claim
from openroll.identity.standing import Assessment, Identifier
from openroll.policy.model import Policy

from .classes import PUBLIC, Composed, compose
from .personal import Personal, personal_in


@dataclass
class SourceList:
    """Numbers the sources that a fact cites, so that each is described once."""

    claims: Sequence[Claim]
    hidden: Personal
    keys: dict[tuple[str, str], str] = field(default_factory=dict)
    described: dict[str, JSON] = field(default_factory=dict)
    personal: set[str] = field(default_factory=set)

    def cite(self, citations: Iterable[Citation], *, personal: bool = False) -> list[JSON]:
        """Return ``citations`` as the fact writes them; what is not ``personal`` quotes no personal value."""
        cites: list[JSON] = []
        for citation in citations:
            key = self._key(citation)
            if personal or citation.snapshot in self.hidden.snapshots:
                self.personal.add(key)
            quote = citation.quote if personal else self.hidden.without(citation.quote)
            cites.append({"source": key, "where": citation.where, "quote": quote})
        return cites

    def personal_paths(self) -> tuple[str, ...]:
        """Return the pointers to the snapshot hashes that would give a personal value away.

        Whoever knows the rest of a small answer can try values until the hash fits, so the hash of every
        snapshot that a personal value stands in is personal too. A message is a letter: it may hold such a
        value where nobody looked for one.
        """
        return tuple(f"/sources/{key}/snapshot" for key in sorted(self.personal))

    def _key(self, citation: Citation) -> str:
        place = (citation.url, citation.snapshot)
        if place not in self.keys:
            key = f"s{len(self.keys) + 1}"
            self.keys[place] = key
            claim = next((c for c in self.claims if (c.citation.url, c.citation.snapshot) == place), None)
            if claim is None or claim.source == MESSAGE:
                self.personal.add(key)
            self.described[key] = {
                "id": claim.source if claim else MESSAGE,
                "type": claim.source_type.value if claim else "self-declared",
                "url": self.hidden.without(citation.url),
                "retrieved_at": rfc3339(citation.retrieved_at),
                "snapshot": citation.snapshot,
                "label": citation.label,
            }
        return self.keys[place]


def entry_data(
    number: int,
    assessment: Assessment,
    claims: Sequence[Claim],
    policy: Policy,
    *,
    basis: str,
    vouched_by: str | None,
    until: datetime | None = None,
) -> Composed:
    """Return what the fact ``entry-recorded`` says of a service that was entered under ``number``.

    ``until`` is when embargoed values are to be disclosed.
    """
    hidden = personal_in(claims, policy)
    sources = SourceList(claims, hidden)
    classes: dict[str, str] = {}
    identifiers: dict[str, JSON] = {}
    for name, identifier in assessment.identifiers.items():
        if identifier.value is None:
            continue
        field_class = policy.identifiers[name].field_class
        identifiers[name] = _identifier(identifier, sources, personal=field_class != PUBLIC)
        if field_class != PUBLIC:
            classes[f"/identifiers/{name}"] = field_class
        elif hidden.stands_in(identifiers[name]):
            classes[f"/identifiers/{name}"] = hidden.field_class
    services: list[JSON] = [
        {"domain": service.domain, "binding": service.binding, "cites": sources.cite(service.citations)}
        for service in assessment.services
    ]
    data: dict[str, JSON] = {
        "entry": number,
        "basis": basis,
        "vouched_by": vouched_by,
        "checked": True,
        "identifiers": identifiers,
        "former_names": [one for one in assessment.former_names if not hidden.stands_in(one)],
        "services": services,
        "sources": sources.described,
    }
    classes |= dict.fromkeys(sources.personal_paths(), hidden.field_class)
    return compose(data, classes, until)


def undertaking_data(
    number: int,
    n: int,
    party: str,
    text: str,
    citation: Citation,
    hidden: Personal,
    until: datetime | None = None,
) -> Composed:
    """Return what the fact ``undertaking-made`` says: ``party``'s own words, cited.

    Words that hold a personal value (``hidden`` knows it) are personal as a whole: nobody's words are cut.
    """
    sources = SourceList((), hidden)
    cites = sources.cite((citation,), personal=True)
    words = ("/text", "/cites") if hidden.stands_in([text, cites]) else ()
    data: dict[str, JSON] = {
        "entry": number,
        "n": n,
        "party": party,
        "text": text,
        "cites": cites,
        "sources": sources.described,
    }
    return compose(data, dict.fromkeys((*words, *sources.personal_paths()), hidden.field_class), until)


def _identifier(identifier: Identifier, sources: SourceList, *, personal: bool) -> JSON:
    told: dict[str, JSON] = {
        "value": identifier.value,
        "standing": identifier.standing.value,
        "cites": sources.cite(identifier.citations, personal=personal),
    }
    if identifier.beside:
        told["beside"] = [
            {
                "value": one.value,
                "standing": one.standing.value,
                "cites": sources.cite(one.citations, personal=personal),
            }
            for one in identifier.beside
        ]
    if identifier.vouched_by:
        told["vouched_by"] = identifier.vouched_by
    if identifier.name == "name":
        told["short"] = identifier.short
    if identifier.name == "number":
        told["register"] = identifier.register
        told["other"] = [{"scheme": other.scheme, "value": other.value} for other in identifier.other]
    return told
