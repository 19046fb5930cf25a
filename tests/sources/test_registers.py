"""The list of registers, and what the documentation says of it."""

from pathlib import Path

import pytest

from openroll.sources.base import Source
from openroll.sources.registers import SITE_SOURCES, SOURCE_BY_ID, SOURCES, find_lookup, page_for, register_of

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "sources.md"
COLUMNS = {"name", "country", "number", "other_number", "address", "email", "domain", "former_name"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_the_documentation_says_what_each_source_gives(source: Source) -> None:
    text = DOCUMENT.read_text("utf-8")
    row = next(line for line in text.splitlines() if f"(`{source.id}`, {source.register})" in line)
    cells = [cell.strip() for cell in row.strip("|").split("|")][1:9]
    names = ["name", "country", "number", "other_number", "address", "email", "domain", "former_name"]
    given = {name for name, cell in zip(names, cells, strict=True) if cell not in ("no", "**never**")}
    assert given == COLUMNS & source.gives
    for host in source.hosts - {
        "www.ytj.fi",
        "www.virre.prh.fi",
        "krs.ms.gov.pl",
        "rdf-przegladarka.ms.gov.pl",
    }:
        assert host in text


def test_sources_have_their_own_ids_and_hosts() -> None:
    assert len(SOURCE_BY_ID) == len(SOURCES) + len(SITE_SOURCES)
    hosts = [host for source in SOURCES for host in source.hosts]
    assert len(hosts) == len(set(hosts))
    assert all(host == host.lower() for host in hosts)


def test_a_page_of_a_register_that_names_no_company() -> None:
    link = "https://find-and-update.company-information.service.gov.uk/search?q=tesco"
    assert find_lookup(link) is None
    register = register_of(link)
    assert register is not None
    assert register.id == "companies-house"
    assert register_of("https://telegram.org") is None
    assert register_of("nonsense") is None


def test_the_commission_has_other_pages_than_its_register() -> None:
    assert register_of("https://ec.europa.eu/commission/index_en") is None
    register = register_of("https://ec.europa.eu/taxation_customs/vies/#/vat-validation")
    assert register is not None
    assert register.id == "vies"


@pytest.mark.parametrize(
    ("scheme", "number", "source"),
    [
        ("GB-COH", "99900001", "companies-house"),
        ("PL-KRS", "0009990002", "krs"),
        ("FI-PRO", "9990001-6", "prh"),
        ("FR-RCS", "999000102", "recherche-entreprises"),
        ("SK-ORSR", "99900017", "orsr"),
        ("CH-FDJP", "CHE-191.546.434", "zefix"),
        ("US-SEC", "0009990001", "edgar"),
        ("XI-LEI", "9999INVENTED00000198", "gleif"),
        ("VATIN", "IT99900010001", "vies"),
        ("VATIN", "EL999000100", "vies"),
    ],
)
def test_the_holder_of_a_number_has_a_page(scheme: str, number: str, source: str) -> None:
    page = page_for(scheme, number)
    assert page is not None
    lookup = find_lookup(page)
    assert lookup is not None
    assert (lookup.source, lookup.subject) == (source, f"{scheme}/{number}")


@pytest.mark.parametrize(
    ("scheme", "number"),
    [
        ("DE-CR", "HRB 99901 Freiburg"),
        ("GB-COH", "not a number"),
        ("GB-COH", "99900001/officers"),
        ("FR-RCS", "99900010"),
        ("XI-LEI", "9999INVENTED000001"),
        ("VATIN", "GB999000100"),
        ("VATIN", ""),
        ("", ""),
    ],
)
def test_other_numbers_have_none(scheme: str, number: str) -> None:
    assert page_for(scheme, number) is None
