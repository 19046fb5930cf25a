"""Lines of companies from all over the English-speaking world: their registers, and whom such lines only tell of."""

import pytest

from tests.sources.page.test_wordings import LINE, stated

HTML = "text/html; charset=utf-8"
SITE = "https://www.site.com/"

NUMBERS = """
ZA | 2018/350974/07 | © Heron Kilns (Pty) Ltd. Reg. No. 2018/350974/07
ZA | 2018/350974/07 | This site is owned by Heron Kilns (Pty) Ltd (2018/350974/07), Cape Town
ZA | 2018/350974/08 | Heron Kilns NPC (Registration number: 2018/350974/08) ("Heron", "we", "us")
NG | RC1782345 | © Heron Kilns Limited. RC: 1782345. All rights reserved.
NG | RC1782345 | Heron Kilns Limited, RC Number 1782345, is a company of Lagos, Nigeria ("we", "us")
KE | CPR/2014/163425 | Operated by Heron Kilns Ltd, a company registered in Kenya under company number CPR/2014/163425
NZ | 5123986 | Heron Kilns Limited is a New Zealand registered company (company number 5123986)
LC | 2025-00585 | Heron Kilns Limited, registered in Saint Lucia (Reg. No. 2025-00585).
GB | 06519150 | Heron Kilns Limited. Company No. 6519150. VAT No. 811 2016 92.
"""


@pytest.mark.parametrize("row", NUMBERS.strip().splitlines())
def test_a_number_tells_of_which_register_it_is(row: str) -> None:
    country, number, line = row.split(" | ")
    found = stated(f"<p>{line}</p>", SITE, HTML)
    assert (found["country"], found["number"]) == ([country], [number])


def test_the_commercial_register_of_french_speaking_africa_is_not_nigeria_s() -> None:
    found = stated("<p>Édité par Héron SARL, RC 1782345, Dakar, Sénégal</p>", "https://www.heron.sn/", HTML)
    assert "number" not in found


@pytest.mark.parametrize(("people", "country"), [("a South African", "ZA"), ("a Nigerian", "NG")])
def test_whose_company_it_is_tells_its_country(people: str, country: str) -> None:
    assert stated(f'<p>Heron Kilns Limited ("we"), {people} company</p>', SITE, HTML)["country"] == [country]


def test_a_form_of_malaysia_tells_its_country() -> None:
    found = stated("<p>The website is operated by Heron Kilns Sdn Bhd. We fire pots.</p>", SITE, HTML)
    assert found["country"] == ["MY"]


@pytest.mark.parametrize(
    "line",
    [
        "© 2026 Heron. Company Number NI715775",
        "<p>© 2026 Heron. All images © Heron.</p><p>Registered in Northern Ireland No: NI715775</p>",
    ],
)
def test_a_site_of_no_country_states_a_number_by_itself(line: str) -> None:
    assert stated(f"<p>{line}</p>", SITE, HTML)["number"] == ["NI715775"]


def test_a_number_that_others_are_told_of_is_not_the_site_s() -> None:
    line = "<p>Ask our printer for a quotation, which is registered in England, company number 10427741.</p>"
    assert "number" not in stated(line, SITE, HTML)


@pytest.mark.parametrize(
    "line",
    [
        "Operated by Heron Kilns Ltd (part of Tide Limited), a company registered in Ireland",
        "Heron Kilns Ltd, a company of Tide PLC, operates this website.",
        "Heron Kilns Ltd, ein Unternehmen der Tide AG, betreibt diese Website.",
        "Heron Kilns Ltd, une société du groupe Tide SA, édite ce site.",
    ],
)
def test_an_aside_about_a_parent_does_not_make_it_the_operator(line: str) -> None:
    assert stated(f"<p>{line}</p>", SITE, HTML)["name"] == ["Heron Kilns Ltd"]


def test_behind_an_aside_in_brackets_it_is_about_the_first_again() -> None:
    line = "Operated by Heron Kilns Ltd (part of Tide Ltd), a company incorporated in Ireland."
    assert stated(f"<p>{line}</p>", SITE, HTML)["country"] == ["IE"]


@pytest.mark.parametrize(
    "line",
    [
        "2. Defendant Tide Kilns LLC is a limited liability company organised under the laws of the State of New York.",
        "According to UK Companies House records, Tide Kilns Ltd (Company Number: 10427741) was dissolved in May.",
    ],
)
def test_who_is_told_of_in_a_case_or_a_report_is_no_operator(line: str) -> None:
    assert stated(f"<p>{line}</p>", SITE, HTML) == {}


def test_having_an_office_is_no_news() -> None:
    line = (
        "Heron Studio is a company registered in England (10427741) and has its registered office in Leeds."
    )
    assert stated(f"<p>{line}</p>", SITE, HTML)["name"] == ["Heron Studio"]


