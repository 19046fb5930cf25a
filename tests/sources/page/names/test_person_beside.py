"""Persons in one line with their addresses: the name is no part of the address, and the address none of the name."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

BESIDE = [
    ("Impressum", "Thomas Kiesel, Aalweg 4, 24109 Kiel", "Thomas Kiesel", "Aalweg 4, 24109 Kiel"),
    ("Impressum", "Dr. Thomas Kiesel | Aalweg 4 | 24109 Kiel", "Dr. Thomas Kiesel", "Aalweg 4, 24109 Kiel"),
    ("Impressum", "Thomas Kiesel Aalweg 4 24109 Kiel", "Thomas Kiesel", "Aalweg 4 24109 Kiel"),
    (
        "Impressum",
        "Kiesel Putz, Inh. Anna Kiesel, Aalweg 4, 24109 Kiel",
        "Kiesel Putz",
        "Aalweg 4, 24109 Kiel",
    ),
    (
        "Impressum",
        "Kiesel Putz Inhaberin: Anna Kiesel Aalweg 4 24109 Kiel",
        "Kiesel Putz",
        "Aalweg 4 24109 Kiel",
    ),
    (
        "Impressum",
        "Thomas Kiesel, Kiesel Putz, Aalweg 4, 24109 Kiel",
        "Thomas Kiesel",
        "Aalweg 4, 24109 Kiel",
    ),
    (
        "Impressum",
        "Kiesel Putz, Thomas Kiesel, Aalweg 4, 24109 Kiel",
        "Thomas Kiesel",
        "Aalweg 4, 24109 Kiel",
    ),
    ("Mentions légales", "Jean Dupré, 3 rue Haute, 75003 Paris", "Jean Dupré", "3 rue Haute, 75003 Paris"),
    ("Note legali", "Mario Bruni, via Roma 3, 20100 Milano", "Mario Bruni", "via Roma 3, 20100 Milano"),
]


@pytest.mark.parametrize(("heading", "line", "name", "address"), BESIDE)
def test_a_person_in_one_line_with_an_address_is_named_there(
    heading: str, line: str, name: str, address: str
) -> None:
    found = stated(f"<h1>{heading}</h1><p>{line}</p>", kind=PAGE)
    assert (found["name"], found["address"]) == ([name], [address])


OF_THE_ADDRESS = [
    ("Haus Anna, Aalweg 4, 24109 Kiel", "Haus Anna, Aalweg 4, 24109 Kiel"),
    ("Ramón y Cajal, 5, 28001 Madrid", "Ramón y Cajal, 5, 28001 Madrid"),
    ("c/o Anna Kern, Aalweg 4, 24109 Kiel", "c/o Anna Kern, Aalweg 4, 24109 Kiel"),
]


@pytest.mark.parametrize(("line", "address"), OF_THE_ADDRESS)
def test_what_is_called_as_a_person_is_and_is_a_place_stays_in_the_address(line: str, address: str) -> None:
    found = stated(f"<h1>Aviso legal</h1><p>Tulpe GmbH</p><p>Domicilio: {line}</p>", kind=PAGE)
    assert found["address"] == [address]


def test_what_somebody_is_stands_before_the_name_and_is_none_of_it() -> None:
    body = "<footer><p>ZZP Anna Lis • KvK 74269100 • BTW NL002195673B90</p></footer>"
    assert stated(body, "https://www.site.nl/", PAGE)["name"] == ["Anna Lis"]


@pytest.mark.parametrize(
    "line",
    [
        "Anna Lis Blue Kiln GmbH, Hauptstraße 5, 24109 Kiel",
        "Mario Rossi Blue Kiln GmbH, Hauptstraße 5, 24109 Kiel",
        "<b>Jan Novák</b> Blue Kiln GmbH, Hauptstraße 5, 24109 Kiel",
    ],
)
def test_a_person_before_what_the_site_is_called_signs_for_it(line: str) -> None:
    found = stated(f"<h1>Kontakt</h1><p>{line}</p>", "https://www.bluekiln.example/kontakt", PAGE)
    assert found["name"] == ["Blue Kiln GmbH"]


def test_a_company_is_called_as_a_person() -> None:
    body = "<h1>Kontakt</h1><p>Anna Lis Metallbau GmbH, Hauptstraße 5, 24109 Kiel</p>"
    for site in ("metallbau-lis", "annalis", "kiln"):
        assert stated(body, f"https://{site}.example/kontakt", PAGE)["name"] == ["Anna Lis Metallbau GmbH"]
