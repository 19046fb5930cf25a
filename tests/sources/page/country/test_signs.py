"""A country that nothing tells alone: language, endings, telephones, towns and forms agree, or it is not stated."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

AGREED = """
HU | <p>Az oldal üzemeltetője: Kiss Anna</p><p>Ez az oldal nem gyűjt adatokat, és minden adat törölhető.</p>
PT | <p>O responsável pelo tratamento dos dados é a Oficina Maré, e não os vende.</p><p>Telefone: +351 912 345 678</p>
AT | <p>Impressum</p><p>Tide Solutions GmbH</p><p>Am Bach 4, 9524 Bachdorf</p><p>Telefon und Fax: +43 4242 123456</p>
CH | <p>[[FIRMA]]<br>[[PLZ_ORT]]<br>Schweiz</p><p>© 2026 Tide GmbH. Alle Rechte und Angaben ohne Gewähr</p>
MX | <p>Estos Términos regulan el uso del sitio y los servicios ofrecidos por GRANJA AZUL.</p>\
<p>WhatsApp: +52 565 000 5792</p>
BR | <p>O responsável pelo tratamento dos dados é a Oficina Maré, e não os vende.</p><p>Telefone: +55 11 9123-5678</p>
RO | <p>Site-ul este operat de Ana Teiul.</p><p>Constanța, România</p>\
<p>Datele sunt ale dumneavoastră și toate drepturile rezervate.</p>
TR | <p>SATICI:</p><p>Unvan: Ihlamur Ticaret</p><p>Adres: Bahçe Mah. Ihlamur 2. Sk. No:2B Merkez / Çorum</p>\
<p>Bu sözleşme için tüm hakları saklıdır ve bir kişi ile olarak üzere.</p>
"""
NOT_AGREED = [
    "<p>Az oldal üzemeltetője: Tide Trading Ltd</p><p>Ez az oldal nem gyűjt adatokat, és minden adat törölhető.</p>",
    "<p>O responsável pelo tratamento dos dados é a Oficina Maré, e não os vende.</p>",
    "<p>O responsável pelo tratamento dos dados é a Oficina Maré.</p><p>Tel. +55 11 9123-5678, +244 912 123 456</p>",
    "<p>Impressum und Kontakt</p><p>Tide Solutions GmbH</p><p>Telefon: +43 4242 123456, +41 44 123 45 67</p>",
    "<p>Impressum und Kontakt</p><p>Tide Solutions GmbH</p><p>Lieferung in die Schweiz und nach Österreich</p>",
]


@pytest.mark.parametrize("row", AGREED.strip().splitlines())
def test_signs_that_agree_tell_the_country(row: str) -> None:
    country, body = row.split(" | ")
    page = f"<h1>Info</h1>{body}"
    assert stated(page, "", PAGE)["country"] == [country]
    assert stated(f'<html lang="en"><body>{page}</body></html>', "", PAGE)["country"] == [country]


@pytest.mark.parametrize("body", NOT_AGREED)
def test_one_sign_of_several_countries_or_two_against_each_other_tell_none(body: str) -> None:
    assert "country" not in stated(f"<h1>Info</h1>{body}", "", PAGE)


def test_the_only_country_that_a_page_names_is_a_sign_and_an_identity_card_ends_a_name() -> None:
    body = '<html lang="es"><p>Este sitio web es titularidad de Ana Costa Mar con DNI 12345678Z en España.</p></html>'
    found = stated(body, "", PAGE)
    assert found["name"] == ["Ana Costa Mar"]
    assert found["country"] == ["ES"]
    assert "country" not in stated(body.replace("en España", "en España o en Chile"), "", PAGE)


SEATS = """
GA | <p>Le présent site est édité par Tide BTP.</p><ul><li>Adresse : Akanda Libreville Gabon.</li></ul>
CI | <p>Le présent site est édité par TIDE4, dont le siège social est à Cocody, 3ème étage, Abidjan, Côte d'Ivoire.</p>
"""


@pytest.mark.parametrize("row", SEATS.strip().splitlines())
def test_the_only_country_tells_where_a_seat_is_that_ends_with_it(row: str) -> None:
    country, body = row.split(" | ")
    assert stated(f"<h1>Mentions légales</h1>{body}", "", PAGE)["country"] == [country]
    assert "country" not in stated(f"<h1>Mentions légales</h1>{body}<p>Livraison en France</p>", "", PAGE)


def test_a_seat_can_be_told_by_its_town_and_region() -> None:
    body = "<h2>Éditeur du site</h2><p>Raison sociale : TIDEVO</p><p>Adresse du siège : Herblay, Île-de-France</p>"
    assert stated(body, "", PAGE)["address"] == ["Herblay, Île-de-France"]


LIMITED = """
GB | https://www.bluekiln.co.uk/ | © 2026 Blue Kiln Ltd
IE | https://www.bluekiln.ie/ | © 2026 Blue Kiln Limited
None | https://www.bluekiln.com/ | © 2026 Blue Kiln Ltd
None | https://www.bluekiln.de/ | © 2026 Blue Kiln Ltd
"""


@pytest.mark.parametrize("row", LIMITED.strip().splitlines())
def test_a_limited_company_is_at_home_where_its_site_ends_so(row: str) -> None:
    country, url, line = row.split(" | ")
    body = f"<title>Blue Kiln</title><p>Pots and more pots.</p><footer>{line}</footer>"
    assert stated(body, url, PAGE).get("country", ["None"]) == [country]


def test_a_point_can_stand_between_a_postcode_and_its_town() -> None:
    body = "<h1>Aviso legal</h1><p>Sitio web de Ana Ruiz Mora. Dirección: Calle Alta Nº29, 29006. Málaga</p>"
    assert stated(f"<html lang=es>{body}", "https://www.anaruiz.com/", PAGE)["country"] == ["ES"]


@pytest.mark.parametrize(
    ("law", "country"), [("Georgia", None), ("the State of Georgia", ["US"]), ("Ohio", ["US"])]
)
def test_georgia_is_a_country_too(law: str, country: list[str] | None) -> None:
    body = (
        f'<p>Heron Kiln LLC ("we") runs this site.</p><p>These Terms are governed by the laws of {law}.</p>'
    )
    assert stated(body, "https://kiln.example/terms", PAGE).get("country") == country


@pytest.mark.parametrize(
    ("ending", "phone", "country"),
    [
        ("co.uk", "01422 123456", ["GB"]),
        ("ie", "(087) 123 4567", ["IE"]),
        ("com.au", "(03) 9123 4567", ["AU"]),
        ("co.nz", "09 123 4567", ["NZ"]),
        ("co.za", "011 123 4567", ["ZA"]),
        ("com", "01422 123456", None),
        ("co.uk", "+33 1 42 12 34 56", None),
        ("co.uk", "04/05/2024", None),
    ],
)
def test_a_telephone_as_dialled_there_is_a_sign_with_an_ending_where_english_is_written(
    ending: str, phone: str, country: list[str] | None
) -> None:
    body = (
        f'<html lang="en"><h1>Blue Kiln Pottery</h1><p>Call us: {phone}.</p><p>© 2024 Blue Kiln Pottery</p>'
    )
    page = stated(f"<title>Blue Kiln Pottery</title>{body}", f"https://bluekiln.{ending}/contact", PAGE)
    assert page.get("country") == country


@pytest.mark.parametrize(
    ("href", "language", "country"),
    [
        ("tel:+390331123456", "it", ["IT"]),
        ("TEL:+39%200331%20123456", "it", ["IT"]),
        ("tel:00390331123456", "it", ["IT"]),
        ("https://wa.me/390331123456", "it", ["IT"]),
        ("https://wa.me/?text=390331123456", "it", None),
        ("tel:+41911234567", "it", ["CH"]),
        ("tel:0331123456", "it", None),
    ],
)
def test_a_telephone_that_a_link_dials_is_a_sign(href: str, language: str, country: list[str] | None) -> None:
    body = f'<html lang="{language}"><title>Forno Azzurro</title><h1>Forno Azzurro</h1>\
<p>Il pane e la pizza per la casa e per il negozio.</p><a href="{href}">Chiamaci</a><p>© 2024 Forno Azzurro</p>'
    assert stated(body, "https://bluekiln.com/contatti", PAGE).get("country") == country
    shown = body.replace("Chiamaci", "+41 91 123 45 67")
    assert stated(shown, "https://bluekiln.com/contatti", PAGE)["country"] == ["CH"]


ENDINGS = """
BE fr be|BE nl be|LU fr lu|BY ru by|KZ ru kz|MD ro md
AL sq al|BA bs ba|BA hr ba|MK mk mk|GE ka ge|AM hy am|AM ru am|AZ az az|BR pt com.br
MX es com.mx|CY el com.cy|LI de li|- sr me|- fr it|- de nl|- en md|- ru com
"""


@pytest.mark.parametrize("row", ENDINGS.strip().replace("\n", "|").split("|"))
def test_a_language_and_the_ending_of_a_country_where_it_is_written_tell_it(row: str) -> None:
    code, language, ending = row.split()
    body = f'<html lang="{language}"><title>Tida Studio</title><h1>Tida Studio</h1><p>© 2024 Tida Studio</p>'
    assert stated(body, f"https://tida-studio.{ending}/", PAGE).get("country", ["-"]) == [code]


@pytest.mark.parametrize(
    ("ending", "code"), [("co.uk", "GB"), ("ie", "IE"), ("com.au", "AU"), ("ca", "CA"), ("nl", "-")]
)
def test_english_and_the_ending_of_its_country_tell_it_where_words_are_english(
    ending: str, code: str
) -> None:
    said = "Welcome to the studio of the potters, and this is for you."
    body = f'<html lang="en"><title>Tida Studio</title><h1>Tida Studio</h1><p>{said}</p><p>© 2024 Tida Studio</p>'
    assert stated(body, f"https://tida-studio.{ending}/", PAGE).get("country", ["-"]) == [code]
