"""VIES: which links are its. Its answers: test_vectors.py."""

import json

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


def answered(state: str, address: str) -> dict[str, str]:
    lookup = SOURCE.lookup(f"{ROOT}/rest-api/ms/{state}/vat/99900010")
    assert lookup is not None
    told = {"isValid": True, "userError": "VALID", "name": "INVENTED POST", "address": address}
    body = json.dumps({**told, "vatNumber": "99900010"}).encode()
    reading = SOURCE.read(lookup, snapshot_of(lookup.url, body))
    return {claim.property: claim.value for claim in reading.claims}


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("\nPOSTWEG 00163\n9999ZZ NERGENS\n", "POSTWEG 163, 9999ZZ NERGENS"),
        ("\nPOSTWEG 00001 A\n9999ZZ NERGENS\n", "POSTWEG 1 A, 9999ZZ NERGENS"),
        ("\nPOSTBUS 10163\n9999ZZ NERGENS\n", "POSTBUS 10163, 9999ZZ NERGENS"),
    ],
)
def test_a_house_in_the_netherlands_has_no_zeros_before_its_number(written: str, address: str) -> None:
    assert answered("NL", written)["address"] == address
    assert answered("FI", "POSTITIE 1\n00163 NOWHERE")["address"] == "POSTITIE 1, 00163 NOWHERE"


@pytest.mark.parametrize(
    ("state", "last", "country"),
    [
        ("FR", "LA REUNION", "FR"),
        ("FR", "97200 FORT DE FRANCE", "FR"),
        ("FI", "22100 MARIEHAMN, ÅLAND", "FI"),
        ("FR", "98000 MONACO", None),
        ("FR", "MONACO", None),
        ("DE", "LA REUNION", None),
        ("LU", "L-9999 LUXEMBOURG", "LU"),
    ],
)
def test_whose_company_it_is_by_the_end_of_the_address(state: str, last: str, country: str | None) -> None:
    assert answered(state, f"1 RUE\n{last}").get("country") == country


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
