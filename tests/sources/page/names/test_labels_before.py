"""Words that say who somebody is, or what stands there, before a name and without a colon: they are none of it."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SITE = "https://www.reiher.example/kontakt"


@pytest.mark.parametrize(
    ("words", "name", "address"),
    [
        ("Vydává Vydavatel Sídlo Správce", "Volavka Média s.r.o.", "Lipová 4, 602 00 Brno"),
        ("Vydáva Vydavateľ Dodávateľ", "Volavka Média s.r.o.", "Štúrova 5, 058 01 Poprad"),
        ("Wydawca Wydaje Siedziba", "Czapla Media sp. z o.o.", "ul. Prosta 4, 80-001 Gdańsk"),
        ("Kiadja Adatkezelő Eladó", "Gém Média Kft.", "1117 Budapest, Szél utca 9"),
        ("Izdaje Nakladnik Sjedište", "Čaplja media d.o.o.", "Lipova 4, 10000 Zagreb"),
        ("Издава Издател Седалище", "Чапла Медия ООД", "ул. Липа 4, 1000 София"),
        ("Utgivare Ägare Säljare", "Häger Media AB", "Storgatan 4, 123 45 Lund"),
        ("Udgiver Ejer Udbyder", "Hejre Medier ApS", "Storgade 4, 8000 Aarhus C"),
        ("Julkaisija Rekisterinpitäjä", "Haikara Media Oy", "Mäkitie 4, 00100 Helsinki"),
        ("Väljaandja Müüja", "Haigur Meedia OÜ", "Pärnu mnt 139, 11317 Tallinn"),
        ("Editor Furnizor", "Stârcul Media SRL", "Str. Lalelelor nr. 4, București"),
        ("Εκδότης Πάροχος", "Ερωδιός Μέσα Α.Ε.", "Ερμού 30, 106 79 Αθήνα"),
        ("Uitgever Aanbieder", "Reiger Media B.V.", "Dorpsstraat 4, 5645 AB Rotterdam"),
        ("Veranstalter Vermieter", "Reiher Medien GmbH", "Lindenweg 4, 24109 Kiel"),
    ],
)
def test_what_somebody_is_stands_before_the_name(words: str, name: str, address: str) -> None:
    for word in words.split():
        body = f"<h1>Kontakt</h1><p>{word} {name}<br>{address}</p>"
        assert stated(body, SITE, PAGE)["name"] == [name], word


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (
            "Prevádzkovateľom je JUDr. Anna Volavková, so sídlom Laurova 3, 811 01 Bratislava",
            "JUDr. Anna Volavková",
        ),
        ("Správcem je MUDr. Anna Volavková, se sídlem Lipová 3, 602 00 Brno", "MUDr. Anna Volavková"),
        ("Administratorem danych jest adw. Anna Czapla, ul. Prosta 4, 80-001 Gdańsk", "Anna Czapla"),
        (
            "Administratorem danych jest lek. dent. Anna Czapla, ul. Prosta 4, 80-001 Gdańsk",
            "Anna Czapla",
        ),
    ],
)
def test_the_point_of_a_title_ends_no_sentence(said: str, name: str) -> None:
    assert stated(f"<h1>GDPR</h1><p>{said}.</p>", "https://www.reiher.example/gdpr", PAGE)["name"] == [name]


def test_an_address_ends_before_the_next_item_of_its_line() -> None:
    body = (
        "<p>1. Наименование: ЕТ „Чапла“ 2. Седалище: гр. Ветрово, бул. „Липа“ 45 "
        "3. Данни за кореспонденция: info@reiher.example 4. ЕИК 108123454</p>"
    )
    assert stated(body, SITE, PAGE)["address"] == ["гр. Ветрово, бул. „Липа“ 45"]
