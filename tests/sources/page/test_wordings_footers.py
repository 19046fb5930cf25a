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


CLAIMED = """
heron.dk | DK 29155356 | Heron | <p>© 2026 Heron · CVR: 29155356 · Alle rettigheder</p>
heron.com | DK 29155356 | Heron | <p>CVR: 29155356</p><p>Alt af glas.</p><p>© 2026 Heron</p>
heron.it | IT 00743110157 | Heron Italia | <p>© Heron Italia. Tutti i diritti riservati. P.IVA 00743110157</p>
"""


@pytest.mark.parametrize("row", CLAIMED.strip().splitlines())
def test_a_copyright_names_who_is_called_like_the_site_beside_a_number(row: str) -> None:
    host, value, name, body = row.split(" | ", 3)
    found = stated(f"<footer>{body}</footer>", f"https://www.{host}/", PAGE)
    assert found["name"] == [name]
    assert value.split()[1] in str(found.get("number", []) + found.get("other_number", []))


@pytest.mark.parametrize(
    "body",
    [
        "<p>© 2026 Heron — Sällskapet för Glas</p><p>Glas sedan 1990</p><p>Org.nr: 556017-2040</p>",
        "<p>© 2026 Plover. All rights reserved.</p>",
    ],
)
def test_a_copyright_alone_names_a_brand(body: str) -> None:
    assert "name" not in stated(f"<footer>{body}</footer>", "https://www.heron.se/", PAGE)


def test_a_number_with_a_wrong_check_digit_still_says_whose_line_it_is() -> None:
    body = (
        "<footer><p>© Грузы по России</p><p>ИП Снегирёв Юлий Михайлович · ОГРНИП 304500116000159</p></footer>"
    )
    found = stated(body, "https://www.perevozki.ru/", PAGE)
    assert found["name"] == ["ИП Снегирёв Юлий Михайлович"]
    assert "number" not in found


def test_a_bank_beside_a_company_is_its_bank() -> None:
    line = "ООО «Снегирь», ОГРН 1027700132195, АО «Дубрава-Банк», БИК 044525593, Р/сч 40802810702860020229"
    found = stated(f"<div>{line}</div>", "https://www.posuda.ru/", PAGE)
    assert (found["name"], found["number"]) == (["ООО «Снегирь»"], ["1027700132195"])


def test_a_trader_s_initials_with_a_space_are_of_the_name() -> None:
    body = "<footer><p>ИП Снегирёв Т. А.</p><p>ОГРНИП 304500116000157</p></footer>"
    assert stated(body, "https://www.posuda.ru/", PAGE)["name"] == ["ИП Снегирёв Т. А."]


def test_a_line_of_parts_names_who_can_be_reached() -> None:
    body = (
        "<h1>Privacy</h1><p>GLA di Anna Rovere · Via del Porto n. 6 · P.IVA 00743110157 · gla@libero.it</p>"
    )
    found = stated(body, "https://www.negozio.it/privacy", PAGE)
    assert (found["name"], found["email"]) == (["GLA di Anna Rovere"], ["gla@libero.it"])


@pytest.mark.parametrize(("phone", "scheme"), [("+420 733 123 577", ["27604977"]), ("+1 733 123 5770", None)])
def test_a_telephone_tells_which_of_two_registers(phone: str, scheme: list[str] | None) -> None:
    body = f"<p>{phone}</p><p>instagram</p><p>Kolibri Sklo s.r.o.</p><p>IČO: 27604977</p>"
    assert stated(body, "https://kolibrisklo.com/", PAGE).get("number") == scheme


def test_a_form_and_a_comma_stand_before_a_lithuanian_name() -> None:
    body = "<footer><h2>Rekvizitai</h2><p>MB, Upės Lempa</p><p>Įmonės kodas: 304151376</p></footer>"
    assert stated(body, "https://www.lempa.lt/", PAGE)["name"] == ["MB, Upės Lempa"]


OVERSEAS = """
BR | 33000167000101 | com.br | Maracujá Comércio Ltda., inscrita no CNPJ sob o nº 33.000.167/0001-01
AR | 30500010912 | com.ar | Ceibo Luz S.A. – CUIT 30-50001091-2
NZ | 9429040402543 | co.nz | Koru Lamps Limited, NZBN 9429040402543
ZA | 2015/123457/07 | co.za | Protea Lamps (Pty) Ltd. Reg. No. 2015/123457/07
CL | 96806980-2 | cl | Copihue Luz Limitada, RUT 96.806.980-2
CO | 899999068-1 | com.co | Orquídea Luz S.A.S. NIT 899.999.068-1
PE | 20100047218 | com.pe | Cantuta Luz S.A.C. - RUC 20100047218
MX | PEP970814SF3 | com.mx | Dalia Luz S.A. de C.V. RFC: PEP970814SF3
"""