@pytest.mark.parametrize(
    "line",
    [
        "(1) HERON KILNS LIMITED, registered in England, number 10427741 (the Franchisor); | HERON KILNS LIMITED",
        "Run by heron Ltd, 5 Mill Lane, Leeds, UK. heron Ltd is registered in England, number 10427741. | heron Ltd",
        "Hot Stuff is the trading name of Heron is Hot Ltd, company number 10427741. | Heron is Hot Ltd",
        "Heron Works is incorporated in England with Registration Number 10427741. | Heron Works",
        "Heron Works, a designated activity company, registered in Ireland, number 599436 | Heron Works",
    ],
)
def test_where_a_name_begins_and_ends(line: str) -> None:
    said, name = line.split(" | ")
    assert stated(f"<p>{said}</p>", SITE, HTML)["name"] == [name]


def test_a_charitable_body_s_number_is_no_company_s() -> None:
    line = "The University of Heron is a charitable body, registered in Scotland, with registration number SC005336."
    found = stated(f"<p>{line}</p>", SITE, HTML)
    assert found["name"] == ["The University of Heron"]
    assert "number" not in found


def test_a_program_s_label_is_a_label() -> None:
    line = 'legalName: "Heron Kilns Limited", registration: "Registered in England, company no. 10427741",'
    assert stated(line, kind=LINE)["name"] == ["Heron Kilns Limited"]


REGISTERED = """
US | a limited liability company organized under the laws of the State of Arizona
US | a limited liability company organised under the laws of the State of Georgia
CA | a corporation incorporated in Nova Scotia
AU | a company incorporated in New South Wales
NG | a company registered with the Corporate Affairs Commission
IE | a company incorporated under the laws of the Republic of Ireland
"""


@pytest.mark.parametrize("row", REGISTERED.strip().splitlines())
def test_where_a_company_is_formed(row: str) -> None:
    country, said = row.split(" | ")
    assert stated(f'<p>Heron Kilns ("we") is operated by Heron Kilns LLC, {said}.</p>', SITE, HTML)[
        "country"
    ] == [country]


def test_the_republic_of_china_is_not_the_people_s() -> None:
    line = "Heron Kilns Ltd, incorporated under the laws of the Republic of China."
    assert stated(f"<p>{line}</p>", SITE, HTML).get("country") != ["CN"]


def test_a_number_in_brackets_behind_the_register_is_no_supervisor_s() -> None:
    line = (
        "Heron Kilns Ltd is authorised and regulated by the Financial Conduct Authority, registration number 915346, "
        "and is a limited company registered in England & Wales (No. 10427741)."
    )
    assert stated(f"<p>{line}</p>", SITE, HTML)["number"] == ["10427741"]


@pytest.mark.parametrize(
    "line",
    [
        "Heron Ltd. Registered in the Isle of Man number 137548C. Heron Ltd is our name. | Heron Ltd",
        "Operated by Build. Fire. Sell., LLC, a Texas company. | Build. Fire. Sell., LLC",
        '""Heron Kilns Ltd. is a limited company registered in England No. 10427741"" | Heron Kilns Ltd.',
        "Heron Kilns is registered in Kenya, with its registered office at 2 Hill Street, Nairobi. | Heron Kilns",
        "Heron CIC is a community interest company founded in Kent. | Heron CIC",
        "These Terms are between you and HERON D.O.O.E.L. (operating as Heron). | HERON D.O.O.E.L.",
    ],
)
def test_names_at_the_edges_of_sentences(line: str) -> None:
    said, name = line.split(" | ")
    assert stated(f"<p>{said}</p>", SITE, HTML)["name"] == [name]


def test_two_dashes_end_an_address() -> None:
    line = "Heron Kilns Pty Ltd, 14 Marjorie Street Sefton NSW 2162 -- Ph: 1300 976 097"
    assert stated(f"<p>{line}</p>", SITE, HTML)["address"] == ["14 Marjorie Street Sefton NSW 2162"]


@pytest.mark.parametrize(
    "line",
    [
        "At Heron, a company registered in England with company number 10427741, we fire pots. | Heron",
        "1) HERON LTD incorporated and registered in England with company number 10427741. | HERON LTD",
        "<strong>1) HERON LTD</strong> registered in England with company number 10427741. | HERON LTD",
        "Heron Company registered in England and Wales, company number 10427741. | Heron Company",
    ],
)
def test_a_small_word_or_an_item_s_number_is_not_of_a_name(line: str) -> None:
    said, name = line.split(" | ")
    assert stated(f"<p>{said}</p>", SITE, HTML)["name"] == [name]


