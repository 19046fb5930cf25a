"""Requisites of traders and bodies of the east of Europe, with those of their banks: met; the names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SITE = "https://onelink.example/"
TRADER = "<h2>Реквизиты</h2><p>ИП Липова Анна Сергеевна</p>"
COMPANY = "<h2>Реквизиты</h2><p>ООО «Лале»</p><p>ИНН 7728168971</p>"
BANK = "<p>р/с 40802810900006611334</p><p>Банк АО «Кряква»</p><p>ИНН 7710140679</p><p>ОГРН 1027739642281</p>"


def read(body: str, url: str = SITE) -> dict[str, list[str]]:
    return stated(body, url, PAGE)


@pytest.mark.parametrize("head", [TRADER, COMPANY])
def test_all_numbers_below_a_bank_are_the_bank_s(head: str) -> None:
    assert "number" not in read(f"{head}{BANK}")


@pytest.mark.parametrize("number", ["ОГРН 1027739642281", "ИНН 7710140679", "КПП 771301001"])
def test_an_entrepreneur_has_no_number_of_companies(number: str) -> None:
    found = read(f"{TRADER}<p>{number}</p>")
    assert "number" not in found and "other_number" not in found


def test_an_entrepreneur_s_own_numbers() -> None:
    found = read(f"{TRADER}<p>ОГРНИП 316505300063237</p><p>ИНН 507305817690</p>")
    assert (found["number"], found["other_number"]) == (["316505300063237"], ["507305817690"])


@pytest.mark.parametrize("who", ["ФОП Липа Ольга Олегівна", "ТОВ «Лале»"])
def test_a_code_in_a_bank_is_the_bank_s(who: str) -> None:
    assert "number" not in read(f"<h2>Реквізити</h2><p>{who}</p><p>ЄДРПОУ 21133352 в АТ “КАЧУР БАНК”</p>")


@pytest.mark.parametrize(
    "name",
    [
        "Муниципальное бюджетное общеобразовательное учреждение «Липовская школа»",
        "МУНИЦИПАЛЬНОЕ БЮДЖЕТНОЕ УЧРЕЖДЕНИЕ «ЛАЛЕ»",
        "Местная религиозная организация Содружество церквей веры (липовской) «Лале»",
        "Некоммерческое партнерство «Лале»",
        "Адвокатское бюро «Лале»",
        "Коллегия адвокатов «Лале»",
        "МБОУ СОШ № 5",
        "МБДОУ «Детский сад № 5»",
    ],
)
def test_bodies_that_say_at_length_what_they_are(name: str) -> None:
    assert read(f"<footer><p>{name}</p><p>ИНН 7728168971</p></footer>")["name"] == [name]


def test_words_for_a_body_without_a_name_are_none() -> None:
    body = "<p>Общественная организация помогает всем.</p><p>ИНН 7728168971</p><p>«Лале» – наш журнал.</p>"
    assert "name" not in read(body)


def test_a_mark_of_quotation_that_was_not_opened_is_no_part_of_a_name() -> None:
    body = '<h2>Контакти</h2><p>ФОП Липа Ольга Олегівна"</p><p>Адреса: 58000 м. Чернівці, вул. Липова 23</p>'
    assert read(body)["name"] == ["ФОП Липа Ольга Олегівна"]


def test_the_town_of_its_address_stands_behind_a_name() -> None:
    body = "<h2>Upravljavec</h2><p>Lipa d.o.o. Mojstrana</p><p>Ulica Lipe 36</p><p>4281 Mojstrana</p>"
    assert read(body)["name"] == ["Lipa d.o.o."]


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("Lipa d.o.o., Lipova 8, 10000 Zagreb u svojstvu prodavatelja", "Lipova 8, 10000 Zagreb"),
        ("ООО «Лале», г. Москва, ул. Липовая, д. 5 в качестве продавца", "г. Москва, ул. Липовая, д. 5"),
        ("Lale Kft., 1138 Budapest, Tulipán utca 1. eladóként", "1138 Budapest, Tulipán utca 1."),
        ("Lale Ltd. Şti., Lale Sk. No: 5, 34000 İstanbul satıcı sıfatıyla", "Lale Sk. No: 5, 34000 İstanbul"),
    ],
)
def test_as_what_somebody_acts_is_no_part_of_an_address(line: str, address: str) -> None:
    assert read(f"<h1>Kontakt</h1><p>{line}</p>")["address"] == [address]


@pytest.mark.parametrize(
    ("label", "address"),
    [
        ("Székhely", "3525 Miskolc, Lapály utca 6. em.: 1 ajtó: 2"),
        ("Адреса", "Україна, Одеська область, м.Липівка, Яблунева 107"),
        ("Адрес", "Московская обл., г. Липки, Полевая 107"),
        ("Adres", "Fatih Mahallesi Lale Sokak No 5 Kat 2 Zonguldak"),
        ("Adres", "Fatih Mah. Lale Sk. Beyza Apt. Giriş Kat, Zonguldak"),
    ],
)
def test_houses_and_towns_that_are_told_otherwise(label: str, address: str) -> None:
    body = f"<h1>Kontakt</h1><p>ООО «Лале»</p><p>{label}: {address}</p>"
    assert read(body)["address"] == [address]
