"""Lines of companies amid what templates and programs leave, and amid what stands around an address or a name."""

import pytest

from tests.sources.page.test_wordings import LINE, stated

HTML = "text/html; charset=utf-8"
SEAT = "5 Piccadilly Place, Manchester M1 3BR"
HERON = f"Heron Kilns Ltd, company number 10427741. Registered Office: {SEAT}"


@pytest.mark.parametrize("year", ["{new Date().getFullYear()}", "{year}", '{" "}', "{/* the year */}"])
def test_what_a_template_sets_is_no_text_of_a_page(year: str) -> None:
    found = stated(f"<footer>© {year} Heron Kilns Ltd. Registered Company no. 10427741.</footer>", kind=HTML)
    assert (found["name"], found["number"]) == (["Heron Kilns Ltd"], ["10427741"])


@pytest.mark.parametrize("key", ["content: `", '"footer.line1": "', "export const LEGAL = '", "> "])
def test_what_a_program_calls_a_text_is_not_of_it(key: str) -> None:
    line = f"{key}The HKL Group is incorporated in England and Wales with company number 10427741"
    assert stated(line, kind=LINE)["name"] == ["The HKL Group"]


@pytest.mark.parametrize(
    "behind",
    [
        ".'",
        '."',
        " VAT GB 204 7272 04",
        " --- _The shop is run by us._",
        " (Heron)",
        " [heron.example/about]",
        " Registered Office as above",
    ],
)
def test_a_british_address_ends_with_its_postcode(behind: str) -> None:
    assert stated(f"{HERON}{behind}", kind=LINE)["address"] == [SEAT]


def test_letters_of_a_postcode_before_a_quotation_s_end_are_no_label() -> None:
    found = stated("Heron Kilns Ltd. Registered Office: 4 Beech Lane, Cardiff CF23 8RD.'", kind=LINE)
    assert found["address"] == ["4 Beech Lane, Cardiff CF23 8RD"]


def test_the_year_of_a_copyright_is_not_of_the_address_behind_it() -> None:
    found = stated("<p>Heron Kilns Ltd 2024</p><p>1 Highfield Drive, Nuthall, Nottingham</p>")
    assert found["address"] == ["1 Highfield Drive, Nuthall, Nottingham"]


@pytest.mark.parametrize(
    "line",
    [
        "© 2025 We Fire It Ltd. Company no. 10427741 | We Fire It Ltd",
        "Heron 24/7 CIC. Company no: 10427741. | Heron 24/7 CIC",
        "- Ann Hill, Founder --- Heron Kilns Ltd Company Number: 10427741 | Heron Kilns Ltd",
        "Legal Details Heron Kilns Ltd is a company registered in England, number 10427741. | Heron Kilns Ltd",
        'Terms between you and Revolut Heron Ltd ("we", "us"), company number 10427741. | Revolut Heron Ltd',
        "© 2026 Heron Kilns. All rights reserved. Company Number: 10427741 | Heron Kilns",
    ],
)
def test_names_begin_and_end_where_people_read_them(line: str) -> None:
    line, _, name = line.rpartition(" | ")
    assert stated(line, kind=LINE)["name"] == [name]


def test_a_line_of_its_own_can_begin_with_a_word_of_sentences() -> None:
    found = stated(f"<p>All Heron 4 U Group Ltd<br>{SEAT}</p><p>Company number 10427741</p>")
    assert found["name"] == ["All Heron 4 U Group Ltd"]


def test_what_a_mailbox_s_domain_is_called_is_a_name_above_a_company_s_number() -> None:
    found = stated("<p><b>Heron Kilns</b></p><p>Company No. 10427741</p><p>info@heronkilns.example</p>")
    assert found["name"] == ["Heron Kilns"]


def test_marks_of_emphasis_that_a_page_shows_are_of_no_address() -> None:
    found = stated(
        f"<p>The shop is run by **Heron Kilns Ltd** (company number **10427741**), registered office **{SEAT}**.</p>",
        kind=HTML,
    )
    assert (found["name"], found["address"]) == (["Heron Kilns Ltd"], [SEAT])


