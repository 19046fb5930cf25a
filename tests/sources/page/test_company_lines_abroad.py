"""Lines in which companies overseas say who they are: what was not read once."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

COUNTRIES = """
CA | Heron is operated by Plover Labs Inc., a Canadian corporation based in Calgary, Alberta.
CA | These Terms are entered into by and between Heron Inc., a Canadian corporation ("we"), and you.
IN | This site is owned and operated by Heron Kilns Private Limited, based in Kochi. The laws of India shall apply.
IN | Heron is owned and operated by Plover Private Limited, acting as the Data Fiduciary under the DPDP Act.
AU | Heron is operated by Plover Pty Ltd. These terms are governed by the laws of Australia.
"""


@pytest.mark.parametrize("row", COUNTRIES.strip().splitlines())
def test_a_people_or_a_law_tells_the_country(row: str) -> None:
    code, line = row.split(" | ")
    assert stated(f"<p>{line}</p>", kind=PAGE)["country"] == [code]


def test_the_law_of_a_country_without_such_a_form_tells_nothing() -> None:
    line = "Heron is operated by Plover Private Limited. These terms are governed by the laws of England."
    assert "country" not in stated(f"<p>{line}</p>", kind=PAGE)


PLACES = """
100 Mill Dr, Winnipeg, MB R3T 6G2, Canada
30 Mill Court, Whitby, Ontario L1P 1L4
"""


@pytest.mark.parametrize("place", PLACES.strip().splitlines())
def test_an_address_in_a_province_of_canada_is_whole(place: str) -> None:
    found = stated(f"<p>Heron Inc. Registered office: {place}.</p>", kind=PAGE)
    assert (found["address"], found["country"]) == ([place], ["CA"])


@pytest.mark.parametrize(("land", "code"), [("Jersey", "JE"), ("Guernsey", "GG"), ("Gibraltar", "GI")])
def test_the_label_of_an_island_s_number_names_it(land: str, code: str) -> None:
    found = stated(
        f"Heron is a registered business name of Plover Limited, {land} Registered Company No 103135"
    )
    assert (found["number"], found["country"]) == (["103135"], [code])


def test_a_number_ends_before_the_next_label_with_its_own() -> None:
    found = stated("Heron Marketing Ltd. Company Number 02494086 VAT 243 5709 71 |")
    assert found["number"] == ["02494086"]


def test_what_a_contract_calls_a_side_is_no_short_name() -> None:
    line = 'Heron Aesthetics Ltd (the "Clinic", "we", "us") is registered in Malta, company number C 106006.'
    found = stated(line)
    assert (found["name"], found.get("short_name")) == (["Heron Aesthetics Ltd"], None)
    line = 'Heron Aesthetics Ltd (the "Heron", "we", "us") is registered in Malta, company number C 106006.'
    assert stated(line)["short_name"] == ["Heron"]


def test_a_community_interest_company_is_named_before_it() -> None:
    line = "Heron Cleaner is a Community Interest Company (CIC). We operate a sustainable marketplace."
    assert stated(f"<p>{line}</p>", kind=PAGE)["name"] == ["Heron Cleaner"]


def test_a_zone_in_the_name_of_a_building_is_no_form() -> None:
    place = "Unit 1992, DMCC Business Center, Level 1, Jewellery & Gemplex 3, PO Box 340505, Dubai, UAE"
    found = stated(f"Heron FZCO. Registered address: {place}.")
    assert (found["name"], found["address"]) == (["Heron FZCO"], [place])


def test_who_operates_the_other_products_is_not_the_operator() -> None:
    line = (
        "Heron sportsbook is operated by Plover Limited (Company Registration № C45929, Malta), having its registered "
        "address at Mill House, St. Julians STJ 4010, Malta. The other products are operated by Tern B.V. (Commercial "
        "register of Curacao no.126922)."
    )
    found = stated(f"<p>{line}</p>", kind=PAGE)
    assert "Tern B.V." not in found.get("name", [])
    assert "Commercial register of Curacao no.126922" not in found.get("address", [])


def test_the_marks_of_a_program_s_remark_are_not_of_what_it_says() -> None:
    lines = (
        "<p> * The Initial Developer is\n * Heron Pottery Ltd, whose registered office is at 81 Mill Street,\n"
        " * London, EC1A 7AJ, England. Portions created by them are\n * Copyright 1996-9.</p>"
    )
    found = stated(lines, kind=PAGE)
    assert (found["name"], found["address"]) == (
        ["Heron Pottery Ltd"],
        ["81 Mill Street, London, EC1A 7AJ, England"],
    )


def test_a_number_between_the_marks_of_a_program_s_texts_is_by_itself() -> None:
    line = '"This paper must be returned to HEROA on leaving", "Company No.: 02494086 Registered in England & Wales",'
    found = stated(f"<p>{line}</p>", kind=PAGE)
    assert (found["number"], found["country"]) == (["02494086"], ["GB"])


@pytest.mark.parametrize("behind", [". Registered office: Leeds.", " | Registered address: 5 Mill Lane"])
def test_who_says_where_the_seat_is_is_the_operator(behind: str) -> None:
    assert stated(f"<p>Heron Kilns Ltd{behind}</p>", kind=PAGE)["name"][0].startswith("Heron Kilns Ltd")


def test_a_state_below_a_postcode_is_of_the_address() -> None:
    lines = (
        "Registered Office Address:-",
        "Heron Private Limited,",
        "Bargachia, Howrah, 711404",
        "West Bengal,India",
    )
    found = stated("".join(f"<p>{line}</p>" for line in lines), kind=PAGE)
    assert (found["address"], found["country"]) == (["Bargachia, Howrah, 711404, West Bengal, India"], ["IN"])


def test_what_a_firm_scored_is_no_address() -> None:
    line = "Heron is a trading division of Plover (Pty) Ltd — a Level 1 B-BBEE, CSD-verified, CIPC-registered company."
    found = stated(line)
    assert (found["name"], found.get("address")) == (["Plover (Pty) Ltd"], None)


def test_a_trading_division_is_of_the_company_behind_it() -> None:
    found = stated("<p>A trading division of Heron Services Ltd</p>", kind=PAGE)
    assert (found["name"], found.get("trading_name")) == (["Heron Services Ltd"], None)


def test_a_town_of_the_emirates_behind_an_llc_tells_its_country() -> None:
    line = "<p>Heron is a trading division of Plover Services LLC. Dubai, UAE.</p>"
    assert stated(line, kind=PAGE)["country"] == ["AE"]
    assert "country" not in stated(line.replace("Dubai, UAE", "Paris, France"), kind=PAGE)


def test_an_indian_number_behind_the_only_address_of_its_line_is_stated() -> None:
    line = (
        "Corporate &amp; Registered Office Address: 10th Floor, Heron Chambers, Mill Road, Nariman Point, Mumbai - 400 "
        "021 India. CIN: U67120MH1992PLC066006 | ISO: 9001:2005 | Licence No: 175 (Valid till 08/06/2024)."
    )
    assert stated(f"<p>{line}</p>", kind=PAGE)["number"] == ["U67120MH1992PLC066006"]


@pytest.mark.parametrize(
    "line",
    [
        "This policy is how Heron Kilns Ltd and its affiliates (“we”, “us” or “our”) collect personal data.",
        "It says how Heron Kilns Ltd and business units (“we”, “us” or “our”) use personal data.",
        "Heron Kilns Ltd (‘Heron’) respects the confidentiality of the personal data of individuals.",
        "Heron Kilns Ltd is committed to protecting your privacy.",
    ],
)
def test_who_is_called_we_with_its_kin_or_respects_privacy_is_the_operator(line: str) -> None:
    assert stated(f"<p>{line}</p>", kind=PAGE)["name"] == ["Heron Kilns Ltd"]


@pytest.mark.parametrize(
    "line",
    [
        "We use Heron Kilns Ltd. Heron Kilns Ltd respects your privacy.",
        "We use Stork Ltd. Heron Kilns Ltd respects your privacy.",
        "Heron Kilns Ltd respects its suppliers.",
    ],
)
def test_who_is_told_of_before_it_respects_privacy_is_not(line: str) -> None:
    assert "name" not in stated(f"<p>{line}</p>", kind=PAGE)
