"""What is stated whatever the names and addresses are that stand in a wording; all of them are invented."""

import pytest

from openroll.sources.page.addresses.starts import behind_town
from tests.sources.page.test_wordings import PAGE, stated

NAMES = """
Birch, Alder & Partners LLP | This site is operated by Birch, Alder & Partners LLP, company number 09446231.
Birchwood p.l.c. | © 2026 Birchwood p.l.c. Registered in England no. 09446231.
Verein zur Pflege der Heide e.V. | Verein zur Pflege der Heide e.V., Heideweg 3, 21394 Kirchgellersen, VR 200123
Artigos para o Campo, S.A. | O site é propriedade de Artigos para o Campo, S.A., NIPC 500 273 170
La Casa de los Membrillos, S.L. | El titular es La Casa de los Membrillos, S.L., CIF B82836241
K - L Lipka s.r.o. | K - L Lipka s.r.o., Na Vršku 7, 396 01 Humpolec, IČO: 27082440
lipka.pl S.A. | Administratorem danych jest lipka.pl S.A. z siedzibą w Poznaniu, KRS 0000635012.
ИП Ясенев Руслан Тимур оглы | ИП Ясенев Руслан Тимур оглы, ИНН 500100732259
"""
ADDRESSES = """
Tammitie 3, 4. krs, 00100 Helsinki | Rekisterinpitäjä: Koivu Oy, Tammitie 3, 4. krs, 00100 Helsinki
Tulpenweg 21, D-10115 Berlin | Tulpe GmbH, Tulpenweg 21, D - 10115 Berlin, HRB 44981
Ronda Alta 5, pral. 2a, 08010 Barcelona | Membrillo, S.L., con domicilio en Ronda Alta 5, pral. 2a, 08010 Barcelona
"""


def _rows(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize("row", _rows(NAMES))
def test_a_name_is_whole(row: str) -> None:
    name, line = row.split(" | ", 1)
    assert stated(line)["name"] == [name]


@pytest.mark.parametrize("row", _rows(ADDRESSES))
def test_an_address_is_whole(row: str) -> None:
    place, line = row.split(" | ", 1)
    assert stated(line)["address"] == [place]


def test_a_storey_in_finland_is_no_number_of_poland() -> None:
    found = stated("Rekisterinpitäjä: Koivu Oy, Tammitie 3, 4. krs, 00100 Helsinki")
    assert found["country"] == ["FI"]
    assert "number" not in found


def test_a_town_of_denmark_with_its_quarter_is_no_company_of_belgium() -> None:
    body = "<p>Birkely<br>Havnevej 39<br>2400 København NV<br>CVR: 29155356</p>"
    assert stated(body, kind=PAGE).get("name") in (["Birkely"], None)


def test_a_house_with_its_street_is_no_name() -> None:
    body = "<h2>Contact</h2><p>33 Holmbury<br>London EC1N 2HT<br>Company number: 09446231</p>"
    assert "name" not in stated(body, "https://birch.co.uk/", PAGE)


def test_what_begins_like_the_town_behind_the_postcode_can_be_a_building_or_a_street() -> None:
    for text in ("Valdena Buildings, South Street, Valdena VLT 1103", "Hafnarbæjarvegurinn, 220 Hafnarbær"):
        assert behind_town(text, 0, len(text)) == 0
    text = "Zielonej Lipie, ul. Polna 15, 65-001 Zielona Lipa"
    assert text[behind_town(text, 0, len(text)) :] == "ul. Polna 15, 65-001 Zielona Lipa"


def test_an_article_is_of_a_name_that_has_a_line_and_is_never_without_it() -> None:
    body = "<h1>Impressum</h1><p>Die Welle Verlag GmbH<br>Heideweg 3<br>79098 Freiburg</p><p>HRB 709589 Freiburg</p>"
    assert stated(body, "https://welle-verlag.example/", PAGE)["name"] == ["Die Welle Verlag GmbH"]
    other = body.replace("<p>HRB", "<p>Geschäftsführer der Welle Verlag GmbH ist Jan Lerche. HRB")
    assert stated(other, "https://lerche.example/", PAGE)["name"] == ["Welle Verlag GmbH"]
