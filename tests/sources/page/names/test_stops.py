"""Where names end whose legal form stands before them: nothing but what follows shows it."""

import pytest

from tests.sources.page.test_wordings import stated


@pytest.mark.parametrize(
    ("site", "name", "behind"),
    [
        ("fr", "SARL Le Four", "Tous droits réservés"),
        ("de", "Stiftung Kranichsee", "Alle Rechte vorbehalten"),
        ("it", "Associazione Amici del Forno", "Tutti i diritti riservati"),
        ("lv", "SIA Podnieka Darbnīca", "Visas tiesības aizsargātas"),
        ("hr", "LONČAR, obrt za keramiku", "Sva prava pridržana"),
        ("fr", "SARL Le Four", "02 99 12 34 56"),
        ("fr", "SARL Le Four", "4 rue du Moulin 35000 Rennes"),
        ("de", "Stiftung Kranichsee", "Mühlgasse 4 24109 Kiel"),
        ("es", "Fundación Horno Viejo", "Calle Lis 2 08490 Tordera (Barcelona)"),
        ("lv", "SIA Podnieka Darbnīca", "Dzirnavu iela 4, Rīga, LV-1010"),
        ("fr", "SAS Le Four", "Gérante : Claire Martin"),
        ("es", "Fundación Horno Viejo", "Dirección: Calle Lis 2, 08490 Tordera (Barcelona)"),
        ("pl", "Fundacja Mały Piec", "Realizacja Pixelbird"),
        ("fr", "SARL Le Four", '<a href="/p">Politique de confidentialité</a>'),
        ("de", "Stiftung Kranichsee", '<a href="/d">Datenschutzerklärung</a>'),
        ("nl", "Stichting De Kleine Oven", "sinds 1998"),
        ("hr", "LONČAR, obrt za keramiku", "od 1998"),
        ("rs", "Čaplja Studio doo", "Izrada Pixelbird"),
    ],
)
def test_a_name_behind_its_form_ends_where_something_else_is_said(site: str, name: str, behind: str) -> None:
    page = f"https://www.lanterne.{site}/"
    assert stated(f"<footer><p>© 2024 {name} {behind}</p></footer>", page, page)["name"] == [name]


def test_what_a_craft_is_for_ends_with_its_line() -> None:
    body = "<div>Tvrtka</div><div>Lončar, obrt za keramiku</div><div>Direktor</div><div>Ivan Horvat</div>"
    page = "https://www.lanterna.hr/"
    assert stated(body, page, page)["name"] == ["Lončar, obrt za keramiku"]


def test_what_a_craft_does_is_no_part_of_its_name() -> None:
    body = "<p>Lončar, obrt za keramiku vodi ovu stranicu, Mlinska 4, 10000 Zagreb</p>"
    page = "https://www.lanterna.hr/"
    assert stated(body, page, page)["name"] == ["Lončar, obrt za keramiku"]


def test_a_person_behind_a_serbian_form_is_no_town() -> None:
    body = "<h1>Kontakt</h1><p>Čaplja Studio doo, Petar Jović, Mlinska 4, 11000 Beograd</p>"
    page = "https://www.caplja.rs/"
    assert stated(body, page, page)["name"] == ["Čaplja Studio doo"]


def test_a_lithuanian_name_does_not_end_with_what_is_had() -> None:
    page = "https://www.lanterna.lt/"
    assert "name" not in stated("<footer><p>© 2024 MB Puodų namai info@lanterna.lt</p></footer>", page, page)


@pytest.mark.parametrize("name", ["SARL Les<br>Jardins", "Stichting De<br>Kleine Oven"])
def test_a_name_that_goes_on_in_the_next_line_is_not_cut(name: str) -> None:
    page = "https://www.lanterne.eu/"
    assert "name" not in stated(f"<p>{name}<br>4 rue du Moulin<br>35000 Rennes</p>", page, page)
