"""Lines of companies of the Isles as they stand on pages, collected one after the other: what was read wrongly once."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

NAMED = """
In Heron Kilns Limited | In Heron Kilns Limited is a company registered in England (company number 02494086).
In Heron Kilns Limited | For the purposes of the UK GDPR, In Heron Kilns Limited is the data controller.
Heron Kilns Ltd | For the purposes of the UK GDPR, Heron Kilns Ltd is the data controller.
Heron Kilns Ltd | Under the Data Protection Act, Heron Kilns Ltd is the data controller.
heronkilns Ltd | Plover is the trading name of heronkilns Ltd, a company registered in England (No. 02494086).
mapleate Limited | Plover is a trading name of mapleate Limited, a company registered in England (Company No. 02494086).
heron kilns ltd | This site is run by heron kilns ltd, a company registered in England and Wales (No. 02494086).
heron kilns ltd | © 2024 heron kilns ltd. Registered in England No. 02494086.
Heron Trust | Plover School is part of the Heron Trust, a company limited by guarantee (company number 02494086).
Heron Trust | Plover School is an academy which is a part of the Heron Trust (company number 02494086).
Heron Kilns Ltd | Terms of use.</p><p>p. Heron Kilns Ltd is a company registered in England (company number 02494086).
By Heron Ltd | Plover Mills is a trading name of By Heron Ltd a company registered in United Kingdom. No. 11303606.
Heron Ltd | Plover is a trading name and registered trademark of Heron Ltd, registered in England number 02494086.
Heron Ltd | From Heron Ltd (Company Number 02494086).<p>Neither Heron Ltd nor any of the Heron Plc Group is liable.
Heron Kilns | Plover is the trading name of Heron Kilns a limited company registered in England with number 925463.
Heron Ltd | Heron Ltd trading as Plover Books (“Plover Books”, “we” or “us”) is committed to protecting your privacy.
Heron Ltd | Unless stated otherwise above:</p><p>Heron Ltd - Registered in England with number 02494086.
Heron Ltd | For the purposes of the EU GDPR, the data controller is Heron Ltd, registered in England &amp; Wales.
Heron, Inc. | Heron, Inc. is a Delaware corporation. It is not a law firm.
HERON CARERS ALLIANCE | | HERON CARERS ALLIANCE | 8 Mill Lane, Leeds LS1 4AB | Registered Company No. 15210072 |
Heron Kilns Ltd | Plover is provided by Heron Kilns Ltd, a company registered in England. We are the controller.
British Society of Plovers | The British Society of Plovers (BSOP), is a registered charity (company number 06319769).
Heron Ltd | Heron Ltd (company no. 12098245) and others.</p><p>Plover is a trading name of the Heron Group.
Heron Ltd | Heron Ltd t/a Plover Glazing
Heron Pty Ltd | Heron Pty Ltd trading as Plover Glazing
Heron (UK) Ltd | Heron (UK) Ltd t/as Plover Games FRN:671126 are authorised and regulated by the FCA.
Heron Ltd | Plover is owned and operated by Heron Ltd, acting as the Data Controller under the Act.
Heron Limited | This is Confidential Information of Heron Limited (company number 12098245).
Heron GmbH | Plover gehört zur Heron GmbH, Amtsgericht Kiel, HRB 1234.
"""


@pytest.mark.parametrize("row", NAMED.strip().splitlines())
def test_a_company_is_named_as_it_is_called(row: str) -> None:
    name, line = row.split(" | ", 1)
    assert [one.removeprefix("The ") for one in stated(f"<p>{line}</p>", kind=PAGE)["name"]] == [name]


NOBODY = """
We are a broker, and credit is subject to status and is provided by Heron Capital PLC. Terms apply.
We are part of Heron Group Limited (company number 02494086).
Our shop is part of Heron Group Limited (company number 02494086).
The shop is run by private limited companies registered in England.
This site is run by a private ltd, a company registered in England and Wales (No. 02494086).
"""


@pytest.mark.parametrize("line", NOBODY.strip().splitlines())
def test_whose_part_we_are_is_not_who_we_are(line: str) -> None:
    assert "name" not in stated(f"<p>{line}</p>", kind=PAGE)


@pytest.mark.parametrize("sign", [" – ", ", ", " | "])
def test_the_year_of_a_copyright_is_of_no_address(sign: str) -> None:
    line = f"© Heron Kilns Ltd 2025{sign}15 Mill Street, Bristol, BS1 5AP"
    assert stated(f"<p>{line}</p>", kind=PAGE)["address"] == ["15 Mill Street, Bristol, BS1 5AP"]


MARKED = """
> *Plover is a trading name of Heron Kilns Ltd, registered in > England (no. 02494086). > 8 Mill Lane, Leeds LS1 4AB.*
_Plover is a trading name of Heron Kilns Ltd, registered in England (company no. 02494086), 8 Mill Lane, Leeds LS1 4AB._
*Plover* is a trading name of *Heron Kilns Ltd*, company no. *02494086*, 8 Mill Lane, Leeds LS1 4AB.
"""


@pytest.mark.parametrize("line", MARKED.strip().splitlines())
def test_marks_of_emphasis_and_of_quotation_are_of_no_value(line: str) -> None:
    found = stated(f"<p>{line}</p>", kind=PAGE)
    assert found["name"] == ["Heron Kilns Ltd"]
    assert found["trading_name"] == ["Plover"]
    assert found["address"] == ["8 Mill Lane, Leeds LS1 4AB"]


SEAT = "having its registered office at"
PLACED = (
    (
        "8 Mill Lane, Leeds LS1 4AB",
        "Heron Ltd, registered in England, 02494086. The registered office of Heron Ltd is {}.",
    ),
    ("Heron Park, Mill Road, Cork, Ireland", f"Heron Ltd, company number 364963, {SEAT} {{}}. Fax us."),
    (
        "725 Mill Av., Suite 2, Bethesda, MD 20814",
        "© 2008<br>by Heron, Inc.<br>(A Delaware Corporation)<br>{}",
    ),
)


@pytest.mark.parametrize(("place", "line"), PLACED)
def test_a_company_is_where_it_says(place: str, line: str) -> None:
    written = line.format(place.replace("2, B", "2<br>B"))
    assert stated(f"<p>{written}</p>", kind=PAGE)["address"] == [place]


def test_who_says_who_they_are_below_a_heading_is_the_operator_whatever_its_size() -> None:
    line = "Plover Pro is operated by Heron Ltd (No. 02494086), with registered address at 8 Mill Lane, Leeds LS1 4AB."
    for level in ("h2", "h3", "h4"):
        assert stated(f"<{level}>1. Who We Are</{level}><p>{line}</p>", kind=PAGE)["name"] == ["Heron Ltd"]
    assert "name" not in stated(f"<h3>Our invoices</h3><p>{line}</p>", "https://www.other.com/", PAGE)


def test_of_two_places_beside_no_name_the_seat_is_that_of_the_number() -> None:
    seat = "Registered in England and Wales No. 53893. Registered office: 25 Shoe Lane, London, EC4A 4AU"
    found = stated(
        f"<footer><p>Headquarters: 200 West Street, New York, NY 10282</p><p>{seat}</p></footer>", kind=PAGE
    )
    assert found["address"] == ["25 Shoe Lane, London, EC4A 4AU"]


def test_india_s_number_is_known_by_its_letters() -> None:
    assert stated("<p>CIN: U67120MH1992PLC066006</p>", "https://www.heron.com/", PAGE)["country"] == ["IN"]


NUMBERED = """
06319769 | Heron Trust is a registered charity (company number 06319769, charity number 1121692).
14093132 | We are headquartered in Leeds and registered in England and Wales (registration number 14093132).
12098245 | Heron Ltd (12098245), 8 Mill Lane, Leeds LS1 4AB
12098245 | Heron Limited #12098245, registered in England
12098245 | Registered in England &amp; Wales: Heron Limited, 12098245
12098245 | Heron Limited, Registered Company: 12098245
12098245 | Plover is a trading name of Heron Ltd, registered in England and Wales as company 12098245.
12098245 | Heron Ltd. Reg'd in England 12098245.
12098245 | Heron Ltd. Registered in Wales &amp; England No. 12098245
07468421 | Heron Ltd, registered in England. Registered No: 7468421 ICO Registration Nr: ZA038243
03659370 | Heron in Durham Ltd is a registered company, number 3659370, and a registered charity, number 1074505.
01476185 | <strong>Plover Mills / Heron Limited</strong><br>8 Mill Lane, Leeds LS1 4AB<br>Company no. 01476185
"""


@pytest.mark.parametrize("row", NUMBERED.strip().splitlines())
def test_a_number_is_that_of_the_company(row: str) -> None:
    value, line = row.split(" | ", 1)
    assert stated(f"<p>{line}</p>", kind=PAGE)["number"] == [value]


@pytest.mark.parametrize("label", ["Reg'd office", "Reg. Off.", "Registered Office -"])
def test_a_street_in_small_letters_is_an_address(label: str) -> None:
    line = f"<p>Heron Ltd, registered in England No. 12098245. {label} 1-3 st james street, Burnley BB11 1QL.</p>"
    assert stated(line, kind=PAGE)["address"] == ["1-3 st james street, Burnley BB11 1QL"]


def test_a_template_s_spaces_are_no_part_of_a_name() -> None:
    assert stated('<p>{"   "} Heron Ltd is registered in England, 12098245.</p>', kind=PAGE)["name"] == [
        "Heron Ltd"
    ]


def test_nothing_but_a_table_s_marks_is_read() -> None:
    assert stated("<p> |   | </p>", kind=PAGE) == {}


def test_a_thing_at_a_site_is_no_mailbox_and_the_number_of_an_approval_is_no_address() -> None:
    line = "These terms apply to the Plover web application at plover.uk, provided by Heron Ltd (“we”)."
    assert "email" not in stated(f"<p>{line}</p>", kind=PAGE)
    line = "Heron Baits Ltd · Company No. 15736640 · EC Animal Feed Hygiene GB702/00634"
    assert "address" not in stated(f"<p>{line}</p>", kind=PAGE)


def test_where_somebody_is_registered_is_said_in_small_letters_too() -> None:
    line = "Plover is owned and operated by Heron Ltd (registered in england and wales)."
    assert stated(f"<p>{line}</p>", "https://www.heron.com/", PAGE)["country"] == ["GB"]


@pytest.mark.parametrize("heading", ["Who is responsible for personal data?", "The Promoter", "Overview"])
def test_a_company_below_a_heading_of_who_is_responsible_is_the_operator(heading: str) -> None:
    line = "Your data is controlled ultimately by Heron Pty Ltd, registered in Australia with ABN 92 620 098 535."
    assert stated(f"<h3>{heading}</h3><p>{line}</p>", kind=PAGE)["name"] == ["Heron Pty Ltd"]


@pytest.mark.parametrize(
    "place", ["8 Mill Lane, Reigate, RH2 7JE", "94A Front St, Stanley Co. Durham, DH9 0HU"]
)
def test_an_address_ends_with_its_postcode(place: str) -> None:
    line = f"Heron Ltd · Company No. 12098245 · Registered office: {place} · Fully insured — £2m public liability."
    assert stated(f"<p>{line}</p>", kind=PAGE)["address"] == [place]


def test_what_a_page_is_headed_with_is_run_by_whom_it_says_though_it_names_another() -> None:
    body = (
        "<h1>Plover: attribution</h1><p>Plover is published by Heron Ltd, company number 12098245.</p>"
        "<h2>What this software is based on</h2><p>Plover is a version of Tide, published by Tide Software, Inc.</p>"
    )
    assert stated(body, "https://www.other.com/", PAGE)["name"] == ["Heron Ltd"]


def test_a_company_registration_number_beside_its_register_stands_in_a_long_line() -> None:
    office = "Registered office: 8 Mill Lane, Leeds LS1 4AB, which is where all the staff work every day of the week."
    line = f"Plover 247 is regulated. {office} Registered in England. Company registration no. 06035525."
    assert stated(f"<p>{line}</p>", kind=PAGE)["number"] == ["06035525"]
