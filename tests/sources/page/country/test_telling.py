"""Which words of a page say in which country its operator is."""

import pytest

from openroll.sources.web_page import read_page
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of

SEATS = """
IT | Il Titolare del trattamento è TIDE S.r.l., con sede legale in Italia, P.IVA 06384170657
IE | This site is operated by Tide Games Limited with its registered office in Ireland.
ES | Denominación social: TIDE HaaS, S.L. - Domicilio social: Barcelona, España
CI | Raison sociale : TIDE SARL - Siège social : Abidjan, Côte d'Ivoire
RS | Sajtom upravlja TIDE d.o.o. sa sedištem u Beogradu, Srbija.
BG | Сайтът се управлява от TIDE ЕООД, със седалище в София, България.
"""


@pytest.mark.parametrize("row", SEATS.strip().splitlines())
def test_the_country_of_a_seat(row: str) -> None:
    country, line = row.split(" | ")
    assert stated(line, "https://www.tide.com/")["country"] == [country]


def test_a_town_and_its_country_stand_below_a_name() -> None:
    body = "<h1>Impressum</h1><p>Medieninhaber: Ana Lind</p><p>Ana Lind<br>Wien, Österreich</p>"
    assert stated(body, "https://www.tide.com/impressum", PAGE)["country"] == ["AT"]


@pytest.mark.parametrize(
    "below", ["Weine, Österreich und mehr", "Telefon: 01 555", "Mein Blog, Frankreichliebe"]
)
def test_what_is_no_town_with_its_country_shows_none(below: str) -> None:
    body = f"<h1>Impressum</h1><p>Medieninhaber: Ana Lind<br>{below}</p>"
    assert "country" not in stated(body, "https://www.tide.com/impressum", PAGE)


def told(line: str, language: str, host: str) -> list[tuple[str, str]]:
    """Return the countries of a page with their quotations."""
    page = f'<html lang="{language}"><body><h1>Kontakt</h1><p>{line}</p></body></html>'
    claims = read_page(page_of(page, PAGE, f"https://www.{host}/kontakt")).claims
    return [(one.value, one.original) for one in claims if one.property == "country"]


FORMS = """
PL | pl | tide.com | Administratorem danych osobowych jest | KISS fala sp. z o.o.
HU | hu | tide.hu | Szolgáltató: | GoFala Kft.
DE | de | tide.io | Anbieter: | Sampo Werke UG (haftungsbeschränkt)
"""


@pytest.mark.parametrize("row", FORMS.strip().splitlines())
def test_a_form_of_one_country_in_its_language(row: str) -> None:
    country, language, host, before, name = row.split(" | ")
    assert told(f"{before} {name}", language, host) == [(country, name)]


@pytest.mark.parametrize(
    ("language", "host"), [("pl", "tide.cz"), ("en", "tide.cz"), ("fr", "tide.com"), ("de", "tide.io")]
)
def test_a_form_in_another_language_or_country_shows_none(language: str, host: str) -> None:
    assert told("Administratorem danych osobowych jest KISS fala sp. z o.o.", language, host) == []


def test_an_address_abroad_is_not_overruled_by_the_form() -> None:
    line = "Administratorem danych osobowych jest KISS fala sp. z o.o., 4 High Street, London SW1A 1AA"
    assert told(line, "pl", "tide.com") == []


TOWNS = """
ES | ca | tide.cat | Responsable: Marea Blava | Carrer Major 47, 08016 Barcelona
IT | it | tide.com | Titolare: Marea Alta | Via Roma 47, 20121 Milano
FR | fr | tide.eu | Éditeur : Marée Haute | 5 rue Haute, 75008 Paris
"""


@pytest.mark.parametrize("row", TOWNS.strip().splitlines())
def test_a_known_town_with_its_postcode_in_a_page_of_its_language(row: str) -> None:
    country, language, host, label, place = row.split(" | ")
    assert [code for code, _ in told(f"{label}<br>{place}", language, host)] == [country]


