"""The French register of enterprises: which links are its. Its answers: test_vectors.py."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.recherche_entreprises import RechercheEntreprises
from tests.recorded_data import SHARED_DATA, needs_data
from tests.sources.recorded import VECTORS, snapshot_of

SOURCE = RechercheEntreprises()
API = "https://recherche-entreprises.api.gouv.fr/search?q="


@pytest.mark.parametrize(
    "link",
    [
        "https://recherche-entreprises.api.gouv.fr/search?q=999000102",
        "https://recherche-entreprises.api.gouv.fr/search?q=999%20000%20102&page=1",
        "https://recherche-entreprises.api.gouv.fr/search?q=99900010200017",
        "https://annuaire-entreprises.data.gouv.fr/entreprise/poste-inventee-999000102",
        "https://annuaire-entreprises.data.gouv.fr/entreprise/999000102?redirected=1",
        "https://annuaire-entreprises.data.gouv.fr/etablissement/99900010200017",
        "https://annuaire-entreprises.data.gouv.fr/dirigeants/999000102",
        "https://data.inpi.fr/entreprises/999000102",
    ],
)
def test_the_pages_of_people_are_the_api(link: str) -> None:
    lookup = SOURCE.lookup(link)
    assert lookup is not None
    assert (lookup.url, lookup.subject, lookup.link) == (f"{API}999000102", "FR-RCS/999000102", link)


@pytest.mark.parametrize(
    "link",
    [
        "https://recherche-entreprises.api.gouv.fr/search?q=poste+inventee",
        "https://annuaire-entreprises.data.gouv.fr/rechercher?terme=poste",
        "https://annuaire-entreprises.data.gouv.fr/entreprise/999000102/999000201",
        "https://www.pappers.fr/entreprise/poste-inventee-999000102",
        "https://annuaire-entreprises.data.gouv.fr.evil.example/entreprise/999000102",
        "",
    ],
)
def test_other_links_are_not(link: str) -> None:
    assert SOURCE.lookup(link) is None


def test_a_number_that_cannot_be_right_is_asked_for_when_it_stands_alone() -> None:
    lookup = SOURCE.lookup(API + "999999999")
    assert lookup is not None
    assert lookup.url == API + "999999999"
    both = SOURCE.lookup("https://annuaire-entreprises.data.gouv.fr/entreprise/999999999-999000102")
    assert both is not None
    assert both.number == "999000102"


@given(st.text(max_size=80))
def test_any_link_is_taken(text: str) -> None:
    SOURCE.lookup("https://annuaire-entreprises.data.gouv.fr/entreprise/" + text)
    SOURCE.lookup(text)


@needs_data
def test_a_real_answer() -> None:
    lookup = SOURCE.lookup("https://annuaire-entreprises.data.gouv.fr/entreprise/renault-sas-780129987")
    assert lookup is not None
    body = (SHARED_DATA / "registers/recherche-entreprises/lookup-siren-renault.json").read_bytes()
    reading = SOURCE.read(lookup, snapshot_of(lookup.url, body))
    assert not reading.alerts
    assert {claim.property: claim.value for claim in reading.claims} == {
        "name": "RENAULT SAS",
        "number": "780129987",
        "other_number": "78012998704037",
        "country": "FR",
        "address": "122-122 122 B AVENUE DU GENERAL LECLERC 92100 BOULOGNE-BILLANCOURT",
        "legal_form": "Société par actions simplifiée",
        "status": "active",
    }


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("7210", "Collectivité territoriale"),
        ("8210", "Organisme mutualiste"),
        ("9970", "Autre personne morale de droit privé"),
        ("5710", "Société par actions simplifiée"),
    ],
)
def test_forms_of_public_bodies_too(code: str, form: str) -> None:
    found = json.loads((VECTORS / "recherche-entreprises" / "active.json").read_bytes())
    found["results"][0]["nature_juridique"] = code
    lookup = SOURCE.lookup(API + found["results"][0]["siren"])
    assert lookup is not None
    reading = SOURCE.read(lookup, snapshot_of(lookup.url, json.dumps(found).encode()))
    assert [claim.value for claim in reading.claims if claim.property == "legal_form"] == [form]
    assert not reading.alerts
