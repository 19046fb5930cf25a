"""What stands beside a copyright in a footer: somebody's work, a brand, a company; the names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

BODIES = (
    "Association des Potiers Bleus",
    "Associazione Vasai Azzurri",
    "Fundacja Niebieski Piec",
    "Stowarzyszenie Niebieskich Garncarzy",
)
BESIDE = (
    "Hébergé sur GitHub Pages",
    "Site réalisé avec WordPress",
    "Made with love in Riga",
    "Umgesetzt von Luna",
    "Wykonanie: Luna",
    "Projekt i realizacja Luna",
    "Vytvořil Luna Studio",
    "Mentions légales",
    "Alle Rechte vorbehalten",
    "Izrada stranice Luna",
)


def read(body: str, url: str = "https://www.kiln.example/about") -> dict[str, list[str]]:
    return stated(body, url, PAGE)


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("beside", BESIDE)
def test_an_element_beside_a_copyright_is_no_part_of_the_name(name: str, beside: str) -> None:
    body = f"<title>About - {name}</title><footer><div><span>© 2026 {name}</span> <span>{beside}</span></div>"
    assert read(body)["name"] == [name]


@pytest.mark.parametrize("done", ["Réalisé par Studio Lune", "Powered by Tide", "Designed by Studio Lune"])
def test_what_somebody_did_for_a_site_is_no_part_of_the_name_before_it(done: str) -> None:
    body = (
        f"<title>About - {BODIES[0]}</title><footer><p>© 2026 {BODIES[0]} <small>{done}</small></p></footer>"
    )
    assert read(body)["name"] == [BODIES[0]]


@pytest.mark.parametrize("claim", ["<span>©</span> <span>2026</span>", "©", "<span>© 2026</span>"])
def test_a_name_in_an_element_behind_the_sign_is_claimed(claim: str) -> None:
    body = (
        f"<title>About - Blue Kiln</title><footer><p>{claim} <span>Blue</span> <span>Kiln</span></p></footer>"
    )
    assert read(body, "https://bluekiln.example/about")["name"] == ["Blue Kiln"]


@pytest.mark.parametrize("brand", ["BlueKiln.it", "BlueKiln"])
def test_a_brand_above_a_company_with_its_number_is_nobody(brand: str) -> None:
    body = (
        f"<footer><p>© 2026 {brand} — Tutti i diritti riservati</p>"
        "<p>Vasai Azzurri Srl — P.IVA 08770720962 · REA MI 2047898</p></footer>"
    )
    assert read(body, "https://bluekiln.it/")["name"] == ["Vasai Azzurri Srl"]


@pytest.mark.parametrize(
    ("name", "place", "number"),
    [
        ("Kiln Oy", "Pappilantie 6, 21230 Lemu", "Y-tunnus: 3350885-5"),
        ("Kiln Sp. z o.o.", "Lipowa 6, 60-101 Poznań", "Polityka prywatności"),
        ("Kiln Srl", "Via Roma 6, 37121 Verona", "Privacy"),
    ],
)
def test_each_of_a_list_of_ways_to_somebody_has_a_line(name: str, place: str, number: str) -> None:
    body = (
        f"<title>{name}</title><footer><div>{name}</div><div><a href='tel:+358405577060'>040 5577060</a>"
        f" <a href='mailto:kiln@kiln.example'>kiln@kiln.example</a> <a href='#'>{place}</a> <a href='/x'>{number}</a>"
        "</div></footer>"
    )
    assert read(body)["address"] == [place]
