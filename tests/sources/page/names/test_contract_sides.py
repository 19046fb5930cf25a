"""Who has no legal form and is one side of a contract with guests, in the words of many languages."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SIDES = """
de | Pension Tulpe | Diese AGB regeln das Verhältnis zwischen Pension Tulpe (im Folgenden „Anbieter“) und dem Gast.
es | Casa Tulipán | Estas condiciones se aplican entre Casa Tulipán (en adelante, el Prestador) y el huésped.
nl | Pension Tulp | Deze voorwaarden gelden tussen Pension Tulp (hierna: de Verhuurder) en de gast.
cs | Penzion Tulipán | Tyto podmínky upravují vztah mezi Penzion Tulipán (dále jen: Poskytovatel) a hostem.
sk | Penzión Tulipán | Tieto podmienky upravujú vzťah medzi Penzión Tulipán (ďalej len: Poskytovateľ) a hosťom.
ro | Pensiunea Laleaua | Prezentele condiții se aplică între Pensiunea Laleaua (în continuare: Prestatorul) și client.
hr | Apartmani Tulipan | Ovi uvjeti vrijede između Apartmani Tulipan (u daljnjem tekstu: Pružatelj usluge) i gosta.
da | Pension Tulipan | Disse vilkår gælder mellem Pension Tulipan (herefter: Udbyderen) og gæsten.
no | Pensjonat Tulipan | Disse vilkårene gjelder mellom Pensjonat Tulipan (heretter: Leverandøren) og gjesten.
sv | Pensionat Tulpan | Dessa villkor gäller mellan Pensionat Tulpan (nedan: Säljaren) och gästen.
"""


@pytest.mark.parametrize("row", SIDES.strip().splitlines())
def test_who_has_guests_is_a_side_of_the_contract(row: str) -> None:
    language, name, line = row.split(" | ")
    head = f"<html lang={language}><title>Terms - {name}</title><h1>Terms</h1>"
    found = stated(f"{head}<p>{line}</p><p>tulip5@gmail.com</p>", "https://www.site.example/terms", PAGE)
    assert (found["name"], found["email"]) == ([name], ["tulip5@gmail.com"])


def test_sides_that_nothing_bears_are_not_named() -> None:
    line = "Jelen ÁSZF a Tulipán Vendégház (továbbiakban: Szolgáltató) és a vendég közötti jogviszonyra vonatkozik."
    assert "name" not in stated(f"<h1>ÁSZF</h1><p>{line}</p>", "https://www.site.example/terms", PAGE)


def test_a_name_in_capitals_without_the_ending_of_its_case() -> None:
    said = "Ugovor je sklopljen između PLAVI TULIPAN-a i korisnika. PLAVI TULIPAN zadržava pravo izmjene."
    body = f"<html lang=hr><title>PLAVI TULIPAN</title><h1>Uvjeti korištenja</h1><p>{said}</p></html>"
    assert stated(body, "https://plavi-tulipan.hr/uvjeti", PAGE)["name"] == ["PLAVI TULIPAN"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Исполнителем по настоящему договору является {}, ИНН 500100732259", "ИП Лисова Анна Андреевна"),
        ("The Contractor under this Agreement is {}", "Heron Kiln Ltd"),
        ("Auftragnehmer nach diesem Vertrag ist die {}.", "Heron Kiln GmbH"),
        ("Poskytovatelem podle této smlouvy je {}", "Heron Kiln s.r.o."),
    ],
)
def test_a_side_of_this_contract_is_named_behind_the_verb(said: str, name: str) -> None:
    body = f"<h1>Оферта</h1><p>Egret Ltd is thanked here.</p><p>1. Text.</p><p>{said.format(name)}</p><p>2. Text.</p>"
    assert stated(body, "https://bluekiln.example/oferta", PAGE)["name"] == [name]
