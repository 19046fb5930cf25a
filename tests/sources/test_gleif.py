"""GLEIF: which links are its, and what counts as checked. Its answers: test_vectors.py."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.gleif import Gleif
from tests.recorded_data import SHARED_DATA, needs_data
from tests.sources.recorded import VECTORS, snapshot_of

SOURCE = Gleif()
API = "https://api.gleif.org/api/v1/lei-records/"
LEI = "9999INVENTED00000198"


@pytest.mark.parametrize(
    "link",
    [
        f"https://api.gleif.org/api/v1/lei-records/{LEI}",
        f"https://api.gleif.org/api/v1/lei-records/{LEI}/field-modifications?page[number]=2",
        f"https://api.gleif.org/api/v1/lei-records?filter[lei]={LEI}",
        f"https://search.gleif.org/#/record/{LEI}",
        f"https://search.gleif.org/#/record/{LEI.lower()}/record",
        f"https://www.gleif.org/lei/{LEI}",
        f"http://lei.info/{LEI}",
        f"https://www.lei.info/{LEI}",
    ],
)
def test_the_pages_of_people_are_the_api(link: str) -> None:
    lookup = SOURCE.lookup(link)
    assert lookup is not None
    assert (lookup.url, lookup.subject, lookup.link) == (API + LEI, f"XI-LEI/{LEI}", link)
    assert lookup.further == (f"{API}{LEI}/field-modifications",)


@pytest.mark.parametrize(
    "link",
    [
        "https://search.gleif.org/#/search/simpleSearch=invented",
        f"https://api.gleif.org/api/v1/lei-records/{LEI}0",
        f"https://api.gleif.org/api/v1/lei-records?filter[lei]={LEI},21380068P1DRHMJ8KU70",
        f"https://gleif.org.evil.example/{LEI}",
        f"ftp://lei.info/{LEI}",
        "",
    ],
)
def test_other_links_are_not(link: str) -> None:
    assert SOURCE.lookup(link) is None


def test_an_lei_that_cannot_be_right_is_asked_for_when_it_stands_alone() -> None:
    lookup = SOURCE.lookup(f"{API}9999INVENTED00000199")
    assert lookup is not None
    assert lookup.number == "9999INVENTED00000199"
    both = SOURCE.lookup(f"https://lei.info/9999INVENTED00000199/{LEI}")
    assert both is not None
    assert both.number == LEI


@given(st.text(max_size=80))
def test_any_link_is_taken(text: str) -> None:
    SOURCE.lookup("https://search.gleif.org/" + text)
    SOURCE.lookup(text)


@pytest.mark.parametrize(
    ("file", "checked"),
    [
        ("issued", "GB-COH"),
        ("german-court", "DE-CR"),
        ("register-not-in-our-table", "GB-COH"),
        ("lapsed", None),
        ("level-pending", None),
        ("level-partially-corroborated", None),
        ("level-entity-supplied-only", None),
        ("level-none", None),
        ("checked-against-no-register", None),
        ("state-retired", None),
        ("history", None),
    ],
)
def test_only_a_record_that_is_kept_up_and_wholly_checked_is_corroborated(
    file: str, checked: str | None
) -> None:
    lookup = SOURCE.lookup(f"https://lei.info/{LEI}")
    assert lookup is not None
    url = lookup.further[0] if file == "history" else lookup.url
    reading = SOURCE.read(lookup, snapshot_of(url, (VECTORS / "gleif" / f"{file}.json").read_bytes()))
    assert {claim.corroborated_by for claim in reading.claims} == {checked}


def test_the_subject_is_the_holder_of_the_number_in_its_register() -> None:
    lookup = SOURCE.lookup(f"https://lei.info/{LEI}")
    assert lookup is not None
    for file, subject in (("issued", "GB-COH/99900001"), ("no-register", f"XI-LEI/{LEI}")):
        body = (VECTORS / "gleif" / f"{file}.json").read_bytes()
        reading = SOURCE.read(lookup, snapshot_of(lookup.url, body))
        assert {claim.subject for claim in reading.claims} == {subject}


@needs_data
def test_real_records() -> None:
    numbers = {}
    for path in (SHARED_DATA / "gleif").glob("single_lei_record_*.json"):
        body = path.read_bytes()
        lookup = SOURCE.lookup("https://search.gleif.org/#/record/" + json.loads(body)["data"]["id"])
        assert lookup is not None
        reading = SOURCE.read(lookup, snapshot_of(lookup.url, body))
        said = {claim.property: claim for claim in reading.claims}
        numbers[said["name"].value] = (said["number"].scheme, said["number"].value, said["country"].value)
    assert numbers["SHELL PLC"] == ("GB-COH", "04366849", "GB")
    assert numbers["PUMA SE"] == ("DE-CR", "HRB 13085 Fürth", "DE")
    assert numbers["Nordic Legal Entity Identifier AB"] == ("SE-ON", "556708-1699", "SE")
    assert numbers["MICROSOFT CORPORATION"] == ("US-WA_CR", "600413485", "US")
    assert numbers["ROCA NETWORKS INC."] == ("RA000079", "2167978", "CA")


@pytest.mark.parametrize(
    ("land", "lines", "number", "within", "written"),
    [
        ("DE", ["Erfundene Straße 1"], "1", None, "Erfundene Straße 1"),
        ("PL", ["ul. Wymyślona 306/308"], "306/308", None, "ul. Wymyślona 306/308"),
        ("PL", ["ul. Wymyślona 3/12"], "3", "12", "ul. Wymyślona 3/12"),
        ("DE", ["Erfundene Straße 11"], "1", None, "Erfundene Straße 11, 1"),
        ("DE", ["Erfundene Straße"], "1a", None, "Erfundene Straße 1a"),
        ("GB", ["Invented Street"], "7", "Flat 2", "7 Invented Street, Flat 2"),
        ("GB", [], "7", None, "7"),
    ],
)
def test_the_number_of_a_house_stands_once(
    land: str, lines: list[str], number: str, within: str | None, written: str
) -> None:
    path = VECTORS / "gleif" / "german-court.json"
    record = json.loads(path.read_bytes())
    lei = record["data"]["attributes"]["lei"]
    record["data"]["attributes"]["entity"]["legalAddress"] = {
        "addressLines": lines,
        "addressNumber": number,
        "addressNumberWithinBuilding": within,
        "mailRouting": None,
        "city": "Nowhere",
        "region": None,
        "country": land,
        "postalCode": None,
    }
    lookup = SOURCE.lookup(f"https://search.gleif.org/#/record/{lei}")
    assert lookup is not None
    reading = SOURCE.read(lookup, snapshot_of(lookup.url, json.dumps(record).encode()))
    [found] = [claim.value for claim in reading.claims if claim.property == "address"]
    assert found == f"{written}, Nowhere, {land}"
