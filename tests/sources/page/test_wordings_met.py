"""Wordings that were met on real pages and read wrongly once; the companies are invented."""

import pytest

from openroll.sources.web_page import read_page
from tests.sources.page.test_wordings import LINE, PAGE, stated
from tests.sources.pages import page_of

NAMES = """
Back to Harbour London Limited | backtoharbour.co | © 2019 Back to Harbour London Limited Company Number 10026593
Tide is tide d.o.o. | tideistide.rs | Tide is tide d.o.o. PIB: 107341216 Matični broj: 20784245
Company Harbour Services LTD | companyharbour.co.uk | We are Company Harbour Services LTD, company number 11383114.
Registered Office (UK) Ltd | desk.co.uk | 1.1 Registered Office (UK) Ltd (Registered in England, No. 09347868)
Keelepuu Keeltekool OÜ | keelepuu.ee | 1.1 Keelepuu Keeltekool OÜ (registrikood 16806917) lähtub seadusest.
Fjell AS | fjellshop.no | Ja. Fjell AS er et norsk selskap (org.nr. 918 377 573) med adresse i Voss.
Rempala Store OÜ | rempala.ee | РеквизитыRempala Store OÜ, reg. kood 12216136
SAMPO Werke UG (Haftungsbeschränkt) | sampo.io | SAMPO Werke UG (Haftungsbeschränkt), Amtsgericht Dresden, HRB 44981
Fjordbank filial av DnTide ASA | fjordbank.no | Fjordbank filial av DnTide ASA, 5020 Bergen. Org.nr.: 987973633
Société éditrice du Matin | lematin.fr | Pour la Société éditrice du Matin, SA au capital de 9 €. RCS Paris 732 829 320
BIG PLUME | plume.fr | Édité par BIG PLUME, SASU (à associé unique) au capital de 500 €. RCS Paris : 983 423 351
Ebbe Corp s.r.o. | ebbe24.cz | Poskytovatelem služby je společnost Ebbe Corp s.r.o., IČO: 30021359.
Ebbe Group OU | ebbe.com | Ebbe Group OU, Reg. Code: 12216136
EBBA di Rossi Anna, Bianchi L. & C. s.n.c. | ebba.it | EBBA di Rossi Anna, Bianchi L. & C. s.n.c. P.IVA 02154040808
APT Marea S. Cons. A R.L. | marea.it | Il “Titolare” del trattamento è APT Marea S. Cons. A R.L., P. IVA 02154040808.
van Damme GmbH | vandamme.de | Vertrag zwischen der van Damme GmbH und Kunden. Amtsgericht Dresden, HRB 44981
Kafić "Plima" Ana Jović s.p. Miloševac | plima.ba | Kafić "Plima" Ana Jović s.p. Miloševac, JIB: 4512696590007
„ФИНИКС ЦЕНТЪР" ООД | finiks.bg | „ФИНИКС ЦЕНТЪР" ООД, ЕИК: 175369610
"""


@pytest.mark.parametrize("row", NAMES.strip().splitlines())
def test_where_a_name_begins_and_ends(row: str) -> None:
    name, host, line = row.split(" | ")
    assert stated(line, f"https://www.{host}/")["name"] == [name]


def test_an_association_is_called_what_its_site_is_called() -> None:
    body = (
        "<h2>Contactos</h2><h6>Pé Ligeiro — Associação Cultural</h6><p>Rua Alta, n.º 2, 2620-135 Póvoa</p>"
        "<p>NIPC: 518 672 727</p>"
    )
    assert stated(body, "https://peligeiro.pt/", PAGE)["name"] == ["Pé Ligeiro — Associação Cultural"]


def test_a_brand_before_a_dash_is_no_part_of_a_company_s_name() -> None:
    line = "Tulip Rooms – Anemone Ltd, company number 09482716, England"
    assert stated(line, "https://tuliprooms.co.uk/")["name"] == ["Anemone Ltd"]


SAMPLES = """
Kanid UG (haftungsbeschränkt), Amtsgericht Musterstadt, HRB 12345
Rågård Test AB, Org.nr: 556123-4567
Lumière Test SAS, RCS Paris B 123 456 789
VLC Test SRL | CUI: RO12345678 | Nr. Reg. Com.: J40/1234/2024
"""


@pytest.mark.parametrize("line", SAMPLES.strip().splitlines())
def test_numbers_of_templates_are_not_stated(line: str) -> None:
    assert not {"number", "other_number"} & set(stated(line))


