"""Universities, ministries and schools that have no legal form, and whose address theirs is, as pages were met."""

import pytest

from tests.sources.page.test_wordings import PAGE
from tests.sources.page.test_wordings import stated as stated_of

SITE = "https://www.tulip.example/contact"


def stated(body: str, url: str) -> dict[str, list[str]]:
    return stated_of(body, url, PAGE)


@pytest.mark.parametrize(
    ("language", "name", "street"),
    [
        ("el", "Εθνικό και Τουλιπιακό Πανεπιστήμιο Λιμνών", "Ερμού 30, 106 79 Αθήνα"),
        ("el", "Εθνικόν Πανεπιστήμιον Λιμνών", "Ερμού 30, 106 79 Αθήνα"),
        ("lt", "Lietuvos tulpių ir vėjo akademija", "Gedimino pr. 402, 01110 Vilnius"),
        ("lv", "Latvijas Tulpju un vēja universitāte", "Lielā iela 302, Jelgava, LV-3001"),
        ("et", "Eesti Tuule- ja Tulbiakadeemia", "Tatari 213, 10116 Tallinn"),
        ("sl", "Ministrstvo za tulipane in veter", "Masarykova cesta 216, 1000 Ljubljana"),
    ],
)
def test_a_body_is_named_above_its_address(language: str, name: str, street: str) -> None:
    body = f'<html lang="{language}"><footer><p>{name}<br>{street}<br>info@tulip.example</p></footer></html>'
    found = stated(body, SITE)
    assert (found["name"], found["address"]) == ([name], [street])


def test_where_the_founder_of_a_school_is_is_not_where_the_school_is() -> None:
    rows = (
        ("Полное наименование", "Государственное бюджетное учреждение «Школа тюльпанов № 9»"),
        ("Учредитель", "Департамент тюльпанов города Москвы"),
        ("Адрес учредителя", "129010, Москва, ул. Большая Полевая, д. 15"),
        ("Адрес", "119019, г. Москва, Малый Полевой пер., д. 7"),
    )
    cells = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    found = stated(f'<html lang="ru"><table>{cells}</table></html>', "https://school9.example/common")
    assert found["address"] == ["119019, г. Москва, Малый Полевой пер., д. 7"]


def test_what_a_shop_s_claim_calls_it_takes_no_mailbox_from_who_runs_it() -> None:
    body = (
        '<html lang="uk"><footer><p>© 2024 Інтернет-магазин TULIP.UA</p><p>ТОВ «Вітер», 49126, м. Дніпро, '
        "просп. Польовий, буд. 31Д. Email: info@tulip.ua</p></footer></html>"
    )
    found = stated(body, "https://tulip.ua/contacts")
    assert (found["name"], found["email"]) == (["ТОВ «Вітер»"], ["info@tulip.ua"])


def test_a_name_in_small_letters_begins_as_its_site_does() -> None:
    body = "<h1>Impressum</h1><p>erlenhaus internet service GmbH &amp; Co KG</p><p>Lindengasse 9<br>1030 Wien</p>"
    found = stated(body, "https://www.erlenhaus.at/impressum")
    assert found["name"] == ["erlenhaus internet service GmbH & Co KG"]
    assert found["address"] == ["Lindengasse 9, 1030 Wien"]


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("Tulpe AG<br>Lindenweg 25<br>Postfach<br>FL-9490 Vaduz", "Lindenweg 25, Postfach, FL-9490 Vaduz"),
        (
            "Tulipán Kft.<br>Székhely: 1117 Budapest, Szél út 91-93. C. ép.",
            "1117 Budapest, Szél út 91-93. C. ép.",
        ),
        (
            "Lale Anonim Şirketi<br>Genel Yayın Yönetmeni: Ali Yılmaz<br>"
            "Yönetim Yeri: Rüzgar Sokak No: 4 Kat: 16 Şişli / İstanbul",
            "Rüzgar Sokak No: 4 Kat: 16 Şişli / İstanbul",
        ),
    ],
)
def test_an_address_is_whole(said: str, address: str) -> None:
    assert stated(f"<h1>Kontakt</h1><p>{said}</p>", SITE)["address"] == [address]
