"""Company lines of Europe as footers, contests and notices have them: what nothing was read of once."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SITE = "https://www.on-the-web.com/"

FOOTERS = """
937310447 | NO | Bygget for små virksomheter. Org.nr. 937 310 447.
26803152 | DK | Bygaden 43, 4305 Orø<br>CVR-nr: 26803152
474736t | AT | UID: ATU72580414 &#124; Firmenbuchgericht: Landesgericht Graz<br>Firmenbuchnummer: FN 474736 t
"""


@pytest.mark.parametrize("row", FOOTERS.strip().splitlines())
def test_a_footer_of_a_few_words_states_its_number_on_a_site_of_no_country(row: str) -> None:
    number, code, line = row.split(" | ")
    said = stated(line, SITE, PAGE)
    assert (said["number"][0], said["country"]) == (number, [code])


def test_a_line_of_a_company_with_a_mailbox_is_its_own() -> None:
    said = stated("Lindehuset ApS | CVR: 12345678<br>Email: billing@lindehuset.com", SITE, PAGE)
    assert (said["name"], said["email"]) == (["Lindehuset ApS"], ["billing@lindehuset.com"])


ORGANISED = """
Deze wedstrijd wordt georganiseerd door Pluim NV, met ondernemingsnummer 0675.984.882
This competition is organised by Pluim NV, company number 0675.984.882
El sorteo está organizado por Pluim NV
Tävlingen arrangeras av Pluim NV
Soutěž pořádá Pluim NV
Организатором конкурса является Pluim NV
"""


@pytest.mark.parametrize("line", ORGANISED.strip().splitlines())
def test_who_organises_a_contest_runs_its_page(line: str) -> None:
    said = stated(f"<h1>Rules</h1><p>{line}, Aarlenstraat 82, 1040 Brussel.</p>", SITE, PAGE)
    assert said["name"] == ["Pluim NV"]


SEATED = """
AT | Die Ulme GmbH mit Sitz in Erlau, Österreich (nachfolgend „Ulme", „wir" oder „uns"), betreibt eine App.
IT | Olmo S.r.l. con sede in Erba, Italia (di seguito “noi”), offre un'app.
PT | A Olmo, Lda., com sede em Erva, Portugal (doravante “nós”), oferece uma aplicação.
"""


@pytest.mark.parametrize("row", SEATED.strip().splitlines())
def test_a_seat_may_stand_before_what_somebody_is_called(row: str) -> None:
    code, line = row.split(" | ")
    said = stated(line, SITE, PAGE)
    assert (len(said["name"]), said["country"]) == (1, [code])


PLACES = """
Krakowie ul. Polna 13 | Administratorem jest Klub Wiąz z siedzibą w Krakowie ul. Polna 13, KRS 0000170986.
ul. Polnej 5 w Krakowie | Administratorem jest Wiąz sp. z o.o. z siedzibą przy ul. Polnej 5 w Krakowie.
Calle Mayor 5 en Madrid | El responsable es Olmo S.L., con domicilio en Calle Mayor 5 en Madrid, CIF B22468144.
Lindenstraße 5, 50667 Köln | Betreiberin ist die Ulme GmbH mit Sitz in der Lindenstraße 5, 50667 Köln.
Lipová 34, Bratislava 831 01, Slovakia | Brest s.r.o.<br>Registered: Lipová 34, Bratislava 831 01, Slovakia
"""


@pytest.mark.parametrize("row", PLACES.strip().splitlines())
def test_small_words_stand_around_the_parts_of_an_address(row: str) -> None:
    place, line = row.split(" | ")
    assert stated(line, SITE, PAGE)["address"] == [place]


CONTRACTS = """
Tilo S.L. | Entre Tilo S.L., con domicilio en Calle Mayor 5, 28013 Madrid, CIF B22468144, y el Cliente.
TÍLIA, Lda. | Entre a TÍLIA, Lda., com sede na Rua Alta 5, 1000-001 Lisboa, e o Cliente identificado acima.
Linde GmbH | Zwischen der Linde GmbH, Lindenweg 5, 50667 Köln, und dem Kunden wird ein Vertrag geschlossen.
TIGLIO S.r.l. | Tra TIGLIO S.r.l., con sede in Via Roma 5, 20121 Milano, e il Cliente.
Entre Nous SARL | Entre Nous SARL, 5 rue Haute, 69001 Lyon, RCS Lyon 538 662 602
"""


@pytest.mark.parametrize("row", CONTRACTS.strip().splitlines())
def test_a_contract_begins_with_a_word_that_is_of_no_name(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(line, SITE, PAGE)["name"] == [name]


PERSONS = """
Anna Lind | Rekisterinpitäjä on yksityishenkilö Anna Lind.
Anna Lind | Personuppgiftsansvarig är privatpersonen Anna Lind, Storgatan 5, 111 22 Stockholm.
Anna Tigli | Il titolare del trattamento è la persona fisica Anna Tigli, Via Roma 5, 20121 Milano.
"""


@pytest.mark.parametrize("row", PERSONS.strip().splitlines())
def test_a_private_person_is_called_so_before_the_name(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(line, SITE, PAGE)["name"] == [name]


def test_a_number_for_taxes_is_a_taxpayer_s_in_portugal() -> None:
    line = "A marca é explorada por Tília Unipessoal, Lda., Rua Alta 5, 2775-236 Parede, contribuinte fiscal 516569783."
    assert stated(line, SITE, PAGE)["number"] == ["516569783"]


BUYERS = [
    "Покупатель: ИНН 7707083893, КПП 391701001",
    "<table><tr><td>Заказчик:</td><td>ЛИПА ООО, ИНН 7707083893</td></tr></table>",
    "<p>Odběratel:</p><p>IČO 24670804, DIČ CZ24670804</p>",
]


@pytest.mark.parametrize("line", BUYERS)
def test_a_buyer_s_number_is_not_the_site_s(line: str) -> None:
    said = stated(line, SITE, PAGE)
    assert not {"number", "other_number"} & said.keys()


def test_whoever_answers_for_the_data_is_no_part_of_an_address() -> None:
    line = "Az adatkezelő Hárs Anna magánszemély, 1027 Budapest, Bem utca 6."
    assert stated(line, SITE, PAGE).get("address", ["1027 Budapest, Bem utca 6"]) == [
        "1027 Budapest, Bem utca 6"
    ]


def test_a_seat_s_country_may_stand_before_the_next_label() -> None:
    line = "Rekisterinpitäjä on:<br>**Haapa Kauppa** — kotipaikka Rooma, Italia\nSähköposti: info@haapakauppa.com"
    assert stated(line, SITE, PAGE)["country"] == ["IT"]


ENDED = """
гр. София, ул. Иван Вазов 5 | „Липа“ ЕООД, гр. София, ул. Иван Вазов 5, е администратор на лични данни.
м. Київ, вул. Липова, 5 | ТОВ «Липа», м. Київ, вул. Липова, 5, є володільцем персональних даних.
г. Москва, ул. Липовая, д. 5 | ООО «Липа», г. Москва, ул. Липовая, д. 5, является оператором.
Metsäkuja 3, 20400 Turku | Lehmus Oy, Metsäkuja 3, 20400 Turku, on rekisterinpitäjä.
Atatürk Cad. No:5 Kadıköy/İstanbul | Ihlamur Ltd. Şti., Atatürk Cad. No:5 Kadıköy/İstanbul, veri sorumlusudur.
Αθήνα, οδός Μητροπόλεως αρ. 42 | Η Φλαμουριά ΑΕ, που εδρεύει στην Αθήνα, οδός Μητροπόλεως αρ. 42, είναι ο Υπεύθυνος.
"""


@pytest.mark.parametrize("row", ENDED.strip().splitlines())
def test_an_address_ends_before_what_its_company_is(row: str) -> None:
    place, line = row.split(" | ")
    assert stated(line, SITE, PAGE)["address"] == [place]


FORMS = """
DE | Lind UG (haftungsbeschränkt)
AT | Lind e.U.
IT | Lind S.p.A.
HR | Lind j.d.o.o.
TR | Lind Ltd. Şti.
UA | ТОВ «Липа»
EE | Lind MTÜ
GR | Λιντ Ι.Κ.Ε.
"""


@pytest.mark.parametrize("row", FORMS.strip().splitlines())
def test_a_form_of_one_country_tells_it_where_no_language_is_shown(row: str) -> None:
    code, name = row.split(" | ")
    assert stated(f"© 2026 {name}", SITE, PAGE)["country"] == [code]


CARDS = """
Ulme Punkt GmbH | <h2>Gesetzliche Anbieterkennung</h2><p>Ulme Punkt GmbH</p><p>Lindenstr. 106<br>10787 Berlin</p>
Bureau Jan Iep | <p>Bureau Jan Iep is gevestigd aan de Iepstraat 10, 3016 DH Rotterdam (KvK 96716606).</p>
Hárs Anna őstermelő | <p>Az adatkezelő neve: Hárs Anna őstermelő.</p><p>Székhely: 4220 Hajdú, Fő utca 42.</p>
Almbot | <p>Dataansvarlig er Almbot, Abildgade 18, 8200 Aarhus.</p>
Ulmbot | <p>Verantwortlicher ist Ulmbot, Lindenweg 5, 50667 Köln.</p>
Ormeau | <p>Le responsable du traitement est Ormeau, 5 rue Haute, 69001 Lyon.</p>
"""


@pytest.mark.parametrize("row", CARDS.strip().splitlines())
def test_who_has_an_address_right_behind_is_named(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(line, SITE, PAGE)["name"] == [name]


LANDS = """
DE | Pension Ulme<br>Inhaberin: Anna Ahorn<br>Isern-Weg 1a<br>21640 Horneburg
DE | Die Ulme GmbH, Am Brauhof 2, 53721 Siegburg, betreibt diese Website.
BE | Nom: Orme Containers<br>TVA: BE0642892937
RS | <h3>Dodatne informacije</h3><p>PIB: 101531745</p><p>Matični broj: 07333889</p>
"""


@pytest.mark.parametrize("row", LANDS.strip().splitlines())
def test_streets_and_numbers_tell_a_country_without_a_form_of_it(row: str) -> None:
    code, line = row.split(" | ")
    assert stated(line, SITE, PAGE)["country"] == [code]


def test_a_year_before_a_form_is_of_the_name() -> None:
    found = stated("<p>Horno Azul Málaga 2018 SL</p><p>NIF: B93590792</p>", kind=PAGE)
    assert found["name"] == ["Horno Azul Málaga 2018 SL"]
    assert "name" not in stated("<p>Ovenweg 12, 2018 SL Haarlem</p>", kind=PAGE)


def test_a_spanish_company_s_number_can_have_its_line_below_the_name() -> None:
    body = "<p>Horno Azul Málaga SL<br>B93590792<br>Registro Mercantil de Málaga</p>"
    assert stated(body, kind=PAGE)["number"] == ["B93590792"]


@pytest.mark.parametrize("person", ["Anna Berg", "Zoltavia Tella Skar"])
def test_who_answers_for_a_site_is_named_before_their_company(person: str) -> None:
    body = (
        "<h2>Verantwortlich für den Inhalt nach § 18 Abs. 2 MStV</h2>"
        f"<p>{person}, Ofenblau Gastro UG (haftungsbeschränkt), Anschrift wie oben.</p>"
    )
    assert stated(body, kind=PAGE)["name"] == ["Ofenblau Gastro UG (haftungsbeschränkt)"]


def test_of_partners_none_is_left_out() -> None:
    body = "<p>Anna Berg, Karl Voss GbR, Mühlweg 5, 76133 Karlsruhe</p>"
    assert "name" not in stated(body, kind=PAGE)


@pytest.mark.parametrize("line", ["Handelsregister HRB 15817, Würzburg", "HRB 15817, Würzburg"])
def test_the_court_s_town_can_stand_behind_a_comma(line: str) -> None:
    found = stated(f"<p>{line}</p><p>USt-IdNr.: DE347982543</p>", kind=PAGE)
    assert (found["number"], found["other_number"]) == (["HRB 15817 Würzburg"], ["DE347982543"])


def test_the_beginning_of_a_street_s_name_speaks_of_nobody() -> None:
    body = "<p>Ofenblau GmbH<br>Arengasse 11/8<br>2544 Leobersdorf</p>"
    assert stated(body, kind=PAGE)["address"] == ["Arengasse 11/8, 2544 Leobersdorf"]


def test_a_form_in_portuguese_can_be_in_capitals_behind_a_comma() -> None:
    body = "<p>Fornaz, Unipessoal LDA (Zona Franca)</p><p>NIPC: 518932400</p>"
    assert stated(body, kind=PAGE)["name"] == ["Fornaz, Unipessoal LDA"]


def test_in_whose_care_letters_are_sent_is_not_the_operator() -> None:
    body = (
        "<p>Ofenblau GmbH</p><p>Sitz: Mühlweg 7, 78464 Konstanz</p>"
        "<p>Korrespondenzanschrift: Oderberger Str. 2, 10435 Berlin (c/o Dachhaus Holding GmbH)</p>"
        "<p>E-Mail: hallo@ofenblau.example</p><p>Amtsgericht Freiburg, HRB 724642</p>"
    )
    found = stated(body, kind=PAGE)
    assert (found["name"], found["number"]) == (["Ofenblau GmbH"], ["HRB 724642 Freiburg"])


def test_the_number_of_a_list_is_no_house_s() -> None:
    body = (
        "<p>Stará cesta 17, 010 01 Žilina</p><p>Firemné údaje</p>"
        "<p>Modrá Pec s.r.o.</p><p>Registrácia NBS: 282999</p><p>IČO: 54253969</p>"
    )
    assert stated(body, kind=PAGE)["address"] == ["Stará cesta 17, 010 01 Žilina"]


def test_letters_show_whose_number_it_is() -> None:
    assert stated("<p>Ondřej Pecka</p><p>IČO: 21947546</p>", kind=PAGE)["country"] == ["CZ"]


def test_a_street_can_have_its_label_below_who_owns_a_firm() -> None:
    body = "<p>Firma: Ofenblau GmbH</p><p>Inhaber: Anna Berg</p><p>Straße: Mühlweg 10, 52072 Aachen</p>"
    assert stated(body, kind=PAGE)["address"] == ["Mühlweg 10, 52072 Aachen"]


def test_a_person_s_name_can_be_a_heading_above_their_number() -> None:
    body = "<h2>Adam Berg</h2><p>IČO: 54728657 · Nie som platiteľ DPH.</p>"
    assert stated(body, kind=PAGE)["name"] == ["Adam Berg"]


@pytest.mark.parametrize(
    "label", ["Operater", "Plattformbetreiber", "Pronajímatel", "Le Prestataire", "Operador"]
)
def test_who_is_so_called_is_the_operator(label: str) -> None:
    assert stated(f"<p>{label}: Plava Peć d.o.o., OIB: 87397492087</p>", kind=PAGE)["name"] == [
        "Plava Peć d.o.o."
    ]


def test_a_hungarian_postcode_can_look_like_a_year() -> None:
    body = "<p>Kék Kemence Kft.</p><p>Cím: 2030 Érd Malom utca 20</p>"
    assert stated(body, kind=PAGE)["address"] == ["2030 Érd Malom utca 20"]


@pytest.mark.parametrize(
    "name", ["Alfa Trust Insurance Kft.", "Blaue Verein Service GmbH", "Blue Trust Holdings Ltd"]
)
def test_what_bodies_are_called_stands_within_the_names_of_companies(name: str) -> None:
    assert stated(f"<p>Name: {name}</p><p>E-Mail: info@alfa.example</p>", kind=PAGE)["name"] == [name]


def test_who_answers_for_publishing_is_not_the_owner() -> None:
    body = (
        "<p>Propriétaire : Four Bleu</p><p>Numéro de TVA : BE 0791.905.426</p>"
        "<p>Responsable publication : Loïc Durand</p>"
    )
    assert stated(body, kind=PAGE)["name"] == ["Four Bleu"]