ADDRESSES = """
Via Alta 12/M, 50052 Certaldo (FI) | Tecno Srl, sede legale in Via Alta 12/M, 50052 Certaldo (FI) e sede operativa
90 Stadium Road, Toronto, ON M5V 3W5, Canada | Tide, Inc., a Delaware corporation, made in Toronto. 90 Stadium \
Road, Toronto, ON M5V 3W5, Canada.
Złote Pola 11, 43-300 Bielsko-Biała | Forma Sp. z o.o. z siedzibą w Bielsko-Białej, przy Złote Pola 11, \
43-300 Bielsko-Biała, KRS
220068, РБ, г. Минск, ул. Новая, 21 | ООО «Сдача» УНП 193689558 Минским горисполкомом 10.02.2016 220068, РБ, г. Минск, \
ул. Новая, 21 +375 29 621 48 33
5, rue des Hérons, 78180 Montigny | Tide, SAS au capital de 4 000 euros, 732 829 320 RCS Versailles, 5, rue des \
Hérons, 78180 Montigny, est le responsable du traitement
3397 Maklár, Alma utca 1. | Az oldalt üzemelteti: Tide Kft. 3397 Maklár, Alma utca 1. szám alatti székhelyű cég
Vester Gade 96, 1552 København V | Tide ApS (CVR: 29155356), beliggende på Vester Gade 96, 1552 København V, driver Tide
гр. София 1324, жк. Люлин, бл. 715, ап. 21 | „Новел“ ЕООД, ЕИК 208697044, гр. София 1324, жк. Люлин, бл. 715, ап. 21.
"""


@pytest.mark.parametrize("row", ADDRESSES.strip().splitlines())
def test_where_an_address_begins_and_ends(row: str) -> None:
    address, line = row.split(" | ", 1)
    assert stated(line)["address"] == [address]


NO_ADDRESSES = """
ООО «Путь и море». УНП 193738609. В реестре субъектов туристической деятельности РБ, №1310.
ООО «СпецТест» УНП 193689558, р/сч BY91 ALFA 3012 2D45 2800 2027 0000
SANTA s.r.l. – Sede legale: Via Abcabc, 34 – 00xxx Roma (RM) – P.IVA 02154040808
Panel Sp. z o.o. z siedzibą w Warszawie, ul. [Adres do uzupełnienia], 00-000 Warszawa, KRS: 0000127372
"""


@pytest.mark.parametrize("line", NO_ADDRESSES.strip().splitlines())
def test_what_is_no_address(line: str) -> None:
    assert "address" not in stated(line)


def test_a_site_named_behind_at_is_no_mailbox() -> None:
    line = "Tide Ltd, company number 09482716, sells what is listed on our website at tide.co.uk to you."
    assert "email" not in stated(line, "https://tide.co.uk/")


def test_a_branch_is_no_second_operator() -> None:
    lines = (
        "Tide EMEA SARL, 38 avenue Haute, L-1855 Luxembourg, R.C.S. Luxembourg B186284\n"
        "Tide EMEA SARL, Irish Branch, Burlington Road, Dublin 4, Ireland, branch registration number 908705"
    )
    assert stated(lines, "https://tide.com/")["name"] == ["Tide EMEA SARL"]


def test_a_number_above_is_not_of_who_is_only_mentioned() -> None:
    body = (
        "<footer><p>© 2026 Tide.IA — Jules Marin. Numéro d'entreprise : BE0877926214.</p><p>Événement organisé en "
        "collaboration avec ÉTOILE ASBL</p></footer>"
    )
    assert "name" not in stated(body, "https://tide-ia.be/", PAGE)


NUMBERS = """
VATIN DE315749622 | Tide GmbH, Umsatzsteuer-Identifikationsnummer gemäß §27 a Umsatzsteuergesetz: DE 31 57 49622
IT-REA RC-151045 | Tide S.p.A., C.F.: 02154040808, REA RC: 151045
IT-REA BG-456578 | Tide srl - C.F. e P.Iva 04353030168 - REA n. BG456578
EE-RIK 12216136 | Tide Store OÜ Рег. 12216136
"""


@pytest.mark.parametrize("row", NUMBERS.strip().splitlines())
def test_numbers_as_people_part_and_label_them(row: str) -> None:
    number, line = row.split(" | ")
    claims = read_page(page_of(line, LINE, "https://www.tide.com/")).claims
    assert number in {f"{one.scheme} {one.value}" for one in claims}


def test_numbers_of_two_respectively_are_not_given_to_the_second() -> None:
    line = (
        "Tide Logic (UK) Ltd and Tide Logic Semi Ltd are companies registered in Scotland, with registered numbers "
        "SC089839 and SC495735 respectively."
    )
    assert "number" not in stated(line, "https://www.tidelogic.com/")


def test_whose_trading_names_they_are_is_none_of_them() -> None:
    line = "Tide is provided by Tide Europe Ltd. Tide and Tide Markets are registered trading names of Tide Europe Ltd."
    assert "Tide Europe Ltd" not in stated(line, "https://www.tide.com/").get("trading_name", [])


