"""Lines in which companies say who they are, as they stand in footers, notices and settings: what was not read once."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SEAT = "Registered office: 8 Mill Lane, Leeds, LS1 4AB."


def test_a_name_with_small_words_is_read_behind_what_leads_to_it() -> None:
    line = f"Plover is a trading name of HERON kilns & pottery ltd, {SEAT} Registered in England No. 2494086"
    found = stated(line)
    assert (found["name"], found["number"]) == (["HERON kilns & pottery ltd"], ["02494086"])


def test_who_is_registered_before_another_is_named_is_no_less_the_operator() -> None:
    line = (
        "HeronFX registered in the United Kingdom under registration number 02494086, is an appointed representative "
        f"and distributor for The Plover Firm Ltd t/a The Plover Pay Ltd. {SEAT} Registered number: 04017761."
    )
    found = stated(line, kind=PAGE)
    assert (found["name"], found["number"]) == (["HeronFX"], ["02494086"])
    assert "address" not in found


@pytest.mark.parametrize("label", ["Company No", "Registered No", "Reg. No.", "Registration Number"])
def test_who_arranges_something_and_says_its_number_is_the_operator(label: str) -> None:
    line = f"Arranged by Heron Services Ltd | {label}: 02494086<br>Underwritten by Plover Cover Limited, Guernsey."
    assert stated(line, kind=PAGE)["name"] == ["Heron Services Ltd"]


SETTINGS = """
const COMPANY = "Heron Kilns Private Limited (trading as PLOVER Snacks)"; const GST = "24AAICH6172R1ZX"; | Heron Kilns Private Limited
let company = 'Heron Kilns Ltd'; let companyNumber = '02494086'; | Heron Kilns Ltd
registeredName: "Heron Kilns Limited (trading as Plover)", companyNumber: "02494086", | Heron Kilns Limited
Entity: Heron Kilns Ltd (RC 7256149), Dutse, Jigawa State, Nigeria | Heron Kilns Ltd
"""  # noqa: E501 - a line of a file


@pytest.mark.parametrize("row", SETTINGS.strip().splitlines())
def test_a_name_between_marks_of_quotation_begins_there(row: str) -> None:
    line, name = row.split(" | ")
    found = stated(line, kind=PAGE)
    assert found["name"] == [name]
    assert found.get("number", ["02494086"]) in (["02494086"], ["RC7256149"])


def test_a_county_before_the_end_of_what_is_quoted_is_of_the_address() -> None:
    line = (
        'answer: "Heron Ltd is registered in Ireland. CRO 746631. Office: Mill Centre, Drogheda, Co. Louth.",'
    )
    assert stated(line, kind=PAGE)["address"] == ["Mill Centre, Drogheda, Co. Louth"]


@pytest.mark.parametrize("behind", ["JSE share code: LTE", "VAT no. 123"])
def test_a_short_number_ends_before_the_next_label(behind: str) -> None:
    line = f"Heron Properties plc. Registered in Guernsey. Guernsey registration number: 67712 {behind}"
    assert stated(line)["number"] == ["67712"]


def test_the_number_of_a_royal_charter_is_read() -> None:
    assert stated("© 2026 Heron. All rights reserved. Registered Number: ZC015593")["number"] == ["ZC015593"]


def test_a_name_with_the_point_of_its_sentence_is_the_same() -> None:
    line = (
        "Heron Broking Company Ltd. is not registered with SEBON (No. 299). Services provided through Heron Broking "
        "Company Ltd. Registered Office: Kathmandu, Nepal. For complaints, contact complaints@heronbroking.example"
    )
    found = stated(line, kind=PAGE)
    assert found["country"] == ["NP"]


def test_a_name_begins_behind_a_postcode_and_a_point() -> None:
    line = "Our headquarters are at 8 Mill Lane, Leeds LS1 4AB. Heron Kilns Ltd, company number 02494086."
    found = stated(line, kind=PAGE)
    assert (found["name"], found["address"]) == (["Heron Kilns Ltd"], ["8 Mill Lane, Leeds LS1 4AB"])


@pytest.mark.parametrize("sign", ["text={`", 'text="', "text = '"])
def test_a_name_begins_behind_what_it_is_set_to(sign: str) -> None:
    line = f'{sign}Heron Kilns Pvt. Ltd. ("Heron", "we", "us") is a company registered in India, …'
    assert stated(line, kind=PAGE)["name"] == ["Heron Kilns Pvt. Ltd."]


def test_a_club_before_the_dash_of_what_it_is_is_its_name() -> None:
    line = "The data controller is the Boat Club Costa Grün - Amateur Sporting Association, e-mail: box@bccg.example"
    assert stated(line)["name"] == ["Boat Club Costa Grün - Amateur Sporting Association"]


@pytest.mark.parametrize("row", ["Anna Rossi, Reggio Emilia (Italy). | IT", "Heron Ltd, Leeds (UK). | GB"])
def test_a_country_in_brackets_behind_a_town_is_whose_name_stands_before(row: str) -> None:
    whose, code = row.split(" | ")
    assert stated(f"The data controller is {whose}", kind=PAGE)["country"] == [code]


def test_an_address_behind_a_number_goes_on_below_its_comma() -> None:
    lines = (
        "<p>Heron Ltd</p><p>registered with company number 02494086 at 8 Mill Lane,</p><p>Leeds LS1 4AB</p>"
    )
    assert stated(lines, kind=PAGE)["address"] == ["8 Mill Lane, Leeds LS1 4AB"]


def test_a_word_in_small_letters_that_is_the_site_s_begins_a_name() -> None:
    line = "Designed by heron Technologies FZ-LLC, a company registered in Dubai, United Arab Emirates."
    assert stated(line, "https://heron.example/", PAGE)["name"] == ["heron Technologies FZ-LLC"]


INITIALS = """
A Hill (Pottery) Ltd | © 2026 A Hill (Pottery) Ltd trading as Heron. Registered in Scotland (SC858624).
A Hill Ltd | A Hill Ltd. Registered in Scotland (SC858624).
Heron Ltd | A Heron Ltd company. Registered in Scotland (SC858624).
"""


@pytest.mark.parametrize("row", INITIALS.strip().splitlines())
def test_a_letter_begins_a_name_where_no_article_can_stand(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(line)["name"] == [name]


@pytest.mark.parametrize("written", ["Ltd #02494086", "Ltd (02494086)", "LLP, #02494086, Leeds"])
def test_eight_digits_set_apart_behind_a_form_are_british(written: str) -> None:
    found = stated(f"<p>Heron Kilns {written}</p>", kind=PAGE)
    assert (found["number"], found["country"]) == (["02494086"], ["GB"])


def test_the_label_of_a_number_is_no_name() -> None:
    line = (
        "Heron LLP is a Limited Liability Partnership registered with the Registrar of Companies. The LLP "
        "Identification Number (LLPIN) is ACB-6530."
    )
    found = stated(line)
    assert (found["name"], found["number"], found["country"]) == (["Heron LLP"], ["ACB6530"], ["IN"])
    line = (
        "Operated by Heron Inc., a corporation incorporated under the Canada Business Corporations Act, Corporation "
        "No. 1749219-7, with its registered office at 3400 Mill Crescent, Mississauga, Ontario, L4Y 3M5, Canada."
    )
    found = stated(line)
    assert (found["name"], found["number"]) == (["Heron Inc."], ["1749219-7"])
    assert found["address"] == ["3400 Mill Crescent, Mississauga, Ontario, L4Y 3M5, Canada"]


def test_an_indented_line_of_a_program_s_text_goes_on() -> None:
    line = r"Heron is the trading name of David Plover\n        Pottery Limited (registered number\n\t\t\tOC300242)."
    found = stated(f"<p>{line}</p>", kind=PAGE)
    assert (found["name"], found["number"]) == (["David Plover Pottery Limited"], ["OC300242"])


def test_a_body_with_a_royal_charter_is_named_before_it() -> None:
    line = (
        "The Heron Society is incorporated by Royal Charter (RC 000391), an exempt charity in England &amp; Wales and "
        "a charity registered in Scotland (SC 038302)."
    )
    found = stated(line)
    assert (found["name"], found["country"]) == (["The Heron Society"], ["GB"])


def test_no_article_s_letter_begins_a_name() -> None:
    line = "A Division of Heron Kilns Ltd | Company number: 02494086"
    assert stated(line, kind=PAGE)["name"] == ["Heron Kilns Ltd"]


def test_a_word_before_a_colon_is_no_form() -> None:
    line = "Legal Name: SPEEDY VAN HEIRLOOMS LTD Company Number: SC858624 Type: Private by Shares Incorporated: 2025"
    found = stated(f"<p>{line}</p>", kind=PAGE)
    assert (found["name"], found["number"]) == (["SPEEDY VAN HEIRLOOMS LTD"], ["SC858624"])


NOBODY_S = """
CY | We are a company registered in Cyprus, but we do not operate physical stores.
GB | © 2026. All rights reserved. Registered in England &amp; Wales. VAT Registration: Not Available
"""


@pytest.mark.parametrize("row", NOBODY_S.strip().splitlines())
def test_where_we_are_registered_is_said_without_a_name(row: str) -> None:
    code, line = row.split(" | ")
    found = stated(f"<p>{line}</p>", kind=PAGE)
    assert (found["country"], found.get("name")) == ([code], None)


@pytest.mark.parametrize("day", ["2026-07-17", "17/07/2026", "17.07.2026"])
def test_a_day_is_no_number(day: str) -> None:
    found = stated(f"Heron Kilns Limited, incorporated in Hong Kong on {day}.")
    assert (found["country"], found.get("number")) == (["HK"], None)


def test_an_address_is_over_behind_its_postcode_s_sentence() -> None:
    line = (
        "Heron Group PLC, Registration No. 1393773. Registered Office: Heron House, Mill Park, Maidenhead, Berkshire "
        "SL6 4UB. Place of Registration - England &amp; Wales."
    )
    assert stated(line, kind=PAGE)["address"] == ["Heron House, Mill Park, Maidenhead, Berkshire SL6 4UB"]


SINGLE = """
HeronZone | HeronZone is the data controller for the purposes of applicable data protection legislation.
Heronurai | Heronurai (“we”, “us”) helps you check whether a message is likely to be a scam.
Heron Tours | Heron Tours is a private limited company registered in Kenya and licensed as a tour operator.
Heron International | © 2020 Heron International All Rights Reserved Co. Reg. No. 199504676H
"""


@pytest.mark.parametrize("row", SINGLE.strip().splitlines())
def test_a_name_without_a_form_is_read_where_it_speaks_of_itself(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<p>{line}</p>", kind=PAGE)["name"] == [name]


@pytest.mark.parametrize("word", ["Provider", "Customer", "Website", "Company"])
def test_whoever_a_contract_calls_we_is_no_name(word: str) -> None:
    assert "name" not in stated(f"<p>{word} (“we”, “us”) helps you check messages.</p>", kind=PAGE)
    assert "name" not in stated(
        f"<p>{word} is the data controller for the purposes of the law.</p>", kind=PAGE
    )


def test_a_number_with_spaces_around_its_strokes_is_one() -> None:
    found = stated("Heron Kilns (Pty) Ltd, Reg. No. 2015 / 024200 / 07")
    assert (found["number"], found["country"]) == (["2015/024200/07"], ["ZA"])


def test_an_irish_address_can_be_in_care_of_somebody() -> None:
    place = "c/o Plover Consultants, Main Street, Tullyallen, Co. Louth, Ireland"
    found = stated(f"This agreement is between you and Heron Limited, {place}. Company number 483471.")
    assert (found["address"], found["number"]) == ([place], ["483471"])
