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
