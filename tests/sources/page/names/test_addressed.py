"""To whom forms of withdrawal go: the word before the name is none of it."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SITE = "https://www.reiher.example/terms"


@pytest.mark.parametrize(
    ("heading", "line", "name"),
    [
        ("Widerruf", "An Reiher Hof GbR, Dorfstr. 4, 56459 Rothenbach", "Reiher Hof GbR"),
        ("Herroeping", "Aan Reiger Hof BV, Dorpsstraat 4, 5645 AB Rotterdam", "Reiger Hof BV"),
        ("Ångerblankett", "Till Häger Gård AB, Storgatan 4, 123 45 Lund", "Häger Gård AB"),
        ("Fortrydelse", "Til Hejre Gård ApS, Storgade 4, 8000 Aarhus C", "Hejre Gård ApS"),
        ("Odstąpienie", "Do Czapla sp. z o.o., ul. Prosta 4, 80-001 Gdańsk", "Czapla sp. z o.o."),
        ("Rétractation", "À Héron Bleu SARL, 4 rue du Lis, 35000 Rennes", "Héron Bleu SARL"),
        ("Retragere", "Către Stârcul SRL, Str. Lalelelor nr. 4, București", "Stârcul SRL"),
        ("Peruutus", "Vastaanottaja Haikara Oy, Mäkitie 4, 00100 Helsinki", "Haikara Oy"),
        ("Отказ", "До „Чапла“ ООД, ул. Липа 4, 1000 София", "„Чапла“ ООД"),
    ],
)
def test_to_whom_a_form_goes_is_named_behind_the_word_for_it(heading: str, line: str, name: str) -> None:
    assert stated(f"<h1>{heading}</h1><p>{line}</p>", SITE, PAGE)["name"] == [name]


def test_elsewhere_such_a_word_is_of_the_name() -> None:
    body = "<h1>Kontakt</h1><p>Till Topps AB, Storgatan 4, 123 45 Lund</p>"
    assert stated(body, SITE, PAGE)["name"] == ["Till Topps AB"]
