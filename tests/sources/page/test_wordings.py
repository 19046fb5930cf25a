"""How pages of many countries word what they say of their operator: each wording was met, and read wrongly once."""

import pytest

from openroll.sources.web_page import read_page
from tests.sources.pages import page_of

LINE = "text/plain; charset=utf-8"
PAGE = "text/html; charset=utf-8"


def stated(body: str, url: str = "https://www.site.example/", kind: str = LINE) -> dict[str, list[str]]:
    """Return the values that a page states, by property."""
    found: dict[str, list[str]] = {}
    for claim in read_page(page_of(body, kind, url)).claims:
        found.setdefault(claim.property, []).append(claim.value)
    return found


FIRST_OF_LINES = """
ZKM Moda | 732829320 | fr | ZKM Moda - SAS au capital de 9.000 € - 4 rue Haute 75009 Paris - RCS Paris B 732 829 320
Zeepaard v/ Ida Holm | 29155356 | dk | Zeepaard v/ Ida Holm, Strandvej 4, DK-9990 Skagen, CVR/SE-nr: 29155356
PR Bistra reka Ana Jović | 67939124 | rs | PR Bistra reka Ana Jović, Dušanova 5, 18000 Niš, mat. br. 67939124
Jan Beran | 30021359 | cz | Jan Beran, Na Vršku 7, 396 01 Humpolec, IČ 30021359, mobil 602 000 111
შპს „მთის ბილიკი“ | 901383890 | ge | შპს „მთის ბილიკი“, ს/კ 901383890, მესტია 3200
Gratbahn Gesellschaft m.b.H. & Co KG | 92535g | at | Gratbahn Gesellschaft m.b.H. & Co KG, 6365 Kirchberg, FN 92535g
"""


@pytest.mark.parametrize("row", FIRST_OF_LINES.strip().splitlines())
def test_who_begins_a_line_with_a_number_is_who_it_is_about(row: str) -> None:
    name, number, country, line = row.split(" | ")
    found = stated(line, f"https://www.site.{country}/")
    assert found["name"] == [name]
    assert found["number"] == [number]


@pytest.mark.parametrize(
    "line",
    [
        "Eingetragen beim Amtsgericht Charlottenburg, HRB 158855",
        "Tax ID (CIF): A35323229, Calle Mayor 4, 28001 Madrid",
        "Unser Laden in der Stadt, Marktgasse 4, 8400 Winterthur",
    ],
)
def test_what_is_no_name_begins_a_line_too(line: str) -> None:
    assert "name" not in stated(line)


def test_a_title_before_a_name_ends_no_name() -> None:
    body = "<h1>Impressum</h1><p>Diensteanbieter: Rechtsanwältin Dr. Frieda Brand, Gasse 2, 80333 München</p>"
    assert stated(body, kind=PAGE)["name"] == ["Dr. Frieda Brand"]


ADDRESSES = """
12 High Street, London, SW1A 1AA | We are Harbour Ltd in Wales, number 01234567, at 12 High Street, London, SW1A 1AA
Harbour St 4, London EC2A 4JE | Saltmill Ltd. Registered address (no callers): Harbour St 4, London EC2A 4JE
90-456 Łódź, ul. Polna 2 | Primer sp. z o.o. z siedzibą w Łodzi (90-456 Łódź, ul. Polna 2), KRS: 0000331153
Calle Mayor 4, 26370 Navarrete | Primer, S.L. · NIF B54592191 · Calle Mayor 4, 26370 Navarrete · R.E.G. 30.001234/LO
Via Roma 1, 32043 Cortina (BL) | Primer Srl - Ditta individuale - Via Roma 1, 32043 Cortina (BL) - P.IVA 00885800086
418 Broadway, Albany, NY 12207 | © 2026 Example, Inc. All rights reserved. 418 Broadway, Albany, NY 12207
141400, г. Химки, ш. Мира, вл. 5 | ООО «Ива», ОГРН 1144361738850, 141400, г. Химки, ш. Мира, вл. 5. Не оферта это.
Via Larga 2, 70014 Conversano | © Primer s.n.c. – Via Larga 2 – 70014 Conversano – info@primer.example
Varna 9000, 33 Main Blvd., fl. 2 | PRIMER OOD, UIC 747906952, address: Varna 9000, 33 Main Blvd., fl. 2, Bulgaria
"""


