"""Addresses in which no house has a number: villages with their county, streets of small towns, squares abroad."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SEATS = """
Tulipa SRL, cu sediul în Sat Lipa, Comuna Lipa, Jud. Bihor, România. | Sat Lipa, Comuna Lipa, Jud. Bihor, România
Site operat de Tulipa S.R.L., cu sediul în Huși, jud. Vaslui, România, CUI RO16277092. | Huși, jud. Vaslui, România
Tulipa S.R.L., cu sediul în comuna Lipova, județul Arad, CUI 16277092. | comuna Lipova, județul Arad
Tulipa S.R.L., cu sediul în com. Lipa, jud. Vaslui, nr. 45, CUI 16277092. | com. Lipa, jud. Vaslui, nr. 45
„Лале“ ЕООД, ЕИК 175369610, със седалище с. Липа, общ. Видин, обл. Видин. | с. Липа, общ. Видин, обл. Видин
"""


@pytest.mark.parametrize("row", SEATS.strip().splitlines())
def test_a_village_with_its_county_is_a_seat(row: str) -> None:
    line, address = row.split(" | ")
    assert stated(f"<h1>Termeni</h1><p>{line}</p>", kind=PAGE)["address"] == [address]


def test_a_street_alone_before_a_town_is_an_address_of_a_name_without_a_form() -> None:
    line = "Blå Ovn (org. nr. 920 726 909), Stuaveien, 1480 Slattum, er ansvarlig for behandlingen av data."
    body = f"<h1>Personvern</h1><h2>Behandlingsansvarlig</h2><p>{line}</p>"
    assert stated(body, "https://blaaovn.no/personvern", PAGE)["address"] == ["Stuaveien, 1480 Slattum"]


def test_a_street_can_be_a_small_heading_above_its_town() -> None:
    body = (
        "<title>Kontaktai - Mėlyna Krosnis</title><h1>Kontaktai</h1><h5>Liepų g. 13a</h5><p>Pasvalys. Lietuva</p>"
        "<h5>+37069833149</h5><p>Pirmadienis, 09:00</p>"
    )
    found = stated(body, "https://krosnis.lt/kontaktai", PAGE)
    assert found["address"] == ["Liepų g. 13a, Pasvalys. Lietuva"]


def test_a_square_a_town_and_a_country_are_an_address_without_numbers() -> None:
    body = (
        "<h1>Terms</h1><footer><p>Tulip Square, Harbour Highway, Dzorwulu, Accra, Ghana.</p>"
        "<p>+233 501 619 588</p><p>© 2026. Tulip Ghana LTD. All Rights Reserved.</p></footer>"
    )
    found = stated(body, "https://tulipgh.com/terms", PAGE)
    assert found["address"] == ["Tulip Square, Harbour Highway, Dzorwulu, Accra, Ghana"]


def test_countries_of_customers_are_no_address() -> None:
    body = (
        "<h1>Terms</h1><footer><p>Accra, Lomé, Abidjan, Ghana</p><p>+233 501 619 588</p>"
        "<p>© 2026. Tulip Ghana LTD. All Rights Reserved.</p></footer>"
    )
    assert "address" not in stated(body, "https://tulipgh.com/terms", PAGE)


def test_a_street_in_brackets_behind_its_town_is_of_the_address() -> None:
    line = "Plevier BV, met zetel te 2270 Molendorp, (Molenstraat 16) met ondernemingsnummer BE 0403.199.702."
    assert stated(f"<h1>Voorwaarden</h1><p>{line}</p>", kind=PAGE)["address"] == [
        "2270 Molendorp, (Molenstraat 16)"
    ]


def test_a_village_whose_street_goes_on_is_not_all_of_an_address() -> None:
    line = "Tulipa S.R.L., cu sediul în Iași, județul Iași, aleea Lipei fără număr, CUI 16277092."
    assert "address" not in stated(f"<h1>Termeni</h1><p>{line}</p>", kind=PAGE)
