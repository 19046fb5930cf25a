"""Addresses of Britain, Ireland, Malta and India as they were met: their postcodes are no numbers of companies."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SITE = "https://www.site.com/"


def read(body: str, url: str = SITE) -> dict[str, list[str]]:
    """Return what is stated of a page that holds no more than the line ``body``."""
    return stated(f"<footer><p>{body}</p></footer>", url, PAGE)


@pytest.mark.parametrize("code", ["BN1 2AB", "CF10 2AB", "KT12 3NX", "PR3 2NX", "HR1 2AB", "FY1 2AB"])
def test_a_british_postcode_in_a_line_of_its_own_is_the_address_s(code: str) -> None:
    found = read(f"Heron Kilns Ltd<br>5 Mill Road<br>Kiltown<br>{code}<br>Company number 05143287")
    assert (found["address"], found["number"]) == ([f"5 Mill Road, Kiltown, {code}"], ["05143287"])


def test_the_postcode_of_preston_is_of_no_german_register() -> None:
    found = read("Heron Kilns Ltd. Registered address: Weavers Field, Loud Bridge, Chipping PR3 2NX")
    assert (found["address"], found["country"]) == (["Weavers Field, Loud Bridge, Chipping PR3 2NX"], ["GB"])
    assert "number" not in found


@pytest.mark.parametrize("code", ["VLT 1117", "SLM 1234", "STJ 3310"])
def test_a_maltese_postcode_tells_the_country(code: str) -> None:
    found = read(f"Heron Kilns Ltd, 5 Mill Road, Kiltown, {code}. Company registration number C 54321")
    assert (found["country"], found["number"]) == (["MT"], ["C 54321"])


INDIAN = """
5 Mill Road, Goregaon (East), Mumbai - 400063
Plot 5, Sector 44, Gurugram 122001
Plot 5, Vasant Vihar, Delhi-110095
12 Gandhi Road, Ward 5, Siwan, Bihar, PIN: 841226
"""


@pytest.mark.parametrize("place", INDIAN.strip().splitlines())
def test_an_indian_town_with_six_digits_tells_the_country(place: str) -> None:
    found = read(f"Heron Kilns Private Limited, {place}")
    assert found["country"] == ["IN"]
    assert len(found["address"]) == 1


def test_six_digits_alone_tell_no_country() -> None:
    assert "country" not in read("Heron Kilns Limited, 5 Mill Road, Kiltown 400063")


def test_a_town_below_its_quarter_is_no_address() -> None:
    found = read(
        "Registered Office<br>Heron Trees Foundation<br>Vetale, Taluka Khed<br>Pune - 412404<br>Maharashtra"
    )
    assert found["name"] == ["Heron Trees Foundation"]
    assert "address" not in found


def test_a_road_s_initials_are_no_form() -> None:
    found = read("Heron Kilns Private Limited, # T9, Plover Arcade, SC Road, Bengaluru – 560020")
    assert (found["name"], found["country"]) == (["Heron Kilns Private Limited"], ["IN"])


def test_what_a_company_owns_is_not_of_its_name() -> None:
    found = read(
        "Between the user and the owner of the Website OÜ Haigur (registry code 11555511, address Lipa 2, Tallinn)"
    )
    assert (found["name"], found["number"]) == (["OÜ Haigur"], ["11555511"])


def test_a_number_with_the_year_first_and_a_letter_is_singapore_s() -> None:
    found = read("Heron Land Limited (Reg. No. 198900036N) recognises the importance of your data")
    assert (found["number"], found["country"]) == (["198900036N"], ["SG"])
    assert "number" not in read(
        "Heron Land Limited (Reg. No. 198900036A) recognises the importance of your data"
    )


def test_a_trading_name_is_of_whoever_has_no_form_too() -> None:
    assert read("Plover Direct is a trading name of Heron Fashion Group. We respect you.")["name"] == [
        "Heron Fashion Group"
    ]
    found = read("Plover Direct is a trading name of Ann Mary Heron which is a firm in Leeds.")
    assert found["name"] == ["Ann Mary Heron"]
    assert "name" not in read("Plover is a trading name of Heron")


def test_a_charity_says_its_number_without_an_article() -> None:
    assert read("Heron Foundation is registered charity number 1148223.")["name"] == ["Heron Foundation"]


def test_who_is_authorised_by_the_authority_is_british() -> None:
    found = read(
        "Plover is a trading name of Heron Money Limited, who is authorised by the FCA (Ref. Number 675283)."
    )
    assert (found["name"], found["country"]) == (["Heron Money Limited"], ["GB"])


NAMES = "Heron Corporation UK Ltd|Heron Corporation (UK) Limited|Heron Inc (UK) Limited|Heron Corp Ireland Limited"


@pytest.mark.parametrize("name", NAMES.split("|"))
def test_a_company_in_another_country_is_named_as_a_whole(name: str) -> None:
    assert read(f"{name}, registered no. 1134945 (England)")["name"] == [name]
