"""Who and what stands beside an operator on a page, and where its names end: wordings that were read wrongly once."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


def test_what_can_be_found_at_a_site_is_no_mailbox() -> None:
    assert "email" not in stated(
        "Hale & Low LLP, company number OC312345. Our rules are found at www.rules.org.uk."
    )


def test_a_charity_s_number_is_not_its_company_s() -> None:
    line = (
        "The Brook Trust is a charity registered in England and Wales (no. 1164873) and a company limited by "
        "guarantee registered in England and Wales (no. 09848677)."
    )
    assert stated(line, "https://www.brooktrust.example/")["number"] == ["09848677"]


QUOTED = """
SARL Moulin d’Argens | Les ventes conclues par SARL Moulin d’Argens, 3 rue Haute, 75009 Paris, RCS Paris 732 829 320
UAB „Upės vėjas“ | Šios taisyklės reglamentuoja UAB „Upės vėjas“, juridinio asmens kodas 300322591, ir pirkėją.
"""


@pytest.mark.parametrize("row", QUOTED.strip().splitlines())
def test_a_name_goes_on_behind_the_form_before_it(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(line)["name"] == [name]


IMPRINT = "<h1>Impressum</h1><p>Tulip Rooms Ltd, 4 High Street, London EC2A 4JE, company number 01234567</p>"

OTHERS = """
Shown on each listing, e.g. “Altholz Beispiel GmbH, HRB 218037 B”. | Altholz Beispiel GmbH
The website was previously operated by Old Harbour Rooms Ltd; its agreements went to us. | Old Harbour Rooms Ltd
Notices go to our designated agent: Paper Agents LLC, 2108 N Street, Sacramento, CA 95816. | Paper Agents LLC
Our compulsory layer of cover is provided by Travellers’ Cover Company Limited, 4 Low Street, London EC3A 5AF. | Cover
Member of the Pianoforte Tuners’ Association. | Tuners
"""


@pytest.mark.parametrize("row", OTHERS.strip().splitlines())
def test_others_beside_an_operator_are_none(row: str) -> None:
    line, name = row.split(" | ")
    found = stated(f"{IMPRINT}<h2>More</h2><p>{line}</p>", "https://www.tuliprooms.example/imprint", PAGE)
    assert found["name"] == ["Tulip Rooms Ltd"]
    assert name not in " ".join(found.get("former_name", []))


def test_an_address_does_not_end_with_an_article() -> None:
    body = "<h1>Imprint</h1><p>Tulip Rooms Limited<br>4th Floor, The Warehouse, Dock Road<br>Dublin 4, D04 TR29</p>"
    found = stated(body, "https://www.tuliprooms.example/imprint", PAGE)
    assert found["address"] == ["4th Floor, The Warehouse, Dock Road, Dublin 4, D04 TR29"]


def test_a_name_holds_the_word_for_who_offers_a_service() -> None:
    line = "A szolgáltató neve: Kertmester Kereskedelmi és Szolgáltató Kft."
    assert stated(f"<h1>Impresszum</h1><p>{line}<br>Székhelye: 2040 Budaörs, Fő út 1.</p>", kind=PAGE)[
        "name"
    ] == ["Kertmester Kereskedelmi és Szolgáltató Kft."]


DASHED = """
A.P. Ravn - Rederi A/S | A.P. Ravn - Rederi A/S, Esplanaden 50, 1263 København K, CVR 22756214 | dk
Casa do Vale – Turismo Rural, Lda. | O responsável é a Casa do Vale – Turismo Rural, Lda., NIPC 510057985. | pt
Moinho do Sul – Indústria, S.A. | Moinho do Sul – Indústria, S.A., NIPC 506054799, com sede na Rua Alta, 4, Faro | pt
"""


@pytest.mark.parametrize("row", DASHED.strip().splitlines())
def test_a_dash_can_be_within_a_name(row: str) -> None:
    name, line, country = row.split(" | ")
    assert stated(line, f"https://www.site.{country}/")["name"] == [name]


def test_a_number_of_a_list_that_is_not_read_is_no_part_of_an_address() -> None:
    line = "Billabong Dairy Pty Ltd ABN 63 057 724 736 · 1180 Coast Highway, Allansford VIC 3277"
    assert stated(line, "https://www.billabong.com.au/")["address"] == [
        "1180 Coast Highway, Allansford VIC 3277"
    ]


def test_a_mailbox_within_a_sentence_about_somebody_else_is_theirs() -> None:
    sentence = (
        "If our answer does not help you, an independent office in the city looks at the matter once more"
    )
    body = f"{IMPRINT}<p>{sentence}: help@fairoffice.org.</p>"
    assert "email" not in stated(body, "https://www.tuliprooms.example/imprint", PAGE)