@pytest.mark.parametrize(
    ("language", "host", "place"),
    [
        ("en", "tide.com", "Via Roma 47, 20121 Milano"),
        ("es", "tide.com", "Calle Mayor 5, 36700 Salamanca"),
        ("it", "tide.de", "Via Roma 47, 20121 Milano"),
        ("it", "tide.com", "Via Roma 47, 20121 Borgo Basso"),
    ],
)
def test_what_may_be_another_country_s_town_tells_none(language: str, host: str, place: str) -> None:
    assert told(f"Titolare: Marea Alta<br>{place}", language, host) == []


@pytest.mark.parametrize(
    ("language", "host", "line", "country"),
    [
        ("it", "tide.it", "La piattaforma è gestita da Marea S.r.l.", "IT"),
        ("ro", "tide.ro", "Site-ul este operat de Marea SRL", "RO"),
        ("fr", "tide.fr", "Le site est édité par Marée SARL", "FR"),
        ("en", "tide.com", "This site is operated by Marea S.r.l.", ""),
        ("ro", "tide.md", "Site-ul este operat de Marea SRL", "MD"),
        ("it", "tide.ch", "La piattaforma è gestita da Marea S.r.l.", ""),
    ],
)
def test_a_form_of_several_countries_by_the_page_s_language(
    language: str, host: str, line: str, country: str
) -> None:
    assert [code for code, _ in told(line, language, host)] == ([country] if country else [])


def test_a_seat_in_a_town_with_its_province() -> None:
    line = "Il Titolare è TIDE, con sede legale a Vedelago (TV), Italia, P.IVA 06384170657"
    assert stated(line, "https://www.tide.com/")["country"] == ["IT"]


def test_a_number_for_value_added_tax_tells_the_country_of_the_site_s_ending() -> None:
    line = "Marée SRL - TVA BE 0801.303.538"
    assert [code for code, _ in told(line, "fr", "tide.be")] == ["BE"]
    assert [code for code, _ in told(line, "fr", "tide.com")] == ["BE"]  # where French is spoken, too
    assert told(line, "fr", "tide.ch") == []
    assert told(line, "en", "tide.com") == []


@pytest.mark.parametrize(
    ("name", "lang", "country"),
    [
        ("Blue Kiln Deutschland GmbH", "de", ["DE"]),
        ("Blue Kiln Czech Republic, s.r.o.", "", ["CZ"]),
        ("Blue Kiln Österreich GmbH", "de-at", ["AT"]),
        ("Norwegen Reisen GmbH", "de", None),
        ("Blue Kiln Polska GmbH", "de", None),
        ("Blue Kiln Ireland Ltd", "en", None),
    ],
)
def test_a_company_has_its_country_in_its_name(name: str, lang: str, country: list[str] | None) -> None:
    body = f'<html lang="{lang}"><body><footer>© 2026 {name}. Blue Kiln.</footer>'
    assert stated(body, "https://www.bluekiln.com/", PAGE).get("country") == country


@pytest.mark.parametrize(
    ("country", "name", "host"),
    [
        ("IS", "Tide ehf.", "tide.com"),
        ("FI", "Tide Software Oy", "tide.io"),
        ("EE", "Tide OÜ", "tide.app"),
        ("DK", "Tide ApS", "tide.com"),
        ("LT", "UAB Tide", "tide.com"),
        (None, "Tide Oy", "tide.se"),
        (None, "Tide APS", "tide.com"),
        (None, "Tide GmbH", "tide.com"),
    ],
)
def test_a_form_of_one_country_alone_shows_it_in_english(country: str | None, name: str, host: str) -> None:
    body = f"<footer><p>All our tools are made for the web.</p><p>© 2026 {name}</p></footer>"
    found = stated(body, f"https://{host}/", PAGE)
    assert (found["name"], found.get("country")) == ([name], [country] if country else None)
