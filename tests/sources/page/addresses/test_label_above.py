"""Labels above an address that say whose it is; all are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

CARD = "<h1>Info</h1><p>Blå Kiste ApS<br>CVR: 39563886</p>"
OTHERS = [
    "<p>Hosting:<br>Ravn Partnere<br>Ravgade 9, 8000 Aarhus C</p>",
    "<p>Tilsynsmyndighed:<br>Ravn Partnere<br>Ravgade 9, 8000 Aarhus C</p>",
    "<p>Bank:<br>Ravn Partnere<br>Ravgade 9, 8000 Aarhus C</p>",
    "<p>Revisor:<br>Ravn Partnere<br>Ravgade 9<br>8000 Aarhus C</p>",
    "<p>Trykkeri:<br>Ravn Partnere<br>Ravgade 9, 8000 Aarhus C</p>",
    "<p>Hovedsponsor: Ravn Partnere<br>Ravgade 9, 8000 Aarhus C</p>",
    "<p>Hjemmeside af Ravn Partnere<br>Ravgade 9, 8000 Aarhus C</p>",
    "<p>Udlejes af Ravn Partnere<br>Ravgade 9, 8000 Aarhus C</p>",
    "<p>Billetter sælges af<br>Ravn Partnere<br>Ravgade 9, 8000 Aarhus C</p>",
]


@pytest.mark.parametrize("other", OTHERS)
def test_who_serves_the_company_is_somewhere_else(other: str) -> None:
    assert "address" not in stated(CARD + other, "https://kiste.dk/info", PAGE)
    own = "<p>Byvej 4, 2650 Hvidovre</p><p>Tlf. 31 51 45 55</p>"
    assert stated(CARD + own + other, "https://kiste.dk/info", PAGE)["address"] == ["Byvej 4, 2650 Hvidovre"]


def test_words_in_bold_above_another_s_name_are_its_label() -> None:
    other = "<p><b>Advokat</b></p><p>Ravn Partnere</p><p>Ravgade 9, 8000 Aarhus C</p>"
    own = "<p>Byvej 4, 2650 Hvidovre</p>"
    found = stated(f"{CARD}{other}{own}", "https://kiste.dk/info", PAGE)
    assert found.get("address", ["Byvej 4, 2650 Hvidovre"]) == ["Byvej 4, 2650 Hvidovre"]


@pytest.mark.parametrize(
    "own",
    [
        "<p>Besøg os her:<br>Byvej 4, 2650 Hvidovre</p>",
        "<p>Adresse:<br>Det Gule Hus<br>Byvej 4, 2650 Hvidovre</p>",
        "<p>Ejer:<br>Anna Ravn<br>Byvej 4, 2650 Hvidovre</p>",
        "<p>Faktura sendes til:<br>Blå Kiste ApS<br>Byvej 4, 2650 Hvidovre</p>",
        "<p>Sted: Det Gule Hus<br>Byvej 4, 2650 Hvidovre</p>",
        "<p>Att.: Anna Ravn<br>Byvej 4, 2650 Hvidovre</p>",
        "<p><b>Butikken</b><br>Byvej 4, 2650 Hvidovre</p>",
    ],
)
def test_the_company_s_own_label_leads_to_its_address(own: str) -> None:
    found = stated(CARD + own, "https://kiste.dk/info", PAGE)["address"]
    assert [one.replace("Det Gule Hus, ", "") for one in found] == ["Byvej 4, 2650 Hvidovre"]


@pytest.mark.parametrize(
    "other",
    [
        "<p>Hovedsponsor: Ravnefjer<br>Ravgade 9, 8000 Aarhus C<br>hej@ravnefjer.dk</p>",
        "<p>Revisor:<br>Ravnefjer<br>Ravgade 9, 8000 Aarhus C<br>Tlf. 12345678<br>hej@ravnefjer.dk</p>",
        "<p>Trykkeri: Ravnefjer, Ravgade 9, 8000 Aarhus C, hej@ravnefjer.dk</p>",
    ],
)
def test_the_mailbox_of_who_serves_the_company_is_not_its_own(other: str) -> None:
    assert "email" not in stated(CARD + other, "https://kiste.dk/info", PAGE)
    assert "email" in stated(CARD + other.replace("ravnefjer.dk", "kiste.dk"), "https://kiste.dk/info", PAGE)


def test_a_mailbox_elsewhere_below_the_company_s_own_label_is_its_own() -> None:
    own = "<p>Butik:<br>Det Gule Hus<br>Byvej 4, 2650 Hvidovre<br>hej@gulehus.dk</p>"
    assert stated(CARD + own, "https://kiste.dk/info", PAGE)["email"] == ["hej@gulehus.dk"]


@pytest.mark.parametrize(
    "heading",
    ["Sponsor", "Hauptsponsoren", "Our sponsors", "Unser Steuerberater", "Notre comptable", "Naši sponzoři"],
)
@pytest.mark.parametrize("place", ["Mühlgasse 4, Kilnhausen", "Mühlgasse 4, 90402 Nürnberg"])
def test_below_a_heading_of_others_nothing_is_the_operator_s(heading: str, place: str) -> None:
    body = (
        f"<html lang=de><title>Tulpenhof</title><h1>Tulpenhof</h1><footer><h4>{heading}</h4>"
        f"<p>{place}<br>Tel. 0911 123456</p><p>© Tulpenhof GmbH</p></footer>"
    )
    assert "address" not in stated(body, "https://tulpenhof.de/", PAGE)


@pytest.mark.parametrize("heading", ["Kontakt", "Tulpenhof", "Steuerberater Tulpenhof"])
def test_below_a_heading_of_the_operator_an_address_is_the_operator_s(heading: str) -> None:
    body = (
        f"<html lang=de><title>Tulpenhof</title><h1>Tulpenhof</h1><footer><h4>{heading}</h4>"
        "<p>Mühlgasse 4, 90402 Nürnberg<br>Tel. 0911 123456</p><p>© Tulpenhof GmbH</p></footer>"
    )
    assert stated(body, "https://tulpenhof.de/", PAGE)["address"] == ["Mühlgasse 4, 90402 Nürnberg"]
