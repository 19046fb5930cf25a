"""Numbers on a page that names nobody: stated where they are the site's own, and left where they may be another's."""

import pytest

from openroll.sources.web_page import read_page
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of

OWN = """
SE-ON | 559070-3913 | SE | flink.se | <p>Om oss</p><p>Org.nr: 559070-3913</p><p>© 2026 Flink.</p>
EE-RIK | 10037062 | EE | kuu.ee | <p>Kuu tee 5, 10112 Tallinn, Eesti</p><p>Registrikood 10037062, KMKR EE100271878</p>
NO-BRC | 937024622 | NO | nordvik.studio | <footer><p>© 2026. Org.nr. 937 024 622.</p></footer>
NL-KVK | 94834768 | NL | lampen.nl | <p>Copyright 2026, KvK 94834768</p>
GB-COH | 04112470 | GB | tide.com | <p>Registered in England</p><p>Company Reg No: 4112470</p>
GB-COH | SC427359 | GB | tide.com | <footer><p>© 2026.</p><p>Registered in Scotland No: SC427359</p></footer>
"""


@pytest.mark.parametrize("row", OWN.strip().splitlines())
def test_the_site_s_own_number_is_stated(row: str) -> None:
    scheme, value, country, host, body = row.split(" | ")
    claims = read_page(page_of(body, PAGE, f"https://www.{host}/")).claims
    assert {claim.subject for claim in claims} == {f"{scheme}/{value}"}
    said = {claim.property: claim.value for claim in claims}
    assert (said["number"], said["country"]) == (value, country)
    assert "name" not in said


def test_address_and_mailbox_are_those_of_the_number() -> None:
    body = "<p>Y-tunnus: 3581511-1</p><p>Osoite: Metsäkuja 3 B, 20400 Turku</p><p>info@koivu.fi</p>"
    found = stated(body, "https://koivu.fi/yhteystiedot", PAGE)
    assert found["address"] == ["Metsäkuja 3 B, 20400 Turku"]
    assert found["email"] == ["info@koivu.fi"]


OTHERS = [
    "<p>The payments on this page go through our partner in town, KvK 94834768, and nobody else.</p>",
    "<h1>News</h1><p>Tide Holding B.V. has said that it sells its shares.</p><p>KvK 94834768</p>",
    "<h1>Voorbeeld</h1><p>KvK 94834768</p>",
    "<p>KvK 12345678</p>",
    "<p>GsR 18</p>",
]


@pytest.mark.parametrize("body", OTHERS)
def test_what_may_be_another_s_is_not(body: str) -> None:
    assert "number" not in stated(body, "https://www.krant.nl/nieuws/1", PAGE)


def test_a_number_of_another_country_stands_where_operators_say_who_they_are() -> None:
    body = "<p>KvK 94834768</p>"
    assert "number" not in stated(body, "https://www.krant.fr/nieuws/1", PAGE)
    assert stated(body, "https://www.krant.fr/contact", PAGE)["number"] == ["94834768"]


def test_a_page_in_the_language_of_the_number_needs_no_ending_of_the_country() -> None:
    body = "<p>Sivustomme on avoinna arkisin, ja siellä on myös verkkokauppa.</p><p>Y-tunnus: 3581511-1</p>"
    assert stated(body, "https://www.koivu.com/tuotteet", PAGE)["number"] == ["3581511-1"]
    english = "<p>Our shop is open on all days, and there is a shop on the web as well.</p><p>Y-tunnus: 3581511-1</p>"
    assert "number" not in stated(english, "https://www.koivu.com/tuotteet", PAGE)


TAXED = [
    "<footer><p>Sede: Piazza Alta, 8 - 26100 Cremona</p><p>REA: CR-186218 | P.IVA 01902590221</p></footer>",
    "<footer><p>Via Alta, 109 - 80131 - Napoli (NA)</p><p>P. IVA 01902590221 | info@tide.it</p></footer>",
]


