"""Streets and places on which houses have no numbers, on the line above a town: of the address, and no names."""

import pytest

from openroll.sources.page.names.nameable import can_be_a_name
from tests.sources.page.test_wordings import PAGE, stated

CARD = "<title>{title} | Tulipa Azul</title><h1>{title}</h1><p>{street}<br>{town}</p><p>Tel. 02 1234567</p>"


@pytest.mark.parametrize(
    ("title", "street", "town"),
    [
        ("Contact", "Lieu-dit Le Bourg", "24200 Sarlat"),
        ("Contact", "ZA de Kergadic", "29000 Quimper"),
        ("Contact", "Ferme du Bois", "60200 Compiègne"),
        ("Contact", "Grande Rue", "25000 Besançon"),
        ("Contact", "14 rte de Paris", "67000 Strasbourg"),
        ("Contatti", "Contrada Piano, snc", "98100 Messina"),
        ("Contatti", "Via Provinciale s.n.c.", "83100 Avellino"),
        ("Contatti", "Località Pian dei Mori", "53018 Sovicille (SI)"),
        ("Contacto", "Plaza Mayor, s/n", "37001 Salamanca"),
        ("Contacto", "Polígono Industrial El Pino", "41016 Sevilla"),
        ("Contactos", "Quinta da Boavista", "2710-100 Sintra"),
        ("Επικοινωνία", "ΒΙ.ΠΕ. Σίνδου", "57022 Θεσσαλονίκη"),
    ],
)
def test_a_place_without_a_number_is_of_the_address(title: str, street: str, town: str) -> None:
    found = stated(CARD.format(title=title, street=street, town=town), kind=PAGE)
    assert found["address"] == [f"{street}, {town}"]
    assert found["name"] == ["Tulipa Azul"]


@pytest.mark.parametrize(
    "said", ["Lieu-dit Le Bourg", "ZA de Kergadic", "Contrada Piano, snc", "ΒΙ.ΠΕ. Σίνδου"]
)
def test_such_a_place_is_no_name(said: str) -> None:
    assert not can_be_a_name(said)


def test_without_a_number_is_no_form_and_a_partnership_has_one() -> None:
    card = (
        "<p>Tulipano di Anna Rossi snc<br>Via Provinciale snc<br>83100 Avellino</p><p>P.IVA 03178900597</p>"
    )
    found = stated(f"<html lang=it><h1>Contatti</h1>{card}", kind=PAGE)
    assert found["name"] == ["Tulipano di Anna Rossi snc"]
    assert found["address"] == ["Via Provinciale snc, 83100 Avellino"]