@pytest.mark.parametrize("call", ["doc.text('", '$line .= "'])
def test_what_a_program_does_with_a_text_is_not_of_it(call: str) -> None:
    found = stated(
        f"{call}Heron Kilns Limited is authorised by the FCA (FRN 937220). Registered office: {SEAT}.', M, y",
        kind=LINE,
    )
    assert (found["name"], found["address"]) == (["Heron Kilns Limited"], [SEAT])


def test_a_text_that_a_program_sets_in_goes_on_in_the_next_line() -> None:
    found = stated(
        "        We, us or our when used in these terms of use refers to BLUE\n"
        "        HERON LIMITED (company number 10427741) whose registered office is at 5 Piccadilly Place, M1\n"
        "        3BR and you or your refers to anyone who enters into a contract\n",
        kind=LINE,
    )
    assert (found["name"], found["address"]) == (["BLUE HERON LIMITED"], ["5 Piccadilly Place, M1 3BR"])


def test_the_registered_office_goes_before_the_principal_one() -> None:
    office = "Principal Office 2 Beaconsfield Street, London, N1C 4EW Registered Office"
    found = stated(f"Heron Kilns Ltd. Company number 10427741. {office} {SEAT}", kind=LINE)
    assert found["address"] == [SEAT]


def test_the_only_company_of_a_line_is_whose_line_it_is_however_known() -> None:
    found = stated(
        "Amazon Heron (Romania) S.R.L. registered office: 27A Strada Lunga, Iasi, 700045, Romania. "
        "Registration number J22/2621/2005.",
        url="file:///line.txt",
        kind=LINE,
    )
    assert found["name"] == ["Amazon Heron (Romania) S.R.L."]


@pytest.mark.parametrize("lead", ["A Division of ", "* * * "])
def test_a_division_or_a_remark_s_marks_are_not_of_the_name(lead: str) -> None:
    assert stated(f"{lead}Heron Kilns Ltd | Company number: 10427741", kind=HTML)["name"] == [
        "Heron Kilns Ltd"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Heron Notes is made by Heron Notes Ltd, a company of eight people. Company number 10427741. | Heron Notes Ltd",
        "Heron Kilns & Pots. Company number 10427741, England and Wales. | Heron Kilns & Pots",
        "## Company Information Heron-World.co.uk Ltd is a company. Company number: 10427741. | Heron-World.co.uk Ltd",
    ],
)
def test_a_line_says_of_itself_who_made_it_or_is_called_so(line: str) -> None:
    line, _, name = line.rpartition(" | ")
    assert stated(line, url="file:///line.html", kind=HTML)["name"] == [name]


def test_a_postcode_in_brackets_behind_the_country_is_of_the_address() -> None:
    office = "15 Westferry Circus, Canary Wharf, London, United Kingdom (E14 4HD)"
    found = stated(f"Heron Kilns Ltd, company number 10427741 and registered office at {office}", kind=LINE)
    assert found["address"] == [office]


@pytest.mark.parametrize(
    "line",
    [
        f"Heron Kilns Ltd. Company Number 10427741. Registered Office {SEAT} © 2021. All rights reserved.",
        f"Heron Kilns Ltd, a company with company number 10427741 with headquarters at {SEAT}.",
        "        Heron Kilns Ltd is a company with the number 10427741. Our registered address is 5 Piccadilly Place,\n"
        "        Manchester M1 3BR. We are the controller for the purposes of the law.\n",
        "\t\tHeron Kilns Ltd is a company, number 10427741, with an office at 5 Piccadilly Place, Manchester M1\n"
        "\t\t3BR (“we”, “us”, “our”).\n",
    ],
)
def test_an_address_ends_before_a_claim_and_goes_on_in_a_set_in_line(line: str) -> None:
    assert stated(line, kind=LINE)["address"] == [SEAT]


def test_a_question_can_be_a_company_s_name() -> None:
    found = stated("Is Heron Safe Limited (company number 10427741) provides help.", kind=LINE)
    assert found["name"] == ["Is Heron Safe Limited"]
