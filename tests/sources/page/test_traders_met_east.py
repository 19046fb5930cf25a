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


@pytest.mark.parametrize(
    "label",
    [
        "Vergi Dairesi / Vergi No: Doğanbey / ",
        "Vergi Dairesi ve No: DOĞANBEY VERGİ DAİRESİ / ",
        "V.D./No: Doğanbey / ",
        "Vergi Dairesi ve Numarası: Doğanbey ",
    ],
)
@pytest.mark.parametrize(
    "named", ["Resmi Ünvan / Ad Soyadı: Lale Tasarım", "Ünvan: Lale Tasarım", "Ad Soyad: Lale Tasarım"]
)
def test_the_tax_office_stands_before_the_number(label: str, named: str) -> None:
    found = read(f"<h2>Satıcı Bilgileri</h2><p>{named}</p><p>{label}0990426667</p>")
    assert (found["name"], found["other_number"]) == (["Lale Tasarım"], ["0990426667"])


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("Tyto podmínky upravují práva mezi poskytovatelem služby, kterým je", "IČO: 23584203"),
        ("Tyto podmínky upravují práva mezi prodávajícím, jímž je", "IČO: 23584203"),
        ("Tieto podmienky upravujú práva medzi poskytovateľom služby, ktorým je", "IČO: 50084054"),
    ],
)
def test_who_it_is_stands_behind_the_service(said: str, number: str) -> None:
    assert read(f"<p>{said} Anna Lipová, {number}, se sídlem Lipová 1, 471 54 Cvikov</p>")["name"] == [
        "Anna Lipová"
    ]


@pytest.mark.parametrize(
    ("head", "label", "number"),
    [
        ("Alıcı Bilgileri", "Ad Soyad", "Vergi No: 0990426667"),
        ("Kupující", "Jméno a příjmení", "IČO: 23584203"),
        ("Dane klienta", "Imię i nazwisko", "NIP: 5272739549"),
        ("Megrendelő adatai", "Név", "Adószám: 32331486-2-09"),
        ("Datele cumpărătorului", "Nume și prenume", "CUI: 40993329"),
        ("Podaci o kupcu", "Ime i prezime", "OIB: 77663681014"),
        ("Данни за купувача", "Име и фамилия", "ЕИК: 175260543"),
        ("Данные заказчика", "ФИО", "ИНН: 507305817690"),
        ("Customer details", "Name", "Company number: 00445790"),
        ("Tárhelyszolgáltató", "Név", "Adószám: 32331486-2-09"),
        ("Hosting", "Name", "Company number: 00445790"),
    ],
)
@pytest.mark.parametrize("tag", ["h2", "p"])
def test_what_is_named_below_another_s_heading_is_not_the_operator(
    head: str, label: str, number: str, tag: str
) -> None:
    found = read(f"<h1>Info</h1><{tag}>{head}</{tag}><p>{label}: Ana Lis</p><p>{number}</p>")
    assert "name" not in found and "number" not in found and "other_number" not in found


def test_the_seller_is_named_above_the_buyer() -> None:
    seller = "<h3>Satıcı Bilgileri</h3><p>Ünvan: Lale Tasarım</p><p>Vergi No: 0990426667</p>"
    buyer = "<h3>Alıcı Bilgileri</h3><p>Ad Soyad: Ayşe Gül</p>"
    assert read(f"<h1>Mesafeli Satış Sözleşmesi</h1>{seller}{buyer}")["name"] == ["Lale Tasarım"]


def test_a_menu_for_clients_does_not_speak_for_the_footer() -> None:
    body = "<h2>Client</h2><p>Contul meu</p><footer><p>© 2026 Lalea SRL, CUI: 40993329</p></footer>"
    assert read(body)["name"] == ["Lalea SRL"]