@pytest.mark.parametrize("row", ADDRESSES.strip().splitlines())
def test_an_address_ends_where_something_else_begins(row: str) -> None:
    address, line = row.split(" | ")
    [found] = stated(line)["address"]
    assert found.removesuffix(", Bulgaria") == address.replace(" – ", ", ")


def test_an_address_ends_before_what_its_company_is_called() -> None:
    line = (
        "Duomenų valdytojas – UAB „Primer“, įmonės kodas 156492252, buveinės adresas {} (toliau – Bendrovė)"
    )
    assert stated(line.format("Savanorių pr. 2, LT-02300 Vilnius"))["address"] == [
        "Savanorių pr. 2, LT-02300 Vilnius"
    ]


def test_a_second_number_behind_a_stroke_is_for_value_added_tax() -> None:
    found = stated(
        "Primer s.r.o., Kutná 4, 280 02 Kolín, IČO / DIČ: 74493655 / CZ74493655", "https://primer.cz/"
    )
    assert found["number"] == ["74493655"]
    assert found["other_number"] == ["CZ74493655"]


def test_a_letter_of_a_spanish_number_announces_none() -> None:
    assert stated("Titular: Hermanos Primer, S.C. NIF: J67226118", "https://primer.es/")["number"] == [
        "J67226118"
    ]


def test_a_number_behind_registered_in_is_no_supervisor_s() -> None:
    line = "Primer Marine Limited. Registered in Jersey, No. 143781. Regulated by the Jersey Commission."
    assert stated(line)["number"] == ["143781"]


SENTENCES = """
Sociedade Agrícola Monte Novo, S.A. | Sociedade Agrícola Monte Novo, S.A., Rua Nova 2, 5120-495 Tabuaço, NIPC 506562867
Lanterna, obrt za fotografske usluge | Lanterna, obrt za fotografske usluge, Duga 14, 21000 Split, OIB: 27906155603
Čebelnjak Lan, Jana Novak s.p. | Čebelnjak Lan, Jana Novak s.p., Rožna 4, 4240 Radovljica, matična št. 3617319000
Rila Yoga Ltd. | Rila Yoga Ltd. (“Рила Йога” ООД), UIC 374241830, 15 Botev Str., 4700 Smolyan, Bulgaria
"""


