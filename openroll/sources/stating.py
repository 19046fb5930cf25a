"""From what was found to what an operator states of itself (docs/spec/openroll-json.md)."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlsplit

from openroll.core.canonical import JSON
from openroll.core.errors import N_, UnusableInput
from openroll.identity import domain, statement
from openroll.identity.number import says_whose, title_of
from openroll.identity.statement import NumberGiven, Operator, ServiceGiven, Statement, UndertakingGiven

from .identifying import Identification


def site_named(found: Identification) -> str:
    """Return the domain that the statement is for: the first that was named. Raises UnusableInput without one."""
    hosts = [urlsplit(link.url).hostname or "" for link in found.message.links]
    named = [value for host in hosts if (value := domain.normalise(host))]
    own = [one.domain for one in found.services]
    site = next((one for one in named if one in own), next(iter(own), None))
    if site is None:
        raise UnusableInput(
            N_("A statement is about a site, and no site was named. Give its address: https://…")
        )
    return site


def stated(found: Identification, site: str, at: datetime, present: Statement | None) -> dict[str, JSON]:
    """Return the statement for ``site`` with what was found; what a ``present`` one says already stays as it is.

    Raises UnusableInput when name or country is not known, MalformedStatement for values that no statement can hold.
    """
    services = present.services if present else (ServiceGiven((site,), found.apps),)
    if site not in {name for one in services for name in one.domains}:
        services = (*services, ServiceGiven((site,), found.apps))
    undertakings = present.undertakings if present else _undertakings(found)
    document = statement.build(
        present.operator if present else _operator(found),
        services,
        issued_at=at,
        contact_points=present.contact_points if present else (),
        undertakings=undertakings,
    )
    return {**_unknown(present, document), **document}


def _unknown(present: Statement | None, document: Mapping[str, JSON]) -> dict[str, JSON]:
    """Return the members of a present statement that this version does not make; signatures of old do not hold."""
    if present is None:
        return {}
    return {
        key: value
        for key, value in present.document.items()
        if key not in document and key not in ("signatures", "expires_at")
    }


def _operator(found: Identification) -> Operator:
    values = {name: one.value for name, one in found.identifiers.items()}
    name, country = values.get("name"), values.get("country")
    if name is None or country is None:
        raise UnusableInput(
            N_(
                "A statement names its operator and the country of registration; from what was given, no source says "
                "both. Add a link that does, to the company's page in its register, say."
            )
        )
    number = found.identifiers["number"]
    given = [(number.register, number.value), *((one.scheme, one.value) for one in number.other)]
    return Operator(
        name=name,
        country=country,
        numbers=tuple(
            NumberGiven(scheme, value, title_of(scheme))
            for scheme, value in given
            if scheme and value and says_whose(scheme, value)
        ),
        address=values.get("address"),
        email=values.get("email"),
        short_name=found.identifiers["name"].short,
        trading_names=found.trading_names,
    )


def _undertakings(found: Identification) -> tuple[UndertakingGiven, ...]:
    language = found.message.language
    return tuple(UndertakingGiven({language: one.value}) for one in found.message.undertakings)
