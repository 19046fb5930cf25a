"""The registers that we know. A new source is one file and one line here; see docs/sources.md."""

from .base import Lookup, Source, host_of
from .companies_house import CompaniesHouse
from .krs import Krs
from .prh import Prh

SOURCES: tuple[Source, ...] = (CompaniesHouse(), Krs(), Prh())
SOURCE_BY_ID: dict[str, Source] = {source.id: source for source in SOURCES}


def find_lookup(link: str) -> Lookup | None:
    """Return what to ask for ``link``; None when it is no company's page in a register that we know."""
    return next((lookup for source in SOURCES if (lookup := source.lookup(link))), None)


def register_of(link: str) -> Source | None:
    """Return the register on whose pages ``link`` is, whether or not it names a company."""
    host = host_of(link)
    return next((source for source in SOURCES if host in source.hosts), None)
