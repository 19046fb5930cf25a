"""Lines in which companies say who they are, as footers of many countries have them: what was read wrongly once."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

HOUSE = "Mill House, York YO1 7HH"

NUMBERED = """
02494086 | Heron Kilns Ltd. Registered in England no. 02494086. 66 Mill Street, London EC2A 4NA.
02494086 | Heron Kilns Ltd. Reg. in England & Wales No. 2494086, Reg. Office: Mill House, York, YO1 7HH.
137548C | HK360 Kilns Limited. Registered in the Isle of Man number 137548C. HK360 Kilns Limited is authorised there.
0000012723 | Czapla S.A., Krajowego Rejestru Sądowego pod nr KRS 0000012723. NIP 896-000-56-73. REGON 930041341.
"""


@pytest.mark.parametrize("row", NUMBERED.strip().splitlines())
def test_a_number_ends_with_its_sentence(row: str) -> None:
    number, line = row.split(" | ")
    assert stated(line)["number"][0] == number


@pytest.mark.parametrize("behind", ["VAT No. GB 980 7806 84.", "Tel. 01904 555 0100"])
def test_an_address_behind_what_is_registered_is_followed_by_a_label(behind: str) -> None:
    line = f"© Heron Kilns Ltd. Company No. 02494086. Registered in England. 8 Mill Lane, Leeds, LS1 4AB. {behind}"
    assert stated(line)["address"] == ["8 Mill Lane, Leeds, LS1 4AB"]


COUNTRIES = """
GB | © 2026 Heron Kilns Ltd, Registered In England &amp; Wales.
GB | HERON KILNS LTD REGISTERED IN SCOTLAND
GB | Heron CIO is a registered charity in England and Wales (Charity Reg. Number: 1199070)
GB | "Plover" and "Plover Kilns" are trading names of Heron (UK) Ltd
"""


@pytest.mark.parametrize("row", COUNTRIES.strip().splitlines())
def test_where_somebody_is_registered_is_read_in_any_letters(row: str) -> None:
    code, line = row.split(" | ")
    assert stated(line, kind=PAGE)["country"] == [code]


def test_uk_in_the_name_says_nothing_on_another_country_s_site() -> None:
    assert "country" not in stated("© 2026 Heron UK Ltd", "https://www.heronkilns.de/", PAGE)


NAMED = """
Lerche Verwaltungs-GmbH | Lerche Verwaltungs-GmbH<br>Weg 3<br>81739 Au<br>Geschäftsführer:<br>Ida Au<br>HRB 89689
Lerche Immobilien-GmbH & Co. KG | Lerche Immobilien-GmbH &amp; Co. KG, Seestr. 3, 80333 Au, HRA 89689
Lerche Handels-AG | Betreiber ist die Lerche Handels-AG, Seestr. 3, 80333 München, Amtsgericht München HRB 89689
Heron Kilns Ltd | Contact: hello@heron.com. Heron Kilns Ltd is the data controller. Company number 02494086.
Airone Società Cooperativa Sociale Onlus | Airone Società Cooperativa Sociale Onlus - Via del Lago 12, 50122 Firenze
Airone S.r.l. Impresa Sociale | Airone S.r.l. Impresa Sociale, Via del Lago 12, 50122 Firenze
Heron Hospice | Heron Hospice. A company limited by guarantee. Registered in England No. 2494086. Charity No. 1104972.
Heron Foundation | Heron Foundation. Registered in Scotland No. SC249408.
Heron Hope | Heron Hope is a Charitable Incorporated Organisation and a registered charity in Wales (no. 1218461).
"""


@pytest.mark.parametrize("row", NAMED.strip().splitlines())
def test_a_name_is_found_whole(row: str) -> None:
    name, line = row.split(" | ", 1)
    assert stated(f"<footer><p>{line}</p></footer>", "https://www.site.example/", PAGE)["name"] == [name]


@pytest.mark.parametrize(
    "line",
    [
        "Die Komplementär-GmbH ist eingetragen, HRB 89689.",
        "Privacy Notice. Registered in England No. 2494086.",
        "Our School-AG meets on Mondays.",
    ],
)
def test_what_somebody_is_makes_no_name(line: str) -> None:
    assert "name" not in stated(line, kind=PAGE)


@pytest.mark.parametrize(
    "lead",
    [
        "Heron is not a bank. Banking services are provided through its partnership with",
        "Payments go through our relationship with regulated entity and e-money licence holder,",
        "Heron Kilns Ltd (FRN 612345) is an appointed representative of Plover Advisers Limited, a firm of the FCA.",
        "Heron Kilns Ltd is an EMD agent of",
    ],
)
def test_by_whose_licence_somebody_works_is_another(lead: str) -> None:
    line = (
        f"{lead} Plover Advisers Limited is registered in England (No. 09736376). Registered office: {HOUSE}"
    )
    line = line.replace(" is registered", ", registered") if "FRN" not in lead else line
    found = stated(line, kind=PAGE)
    assert "Plover Advisers Limited" not in found.get("name", []) and "number" not in found


OVERSEEN = """
Heron Kilns Ltd | Heron Kilns Ltd is authorised and regulated by the Financial Conduct Authority (No. 650205).
Heron Kilns LLP | Heron Kilns LLP · Authorised and regulated by the Financial Conduct Authority
Heron Kilns plc | Heron Kilns plc (FRN 650205) is authorised and regulated by the FCA.
"""


@pytest.mark.parametrize("row", OVERSEEN.strip().splitlines())
def test_who_says_to_be_overseen_in_britain_is_named_and_british(row: str) -> None:
    name, line = row.split(" | ")
    found = stated(f"<footer><p>{line}</p></footer>", kind=PAGE)
    assert (found["name"], found["country"], "number" in found) == ([name], ["GB"], False)


@pytest.mark.parametrize(
    "said",
    [
        f"Registered Office: {HOUSE}. Registered number: 178367.",
        f"Registered number: 178367. Registered Office: {HOUSE}.",
    ],
)
def test_a_short_number_beside_the_registered_office_is_the_company_s(said: str) -> None:
    found = stated(f"Heron Kilns Ltd. {said} Authorised and regulated by the Financial Conduct Authority.")
    assert found["number"] == ["00178367"]


ENDS = """
Heron Foundation Community Interest Company | Copyright (c) 2017-19 Heron Foundation Community Interest Company
Heron Exchange Company Limited By Guarantee | © 2009 - 2021 Heron Exchange Company Limited By Guarantee.
Heron Kilns CIC | © 2020-present Heron Kilns CIC
Heron Kilns Ltd | © 2020 – Present. Heron Kilns Ltd
Now Heron Ltd | © 2020 Now Heron Ltd
Reiher GmbH | © 2019 - heute Reiher GmbH
Reiher Kilns Ltd | © 2015 to 2024 Reiher Kilns Ltd
Flexiheron LLC FZ | This website is owned and operated by Flexiheron LLC FZ
"""


@pytest.mark.parametrize("row", ENDS.strip().splitlines())
def test_years_and_long_forms_are_known(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<footer><p>{line}</p></footer>", kind=PAGE)["name"] == [name]


def test_a_form_alone_is_no_name() -> None:
    found = stated("A Company Limited by Guarantee. Registered in England No. 2494086")
    assert "name" not in found


PLACES = """
24 Sin Reed Lane, #06-97, Midview, Singapore 573970 | © 2026 Heron Next Pte. Ltd. (UEN 202128549C) · 24 Sin Reed Lane, #06-97, Midview, Singapore 573970 <b>Apps: Apache 2.0</b>
4/426 Mill Street NORTH HERON NSW 2151 | Heron Kilns Pty Ltd ABN 54 000 605 407<br>4/426 Mill Street NORTH HERON NSW 2151<br>PO Box 2002 NORTH HERON NSW 1750
"""  # noqa: E501 - a line of a page


@pytest.mark.parametrize("row", PLACES.strip().splitlines())
def test_an_address_ends_before_a_label_and_before_a_box(row: str) -> None:
    place, line = row.split(" | ")
    assert stated(f"<footer><p>{line}</p></footer>", kind=PAGE)["address"] == [place]


def test_a_payment_processor_of_another_name_is_not_the_operator() -> None:
    line = "Payment Processor (Merchant of Record): Plover — Plover Labs OÜ, registry code 16977866, Tallinn, Estonia"
    assert "name" not in stated(f"<footer><p>{line}</p></footer>", kind=PAGE)


@pytest.mark.parametrize("trade", ["Insurance Brokers", "Web Design", "Cloud Hosting", "Payments"])
def test_what_a_brand_is_called_after_says_nothing_of_whose_it_is(trade: str) -> None:
    line = f"Plover {trade} is a trading name of Heron Kilns Ltd. Registered in England No. 2494086"
    found = stated(f"<footer><p>{line}</p></footer>", kind=PAGE)
    assert (found["name"], found["number"]) == (["Heron Kilns Ltd"], ["02494086"])


def test_an_insurer_s_brand_is_no_operator() -> None:
    line = "Underwritten by Plover Direct, a trading name of Heron Insurance plc. Registered in England No. 2494086"
    assert "number" not in stated(f"<footer><p>{line}</p></footer>", kind=PAGE)


CZECH_OR_SLOVAK = """
CZ-ICO | Provozovatel: Volavka s.r.o., IČO 25626442
SK-ORSR | Prevádzkovateľ: Volavka s.r.o., IČO 25626442
CZ-ICO | Volavka s.r.o., Praha, IČO 25626442
SK-ORSR | Dvořáček s.r.o., Bratislava, IČO 25626442
"""


@pytest.mark.parametrize("row", CZECH_OR_SLOVAK.strip().splitlines())
def test_a_word_or_a_town_tells_czechs_from_slovaks(row: str) -> None:
    scheme, line = row.split(" | ")
    assert stated(line)["country"] == [scheme[:2]]


def test_the_number_before_its_court_is_no_part_of_an_address() -> None:
    line = "Héron SAS, siège social : 12 rue du Lac 69003 Lyon, 892 923 277 RCS Lyon"
    assert stated(line)["address"] == ["12 rue du Lac 69003 Lyon"]