@pytest.mark.parametrize("row", SENTENCES.strip().splitlines())
def test_a_name_holds_what_its_country_puts_into_names(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(line)["name"] == [name]


OPERATED = "<h1>Terms</h1><p>These terms are between you and Saltmill OÜ (registry code 19693342). {}</p>"


@pytest.mark.parametrize(
    "other",
    [
        "In the United Kingdom the service is offered by Saltmill Services UK Limited.",
        "Services outside the EEA are provided by Saltmill Global Ltd, Suite 3, Kingstown.",
        "Unity is a trademark of Unity Technologies ApS.",
        "Illustrations © Lobster Studio Ltd",
        "Complaints about members of Saltmill OÜ go to the board.",
    ],
)
def test_who_is_named_beside_the_operator_is_none(other: str) -> None:
    found = stated(OPERATED.format(other), "https://www.sitename.example/terms", PAGE)
    assert found["name"] == ["Saltmill OÜ"]
    assert found["number"] == ["19693342"]


def test_a_footer_s_line_with_number_and_address_is_an_operator_s() -> None:
    line = "Made with love in Tartu by Saltmill OÜ · reg. 11222991 · Riia 24, 51010 Tartu"
    body = f"<h1>Invoices</h1><footer><p>{line}</p></footer>"
    assert stated(body, "https://quick.example/", PAGE)["name"] == ["Saltmill OÜ"]
    assert "name" not in stated(body.replace("footer", "main"), "https://quick.example/", PAGE)


def test_a_number_has_its_place_behind_a_town_in_the_next_line() -> None:
    body = "<h1>Over ons</h1><p>Delta Diensten B.V.</p><dl><dt>Handelsregister</dt><dd>Rotterdam 73361495</dd></dl>"
    assert stated(body, kind=PAGE)["number"] == ["73361495"]


def test_labels_of_parts_are_no_part_of_an_address() -> None:
    rows = "Firma|Saltmill e.K.;Straße|Ziegelweg 8;PLZ / Ort|74564 Crailsheim;Register|HRA 678275, Amtsgericht Ulm"
    cells = "".join(f"<div>{cell}</div>" for row in rows.split(";") for cell in row.split("|"))
    assert stated(f"<h1>Impressum</h1>{cells}", kind=PAGE)["address"] == ["Ziegelweg 8, 74564 Crailsheim"]
    body = "<h1>Om os</h1><p>Salt ApS<br>Adresse: Gade 155, st. th.<br>Postnr. og by: 2200 København N<br>CVR: 40506152"
    assert stated(body, kind=PAGE)["address"] == ["Gade 155, st. th., 2200 København N"]


def test_a_name_below_its_label_needs_no_form_where_a_number_follows() -> None:
    row = "<tr><td>{}</td><td>{}</td></tr>"
    named = row.format("Raison sociale", "SALTMILL DISTRIBUTION")
    body = f"<h1>CGV</h1><table>{named}{{}}</table>"
    assert stated(body.format(row.format("SIREN", "351 461 355")), kind=PAGE)["name"] == [
        "SALTMILL DISTRIBUTION"
    ]
    assert "name" not in stated(body.format(row.format("Message", "Bonjour")), kind=PAGE)


def test_a_branch_s_number_is_not_the_company_s() -> None:
    body = (
        "<h1>Impressum</h1><p>Saltmill EU S.à r.l.<br>R.C.S. Luxembourg Nr. B-181992</p>"
        "<p>Saltmill EU S.à r.l., Niederlassung Deutschland<br>HRB 218574, Amtsgericht München</p>"
    )
    found = stated(body, kind=PAGE)
    assert found["number"] == ["B181992"]
    assert "other_number" not in found


def test_who_answers_for_the_content_gives_the_operator_s_mailbox() -> None:
    body = (
        "<h1>Imprint</h1><p>Saltmill Verlag e.K.<br>HRA 16665, Amtsgericht Traunstein</p>"
        "<p>Responsible for the content: Anke Siebert<br>mail: mail@saltmill.example</p>"
    )
    assert stated(body, "https://saltmill.example/imprint", PAGE)["email"] == ["mail@saltmill.example"]


def test_countries_are_no_name() -> None:
    body = "<h1>Imprint</h1><p>Switzerland, United Kingdom<br>8 Hanover Quay, Dublin 2, D02 DP23</p>"
    assert "name" not in stated(body, kind=PAGE)


@pytest.mark.parametrize(
    "body",
    [
        "<h1>О нас</h1><p>Владелец: ЧТУП «Ива»</p><p>Адрес: 224030, г. Брест, ул. Мира, 4</p><p>УНП 218413934",
        "<h1>Künye</h1><p>Bu site Ivaa Tekstil A.Ş. tarafından işletilmektedir.<br>Mersis No: 0757998304261447</p>",
        "<h1>Legal</h1><p>Responsable de la publication :</p><p>IVAA SAS</p><p>2 rue Haute<br>75018 Paris</p>"
        "<p>RCS Paris : 790278766</p>",
        "<h1>T&amp;C</h1><p>IVAA este denumirea comercială a Ivaa Mobila S.R.L., CUI 15741142.</p>",
        "<h1>Termini</h1><p>Il servizio è offerto da Ivaa Società a Responsabilità Limitata, C.F. 09079900990.</p>",
    ],
)
def test_the_one_company_that_states_a_number_is_the_operator(body: str) -> None:
    assert len(stated(body, "https://shop.example/page", PAGE)["number"]) == 1


def test_a_company_of_an_encyclopedia_is_nobody() -> None:
    infobox = "<table><tr><th>Parent</th><td>Continental Foods NV</td></tr></table>"
    body = (
        f"<h1>Ivaa Biscuits</h1>{infobox}<p><b>Ivaa Biscuits Limited</b> (company number 00218837) is a firm."
    )
    assert "name" not in stated(body, "https://encyclo.example/wiki/x", PAGE)


ENDS = """
Bachgasse 2, 72072 Tübingen | Maier & Söhne GbR, Bachgasse 2, 72072 Tübingen, Gesellschafter: Karl Maier
Kade 154, 1011 AC Amsterdam | Ivaa B.V., Kade 154, 1011 AC Amsterdam, Trade Register Chamber of Commerce 36642632
Cad. No:12 Şişli, İstanbul | © Ivaa A.Ş. Tüm Hakları Saklıdır. Cad. No:12 Şişli, İstanbul. Mersis: 0408921388501838
9021 Győr, Gábor út 10. I/3 | Ivaa Bt., székhely: 9021 Győr, Gábor út 10. I/3., cégjegyzékszám: 08-06-229896
7 Main Street, Tbilisi 0102, Georgia | JSC “Ivaa”, ID code 204818658, 7 Main Street, Tbilisi 0102, Georgia
MountainView, Leopardstown, Dublin 18 | Ivaa Ltd. MountainView, Leopardstown, Dublin 18. Registered in Ireland 326979.
5 rue Haute, L-1260 Luxembourg | Ivaa S.à r.l. (with offices at 5 rue Haute, L-1260 Luxembourg) is the data controller.
Katrínartún 2, 105 Reykjavík | Ivaa hf., Katrínartún 2, 105 Reykjavík, kt. 460597-8899
"""


@pytest.mark.parametrize("row", ENDS.strip().splitlines())
def test_an_address_holds_nothing_else(row: str) -> None:
    address, line = row.split(" | ")
    assert stated(line)["address"] == [address]


def test_a_bank_that_keeps_an_account_is_no_operator() -> None:
    line = "ТОО «Ива Авто» (далее — Компания). Реквизиты: БИН 340852614785, ИИК KZ556010131000012345 в АО «Банк Степь»"
    assert stated(line)["name"] == ["ТОО «Ива Авто»"]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("ООО ТД «Ива»", "ООО ТД «Ива» ИНН/КПП 0200282634/027601001, ОГРН 1160480883672"),
        ("S.C.A. San Isidro", "Aceites Ivaa, marca de S.C.A. San Isidro. CIF: F15496995"),
        ("Ivaa Gaming (Gibraltar) Limited", "You contract with Ivaa Gaming (Gibraltar) Limited, company number 165971"),
        ("„Iwa” Anna Nowak", "Prowadzi działalność gospodarczą pod nazwą „Iwa” Anna Nowak, NIP 3798344219"),
    ],
)  # fmt: skip
def test_where_a_name_begins_and_ends(name: str, line: str) -> None:
    assert stated(line)["name"] == [name]


