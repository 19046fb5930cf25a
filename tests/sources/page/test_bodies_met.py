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


def test_who_runs_a_brand_whose_card_has_the_site_s_mailbox_is_the_operator() -> None:
    body = (
        "<h1>Kontakt</h1><p>Tulpe Fußpflege<br>Lindenweg 56, 24109 Kiel<br>info@kielpraxis.example</p>"
        "<p>Tulpe Fußpflege wird betrieben von der Linden Fuß GmbH.</p>"
    )
    assert stated(body, "https://www.kielpraxis.example/kontakt")["name"] == ["Linden Fuß GmbH"]


def test_the_site_is_called_as_what_somebody_runs_in_other_letters() -> None:
    body = "<h1>Kontakt</h1><p>Örtagårdens Fotvård</p><p>Örtagårdens Fotvård drivs av Lind Fot AB.</p>"
    assert stated(body, "https://www.ortagardensfotvard.example/")["name"] == ["Lind Fot AB"]


def test_a_town_may_begin_like_a_link_to_terms() -> None:
    body = "<h1>Impressum</h1><p>Tulpe GmbH<br>Schulweg 3<br>21255 Tostedt</p>"
    assert stated(body, SITE)["address"] == ["Schulweg 3, 21255 Tostedt"]


def test_the_year_of_a_club_is_no_postcode() -> None:
    body = "<h1>Impressum</h1><p>FC Moorbach 1893 AG<br>Lindenstrasse 320a<br>4052 Basel</p>"
    assert stated(body, SITE)["name"] == ["FC Moorbach 1893 AG"]


def test_what_every_publisher_is_is_no_name_without_what_the_site_is_called() -> None:
    body = "<h1>Impressum</h1><p>reiher, die zeitung. Verlagsgenossenschaft eG</p><p>Lindenweg 2<br>10969 Berlin</p>"
    assert stated(body, "https://reiher.example/")["name"] == [
        "reiher, die zeitung. Verlagsgenossenschaft eG"
    ]


def test_a_mailbox_may_be_of_the_village_alone() -> None:
    body = "<p>Gemeinde Erlen-Nendorf<br>Lindenring 2<br>9492 Erlenau<br>Liechtenstein</p><p>verwaltung@erlen.li</p>"
    assert stated(body, "https://www.gemeinde-erlen.li/")["email"] == ["verwaltung@erlen.li"]
