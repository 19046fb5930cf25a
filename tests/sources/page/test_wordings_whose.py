"""Whose a value on a page is, where two are named near it, and words that were not understood once."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

GROUPS = """
Fenmoor Homes (South) Limited is a member of the Fenmoor Group plc group. Registered in England No. 07926418.
Fenmoor Homes (South) Limited is a wholly owned subsidiary of Fenmoor Group plc. Company number 07926418.
"""


@pytest.mark.parametrize("line", GROUPS.strip().splitlines())
def test_the_number_behind_the_sentence_about_a_parent_is_the_subsidiary_s(line: str) -> None:
    found = stated(line, "https://www.fenmoorhomes.co.uk/")
    assert found["name"] == ["Fenmoor Homes (South) Limited"]
    assert found["number"] == ["07926418"]


def test_a_second_number_behind_such_a_sentence_is_the_parent_s() -> None:
    line = (
        "Fenmoor Homes Ltd, company number 07926418, is part of Fenmoor Group plc. Company number 07926419."
    )
    assert stated(line, "https://www.fenmoorhomes.co.uk/")["number"] == ["07926418"]


def test_welsh() -> None:
    line = (
        "Cofrestrwyd Crochenwaith Afon Cyf yng Nghymru a Lloegr, rhif cwmni 10382957. Swyddfa gofrestredig: "
        "2 Stryd y Bont, Porthaethwy, Ynys Môn LL59 5DE. E-bost: post@crochenwaith.cymru"
    )
    assert stated(line, "https://www.crochenwaith.cymru/") == {
        "name": ["Crochenwaith Afon Cyf"],
        "number": ["10382957"],
        "country": ["GB"],
        "address": ["2 Stryd y Bont, Porthaethwy, Ynys Môn LL59 5DE"],
        "email": ["post@crochenwaith.cymru"],
    }


NAMES = """
Cantine Alte S.r.l. Società Agricola | Cantine Alte S.r.l. Società Agricola - Via Alta 3, Lucca - CF 15184530465
Lumière Courtage | Lumière Courtage, SARL de courtage d'assurances au capital de 30 000 € - RCS Paris 732 829 320
"""


@pytest.mark.parametrize("row", NAMES.strip().splitlines())
def test_what_is_said_of_a_company_beside_its_form(row: str) -> None:
    name, line = row.split(" | ", 1)
    assert stated(line)["name"] == [name]


ADDRESSES = """
Tidewater House, 11 Quay Street, Deal CT14 6HY | Your contract is with Tidewater Travel Limited, trading as Tidewater, \
company number 05931748, registered in England and Wales, of Tidewater House, 11 Quay Street, Deal CT14 6HY ("we").
The Old Forge, Wharf Lane, Deal CT14 6HY | This site is operated by Tidewater Glass Limited. Our registered office and \
workshop is at The Old Forge, Wharf Lane, Deal CT14 6HY. Our VAT number is 386 0510 55.
"""


@pytest.mark.parametrize("row", ADDRESSES.strip().splitlines())
def test_an_address_behind_a_clause(row: str) -> None:
    address, line = row.split(" | ", 1)
    assert stated(line)["address"] == [address]


OVERSEAS = """
AU-ABN | 53004085616 | AU | Wattle Hill Dairy Pty Ltd ABN 53 004 085 616, 1180 Coast Highway, Allansford VIC 3277
AU-ACN | 004085616 | AU | Wattle Hill Dairy Pty Ltd (ACN 004 085 616), 1180 Coast Highway, Allansford VIC 3277
SG-ACRA | 201978428E | SG | Tide Kart Pte. Ltd. (UEN 201978428E), 71 Harbour Crescent, Singapore 408571
SG-ACRA | 201978428E | SG | Tide Kart Private Limited, Co. Reg. No. 201978428E, 71 Harbour Crescent, Singapore 408571
IN-MCA | U72200KA2010PTC054321 | IN | Lotus Hill Private Limited, CIN: U72200KA2010PTC054321, 4 Brigade Road, Bengaluru
"""


@pytest.mark.parametrize("row", OVERSEAS.strip().splitlines())
def test_numbers_of_australia_singapore_and_india(row: str) -> None:
    scheme, value, country, line = row.split(" | ")
    found = stated(line)
    assert (found["number"], found["country"]) == ([value], [country]), scheme


def test_a_number_that_its_check_digit_refuses_is_not_stated() -> None:
    assert "number" not in stated("Wattle Hill Dairy Pty Ltd ABN 53 004 085 617")


COUNTRIES = """
IE | Tide Kart Ltd, 4 Dock Road, Dublin 4, D04 TR29
CA | Tide Kart Ltd, 4 Dock Road, Toronto, ON M5V 2T6
AU | Tide Kart Ltd, 4 Dock Road, Fremantle WA 6160
"""


@pytest.mark.parametrize("row", COUNTRIES.strip().splitlines())
def test_a_postcode_shows_the_country(row: str) -> None:
    country, line = row.split(" | ")
    assert stated(line, "https://www.tidekart.example/")["country"] == [country]


def test_the_law_under_which_an_association_is_shows_the_country() -> None:
    body = (
        "<h1>Mentions légales</h1><p>Ce site est édité par l'Association Rivage, association régie par la loi du 1er "
        "juillet 1901, déclarée à la sous-préfecture de Brest.<br>Siège : 3 quai Haut, 29200 Brest</p>"
    )
    assert stated(body, "https://www.rivage.org/mentions-legales", PAGE)["country"] == ["FR"]


IMPRINT = "<h1>About</h1><p>Tulip Rooms Ltd, 4 High Street, London EC2A 4JE, company number 09482716</p>"


def test_us_at_the_end_of_a_heading_does_not_mean_the_name_below() -> None:
    body = f"{IMPRINT}<h2>Who helps us</h2><ul><li>Greynet Solutions Ltd – hosting</li></ul>"
    assert stated(body, "https://www.tuliprooms.co.uk/privacy", PAGE)["name"] == ["Tulip Rooms Ltd"]


def test_the_site_s_mailbox_below_a_list_of_customers_is_the_operator_s() -> None:
    body = (
        "<h2>Trusted by</h2><p>Octavo Freight plc</p><p>Severn Reach Trust</p><h2>Talk to us</h2>"
        "<p>Call 0117 555 0128 or e-mail hello@tuliprooms.com.</p><footer><p>© 2026 Tulip Rooms Ltd. Registered in "
        "England and Wales, company number 09482716.</p></footer>"
    )
    assert stated(body, "https://www.tuliprooms.com/about", PAGE)["email"] == ["hello@tuliprooms.com"]


def test_a_table_with_a_column_for_each_company() -> None:
    rows = (
        ("", "Coaches", "Holidays"),
        ("Name", "Northmoor Coaches Ltd", "Northmoor Holidays Ltd"),
        ("Company number", "09948944", "13370867"),
        ("Registered office", "Unit 3, Mill Lane, Skipton BD23 1UD", "2 High Street, Skipton BD23 1AA"),
        ("Email", "hire@northmoor.co.uk", "rest@northmoor.co.uk"),
    )
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    found = stated(
        f"<h1>Company details</h1><table>{table}</table>", "https://www.northmoor.co.uk/company", PAGE
    )
    assert found["name"] == ["Northmoor Coaches Ltd"]
    assert found["number"] == ["09948944"]
    assert found["address"] == ["Unit 3, Mill Lane, Skipton BD23 1UD"]
    assert found["email"] == ["hire@northmoor.co.uk"]


LONGER = """
Rosa & Filhos, Cerâmica Nova, S.A. | Este website pertence à empresa Rosa & Filhos, Cerâmica Nova, S.A., NIPC 506054799.
Fjordbank ASA, filial i Sverige | Fjordbank ASA, filial i Sverige, Box 70, 111 22 Stockholm. Org.nr 556016-0680
Halmbank N.V. Niederlassung Deutschland | Halmbank N.V. Niederlassung Deutschland, Gasse 2, 80333 München
"""


@pytest.mark.parametrize("row", LONGER.strip().splitlines())
def test_a_name_goes_on_beyond_a_comma_or_its_form(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(line)["name"] == [name]


def test_an_address_does_not_begin_with_the_number_of_a_house() -> None:
    line = "El titular de este sitio web es Encina Sol, S.L., NIF B54592191, despacho en X de la Fuente, 3, 37700 Béjar"
    assert "address" not in stated(line, "https://www.encinasol.es/")


def test_partners_before_an_address_are_not_of_it() -> None:
    line = (
        "Dane do faktury: EG Zabawa s.c. Adam Lis, Ewa Lis, ul. Szeroka 19/2, 80-835 Gdańsk, NIP: 5835338511"
    )
    assert stated(line, "https://www.egzabawa.pl/")["address"] == ["ul. Szeroka 19/2, 80-835 Gdańsk"]


def test_a_natural_person_s_tax_number_is_not_stated() -> None:
    line = "Продавець: ФОП Дзюба Ірина Степанівна, 79000, м. Львів, вул. Вірменська, 20, ІПН 3012345671"
    assert "other_number" not in stated(line, "https://www.dziuba.com.ua/")