@pytest.mark.parametrize("row", OVERSEAS.strip().splitlines())
def test_companies_overseas_state_their_numbers(row: str) -> None:
    country, value, ending, line = row.split(" | ")
    found = stated(f"<footer><p>{line}</p></footer>", f"https://www.site.{ending}/", PAGE)
    assert (found["number"], found["country"]) == ([value], [country])


def test_elements_that_a_style_or_a_class_sets_as_blocks_have_lines_of_their_own() -> None:
    body = (
        '<footer><span class="block">Kanerva Lamppu Oy</span><span class="mt-2 block">Y-tunnus: 2082259-7</span>'
        '<span style="display:block">Koivutie 13</span><span class="d-block">65300 Vaasa</span></footer>'
    )
    found = stated(body, "https://www.lamppu.fi/", PAGE)
    assert (found["name"], found["number"]) == (["Kanerva Lamppu Oy"], ["2082259-7"])
    assert found["address"] == ["Koivutie 13, 65300 Vaasa"]


@pytest.mark.parametrize("label", ["Exploitant :", "Nom et prénom :"])
def test_french_traders_have_labels_of_their_own(label: str) -> None:
    body = (
        f"<h1>Mentions légales</h1><h2>Éditeur du site</h2><p>{label} Rosalie Merle<br>"
        "Statut : auto-entrepreneur<br>SIRET : 73282932000074</p>"
    )
    found = stated(body, "https://www.merle-lampes.fr/mentions-legales", PAGE)
    assert found["name"] == ["Rosalie Merle"]
    assert found["other_number"] == ["73282932000074"]


def test_a_heading_that_is_the_site_s_name_stands_above_the_number() -> None:
    body = (
        "<footer><h2>Lamppu Koivu</h2><ul><li>Y-tunnus: 2082259-7</li><li>lamppu-koivu.fi</li></ul></footer>"
    )
    assert stated(body, "https://lamppu-koivu.fi/", PAGE)["name"] == ["Lamppu Koivu"]


def test_a_fund_s_name_holds_signs_within_signs() -> None:
    body = (
        '<h1>Реквізити</h1><p>Отримувач: БО "БФ "ЗОРЯ ПОЛЯ""</p><p>Код ЄДРПОУ 32855961</p>'
        '<p>Назва банку отримувача АТ "ГАЙ"</p><p>МФО банку отримувача 334851</p>'
    )
    found = stated(body, "https://zorya.org.ua/support", PAGE)
    assert (found["name"], found["number"]) == (['БО "БФ "ЗОРЯ ПОЛЯ""'], ["32855961"])
    assert "address" not in found


def test_whoever_drives_a_site_in_norway_runs_it() -> None:
    body = "<h1>Vilkår</h1><p>Disse vilkårene gjelder rett.no, driftet av Elv og Fjell AS, org. nr. 974 760 673.</p>"
    found = stated(body, "https://rett.no/vilkar", PAGE)
    assert (found["name"], found["number"]) == (["Elv og Fjell AS"], ["974760673"])


def test_who_stands_behind_reserved_rights_bears_the_copyright() -> None:
    body = (
        "<footer><p>© 2026 Copyright All rights Reserved Vela Nera Srl</p>"
        "<p>Sede legale: Via Ritorta 12, 37047 San Bonifacio (VR)</p></footer>"
    )
    assert stated(body, "https://www.vela-nera.it/", PAGE)["name"] == ["Vela Nera Srl"]


def test_a_colon_within_a_word_in_small_letters_is_of_the_name() -> None:
    line = "clone:kit GmbH\nAm Katzenbach 7, 8054 Graz\nFirmenbuchnummer: FN 56247 t"
    assert stated(line, "https://www.clonekit.at/")["name"] == ["clone:kit GmbH"]


def test_what_a_company_is_for_is_no_part_of_its_address() -> None:
    body = (
        "<h1>Impressum</h1><p>Betreiberin ist die tabula gGmbH zur Förderung von Bildung und Teilhabe<br><br>"
        "Rittergut Tannenhof<br>Bergstraße 16<br>40699 Erkrath</p>"
    )
    found = stated(body, "https://www.tabula.de/impressum", PAGE)
    assert found["address"] == ["Rittergut Tannenhof, Bergstraße 16, 40699 Erkrath"]