@pytest.mark.parametrize("body", TAXED)
def test_a_number_for_value_added_tax_of_the_site_s_country_stands_for_it(body: str) -> None:
    assert "IT01902590221" in stated(body, "https://www.tide.it/", PAGE)["other_number"]
    assert "other_number" not in stated(body, "https://www.tide.de/", PAGE)


def test_an_address_behind_the_numbers_makes_no_line_too_long() -> None:
    line = (
        "Registered in England and Wales No. 07180668 , VAT Registration Number GB 980780684 Registered Address "
        "Unit 13 - 14, The Long Sidings, Lindenhall Road, London, E11 1HD, United Kingdom"
    )
    body = f"<div><b>Thank You for Your Order!</b><p>{line}</p></div>"
    assert stated(body, "https://www.tide.co.uk/", PAGE)["number"] == ["07180668"]


BEHIND_OTHER_WORDS = """
15339923 | <p>It is in the hands of a company registered in England and Wales (Company Number: 15339923).</p>
L72206043S | <p>ADDRESS: Rr. Lumi 4, Kompleksi Breg, Kati 2, Tiranë - Albania, Nipt: L72206043S</p>
813885282 | <p>La maison AMBRE, immatriculée au RCS de SAINT-BRIEUC sous le numéro 813 885 282.</p>
"""


@pytest.mark.parametrize("row", BEHIND_OTHER_WORDS.strip().splitlines())
def test_the_only_number_of_a_page_is_its_operator_s_where_its_sentence_speaks_of_nobody_else(
    row: str,
) -> None:
    value, body = row.split(" | ")
    assert stated(body, "", PAGE)["number"] == [value]
    assert "number" not in stated(body.replace("<p>", "<p>Our bank: "), "", PAGE)


def test_a_label_of_another_country_s_register_behind_other_words_tells_nothing() -> None:
    line = "Wir führen den Laden, eingetragen im Handelsregister unter der Nummer 66197538, und sind gern für Sie da."
    assert "number" not in stated(f"<p>{line}</p>", "", PAGE)


BEFORE_THE_NAME = [
    "<p>V rejstříku od 2010, IČO 27074358, Praha.</p>"
    "<p>© 2024 mlyn.example, Mlýn s.r.o., sídlo: Dlouhá 4, 110 00 Praha</p>",
    "<p>Y-tunnus 1909504-6, rekisteri.</p><p>© 2024 mylly.example, Mylly Oy, osoite: Metsäkuja 3, 20400 Turku</p>",
]


@pytest.mark.parametrize("body", BEFORE_THE_NAME)
def test_a_number_of_nobody_is_the_only_operator_s(body: str) -> None:
    assert len(stated(f"<footer>{body}</footer>", "", PAGE)["number"]) == 1
    bank = body.replace("<p>", "<p>Naše banka nebo pankki: ", 1)
    assert "number" not in stated(f"<footer>{bank}</footer>", "", PAGE)


@pytest.mark.parametrize(("lang", "named"), [("it", True), ("en", False)])
def test_a_number_for_taxes_on_a_site_of_no_country_is_of_the_language_s(lang: str, named: bool) -> None:
    line = "© 2026 TLP - Il Tulipano. Tutti i diritti riservati - P.IVA 00742430283 - chi siamo - contatti"
    body = f"<html lang={lang}><body><p>Le colazioni di Salina</p><p>{line}</p>"
    assert ("other_number" in stated(body, "https://www.colazioni.net/", PAGE)) is named


def test_where_another_company_is_registered_says_nothing_of_the_number() -> None:
    body = (
        "<p>, Cyprus and with Company Registration number HE 435932. Services are provided through its "
        "relationship with the institution Blue Kiln Ltd, a company registered in Malta with number C 65783.</p>"
    )
    assert stated(body, PAGE, PAGE).get("country") in (None, ["CY"])
