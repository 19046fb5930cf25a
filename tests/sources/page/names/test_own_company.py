"""What stands above an address, where the page ends with the company whose it is."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

PAGES = """
en | Mill House, Station Road, Saltmarsh NR1 1AA | Tulip Works Ltd
de | Auf der Höhe 7, 3. OG, 80331 München | Tulip Works GmbH
de | Industriepark Nord, Gebäude C 770, 24109 Kielau | Tulip Works GmbH
fr | 2ème étage, 15 rue du Lis, 35000 Salines | Tulip Works SARL
pt | Rua do Moinho 4, 2.º Esq., 4700-000 Braga | Tulip Works, Lda.
pl | ul. Rynek 1, II piętro, 31-042 Lisów | Tulip Works Sp. z o.o.
"""


@pytest.mark.parametrize("row", PAGES.strip().splitlines())
def test_the_first_line_of_an_address_is_not_somebody(row: str) -> None:
    lang, place, who = row.split(" | ")
    lines = "<br>".join(place.split(", "))
    head = f"<html lang={lang}><title>Kontakt – Tulip Works</title><h1>Kontakt</h1><h4>Adresse</h4>"
    found = stated(
        f"{head}<p>{lines}</p><footer><p>© 2026 {who}</p></footer>", "https://tulip-works.com/", PAGE
    )
    assert (found["name"], found["address"]) == ([who], [place])


def test_whoever_the_site_bears_is_named_beside_a_maker() -> None:
    lines = (
        "<p>Tulip Works<br>4 Mill Lane<br>Norwich NR1 1AA</p><footer><p>Website: Tide Design Ltd</p></footer>"
    )
    body = f"<html lang=en><title>Contact us</title><h1>Contact</h1>{lines}</html>"
    assert stated(body, "https://tulip-works.co.uk/contact", PAGE)["name"] == ["Tulip Works"]


def test_the_street_above_a_town_of_the_isles_is_of_its_address() -> None:
    place = "<p>Mill House, Station Road<br>Saltmarsh NR1 1AA</p><p>01603 123456</p>"
    body = (
        f"<html lang=en><title>Contact us</title><h1>Contact</h1>{place}<p>© 2026 Tulip Works Ltd</p></html>"
    )
    found = stated(body, "https://tulip-works.co.uk/contact", PAGE)
    assert found["address"] == ["Mill House, Station Road, Saltmarsh NR1 1AA"]


def test_a_person_above_a_house_of_the_isles_is_of_no_address() -> None:
    lines = "<p>Tulip Works Ltd</p><p>Anna Weber</p><p>4 Mill Lane</p><p>Norwich NR1 1AA</p>"
    body = f"<html lang=en><title>Contact us</title><h1>Contact</h1>{lines}</html>"
    assert stated(body, "https://tulip-works.co.uk/contact", PAGE)["address"] == [
        "4 Mill Lane, Norwich NR1 1AA"
    ]
