"""Lines in which companies say who they are: names that say something, and marks of files around what is said."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


@pytest.mark.parametrize(
    "name",
    [
        "We Are Heron Ltd",
        "We Love Kilns Limited",
        "This Is Heron Ltd",
        "I Am Heron Ltd",
        "We Are One 1 Limited",
    ],
)
@pytest.mark.parametrize(
    "before", ["", "© 2026 ", "Kilnblocker is a trading name of ", "This site is operated by "]
)
def test_a_name_can_say_something_of_its_bearer(before: str, name: str) -> None:
    found = stated(f"{before}{name}. Registered in England and Wales, company number 02494086.")
    assert found["name"] == [name]


@pytest.mark.parametrize("before", ["We are ", "Who We Are ", "We, "])
def test_who_speaks_is_no_part_of_the_name(before: str) -> None:
    found = stated(f"{before}Heron Ltd, a company registered in England with company number 02494086.")
    assert found["name"] == ["Heron Ltd"]


def test_the_marks_of_what_machines_write_are_none_of_a_number() -> None:
    found = stated("Heron Ltd (company number `02494086`) is the data controller.", kind=PAGE)
    assert (found["name"], found["number"]) == (["Heron Ltd"], ["02494086"])


@pytest.mark.parametrize("mark", ['/** "', "// ", '* "', "/* "])
def test_a_remark_s_marks_are_none_of_a_name(mark: str) -> None:
    line = f"{mark}Heron Ltd · Registered in England and Wales, company number 02494086"
    assert stated(line, kind=PAGE)["name"] == ["Heron Ltd"]


def test_what_a_company_operates_as_is_none_of_its_address() -> None:
    line = (
        "Heron Ltd (company number 02494086), whose registered office is at 8 Mill Lane, Leeds, LS1 4AB, "
        'operating as Heron Kilns and Pottery ("we", "us", "our").'
    )
    found = stated(line, kind=PAGE)
    assert (found["name"], found["address"]) == (["Heron Ltd"], ["8 Mill Lane, Leeds, LS1 4AB"])


@pytest.mark.parametrize(
    "address",
    [
        "12, Mill House, Level 1 (Suite A251), Spring Street, Birkirkara BKR 9077, Malta",
        "Heron Park, Level 1, Mikiel Ang. Borg Street, St. Julians, SPK1000, Malta",
        "Office Suite 5, 5th Floor, City Reach, 8 Mill Lane, London, United Kingdom, E14 9NN",
    ],
)
def test_a_room_and_a_short_name_are_of_an_address(address: str) -> None:
    line = f"This site is operated by Heron Ltd, reg. no. C 90487. Registered Office Address: {address}."
    assert stated(line, kind=PAGE)["address"] == [address]


@pytest.mark.parametrize("you", ["you", 'you ("User")', 'you ("User", "you", "your")'])
@pytest.mark.parametrize("we", ['("we")', '("Company", "we", "us", "our")'])
def test_who_is_called_we_behind_who_is_called_you_is_the_operator(you: str, we: str) -> None:
    line = (
        f"These Terms are an agreement between {you} and Heron Kiln {we}, a company registered in England and Wales "
        "(Company Number 02494086)."
    )
    found = stated(line, kind=PAGE)
    assert (found["name"], found["number"]) == (["Heron Kiln"], ["02494086"])


FORMS = ("AE", "AB", "SA", "SL", "AS", "BV", "SC", "HB", "OG", "AD", "EAD", "SAS", "LLC", "CIC")


@pytest.mark.parametrize("letters", FORMS)
def test_the_letters_of_another_country_s_form_before_ltd_are_of_the_name(letters: str) -> None:
    found = stated(f"© 2026 Heron {letters} Ltd. Company No: 11269142. All rights reserved.")
    assert (found["name"], found["number"]) == ([f"Heron {letters} Ltd"], ["11269142"])


@pytest.mark.parametrize("letters", ["AB", "SA", "SIA", "UAB"])
def test_letters_that_names_of_other_countries_begin_with_begin_a_british_one(letters: str) -> None:
    found = stated(f"{letters} Heron (UK) Ltd is registered in England and Wales, company number 02494086.")
    assert found["name"] == [f"{letters} Heron (UK) Ltd"]


NAMED = """
This website is operated by {}, a company registered in England and Wales (company number 02494086).
Kilnhouse is a trading name of {} (company number 02494086).
These terms are a contract between you and {}, company number 02494086.
{} is registered in England and Wales, company number 02494086.
"""


@pytest.mark.parametrize(
    "name",
    [
        "Heron at Home Ltd",
        "Heron on the Hill Ltd",
        "Home from Home Kilns Ltd",
        "Heron, Kiln & Teal Ltd",
        "Heron No. 1 Ltd",
    ],
)
@pytest.mark.parametrize("line", NAMED.strip().splitlines())
def test_a_name_goes_on_behind_a_small_word_and_a_comma(line: str, name: str) -> None:
    assert stated(line.format(name))["name"] == [name]


@pytest.mark.parametrize("name", ["Your Heron Ltd", "Our Heron Ltd"])
def test_whose_something_is_can_begin_a_name_that_is_registered(name: str) -> None:
    found = stated(f"{name} is registered in England and Wales, company number 02494086.")
    assert found["name"] == [name]


def test_our_company_is_no_name() -> None:
    found = stated("Our company Heron Ltd is registered in England and Wales, company number 02494086.")
    assert found["name"] == ["Heron Ltd"]


def test_a_number_that_is_called_a_company_s_tells_of_who_is_not_named() -> None:
    body = "<p>Registered Company Number 07917040<br>Heron House, Mill Lane, Godalming, Surrey GU7 1BX</p>"
    found = stated(body, kind=PAGE)
    assert (found["number"], found["country"]) == (["07917040"], ["GB"])


def test_a_copyright_behind_a_number_names_whose_it_is() -> None:
    assert stated("<p>Company No: 11371368. © 2026 Heron Group.</p>", kind=PAGE)["name"] == ["Heron Group"]


def test_the_seat_at_another_company_is_whose_seat_it_is() -> None:
    line = (
        "Heron Limited is a company registered in England and Wales (No. 07489873) whose registered office is at "
        "Tide Accountants LLP, 3 Mill Street, 4th Floor, London, SE1 2AQ."
    )
    found = stated(line, kind=PAGE)
    assert (found["name"], found["address"]) == (
        ["Heron Limited"],
        ["3 Mill Street, 4th Floor, London, SE1 2AQ"],
    )


def test_the_number_of_a_house_before_bars_is_no_postcode() -> None:
    line = "Heron Ltd. Registered address: 5300 Lakeside | Royal Park | Leeds | Cheshire SK8 3GP. Company No 9219302"
    assert stated(line, kind=PAGE)["address"] == ["5300 Lakeside, Royal Park, Leeds, Cheshire SK8 3GP"]


@pytest.mark.parametrize("before", ['{ "', '{"', "add_option( 'footer_text',\"", '}, "\\xA9 2026 '])
def test_a_program_s_signs_are_none_of_a_name(before: str) -> None:
    line = f'{before}Heron Ltd is a company registered in England and Wales (No. 10275463)" }}'
    assert stated(line, kind=PAGE)["name"] == ["Heron Ltd"]


def test_letters_that_are_joined_to_one_sign_are_read() -> None:
    line = "Heron Ltd (SC220303), whose registered o\ufb03ce is at 145 Mill Street, Glasgow, G2 5JH."
    assert stated(line, kind=PAGE)["address"] == ["145 Mill Street, Glasgow, G2 5JH"]


@pytest.mark.parametrize(
    "name", ["I Never Fire Ltd", "We Heron Ltd", "It Kiln Ltd", "Legal Heron Ltd", "Contact Heron Ltd"]
)
@pytest.mark.parametrize("line", NAMED.strip().splitlines()[:3])
def test_a_name_can_begin_as_a_sentence_or_a_heading_does(line: str, name: str) -> None:
    assert stated(line.format(name))["name"] == [name]


def test_as_what_somebody_is_registered_is_the_name() -> None:
    found = stated("We are registered in England & Wales as I Never Left Ltd, company number 17143542.")
    assert found["name"] == ["I Never Left Ltd"]


@pytest.mark.parametrize("claim", ["Copyright (C) ", "Copyright (c) ", "(C) ", "COPYRIGHT (C) "])
@pytest.mark.parametrize("behind", ["", " T/A Oscar", " trading as Oscar", " t/a Oscar"])
def test_a_letter_in_brackets_claims_and_is_none_of_the_name(claim: str, behind: str) -> None:
    assert stated(f"<p>Kilns</p><p>{claim}Heron Kilns Limited{behind}</p>")["name"] == ["Heron Kilns Limited"]


@pytest.mark.parametrize("as_", ["t/a", "T/A", "trading as", "Trading As"])
def test_what_a_company_trades_as_tells_that_it_is_the_operator(as_: str) -> None:
    assert stated(f"Heron Kilns Limited {as_} Oscar Good")["name"] == ["Heron Kilns Limited"]
