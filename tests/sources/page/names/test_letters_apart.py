"""A name whose letters are set apart, and one with which its line goes on with how its bearer is reached."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

NAMES = """
L E R C H E - Ingenieurbüro für Tulpen
L E R C H E Keramik
LERCHE Keramik
"""
CARDS = [
    "<h1>Kontakt</h1><p>{name}<br>Lindenweg 2<br>76437 Rastatt<br>"
    "fon (0 72 22) 9 14 99 - 00<br>info@lerche.example</p>",
    "<h1>Impressum</h1><p>{name} / www.lerche.example / info@lerche.example</p>"
    "<p>Lindenweg 2<br>76437 Rastatt</p>"
    "<p>Umsatzsteueridentifikationsnummer:</p><p>DE136695976</p>",
    "<h1>Impressum</h1><p>{name} | Tel. 0 72 22 / 91499</p>"
    "<p>Lindenweg 2<br>76437 Rastatt</p><p>info@lerche.example</p>",
]


@pytest.mark.parametrize("name", NAMES.strip().splitlines())
@pytest.mark.parametrize("card", CARDS)
def test_a_name_is_read_whose_letters_stand_apart(card: str, name: str) -> None:
    found = stated(card.format(name=name), "https://www.lerche.example/impressum", PAGE)
    assert found["name"] == [name]


def test_icelandic_names_are_those_of_their_sites() -> None:
    body = "<h1>Um okkur</h1><p>Blátt Beð</p><p>Ofnvegur 4, 101 Reykjavík</p><p>Sími 535-5200</p><p>ofn@blattbed.is</p>"
    assert stated(f"<title>Um okkur</title>{body}", "https://blattbed.is/", PAGE)["name"] == ["Blátt Beð"]
