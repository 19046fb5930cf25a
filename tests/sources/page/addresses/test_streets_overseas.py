"""Addresses of Greece and Latin America: towns without postcodes, long house numbers, labelled postcodes."""

import pytest

from openroll.sources.page.addresses.shape import postcode_in
from tests.sources.page.test_wordings import PAGE, stated

CARD = "<html lang={lang}><title>{title} | Tulipa Azul</title><h1>{title}</h1><p>{lines}</p><p>Tel. 11 3456 7890</p>"


@pytest.mark.parametrize(
    ("lang", "title", "lines"),
    [
        ("pt", "Contato", "Av. Paulista, 1578 - Bela Vista<br>São Paulo - SP, 01310-200"),
        ("pt", "Contato", "Av. Paulista, 1578 - Bela Vista, São Paulo/SP - CEP: 01310-200"),
        ("es", "Contacto", "Cra. 7 No. 71-21, Of. 501<br>Bogotá"),
        ("es", "Contacto", "Carrera 43A # 1-50, Medellín"),
        ("es", "Contacto", "Av. Providencia 1234, of. 502<br>Santiago"),
        ("el", "Επικοινωνία", "Λ. Μαραθώνος 149<br>Νέα Μάκρη"),
        ("el", "Επικοινωνία", "Οδός Ερμού 15, Χαλκίδα"),
    ],
)
def test_an_address_without_a_postcode_before_its_town(lang: str, title: str, lines: str) -> None:
    found = stated(CARD.format(lang=lang, title=title, lines=lines), kind=PAGE)
    assert found["address"] == [lines.replace("<br>", ", ").replace(" - ", ", ")]


@pytest.mark.parametrize(
    "said", ["Av. Paulista, 1578 - Bela Vista", "Πτυχίο αρ. 32418", "Calle Sol 1234, piso 2"]
)
def test_what_is_counted_is_no_postcode(said: str) -> None:
    assert postcode_in(said) is None


@pytest.mark.parametrize(
    "said", ["Rue Haute 1204 Genève", "Via Nuova 12, 1204 - Genève", "Rua A, 10, 01310-200"]
)
def test_a_postcode_is_one(said: str) -> None:
    assert postcode_in(said) is not None


def test_a_licence_in_greek_is_no_address() -> None:
    card = (
        "<h1>Επικοινωνία</h1><p>ΛΑΛΕ Ο.Ε. · Πτυχίο Μ.Ε.ΕΠ. αρ. 32418</p><p>ΛΑΛΕ Ο.Ε. · αρ. αδείας 32419</p>"
    )
    found = stated(f"<html lang=el>{card}", kind=PAGE)
    assert "address" not in found
    assert found["name"] == ["ΛΑΛΕ Ο.Ε."]


def test_a_town_behind_a_point_tells_the_country() -> None:
    body = "<html lang=es><p>Este sitio está operado por Ana Lis Soto. Nuestra dirección principal es Calle Larga "
    found = stated(f"{body}Nº29, 29006. Málaga. Escríbenos.</p></html>", "https://site.example/aviso", PAGE)
    assert (found["address"], found["country"]) == (["Calle Larga Nº29, 29006. Málaga"], ["ES"])


def test_a_town_below_its_street_is_nobody_s_name() -> None:
    body = "<html lang=el><p>Ώρες 09:00 – 22:00</p><p>Λήμνου και Θάσου<br>Θεσσαλονίκη</p><p>Τηλέφωνο 698 566 5638</p>"
    found = stated(f"{body}<p>Email lis@gmail.com</p></html>", "https://site.example/epikoinonia", PAGE)
    assert "name" not in found