FORMLESS = """
Conserverie Ivaa et Fils | Conserverie Ivaa et Fils – S.A.R.L. au capital de 38 112 € – Siret : 918 924 671 88140
Sparkasse Nordtal | Sparkasse Nordtal, Anstalt des öffentlichen Rechts, Am Sand 1, 21335 Lüneburg, HRA 102375 Lüneburg
AB Lietuvos pienelis | AB Lietuvos pienelis, įm. k. 179237556
Poslovni sistem Ivaa d.o.o. | Poslovni sistem Ivaa d.o.o., Dunajska 10, 1000 Ljubljana, matična številka 1086430000
ΙΒΑΑ – ΚΙΝΗΤΕΣ ΣΥΣΚΕΥΕΣ Α.Ε. | ΙΒΑΑ – ΚΙΝΗΤΕΣ ΣΥΣΚΕΥΕΣ Α.Ε., Λεωφ. Κηφισίας 99, 15124 Μαρούσι, Αρ. Γ.Ε.ΜΗ.: 004247929573
AS 4ivaa | Company name: AS 4ivaa, Reg. No.: 40060241327, Lielirbes street 17A-8, Riga, LV-1046, Latvia
MB Ivaa Namai | “Lessor” means MB Ivaa Namai, company code 301235043
T:mi Aino Korhonen | Verkkokauppaa ylläpitää T:mi Aino Korhonen (2388858-3)
Ivaa Holding S.r.l. | © Ivaa Holding S.r.l. - soggetta a direzione e coordinamento di Altra S.p.A. - C.F. 09947780871
"""


@pytest.mark.parametrize("row", FORMLESS.strip().splitlines())
def test_the_operator_of_a_line(row: str) -> None:
    name, line = row.split(" | ")
    found = stated(line)
    assert found["name"] == [name]
    assert "number" in found or "other_number" in found


