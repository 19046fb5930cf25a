"""What to tell a sender about an identifier that is missing: which open source could give it, and what that would need.

A hint is a message id of the catalogue with the parameters for its places. It promises nothing that no source gives:
the Finnish register has no e-mail addresses, however often it is asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from openroll.core.errors import N_

from .claims import MESSAGE

Hint = tuple[str, Mapping[str, str]]

_ALL: Final = frozenset({"name", "country", "number", "address"})


@dataclass(frozen=True, slots=True)
class _Register:
    """A register that a hint can point to: ``page`` is how the address of a company there begins."""

    source: str
    scheme: str
    country: str
    title: str
    page: str
    gives: frozenset[str] = _ALL
    endings: frozenset[str] = frozenset()
    has_email: bool = False  # where the company has filed one


_REGISTERS: Final = (
    _Register(
        "companies-house",
        "GB-COH",
        "GB",
        "UK Companies House",
        "https://find-and-update.company-information.service.gov.uk/company/",
        endings=frozenset({"uk"}),
    ),
    _Register(
        "krs",
        "PL-KRS",
        "PL",
        "Krajowy Rejestr Sądowy",
        "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/",
        endings=frozenset({"pl"}),
        has_email=True,
    ),
    _Register(
        "prh",
        "FI-PRO",
        "FI",
        "PRH/YTJ",
        "https://tietopalvelu.ytj.fi/yritys/",
        endings=frozenset({"fi"}),
    ),
    _Register(
        "recherche-entreprises",
        "FR-RCS",
        "FR",
        "Annuaire des entreprises",
        "https://annuaire-entreprises.data.gouv.fr/entreprise/",
        endings=frozenset({"fr"}),
    ),
    _Register(
        "orsr",
        "SK-ORSR",
        "SK",
        "Obchodný register SR",
        "https://www.orsr.sk/hladaj_ico.asp?ICO=",
        endings=frozenset({"sk"}),
    ),
    _Register(
        "zefix",
        "CH-FDJP",
        "CH",
        "Zefix",
        "https://www.zefix.admin.ch/ZefixPublicREST/api/v1/company/uid/",
        endings=frozenset({"ch"}),
    ),
    _Register(
        "edgar",
        "US-SEC",
        "US",
        "SEC EDGAR",
        "https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK=",
    ),
)

_WOULD_GIVE: Final = N_(
    "{register} would give it for {country} numbers; you gave no number. Send the number, or the address of the "
    "operator's own page there: {page}…"
)
_WOULD_GIVE_FOR: Final = N_(
    "{register} would give it for the number {number}, and gave no answer about it. Send the address of the operator's "
    "own page there: {page}…"
)
_ANY_REGISTER: Final = N_(
    "You gave no number of a trade register. These would give it for theirs: {registers}. Send the address of the "
    "operator's own page in one of them."
)
_ELSEWHERE: Final = N_(
    "No register of {country} is asked here. GLEIF would give it for an operator that has an LEI: send the address of "
    "its record, {page}…; or a link to an official source that gives it, at which a person then looks."
)
_GLEIF: Final = "gleif"
_GLEIF_PAGE: Final = "https://search.gleif.org/#/record/"
_OTHER_SOURCE: Final = N_("Send a link to an official source that gives it; a person then looks at it.")
_NEVER: Final = N_(
    "{register} does not give it. State it in the message, or send a page of the operator's own site that does."
)
_EMAIL_NOT_FILED: Final = N_(
    "{register} could give it, but this operator has put none there. State it in the message, or send a page of the "
    "operator's own site that does."
)
_EMAIL_ANYWHERE: Final = N_(
    "State it in the message, as the address at which the operator can be reached, or send a page of the operator's "
    "own site that does."
)
_EMAIL_ONLY_REGISTER: Final = N_("The policy takes it only from these registers: {registers}.")
_SILENT: Final = N_("{register}'s answer does not hold it. When it stands there, send the link again.")
_TOGETHER: Final = N_(
    "Name and number count only when they stand together in one answer of a register. Send the address of the "
    "operator's own page there."
)


def hint_for(
    identifier: str,
    where: Sequence[str],
    *,
    register: str | None = None,
    country: str | None = None,
    domains: Sequence[str] = (),
    numbers: Sequence[tuple[str, str]] = (),
) -> Hint:
    """Return the hint for a missing ``identifier``: a message id and its parameters.

    ``where`` are the ids of the sources that the policy names for it; ``register`` is the code of the register that has
    answered already, ``country``, ``domains`` and ``numbers`` (scheme and value, as somebody states them) are what is
    known of the operator besides.
    """
    answered = next((one for one in _REGISTERS if one.scheme == register), None)
    if identifier == "email":
        return _email_hint(where, answered)
    if answered is not None:
        if identifier in ("name", "number"):
            return _TOGETHER, {}
        return _SILENT, {"register": answered.title}
    for scheme, value in numbers:
        for one in _REGISTERS:
            if one.scheme == scheme and one.source in where and identifier in one.gives:
                return _WOULD_GIVE_FOR, {"register": one.title, "number": value, "page": one.page}
    likely = _likely(where, country, domains)
    if likely is not None:
        return _WOULD_GIVE, {"register": likely.title, "country": likely.country, "page": likely.page}
    if (
        country
        and _GLEIF in where
        and all(one.country != country for one in _REGISTERS if one.source in where)
    ):
        return _ELSEWHERE, {"country": country, "page": _GLEIF_PAGE}
    return _any_register(_ANY_REGISTER, where)


def _email_hint(where: Sequence[str], answered: _Register | None) -> Hint:
    if MESSAGE not in where:
        return _any_register(_EMAIL_ONLY_REGISTER, where)
    if answered is None:
        return _EMAIL_ANYWHERE, {}
    return (_EMAIL_NOT_FILED if answered.has_email else _NEVER), {"register": answered.title}


def _likely(where: Sequence[str], country: str | None, domains: Sequence[str]) -> _Register | None:
    """Return the one register that a country, or the endings of the domains, point to."""
    by_country = [one for one in _REGISTERS if one.country == country]
    endings = {domain.rpartition(".")[2] for domain in domains}
    by_ending = [one for one in _REGISTERS if one.endings & endings]
    found = [one for one in (by_country if country else by_ending) if one.source in where]
    return found[0] if len(found) == 1 else None


def _any_register(message: str, where: Sequence[str]) -> Hint:
    titles = [f"{one.title} ({one.country})" for one in _REGISTERS if one.source in where]
    return (message, {"registers": "; ".join(titles)}) if titles else (_OTHER_SOURCE, {})
