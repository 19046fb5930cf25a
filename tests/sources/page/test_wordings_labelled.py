"""Names without a form beside labels of numbers, and numbers whose labels say whose they are; all are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

NAMES = [
    ("Kleiwinkel", "nl", '<p>Kleiapp wordt aangeboden door:</p><div><span class="row">Kleiwinkel</span>'
     '<span class="row">KvK-nummer: 70285888</span></div>'),
    ("Uw Oven", "nl", "<p>UwOven.nl wordt geëxploiteerd door Uw Oven, gevestigd in Amstelveen. KVK-nummer: 70285888."
     "</p><p>info@uwoven.nl</p>"),
    ("Hügel-Ofenbau GmbH", "de", "<p>Anna Lehm<br>Hügel-Ofenbau<br>GmbH<br>Gasse 3<br>58097 Hagen<br>HRB 12738 Hagen"
     "</p>"),
    ("MTÜ SAVI OTT", "ee", "<h2>1. Kelle andmeid MTÜ SAVI OTT töötleb?</h2><p>MTÜ SAVI OTT on isikuandmete vastutav "
     "töötleja ning küsimuste korral kirjuta info@savi.ee.</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "ending", "body"), NAMES)
def test_a_name_without_a_sign_behind_it_ends_where_something_else_begins(
    name: str, ending: str, body: str
) -> None:
    site = "uwoven" if "UwOven" in body else "site"
    assert stated(body, f"https://www.{site}.{ending}/", PAGE)["name"] == [name]


def test_a_form_below_its_label_is_nobody_s_name() -> None:
    body = "<h1>Impressum</h1><p>Rechtsform<br>GmbH<br>Gasse 3<br>58097 Hagen<br>HRB 12738 Hagen</p>"
    assert "name" not in stated(body, "https://www.site.de/impressum", PAGE)


def test_a_form_that_is_a_word_is_nobody_s_name_behind_an_article() -> None:
    body = "<h1>Offer</h1><p>The Foundation publishes reports. BIN 190940011996</p>"
    assert "name" not in stated(body, "https://www.site.kz/", PAGE)


def test_a_bank_s_own_number_is_not_the_operator_s() -> None:
    body = "<h1>Реквизиты</h1><p>ТОО «Кувшин»<br>БИН банка: 050941000204<br>БИН 190940011996</p>"
    assert stated(body, "https://www.site.kz/", PAGE)["number"] == ["190940011996"]


def test_the_copyright_names_more_of_what_stands_above_a_mistyped_number() -> None:
    body = "<footer><span>KRUKKE</span><p>Organisasjonsnummer: 923609017</p><p>© 2026 Partiet Krukke</p></footer>"
    assert stated(body, "file:page.html", PAGE)["name"] == ["Partiet Krukke"]


def test_a_turkish_trader_s_number_and_numbered_street() -> None:
    body = (
        "<h1>Künye</h1><p>Ticaret Unvanı: ATALAY ÇÖMLEK</p><p>MERSİS No: 1000000014600001</p>"
        "<p>Adres: Çınar Mah. 3013. Sk. D Blok No:2D, Gölcük / Kocaeli</p>"
    )
    found = stated(body, "https://www.site.com.tr/", PAGE)
    assert found["number"] == ["1000000014600001"]
    assert found["address"] == ["Çınar Mah. 3013. Sk. D Blok No:2D, Gölcük / Kocaeli"]
