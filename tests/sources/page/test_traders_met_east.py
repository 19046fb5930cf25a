"""Sole traders of the east of Europe, in footers and sentences: met on pages; the names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SITE = "https://onelink.example/"


def read(body: str, url: str = SITE) -> dict[str, list[str]]:
    return stated(body, url, PAGE)


@pytest.mark.parametrize(
    ("who", "url", "countries"),
    [
        ("ООО «Лале»", "https://lale.by/", ["BY"]),
        ("ООО «Лале»", "https://lale.ru/", ["RU"]),
        ("ИП Липова Анна Сергеевна", "https://lale.kz/", ["KZ"]),
        ("ИП Липова Анна Сергеевна", "https://lale.ru/", ["RU"]),
        ("ИП Липова Анна Сергеевна", "https://lale.com/", []),
        ("ООО «Лале»", "https://lale.kz/", []),
    ],
)
def test_a_russian_form_is_of_the_country_of_the_site(who: str, url: str, countries: list[str]) -> None:
    body = f"<p>Мы делаем сайты для магазинов и кафе.</p><footer><p>© 2026 {who}</p></footer>"
    assert read(body, url).get("country", []) == countries


@pytest.mark.parametrize(
    ("footer", "name"),
    [
        ("© 2024 Lala, obrt za čišćenje. Sva prava pridržana.", "Lala, obrt za čišćenje"),
        ("© 2024 Lala Obrt za usluge. Sva prava pridržana.", "Lala Obrt za usluge"),
        ("© 2024 Lala Obrt Za Usluge", "Lala Obrt Za Usluge"),
        (
            "LALA, Obrt za internetske portale, vl. Ana Lipić",
            "LALA, Obrt za internetske portale, vl. Ana Lipić",
        ),
    ],
)
def test_what_a_craft_is_for_is_of_its_name(footer: str, name: str) -> None:
    assert read(f"<footer><p>{footer}</p><p>OIB: 77663681014</p></footer>")["name"] == [name]


TRADES = "prowadząca działalność gospodarczą pod firmą"


def test_no_town_trades_under_a_firm() -> None:
    body = (
        f"<p>Administratorem danych osobowych jest Anna Lipka zam. ul. Lipowa 5, 34-124 Dolna Lipa, {TRADES} "
        "„Korepetycje- Anna Lipka” z siedzibą ul. Lipowa 5, 34-124 Dolna Lipa, NIP: 5512667603.</p>"
    )
    found = read(f"<h2>Administrator danych</h2>{body}")
    assert found["name"] == ["Korepetycje- Anna Lipka"]
    assert found["address"] == ["ul. Lipowa 5, 34-124 Dolna Lipa"]


def test_a_firm_that_holds_the_trader_s_name_is_whose_the_number_is() -> None:
    head = "<h1>Regulamin</h1><p>Podmiotem leczniczym kieruje dr n. med. Anna Lipka"
    number = "NIP: 7621897504"
    assert read(f"{head} {TRADES} Dermatologia dr Anna Lipka {number}.</p>")["name"] == [
        "Dermatologia dr Anna Lipka"
    ]
    assert read(f"{head} {TRADES} Dermatologia Tulipan {number}.</p>")["name"] == ["Anna Lipka"]
