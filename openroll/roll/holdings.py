"""What the register holds about an entry, for the organiser whose it is: over ``present``, with numbered citations.

A domain that an entry names need not be its operator's: whoever holds it may be a stranger. ``Service.shown`` tells
those apart of which the register itself, a certificate authority or a person who decided has seen that they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q

from openroll.identity import domain as domains
from openroll.identity.claims import Binding

from . import models
from .acting import POLICY
from .evidence_view import Cited
from .present import DESCRIBING, Cites, Present, present
from .selectors import snapshot_cited

_SHOWN: Final = frozenset({Binding.REGISTER.value, Binding.CERTIFICATE.value})
# Standings with which an e-mail address is the operator's own.
_RELIABLE: Final = frozenset({"declared", "corroborated"})


@dataclass(frozen=True, slots=True)
class Service:
    """A domain of the entry, and whether it is known to be the operator's."""

    domain: str
    binding: str
    citations: Cites
    shown: bool


def services(entry: models.Entry, now: Present | None = None) -> list[Service]:
    """Return the domains of ``entry`` as it stands now; they are public."""
    found = now or present(entry)
    # Whoever decided about the entry has seen which domains it names (docs/adr/0005-what-a-page-binds.md).
    by_person = any(one.type in DESCRIBING and one.by != POLICY.role for one in found.history)
    return [
        Service(
            one.domain, one.binding, one.citations, found.checked and (by_person or one.binding in _SHOWN)
        )
        for one in found.services
        if one.domain
    ]


def provable(service: Service) -> bool:
    """Tell whether ``service`` names a domain that can be proved: in its one spelling, and no look-alike of another."""
    return domains.normalise(service.domain) == service.domain


def reliable_email(entry: models.Entry) -> str:
    """Return the e-mail address that ``entry`` shows in public and that is its operator's; empty when there is none."""
    found = present(entry).identifiers.get("email")
    return found.value if found and not found.hidden and found.standing in _RELIABLE else ""


def newest_description(subject: str) -> int:
    """Return the index of the fact that described the entry of ``subject`` last."""
    facts = models.Fact.objects.filter(subject=subject, type__in=DESCRIBING)
    return facts.order_by("-index").values_list("index", flat=True).first() or 0


def citations(found: Present) -> list[tuple[str, str, dict[str, Any]]]:
    """Return everything that is cited in ``found``: of which property, its value, and the citation; in a fixed order.

    Pages name a citation by its place in this list, counted from 1.
    """
    return list(_citations(found))


def _citations(found: Present) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, one in found.identifiers.items():
        for cite in one.citations:
            yield name, one.value, cite
        for value, cites in one.beside:
            for cite in cites:
                yield name, value, cite
    for service in found.services:
        for cite in service.citations:
            yield "domain", service.domain, cite
    for declared in found.undertakings:
        for cite in declared.citations:
            yield "", declared.text or "", cite


def as_cited(cite: dict[str, Any]) -> Cited:
    """Return what ``cite`` says is to be looked for in its snapshot."""
    return Cited(
        str(cite["quote"]),
        str(cite["where"]),
        str(cite["snapshot"] or ""),
        str(cite["url"]),
        str(cite["retrieved_at"]),
    )


def cases_about(entry: models.Entry) -> list[models.Case]:
    """Return every case about ``entry``, the one that it was made of included; newest first."""
    about = Q(about=entry) | Q(entry=entry) | Q(options__entry=entry.number)
    return list(models.Case.objects.filter(about).order_by("-pk"))


def snapshot_of(entry: models.Entry, cite: dict[str, Any]) -> models.Snapshot | None:
    """Return the snapshot that ``cite`` names, if it is kept with a case about ``entry``."""
    if not cite["snapshot"]:
        return None
    found = (
        snapshot_cited(case, cite["snapshot"], cite["url"], cite["retrieved_at"])
        for case in cases_about(entry)
    )
    return next((one for one in found if one is not None), None)
