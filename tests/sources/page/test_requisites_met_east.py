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


@pytest.mark.parametrize(
    ("head", "number", "address"),
    [
        ("КОНТАКТНАЯ ИНФОРМАЦИЯ", "ИНН 7728168971", "125009, г. Москва, ул. Липовая, д. 5"),
        ("СВЕДЕНИЯ ОБ ОРГАНИЗАЦИИ", "ИНН 7728168971", "125009, г. Москва, ул. Липовая, д. 5"),
        ("ЗВОРОТНІЙ ЗВ'ЯЗОК", "ЄДРПОУ 14360570", "вул. Липова 5, Київ, 01001"),
        ("ДАННИ ЗА КОНТАКТ", "ЕИК 208163364", "ул. Липова 5, 1000 София"),
        ("ПОДАЦИ О ФИРМИ", "ПИБ: 100002516", "Липова 5, 11000 Београд"),
        ("Napište nám", "IČO: 27074358", "Lípová 5, 110 00 Praha"),
        ("ZNAJDŹ NAS", "NIP: 6492314982", "ul. Lipowa 5, 00-113 Warszawa"),
        ("SZÁMLÁZÁSI ADATOK", "Adószám: 23832707-2-20", "1051 Budapest, Lipa utca 5."),
        ("DATE DE FACTURARE", "CUI: 48789961", "Str. Lipova 5, București"),
        ("OSNOVNI PODACI", "OIB: 58469938489", "Lipova 5, 10000 Zagreb"),
        ("SPLOŠNI PODATKI", "Davčna št.: 50998048", "Lipova 5, 1000 Ljubljana"),
        ("HORAIRES D'OUVERTURE", "SIREN 732829320", "5 rue des Tilleuls, 75001 Paris"),
        ("INFORMAZIONI DI CONTATTO", "P.IVA 12345670017", "Via Tiglio 5, 00100 Roma"),
        ("APOIO AO CLIENTE", "NIPC 501442600", "Rua da Tília 5, 1000-001 Lisboa"),
        ("BESÖK OSS", "Org.nr 556036-0793", "Lindgatan 5, 111 22 Stockholm"),
        ("ΏΡΕΣ ΛΕΙΤΟΥΡΓΊΑΣ", "ΑΦΜ 094014201", "Οδός Λάλε 5, 10431 Αθήνα"),
    ],
)
def test_what_only_says_what_stands_below_is_no_name(head: str, number: str, address: str) -> None:
    for lines in ((number, address), (address, number)):
        body = f"<p>{head}</p>" + "".join(f"<p>{line}</p>" for line in lines)
        assert "name" not in read(body, "https://x.example/")


@pytest.mark.parametrize(
    ("who", "address", "number", "value"),
    [
        ("Lale SH.P.K.", "Rruga Lale 5, Tirana, Albania", "L62231020M", "L62231020M"),
        ("Lale L.L.C.", "Rr. Lale 5, 10000 Prishtina, Kosovo", "812373174", "812373174"),
        ("Lale SRL", "str. Lale 5, Chișinău MD-2001, Moldova", "1008600038413", "1008600038413"),
        ("Lale d.o.o.", "Lalina 5, 71000 Sarajevo, Bosnia and Herzegovina", "4200225150005", "4200225150005"),
        ("Lale LLP", "Lalina St. 5, Almaty 050057, Kazakhstan", "250140025178", "250140025178"),
    ],
)
def test_where_one_number_is_for_all_it_is_for_taxes_too(
    who: str, address: str, number: str, value: str
) -> None:
    body = f"<h1>Imprint</h1><p>{who}</p><p>{address}</p><p>VAT number: {number}</p>"
    assert read(body)["number"] == [value]


@pytest.mark.parametrize(
    ("who", "address", "number", "value"),
    [
        ("Lale Oy", "Lehmuskatu 5, 00100 Helsinki, Finland", "0112038-9", "0112038-9"),
        ("Lale s.r.o.", "Lalová 5, 110 00 Praha, Czech Republic", "27074358", "27074358"),
    ],
)
def test_a_business_id_is_of_its_country(who: str, address: str, number: str, value: str) -> None:
    body = f"<h1>Imprint</h1><p>{who}</p><p>{address}</p><p>Business ID: {number}</p>"
    assert read(body)["number"] == [value]


@pytest.mark.parametrize("place", ["10000 Prishtinë, Kosovë", "10000 Prishtina, Kosovo"])
def test_a_form_of_albania_is_kosovo_s_too(place: str) -> None:
    assert read(f"<h1>Impressum</h1><p>LALE SH.P.K.</p><p>Rr. Lale 40</p><p>{place}</p>")["country"] == ["XK"]


@pytest.mark.parametrize("said", ["Spletno stran upravlja", "Ponudnik je", "Lastnik spletne strani je"])
def test_what_leads_to_a_trader_is_no_trade(said: str) -> None:
    body = f"<p>{said} Cvetličarna Lan, Ana Lipar s.p.</p><p>Davčna številka: 29320348</p>"
    assert read(body)["name"] == ["Cvetličarna Lan, Ana Lipar s.p."]


def test_a_form_can_be_a_label_of_what_is_quoted() -> None:
    body = '<footer><p>ООО: "Лале-С"</p><p>УНП: 193922069</p></footer>'
    assert read(body)["name"] == ['ООО: "Лале-С"']


def test_another_town_begins_another_address() -> None:
    body = "<footer><p>ООО «Лале»</p><p>г. Минск, пр-т Липы, д. 16, пом. 4 г. Москва, пр-т Мира, д.2</p></footer>"
    assert read(body)["address"] == ["г. Минск, пр-т Липы, д. 16, пом. 4"]
