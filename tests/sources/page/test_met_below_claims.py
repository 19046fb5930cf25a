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


@pytest.mark.parametrize(
    ("claim", "name"),
    [
        ("© 2026 Ресурс – 11. Всички права запазени.", "Ресурс – 11"),
        ("© 2026 Resurs – 11", "Resurs – 11"),
        ("© 2009 | By Resurs Lipa - all rights reserved", "Resurs Lipa"),
        ("© 2009 - Resurs Lipa. All rights reserved", "Resurs Lipa"),
    ],
)
def test_a_claim_s_name_ends_with_its_number_and_begins_behind_a_sign(claim: str, name: str) -> None:
    body = f"<title>{name}</title><h1>{name}</h1><footer><p>{claim}</p><p>+359 877 300 310</p></footer>"
    assert read(body, "https://resurs.example/about")["name"] == [name]


@pytest.mark.parametrize("about", ["Om", "Über", "About", "O", "Despre"])
def test_a_heading_about_somebody_says_what_the_site_is_called(about: str) -> None:
    body = f"<title>SIDA – Lipas Klinik</title><h1>{about} Lipas Klinik</h1><p>Vi hjälper våra patienter.</p>"
    assert read(body, "https://www.lipasklinik.example/about")["name"] == ["Lipas Klinik"]


CONTACT = """
    Saziņa | Lipu iela 16, Liepāja
    Skriv til os | Lipagade 5, 8000 Aarhus
    Nous trouver | 5 rue Haute, 67200 Strasbourg
    Dove siamo | Via Roma 5, 37121 Verona
    Ozvěte se nám | Lipová 5, 602 00 Brno
    Yhteys | Lipatie 5, 20100 Turku
"""


@pytest.mark.parametrize("said", CONTACT.strip().splitlines())
def test_a_heading_for_contact_says_whose_address_and_mailbox_stand_below(said: str) -> None:
    heading, place = map(str.strip, said.split(" | "))
    body = (
        f"<title>Blue Kiln</title><div>Blue Kiln</div><h3>{heading}</h3><ul><li>📧anna77@gmail.com</li>"
        f"<li>📞+371 28 774 506</li><li>📍{place}</li></ul><p>© 2026 Blue Kiln</p>"
    )
    found = read(body, "https://bluekiln.example/about")
    assert found["address"] == [place]
    assert found["email"] == ["anna77@gmail.com"]


def test_a_town_ends_with_a_comma_above_its_street() -> None:
    body = (
        "<html lang=bg><title>Лале</title><footer>"
        "<h4>Контакти</h4><ul><li><span>София, район Лозенец,<br>ул. Липа № 338"
        "</span></li><li>+359 877 300 310</li></ul><p>© 2026 Лале. Всички права запазени.</p></footer>"
    )
    assert read(body, "https://lale.example/about")["address"] == ["София, район Лозенец, ул. Липа № 338"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("anna77@gmail.com", True),
        ("✉ anna77@gmail.com", True),
        ("+36 20 310 8081 · anna77@gmail.com", True),
        ("E-mail: anna77@gmail.com", True),
        ("Page maintained by anna77@gmail.com", False),
        ("Webmaster: anna77@gmail.com", False),
        ("Tworzenie stron: anna77@gmail.com", False),
        ("Problems with this site? anna77@gmail.com", False),
    ],
)
def test_the_only_mailbox_of_a_footer_is_whose_the_site_is_without_other_words(line: str, told: bool) -> None:
    body = f"<title>Gallery | Blue Kiln</title><p>Our pots.</p><footer><p>© 2026 Blue Kiln</p><p>{line}</p></footer>"
    assert read(body, "https://bluekiln.example/gallery").get("email", []) == ["anna77@gmail.com"] * told
