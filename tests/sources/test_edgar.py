"""SEC EDGAR: which links are its. Its answers: test_vectors.py."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.edgar import Edgar
from tests.recorded_data import SHARED_DATA, needs_data
from tests.sources.recorded import snapshot_of

SOURCE = Edgar()


@pytest.mark.parametrize(
    "link",
    [
        "https://data.sec.gov/submissions/CIK0009990001.json",
        "https://data.sec.gov/submissions/CIK0009990001-submissions-001.json",
        "https://data.sec.gov/api/xbrl/companyfacts/CIK0009990001.json",
        "https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK=9990001&type=10-K",
        "https://sec.gov/cgi-bin/browse-edgar?cik=0009990001",
        "https://www.sec.gov/edgar/browse/?CIK=9990001&owner=exclude",
        "https://www.sec.gov/Archives/edgar/data/9990001/000999000126000001/form10-k.htm",
        "https://www.sec.gov/Archives/edgar/data/9990001",
        "https://www.sec.gov/ix?doc=/Archives/edgar/data/9990001/000999000126000001/invt-20260101.htm",
        "https://www.sec.gov/cgi-bin/viewer?action=view&cik=9990001&accession_number=0009990001-26-000001",
    ],
)
def test_the_pages_of_people_are_the_api(link: str) -> None:
    lookup = SOURCE.lookup(link)
    assert lookup is not None
    assert lookup.url == "https://data.sec.gov/submissions/CIK0009990001.json"
    assert lookup.subject == "US-SEC/0009990001"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK=INVT",
        "https://www.sec.gov/edgar/browse/?CIK=0",
        "https://www.sec.gov/ix?doc=/about/privacy.htm",
        "https://www.sec.gov/news?doc=/Archives/edgar/data/9990001/1.htm",
        "https://www.sec.gov/edgar/browse/?CIK=00099900012",
        "https://www.sec.gov/edgar/searchedgar/companysearch",
        "https://data.sec.gov/submissions/CIK99900012345.json",
        "https://data.sec.gov.evil.example/submissions/CIK0009990001.json",
        "",
    ],
)
def test_other_links_are_not(link: str) -> None:
    assert SOURCE.lookup(link) is None


@given(st.text(max_size=80))
def test_any_link_is_taken(text: str) -> None:
    SOURCE.lookup("https://www.sec.gov/edgar/browse/?CIK=" + text)
    SOURCE.lookup(text)


@pytest.mark.parametrize("description", ["E9", None])
def test_a_country_that_only_its_own_code_tells_is_told_by_the_one_of_the_world(
    description: str | None,
) -> None:
    lookup = SOURCE.lookup("https://www.sec.gov/edgar/browse/?CIK=9990001")
    assert lookup is not None
    place = {"street1": "1 Lane", "city": "GEORGE TOWN", "zipCode": "KY1-1104", "stateOrCountry": "E9"}
    business = {**place, "stateOrCountryDescription": description}
    body = {"cik": "9990001", "name": "Invented Post Ltd", "addresses": {"business": business}}
    reading = SOURCE.read(lookup, snapshot_of(lookup.url, json.dumps(body).encode()))
    [address] = [claim.value for claim in reading.claims if claim.property == "address"]
    assert address == "1 Lane, GEORGE TOWN, KY1-1104, KY"


@needs_data
def test_a_real_answer() -> None:
    lookup = SOURCE.lookup("https://www.sec.gov/edgar/browse/?CIK=320193")
    assert lookup is not None
    body = (SHARED_DATA / "registers/edgar/cik-apple.json").read_bytes()
    reading = SOURCE.read(lookup, snapshot_of(lookup.url, body))
    assert not reading.alerts
    said = {claim.property: claim.value for claim in reading.claims if claim.property != "former_name"}
    assert said == {
        "name": "Apple Inc.",
        "number": "0000320193",
        "other_number": "94-2404110",
        "country": "US",
        "address": "ONE APPLE PARK WAY, CUPERTINO, CA 95014",
    }
    former = [claim.value for claim in reading.claims if claim.property == "former_name"]
    assert former == ["APPLE INC", "APPLE COMPUTER INC"]
