"""Who runs a site is said with the verb before the name, of a project, or behind a dash; all names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

RUN = [
    "Ganso is a hobby project maintained by Ann Hill, a private individual.",
    "Ganso is a personal project by Ann Hill.",
    "Ganso is a community project run privately by Ann Hill (Estonia).",
    "Ganso est un projet personnel d'utilité publique. Un site web de Ann Hill",
    "Ganso es un proyecto personal de Ann Hill.",
    "Ganso is een hobbyproject van Ann Hill.",
    "Ganso drivs av Ann Hill som privatperson.",
    "Sivustoa ylläpitää Ann Hill.",
    "Veebilehte haldab Ann Hill.",
    "Ganso on projekt, mida haldab eraisikuna Ann Hill (Eesti).",
    "Vietni uztur Ann Hill.",
    "Svetainę administruoja Ann Hill.",
    "Web provozuje Ann Hill.",
    "Web prevádzkuje Ann Hill.",
    "Serwis prowadzi Ann Hill.",
    "Stranicu vodi Ann Hill.",
    "Spletno stran upravlja Ann Hill.",
    "Duomenų valdytojas – Ann Hill (Lietuva), žaidimo kūrėja.",
    "Pārzinis – Ann Hill, e-pasts: info@ganso.example",
]


@pytest.mark.parametrize("line", RUN)
def test_who_runs_a_site_is_named_behind_such_words(line: str) -> None:
    assert stated(f"<p>{line}</p>", "https://ganso.example/privacy", PAGE)["name"] == ["Ann Hill"]


def test_a_shop_before_its_trader_is_only_the_beginning_of_the_name() -> None:
    line = "Pogoji veljajo za spletno mesto, ki ga upravlja GANSO TRGOVINA, ANA LIPA S.P."
    body = f"<p>{line}</p><p>GANSO TRGOVINA, ANA LIPA S.P.<br>Lipova 4<br>1000 Ljubljana</p>"
    found = stated(body, "https://ganso.example/pogoji", PAGE)
    assert "GANSO TRGOVINA" not in found.get("name", [])


BY = ["© 2026 par Blue Ganso. Tous droits réservés.", "©2026 przez Blue Ganso. Wszystkie prawa zastrzeżone"]


@pytest.mark.parametrize("line", BY)
def test_by_whom_a_copyright_is_claimed_is_no_part_of_the_name(line: str) -> None:
    found = stated(f"<footer><p>{line}</p></footer>", "https://blueganso.example/", PAGE)
    assert found["name"] == ["Blue Ganso"]


def test_the_owner_of_a_business_is_named_where_nobody_else_is() -> None:
    body = "<h1>Impressum</h1><p>Ganso — Coaching</p><p>Inhaberin: Anna Kern</p><p>Telefon: 040 123456</p>"
    assert stated(body, "https://site.example/impressum", PAGE)["name"] == ["Anna Kern"]
    two = body.replace("<p>Telefon", "<p>Inhaber: Thomas Kiesel</p><p>Telefon")
    assert "name" not in stated(two, "https://site.example/impressum", PAGE)


def test_what_a_shop_in_a_district_is_called_is_no_address() -> None:
    rows = "<tr><td>Unternehmen</td><td>GANSOPLATZ OG</td></tr><tr><td>Rechtsform</td><td>Offene Gesellschaft</td></tr>"
    rows += "<tr><td>Geschäftsbezeichnung</td><td>Gansoplatz 1080 CBD Shop</td></tr>"
    rows += "<tr><td>Anschrift</td><td>Lindengasse 4, 1080 Wien, Österreich</td></tr>"
    found = stated(f"<h1>Impressum</h1><table>{rows}</table>", "https://ganso.example/impressum", PAGE)
    assert found["address"] == ["Lindengasse 4, 1080 Wien, Österreich"]


PUBLISHED = [
    "Questo sito è pubblicato da Ann Hill.",
    "Este sitio está publicado por Ann Hill.",
    "Diese Website wird veröffentlicht von Ann Hill.",
]


@pytest.mark.parametrize("line", PUBLISHED)
def test_who_publishes_a_site_is_its_operator(line: str) -> None:
    assert stated(f"<p>{line}</p>", "https://ganso.example/", PAGE)["name"] == ["Ann Hill"]


@pytest.mark.parametrize("heading", ["1. Ansvarlig", "1. Behandlingsansvarlig", "1. Ansvarig"])
def test_two_headings_above_a_name_are_no_address(heading: str) -> None:
    body = f"<h1>Personvernerklæring</h1><h2>{heading}</h2><p>Ganso Foto v/ Ida Holm<br>Kontakt: ida@ganso.example</p>"
    found = stated(body, "https://ganso.example/personvern", PAGE)
    assert (found["name"], "address" in found) == (["Ganso Foto v/ Ida Holm"], False)


def test_a_sole_trader_is_named_above_what_says_so_and_a_town() -> None:
    body = (
        "<h1>Impressum</h1><h2>Angaben gemäß § 5 DDG</h2><p>Anna Kern<br>Einzelunternehmen<br>Kiel, Deutschland</p>"
        "<h2>Kontakt</h2><p>E-Mail: help@ganso.example</p>"
    )
    assert stated(body, "https://ganso.example/impressum", PAGE)["name"] == ["Anna Kern"]
