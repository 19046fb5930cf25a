"""Addresses behind a label with a house and a town alone, and those beside the site's mailbox; all invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


def read(body: str, link: str = "https://site.example/x") -> dict[str, list[str]]:
    return stated(body, link, PAGE)


@pytest.mark.parametrize(
    ("label", "place"),
    [
        ("Adresse", "Hintere Wiese 3, Kirchdorf am Inn"),
        ("Adres", "Polna 3, Lipowo Dolne"),
        ("Adresa", "Dlhá 3/4, Lipová nad Váhom"),
        ("Adres", "De nieuwe wereld 63, Tulpen aan den Rijn"),
        ("Domicilio", "Avd. Sol Gutiérrez, s/n, Lipa de la Sierra (Sevilla)"),
        ("Adress", "Lilla torp 3, Lilla Lind"),
        ("Adresa", "Donje Selo bb, Mala Lipa"),
        ("Адрес", "Липовая 3, Малая Липа"),
        ("Διεύθυνση", "Πελοποννήσου 6-10, Ζωγράφου"),
    ],
)
def test_a_house_and_a_town_behind_a_label(label: str, place: str) -> None:
    for sign in (" ", "<p>"):
        body = f"<h1>Impressum</h1><p>Owner: Anna Lis</p><p>{label}:{sign}{place}</p>"
        assert read(body)["address"] == [place]


@pytest.mark.parametrize(
    "said", ["Mon 9, Friday", "Copyright 2024, Blue Kiln", "Block 3, Flat of Anna", "Hall 3, Booth"]
)
def test_what_is_no_house_and_town(said: str) -> None:
    assert "address" not in read(f"<h1>Contact</h1><p>Owner: Anna Lis</p><p>Address: {said}</p>")


def test_the_address_beside_the_sites_mailbox() -> None:
    body = (
        "<html lang=en-gb><title>Find Us · Jo's Kiln</title><p>Jo's Kiln<h1>Find us</h1><p>Tue to Sat, 9:30 to 5"
        "<p>We're at 79 Mill Road, in the heart of the village.<p>hello@joskiln.example"
        "<p>79 Mill Road, Westham, Bournemouth BH4 9BB"
    )
    assert read(body, "https://joskiln.example/find-us")["address"] == [
        "79 Mill Road, Westham, Bournemouth BH4 9BB"
    ]


def test_a_commune_of_the_baltic_claims_a_copyright() -> None:
    body = "<html lang=lt><title>Lipų seniūnija</title><h2>Lipų seniūnija</h2><p>© 2024 Lipų seniūnija"
    assert read(body)["name"] == ["Lipų seniūnija"]
