"""Clubs whose names end with the year since when they are: "Lindauer SV 61" above a street is no street."""

import pytest

from openroll.sources.page.words.name_words import is_a_club_since
from tests.sources.page.test_wordings import PAGE, stated

CLUBS = ["Lindauer SV 61", "TSV Lindau 04", "Schützengilde Lindau 1888", "VV Linde '58", "FC Lindau 1903/22"]
STREETS = [
    "Am Sportclub 12",
    "Club Road 12",
    "Rue du Tilleul 12",
    "SNP 12",
    "Lindenweg 61",
    "Lindauer SV",
    "Halle 9",
]


@pytest.mark.parametrize("name", CLUBS)
def test_a_club_has_its_year(name: str) -> None:
    assert is_a_club_since(name)
    body = f"<h1>Impressum</h1><p>{name}<br>Ahornweg 8<br>18233 Auhausen</p><p>© 2025 {name}</p>"
    found = stated(body, f"https://www.{name.split()[-2].lower()}.de/impressum", PAGE)
    assert found["address"] == ["Ahornweg 8, 18233 Auhausen"]


@pytest.mark.parametrize("text", STREETS)
def test_a_street_with_a_number_is_no_club(text: str) -> None:
    assert not is_a_club_since(text)


def test_the_club_is_whose_site_it_is() -> None:
    body = (
        "<footer><h2>Lindauer SV 61</h2><address><div>Ahornweg 8</div><div>18233 Auhausen</div></address>"
        "<p>© 2025 Lindauer SV 61</p></footer>"
    )
    found = stated(body, "https://www.lindauer-sv.de/", PAGE)
    assert (found["name"], found["address"]) == (["Lindauer SV 61"], ["Ahornweg 8, 18233 Auhausen"])
