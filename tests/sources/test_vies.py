"""VIES: which links are its. Its answers: test_vectors.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.vies import Vies
from tests.recorded_data import SHARED_DATA, needs_data
from tests.sources.recorded import snapshot_of

SOURCE = Vies()
ROOT = "https://ec.europa.eu/taxation_customs/vies"


@pytest.mark.parametrize(
    ("link", "state", "number"),
    [
        (f"{ROOT}/rest-api/ms/IT/vat/99900010001", "IT", "99900010001"),
        (f"{ROOT}/rest-api/ms/it/vat/IT99900010001?requesterNumber=1", "IT", "99900010001"),
        (f"{ROOT}/rest-api/ms/GR/vat/999000100", "EL", "999000100"),
        (f"{ROOT}/#/vat-validation?memberState=DE&number=999 000 100", "DE", "999000100"),
        (f"{ROOT}/vatResponse.html?memberStateCode=AT&number=U99900010", "AT", "U99900010"),
    ],
)
def test_the_pages_of_people_are_the_api(link: str, state: str, number: str) -> None:
    lookup = SOURCE.lookup(link)
    assert lookup is not None
    assert lookup.url == f"{ROOT}/rest-api/ms/{state}/vat/{number}"
    assert lookup.subject == f"VATIN/{state}{number}"


@pytest.mark.parametrize(
    "link",
    [
        f"{ROOT}/#/vat-validation",
        f"{ROOT}/rest-api/check-vat-number",
        f"{ROOT}/rest-api/ms/GB/vat/999000100",
        f"{ROOT}/rest-api/ms/IT/vat/../../../elsewhere",
        "https://ec.europa.eu/info/index_en",
        "https://ec.europa.eu.evil.example/taxation_customs/vies/rest-api/ms/IT/vat/99900010001",
        "",
    ],
)
def test_other_links_are_not(link: str) -> None:
    assert SOURCE.lookup(link) is None


@given(st.text(max_size=80))
def test_any_link_is_taken(text: str) -> None:
    SOURCE.lookup(f"{ROOT}/rest-api/ms/IT/vat/{text}")
    SOURCE.lookup(f"{ROOT}/{text}")
    SOURCE.page_for(text)


@needs_data
def test_a_real_answer() -> None:
    lookup = SOURCE.lookup(f"{ROOT}/rest-api/ms/IT/vat/00159560366")
    assert lookup is not None
    body = (SHARED_DATA / "registers/vies/check-it-ferrari.json").read_bytes()
    reading = SOURCE.read(lookup, snapshot_of(lookup.url, body))
    assert (reading.alerts, reading.remarks) == ((), ())
    assert {claim.property: claim.value for claim in reading.claims} == {
        "name": "FERRARI S.P.A.",
        "number": "IT00159560366",
        "country": "IT",
        "address": "VIA EMILIA EST 1163, 41122 MODENA MO",
    }
