"""Home and about pages: each layout was met, and read wrongly or not at all; the names are invented."""

import pytest

from openroll.sources.page.names.nameable import can_be_a_name
from tests.sources.page.test_wordings import PAGE, stated


def read(body: str, url: str = "https://www.site.example/about") -> dict[str, list[str]]:
    return stated(body, url, PAGE)


@pytest.mark.parametrize(
    ("person", "town", "tongue"),
    [
        ("Kovács Márk", "2310 Tulipánháza", "hu"),
        ("Anna Lis", "3494 Brunn im Felde", "de"),
        ("Jana Nováková", "396 01 Humpolec", "cs"),
    ],
)
def test_a_person_and_a_town_are_no_address(person: str, town: str, tongue: str) -> None:
    body = (
        f"<html lang={tongue}><title>Blue Kiln</title><h1>Blue Kiln</h1><footer><div>Blue Kiln</div>"
        f"<div>{person} · {town}<br>info@kiln.example · +36 30 938 84 84</div></footer></html>"
    )
    assert read(body, "https://kiln.example/about").get("address", [town]) == [town]


@pytest.mark.parametrize(
    "founded",
    ["Opgericht 2026", "Gegründet 2019", "Founded in 2019", "Est. 1998", "Fondée en 2011", "Założono 2003"],
)
def test_the_year_in_which_somebody_began_is_no_street(founded: str) -> None:
    body = f"<h2>Contact</h2><p>info@kiln.example</p><p>{founded}</p></div><footer><div>1830 Salina</div></footer>"
    assert "address" not in read(f"<title>Blue Kiln</title>{body}", "https://kiln.example/about")


@pytest.mark.parametrize(
    "field",
    [
        "Land België",
        "Country Ireland",
        "Pays Belgique",
        "País España",
        "Kraj Polska",
        "Země Česko",
        "Страна Россия",
    ],
)
def test_a_country_behind_its_label_is_no_name(field: str) -> None:
    assert not can_be_a_name(field)


@pytest.mark.parametrize(
    "post",
    [
        "Medgründer & Designer",
        "Co-Founder & CEO",
        "Gründer und Geschäftsführer",
        "Fondatrice et Directrice",
        "Zakladatel & vývojář",
        "Oprichter / Ontwikkelaar",
        "Засновник та Розробник",
        "Senior Developer",
    ],
)
def test_what_somebody_is_in_a_firm_is_no_name(post: str) -> None:
    assert not can_be_a_name(post)


@pytest.mark.parametrize("name", ["Designer Outlet Salina", "Tide Partner & Hill", "Hill Owners Club"])
def test_posts_are_of_names_too(name: str) -> None:
    assert can_be_a_name(name)


def test_who_owns_it_jointly_is_not_who_runs_it() -> None:
    body = (
        "<title>BK Pots</title><p>BK Pots brings Tulip Works and The Heron Corporation together in one house.</p>"
        "<p>BK Pots is jointly owned by Tulip Works and The Heron Corporation with equal shares.</p>"
        "<footer><a href='mailto:info@bkpots.example'>info@bkpots.example</a></footer>"
    )
    found = read(body, "https://bkpots.example/")
    assert "Heron" not in str(found.get("name")), found
    assert "trading_name" not in found