def test_a_charity_s_name_is_not_cut_to_a_person_s() -> None:
    line = "Ann Hill Charity is registered in England and Wales, company number 00279157."
    assert "Ann Hill" not in stated(f"<p>{line}</p>", SITE, HTML).get("name", [])


BRITISH = """
GB | 10427741 | <ul><li>Heron Ltd</li><li>No. 10427741</li><li>Reg. in England & Wales</li></ul>
GB | 10427741 | <p>Heron Ltd (10427741) is registered in the UK.</p>
IE | 513174 | <p>Heron Limited is registered in Ireland, company number IE513174.</p>
CA | - | <p>This site is operated by 4067479 Canada Inc. Write to us.</p>
"""


@pytest.mark.parametrize("row", BRITISH.strip().splitlines())
def test_numbers_with_little_around_them(row: str) -> None:
    country, number, body = row.split(" | ", 2)
    found = stated(body, SITE, HTML)
    assert (found["country"], found.get("number", ["-"])) == ([country], [number])


def test_a_long_house_number_is_no_postcode() -> None:
    seat = "First Floor, 1024, Stockport Road, Manchester M19 3WX, United Kingdom"
    line = f"Heron Ltd. Registered Address: {seat} Heron Ltd is authorised by the authority."
    assert stated(f"<p>{line}</p>", SITE, HTML)["address"] == [seat]


def test_several_offices_are_an_office() -> None:
    line = "Heron Ltd, number 10427741, with registered offices in 20-22 Wenlock Road, London, N1 7GU"
    assert stated(f"<p>{line}</p>", SITE, HTML)["address"] == ["20-22 Wenlock Road, London, N1 7GU"]


OWN_WORDS = """
10427741 | We are a company registered in England & Wales (our company number is 10427741). Write to us.
10427741 | Heron is registered in England and Wales as charity #1155010 and company #10427741.
03597005 | COMPANY LIMITED BY GUARANTEE. REGISTERED IN ENGLAND NO. 3597005. REGISTERED OFFICE AS ABOVE.
PB249 | Heron Limited is a company registered in Sri Lanka with the company registration number PB249
"""


@pytest.mark.parametrize("row", OWN_WORDS.strip().splitlines())
def test_numbers_in_a_company_s_own_words(row: str) -> None:
    number, line = row.split(" | ")
    assert stated(f"<p>{line}</p>", SITE, HTML)["number"] == [number]


@pytest.mark.parametrize(
    "line",
    [
        "<h3>Find us</h3><p>Our business is registered in England and Wales as Heron Ltd. We fire pots.</p>",
        "<p>© 2026 The Association of Herons Ltd — made by hand</p>",
    ],
)
def test_what_says_that_somebody_is_the_operator(line: str) -> None:
    assert stated(line, SITE, HTML)["name"][0].endswith(("Heron Ltd", "Association of Herons Ltd"))


@pytest.mark.parametrize(
    "line",
    [
        "Potter is a product of Heron LLC, a Wyoming limited liability company (“Potter,” “we,” or “us”).",
        "Heron LLC is a Wyoming limited liability company, operating under the name Potter ("
        '"Potter", the "Company", "we"). We fire pots, like Tide LLC.',
        "This Site is operated, managed, and maintained by Heron LLC. Tide LLC made it.",
        "Potter Hall is operated by Heron LLC (Company No. 10427741). Our registered address is 3 Kiln Road, Leeds.",
        "VAT Reg No. GB 706 8175 27<br>EORI Number: GB706817527000<br>Heron LLC, registered in England: No. 3395749.",
        "© Heron, Heron LLC - Company No. 10427741",
    ],
)
def test_who_is_the_operator_in_their_own_words(line: str) -> None:
    assert stated(f"<p>{line}</p>", SITE, HTML)["name"] == ["Heron LLC"]


@pytest.mark.parametrize(
    "line",
    [
        "We take payments through Tide Inc., a payment company used by Heron Ltd (“we”). © Heron Ltd",
        "Our payments are taken by Tide Ltd. Our registered office is 3 Kiln Road, Leeds LS1 4AB. © Heron Ltd",
    ],
)
def test_another_company_is_not_the_operator(line: str) -> None:
    assert "Tide" not in str(stated(f"<p>{line}</p>", SITE, HTML).get("name", []))


ROOMS = """
Office 11929, 182-184 High Street North, East Ham, London, E6 2JA
Capital Business Centre, Entrance A, Floor 1, Triq Taz-Zwejt, San Gwann, SGN 3000, Malta
"""


@pytest.mark.parametrize("address", ROOMS.strip().splitlines())
def test_rooms_and_houses_begin_addresses(address: str) -> None:
    page = f"<p>© 2026 Heron Ltd, a company with its registered office at {address}.</p>"
    assert stated(page, SITE, HTML)["address"] == [address]


