"""The Finnish PRH: which links are its. Its answers: test_vectors.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.prh import Prh

SOURCE = Prh()
API = "https://avoindata.prh.fi/opendata-ytj-api/v3/companies?businessId=0112038-9"


@pytest.mark.parametrize(
    "link",
    [
        API,
        "https://tietopalvelu.ytj.fi/yritys/0112038-9",
        "https://tietopalvelu.ytj.fi/en/company/0112038-9/",
        "https://tietopalvelu.ytj.fi/yritystiedot.aspx?yavain=12345678&ytunnus=01120389",
        "https://avoindata.prh.fi/bis/v1/0112038-9",
        "https://avoindata.prh.fi/opendata-ytj-api/v3/companies?name=x&BusinessId=FI01120389",
        "https://virre.prh.fi/novus/companySearch?businessId=0112038-9",
        "https://www.ytj.fi/#/yritys/0112038-9",
    ],
)
def test_links_are_the_api(link: str) -> None:
    lookup = SOURCE.lookup(link)
    assert lookup is not None
    assert (lookup.url, lookup.subject) == (API, "FI-PRO/0112038-9")


@pytest.mark.parametrize(
    "link",
    [
        "https://tietopalvelu.ytj.fi/",
        "https://tietopalvelu.ytj.fi/yritys/nokia",
        "https://tietopalvelu.ytj.fi/yritys/0112038-9/0112039-7",
        "https://avoindata.prh.fi/opendata-ytj-api/v3/companies?name=nokia",
        "https://avoindata.prh.fi/opendata-ytj-api/v3/companies?businessId=0112038-99",
        "https://evil.example/yritys/0112038-9",
    ],
)
def test_other_links_are_not(link: str) -> None:
    assert SOURCE.lookup(link) is None


@given(st.text(max_size=80))
def test_any_link_is_taken(text: str) -> None:
    SOURCE.lookup("https://tietopalvelu.ytj.fi/" + text)