def test_a_trading_name_ends_before_its_bracket() -> None:
    line = "PWJ Limited (trading as Dawn Tide), registered in Ireland under CRO No. 816286, is the data controller."
    assert stated(line, "https://www.dawntide.ie/")["trading_name"] == ["Dawn Tide"]


def test_a_name_with_its_form_goes_before_the_short_one() -> None:
    body = (
        "<footer><p>Good Tide trades under Tidestock Limited.</p><p>Tidestock is a company limited by guarantee "
        "registered in England and Wales under number 06919669</p></footer>"
    )
    assert stated(body, "https://www.goodtide.co.uk/", PAGE)["name"] == ["Tidestock Limited"]


def test_a_number_beside_a_made_up_court_is_made_up() -> None:
    assert "number" not in stated("Mora GmbH, Handelsregister: Amtsgericht Musterstadt, HRB 98763")


def test_towns_and_postcodes_behind_a_point() -> None:
    body = "<h1>Imprint</h1><p>Tide Drawers Ltd<br>Worthing Road,<br>Sheffield.<br>S9 3JB.</p>"
    assert stated(body, "https://www.tidedrawers.co.uk/imprint", PAGE)["address"] == [
        "Worthing Road, Sheffield, S9 3JB"
    ]
    line = "Tide Europe Ltd, whose registered office is: 46 East Street, London. E1W 1AW. United Kingdom."
    assert stated(line)["address"] == ["46 East Street, London. E1W 1AW"]


def test_a_postcode_in_brackets_before_the_street_is_read_with_its_town() -> None:
    line = "Tide Sp. z o.o. z siedzibą w Kielcach (kod pocztowy: 25-381) przy ul. Polnej 16 lok. 3, KRS: 0000127372"
    assert stated(line)["address"] == ["Kielcach, 25-381, ul. Polnej 16 lok. 3"]


def test_a_word_for_company_before_the_form_is_no_name() -> None:
    body = (
        "<h1>Mentions légales</h1><p>L'édition du site est assurée par la Société SASU Marée-IT au capital de 1000 "
        "euros, immatriculée au RCS de Lyon sous le numéro 891 895 906, dont le siège social est au 2 rue Haute, Lyon"
    )
    found = stated(body, "https://www.maree-it.fr/mentions", PAGE)
    assert found.get("name", ["SASU Marée-IT"]) == ["SASU Marée-IT"]


def test_an_address_goes_on_behind_a_line_that_ends_amid_a_part() -> None:
    body = (
        "<footer><p>ООО «Прилив» 220035, Республика<br> Беларусь, г. Минск, ул. Новая Д. 67<br> комн. 112 УНП "
        "193689558</p></footer>"
    )
    assert stated(body, "https://priliv.by/", PAGE)["address"] == [
        "220035, Республика Беларусь, г. Минск, ул. Новая Д. 67, комн. 112"
    ]


def test_what_somebody_is_before_being_registered_is_no_name() -> None:
    body = (
        "<footer><p>A Community Interest Company registered in England and Wales, No. 06919669.</p>"
        "<p>© 2026 Tide Community CIC.</p></footer>"
    )
    assert stated(body, "https://tide.org.uk/", PAGE)["name"] == ["Tide Community CIC"]


def test_a_mailbox_in_square_brackets_was_left_open() -> None:
    assert "email" not in stated("Tide Ltd, company number 09482716, Email: [info@domain.gr]")
    assert "email" not in stated("Tide Ltd, company number 09482716, Email: info@yourdomain.com")
    assert stated("Tide Ltd, company number 09482716, [a@tide.com](mailto:a@tide.com)")["email"] == [
        "a@tide.com"
    ]


def test_a_label_in_the_page_s_language_tells_no_country_of_a_form_from_elsewhere() -> None:
    body = "<h1>Gizlilik Politikası</h1><p>İşletme adı: TIDE s. r. o.</p><p>KDV numarası: 2121656262</p>"
    assert "country" not in stated(body, "https://www.tide.info/tr/gizlilik-politikasi", PAGE)


def test_the_french_word_or_is_no_form() -> None:
    assert "name" not in stated("NOM OU RAISON SOCIALE, SIREN 732 829 320")


def test_a_telephone_before_an_address_is_not_of_it() -> None:
    lines = (
        "Tide - Elevadores, Lda. | NIF: 518 672 727 | Email: info@tide.pt\n"
        "Tel: +351 214 000 863 | Móvel: +351 926 000 243 | Avenida do Parque nº 84-B, Rio de Mouro, 2635-609"
    )
    assert stated(lines, "https://www.tide.pt/")["address"] == [
        "Avenida do Parque nº 84-B, Rio de Mouro, 2635-609"
    ]
