"""The registers that we know. A new source is one file and one line here; see docs/sources.md."""

from collections.abc import Mapping

from .base import Lookup, Source, host_of
from .companies_house import CompaniesHouse
from .krs import Krs
from .prh import Prh

_COMPANIES_HOUSE = CompaniesHouse()
SOURCES: tuple[Source, ...] = (_COMPANIES_HOUSE, Krs(), Prh())
_DOMAINS: dict[str, Source] = {
    "companieshouse.gov.uk": _COMPANIES_HOUSE,
    "company-information.service.gov.uk": _COMPANIES_HOUSE,
    "ms.gov.pl": SOURCES[1],
    "prh.fi": SOURCES[2],
    "ytj.fi": SOURCES[2],
}
SOURCE_BY_ID: dict[str, Source] = {source.id: source for source in SOURCES}


def credentials(keys: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return host -> (header, value) for the sources whose ``keys`` (by source id) are set."""
    asking = (_COMPANIES_HOUSE,)
    return dict(source.credential(keys[source.id]) for source in asking if keys.get(source.id))


def keys_missing(keys: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of the sources that answer only with a key and have none in ``keys``."""
    return frozenset(source.id for source in SOURCES if source.needs_key and not keys.get(source.id))


def find_lookup(link: str) -> Lookup | None:
    """Return what to ask for ``link``; None when it is no company's page in a register that we know."""
    return next((lookup for source in SOURCES if (lookup := source.lookup(link))), None)


def register_of(link: str) -> Source | None:
    """Return the register on whose pages ``link`` is, whether or not it names a company.

    All of a register's own domain is the register: none of it is a service of the company that somebody looked up.
    """
    host = host_of(link)
    source = next((source for source in SOURCES if host in source.hosts), None)
    return source or next(
        (found for domain, found in _DOMAINS.items() if host == domain or host.endswith(f".{domain}")), None
    )
