"""The registers that we know. A new source is one file and one line here; see docs/sources.md."""

from collections.abc import Mapping

from .app_links import AppSiteAssociation, AssetLinks
from .base import Lookup, Source, host_of
from .companies_house import CompaniesHouse
from .dns_records import DnsRecords
from .edgar import Edgar
from .gleif import Gleif
from .krs import Krs
from .openroll_json import OpenrollJson
from .orsr import Orsr
from .prh import Prh
from .rdap import Rdap
from .recherche_entreprises import RechercheEntreprises
from .security_txt import SecurityTxt
from .vies import Vies
from .zefix import Zefix

_COMPANIES_HOUSE, _KRS, _PRH, _GLEIF = CompaniesHouse(), Krs(), Prh(), Gleif()
_FRENCH, _SLOVAK, _SWISS, _EDGAR, _VIES = RechercheEntreprises(), Orsr(), Zefix(), Edgar(), Vies()
SOURCES: tuple[Source, ...] = (_COMPANIES_HOUSE, _KRS, _PRH, _FRENCH, _SLOVAK, _SWISS, _EDGAR, _GLEIF, _VIES)
_DOMAINS: dict[str, Source] = {
    "companieshouse.gov.uk": _COMPANIES_HOUSE,
    "company-information.service.gov.uk": _COMPANIES_HOUSE,
    "ms.gov.pl": _KRS,
    "prh.fi": _PRH,
    "ytj.fi": _PRH,
    "orsr.sk": _SLOVAK,
    "zefix.ch": _SWISS,
    "zefix.admin.ch": _SWISS,
    "chregister.ch": _SWISS,
    "uid.admin.ch": _SWISS,
    "sec.gov": _EDGAR,
    "gleif.org": _GLEIF,
    "lei.info": _GLEIF,
}
# The address that people know for the holder of a number in a list: its code in org-id.guide -> the page.
_PAGES: dict[str, str] = {
    _COMPANIES_HOUSE.register: "https://find-and-update.company-information.service.gov.uk/company/{}",
    _KRS.register: "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/{}",
    _PRH.register: "https://tietopalvelu.ytj.fi/yritys/{}",
    _FRENCH.register: "https://annuaire-entreprises.data.gouv.fr/entreprise/{}",
    _SLOVAK.register: "https://www.orsr.sk/hladaj_ico.asp?ICO={}&SID=0",
    _SWISS.register: "https://www.zefix.admin.ch/ZefixPublicREST/api/v1/company/uid/{}",
    _EDGAR.register: "https://www.sec.gov/edgar/browse/?CIK={}",
    _GLEIF.register: "https://search.gleif.org/#/record/{}",
}
# What a site and whoever registered its domain say: these give out no numbers, and any host may be theirs.
SITE_SOURCES: tuple[Source, ...] = (
    OpenrollJson(),
    Rdap(),
    DnsRecords(),
    SecurityTxt(),
    AppSiteAssociation(),
    AssetLinks(),
)
SOURCE_BY_ID: dict[str, Source] = {source.id: source for source in (*SOURCES, *SITE_SOURCES)}


def credentials(keys: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return host -> (header, value) for the sources whose ``keys`` (by source id) are set."""
    asking = (_COMPANIES_HOUSE, _SWISS)
    return dict(source.credential(keys[source.id]) for source in asking if keys.get(source.id))


def keys_missing(keys: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of the sources that answer only with a key and have none in ``keys``."""
    return frozenset(source.id for source in SOURCES if source.needs_key and not keys.get(source.id))


def find_lookup(link: str) -> Lookup | None:
    """Return what to ask for ``link``; None when it is no company's page in a register, and no file that we know."""
    return next((lookup for source in SOURCE_BY_ID.values() if (lookup := source.lookup(link))), None)


def page_for(scheme: str, number: str) -> str | None:
    """Return the page of the holder of ``number`` in the list ``scheme``; None when we know no register that has it.

    The page is one that ``find_lookup`` understands, and whose register is the list's own.
    """
    if scheme == _VIES.register:
        page = _VIES.page_for(number)
    elif scheme in _PAGES and number.isascii() and not set(number) & set(" /?#%&"):
        page = _PAGES[scheme].format(number)
    else:
        return None
    lookup = find_lookup(page) if page else None
    return page if lookup and lookup.subject.partition("/")[0] == scheme else None


def register_of(link: str) -> Source | None:
    """Return the register on whose pages ``link`` is, whether or not it names a company.

    All of a register's own domain is the register: none of it is a service of the company that somebody looked up.
    """
    host = host_of(link)
    if host in _VIES.hosts:
        return _VIES if _VIES.is_page(link) else None
    source = next((source for source in SOURCES if host in source.hosts), None)
    return source or next(
        (found for domain, found in _DOMAINS.items() if host == domain or host.endswith(f".{domain}")), None
    )
