"""Which domains an operator runs, and what ties each to it (design, "Claims, standing, evidence": binding).

Competing claims stay side by side; nothing binds a domain while several operators are candidates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from . import domain, name
from .claims import SITE, Binding, Citation, Claim, SourceType
from .operators import Candidate, Grouping, is_number, is_on_record, site_of

Number: TypeAlias = tuple[str | None, str]  # the list, and the value

# From the weakest to the strongest.
_ORDER: Final = (Binding.CLAIMED, Binding.PAGE, Binding.CERTIFICATE, Binding.CHALLENGE, Binding.REGISTER)


@dataclass(frozen=True, slots=True)
class Service:
    """A domain that the operator runs, with the strongest of ``Binding`` that ties it to the operator."""

    domain: str
    binding: str
    citations: tuple[Citation, ...]


def bind(claims: Sequence[Claim], grouping: Grouping) -> tuple[Service, ...]:
    """Return each domain once, in the order of the claims."""
    one = grouping.candidates[0] if len(grouping.candidates) == 1 else None
    known = _numbers_on_record(claims, one) if one else frozenset()
    pages = _pages_with_the_number(claims, one, known) if one else {}
    given: dict[str, list[tuple[Binding, Citation]]] = {}
    for claim in claims:
        if claim.property == "domain":
            binding = _binding(claim, one, claims, known)
            given.setdefault(claim.value, []).append((binding, claim.citation))
    for value, found in given.items():
        found += [(Binding.PAGE, citation) for host, citation in pages.items() if is_under(host, value)]
    services = []
    for value, found in given.items():
        found.sort(key=lambda each: _ORDER.index(each[0]), reverse=True)
        services.append(Service(value, found[0][0].value, tuple(dict.fromkeys(each[1] for each in found))))
    return tuple(services)


def bound_domains(services: Sequence[Service]) -> dict[str, Binding]:
    """Return the domains of ``services`` that are bound, each with its binding."""
    return {
        one.domain: Binding(one.binding) for one in services if Binding(one.binding) is not Binding.CLAIMED
    }


def is_under(host: str, value: str) -> bool:
    """Tell whether ``host`` is the domain ``value`` itself, with or without "www."."""
    return domain.without_www(host) == value


def _binding(
    claim: Claim, candidate: Candidate | None, claims: Sequence[Claim], known: frozenset[Number]
) -> Binding:
    """Return what ``claim`` does for its domain: a register and a certificate bind their own company's alone."""
    if candidate is None or claim.binding is None:
        return Binding.CLAIMED
    binding = Binding(claim.binding)
    if binding is Binding.CHALLENGE:
        return binding
    if claim.subject not in candidate.subjects:
        return Binding.CLAIMED
    if binding is Binding.REGISTER and claim.source_type is SourceType.OFFICIAL_REGISTER:
        return binding
    certified = binding is Binding.CERTIFICATE and _is_of_the_same(claim, candidate, claims, known)
    return binding if certified else Binding.CLAIMED


def _is_of_the_same(
    claim: Claim, candidate: Candidate, claims: Sequence[Claim], known: frozenset[Number]
) -> bool:
    """Tell whether a certificate is the candidate's by a number of the register's, not by a site's word alone.

    Somebody of the same name elsewhere gets a certificate too, and states both numbers on his site.
    """
    if not known:
        return all(one == claim.subject or one.startswith(SITE) for one in candidate.subjects)
    scheme, _, value = claim.subject.partition("/")
    own = {(one.scheme, one.value) for one in claims if _answer(one) == _answer(claim) and is_number(one)}
    return not known.isdisjoint({(scheme, value), *own})


def _answer(claim: Claim) -> tuple[str, str, str]:
    return claim.subject, claim.source, claim.citation.snapshot


def _numbers_on_record(claims: Sequence[Claim], candidate: Candidate) -> frozenset[Number]:
    """Return the numbers under which a register answers about ``candidate``."""
    own = [one for one in claims if one.subject in candidate.subjects and is_on_record(one)]
    return frozenset((one.scheme, one.value) for one in own if is_number(one))


def _pages_with_the_number(
    claims: Sequence[Claim], candidate: Candidate, known: frozenset[Number]
) -> dict[str, Citation]:
    """Return the hosts whose page gives the name and the number under which a register answers, and where."""
    own = [one for one in claims if one.subject in candidate.subjects]
    names = [one.value for one in own if is_on_record(one) and one.property in ("name", "former_name")]
    named = {
        (host, one.citation.snapshot)
        for one in own
        if one.property == "name"
        and (host := site_of(one))
        and any(name.compare(one.value, other).compatible for other in names)
    }
    found: dict[str, Citation] = {}
    for one in own:
        host = site_of(one)
        numbered = is_number(one) and (one.scheme, one.value) in known
        if host and numbered and (host, one.citation.snapshot) in named:
            found.setdefault(host, one.citation)
    return found