STREETS = """
Strandveien 8, 4630 Kristiansand | Ivaa AS, org.nr. 514883904, kontaktadresse: Strandveien 8, 4630 Kristiansand
Mah. 1605. Cad. No: 3, 06800 Ankara | Ivaa A.Ş. Adres: Mah. 1605. Cad. No: 3, 06800 Ankara. Mersis 0701699859900392
Plaza Nueva número 5, 48009 Bilbao | Ivaa, S.A. Domicilio Social: Plaza Nueva número 5, 48009 Bilbao. C.I.F. A35323229
Tietotie 9, 01053 VANTAA | Ivaa Oyj, kotipaikka Helsinki, Tietotie 9, 01053 VANTAA, y-tunnus 9484452-9
Wollzeile 3/14, 1010 Wien | Ivaa Rechtsanwälte OG, FN 435563i HG Wien, Wollzeile 3/14, 1010 Wien
127422, Москва, ул. Мира, д. 1, стр. 2 | © ООО «Ива», 2011–2026. 127422, Москва, ул. Мира, д. 1, стр. 2. ИНН 7710482351
Triq is-Sajjieda, Zurrieq ZRQ 2510 | Ivaa Diving Co. Ltd., Triq is-Sajjieda, Zurrieq ZRQ 2510, company number C 57752
"""


@pytest.mark.parametrize("row", STREETS.strip().splitlines())
def test_an_address_keeps_its_street(row: str) -> None:
    address, line = row.split(" | ")
    assert stated(line)["address"] == [address]


def test_two_companies_below_headings_of_their_countries() -> None:
    body = (
        "<h1>Impressum</h1><h3>Für Österreich</h3><p>Ivaashop Handels GmbH<br>Gasse 14<br>8020 Graz<br>FN 435563i</p>"
        "<h3>Za Slovenijo</h3><p>Ivaashop trgovina d.o.o.<br>Partizanska cesta 30<br>2000 Maribor<br>"
        "Matična številka: 7675216000</p>"
    )
    assert len(stated(body, "https://www.ivaashop.example/impressum", PAGE)["number"]) == 2


def test_a_public_body_says_what_it_is() -> None:
    body = "<h1>Impressum</h1><p>Die Universität Donautal ist eine Körperschaft des Öffentlichen Rechts.</p>"
    assert stated(body, kind=PAGE)["name"] == ["Universität Donautal"]


BARE = """
FR-RCS | Site édité par Ivaa Hyper – SAS au capital de 6 922 € – 1 rue Haute – 91002 EVRY – 945 519 031 RCS Evry
ES-NIF | IVAA S.A. - C/ Valencia, 5 - 46016 Valencia - A46277000 - Registro Mercantil de Valencia
FI-PRO | Ivaa Oy (2388858-3), Torikatu 9, 80100 Joensuu
NL-KVK | N.V. Nederlandse Ivaa, gevestigd aan de Laan 100, 3511 ER Utrecht, KvK-nr. 36895711
BY-ADR | ЧУП "Ива", г. Минск, ул. Немига, 12, пом. 3, 220030, рег. № 550382133 в ЕГР
"""


@pytest.mark.parametrize("row", BARE.strip().splitlines())
def test_a_number_is_known_by_what_stands_around_it(row: str) -> None:
    scheme, _, line = row.partition(" | ")
    [claim] = [one for one in read_page(page_of(line, LINE)).claims if one.property == "number"]
    assert claim.scheme == scheme


def test_who_built_what_the_site_is_called_after_is_its_operator() -> None:
    built = "{} is built by Ivaa Software, LLC. Mailing address: PO Box 88, Stowe, VT 05672, USA."
    url = "https://mapletrail.example/legal"
    assert stated(built.format("Mapletrail"), url)["name"] == ["Ivaa Software, LLC"]
    assert "name" not in stated(built.format("This website"), url)


def test_personal_data_are_processed_by_the_operator() -> None:
    body = "<h1>Privacy</h1><h3>Data controller</h3><p>Your personal data are processed by Ivaa Oy (2388858-3).</p>"
    assert stated(body, kind=PAGE)["name"] == ["Ivaa Oy"]


