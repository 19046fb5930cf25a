"""Home pages of the east of Europe: each layout was met, and read wrongly or not at all; the names are invented."""

import pytest

from openroll.sources.page.addresses.towns import countries_of_town
from openroll.sources.page.names.nameable import can_be_a_name
from tests.sources.page.test_wordings import PAGE, stated


def read(body: str) -> dict[str, list[str]]:
    return stated(body, "file:x.html", PAGE)


def test_letters_of_a_school_and_its_name_are_no_address() -> None:
    body = '<footer><h4>Контакт</h4><li>СУГС „Липа" – Скопје, Липова бригада бб, 1000 Скопје</li></footer>'
    assert read(body)["address"] == ["Липова бригада бб, 1000 Скопје"]


def test_the_label_before_a_mailbox_is_of_no_address() -> None:
    body = (
        "<footer><div><strong>ООО «Ветер»</strong><span>ИНН 7707083893 · КПП 770701001</span>"
        "<span>Москва, улица Липовая, дом 2</span><span>Служба заботы: help@veter.example</span></div></footer>"
    )
    assert read(body)["address"] == ["Москва, улица Липовая, дом 2"]


def test_a_word_below_a_town_is_of_no_address() -> None:
    body = (
        "<footer><div><div>Lalea Media</div><p>București, Sector 6, Str. Lalelei nr. 7, Bl. C34, Ap. 35</p></div>"
        "<div><div>Linkuri</div><ul><li><a href='/t'>Termeni</a></li></ul></div><p>contact@lalea.example</p></footer>"
    )
    assert read(body)["address"] == ["București, Sector 6, Str. Lalelei nr. 7, Bl. C34, Ap. 35"]


def test_a_floor_in_hungarian_goes_on_behind_the_house() -> None:
    body = "<p>Tulipán Kft.</p><p>Székhely: 4029 Debrecen, Tulipán utca 26. Fsz. 1. ajtó</p>"
    assert read(body)["address"] == ["4029 Debrecen, Tulipán utca 26. Fsz. 1. ajtó"]


def test_a_street_without_numbers_below_its_town() -> None:
    body = "<p>JKP VODOVOD LIPA</p><p>25270 LIPA</p><p>Lipov put b.b.</p><p>PIB: 100613555</p><p>MBR: 08189544</p>"
    assert read(body)["address"] == ["25270 LIPA, Lipov put b.b."]


def test_whose_name_is_before_the_sign_the_copyright_is_too() -> None:
    body = "<footer><span>Zavod Lipa © 2024 Lipov list</span><span>|</span><span>Vse pravice pridržane.</span></footer>"
    assert "name" not in read(f"<title>Lipov list</title>{body}")


def test_a_company_that_reserves_all_rights_in_a_line_of_its_own() -> None:
    body = "<h1>Rešitve</h1><div class='card-footer'><span>Tulipan rešitve d.o.o. Vse pravice pridržane.</span></div>"
    assert read(body)["name"] == ["Tulipan rešitve d.o.o."]


def test_a_name_can_end_with_capital() -> None:
    assert can_be_a_name("Blue Kiln Capital")
    assert not can_be_a_name("Share Capital 5000")


@pytest.mark.parametrize(
    ("text", "code"),
    [("400469 Cluj-Napoca", "RO"), ("Ulica Lipa 5, Podgorica", "ME"), ("ул. Липа 5, Суботица", "RS")],
)
def test_towns_of_the_east(text: str, code: str) -> None:
    assert countries_of_town(text) == {code}


def test_a_sign_stands_before_the_street() -> None:
    body = (
        "<h3>Tulip Co d.o.o.</h3><p><b>✉</b> info@tulip.example</p><p><b>⌖</b> Lipova 86, Podgorica</p>"
        "<p>PIB: 03637689</p>"
    )
    assert read(body)["address"] == ["Lipova 86, Podgorica"]


def test_numbers_behind_plus_seven_are_of_two_countries() -> None:
    body = (
        "<footer><div>Телефон</div><div>+7 (727) 279 71 73</div><div>Адрес</div><div>г. Алматы, пр. Липовый 150</div>"
        "<div>hello@lale.example</div></footer>"
    )
    said = read(body)
    assert (said["country"], said["address"]) == (["KZ"], ["г. Алматы, пр. Липовый 150"])


def test_a_house_with_its_sign_needs_no_word_for_the_street() -> None:
    body = (
        "<p>ЛИПА ИНВЕСТ ДООЕЛ Скопје</p><p>Адреса: Филип Липов бр.3</p><p>тел.: +38923290167</p>"
        "<p>ЕДБ: 4030006580760</p>"
    )
    assert read(body)["address"] == ["Филип Липов бр.3"]


def test_a_company_can_be_a_woman_s_word() -> None:
    body = "<p>Duomenų valdytoja — UAB „Tulpė“ (įmonės kodas 302676973, Lietuva). Kontaktas: info@tulpe.example.</p>"
    assert read(body)["name"] == ["UAB „Tulpė“"]


def test_an_aside_in_brackets_behind_an_address() -> None:
    body = "<h1>Контакты</h1><p>г. Алматы, ул. Липовая, дом № 34, офис 300 (уг. ул. Дубовой)</p>"
    assert read(body)["address"] == ["г. Алматы, ул. Липовая, дом № 34, офис 300"]
