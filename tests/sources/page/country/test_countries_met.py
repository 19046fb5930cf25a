"""Signs of a country that were met on pages and not understood; the names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


def country_of(body: str, link: str = "https://www.site.example/x") -> list[str] | None:
    return stated(body, link, PAGE).get("country")


def test_an_asbl_can_be_of_luxembourg() -> None:
    body = "<h1>Mentions légales</h1><p>Tulipe ASBL</p><p>48, Munnereferstrooss<br>L-5750 Frisange<br>Luxembourg</p>"
    assert country_of(body) == ["LU"]


@pytest.mark.parametrize(
    "place",
    ["Via Vittorio Emanuele II, 2 - Firenze (FI)", "Via Montello, 79 Brescia BS", "Viale Roma 5, Bari (BA)"],
)
def test_the_letters_of_a_province_behind_a_town_are_of_italy(place: str) -> None:
    body = f"<html lang=it><h1>Contatti</h1><p>Caffè Tulipano<br>{place}</p><p>Tel. 055 123456</p>"
    assert country_of(body) == ["IT"]


def test_a_canton_is_no_province() -> None:
    body = "<html lang=it><h1>Contatti</h1><p>Caffè Tulipano<br>Via Cantonale 3, Lugano (TI)</p>"
    assert country_of(body) is None


def test_south_tyrol_is_of_italy_in_german() -> None:
    body = "<html lang=de><h1>Kontakt</h1><p>Hotel Tulpe<br>Luziafeldweg 3<br>39050 St. Pauls/Eppan (BZ)</p>"
    assert country_of(body) == ["IT"]


@pytest.mark.parametrize("law", ["Virginia law", "the laws of the State of Michigan", "Texas law"])
def test_a_company_of_america_by_the_law_of_a_state(law: str) -> None:
    body = (
        "<title>Terms | Tulip</title><p>These terms are between you and Tulip Fencing LLC.</p>"
        f"<p>These terms are governed by {law}.</p><p>info@tulip.com</p>"
    )
    assert country_of(body, "https://tulip.com/terms") == ["US"]
    assert country_of(body, "https://tulip.ee/terms") is None


def test_a_country_right_behind_the_name() -> None:
    body = (
        "<title>Legal notice | Tulip Group</title><h1>Legal notice</h1><h2>Provider</h2><p>Tulip Group, Greece</p>"
        "<p>georg@tulip.com</p>"
    )
    assert country_of(body, "https://tulip.com/legal") == ["GR"]
    assert country_of(f"{body}<p>Tulip Group, Italy</p>", "https://tulip.com/legal") is None


def test_a_telephone_is_of_a_country_where_nobody_is_named() -> None:
    body = "<html lang=ro><title>Despre noi</title><p>Suntem o echipă.</p><p>+40 761 854 203</p>"
    assert country_of(body, "https://metal.ro/despre") == ["RO"]
    assert country_of(body, "https://metal.mk/despre") is None


def test_the_telephone_of_who_hosts_a_site_is_of_nobody() -> None:
    body = (
        "<html lang=fr><p>Le site est hébergé par :</p><p>Tulipe SAS</p><p>Paris</p><p>+33 1 23 45 67 89</p>"
    )
    assert country_of(body) is None