def test_five_digits_of_a_room_are_no_postcode() -> None:
    address = ROOMS.strip().splitlines()[0]
    page = f"<p>© 2026 Heron Ltd.</p><p>{address}</p><p>Company Nr. 16349064</p>"
    assert stated(page, SITE, HTML)["address"] == [address]


def test_registers_of_charities_are_no_address() -> None:
    line = "Heron UK is a registered charity in England and Wales (1089464), Scotland (SC041666), the Isle of Man (1)."
    assert "address" not in stated(f"<p>{line}</p>", SITE, HTML)


LANDS = """
GB | © Heron Limited 2026. Registered Company in England and Wales 12411407
GB | Heron Limited. Registered company in Scotland SC411407
IE | Heron Limited<br>Irish Registered Company #556277
US | Operated by Heron Inc, a Nevada Corporation, d/b/a Restocks
US | Operated by Heron LLC, a Wyoming Limited Liability Company
IE | The provider and licensor is Heron CLG.<br>Registered in Ireland.<br>Company registration number: 796735.
"""


@pytest.mark.parametrize("row", LANDS.strip().splitlines())
def test_lands_of_registered_companies(row: str) -> None:
    land, line = row.split(" | ")
    found = stated(f"<p>{line}</p>", SITE, HTML)
    assert found["country"] == [land]
    assert found["name"][0].startswith("Heron ")


def test_a_company_is_of_no_state_that_its_name_holds() -> None:
    line = "Heron LLC makes bread. A New York Pizza Company bakes it. © Heron LLC"
    assert "country" not in stated(f"<p>{line}</p>", SITE, HTML)


def test_an_office_in_care_of_a_company_without_a_comma() -> None:
    address = "C/O Tide Ltd Suite 3, 2nd Floor, Didsbury House, 748-754 Wilmslow Road, Manchester, M20 2DW"
    page = f"<p>Heron Ltd. Company No. 17095931.<br>Registered Office: {address}</p>"
    found = stated(page, SITE, HTML)
    assert (found["name"], found["address"]) == (["Heron Ltd"], [address])


@pytest.mark.parametrize(
    "line",
    [
        "Heron Research UK is registered in England and Wales (10427741).",
        "Heron Research UK is a registered charity. Registered company in England and Wales (10427741).",
    ],
)
def test_a_country_at_the_end_of_a_name_is_of_it(line: str) -> None:
    assert stated(f"<p>{line}</p>", SITE, HTML)["name"] == ["Heron Research UK"]


def test_a_name_without_the_country_behind_it() -> None:
    line = "Heron Pottery is a UK company registered in England (No. 10427741)."
    assert stated(f"<p>{line}</p>", SITE, HTML)["name"] == ["Heron Pottery"]


@pytest.mark.parametrize(
    "line",
    [
        "Heron Ltd is a UK registered company, number 10427741.",
        "© 2026 Heron Ltd, a UK registered company (10427741).",
        "© 2026 Heron Ltd is a UK Limited Company, Reg No 10427741.",
    ],
)
def test_a_company_registered_in_the_uk(line: str) -> None:
    found = stated(f"<p>{line}</p>", SITE, HTML)
    assert (found["name"], found["number"], found["country"]) == (["Heron Ltd"], ["10427741"], ["GB"])


def test_who_trades_under_what_they_run() -> None:
    line = "Potter is operated by Heron Ltd (trading as Potter). We fire pots."
    assert stated(f"<p>{line}</p>", SITE, HTML)["name"] == ["Heron Ltd"]


def test_who_serves_and_is_told_of_again() -> None:
    line = "Payment services are provided by Tide Ltd. Tide Ltd is a company incorporated in England. No. 12352935."
    assert not {"name", "number"} & stated(f"<p>{line}</p>", SITE, HTML).keys()


def test_who_is_represented_under_another_name() -> None:
    line = "Heron Ltd, trading as ‘Potter’ is an appointed representative of Tide Ltd (FRN: 947961)."
    assert stated(f"<p>{line}</p>", SITE, HTML)["name"] == ["Heron Ltd"]


def test_an_office_is_at_no_mailbox() -> None:
    line = "Heron Ltd, whose registered office address is at K.S.Colony, Bankers Colony, Bihar."
    assert "email" not in stated(f"<p>{line}</p>", SITE, HTML)


def test_a_licence_is_no_address() -> None:
    line = "Heron Pty Ltd | ABN 51 824 753 556 | Australian Credit Licence 430428."
    found = stated(f"<p>{line}</p>", SITE, HTML)
    assert found["number"] == ["51824753556"]
    assert "address" not in found


def test_years_are_no_number() -> None:
    line = "Company No. 09486419<br>Heron Ltd. Registered company in England and Wales 2015-2022 ©"
    assert stated(f"<p>{line}</p>", SITE, HTML)["number"] == ["09486419"]
