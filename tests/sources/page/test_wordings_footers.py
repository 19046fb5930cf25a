"""Footers and company lines: what stands there without a word that says whose it is."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

BELGIAN = """
be | <footer><p>© 2026 Advocaten Beekman BV • BTW BE 0403.170.701</p></footer>
be | <footer><p>Beekman Kantoor BV</p><p>TVA BE0403170701</p></footer>
com | <footer><p>Beekman Kantoor BV, RPR Leuven</p><p>BTW BE 0403.170.701</p></footer>
"""


@pytest.mark.parametrize("row", BELGIAN.strip().splitlines())
def test_belgium_s_number_for_value_added_tax_is_the_company_s(row: str) -> None:
    ending, body = row.split(" | ", 1)
    found = stated(body, f"https://www.beekman.{ending}/", PAGE)
    assert found["number"] == ["0403.170.701"]
    assert found["country"] == ["BE"]


def test_who_is_taxed_in_several_countries_is_not_belgian_by_that() -> None:
    body = "<footer><p>Elster Logistik GmbH</p><p>USt-IdNr. DE136695976, BTW BE 0403.170.701</p></footer>"
    assert "number" not in stated(body, "https://www.elster-logistik.eu/", PAGE)


def test_a_form_in_small_letters_ends_a_belgian_name() -> None:
    line = "BEEKMAN bv – Stationsstraat 16 – 3110 Rotselaar\nBTW BE 0403.170.701 – RPR Leuven"
    found = stated(line, "https://www.beekman.be/")
    assert (found["name"], found["number"]) == (["BEEKMAN bv"], ["0403.170.701"])


def test_registered_as_leads_to_the_number() -> None:
    line = "Operated by Lough Works Ltd, registered in Northern Ireland as NI623789"
    assert stated(line, "https://www.site.uk/")["number"] == ["NI623789"]


def test_a_copyright_behind_a_bank_s_account_is_no_bank_s() -> None:
    body = (
        "<footer><p>ОГРН: 1027700132195</p><p>Корр. счет: 30101810200000000824</p>"
        "<p>© ООО «Снегирь» — 2026</p></footer>"
    )
    found = stated(body, "https://www.snegir.ru/", PAGE)
    assert (found["name"], found["number"]) == (["ООО «Снегирь»"], ["1027700132195"])


def test_a_card_of_the_only_company_says_whose_page_it_is() -> None:
    card = "<p>Tide Lamps GmbH</p><p>Gasse 1<br>12345 Ort</p><p>Tel. +49 30 1234987</p><p>mail@lampen-tide.de</p>"
    assert stated(f"<h2>Kontakt</h2>{card}", "https://www.licht.de/", PAGE)["name"] == ["Tide Lamps GmbH"]
    second = card.replace("Tide Lamps", "Hügel Lampen")
    assert "name" not in stated(f"<h2>Händler</h2>{card}{second}", "https://www.licht.de/", PAGE)


def test_a_cookie_policy_says_whose_it_is() -> None:
    body = (
        "<h1>Política de cookies</h1><h2>1 Quem somos</h2><p>Esta política descreve o que se guarda.</p>"
        "<p>Maré Alta, Unipessoal Lda, NIPC 503504564. Sede: Rua do Cais, 5, 3000-177 Coimbra, Portugal.</p>"
    )
    found = stated(body, "https://www.areal.com/cookies", PAGE)
    assert (found["name"], found["number"]) == (["Maré Alta, Unipessoal Lda"], ["503504564"])


def test_a_georgian_name_stands_behind_its_form_without_quotation_marks() -> None:
    body = "<footer><p>შპს მაისი</p><p>საიდენტიფიკაციო კოდი: 405729653</p></footer>"
    found = stated(body, "https://www.site.ge/", PAGE)
    assert (found["name"], found["number"]) == (["შპს მაისი"], ["405729653"])
