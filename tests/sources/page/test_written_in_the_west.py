"""Footers and imprints as companies, charities and schools of the west write them; the names are invented."""

import pytest

from tests.sources.page.test_wordings import stated


def read(body: str, url: str = "https://www.bluekiln.example/legal") -> dict[str, list[str]]:
    return stated(body, url)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("la Société du Héron, SAS au capital de 41 860 €.", "Société du Héron"),
        ("la Société du Héron (SAS), RCS Paris 500 631 932.", "Société du Héron"),
        ("la Société des Éditions Héron, SA au capital de 100 000 €.", "Société des Éditions Héron"),
        ("la Société éditrice du Héron (SAS).", "Société éditrice du Héron"),
        ("la société Héron Bleu, SAS au capital de 41 860 €.", "Héron Bleu"),
    ],
)
def test_a_company_is_called_by_what_it_is_and_whose(said: str, name: str) -> None:
    assert read(f"<p>Le site est édité par {said}</p>")["name"] == [name]


@pytest.mark.parametrize(
    "directed",
    [
        "- Società a Socio Unico soggetta ad attività di direzione e coordinamento di Stagno Finco S.p.A.",
        "- Gruppo Canne - soggetta all'attività di direzione e coordinamento di Canne dello Stagno S.p.A.",
        "<br>Società soggetta a direzione e coordinamento da parte di Stagno S.p.A.<br>",
    ],
)
def test_who_directs_an_italian_company_is_not_seated_behind_that(directed: str) -> None:
    body = f"<p>Airone S.p.A. {directed} Sede legale: Via Pisani, 20 - 20124 Milano. P.IVA 04916380159</p>"
    found = read(body)
    assert (found["name"], found["address"]) == (["Airone S.p.A."], ["Via Pisani, 20, 20124 Milano"])


@pytest.mark.parametrize(
    "capital",
    [
        "Cap. Soc. Euro 10.000,00 i.v.",
        "Cap. sociale € 10.000,00",
        "C.S. € 10.000,00 i.v.",
        "Cap. Soc. Int. Vers.",
    ],
)
def test_the_capital_ends_an_italian_address(capital: str) -> None:
    body = f"<p>Airone S.p.A. Sede legale: Via Lago 1 - 00161 Roma {capital} P. Iva 05403151003</p>"
    assert read(body)["address"] == ["Via Lago 1, 00161 Roma"]


def test_what_a_company_is_stands_before_its_street() -> None:
    body = "<p>Correios, S.A., Sociedade Aberta, Avenida dos Combatentes, 43, 1643-001 Lisboa, NIPC 500077568</p>"
    assert read(body)["address"] == ["Avenida dos Combatentes, 43, 1643-001 Lisboa"]


def test_a_sentence_that_ends_above_a_street_is_of_no_address() -> None:
    body = (
        "<div>Heron.ie is the website of Heron Ltd, Ireland's National Public Service Media.</div>"
        "<div>Heron House, 4 Mill Lane, Dublin 4, D04 V9K0</div>"
    )
    assert read(body)["address"] == ["Heron House, 4 Mill Lane, Dublin 4, D04 V9K0"]


def test_a_charity_tells_its_number_before_the_companies_by_which_it_trades() -> None:
    body = (
        "<footer><p>Heron Care is a registered charity in England and Wales (1089464) and Scotland (SC041666). "
        "Heron Care Shops Ltd (registered in England and Wales 07705470)</p></footer>"
    )
    found = read(body)
    assert found["name"] == ["Heron Care"]
    assert "number" not in found


def test_companies_are_of_the_charity_by_whose_letters_they_are_called() -> None:
    body = (
        "<p>Royal Heron Institution (RHI), a charity registered in England and Wales (209603), Scotland (SC037736) | "
        "RHI (Sales) Limited</p><p>RHI College Limited (registered in England and Wales 7705470)</p>"
    )
    assert read(body)["name"] == ["Royal Heron Institution"]


@pytest.mark.parametrize("first", ["", "© Heron Trust 2024. "])
def test_a_charity_s_address_stands_behind_its_number(first: str) -> None:
    body = f"<p>{first}The Heron Trust is a registered charity (no. 205846). Heron House, Leeds, SN2 2NA.</p>"
    found = read(body)
    assert (len(found["name"]), found["address"]) == (1, ["Heron House, Leeds, SN2 2NA"])


@pytest.mark.parametrize(
    ("claim", "url"),
    [
        ("© 2024 University of Heronby", "https://www.heronby.ac.uk/"),
        ("© 2024 University of Heronby", "https://www.her.ac.uk/"),
        ("Copyright © 2024 University of Heron. All rights reserved.", "https://www.heron.edu/"),
    ],
)
def test_a_university_s_site_bears_a_word_of_its_name(claim: str, url: str) -> None:
    assert read(f"<div class='footer'><p>{claim}</p></div>", url)["name"][0].startswith("University of Heron")


def test_letters_for_a_body_stand_last_in_its_name() -> None:
    body = "<h1>Impressum</h1><p>Éditeur :</p><p>Chemins de fer du lac CFL<br>Seestrasse 1<br>3000 Berne<br>Suisse</p>"
    assert read(body)["name"] == ["Chemins de fer du lac CFL"]
