"""Countries that share a language and forms of companies with a neighbour."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

LINE = "<html lang=ru><p>ООО «Тюльпан»</p><p>{}</p></html>"


@pytest.mark.parametrize(
    ("site", "place", "code"),
    [
        ("tulip.by", "223017, д. Гатово, ул. Металлургическая, 3", "BY"),
        ("tulip.com", "223017, аг. Гатово, ул. Металлургическая, 3", "BY"),
        ("tulip.ru", "241000, ул. Советская, 3, п. Мирный", "RU"),
        ("tulip.uz", "100000, ул. Абая, 3, п. Мирный", None),  # six digits there, too
        ("tulip.ru", "Узбекистан, 100000, п. Мирный, ул. Абая, 3", "UZ"),
        ("tulip.md", "Молдова, MD-2001, г. Кишинев, ул. Пушкина, 3", "MD"),
        ("tulip.ru", "г. Ташкент, ул. Пушкина, 3", "UZ"),
    ],
)
def test_a_russian_form_is_not_only_russia_s(site: str, place: str, code: str | None) -> None:
    assert stated(LINE.format(place), f"https://{site}/contacts", PAGE).get("country") == (
        [code] if code else None
    )


@pytest.mark.parametrize(
    ("lang", "who", "place", "code"),
    [
        ("es", "Academia Tulipán", "Calle Sol 3, 18001 Granada", "ES"),  # and not Grenada
        ("en", "Tulip LLC", "12 Main St, Lebanon, PA 17042", "US"),
        ("en", "Tulip Ltd", "4 Mill Lane<br>Norwich<br>Norfolk<br>NR1 1AA", "GB"),  # no island
    ],
)
def test_a_town_that_is_called_as_a_country(lang: str, who: str, place: str, code: str) -> None:
    body = f"<html lang={lang}><h1>Contact</h1><p>{place}</p><p>© 2026 {who}</p></html>"
    found = stated(body, "https://tulip.com/contact", PAGE)
    assert found.get("country", [code]) == [code]
    assert found["address"] == [place.replace("<br>", ", ")]


ALONE = """
ro | Acest site este operat de Tulipa SRL. Vă mulțumim pentru vizită.
sr | Ovaj sajt je u vlasništvu Tulipan d.o.o. Sva prava zadržana.
"""
TOLD = """
ro | Acest site este operat de Tulipa SRL. Prețurile sunt în lei. | RO
ro | Acest site este operat de Tulipa SRL, Str. Lungă 5, 725100 Câmpulung. | RO
sr | Ovaj sajt je u vlasništvu Tulipan d.o.o. Cene su u dinarima. | RS
sr | Ovaj sajt je u vlasništvu Tulipan d.o.o., Glavna 5, 26300 Vršac. | RS
"""


@pytest.mark.parametrize("row", ALONE.strip().splitlines())
def test_a_language_and_a_form_of_neighbours_are_not_enough(row: str) -> None:
    language, said = row.split(" | ")
    body = f"<html lang={language}><p>{said}</p></html>"
    assert "country" not in stated(body, "https://tulip.example/terms", PAGE)


@pytest.mark.parametrize("row", TOLD.strip().splitlines())
def test_the_money_or_a_postcode_shows_which_of_them_is_meant(row: str) -> None:
    language, said, code = row.split(" | ")
    body = f"<html lang={language}><p>{said}</p></html>"
    assert stated(body, "https://tulip.example/terms", PAGE)["country"] == [code]
