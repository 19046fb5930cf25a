"""An address whose first part is letters that stand for an authority is not the operator's."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

URL = "https://www.bluekiln.example/privacy"
AUTHORITIES = """
Prezes UODO, ul. Stawki 2, 00-193 Warszawa
AEPD, C/ Jorge Juan 6, 28001 Madrid
CNIL, 3 place de Fontenoy, 75007 Paris
IMY, Box 8114, 104 20 Stockholm
NAIH, 1055 Budapest, Falk Miksa utca 9-11.
ÚOOÚ, Pplk. Sochora 27, 170 00 Praha 7
SOI, Prievozská 32, 827 99 Bratislava
CM2C, 14 rue Saint Jean, 75017 Paris
КЗЛД, бул. Проф. Цветан Лазаров 2, 1592 София
APD, rue de la Presse 35, 1000 Bruxelles
"""
OWN = """
ZAC Nord, 3 rue Haute, 75007 Paris | ZAC Nord, 3 rue Haute, 75007 Paris
ВАРНА, ул. Липа 26, ет. 2 | ВАРНА, ул. Липа 26, ет. 2
"""


@pytest.mark.parametrize("line", AUTHORITIES.strip().splitlines())
def test_letters_for_an_authority_begin_no_address_of_the_operator(line: str) -> None:
    assert "address" not in stated(f"<h1>Privacy</h1><p>Blue Kiln Ltd</p><p>{line}</p>", URL, PAGE)


@pytest.mark.parametrize("row", OWN.strip().splitlines())
def test_letters_of_a_zone_or_a_town_do(row: str) -> None:
    line, place = row.split(" | ")
    body = f"<h1>Contact</h1><p>Blue Kiln Ltd</p><p>{line}</p>"
    assert stated(body, "https://www.bluekiln.example/contact", PAGE)["address"] == [place]
