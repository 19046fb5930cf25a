"""Lines above a town of the Isles that are of its address: townlands, and the county that is cut before its name."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

WHOLE = """
Tulip Cross, Saltmill, Naas Co. | Kildare, W91 A789 | Tulip Cross, Saltmill, Naas Co. Kildare, W91 A789
Tulip Cross, Naas, County | Kildare, W91 A789 | Tulip Cross, Naas, County Kildare, W91 A789
Tulip House, Saltmill, Naas | Kildare, W91 A789, Ireland | Tulip House, Saltmill, Naas, Kildare, W91 A789, Ireland
"""


@pytest.mark.parametrize("row", WHOLE.strip().splitlines())
def test_townlands_above_a_county_are_of_the_address(row: str) -> None:
    above, below, whole = row.split(" | ")
    body = f"<h3>Contact Us</h3><p>info@plover.ie</p><p>Address:<br>{above}<br>{below}</p>"
    found = stated(body, "https://www.plover.ie/", PAGE)
    assert found["address"] == [whole]
    assert "name" not in found


@pytest.mark.parametrize(
    "above", ["Tulip House, Mill Lane, Salina", "Tulip House, Saltmill, N.", "The Kilns, Co."]
)
def test_the_parts_of_an_address_are_no_name(above: str) -> None:
    body = f"<h3>Contact</h3><p>{above}<br>Kildare, W91 A789</p><p>info@plover.ie</p>"
    assert "name" not in stated(body, "https://www.plover.ie/", PAGE)


@pytest.mark.parametrize("name", ["Kilns and Pots", "Lark and Reed", "Blue Kiln"])
def test_who_is_named_above_a_town_is_no_part_of_it(name: str) -> None:
    body = f"<h1>Imprint</h1><p>{name}<br>Naas, Co. Kildare, W91 A789</p><p>info@site.example</p>"
    assert stated(body, kind=PAGE)["name"] == [name]
