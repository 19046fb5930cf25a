"""Which country an address shows that does not name it: by its street, its postcode and the page's language."""

import pytest

from openroll.sources.web_page import read_page
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of

SHOWN = """
DE | de | Betreiber der Website: Lindenhof Muster | Adresse: Hauptstraße 5, 12345 Oberlind
FR | fr | Éditeur du site : Lise Cils | Adresse : 1 rue des Tilleuls, 45300 Tilleulmesnil
IT | it | Titolare del sito: Studio Lindo | Indirizzo: Via Roma 5, 35129 Lindovo (PD)
BE | nl | Verantwoordelijke uitgever: Bakkerij Linde | Adres: Lange Dreef 9, 2820 Lindegem
PL | pl | Administratorem strony jest: Studio Lindo | Adres: ul. Polna 5, 35-129 Lindowo
"""
SILENT = """
de | Betreiber der Website: Lindenhof Muster | Adresse: Hauptstraße 5, 39012 Oberlind
de | Betreiber der Website: Lindenhof Muster | Adresse: Hauptstraße 5, 1234 Oberlind
en | Éditeur du site : Lise Cils | Adresse : 1 rue des Tilleuls, 45300 Tilleulmesnil
fr | Éditeur du site : Lise Cils | Adresse : 1 rue des Tilleuls, 45300 Tilleulmesnil, tél. +212 5 55 01 02 03
fr | Éditeur du site : Lise Cils | Adresse : 1 rue des Tilleuls, 45300 Tilleulmesnil. Livraison au Maroc
nl | Verantwoordelijke uitgever: Bakkerij Linde | Adres: Lange Dreef 9, 2820 Lindegem | Tel: +31 6 55 01 02 03
nl | Verantwoordelijke uitgever: Bakkerij Linde | Adres: Lange Dreef 9, 2820 Lindegem | Winkel: bakkerijlinde.nl
es | Titular de la web: Lina Lindo | Dirección: Calle Mayor 5, 28001 Tilo
"""


def countries(language: str, lines: list[str], host: str = "www.tide.com") -> list[str]:
    """Return the countries that a page states."""
    body = "".join(f"<p>{line}</p>" for line in lines)
    page = page_of(f'<html lang="{language}"><body>{body}</body></html>', url=f"https://{host}/contact")
    return [claim.value for claim in read_page(page).claims if claim.property == "country"]


@pytest.mark.parametrize("row", SHOWN.strip().splitlines())
def test_the_country_of_a_street(row: str) -> None:
    code, language, *lines = row.split(" | ")
    assert countries(language, lines) == [code]
    assert not countries(language, lines, "www.tide.cz")


@pytest.mark.parametrize("row", SILENT.strip().splitlines())
def test_streets_of_several_countries_show_none(row: str) -> None:
    language, *lines = row.split(" | ")
    assert not countries(language, lines)


def test_the_italian_label_of_a_number_tells_whose_form_it_is() -> None:
    body = (
        "<footer><h3>Tulipano SAS</h3><p>Sede Legale: Viale Lungo 23/b, 35129 Padova (PD)</p>"
        "<p>P.Iva: 06384170657</p></footer>"
    )
    assert stated(body, "https://www.tide.com/", PAGE)["country"] == ["IT"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Tide Chain Ltd, Lindham, Lindshire, England. VAT registration number GB 980 7806 84.", "GB"),
        ("Le site est édité par Tide SARLU, société basée à Lindou, Essaouira, Maroc.", "MA"),
        ("Éditeur : Tide SARLU<br>Siège social : Abidjan, République de Côte d'Ivoire", "CI"),
    ],
)
def test_a_country_behind_a_town_and_its_region(line: str, code: str) -> None:
    assert stated(f"<p>{line}</p>", "https://www.tide.com/", PAGE)["country"] == [code]


@pytest.mark.parametrize(
    "line", ["Country: Finland.", "“Country” refers to: Finland", "Country refers to: Finland"]
)
def test_the_country_that_a_policy_defines(line: str) -> None:
    body = f"<h2>Definitions</h2><ul><li>Company: Tide Tuotanto Oy.</li><li>{line}</li><li>You: the user.</li></ul>"
    assert stated(body, "https://www.tide.com/privacy", PAGE)["country"] == ["FI"]


ABROAD_IN_ITALIAN = (
    "Via da Mez 5, 7742 Poschiavo GR",
    "Via Nassa 5, 6900 Lugano (CH)",
    "Via Porto 5, 6000 Capodistria SI",
)


@pytest.mark.parametrize("address", ABROAD_IN_ITALIAN)
def test_letters_behind_a_postcode_of_four_digits_are_no_province_of_italy(address: str) -> None:
    said = "La nostra bottega è aperta tutti i giorni e vi aspettiamo."
    body = f"<h1>Contatti</h1><p>Blue Kiln</p><p>{address}</p><p>{said}</p>"
    found = stated(
        f"<html lang=it><title>Contatti</title>{body}<p>info@bluekiln.example</p>",
        "https://bluekiln.example/",
        PAGE,
    )
    assert (found["address"], found.get("country")) == ([address], None)
