"""Lines in which companies of the continent say who they are, in the languages of its countries, as they were met."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

NAMES = """
ООО Лале | "ООО Лале", ИНН 7707083893, 664011, г. Иркутск, ул. Липовая, д. 3
ООО Лале | Компания "ООО Лале", ИНН 7707083893, 664011, г. Иркутск, ул. Липовая, д. 3
Plava Lala DOO | Kompanija "Plava Lala DOO", PIB 100002803, Lipova 5, 24400 Senta
"Plava Lala" DOO | Kompanija "Plava Lala" DOO, PIB 100002803, Lipova 5, 24400 Senta
Tulppaani Oy | ## 14 Yhteystiedot Tulppaani Oy, Koivutie 6, 00720 Helsinki, Y-tunnus: 2295210-9
Tulpenhof GmbH | # Tulpenhof GmbH, Lindenstraße 5, 80331 München, HRB 105018
TULIPANO SRL | <b>Tra il Cliente</b> — professionista — <b>e TULIPANO SRL</b>, con sede in Via Po 6, 33097 Spilimbergo
Tulpen Solution e.U. | Tulpen Solution e.U.<br>Owner: Anna Lindner<br>Lindenweg 5, 1010 Wien<br>Commercial Court: Wien
ИП Лис Анна | ИП Лис Анна Режим работы: 9–18, ИНН 500100732259
"""


@pytest.mark.parametrize("row", NAMES.strip().splitlines())
def test_a_name_is_without_the_words_and_signs_around_it(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<p>{line}</p>", kind=PAGE)["name"] == [name]


@pytest.mark.parametrize("between", ["", "юр. адрес: "])
def test_behind_the_brand_of_a_copyright_stands_whose_it_is(between: str) -> None:
    line = f"<p>© 2026 lipa.example, ООО «Лале», {between}220020, Минск, пр. Липовый, 100</p>"
    found = stated(line, kind=PAGE)
    assert (found["name"], found["address"]) == (["ООО «Лале»"], ["220020, Минск, пр. Липовый, 100"])


@pytest.mark.parametrize("between", ["", "регистрация 22.02.2007, Мингорисполком. "])
def test_a_number_is_of_whom_the_next_sentence_names(between: str) -> None:
    found = stated(f"<p>УНП 190806803, {between}ООО «Лале», 220020, Минск, пр. Липовый, 100</p>", kind=PAGE)
    assert (found["name"], found["number"]) == (["ООО «Лале»"], ["190806803"])


def test_a_site_is_no_part_of_the_address_above_it() -> None:
    found = stated("ООО «Лале», Москва, 1-й Липовый пр-д, д. 15 | lale.example.ru | shop.lale.ru")
    assert found["address"] == ["Москва, 1-й Липовый пр-д, д. 15"]


SEATS = """
SE | © Lindgren Advokatbyrå AB med säte i Malmö
DE | Betreiber ist die Lindenhof GmbH mit Sitz in Köln.
FI | Sivustoa ylläpitää Lehmus Oy, kotipaikka Tampere.
NO | Siden drives av Lind AS, Bergen.
DK | Siden drives af Lind ApS, Aarhus.
"""


@pytest.mark.parametrize("row", SEATS.strip().splitlines())
def test_a_form_and_a_seat_s_town_tell_the_country_of_a_line(row: str) -> None:
    code, line = row.split(" | ")
    assert stated(f"<p>{line}</p>", kind=PAGE)["country"] == [code]


SAID = """
Lalé | Lalé is een eenmanszaak met ondernemingsnummer BE 0403.199.702.
Milos Lőrinc ev. | Milos Lőrinc ev., székhelye: 3524 Miskolc, Hársfa u. 5; adószáma: 66364591-1-25
Lalé Epoxy | Deze voorwaarden gelden voor alle offertes en leveringen van Lalé Epoxy, gevestigd te Amsterdam.
Nieuwe Lalé | Deze voorwaarden gelden voor overeenkomsten tussen Nieuwe Lalé (eenmanszaak, KvK 17085566) en de cliënt.
Verde Blu | Администратором данных, обрабатываемых через cookies, является Verde Blu, ИНН 7707083893.
ИП Лис Анна | Карточка предприятия: ИП Лис Анна
La Petite Tulipe | L’édition du site tulipe est assurée par la société La Petite Tulipe inscrite au RCS.
"""


@pytest.mark.parametrize("row", SAID.strip().splitlines())
def test_who_is_said_to_run_it_is_found_in_more_words(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<p>{line}</p>", kind=PAGE)["name"] == [name]


PLACES = """
Lindeweg 69, 8820 Torhout | Tulpenveld BV, Lindeweg 69, 8820 Torhout Ondernemingsnummer BE 0403.199.702
3 Rue du Lac, 69003 Lyon | Le site est édité par Tulipe SAS, dont le siège est localisé au 3 Rue du Lac, 69003 Lyon
гр. Видин ул. Липа № 36 | Лале Клима ЕООД, гр. Видин ул. Липа № 36
Kielcach, 25-381, ul. Lipowej 16 | Lipa Sp. z o.o. z siedzibą w Kielcach (kod pocztowy: 25-381) przy ul. Lipowej 16
"""


@pytest.mark.parametrize("row", PLACES.strip().splitlines())
def test_an_address_begins_and_ends_with_its_parts(row: str) -> None:
    place, line = row.split(" | ")
    assert stated(f"<p>{line}</p>", kind=PAGE)["address"] == [place]


def test_a_name_and_a_street_that_were_joined_are_no_address() -> None:
    line = "BV Tulpenveld Lindeweg 69, 8820 Torhout Ondernemingsnummer BE 0403.199.702"
    assert "address" not in stated(f"<p>{line}</p>", kind=PAGE)


PARTNERSHIP = "Tulpen Media GmbH & Co. KG, HRA 3289, Amtsgericht Rostock, vertreten durch die Lindner GmbH"


def test_the_company_that_acts_for_a_partnership_is_not_the_operator() -> None:
    found = stated(f"<p>{PARTNERSHIP}</p>", kind=PAGE)
    assert (found["name"], found["number"]) == (["Tulpen Media GmbH & Co. KG"], ["HRA 3289 Rostock"])


def test_the_law_by_which_somebody_says_who_they_are_is_no_name_s() -> None:
    line = "Angaben gemäß § 5 TMG Heinrich Lindner GmbH, Am Brunnen 17, 85551 Kirchheim"
    assert stated(f"<p>{line}</p>", kind=PAGE)["name"] == ["Heinrich Lindner GmbH"]


@pytest.mark.parametrize(
    "behind", [". Za sva pitanja pišite nam.", " u potpunosti isključuje odgovornost za bilo"]
)
def test_a_sentence_behind_an_address_is_not_of_it(behind: str) -> None:
    line = f"Plava Lala d.o.o., OIB 58843087891, 10410 Velika Gorica, Lipova cesta 31{behind}"
    assert stated(f"<p>{line}</p>", kind=PAGE)["address"] == ["10410 Velika Gorica, Lipova cesta 31"]


def test_what_stands_below_who_hosts_a_site_is_the_host_s() -> None:
    lines = "Le site est hébergé en France par l’entreprise Tulipe.<br>SIREN : 433 115 904 RCS Paris"
    assert "number" not in stated(f"<p>{lines}<br>Siège social : 8 rue du Lac, 75008 Paris</p>", kind=PAGE)


def test_an_address_below_who_hosts_a_site_is_the_host_s() -> None:
    lines = (
        "Le site est hébergé par :<br>LTS — SAS au capital de 500 000 €<br>10 Rue du Lac, 75008 Paris, France"
    )
    assert stated(f"<p>{lines}</p>", kind=PAGE) == {}


MINISTRIES = """
Správcem osobních údajů je | Ministerstvo školství, mládeže a tělovýchovy | , se sídlem Lipová 529/5, 118 12 Praha 1.
Diese Website wird betrieben vom | Bundesministerium für Umwelt, Klimaschutz und Natur | , Lindenstr. 8, 10117 Berlin.
El responsable es el | Ministerio de Agricultura, Pesca y Alimentación | , Calle Tulipán 1, 28014 Madrid.
Administratorem danych jest | Minister Rodziny, Pracy i Polityki Społecznej | , ul. Lipowa 1, 00-513 Warszawa.
"""


@pytest.mark.parametrize("row", MINISTRIES.strip().splitlines())
def test_a_ministry_is_called_by_all_that_it_is_for(row: str) -> None:
    before, name, behind = row.split(" | ")
    assert stated(f"<p>{before} {name}{behind}</p>", kind=PAGE)["name"] == [name]


@pytest.mark.parametrize("town", ["PARIS B", "LYON"])
def test_a_register_s_town_in_capitals_is_not_of_the_number(town: str) -> None:
    found = stated(f"<p>© 2014 Tulipe SAS, RCS {town} 433 115 904</p>", kind=PAGE)
    assert found["number"] == ["433115904"]


def test_a_label_behind_a_house_s_number_is_no_storey() -> None:
    line = "Tulipán Kft., székhelye: 2045 Törökbálint, Liliom utca 87. cégjegyzékszáma: 13-09-223727"
    assert stated(f"<p>{line}</p>", kind=PAGE)["number"] == ["13-09-223727"]


def test_what_a_host_is_parts_nothing_from_it() -> None:
    lines = "Le site est hébergé en France par l’entreprise Tulipe.<br>Société par actions simplifiée"
    assert "number" not in stated(f"<p>{lines}<br>SIREN : 433 115 904 RCS Paris</p>", kind=PAGE)


def test_a_site_by_whose_way_contracts_are_made_is_its_operator_s() -> None:
    lines = "Diese AGB gelten für Verträge über die Website von:</p><p>Tulpen Brennholz GmbH"
    found = stated(
        f"<p>{lines}<br>Lindenweg 7<br>4562 Biberist, Schweiz<br>UID CHE-228.719.493</p>", kind=PAGE
    )
    assert found["name"] == ["Tulpen Brennholz GmbH"]
