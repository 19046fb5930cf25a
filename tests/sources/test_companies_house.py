"""UK Companies House: which links are its. Its answers: test_vectors.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.companies_house import CompaniesHouse

SOURCE = CompaniesHouse()
API = "https://api.company-information.service.gov.uk/company/"


@pytest.mark.parametrize(
    ("link", "number"),
    [
        ("https://find-and-update.company-information.service.gov.uk/company/00445790", "00445790"),
        ("https://find-and-update.company-information.service.gov.uk/company/445790/", "00445790"),
        (
            "https://find-and-update.company-information.service.gov.uk/company/oc391410/officers?page=2#x",
            "OC391410",
        ),
        ("http://beta.companieshouse.gov.uk/company/OC391410/filing-history", "OC391410"),
        ("https://api.company-information.service.gov.uk/company/SC123456", "SC123456"),
        ("https://api.companieshouse.gov.uk/company/NI012345/", "NI012345"),
        ("http://data.companieshouse.gov.uk/doc/company/02050399.json", "02050399"),
        ("http://business.data.gov.uk/id/company/02050399", "02050399"),
        ("HTTPS://FIND-AND-UPDATE.company-information.service.gov.uk./company/IP00123R", "IP00123R"),
        ("https://find-and-update.company-information.service.gov.uk/company/%4FC391410", "OC391410"),
        ("https://find-and-update.company-information.service.gov.uk/company/R0000123", "R0000123"),
    ],
)
def test_the_pages_of_people_are_the_api(link: str, number: str) -> None:
    lookup = SOURCE.lookup(link)
    assert lookup is not None
    assert (lookup.url, lookup.subject, lookup.link) == (API + number, f"GB-COH/{number}", link)
    assert lookup.number == number


@pytest.mark.parametrize(
    "link",
    [
        "https://find-and-update.company-information.service.gov.uk/search?q=tesco",
        "https://find-and-update.company-information.service.gov.uk/company/",
        "https://find-and-update.company-information.service.gov.uk/company/TESCO",
        "https://find-and-update.company-information.service.gov.uk/company/0044579012",
        "https://find-and-update.company-information.service.gov.uk/company/٠٠٤٤٥٧٩٠",
        "https://find-and-update.company-information.service.gov.uk.evil.example/company/00445790",
        "https://evil.example/company/00445790",
        "ftp://beta.companieshouse.gov.uk/company/00445790",
        "https://[::1/company/00445790",
        "company/00445790",
        "",
    ],
)
def test_other_links_are_not(link: str) -> None:
    assert SOURCE.lookup(link) is None


@given(st.text(max_size=80))
def test_any_link_is_taken(text: str) -> None:
    SOURCE.lookup("https://beta.companieshouse.gov.uk/company/" + text)
    SOURCE.lookup(text)


def test_only_a_partnership_is_asked_for_its_members() -> None:
    partnership, company = SOURCE.lookup(API + "OC391410"), SOURCE.lookup(API + "00445790")
    assert partnership is not None
    assert company is not None
    assert partnership.further == (API + "OC391410/officers",)
    assert company.further == ()
