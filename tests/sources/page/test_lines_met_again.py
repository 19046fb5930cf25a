"""Company lines of Europe, met once more: hosts by name, cases, initials of streets, bare numbers, drawn texts."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SITE = "https://www.on-the-web.com/"

HOSTS = """
Nom de l'hébergeur
Nom de l’hébergeur
Raison sociale de l'hébergeur
Name des Hosters
Name of the hosting provider
Nombre del proveedor de alojamiento
Nome do alojamento
Nome del fornitore di hosting
Naam hostingpartij
Název hostingu
Nazwa dostawcy hostingu
Tárhelyszolgáltató neve
"""


@pytest.mark.parametrize("label", HOSTS.strip().splitlines())
def test_what_a_host_is_called_is_no_operator_s_name(label: str) -> None:
    body = f"<p>Firma: GPE Solutions</p><p>Adresse : 4 rue des Lilas, 42400 Lyon</p><p>{label} : Nuage</p>"
    assert stated(body, SITE, PAGE)["name"] == ["GPE Solutions"]


def test_below_the_host_s_sentence_its_name_is_told() -> None:
    body = (
        "<p>Société : GPE Solutions</p><h2>Hébergement</h2><p>Le site est hébergé par : Société Nuage</p>"
        "<ul><li>Nom de l’hébergeur : Nuage</li><li>Adresse : 340 S Lemon Ave, Walnut, CA 91789</li></ul>"
    )
    assert stated(body, SITE, PAGE)["name"] == ["GPE Solutions"]


BELONGS = """
Veebisait, mis kuulub Ahi OÜ-le (registrikood 12345678), kasutab küpsiseid. | Ahi OÜ
Veebileht kuulub Ahi OÜ-le. | Ahi OÜ
Šī vietne pieder SIA Krāsns. | SIA Krāsns
Deze website is van Oven B.V. | Oven B.V.
Een product van Oven B.V. | Oven B.V.
"""


@pytest.mark.parametrize("row", BELONGS.strip().splitlines())
def test_to_whom_a_site_belongs_stands_in_any_case(row: str) -> None:
    line, name = row.split(" | ")
    assert stated(f"<p>{line}</p>", SITE, PAGE)["name"] == [name]


PRODUCTS = """
Prodotto di Tulipano S.r.l.
Produit de Tulipe SAS
Produto da Tulipa Lda
Producto de Tulipán S.L.
"""


@pytest.mark.parametrize("line", PRODUCTS.strip().splitlines())
def test_whose_product_it_is_is_no_part_of_the_name(line: str) -> None:
    name = line.split(" ", 2)[2]
    assert stated(f"<footer>Kiln App · {line} · P.IVA 12804470016</footer>", SITE, PAGE)["name"] == [name]


def test_a_maker_s_name_can_stand_twice() -> None:
    body = "<footer>Kiln · Prodotto di Tulipano <span>Tulipano S.r.l. · P.IVA 12804470016</span></footer>"
    assert stated(body, SITE, PAGE)["name"] == ["Tulipano S.r.l."]


def test_bold_words_head_what_follows_without_a_space() -> None:
    body = "<div><strong>e-ofen GmbH &amp; Co. KG</strong>Rheinweg 10<br>53881 Euskirchen<br>info@ofen.example</div>"
    said = stated(body, SITE, PAGE)
    assert said["name"] == ["e-ofen GmbH & Co. KG"]
    assert said["address"] == ["Rheinweg 10, 53881 Euskirchen"]


def test_bold_letters_within_a_word_part_nothing() -> None:
    assert stated("<p><b>Blue</b>Kiln Ltd, company number 01234567</p>", SITE, PAGE)["name"] == [
        "BlueKiln Ltd"
    ]


STREETS = """
ООО «Ромашка», ИНН 7707083893, адрес: | 350000, г. Краснодар, ул. им. Тургенева, д. 5, оф. 3
ООО «Ромашка», ИНН 7707083893, адрес: | 141801, МО, г. Дмитров, мкр. им. Владимира Махалина, д.20
ООО «Ромашка», ИНН 7707083893, адрес: | 236022, г. Калининград, ул. Дм. Донского, д. 7
ООО «Ромашка», ИНН 7707083893, адрес: | 143026, Московская обл., Одинцовский р-н, дер. Сколково, ул. Новая, д. 100
ТОВ «Ромашка», адреса: | 61000, м. Харків, вул. ім. Шевченка, буд. 5
UAB Krosnis, | J. Jablonskio g. 3, LT-03224 Vilnius
UAB Krosnis · | J. Jablonskio g. 3, Vilnius, LT-03224
Pec s.r.o., | J. Palacha 12, 690 02 Břeclav
"""


@pytest.mark.parametrize("row", STREETS.strip().splitlines())
def test_abbreviations_and_initials_are_of_the_street(row: str) -> None:
    before, address = row.split(" | ")
    assert stated(f"<p>{before} {address}</p>", SITE, PAGE)["address"] == [address]


BARE = """
Ofen GmbH, Gasse 4, 24109 Kiel, DE136695976
Oven BV, Kerkstraat 149, 1060 Gent, BE0403170701
Piec Sp. z o.o., ul. Polna 5, 00-001 Warszawa, PL5260001246
Horno S.L. · Calle Mayor 5, 28013 Madrid · ESB93590792
"""


@pytest.mark.parametrize("line", BARE.strip().splitlines())
def test_commas_set_a_company_s_number_for_taxes_apart(line: str) -> None:
    assert line.split()[-1] in stated(f"<p>{line}</p>", SITE, PAGE)["other_number"]


def test_what_stands_between_commas_elsewhere_is_no_number_for_taxes() -> None:
    assert not stated("<p>Spare part, grey, DE136695976, 12 pieces in stock</p>", SITE, PAGE)


DRAWN = """
c.drawString(20 * mm, {n}, "{text}")
doc.text("{text}", 20, {n});
$pdf->Cell(0, 6, '{text}', 0, {n});
pdf.cell(0, {n}, "{text}", ln=True)
"""


@pytest.mark.parametrize("call", DRAWN.strip().splitlines())
def test_what_a_program_draws_is_a_line(call: str) -> None:
    texts = ["Uuni Oy", "Tahkokatu 1", "37120 Nokia", "Y-tunnus 1234567-1"]
    body = "\n".join(
        call.replace("{n}", str(number)).replace("{text}", text) for number, text in enumerate(texts)
    )
    said = stated(f"<p>{body}</p>", SITE, PAGE)
    assert (said["name"], said["address"]) == (["Uuni Oy"], ["Tahkokatu 1, 37120 Nokia"])


LABELLED = """
Krosnis, UAB Įmonės kodas 303410025 | Krosnis, UAB
Krosnis, UAB Tel. 8 41 54001, įmonės kodas 303410025 | Krosnis, UAB
Krāsns, SIA Reģ. nr. 40003032949 | Krāsns, SIA
Ahi, OÜ Registrikood 14674044 | Ahi, OÜ
"""


@pytest.mark.parametrize("row", LABELLED.strip().splitlines())
def test_a_form_behind_a_comma_is_of_the_name_before_it(row: str) -> None:
    line, name = row.split(" | ")
    assert stated(f"<p>{line}</p>", SITE, PAGE)["name"] == [name]


SIGNED = """
The undersigned Oven Ltd, company number 00445790
Die unterzeichnete Oven GmbH, HRB 12691 Bonn
La soussignée Oven SAS, SIREN 732829320
La scrivente Oven S.r.l., P.IVA 12804470016
La scrivente oven S.r.l., P.IVA 12804470016
La abajo firmante Oven S.L., CIF B93590792
Ondergetekende Oven B.V., KvK 76103080
Niżej podpisana Oven Sp. z o.o., KRS 0000956521
Allekirjoittanut Oven Oy, Y-tunnus 3000614-7
"""


@pytest.mark.parametrize("line", SIGNED.strip().splitlines())
def test_who_signs_is_not_called_so(line: str) -> None:
    name = line[line.lower().index("oven") :].split(",")[0]
    assert stated(f"<p>{line}</p>", SITE, PAGE)["name"] == [name]


HEADINGS = """
Rechtsform & Registrierung
Register und Steuern
Registro & Fiscalidad
Registration & Tax
"""


@pytest.mark.parametrize("heading", HEADINGS.strip().splitlines())
def test_headings_of_registers_and_taxes_are_no_names(heading: str) -> None:
    assert "name" not in stated(f"<h2>{heading}</h2><p>Firmenbuchnummer: FN 543898 a</p>", SITE, PAGE)
