"""Addresses as America writes them, a room that is no postcode, and a copyright with its holder's address behind it."""

import pytest

from openroll.sources.page.addresses.country import country_in
from openroll.sources.page.addresses.shape import postcode_in
from tests.sources.page.test_wordings import PAGE, stated

CLAIM = "<footer><p>© 2013 tBloom, 810 West Maple Ave. 8th Floor Knoxville TN, 37902. All Rights Reserved</p></footer>"


def test_a_street_of_a_grid_is_one() -> None:
    street = "545 East 4500 South Suite E-260"
    body = f"<footer><p>© 2013 Plover Tools LLC</p><p>{street}<br>Salt Lake City, UT 84107</p></footer>"
    assert stated(body, kind=PAGE)["address"] == [f"{street}, Salt Lake City, UT 84107"]


@pytest.mark.parametrize(
    "address",
    ["One Plover Way, Grants Pass, OR USA 97526-2373", "810 West Maple Ave. 8th Floor Knoxville TN, 37902"],
)
def test_a_state_before_its_postcode_shows_the_country(address: str) -> None:
    assert country_in(address) == "US"


@pytest.mark.parametrize("address", ["Via Lunga 8, Trento TN, 38121", "Hauptstraße 4, Ort DE, 10115"])
def test_other_letters_show_none(address: str) -> None:
    assert country_in(address) != "US"


def test_a_number_in_brackets_behind_a_house_s_is_no_postcode() -> None:
    assert postcode_in("Lindendijk 151 (8510)") is None
    found = postcode_in("Lindendijk 151 (8510)\n6825 MB Arnhem")
    assert found is not None
    assert found[0] == "6825 MB"
    assert postcode_in("Lindendijk 151 (8510 AB) te Arnhem") is not None


def test_whose_copyright_it_is_has_the_address_behind_the_name() -> None:
    found = stated(CLAIM, kind=PAGE)
    assert (found["name"], found["country"]) == (["tBloom"], ["US"])
    assert found["address"] == ["810 West Maple Ave. 8th Floor Knoxville TN, 37902"]


def test_who_made_the_site_is_not_whose_copyright_it_is() -> None:
    assert "name" not in stated(CLAIM.replace("All Rights Reserved", "Website by tBloom"), kind=PAGE)
