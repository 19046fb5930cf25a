"""Contact pages of the east of Europe: each layout was met, and read wrongly or not at all; the names are invented."""

import pytest

from openroll.sources.page.names.nameable import can_be_a_name
from tests.sources.page.test_wordings import PAGE, stated


def test_a_street_behind_a_mailbox_in_a_column() -> None:
    body = (
        "<footer><div class='grid gap-2'><a href='tel:+38631200300'>+386 31 200 300</a>"
        "<a href='mailto:info@tulipan.example'>info@tulipan.example</a>"
        "<span>Lipova ulica 1<br>2230 Lenart, Slovenija</span></div><p>© 2026 Tulipan d.o.o.</p></footer>"
    )
    assert stated(body, "file:x.html", PAGE)["address"] == ["Lipova ulica 1, 2230 Lenart, Slovenija"]


def test_who_claims_the_copyright_at_the_end_of_a_menu() -> None:
    body = (
        "<nav><ul><li><a href='/'>Pradžia</a></li></ul><p>2018 © Tulpe.example, UAB \"Lakštas\", "
        "įmonės kodas 304836394, Tel. +370 612 00 000</p></nav><h1>Sodai</h1>"
    )
    assert stated(body, "file:x.html", PAGE)["name"] == ['UAB "Lakštas"']


def test_an_icon_at_the_end_leads_to_a_mailbox() -> None:
    body = (
        "<footer><p>ul. Polna 22</p><p>81-341 Gdynia</p><p>Tel. +48 787 000 881</p>"
        "<div><a href='mailto:a.lis@tulipan.example'><i class='icon'></i></a></div></footer>"
    )
    assert stated(body, "file:x.html", PAGE)["email"] == ["a.lis@tulipan.example"]


def test_an_address_before_the_label_of_a_number() -> None:
    body = "<h2>Kontaktai</h2><h4>Tulpė</h4><p>Liepų g. 18, LT-09238, Vilnius Įmonės kodas 302791356</p>"
    assert stated(body, "file:x.html", PAGE)["address"] == ["Liepų g. 18, LT-09238, Vilnius"]


def test_an_address_without_a_postcode_below_a_number_in_brackets() -> None:
    body = (
        "<p>Lale Teknoloji Anonim Şirketi (Mersis No: 0576119170800001)<br>Atatürk Mah. Lale Sk. Gül Sitesi "
        "C1 Blok No: 2B Ataşehir / İstanbul<br>E-posta: info@lale.example</p>"
    )
    assert stated(body, "file:x.html", PAGE)["address"] == [
        "Atatürk Mah. Lale Sk. Gül Sitesi C1 Blok No: 2B Ataşehir / İstanbul"
    ]


def test_an_address_below_a_number_and_before_a_telephone() -> None:
    body = "<p>Tulpė, UAB Įmonės kodas 303410025,<br>Liepų g. 55, Šiauliai, Tel. 8 41 54001</p>"
    assert stated(body, "file:x.html", PAGE)["address"] == ["Liepų g. 55, Šiauliai"]


def test_a_town_and_its_country_in_a_line_of_their_own() -> None:
    body = (
        "<footer><address><p>Elpis 8, Pyrgos 4534</p><p>Limassol, Cyprus</p></address>"
        "<p>© 2025 Tulip Property Ltd. All rights reserved.</p></footer>"
    )
    assert stated(body, "file:x.html", PAGE)["address"] == ["Elpis 8, Pyrgos 4534, Limassol, Cyprus"]


@pytest.mark.parametrize("said", ["Biuro", "Kancelář", "Siedziba firmy", "Iroda", "Головний офіс", "Office"])
def test_where_somebody_is_has_no_name(said: str) -> None:
    assert not can_be_a_name(said)


def test_who_claims_the_copyright_is_called_as_the_mailbox() -> None:
    body = "<div>lipaelektro@gmail.com</div><div>Copyright © LipaElektro 2024. Sva prava zadržana.</div>"
    assert stated(body, "file:x.html", PAGE)["name"] == ["LipaElektro"]


def test_an_app_that_calls_itself_we_above_its_company() -> None:
    body = (
        '<p>Tulip ("we") collects your information.</p><h2>1. Who We Are</h2><p><strong>Plover AI LTD</strong></p>'
        "<p>Address: Gladstone, 116, 3032, Limassol, Cyprus</p><p>Contact: legal@plover.example</p>"
    )
    read = stated(body, "file:x.html", PAGE)
    assert read["name"] == ["Plover AI LTD"] and read["email"] == ["legal@plover.example"]


def test_a_trade_name_within_the_registered_one() -> None:
    body = (
        "<p><b>Naziv:</b> LIPA</p><p><b>Poslovno ime:</b> Ana Lis preduzetnik Umetnost Lipa Beograd</p>"
        "<p><b>PIB:</b> 115033613</p><p>info@lipa.example</p>"
    )
    read = stated(body, "file:x.html", PAGE)
    assert read["name"] == ["Ana Lis preduzetnik Umetnost Lipa Beograd"]
    assert read["email"] == ["info@lipa.example"]