def test_cells_of_a_row_are_no_one_address() -> None:
    head = "<tr><th></th><th>Hire</th><th>Holidays</th></tr>"
    row = "<tr><td>Office</td><td>Mill Lane 3, Skipton BD23 1UD</td><td>High Street 2, Skipton BD23 1AA</td></tr>"
    body = f"<h1>Contact</h1><p>Ivaa Coaches Ltd</p><table>{head}{row}</table>"
    for address in stated(body, kind=PAGE).get("address", []):
        assert address.count("Skipton") == 1


def test_a_mailbox_of_an_editor_elsewhere_is_not_the_company_s() -> None:
    body = (
        "<p>The Post is published by Ivaa Media Limited. Readers’ editor: reader@foundation.example.org.</p>"
    )
    assert "email" not in stated(body, "https://www.ivaapost.example/contact", PAGE)


def test_a_sentence_with_a_company_s_address_is_no_name() -> None:
    body = "<h1>Winkel</h1><p>KvK-nummer: 56645207</p><p>Betalingen verlopen via Ivaa Pay B.V., Gracht 126, 2611 AB"
    assert "Betalingen verlopen via Ivaa Pay B.V." not in stated(body, kind=PAGE).get("name", [])


def test_each_of_two_labels_has_its_own_number() -> None:
    found = stated("АО «Ива Юг», ОГРН/ИНН: 1144361738850 / 7710482351")
    assert found["other_number"] == ["7710482351"]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Ivaa Travel ANS", "Ivaa Travel ANS, Veien 2, NO-8372 Gravdal, enterprise no. 877 789 357"),
        ("Ivaa & Co. S.a.s. di Ferrari Luca", "Ivaa & Co. S.a.s. di Ferrari Luca - C.F. 03886900244"),
        ("Ivaa Trust (Enterprises) Limited", "Ivaa Trust (Enterprises) Limited, company no. 00701156"),
        (
            "IVAA Assurances",
            "IVAA Assurances, Société Anonyme au capital de 22 469 €, 556 359 230 RCS Le Mans",
        ),
        ("Ardenne Ivaa asbl", "Ardenne Ivaa asbl, N° BCE : 0918.872.684"),
    ],
)
def test_names_with_what_belongs_to_them(name: str, line: str) -> None:
    assert stated(line)["name"] == [name]


def test_a_clause_behind_an_address_is_not_of_it() -> None:
    line = "Wir, die Ivaa Vertriebs GmbH, Bachgasse 12, 82152 Planegg, freuen uns über Ihr Interesse."
    assert stated(line)["address"] == ["Bachgasse 12, 82152 Planegg"]


def test_who_is_said_to_be_responsible_below_another_heading_keeps_the_numbers() -> None:
    said = "De esta web es responsable IVAA DEL TURIA, S.L., con CIF nº B87848099, y domicilio en Calle 2."
    found = stated(f"<h1>Política de cookies</h1><p>{said}</p>", "https://ivaa.example/cookies", PAGE)
    assert found["number"] == ["B87848099"]


def test_a_company_with_its_number_address_and_the_site_s_mailbox_is_the_operator() -> None:
    said = "The Club is in the hands of SIA “Ivaa Sports”, reg. no. 43987735773, Jūras iela 30, Jūrmala, LV-2015."
    body = f"<h1>Club rules</h1><p>{said} Write to claims@{{}}.</p>"
    assert stated(body.format("fit.lv"), "https://fit.lv/rules", PAGE)["name"] == ["SIA “Ivaa Sports”"]
    assert "name" not in stated(body.format("other.lv"), "https://fit.lv/rules", PAGE)


def test_the_label_of_a_number_is_no_form() -> None:
    line = "Ivaa Dinar a.d. Beograd, Takovska 2, Beograd, MB: 17694153, PIB: 194796921"
    assert stated(line, "https://www.ivaadinar.rs/")["name"] == ["Ivaa Dinar a.d. Beograd"]


def test_what_a_company_is_stands_between_its_name_and_its_address() -> None:
    line = "Ivaa Air S.A., Société Luxembourgeoise de Navigation, 25, rue Haute, L-5365 Munsbach, RCS Luxembourg B44976"
    assert stated(line)["address"] == ["25, rue Haute, L-5365 Munsbach"]
    line = "IVAA PARTICIPATIONS (SA au capital de 27 578 €, RCS Créteil 280 462 839), 9 rue Haute, 94200 Ivry"
    assert stated(line)["name"] == ["IVAA PARTICIPATIONS"]
